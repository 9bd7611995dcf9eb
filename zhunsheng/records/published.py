"""The one door to what everybody may see. Public pages, downloads and feeds read through it and through nothing else.

Only fields that the register declares public are even asked of the database; a sealed one is opened inside its mask. What
is public is a question of today, so that a beginning, an end and a withdrawal act on their day without any job running.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, QuerySet
from django.utils import timezone

from zhunsheng.declare import Register
from zhunsheng.declare.masks import HIDDEN_TEXT, without_identity
from zhunsheng.procedures import Case as EngineCase
from zhunsheng.procedures import Kind
from zhunsheng.records.chain import history
from zhunsheng.records.county import book, calendar
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Case, Event
from zhunsheng.records.public_days import ENDLESS, public_days
from zhunsheng.records.registry import own_fields, register, registers
from zhunsheng.records.sealing import SealedField, unseal
from zhunsheng.records.shown import EMPTY, shown

SIZE = 20


class Shown(NamedTuple):
    """A public field: its official name, and its value as it is printed."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """A record while it is public; `until` None: without end."""

    number: str
    organ: str
    since: date
    until: date | None
    fields: Mapping[str, Shown]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What stands where a withdrawn record was: that it is withdrawn, since when and why."""

    number: str
    organ: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a publication's history: the day, what happened, and the fields concerned or the reason."""

    on: date
    what: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Some records, the latest first, and the cursor behind which the next page begins; empty at the end."""

    records: tuple[Record, ...]
    older: str


def publishing() -> list[Register]:
    """The registers that publish anything at all, in the order of the list."""
    return [reg for reg in registers().values() if reg.publication.since]


def published(key: str, today: date) -> "Published":
    """What the register shows everybody on that day."""
    return Published(register(key), today)


class Published:
    """A register's public records on one day: a list, a record by number, how many, how each came and went."""

    def __init__(self, reg: Register, today: date) -> None:
        self._reg, self._today = reg, today
        said = reg.publication
        own: Mapping[str, Any] = own_fields(reg.key)
        open_to_all = {n: f for n, f in own.items() if n in said.public and not isinstance(f, SealedField)}
        if "title" in said.public:
            open_to_all = {"title": Case._meta.get_field("title"), **open_to_all}
        self._open = open_to_all
        self._fields = {**open_to_all, **{n: f for n, f in own.items() if n in said.masked}}

    @property
    def labels(self) -> dict[str, str]:
        """What each field is officially called, in the order of the record."""
        return {name: str(field.verbose_name) for name, field in self._fields.items()}

    @property
    def filters(self) -> tuple[str, ...]:
        """The fields the list can be narrowed by, besides ``organ`` (by code) and ``year`` (of publication)."""
        return tuple(n for n in self._reg.filters if n in self._open)

    def page(
        self, *, where: Mapping[str, str] | None = None, text: str = "", after: str = "", size: int = SIZE
    ) -> Page:
        """One page, by key and never by offset. A cursor that is none begins anew; an unknown filter is Rejected."""
        cursor = _cursor(after)
        # 只写一个上界：写两个，数据库从今天扫到光标。
        rows = self._narrowed(where, text, upto=min(cursor[0], self._today) if cursor else None)
        if cursor and cursor[0] <= self._today:
            rows = rows.filter(Q(public_from__lt=cursor[0]) | Q(id__lt=cursor[1]))
        found = list(self._values(rows.order_by("-public_from", "-id"))[: size + 1])
        more, found = len(found) > size, found[:size]
        older = f"{found[-1]['public_from'].isoformat()}.{found[-1]['id']}" if more else ""
        return Page(tuple(self._records(found)), older)

    def each(self, *, where: Mapping[str, str] | None = None, text: str = "") -> Iterator[Record]:
        """Every record that fits, one after another, for a download; memory does not grow with their number."""
        rows = self._values(self._narrowed(where, text).order_by("-public_from", "-id"))
        found = rows.iterator(chunk_size=2000)
        while some := list(islice(found, 2000)):
            yield from self._records(some)

    def count(self, *, where: Mapping[str, str] | None = None, text: str = "") -> int:
        """How many fit."""
        if not where and not text:
            return Case.objects.filter(self._standing(), register=self._reg.key).count()
        return self._narrowed(where, text).count()

    def get(self, number: str) -> Record | Withdrawn | None:
        """The record of that number, what stands in its place once withdrawn, or None: not public, or there is none."""
        found = self._values(self._rows().filter(self._standing(), number=number))[:1]
        records = [*self._records(found)] or self._gone(1, number=number)
        return records[0] if records else None

    def withdrawn(self, *, size: int = SIZE) -> list[Withdrawn]:
        """The latest withdrawals that still have to be told."""
        return self._gone(size)

    def history(self, number: str) -> list[Change]:
        """How the record was published, changed and withdrawn; nothing when it is neither public nor just withdrawn."""
        seen = (
            self._rows().filter(self._standing() | self._told(), number=number).values_list("pk", flat=True)
        )
        events = list(Event.objects.filter(case__in=seen).order_by("seq"))
        return [c for c in self._changes(events) if c.on <= self._today]

    # 取

    def _rows(self) -> QuerySet[Any]:
        rows: QuerySet[Any] = self._reg.record._default_manager.filter(register=self._reg.key)
        return rows

    def _standing(self, upto: date | None = None) -> Q:
        return Q(public_from__lte=upto or self._today, public_until__gte=self._today)

    def _told(self) -> Q:
        withdrawn = self._reg.publication.withdrawn
        if not withdrawn:
            return Q(pk__in=())
        return Q(withdrawn_until__gte=self._today, **{f"{withdrawn}__lte": self._today})

    def _values(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.values("id", "number", "organ__name", "public_from", "public_until", *self._fields)

    def _narrowed(
        self, where: Mapping[str, str] | None, text: str, upto: date | None = None
    ) -> QuerySet[Any]:
        rows = self._rows().filter(self._standing(upto))
        for name, value in (where or {}).items():
            rows = rows.filter(self._equals(name, value))
        if text := text.strip()[:100]:
            like = Q(number__icontains=text) | Q(organ__name__icontains=text)
            for name, field in self._open.items():
                if type(field) in (models.CharField, models.TextField) and not field.choices:
                    like |= Q(**{f"{name}__icontains": text})
            rows = rows.filter(like)
        return rows

    def _equals(self, name: str, value: str) -> Q:
        match name:
            case "organ":
                return Q(organ__code=value)
            case "year" if value.isdecimal() and 1900 <= int(value) <= 9998:
                return Q(public_from__range=(date(int(value), 1, 1), date(int(value), 12, 31)))
            case "year":
                raise Rejected(f"年度 {value} 不是年份，请填写四位数字。")
        if name not in self.filters:
            known = "、".join(["organ", "year", *self.filters])
            raise Rejected(f"公开的列表不能按 {name} 筛选；可用：{known}。")
        try:
            return Q(**{name: self._open[name].to_python(value)})
        except ValidationError:
            raise Rejected(f"“{self.labels[name]}”没有 {value} 这个值，请从列表中选择。") from None

    # 看

    def _records(self, rows: Sequence[Mapping[str, Any]]) -> Iterator[Record]:
        for row in rows:
            until = row["public_until"]
            yield Record(
                number=row["number"],
                organ=row["organ__name"],
                since=row["public_from"],
                until=None if until == ENDLESS else until,
                fields={n: Shown(label, self._text(n, row[n])) for n, label in self.labels.items()},
            )

    def _text(self, name: str, value: Any) -> str:
        mask, field = self._reg.publication.masked.get(name), self._fields[name]
        if mask is None:
            return without_identity(shown(field, value))
        if not value:
            return EMPTY
        try:
            return mask(unseal(value) if isinstance(field, SealedField) else shown(field, value)) or EMPTY
        except ValueError:
            # 密钥不对时什么也不给，而不是把密文放出去。
            return HIDDEN_TEXT

    def _gone(self, size: int, **also: Any) -> list[Withdrawn]:
        """The latest withdrawals; of the rows nothing but number, organ, day and reason is read."""
        said = self._reg.publication
        if not said.withdrawn:
            return []
        rows = self._rows().filter(self._told(), **also).order_by(f"-{said.withdrawn}", "-pk")
        found = rows.values_list("number", "organ__name", said.withdrawn, said.withdrawn_for)[:size]
        return [Withdrawn(n, organ, on, without_identity(why or EMPTY)) for n, organ, on, why in found]

    def _changes(self, events: list[Event]) -> Iterator[Change]:
        """What each event changed of what everybody sees, told in order."""
        happened = history(events, self._reg)
        before: dict[str, Any] = {"public_from": None, "public_until": None, "withdrawn_until": None}
        seen: dict[str, str] = {}
        for upto, event in enumerate(events, start=1):
            case = EngineCase(self._reg.procedure, happened[:upto], self._today, calendar(), book())
            now = public_days(self._reg, case)
            shows = {n: self._text(n, case.facts.get(n)) for n in self._fields if n != "title"}
            yield from self._turn(event, case, before, now, seen, shows)
            before, seen = now, shows

    def _turn(
        self,
        event: Event,
        case: EngineCase,
        before: Mapping[str, Any],
        now: Mapping[str, Any],
        seen: Mapping[str, str],
        shows: Mapping[str, str],
    ) -> Iterator[Change]:
        said, at = self._reg.publication, timezone.localtime(event.at).date()
        if now["public_from"] is None:
            if before["public_from"] is not None and before["public_from"] <= at:
                yield Change(at, "停止公布")
        elif now["public_from"] != before["public_from"]:
            yield Change(now["public_from"], "公布" if before["public_from"] is None else "重新公布")
        elif now["public_from"] <= at:
            telling = {said.withdrawn, said.withdrawn_for}
            changed = [self.labels[n] for n in shows if n not in telling and shows[n] != seen[n]]
            if changed:
                what = "更正" if event.kind == Kind.CORRECTED else "变更"
                yield Change(at, what, "、".join(changed))
        if now["withdrawn_until"] and not before["withdrawn_until"]:
            yield Change(
                case.facts[said.withdrawn], "撤回", without_identity(case.facts.get(said.withdrawn_for) or "")
            )


def _cursor(said: str) -> tuple[date, int] | None:
    """The day and id behind which a page begins."""
    day, _, pk = said.partition(".")
    try:
        return date.fromisoformat(day), int(pk)
    except ValueError:
        return None
