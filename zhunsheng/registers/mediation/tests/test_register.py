"""The cases beside this file, as a lawyer would read them."""

from pathlib import Path

import pytest

from tests.casebook import cases, play
from zhunsheng.registers.mediation.register import REGISTER


@pytest.mark.parametrize("path", cases(__file__), ids=lambda p: p.stem)
def test_the_case_runs_as_the_law_says(path: Path) -> None:
    play(REGISTER, path)
