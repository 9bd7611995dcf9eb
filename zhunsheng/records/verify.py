"""Finding any edited, removed or reordered event, row, file or seal, and naming the place."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils import timezone

from zhunsheng.declare import Register
from zhunsheng.procedures import standing
from zhunsheng.records.actions.append import columns, organ_code
from zhunsheng.records.actions.seal_day import leaves_of, seal_hash
from zhunsheng.records.chain import event_hash
from zhunsheng.records.files import path_of
from zhunsheng.records.hashing import digest_file, merkle_root
from zhunsheng.records.journal import breaks_of_journal
from zhunsheng.records.models import Attachment, Case, Entry, Event, GivenNumber, Seal, Serial, StoredFile
from zhunsheng.records.registry import registers
from zhunsheng.records.sealing import SealedField
from zhunsheng.records.standing import engine_case


@dataclass(frozen=True, slots=True)
class Break:
    """A place where what is kept does not hold together."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}：{self.what}"


@dataclass(frozen=True, slots=True)
class Counted:
    """How much was looked at."""

    cases: int
    events: int
    entries: int
    files: int
    seals: int


def verify() -> Iterator[Break]:
    """Every break there is; nothing when all holds. Reads everything, in pieces; memory does not grow with the county."""
    for reg in registers().values():
        yield from _cases(reg)
    yield from _serials()
    yield from _numbers()
    for place, fault in breaks_of_journal():
        yield Break(place, fault)
    yield from _files()
    yield from _seals()


def counted() -> Counted:
    """What ``verify`` looks at."""
    return Counted(
        Case.objects.count(),
        Event.objects.count(),
        Entry.objects.count(),
        StoredFile.objects.count(),
        Seal.objects.count(),
    )


def _cases(reg: Register) -> Iterator[Break]:
    rows = reg.record._default_manager.select_related("organ").order_by("pk").iterator(chunk_size=500)
    events = groupby(
        Event.objects.filter(case__register=reg.key).order_by("case_id", "seq").iterator(chunk_size=2000),
        key=lambda e: e.case_id,
    )
    attached = groupby(
        Attachment.objects.filter(case__register=reg.key)
        .select_related("file")
        .order_by("case_id", "event_id", "pk")
        .iterator(chunk_size=2000),
        key=lambda a: a.case_id,
    )
    take_events, take_attached = _Follower(events), _Follower(attached)
    for row in rows:
        chain = take_events.of(row.pk)
        place = f"{reg.name} {row.number}"
        if broken := list(_chain(place, row, chain)):
            yield from broken
            continue
        yield from _documents(place, chain, take_attached.of(row.pk))
        yield from _row(place, reg, row, chain)


class _Follower:
    """Walks along a grouped stream in the order of keys, giving each key's items (or none)."""

    def __init__(self, groups: Iterator[tuple[int, Any]]) -> None:
        self.groups = groups
        self.current = self._next()

    def _next(self) -> tuple[int, list[Any]] | None:
        found = next(self.groups, None)
        return (found[0], list(found[1])) if found else None

    def of(self, key: int) -> list[Any]:
        while self.current and self.current[0] < key:
            self.current = self._next()
        if self.current and self.current[0] == key:
            items = self.current[1]
            self.current = self._next()
            return items
        return []


def _chain(place: str, row: Any, events: list[Event]) -> Iterator[Break]:
    previous = ""
    for seq, event in enumerate(events, start=1):
        here = f"{place} 第 {event.seq} 条"
        if event.seq != seq:
            yield Break(f"{place} 第 {seq} 条", "记录缺失（被删除或者改了序号）")
            return
        if event.previous != previous:
            yield Break(here, "与上一条接不上")
            return
        if event_hash(event, row) != event.hash:
            yield Break(here, "内容与校验值不符，被改动过")
            return
        previous = event.hash
    if row.version != len(events) or row.head != previous:
        yield Break(place, f"应有 {row.version} 条经过，实有 {len(events)} 条，链首不符")


def _documents(place: str, events: list[Event], attached: list[Attachment]) -> Iterator[Break]:
    held: dict[int, list[tuple[Any, ...]]] = {}
    for a in attached:
        held.setdefault(a.event_id, []).append(
            (a.document, a.filename, a.file.hash, a.file.size, a.file.media_type)
        )
    for event in events:
        said = [
            (d["document"], d["filename"], d["hash"], d["size"], d["media_type"]) for d in event.documents
        ]
        if sorted(said) != sorted(held.get(event.pk, [])):
            yield Break(f"{place} 第 {event.seq} 条", "所附文书与记录不符")


def _row(place: str, reg: Register, row: Any, events: list[Event]) -> Iterator[Break]:
    # 链上最后一条写下之日的样子；此后只有“今天”会变，而各列与今天无关。
    written_on = timezone.localtime(events[-1].at).date()
    stand = standing(engine_case(reg, events, written_on))
    said = columns(reg, events, stand)
    fields = {f.attname: f for f in row._meta.fields}
    # 期限随放假安排重算，不是经过所说。
    del said["due_on"]
    for name, value in said.items():
        kept = getattr(row, name)
        if not _same(fields.get(name), kept, value):
            label = getattr(fields.get(name), "verbose_name", name)
            yield Break(place, f"“{label}”与经过不符：登记为 {kept}，按经过应为 {value}")
    if row.organ.code != organ_code(events, stand):
        yield Break(place, "单位与登记、移交所写不符")


def _same(field: Any, kept: Any, said: Any) -> bool:
    if isinstance(field, SealedField):
        return (kept or "") == (said or "")
    if field is not None and said not in (None, ""):
        return bool(kept == field.to_python(said))
    return (kept or None) == (said or None)


def _serials() -> Iterator[Break]:
    """Numbers are given without gaps; one that was given and is no longer there was removed."""
    for serial in Serial.objects.all():
        reg = registers().get(serial.register)
        if reg is None:
            continue
        given = {reg.number.format(year=serial.year, serial=n) for n in range(1, serial.last + 1)}
        held = set(
            Case.objects.filter(register=serial.register, number__in=given).values_list("number", flat=True)
            if serial.last < 500
            else Case.objects.filter(register=serial.register).values_list("number", flat=True)
        )
        for number in sorted(given - held):
            yield Break(f"{reg.name} {number}", "案件被删除")


def _numbers() -> Iterator[Break]:
    """Every number of a document from 1 to the last one given is there, and each used one stands in its case."""
    given: dict[tuple[str, str, int], set[int]] = {}
    rows = GivenNumber.objects.select_related("organ").order_by("pk")
    for number in rows.iterator(chunk_size=2000):
        place = (number.series, number.organ.code if number.organ else "", number.year)
        given.setdefault(place, set()).add(number.serial)
        if number.state == GivenNumber.State.USED and not _stands_in_case(number):
            yield Break(f"文号 {number.text}", "写明已用，而事项里没有这个文号")
    for serial in Serial.objects.filter(register__contains=":"):
        series, _, code = serial.register.partition(":")
        missing = set(range(1, serial.last + 1)) - given.get((series, code, serial.year), set())
        for lost in sorted(missing):
            yield Break(f"{series} {serial.year} 年第 {lost} 号", "给出的文号没有了，被删除")


def _stands_in_case(number: GivenNumber) -> bool:
    key, _, field = number.series.partition(".")
    reg = registers().get(key)
    if reg is None:
        return True
    return bool(reg.record._default_manager.filter(pk=number.case_id, **{field: number.text}).exists())


def _files() -> Iterator[Break]:
    for file in StoredFile.objects.order_by("pk").iterator():
        path = path_of(file.hash)
        if not path.exists():
            yield Break(f"文件 {file.hash[:16]}", "内容不见了")
            continue
        with path.open("rb") as stream:
            file_hash, size = digest_file(stream)
        if file_hash != file.hash or size != file.size:
            yield Break(f"文件 {file.hash[:16]}", "内容被改动过")


def _seals() -> Iterator[Break]:
    previous = ""
    for seal in Seal.objects.order_by("day"):
        place = f"{seal.day.isoformat()} 的封存"
        leaves = leaves_of(seal.day)
        if seal.previous != previous:
            yield Break(place, "与上一封接不上")
        if seal_hash(seal) != seal.hash:
            yield Break(place, "封存值与内容不符，被改动过")
        if len(leaves) != seal.count or merkle_root(leaves) != seal.root:
            yield Break(place, f"封存时有 {seal.count} 条经过，现有 {len(leaves)} 条，或者内容已变")
        previous = seal.hash
