"""The board, who is behind, the bars, and what goes on the list of rectification."""

from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import Http404

from zhunsheng.campaigns import access as seen
from zhunsheng.campaigns import actions
from zhunsheng.campaigns.content import rectifications
from zhunsheng.campaigns.matrix import html, matrix
from zhunsheng.campaigns.models import Task
from zhunsheng.campaigns.standing import KEYS, SHAPES
from zhunsheng.campaigns.supervision import counts, gantt, missing
from zhunsheng.campaigns.tests.conftest import Office, at
from zhunsheng.notices import urging
from zhunsheng.procedures.errors import Refused
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected
from zhunsheng.records.registry import registers
from zhunsheng.records.verify import verify


def board(running: Office, day: date = date(2026, 4, 10), **filters: str) -> Any:
    return matrix(Access(running.county.office, day), running.fresh(), **filters)


def words(found: Any) -> dict[tuple[str, str], str]:
    """Task and organ → the word of the cell."""
    return {
        (row.code, organ.code): cell.look.word
        for row in found.rows
        for organ, cell in zip(found.organs, row.cells, strict=True)
        if cell
    }


def test_every_item_has_its_cell_with_word_shape_and_colour(running: Office) -> None:
    running.hand_in(running.item("1.2.1", running.county.jia), running.jia_liaison, running.jia_head)
    running.draft(running.item("1.2.1", running.county.yi), running.yi_liaison)
    said = words(board(running))
    assert len(said) == 9
    assert (said["1.2.1", "jia"], said["1.2.1", "yi"], said["1.1.1", "bureau"]) == (
        "已上报",
        "填报中",
        "待填报",
    )


@pytest.mark.parametrize(
    ("day", "word"),
    [
        (date(2026, 6, 26), "待填报"),
        (date(2026, 6, 27), "3 天后到期"),
        (date(2026, 6, 30), "今天到期"),
        (date(2026, 7, 1), "逾期 1 天"),
    ],
    ids=["in good time", "three days left", "on the day", "a day late"],
)
def test_an_item_nears_its_day_and_passes_it(running: Office, day: date, word: str) -> None:
    assert words(board(running, day))["1.1.1", "bureau"] == word


def test_every_state_has_a_shape_of_its_own() -> None:
    assert set(SHAPES) == set(KEYS)
    assert len(set(SHAPES.values())) == len(SHAPES)


def test_the_board_narrows_to_an_area_and_a_kind_of_organs(running: Office) -> None:
    assert {code for code, _ in words(board(running, area="2"))} == {"2.1.1", "2.1.2"}
    assert {organ for _, organ in words(board(running, kind="township"))} == {"jia", "yi"}


def test_an_organ_sees_its_own_column_only(running: Office) -> None:
    mine = matrix(Access(running.jia_liaison, date(2026, 4, 10)), running.fresh())
    assert [organ.code for organ in mine.organs] == ["jia"]


def test_the_body_is_escaped_and_well_formed(running: Office) -> None:
    name = '<script>"&'
    Task.objects.filter(code="1.2.1").update(name=name)
    said = str(html(board(running)))
    assert "<script>" not in said
    assert said.count("<tr") == said.count("</tr>") == 7
    assert said.count("<td") == 12

    class Titles(HTMLParser):
        found: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "a":
                self.found.append(dict(attrs)["title"] or "")

    parser = Titles()
    parser.feed(said)
    assert "甲镇人民政府 1.2.1 " + name + "：待填报，期限 6月30日" in parser.found


def test_the_board_takes_four_queries(running: Office, django_assert_max_num_queries: Any) -> None:
    access, campaign = Access(running.county.office, date(2026, 4, 10)), running.fresh()
    board(running)
    with django_assert_max_num_queries(4):
        html(matrix(access, campaign))


def test_who_is_behind_is_told_with_how_many_and_how_late(running: Office) -> None:
    for code in ("1.2.1", "2.1.1", "2.1.2"):
        running.hand_in(running.item(code, running.county.jia), running.jia_liaison, running.jia_head)
    running.hand_in(running.item("2.1.1", running.county.yi), running.yi_liaison, running.yi_head)
    behind = missing(Access(running.county.office, date(2026, 7, 5)), running.fresh())
    assert [(one.organ.code, one.waiting, one.late, one.days) for one in behind] == [
        ("bureau", 3, 3, 5), ("yi", 2, 2, 5)
    ]  # fmt: skip


def test_those_behind_can_be_urged_once_a_day(running: Office) -> None:
    rows = list(
        seen.items(Access(running.county.office, date(2026, 7, 5)), running.campaign.pk).filter(
            organ__code="jia"
        )
    )
    sent = urging.urge(rows, "{事项}请于{期限}前上报", person=running.county.office, now=at(7, 5))
    assert [one.people for one in sent] == [(running.jia_liaison,)] * 3
    assert sent[0].address == f"/campaigns/{running.campaign.pk}/items/{rows[0].pk}/"
    again = urging.preview(rows, "再催", today=date(2026, 7, 5))
    assert {one.refused for one in again} == {urging.ALREADY}


def test_counts_follow_the_states(running: Office) -> None:
    running.hand_in(running.item("1.2.1", running.county.jia), running.jia_liaison, running.jia_head)
    found = counts(Access(running.county.office, date(2026, 4, 10)), running.fresh())
    assert found == {"handed_in": 1, "open": 8}


def test_bars_tell_how_far_a_task_has_come(running: Office) -> None:
    running.hand_in(running.item("1.2.1", running.county.jia), running.jia_liaison, running.jia_head)
    bars = {bar.code: bar for bar in gantt(Access(running.county.office, date(2026, 7, 5)), running.fresh())}
    assert (bars["1.2.1"].handed_in, bars["1.2.1"].asked, bars["1.2.1"].late) == (1, 2, True)
    assert (bars["1.2.1"].starts_on, bars["1.2.1"].due_on) == (date(2026, 3, 1), date(2026, 6, 30))


needs_rectification = pytest.mark.skipif(
    "rectification" not in registers(), reason="业务清单里没有“督察整改”"
)


@needs_rectification
def test_a_problem_goes_on_the_list_of_rectification_and_its_number_on_the_item(handed_in: Office) -> None:
    item = handed_in.item("1.2.1", handed_in.county.jia)
    row = actions.rectify(
        handed_in.county.office, item.pk, problem="调解台账缺三个月", due_on=date(2026, 9, 30), now=at(7, 5)
    )
    assert (row.organ, row.required_on, row.source) == (handed_in.county.jia, date(2026, 9, 30), "score")
    assert rectifications(item) == [(row.pk, row.number)]
    assert list(verify()) == []


@needs_rectification
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"problem": " "}, "请写明要整改的问题"),
        ({"due_on": date(2026, 7, 4)}, "整改期限 2026年7月4日已经过去"),
    ],
    ids=["no problem", "a day gone by"],
)
def test_a_rectification_that_does_not_hold_together_is_refused(
    handed_in: Office, words: dict[str, Any], sentence: str
) -> None:
    item = handed_in.item("1.2.1", handed_in.county.jia)
    given = {"problem": "缺台账", "due_on": date(2026, 9, 30)} | words
    with pytest.raises(Rejected, match=sentence):
        actions.rectify(handed_in.county.office, item.pk, now=at(7, 5), **given)


@needs_rectification
def test_whoever_may_not_open_a_rectification_is_refused_and_nothing_is_written(handed_in: Office) -> None:
    item = handed_in.item("1.2.1", handed_in.county.jia)
    with pytest.raises((Rejected, Refused)):
        actions.rectify(handed_in.reviewer, item.pk, problem="缺台账", due_on=date(2026, 9, 30), now=at(7, 5))
    with pytest.raises(Http404):
        actions.rectify(handed_in.yi_head, item.pk, problem="缺台账", due_on=date(2026, 9, 30), now=at(7, 5))
    assert rectifications(item) == []
