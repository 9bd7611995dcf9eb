"""The county with a small year of cases: what the figures of the reports are counted on."""

from datetime import date
from typing import Any

import pytest

from tests.people import Cast
from tests.reports_year import a_year


@pytest.fixture
def year(county: Cast) -> dict[str, list[Any]]:
    """Disputes of 2025 and 2026 in both towns (``tests/reports_year.py``)."""
    return a_year(county)


@pytest.fixture
def new_year() -> date:
    """A day on which 2026 is over."""
    return date(2027, 1, 15)
