"""The workshop with people in it."""

import pytest

from tests.people import Cast
from zhunsheng.drafts.tests.workshop import Workshop, begun, gathered


@pytest.fixture
def people(county: Cast) -> Workshop:
    """Everybody, before anything is begun."""
    return gathered(county)


@pytest.fixture
def workshop(county: Cast) -> Workshop:
    """The report of 2026 begun in January 2027."""
    return begun(county)
