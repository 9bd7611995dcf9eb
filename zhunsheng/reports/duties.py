"""What the first responsible persons did against each of their duties in a year, what is lacking, and the draft of a 述法 report.

The deeds are those of the register `first_responsible`; only attested ones count. A gap is a duty without any: the page shows
it, what follows from it is for people to judge.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from zhunsheng.records.access import Access
from zhunsheng.records.models import Organ
from zhunsheng.records.registry import own_fields, registers
from zhunsheng.writing import Outline, Section, one_line, paragraph

KEY = "first_responsible"
PARTY = "party"
"""The post whose duties begin with this word; all others are the government's."""


@dataclass(frozen=True)
class Duty:
    """One duty of the list, with the attested deeds that answer it."""

    key: str
    name: str
    deeds: tuple[Any, ...]


@dataclass(frozen=True)
class Account:
    """One person's year in one organ and post: every duty of the post, and how far the statement has come."""

    organ: Organ
    person: str
    post: str
    post_name: str
    duties: tuple[Duty, ...]
    waiting: int
    statement: Any | None

    @property
    def gaps(self) -> list[Duty]:
        """The duties without an attested deed."""
        return [duty for duty in self.duties if not duty.deeds]

    @property
    def done(self) -> int:
        """How many deeds were attested."""
        return sum(len(duty.deeds) for duty in self.duties)


def accounts(access: Access, year: int) -> list[Account]:
    """Everybody with a deed of that year whom the person may see, in the order of organs. One query; none without the register."""
    if KEY not in registers():
        return []
    rows = (
        access.cases(KEY)
        .filter(opened_on__lte=access.today, done_on__year=year)
        .order_by("organ__path", "person", "post", "done_on", "pk")
    )
    grouped = groupby(rows, key=lambda row: (row.organ_id, row.person, row.post))
    return [_account(list(deeds)) for _, deeds in grouped]


def account(access: Access, year: int, organ: str, person: str, post: str) -> Account | None:
    """One person's account, as far as the person asking may see it."""
    found = (a for a in accounts(access, year) if (a.organ.code, a.person, a.post) == (organ, person, post))
    return next(found, None)


def statement_outline(one: Account, year: int, dated_on: date) -> Outline:
    """A draft of the statement: each duty with its deeds by day and number, then what is lacking, left to the person to say."""
    parts = [
        Section(duty.name.partition("：")[2] or duty.name, _said(duty), level=2)
        for duty in one.duties
        if duty.deeds
    ]
    lacking = "、".join(d.name.partition("：")[2] or d.name for d in one.gaps)
    gaps = (
        f"下列职责本年度没有登记到履职情况：{lacking}。（由本人补写原因和打算。）"
        if lacking
        else "（由本人补写本年度存在的不足。）"
    )
    return Outline(
        title=f"{year}年度述法报告",
        addressee="",
        sections=(
            Section(
                "履行推进法治建设第一责任人职责情况", (paragraph(f"本年度经核实的履职共{one.done}次。"),)
            ),
            *parts,
            Section("存在的不足", (paragraph(gaps),)),
            Section("下一步打算", (paragraph("（由本人补写下一年度的打算。）"),)),
        ),
        issuer=f"{one.organ.name}　{one.person}",
        dated_on=dated_on,
    )


def _account(rows: Sequence[Any]) -> Account:
    first = rows[0]
    fields: Any = own_fields(KEY)
    attested = [row for row in rows if row.attested_on]
    duties = tuple(
        Duty(key, name, tuple(row for row in attested if row.duty == key))
        for key, name in fields["duty"].choices
        if key.startswith(PARTY) == (first.post == PARTY)
    )
    return Account(
        first.organ,
        fields["person"].shown(first.person),
        first.post,
        first.get_post_display(),
        duties,
        sum(row.kind != "statement" and not row.ended for row in rows),
        next((row for row in rows if row.kind == "statement"), None),
    )


def _said(duty: Duty) -> tuple[Any, ...]:
    return tuple(
        paragraph(
            f"{row.done_on:%-m月%-d日}，{row.get_kind_display()}"
            + (f"：{_flat(row.content)}" if row.content else "")
            + f"（{row.number}）。"
        )
        for row in duty.deeds
    )


def _flat(text: str) -> str:
    """One line, and no character that the outline language would take for a placeholder."""
    return one_line(text).rstrip("。；，").replace("{", "｛").replace("}", "｝")
