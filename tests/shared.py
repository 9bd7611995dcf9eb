"""Where real reports and reference figures lie: beside the checkout, never in it."""

from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(path: str) -> Path:
    """A file or folder of ../shared; the test is skipped, and says so, where it is absent."""
    found = _SHARED / path
    if not found.exists():
        pytest.skip(f"没有 ../shared/{path}，需要真实材料的测试跳过")
    return found
