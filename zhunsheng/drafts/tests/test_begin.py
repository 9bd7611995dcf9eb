"""Beginning the report, asking organs for parts, adding a part."""

from datetime import date

import pytest
from django.http import Http404

from tests.records.steps import at
from zhunsheng.drafts.actions import Request, add_part, ask, begin
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.drafts.tests.workshop import NOW, Workshop
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField, Rejected, Stale
from zhunsheng.records.journal import entries
from zhunsheng.records.verify import verify

LAST_YEAR = """云溪县人民政府2025年法治政府建设年度报告
一、2025年推进法治政府建设的主要举措和成效
（一）依法开展人民调解
去年受理纠纷1件。
二、存在的问题和原因
去年的问题。
三、2026年工作打算
去年的打算。
"""


def test_the_parts_stand_in_the_official_order(workshop: Workshop) -> None:
    headings = [part.heading for part in workshop.draft.parts.all()]
    wanted = ("举措和成效", "人民调解", "行政复议", "不足和原因", "主要负责人履行", "主要安排")
    at_place = [next(n for n, heading in enumerate(headings) if words in heading) for words in wanted]
    assert at_place == sorted(at_place)
    assert [part.level for part in workshop.draft.parts.all()][:2] == [1, 2]


def test_a_part_begins_with_what_the_registers_say_its_numbers_still_bound(workshop: Workshop) -> None:
    text = workshop.part("人民调解").text
    assert "受理{mediation.accepted}" in text
    assert "表：人民调解案件分类情况" in text.split("\n")
    assert "达成书面调解协议" in text


def test_what_no_register_holds_is_a_hint_and_no_text(workshop: Workshop) -> None:
    part = workshop.part("不足")
    assert (part.text, part.hint) == ("", "本年度法治政府建设存在的不足，以及产生的原因")


def test_a_second_begin_is_refused_and_leaves_the_first(workshop: Workshop) -> None:
    with pytest.raises(Stale, match="已经有人开始起草"):
        begin(workshop.office, 2026, now=NOW)
    assert Draft.objects.count() == 1


def test_a_year_that_has_not_begun_has_no_draft(people: Workshop) -> None:
    with pytest.raises(Rejected, match="2028"):
        begin(people.office, 2028, now=NOW)


def test_only_the_office_begins(people: Workshop) -> None:
    with pytest.raises(Rejected, match="依法治县办"):
        begin(people.leader, 2026, now=NOW)
    for someone in (people.bureau, people.cast.stranger):
        with pytest.raises(Http404):
            begin(someone, 2026, now=NOW)
    assert not Draft.objects.exists()


def test_last_years_text_is_kept_with_the_draft(people: Workshop) -> None:
    assert begin(people.office, 2026, now=NOW, last_year=LAST_YEAR).last_year == LAST_YEAR


def test_the_report_waits_in_the_offices_inbox_until_the_day_of_the_law(workshop: Workshop) -> None:
    (errand,) = Access(workshop.office, date(2027, 1, 15)).errands()
    assert (errand.what, errand.due_on) == ("起草", date(2027, 3, 1))


def test_an_asked_organ_finds_its_part_in_the_inbox_and_others_do_not(workshop: Workshop) -> None:
    workshop.give(人民调解="bureau")
    (errand,) = Access(workshop.bureau, date(2027, 1, 15)).errands()
    assert (errand.what, errand.due_on) == ("撰写供稿", date(2027, 1, 31))
    assert not Access(workshop.town, date(2027, 1, 15)).errands()
    assert workshop.fresh().state == Draft.State.ASKED


def test_a_part_taken_from_one_organ_goes_out_of_its_inbox(workshop: Workshop) -> None:
    workshop.give(人民调解="bureau")
    workshop.give(人民调解="jia")
    assert not Access(workshop.bureau, date(2027, 1, 15)).errands()
    assert Access(workshop.town, date(2027, 1, 15)).errands().count() == 1


@pytest.mark.parametrize(
    ("organ", "due_on", "why"),
    [
        ("bureau", date(2027, 1, 14), "已经过去"),
        ("nowhere", date(2027, 1, 31), "没有这个单位"),
        ("", date(2027, 1, 31), "没有选供稿单位"),
    ],
    ids=["期限已过", "没有这个单位", "什么都没有改"],
)
def test_a_wrong_request_is_refused_and_asks_nobody(
    workshop: Workshop, organ: str, due_on: date, why: str
) -> None:
    part = workshop.part("不足")
    with pytest.raises(Rejected, match=why):
        ask(
            workshop.office, 2026, version=workshop.draft.version, requests=[Request(part.pk, organ)],
            due_on=due_on, now=NOW,
        )  # fmt: skip
    assert workshop.part("不足").organ is None


def test_a_part_can_be_asked_for_on_its_last_day(workshop: Workshop) -> None:
    part = workshop.part("不足")
    asked = [Request(part.pk, "bureau")]
    ask(
        workshop.office,
        2026,
        version=0 + workshop.fresh().version,
        requests=asked,
        due_on=date(2027, 1, 15),
        now=NOW,
    )
    assert workshop.part("不足").due_on == date(2027, 1, 15)


def test_an_added_part_stands_where_it_was_put_and_below_the_measures(workshop: Workshop) -> None:
    after = workshop.part("行政复议")
    add_part(
        workshop.office,
        2026,
        version=workshop.fresh().version,
        after=after.pk,
        heading="严格规范执法",
        now=NOW,
    )
    headings = [part.heading for part in workshop.draft.parts.all()]
    assert headings.index("严格规范执法") == headings.index(after.heading) + 1


@pytest.mark.parametrize(
    "heading", ["", "依法开展人民调解", "写{这里}", "长" * 61], ids=["空", "已有", "花括号", "太长"]
)
def test_a_heading_that_cannot_be_is_refused(workshop: Workshop, heading: str) -> None:
    before = Part.objects.count()
    with pytest.raises(BadField):
        add_part(
            workshop.office, 2026, version=workshop.draft.version, after=workshop.part("行政复议").pk,
            heading=heading, now=NOW,
        )  # fmt: skip
    assert Part.objects.count() == before


def test_everything_that_was_done_holds_together(workshop: Workshop) -> None:
    workshop.give(人民调解="bureau", 不足="jia")
    workshop.write(
        workshop.bureau, "人民调解", "本年调解纠纷{mediation.accepted}。", now=at(date(2027, 1, 16))
    )
    assert [entry.deed for entry in entries(workshop.part("人民调解"))] == ["开始起草", "约稿", "撰写"]
    assert list(verify()) == []
