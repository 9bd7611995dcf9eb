"""Cases that a lawyer can read: facts by date, and what is then open, by when, and what is shut and why.

A file under ``registers/KEY/tests/cases/`` says ``name``, ``law`` and ``steps``. A day is written with its weekday (``2025-03-10 一``), so that a
reader can check it with a wall calendar; a wrong weekday fails the test. After each step may stand ``due`` (step → last day,
or 中止), ``open`` and ``shut`` (step → part of the reason); ``look`` looks at the case on a day without taking a step.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.weekdays import WEEKDAYS, day_of
from zhunsheng.calendar import work_calendar
from zhunsheng.declare import Register
from zhunsheng.procedures import Actor, Attempt, Case, standing, take
from zhunsheng.records.chain import clean_facts
from zhunsheng.records.fields import Column, RowsField
from zhunsheng.records.registry import labels

FAR = date(2026, 12, 30)


def said(day: date) -> str:
    """A date as the casebook writes it."""
    return f"{day.isoformat()} {WEEKDAYS[day.weekday()]}"


def cases(test_file: str) -> list[Path]:
    """The case files beside a test file."""
    return sorted((Path(test_file).parent / "cases").glob("*.yaml"))


def play(reg: Register, path: Path) -> None:
    """Plays a case file and checks everything it says."""
    book = yaml.safe_load(path.read_text(encoding="utf-8"))
    case = Case(reg.procedure, (), FAR, work_calendar(), labels=labels(reg.key))
    for number, line in enumerate(book["steps"], start=1):
        where = f"{path.name} 第 {number} 步"
        day = day_of(line.get("day") or line["look"])
        case = replace(case, today=day)
        if "take" in line:
            case = _take(reg, case, line, number, day)
        wrong = list(_wrong(case, line))
        assert not wrong, f"{where}（{said(day)}）：" + "；".join(wrong)
    if "law_on" in book:
        assert said(case.law_on) == book["law_on"]
    if "ended" in book:
        assert (case.ended.value if case.ended else "") == book["ended"]


def _take(reg: Register, case: Case, line: dict[str, Any], number: int, day: date) -> Case:
    step = reg.procedure[line["take"]]
    given = clean_facts(reg, {**{name: _filled(reg, name) for name in step.fills}, **line.get("facts", {})})
    attempt = Attempt(
        step=step.key,
        on=day_of(line["dated"]) if "dated" in line else day,
        actor=Actor(person=line.get("by", f"第{number}人"), roles=step.seats),
        outcome=line.get("outcome", step.outcomes[0] if step.outcomes else ""),
        facts=given,
        documents=tuple(d.name for d in step.needs),
    )
    return replace(case, history=(*case.history, take(case, attempt)))


def _filled(reg: Register, name: str) -> Any:
    """Something that the field takes, where the case does not care what."""
    field = reg.record._meta.get_field(name)
    if field.choices:
        return list(field.choices)[0][0]
    if isinstance(field, RowsField):
        return [{c.name: _cell(c) for c in field.columns}]
    return {
        "PositiveSmallIntegerField": 2,
        "DecimalField": 100,
        "DateField": date(2026, 1, 5),
        "PeopleField": "甲某、乙某",
    }.get(type(field).__name__, "某")


def _cell(column: Column) -> Any:
    """Something that the column takes."""
    if column.choices:
        return column.choices[0][0]
    return {"whole": 1, "amount": "100", "day": "2026-01-05"}.get(column.kind, "某")


def _wrong(case: Case, line: dict[str, Any]) -> Iterator[str]:
    stand = standing(case)
    open_steps = {o.step.key: o for o in stand.open}
    shut = {c.step.key: "；".join(map(str, c.reasons)) for c in stand.closed}
    for key, last in line.get("due", {}).items():
        due = case.due(case.procedure[key])
        found = "没有期限" if due is None else "中止" if due.due is None else said(due.last_day)
        if found != last:
            yield f"“{case.procedure.names[key]}”的末日应为 {last}，算得 {found}"
    for key in line.get("open", []):
        if key not in open_steps:
            yield f"“{case.procedure.names[key]}”应可办理，却因：{shut.get(key, '不存在')}"
    for key, reason in line.get("shut", {}).items():
        now = shut.get(key, "可以办理" if key in open_steps else "此时没有这一步")
        if reason not in now:
            yield f"“{case.procedure.names[key]}”应因“{reason}”不能办理，实为：{now}"
    for key in line.get("absent", []):
        if key in open_steps or key in shut:
            yield f"“{case.procedure.names[key]}”此时不应存在"
    late = {o.step.key for o in stand.late}
    if "late" in line and late != set(line["late"]):
        yield f"逾期的应为 {line['late']}，实为 {sorted(late)}"
