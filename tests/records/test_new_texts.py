"""A new text of a law is kept as a draft, confirmed by the office, and the cases that it moves are counted anew."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.law.texts.invented import NEW, OLD
from tests.people import Cast
from tests.records.steps import APPLICATION, at
from zhunsheng.law import LawError, lawbook
from zhunsheng.notices.models import Notice
from zhunsheng.notices.moved import tell_moved
from zhunsheng.records.actions import confirm_text, open_case
from zhunsheng.records.county import book, confirmed_texts
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.new_texts import discard, drafts, find, keep, prepare

TODAY = date(2026, 11, 10)
REVIEW = "reconsideration.acceptance_review"


def rules(name: str, **changed: Any) -> dict[str, Any]:
    """Every rule goes on where it is proposed, those without a place end."""
    text = find(name)
    assert text
    return {
        one.version.rule: {"basis": one.basis} | changed.get(one.version.rule, {}) if one.basis else None
        for one in text.meetings
    }


@pytest.fixture
def name(settings: Any, tmp_path: Path) -> str:
    """A draft of the invented Act, beginning on 2 November 2026, in a home of its own."""
    settings.HOME = tmp_path
    prepared = prepare(NEW, OLD)
    keep(prepared, OLD)
    return prepared.name


def received(county: Cast) -> Any:
    """An application of Monday 9 November: five working days, to Monday 16 November."""
    day = date(2026, 11, 9)
    row = open_case(
        county.clerk, "reconsideration", organ="bureau", title="不服罚款", on=day, now=at(day), facts=APPLICATION
    )  # fmt: skip
    assert row.due_on == date(2026, 11, 16)
    return row


def test_a_draft_is_held_against_the_old_text_and_does_not_act(name: str) -> None:
    text = find(name)
    assert text
    assert name == "reconsideration_act-2026"
    assert text.changes is not None
    assert [one.name for one in drafts()] == [name]
    assert book().rule(REVIEW).on(TODAY).value == 5
    assert not any(version.local for version in book().instrument("行政复议法").versions)


def test_a_confirmed_text_acts_and_moves_the_cases_of_its_days(county: Cast, name: str) -> None:
    row = received(county)
    changed = {REVIEW: {"value": "3 working_days", "statement": "三个工作日内审查。"}}
    done = confirm_text(county.office, name, rules(name, **changed), now=at(TODAY))
    # 三个工作日到 11 月 12 日，星期四
    assert [(one.row.pk, one.was, one.due_on) for one in done.moved] == [
        (row.pk, date(2026, 11, 16), date(2026, 11, 12))
    ]
    row.refresh_from_db()
    assert row.due_on == date(2026, 11, 12)
    assert (book().rule(REVIEW).on(TODAY).value, lawbook().rule(REVIEW).on(TODAY).value) == (3, 5)
    assert list(drafts()) == []
    written = (confirmed_texts() / f"{name}.yaml").read_text("utf-8")
    assert "confirmed:" in written
    assert str(county.office) in written


def test_a_case_of_before_stays_under_the_old_text(county: Cast, name: str) -> None:
    day = date(2026, 10, 30)
    row = open_case(
        county.clerk, "reconsideration", organ="bureau", title="不服罚款", on=day, now=at(day), facts=APPLICATION
    )  # fmt: skip
    done = confirm_text(
        county.office, name, rules(name, **{REVIEW: {"value": "3 working_days"}}), now=at(TODAY)
    )
    assert done.moved == []
    row.refresh_from_db()
    assert row.due_on == date(2026, 11, 6)


def test_the_keepers_of_what_moved_are_told_once_each(county: Cast, name: str) -> None:
    received(county)
    done = confirm_text(
        county.office, name, rules(name, **{REVIEW: {"value": "3 working_days"}}), now=at(TODAY)
    )
    assert tell_moved(done.moved, "新文本确认以后", by=county.office, now=at(TODAY)) > 0
    told = Notice.objects.values_list("to__username", "text")
    assert {who for who, _ in told} == {"handler", "handler2"}
    assert all("末日由2026-11-16变为2026-11-12" in words for _, words in told)


REFUSED = {
    "不是依法治县办": ("clerk", lambda name: rules(name), Rejected, "依法治县办"),
    "漏了规则": ("office", lambda name: {}, Rejected, "没有写明怎样衔接"),
    "条号超出新文本": ("office", lambda name: rules(name, **{REVIEW: {"basis": "第九百条"}}), Rejected, "没有第九百条"),
    "数值写错": ("office", lambda name: rules(name, **{REVIEW: {"value": "很快"}}), Rejected, "。"),
}  # fmt: skip


@pytest.mark.parametrize(("who", "given", "error", "why"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_confirmed_is_refused_and_changes_nothing(
    who: str, given: Any, error: type[Exception], why: str, county: Cast, name: str
) -> None:
    with pytest.raises(error, match=why):
        confirm_text(getattr(county, who), name, given(name), now=at(TODAY))
    assert [one.name for one in drafts()] == [name]
    assert sorted(file.suffix for file in confirmed_texts().iterdir()) == [".txt", ".txt", ".yaml"]
    assert book().rule(REVIEW).on(TODAY).value == 5


def test_a_second_click_confirms_nothing(county: Cast, name: str) -> None:
    given = rules(name)
    confirm_text(county.office, name, given, now=at(TODAY))
    with pytest.raises(Stale, match="已经确认过"):
        confirm_text(county.office, name, given, now=at(TODAY))


def test_a_draft_that_is_withdrawn_is_gone(name: str) -> None:
    discard(name)
    assert (find(name), list(drafts())) == (None, [])


def test_a_name_that_leads_elsewhere_is_no_draft(name: str) -> None:
    assert find(f"../law/{name}") is None
    assert find("") is None


BAD = {
    "同一文本两次": (NEW, NEW, "同一个文本"),
    "征求意见稿": (NEW.replace("行政复议法\n", "行政复议法（征求意见稿）\n", 1), "", "征求意见稿"),
    "条号不连": (NEW.replace("第五条", "第八十条", 1), "", "条号不连"),
    "较早的文本": (NEW.replace("2026", "2001"), "", "较早的文本"),
    "扫描件": ("", "", "没有文字"),
    "没有规则依据的法": (NEW.replace("行政复议法", "灯塔照管法"), "", "没有规则、步骤依据它"),
    "两部法": (NEW, OLD.replace("行政复议法", "灯塔照管法"), "两部法"),
}


@pytest.mark.parametrize(("new", "old", "why"), BAD.values(), ids=BAD)
def test_what_is_no_new_text_is_refused_in_one_sentence(new: str, old: str, why: str) -> None:
    with pytest.raises(LawError, match=why):
        prepare(new, old)
