"""The facts that figures are counted on: they follow the database, only what changed is read again.

A register's facts carry the id of the last event they know. A look at a figure first brings the changed cases over; sealed
fields never leave the database.
"""

import fcntl
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Max

from zhunsheng.declare import Register
from zhunsheng.figures import Facts, FactsError, OrganTree, amend_facts, write_facts
from zhunsheng.figures import Organ as TreeOrgan
from zhunsheng.records.fields import ListField, OrganField, RowsField
from zhunsheng.records.models import Case, Event, Organ
from zhunsheng.records.registry import own_fields, registers
from zhunsheng.records.sealing import SealedField

if TYPE_CHECKING:
    import pyarrow as pa

SHARED = ("number", "title", "opened_on", "closed_on", "ended", "stage", "due_on")
_BATCH = 5000


def facts() -> Facts:
    """The folder of the facts, as it is."""
    return Facts(Path(settings.HOME) / "facts")


def fresh_facts(now: datetime, keys: Iterable[str] | None = None) -> Facts:
    """The facts brought up to date with the database; one query when nothing changed, however many registers."""
    kept, latest = facts(), _latest()
    for key in keys or registers():
        last, about = latest.get(key, 0), kept.about(key)
        if about is None or about.version != str(last):
            with _writing(key):
                _follow(registers()[key], kept, last, now)
    return kept


def rebuild_facts(now: datetime) -> Facts:
    """All facts written anew; the same as following every change (a test proves it)."""
    latest = _latest()
    for key, reg in registers().items():
        with _writing(key):
            _write(reg, facts(), latest.get(key, 0), now)
    return facts()


def _latest() -> dict[str, int]:
    """The last event of every register."""
    rows = Case.objects.values_list("register").annotate(last=Max("events__pk"))
    return dict(rows.values_list("register", "last"))


@contextmanager
def _writing(key: str) -> Iterator[None]:
    """One writer at a time for each register's facts, across processes; the others wait for the fresh file."""
    folder = facts().directory
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f".{key}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _follow(reg: Register, kept: Facts, last: int, now: datetime) -> None:
    about = kept.about(reg.key)
    since = int(about.version) if about else 0
    if since == last and about:
        return  # 等锁的时候别人已经写好
    if since == 0 or since > last:
        _write(reg, kept, last, now)
        return
    changed = Event.objects.filter(case__register=reg.key, pk__gt=since, pk__lte=last).values("case_id")
    table = _table(reg, reg.record._default_manager.filter(pk__in=changed))
    try:
        amend_facts(kept.directory, reg.key, table, as_of=now, version=str(last))
    except FactsError:
        # 字段变了（升级后），增量接不上，就整个重写。
        _write(reg, kept, last, now)


def _write(reg: Register, kept: Facts, last: int, now: datetime) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = reg.record._default_manager.all()
    # 引擎在自己的线程里读流，而数据库连接只属于本线程：先落成临时文件，内存不随行数增长。
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        with pq.ParquetWriter(path, _schema(reg)) as writer:
            for batch in _batches(reg, rows):
                writer.write_batch(batch)
        with pq.ParquetFile(path) as file:
            reader = pa.RecordBatchReader.from_batches(_schema(reg), file.iter_batches(_BATCH))
            write_facts(kept.directory, reg.key, reader, as_of=now, version=str(last))


def _table(reg: Register, rows: models.QuerySet[Any]) -> "pa.Table":
    import pyarrow as pa

    return pa.Table.from_batches(_batches(reg, rows), _schema(reg))


def _batches(reg: Register, rows: models.QuerySet[Any]) -> Iterator["pa.RecordBatch"]:
    import pyarrow as pa

    schema, told = _schema(reg), _told(reg)
    values = rows.order_by("pk").values_list(*told).iterator(chunk_size=_BATCH)
    chunk: list[tuple[Any, ...]] = []
    for row in values:
        chunk.append(
            tuple(cell for value, tell in zip(row, told.values(), strict=True) for cell in tell(value))
        )
        if len(chunk) == _BATCH:
            yield _batch(pa, chunk, schema)
            chunk = []
    if chunk:
        yield _batch(pa, chunk, schema)


def _batch(pa: Any, rows: list[tuple[Any, ...]], schema: "pa.Schema") -> "pa.RecordBatch":
    columns = [
        pa.array(column, kind) for column, kind in zip(zip(*rows, strict=True), schema.types, strict=True)
    ]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _schema(reg: Register) -> "pa.Schema":
    import pyarrow as pa

    meta = reg.record._meta
    shared = [(name, _kind(pa, meta.get_field(name))) for name in SHARED]
    own = [
        column
        for name, field in own_fields(reg.key).items()
        if not isinstance(field, SealedField)
        for column in (
            _lines(pa, name, field) if isinstance(field, RowsField) else [(name, _kind(pa, field))]
        )
    ]
    return pa.schema([("id", pa.int64()), ("organ", pa.string()), *shared, *own])


def _lines(pa: Any, name: str, field: RowsField) -> list[tuple[str, Any]]:
    """Of line items the facts hold how many there are and the sum of every number column: ``seized__count``, ``fines__amount``."""
    sums = [(f"{name}__{c.name}", pa.decimal128(18, 2)) for c in field.summed]
    return [(f"{name}__count", pa.int64()), *sums]


def _told(reg: Register) -> dict[str, Callable[[Any], tuple[Any, ...]]]:
    """The columns that are read, and what each value becomes."""
    told: dict[str, Callable[[Any], tuple[Any, ...]]] = dict.fromkeys(
        ("id", "organ__code", *SHARED), _as_it_is
    )
    for name, field in own_fields(reg.key).items():
        match field:
            case SealedField():
                continue
            case RowsField():
                told[name] = partial(_summed, field)
            case ListField() | OrganField():
                told[name] = partial(_joined, field)
            case _:
                told[name] = _as_it_is
    return told


def _as_it_is(value: Any) -> tuple[Any, ...]:
    return (value,)


def _joined(field: ListField | OrganField, value: Any) -> tuple[Any, ...]:
    return (field.shown(value),)


def _summed(field: RowsField, rows: Any) -> tuple[Any, ...]:
    return (len(rows), *(field.added(rows, c.name) for c in field.summed))


def _kind(pa: Any, field: Any) -> Any:
    match field:
        case models.DateTimeField():
            return pa.timestamp("us", tz="UTC")
        case models.DateField():
            return pa.date32()
        case models.BooleanField():
            return pa.bool_()
        case models.DecimalField():
            return pa.decimal128(field.max_digits, field.decimal_places)
        case models.IntegerField():
            return pa.int64()
        case _:
            return pa.string()


def organ_tree() -> OrganTree:
    """The organs as the figures add them up; one query. Closed ones stay: old records keep their organ."""
    organs = list(Organ.objects.order_by("path").values_list("path", "code", "name"))
    codes = {path: code for path, code, _ in organs}
    return OrganTree(
        {code: TreeOrgan(name, codes.get(path[: -Organ.steplen])) for path, code, name in organs}
    )
