"""What everybody may see comes through one door, from its first day to its last, and nothing else comes with it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.house.project import REGISTERS
from tests.people import Cast
from tests.records.posted import POSTED, install, posted
from tests.records.steps import at, step
from zhunsheng.declare import SURNAME, Publication, Register
from zhunsheng.records.actions import correct_step, open_case
from zhunsheng.records.actions.append import bring_up
from zhunsheng.records.chain import write_facts
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Case, Event, Person
from zhunsheng.records.published import Record, Withdrawn, published, publishing
from zhunsheng.records.registry import own_fields, registers
from zhunsheng.records.sealing import SealedField, seal
from zhunsheng.records.verify import verify

__all__ = ["posted"]

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
LAST = date(2026, 6, 4)
"""Three months from Wednesday, 4 March: the publicity term of penalty.samr_publicity_term_minor, which no day off moves."""
PARTY = {
    "parties": "张三、云溪县青禾商贸有限公司",
    "summary": "欠款不还",
    "kind": "contract",
    "amount": "1200",
}


def applied(cast: Cast, on: date = MONDAY, **facts: Any) -> Any:
    return open_case(
        cast.mediator,
        "mediation",
        organ="jia-tw",
        title="货款纠纷",
        on=on,
        now=at(on),
        facts={**PARTY, **facts},
    )


def shown(cast: Cast, on: date = MONDAY, source: str = "applied", **facts: Any) -> Any:
    """A case applied for on that day, accepted the next, published on the third."""
    row = step(cast.mediator, applied(cast, on, **facts), "accept", on + DAY, source=source)
    return step(cast.mediator, row, "publish", on + 2 * DAY, mediators="赵六")


def test_a_record_is_public_from_its_first_day_to_its_last(county: Cast, posted: Register) -> None:
    row = shown(county)
    seen = {
        day: published("mediation", day).count()
        for day in (MONDAY, MONDAY + DAY, MONDAY + 2 * DAY, LAST, LAST + DAY)
    }
    assert list(seen.values()) == [0, 0, 1, 1, 0]
    assert (row.public_from, row.public_until) == (MONDAY + 2 * DAY, LAST)
    assert published("mediation", LAST).get(row.number) is not None
    assert published("mediation", LAST + DAY).get(row.number) is None
    assert published("mediation", LAST + DAY).history(row.number) == []


def test_a_record_shows_its_public_fields_by_official_name_and_its_parties_masked(
    county: Cast, posted: Register
) -> None:
    shown(county)
    record = published("mediation", LAST).page().records[0]
    assert (record.number, record.organ, record.until) == ("调〔2026〕1号", "甲镇人民调解委员会", LAST)
    assert {f.label: f.text for f in record.fields.values()} == {
        "名称": "货款纠纷",
        "纠纷类型": "合同",
        "当事人": "张某、云溪县青禾商贸有限公司",
        "调解员": "赵六",
        "激化风险": "—",
        "协议生效日期": "2026-03-04",
        "涉及金额（元）": "1,200.00",
        "司法确认裁定日期": "—",
        "司法确认结果": "—",
    }


def test_what_the_condition_leaves_out_is_never_public(county: Cast, posted: Register) -> None:
    row = shown(county, source="police")
    assert row.public_from is None
    assert published("mediation", LAST).count() == 0


def test_without_a_first_day_nothing_is_public(county: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = replace(
        POSTED.publication, since="", until="", only=None, masked={}, withdrawn="", withdrawn_for=""
    )
    install(monkeypatch, replace(POSTED, publication=silent))
    assert shown(county).public_from is None
    assert published("mediation", LAST).page().records == ()
    assert "mediation" not in {reg.key for reg in publishing()}


def test_an_end_that_a_field_names_is_the_last_day_and_none_named_is_without_end(
    county: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(
        monkeypatch,
        replace(
            POSTED,
            publication=replace(POSTED.publication, until="confirmed_on", withdrawn="", withdrawn_for=""),
        ),
    )
    row = shown(county)
    record = published("mediation", date(2099, 1, 1)).get(row.number)
    assert isinstance(record, Record)
    assert record.until is None
    row = step(county.mediator, row, "retract", date(2026, 3, 20), confirmation="到期")
    assert [published("mediation", date(2026, 3, d)).count() for d in (20, 21)] == [1, 0]


def test_a_withdrawn_record_goes_that_day_and_a_notice_with_the_reason_stands_to_its_last_day(
    county: Cast, posted: Register
) -> None:
    row, on = shown(county), date(2026, 4, 1)
    row = step(county.mediator, row, "retract", on, confirmation="决定被撤销")
    assert isinstance(published("mediation", on - DAY).get(row.number), Record)
    notice = Withdrawn(row.number, "甲镇人民调解委员会", on, "决定被撤销")
    for day in (on, LAST):
        door = published("mediation", day)
        assert (door.count(), door.get(row.number), door.withdrawn()) == (0, notice, [notice])
    after = published("mediation", LAST + DAY)
    assert (after.get(row.number), after.withdrawn()) == (None, [])


def test_what_is_published_again_after_a_withdrawal_is_public_again(county: Cast, posted: Register) -> None:
    row = step(county.mediator, shown(county), "retract", date(2026, 4, 1), confirmation="文书有误")
    row = step(county.mediator, row, "publish", date(2026, 4, 8), mediators="赵六")
    door = published("mediation", date(2026, 4, 8))
    assert isinstance(door.get(row.number), Record)
    assert door.withdrawn() == []
    assert [(c.on, c.what, c.said) for c in door.history(row.number)] == [
        (date(2026, 3, 4), "公布", ""),
        (date(2026, 4, 1), "撤回", "文书有误"),
        (date(2026, 4, 8), "重新公布", ""),
    ]


def test_a_correction_reaches_the_door_the_same_day_and_its_history_names_the_fields(
    county: Cast, posted: Register
) -> None:
    row, on = shown(county), date(2026, 3, 10)
    correct_step(
        county.mediator, "mediation", row.pk, 1, version=row.version, reason="王五来电更正", now=at(on),
        facts={"amount": "900", "parties": "张四、云溪县青禾商贸有限公司", "summary": "别的经过"},
    )  # fmt: skip
    door = published("mediation", on)
    record = door.get(row.number)
    assert isinstance(record, Record)
    assert record.fields["amount"].text == "900.00"
    # 当事人改了名，姓没有改：外面看到的没有变。理由是给本单位看的。
    assert [(c.on, c.what, c.said) for c in door.history(row.number)] == [
        (date(2026, 3, 4), "公布", ""),
        (on, "更正", "涉及金额（元）"),
    ]


def test_the_list_is_paged_by_key_the_latest_first(county: Cast, posted: Register) -> None:
    for n in range(5):
        shown(county, MONDAY + timedelta(days=7 * (n // 2)))
    door, numbers, after = published("mediation", LAST), [], ""
    while True:
        page = door.page(after=after, size=2)
        numbers += [r.number for r in page.records]
        if not (after := page.older):
            break
    assert numbers == [f"调〔2026〕{n}号" for n in (5, 4, 3, 2, 1)]
    assert [r.number for r in door.each()] == numbers
    for cursor in ("乱写", "2026-13-01.5", "2099-01-01.1", "2026-03-04", "2026-03-04.x"):
        assert [r.number for r in door.page(after=cursor).records] == numbers


@pytest.mark.parametrize(
    ("where", "text", "found"),
    [
        ({"kind": "contract"}, "", 1),
        ({"organ": "jia-tw", "year": "2026"}, "", 2),
        ({"organ": "yi-tw"}, "", 0),
        ({"year": "2025"}, "", 0),
        ({}, "货款", 2),
        ({}, "2号", 1),
        ({}, "张三", 0),
        ({}, "欠款", 0),
        ({}, "applied", 0),
    ],
    ids=[
        "by a public field", "by organ and year", "by another organ", "by another year", "by name", "by number",
        "a masked name is not found", "a sealed text is not found", "an internal text is not found",
    ],
)  # fmt: skip
def test_the_list_is_narrowed_by_what_everybody_sees(
    county: Cast, posted: Register, where: dict[str, str], text: str, found: int
) -> None:
    shown(county)
    shown(county, kind="family")
    door = published("mediation", LAST)
    assert door.count(where=where, text=text) == len(door.page(where=where, text=text).records) == found


@pytest.mark.parametrize(
    ("where", "sentence"),
    [
        ({"source": "applied"}, "不能按 source 筛选"),
        ({"parties": "张三"}, "不能按 parties"),
        ({"year": "去年"}, "不是年份"),
    ],
    ids=["an internal field", "a masked field", "a year that is none"],
)
def test_a_filter_on_what_is_not_public_is_refused(
    county: Cast, posted: Register, where: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Rejected, match=sentence):
        published("mediation", LAST).page(where=where)


def test_an_identity_number_typed_into_a_public_field_is_taken_out(county: Cast, posted: Register) -> None:
    row = shown(county)
    row = step(county.mediator, row, "publish", MONDAY + 3 * DAY, mediators="赵六110101199003078515")
    record = published("mediation", LAST).get(row.number)
    assert isinstance(record, Record)
    assert record.fields["mediators"].text == "赵六（不公开）"


def test_the_number_of_queries_does_not_grow_with_the_rows_and_the_index_gives_the_order(
    county: Cast, posted: Register
) -> None:
    row = shown(county)
    door = published("mediation", LAST)
    with CaptureQueriesContext(connection) as one:
        door.page(), door.count(), door.get(row.number), door.history(row.number), door.withdrawn()
    for _ in range(3):
        shown(county)
    with CaptureQueriesContext(connection) as four:
        door.page(), door.count(), door.get(row.number), door.history(row.number), door.withdrawn()
    assert len(one) == len(four) == 5
    with connection.cursor() as cursor:
        plans = []
        for query in (one[0]["sql"], one[1]["sql"]):
            cursor.execute("EXPLAIN QUERY PLAN " + query)
            plans.append("；".join(line[3] for line in cursor.fetchall()))
    assert "public_list" in plans[0]
    # 同一天公布的几件之间排序，不算整表排序。
    assert "TEMP B-TREE FOR ORDER BY" not in plans[0]
    assert "COVERING INDEX public_list" in plans[1]


@pytest.mark.parametrize("column", ["public_from", "public_until", "withdrawn_until"])
def test_a_public_day_that_somebody_changed_is_found(county: Cast, posted: Register, column: str) -> None:
    row = step(county.mediator, shown(county), "retract", date(2026, 4, 1), confirmation="决定被撤销")
    assert list(verify()) == []
    Case.objects.filter(pk=row.pk).update(**{column: date(2026, 12, 1)})
    assert "与经过不符" in "；".join(map(str, verify()))


# 金丝雀：每项业务，不公开的字段里放上认得出来的字，门里出来的任何东西都不得有。


def canaries(reg: Register) -> dict[str, Any]:
    """For every field of the record something nobody else would write."""
    said: dict[str, Any] = {}
    for n, (name, field) in enumerate(own_fields(reg.key).items()):
        match type(field).__name__:
            case "DateField":
                said[name] = date(2025, 1 + n % 12, 1 + n % 28)
            case "RowsField":
                said[name] = ({c.name: f"雀{n}鸣" for c in field.columns},)
            case (
                "CharField"
                | "TextField"
                | "SealedField"
                | "PeopleField"
                | "OrganField"
                | "OrgansField"
                | "LinksField"
            ):
                said[name] = f"雀{n}鸣"
            case "BooleanField":
                said[name] = None
            case _:
                said[name] = 7310 + n
    return said


def told(reg: Register, number: str, days: list[date], texts: list[str]) -> str:
    """Everything the door gives on these days, as one text."""
    said: list[Any] = []
    for day in days:
        door = published(reg.key, day)
        said += [door.page(), list(door.each()), door.get(number), door.history(number), door.withdrawn()]
        said += [door.page(text=text).records for text in texts]
    return repr(said)


@pytest.mark.parametrize("key", REGISTERS)
@given(data=st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_internal_or_sealed_field_ever_comes_through_the_door(
    county: Cast, monkeypatch: pytest.MonkeyPatch, key: str, data: st.DataObject
) -> None:
    real, own = registers()[key], own_fields(key)
    sealed = tuple(n for n, f in own.items() if isinstance(f, SealedField))
    dates = [n for n, f in own.items() if type(f).__name__ == "DateField"]
    texts = [n for n, f in own.items() if type(f).__name__ == "CharField"]
    chosen = data.draw(st.permutations(dates))
    since, gone = chosen[0], chosen[-1] if len(chosen) > 1 and texts and data.draw(st.booleans()) else ""
    reason = data.draw(st.sampled_from(texts)) if gone else ""
    public = data.draw(st.sets(st.sampled_from([n for n in own if n not in sealed]))) | (
        {since, gone, reason} - {""}
    )
    masked = {n: SURNAME for n in sealed if data.draw(st.booleans())}
    said = Publication(
        public=tuple(public), internal=tuple(n for n in own if n not in public and n not in sealed), sealed=sealed,
        since=since, withdrawn=gone, withdrawn_for=reason, masked=masked,
    )  # fmt: skip
    with monkeypatch.context() as patch:
        reg = install(patch, replace(real, publication=said))
        Person.objects.filter(pk=county.handler.pk).update(name="雀人鸣")
        assert list(said.problems(own)) == []
        hidden = canaries(reg)
        facts = {**hidden, since: MONDAY, **({gone: date(2026, 4, 1)} if gone else {})}
        row = reg.record(
            register=key,
            number=f"雀{Case.objects.count()}",
            title="雀名鸣",
            organ=county.jia,
            opened_on=MONDAY,
        )
        row.save(force_insert=True)
        facts = {n: seal(v) if n in sealed else v for n, v in facts.items() if v is not None}
        event = Event.objects.create(
            case_id=row.pk, seq=1, step=reg.procedure.opening.key, on=MONDAY, by=county.handler, at=at(MONDAY),
            facts={"title": "雀名鸣", "organ": "jia", **write_facts(reg, facts)}, reason="雀由鸣",
        )  # fmt: skip
        bring_up(reg, row, [event], MONDAY)
        shows = told(
            reg,
            row.number,
            [MONDAY - DAY, MONDAY, date(2026, 4, 1), date(2026, 4, 2)],
            [str(hidden[n]) for n in sealed],
        )
    secret = {n: v for n, v in hidden.items() if n not in public and v is not None} | {
        "title": "雀名鸣",
        "reason": "雀由鸣",
    }
    leaked = {n for n, v in secret.items() if any(form in shows for form in forms_of(v))}
    assert leaked == set()
    assert "雀人鸣" not in shows
    assert row.number in shows or gone == since
    assert "封:" not in shows


def forms_of(value: Any) -> list[str]:
    """A canary as any door might print it."""
    if isinstance(value, date):
        return [value.isoformat(), repr(value)]
    if isinstance(value, tuple):
        return [str(cell) for row in value for cell in row.values()]
    return [str(value), f"{value:,}"] if isinstance(value, int) else [str(value)]
