"""Passages in wording that no rule was written for: how many faults are found, and that the true ones are quiet."""

import pytest

from tests.reading.passages import passages, quiet


@pytest.mark.parametrize(("name", "least"), [("d", 66), ("e", 62)])
def test_most_faults_planted_in_passages_are_told_and_the_true_ones_are_quiet(name: str, least: int) -> None:
    read = list(passages(name))
    assert len(read) > 70
    assert [one.line for one in read if one.alarms] == []
    assert sum(bool(one.told) for one in read) >= least


@pytest.mark.parametrize("name", ["d", "e"])
def test_true_passages_in_the_manner_of_budgets_and_bulletins_are_quiet(name: str) -> None:
    assert [line for line, alarms in quiet(name) if alarms] == []
