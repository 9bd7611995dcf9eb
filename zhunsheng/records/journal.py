"""The journal: what was done to rows that are not cases. A chain per row, sealed by the day together with the events.

A journaled row is changed in this order, inside one transaction: change, save, ``note``. ``zhunsheng verify`` finds an entry
that was edited, removed or reordered, a row that is not as its last entry left it, and a row without any entry.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, TypeVar

from django.db import models
from django.db.models import QuerySet

from zhunsheng.records.hashing import canonical, digest
from zhunsheng.records.models import Entry, Person

Model = TypeVar("Model", bound=type[models.Model])

_JOURNALED: dict[str, type[models.Model]] = {}


def journaled(model: Model) -> Model:
    """Class decorator: every row of the model has a journal."""
    _JOURNALED[model._meta.label_lower] = model
    return model


def journaled_models() -> Mapping[str, type[models.Model]]:
    """The journaled models by their label, in the order they were declared."""
    return _JOURNALED


def subject_of(row: models.Model) -> str:
    """How a row is named in the journal: ``campaigns.item:42``."""
    return f"{row._meta.label_lower}:{row.pk}"


def entries(row: models.Model) -> QuerySet[Entry]:
    """The history of a row, oldest first, with the people in it."""
    return Entry.objects.filter(subject=subject_of(row)).select_related("by").order_by("seq")


def note(
    row: models.Model,
    deed: str,
    *,
    person: Person | None,
    now: datetime,
    said: Mapping[str, Any] | None = None,
) -> Entry:
    """Appends what was just done to a saved row; call it inside the deed's transaction. Two queries."""
    last = Entry.objects.filter(subject=subject_of(row)).order_by("-seq").values_list("seq", "hash").first()
    seq, previous = last or (0, "")
    entry = _entry(row, deed, person, now, said or {}, seq + 1, previous)
    entry.save(force_insert=True)
    return entry


def note_all(
    rows: Iterable[models.Model],
    deed: str,
    *,
    person: Person | None,
    now: datetime,
    said: Mapping[str, Any] | None = None,
) -> None:
    """Appends the same deed to many rows of one model: a query and an insert for every few hundred rows."""
    found = list(rows)
    lasts = _lasts([subject_of(row) for row in found])
    made = []
    for row in found:
        seq, previous = lasts.get(subject_of(row), (0, ""))
        made.append(_entry(row, deed, person, now, said or {}, seq + 1, previous))
    Entry.objects.bulk_create(made, batch_size=1000)


def entry_hash(entry: Entry) -> str:
    """The hash of an entry over everything it says and the hash before it."""
    said = {
        "subject": entry.subject,
        "seq": entry.seq,
        "deed": entry.deed,
        "by": entry.by_id,
        "said": entry.said,
        "row": entry.row,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "previous": entry.previous,
    }
    return digest(canonical(said))


def row_hash(row: models.Model) -> str:
    """The hash of a row's own columns, as they would be read back from the database."""
    values = {}
    for field in row._meta.concrete_fields:
        value = field.to_python(getattr(row, field.attname))
        values[field.attname] = _written(field, value)
    return digest(canonical(values))


def breaks_of_journal() -> Iterator[tuple[str, str]]:
    """Place and fault of everything in the journals that does not hold together."""
    for label, model in _JOURNALED.items():
        name = str(model._meta.verbose_name)
        seen = set()
        # 冒号后一个字符起都是主键；以“;”为上界即该模型的全部。
        chains = Entry.objects.filter(subject__gt=f"{label}:", subject__lt=f"{label};").order_by(
            "subject", "seq"
        )
        last: dict[int, str] = {}
        for subject, chain in groupby(chains.iterator(chunk_size=2000), key=lambda e: e.subject):
            pk = int(subject.rpartition(":")[2])
            seen.add(pk)
            fault, last[pk] = _chain(list(chain))
            if fault:
                yield f"{name} {pk}", fault
        for row in model._default_manager.order_by("pk").iterator(chunk_size=500):
            if row.pk not in seen:
                yield f"{name} {row}", "没有办理记录"
            elif last[row.pk] and last[row.pk] != row_hash(row):
                yield f"{name} {row}", "与最后一条办理记录不符，被改动过"
            seen.discard(row.pk)
        for pk in sorted(seen):
            yield f"{name} {pk}", "有办理记录而没有这一行，被删除"


def _chain(chain: Sequence[Entry]) -> tuple[str, str]:
    previous = ""
    for seq, entry in enumerate(chain, start=1):
        if entry.seq != seq:
            return f"第 {seq} 条办理记录缺失", ""
        if entry.previous != previous or entry_hash(entry) != entry.hash:
            return f"第 {seq} 条办理记录被改动过", ""
        previous = entry.hash
    return "", chain[-1].row


def _entry(
    row: models.Model,
    deed: str,
    person: Person | None,
    now: datetime,
    said: Mapping[str, Any],
    seq: int,
    previous: str,
) -> Entry:
    entry = Entry(
        subject=subject_of(row),
        seq=seq,
        deed=deed,
        by=person,
        said=dict(said),
        row=row_hash(row),
        at=now,
        previous=previous,
    )
    entry.hash = entry_hash(entry)
    return entry


def _lasts(subjects: Sequence[str]) -> dict[str, tuple[int, str]]:
    found: dict[str, tuple[int, str]] = {}
    for start in range(0, len(subjects), 500):
        rows = Entry.objects.filter(subject__in=subjects[start : start + 500]).order_by("subject", "seq")
        found |= {subject: (seq, hash_) for subject, seq, hash_ in rows.values_list("subject", "seq", "hash")}
    return found


def _written(field: Any, value: Any) -> Any:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.DecimalField):
        # 写入 2、读回 2.00：按字段的小数位写。
        return f"{value:.{field.decimal_places}f}"
    if isinstance(field, models.DateTimeField):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    holder = type("Holder", (), {field.attname: value})()
    return field.value_to_string(holder)
