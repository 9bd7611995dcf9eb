"""A list as it stood on a day says what was so then, corrections known since among it, to whoever sees the list."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people import Cast
from tests.records.steps import agreed, at, dispute, step
from zhunsheng.records import as_of as module
from zhunsheng.records.access import Access
from zhunsheng.records.actions import correct_step
from zhunsheng.records.as_of import as_of, compare, each, replayed
from zhunsheng.records.models import Person

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
WEEK = tuple(MONDAY + n * DAY for n in range(1, 6))
LATER = date(2026, 6, 1)


def stood(person: Person, day: date) -> list[Any]:
    rows = as_of(Access(person, LATER), "mediation", day).order_by("-id")
    return replayed("mediation", rows, day)


def test_a_case_stands_on_each_day_as_its_events_left_it(county: Cast) -> None:
    agreed(county.mediator, dispute(county.mediator), *WEEK)
    seen = {
        day: [(r.stage, r.ended, r.accepted_on) for r in stood(county.mediator, day)]
        for day in (MONDAY - DAY, MONDAY, WEEK[0], WEEK[3], WEEK[4])
    }
    accepted = WEEK[0]
    assert list(seen.values()) == [
        [],
        [("待受理", "", None)],
        [("调解中", "", accepted)],
        [("待签章", "", accepted)],
        [("已达成协议", "办结", accepted)],
    ]


def test_today_it_says_what_the_list_says(county: Cast) -> None:
    agreed(county.mediator, dispute(county.mediator), *WEEK)
    dispute(county.mediator, on=date(2026, 4, 1))
    rows = list(Access(county.mediator, LATER).cases("mediation").order_by("-id"))
    names = [
        f.name
        for f in rows[0]._meta.fields
        if f.name
        not in (
            "id",
            "case_ptr",
            "law_on",
            "version",
            "head",
            "public_from",
            "public_until",
            "withdrawn_until",
        )
    ]
    assert [[getattr(r, n) for n in names] for r in stood(county.mediator, LATER)] == [
        [getattr(r, n) for n in names] for r in rows
    ]


def test_a_day_corrected_since_counts_as_corrected(county: Cast) -> None:
    row = step(county.mediator, dispute(county.mediator), "accept", WEEK[3])
    correct_step(
        county.mediator,
        "mediation",
        row.pk,
        2,
        version=row.version,
        reason="日期录错",
        now=at(LATER),
        on=WEEK[0],
    )
    assert [r.stage for r in stood(county.mediator, WEEK[1])] == ["调解中"]


def test_a_step_voided_since_never_was(county: Cast) -> None:
    row = step(county.mediator, dispute(county.mediator), "accept", WEEK[0])
    correct_step(
        county.mediator,
        "mediation",
        row.pk,
        2,
        version=row.version,
        reason="录错案件",
        now=at(LATER),
        void=True,
    )
    assert [r.stage for r in stood(county.mediator, WEEK[1])] == ["待受理"]


def test_the_last_day_is_the_one_that_was_near_then(county: Cast) -> None:
    row = agreed(county.mediator, dispute(county.mediator), *WEEK)
    (then,) = stood(county.mediator, WEEK[4])
    assert then.due_on == row.due_on


def test_others_see_no_more_of_the_past_than_of_today(county: Cast) -> None:
    dispute(county.mediator)
    assert stood(county.mediator_next_door, LATER) == []
    assert stood(county.stranger, LATER) == []
    assert list(compare(Access(county.stranger, LATER), "mediation", MONDAY - DAY, LATER)) == []


def test_what_stood_cannot_be_saved(county: Cast) -> None:
    dispute(county.mediator)
    assert not hasattr(stood(county.mediator, LATER)[0], "save")


def test_two_days_are_compared_by_what_came_changed_and_went(county: Cast) -> None:
    gone = step(county.mediator, dispute(county.mediator), "accept", WEEK[0])
    changed = dispute(county.mediator)
    dispute(county.mediator)
    step(county.mediator, gone, "stop", WEEK[2])
    step(county.mediator, changed, "accept", WEEK[2])
    added = dispute(county.mediator, on=WEEK[2])
    passed = step(county.mediator, dispute(county.mediator, on=WEEK[1]), "decline", WEEK[1])
    found = {
        d.row.number: (d.kind, d.changes)
        for d in compare(Access(county.mediator, LATER), "mediation", WEEK[1], WEEK[3])
    }
    assert found == {
        gone.number: (
            "gone",
            (("stage", "调解中", "已终结"), ("ended", "", "撤回"), ("result", "", "withdrawn")),
        ),
        changed.number: ("changed", (("stage", "待受理", "调解中"), ("accepted_on", None, WEEK[2]))),
        added.number: ("added", ()),
    }
    assert passed.number not in found


def test_sealed_fields_are_not_compared(county: Cast) -> None:
    row = dispute(county.mediator)
    step(
        county.mediator,
        step(county.mediator, row, "accept", WEEK[0]),
        "report_risk",
        WEEK[1],
        risk="扬言报复",
    )
    assert list(compare(Access(county.mediator, LATER), "mediation", WEEK[0], WEEK[1])) == []


def test_the_number_of_queries_does_not_grow_with_the_rows(county: Cast) -> None:
    row = dispute(county.mediator)
    access = Access(county.mediator, LATER)

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            replayed("mediation", as_of(access, "mediation", LATER), LATER)
            list(compare(access, "mediation", MONDAY - DAY, LATER))
        return len(queries)

    few = asked()
    agreed(county.mediator, row, *WEEK)
    for _ in range(4):
        dispute(county.mediator)
    assert asked() == few == 6


def test_an_export_goes_through_all_batches(county: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    rows = [dispute(county.mediator).number for _ in range(5)]
    access = Access(county.mediator, LATER)
    assert [r.number for r in each("mediation", as_of(access, "mediation", LATER), LATER)] == rows[::-1]
    assert [d.row.number for d in compare(access, "mediation", MONDAY - DAY, LATER)] == rows[::-1]
