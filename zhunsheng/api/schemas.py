"""The shapes of what the API answers, for its description at ``/api/openapi.json``."""

from typing import Any

from ninja import Schema


class Problem(Schema):
    """What went wrong, in one Chinese sentence."""

    detail: str


class OrganSaid(Schema):
    """An organ by code and official name."""

    code: str
    name: str


class StepSaid(Schema):
    """A step of a procedure: key and official name."""

    key: str
    name: str


class FigureNamed(Schema):
    """A declared figure: key, official name, unit."""

    key: str
    name: str
    unit: str


class RegisterSaid(Schema):
    """A register that the caller sees anything of; `fields` gives the official names of its open fields."""

    key: str
    name: str
    systems: list[str]
    steps: list[StepSaid]
    figures: list[FigureNamed]
    fields: dict[str, str]


class CaseSaid(Schema):
    """A case; `fields` holds its open fields: days as YYYY-MM-DD, amounts as exact text, what is empty as null."""

    id: int
    number: str
    title: str
    organ: OrganSaid
    stage: str | None
    ended: str | None
    opened_on: str | None
    closed_on: str | None
    due_on: str | None
    version: int
    fields: dict[str, Any]


class EventSaid(Schema):
    """One line of a case's history with its hash and the hash before it."""

    seq: int
    kind: str
    step: str
    name: str
    on: str
    by: str | None
    outcome: str
    facts: dict[str, Any]
    documents: list[dict[str, str]]
    corrects: int
    void: bool
    reason: str
    at: str
    previous: str
    hash: str


class CaseWithEvents(CaseSaid):
    """A case with its history, oldest first."""

    events: list[EventSaid]


class CasePage(Schema):
    """Some cases, newest first; `next` is the `before` of the following page, null on the last."""

    items: list[CaseSaid]
    next: int | None


class ValueSaid(Schema):
    """A figure's value: numbers as exact text, null where `missing` says why there is none."""

    key: str
    name: str
    unit: str
    period: str
    organ: str
    group: str | None
    value: str | None
    numerator: str | None
    denominator: str | None
    missing: str | None
    records: int
    empty: int
    fingerprint: str
    as_of: str | None
    text: str


class FigureSaid(ValueSaid):
    """A value beside that of the same days last year, and its exact definition."""

    definition: str
    previous: ValueSaid


class FigurePage(Schema):
    """Every figure that the caller sees of one organ in one period."""

    period: str
    organ: OrganSaid
    figures: list[FigureSaid]


class RecordSaid(Schema):
    """A record that was counted."""

    id: int
    number: str
    title: str
    organ: OrganSaid


class RecordPage(Schema):
    """Some of the records counted, in the order of their registration; `next` is the following page's `after`."""

    figure: ValueSaid
    items: list[RecordSaid]
    next: int | None
