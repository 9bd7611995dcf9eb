"""Fixtures that more than one floor needs; keep it short."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.people import Cast

# 测试用自己的家，不碰 var/；须在 Django 读设置之前定下。
os.environ["ZHUNSHENG_HOME"] = tempfile.mkdtemp(prefix="zhunsheng-test-")


@pytest.fixture
def county(db: None, settings: Any, tmp_path: Path) -> "Cast":
    """The cast in its county (tests/people.py), its files in a folder of the test's own."""
    from tests.people import cast

    settings.HOME = tmp_path
    return cast()
