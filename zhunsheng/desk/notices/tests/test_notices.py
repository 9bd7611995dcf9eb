"""One's own notices."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from tests.campaign import Play, play
from tests.people import Cast
from tests.records.steps import at
from zhunsheng import clock
from zhunsheng.notices.models import Notice
from zhunsheng.records.models import Person

pytestmark = pytest.mark.django_db
Opener = Callable[..., str]
SignIn = Callable[[Person], Client]


@pytest.fixture
def running(county: Cast, monkeypatch: pytest.MonkeyPatch) -> Play:
    """A campaign that was launched in February and told to everybody; it is July."""
    monkeypatch.setattr(clock, "now", lambda: at(date(2026, 7, 1)))
    return play(county)


def test_notices_are_ones_own_and_become_read(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    jia, yi = sign_in(running.liaisons["jia"]), sign_in(running.liaisons["yi"])
    page = open_page(jia, "/notices/")
    assert "已经下发" in page
    assert re.search(r"通知 <span class=\"count\">1</span>", page)
    mine = Notice.objects.get(to=running.liaisons["jia"])
    open_page(yi, "/notices/read/", data={"notice": mine.pk}, status=404)
    open_page(yi, "/notices/read/", data={"notice": "x"}, status=404)
    answer = jia.post("/notices/read/", {"notice": mine.pk})
    assert answer["Location"] == f"/campaigns/{running.campaign.pk}/items/"
    assert "未读" not in open_page(jia, "/notices/")
