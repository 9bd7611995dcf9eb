"""Notices and urging: told once, urged at most once a day, sent outside only where a channel is set up."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.people import Cast
from zhunsheng.clock import CHINA
from zhunsheng.notices import sending
from zhunsheng.notices.models import Notice
from zhunsheng.notices.sending import deliver, notify
from zhunsheng.notices.urging import ALREADY, NOBODY, preview, urge
from zhunsheng.records.errands import Wish, tell
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Organ

NOW = datetime(2026, 3, 2, 9, tzinfo=CHINA)
WORDS = "请{单位}于{期限}前办理“{事项}”。"


def waits(county: Cast, organ: Organ, role: str = "mediator") -> Organ:
    """An errand because of a row; the organ itself stands in for the row."""
    wish = Wish(
        organ=organ, role=role, what="填报", title="半年报", address="/s/1/", due_on=date(2026, 3, 10)
    )
    tell(organ, [wish])
    return organ


def test_a_preview_names_the_people_and_the_words_and_sends_nothing(county: Cast):
    (one,) = preview([waits(county, county.jia)], WORDS, today=NOW.date())
    assert [p.name for p in one.people] == ["甲镇调解员"]
    assert one.words == "请甲镇人民政府于2026年3月10日前办理“半年报”。"
    assert not Notice.objects.exists()


def test_an_urging_reaches_the_people_it_waits_for(county: Cast):
    urge([waits(county, county.jia), waits(county, county.yi)], WORDS, person=county.office, now=NOW)
    assert {n.to.name for n in Notice.objects.all()} == {"甲镇调解员", "乙镇调解员"}


def test_a_second_urging_on_the_same_day_is_refused(county: Cast):
    row = waits(county, county.jia)
    urge([row], WORDS, person=county.office, now=NOW)
    (again,) = urge([row], WORDS, person=county.office, now=NOW + timedelta(hours=14, minutes=59))
    assert again.refused == ALREADY
    assert Notice.objects.count() == 1


def test_the_next_day_it_may_be_urged_again(county: Cast):
    row = waits(county, county.jia)
    urge([row], WORDS, person=county.office, now=NOW)
    (again,) = urge([row], WORDS, person=county.office, now=NOW + timedelta(hours=15))
    assert not again.refused


def test_a_row_that_nobody_waits_for_is_not_urged(county: Cast):
    (one,) = preview([county.jia], WORDS, today=NOW.date())
    assert one.refused == NOBODY


def test_the_role_is_looked_for_in_the_organs_above(county: Cast):
    (one,) = preview([waits(county, county.jia_committee)], WORDS, today=NOW.date())
    assert [p.name for p in one.people] == ["甲镇调解员"]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "  ",
        "请{领导}办理",
        "请{0}办理",
        "请{办理",
        "请{单位.path}办理",
        "{单位.__class__.__init__.__globals__}",
        "{事项:>9999999999}",
        "{事项!r}",
    ],
)
def test_words_that_cannot_be_sent_are_refused(county: Cast, words: str):
    with pytest.raises(Rejected):
        preview([waits(county, county.jia)], words, today=NOW.date())


def test_many_rows_cost_as_many_queries_as_one(county: Cast, django_assert_max_num_queries: Any):
    rows = [waits(county, organ) for organ in Organ.objects.all()]
    with django_assert_max_num_queries(5):
        preview(rows, WORDS, today=NOW.date())


def test_without_a_channel_nothing_leaves_the_product(county: Cast, settings: Any):
    settings.NOTICE_CHANNELS = []
    notify([county.office], "报告已公布。", row=county.jia, address="/", now=NOW)
    assert Notice.objects.get().outside == Notice.Outside.NONE
    assert deliver() == 0


def test_with_a_channel_each_notice_is_tried_once_and_says_how_it_went(
    county: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch
):
    settings.NOTICE_CHANNELS = ["json://127.0.0.1:9/"]
    monkeypatch.setattr(sending, "_send", lambda notice: notice.to == county.office)
    notify([county.office, county.head], "报告已公布。", row=county.jia, address="/", now=NOW)
    assert deliver() == 1
    assert sorted(Notice.objects.values_list("to__username", "outside")) == [
        ("head", "failed"),
        ("office", "sent"),
    ]
    assert deliver() == 0


def test_a_channel_that_needs_a_mail_address_is_left_out_for_people_without_one(county: Cast, settings: Any):
    settings.NOTICE_CHANNELS = ["mailtos://gateway.example/?to={email}"]
    notify([county.office], "报告已公布。", row=county.jia, address="/", now=NOW)
    assert deliver() == 0
    assert Notice.objects.get().outside == Notice.Outside.FAILED
