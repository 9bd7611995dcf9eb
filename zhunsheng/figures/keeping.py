"""Keeping the facts: written anew, or brought up to date with the cases that changed.

Both build the new file aside and swap it in, so a reader sees the old facts or the new, never half of them.
Rows are kept in the order of their ids, so that both ways lead to the same file contents.
One register has one writer at a time; that is for the caller to see to.
"""

import json
import os
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zhunsheng.figures.errors import FactsError
from zhunsheng.figures.facts import REQUIRED, About, Facts

if TYPE_CHECKING:
    import pyarrow as pa


def write_facts(
    directory: Path, register: str, rows: "pa.Table | pa.RecordBatchReader", *, as_of: datetime, version: str
) -> About:
    """Replaces the facts of a register by these rows, which may be a stream.

    Errors: FactsError when a required column is missing or of another type, an id is empty or comes twice, an organ
    is empty, or `as_of` has no time zone; the old facts then stay as they are.
    """
    with _connection() as connection:
        connection.register("incoming", rows)
        return _swap(connection, "SELECT * FROM incoming", Facts(directory).path(register), as_of, version)


def amend_facts(
    directory: Path,
    register: str,
    changed: "pa.Table",
    *,
    removed: Iterable[int] = (),
    as_of: datetime,
    version: str,
) -> About:
    """Brings the facts of a register up to date: `changed` cases are added or replaced whole, `removed` ids go.

    Where there are no facts yet, the changed cases become the facts. An id to remove that is not there is no error.
    Errors: FactsError as for `write_facts`; also when an id is both changed and removed, and when the columns are no
    longer those of the file, which only `write_facts` can mend.
    """
    import pyarrow as pa

    facts = Facts(directory)
    path = facts.path(register)
    if not path.exists():
        return write_facts(directory, register, changed, as_of=as_of, version=version)
    gone = pa.table({"id": pa.array(sorted(set(removed)), pa.int64())})
    with _connection() as connection:
        connection.read_parquet(str(path)).create_view("kept")
        connection.register("changed", changed)
        connection.register("gone", gone)
        if _fields(connection, "kept") != _fields(connection, "changed"):
            raise FactsError(f"业务 {register} 的字段与数据文件不同了，不能增量更新。请全量重新生成。")
        both = connection.execute("SELECT id FROM changed SEMI JOIN gone USING (id) ORDER BY id").fetchall()
        if both:
            raise FactsError(f"业务 {register} 的记录 {both[0][0]} 既说改了又说删了，不知取哪一个。")
        rows = (
            "SELECT * FROM kept ANTI JOIN changed USING (id) ANTI JOIN gone USING (id)"
            " UNION ALL BY NAME SELECT * FROM changed"
        )
        return _swap(connection, rows, path, as_of, version)


def _connection() -> Any:
    import duckdb

    # 排序放不进内存时写到系统的临时目录，不写到当前目录。
    return duckdb.connect(
        config={"temp_directory": tempfile.gettempdir(), "threads": min(4, os.cpu_count() or 1)}
    )


def _swap(connection: Any, rows: str, path: Path, as_of: datetime, version: str) -> About:
    import duckdb

    if as_of.tzinfo is None:
        raise FactsError(f"截至时刻 {as_of} 没有时区")
    fields = _fields(connection, f"SELECT * FROM ({rows})")
    for name, kind in REQUIRED.items():
        if fields.get(name) != kind:
            found = fields.get(name, "没有")
            raise FactsError(f"业务 {path.stem} 的数据要有 {name} 列（{kind}），现在是 {found}")
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = _aside(path)
    try:
        said = f"{{as_of: {_quoted(as_of.isoformat())}, version: {_quoted(version)}}}"
        connection.execute(
            f"COPY (SELECT * FROM ({rows}) ORDER BY id) TO {_quoted(str(aside))}"
            f" (FORMAT parquet, COMPRESSION zstd, KV_METADATA {said})"
        )
        connection.read_parquet(str(aside)).create_view("written")
        about = About(as_of, version, _checked(connection, path.stem))
        _settle(aside, path)
    except duckdb.Error as error:
        raise FactsError(f"业务 {path.stem} 的数据没有写成，原来的数据没有动：{error}") from error
    finally:
        aside.unlink(missing_ok=True)
    beside = path.with_suffix(".json")
    aside = _aside(beside)
    aside.write_text(
        json.dumps({"as_of": as_of.isoformat(), "version": version, "rows": about.rows}), encoding="utf-8"
    )
    _settle(aside, beside)
    return about


def _checked(connection: Any, register: str) -> int:
    """How many rows were written; FactsError when they could not be counted on."""
    rows, ids, organs = connection.execute(
        "SELECT count(*), count(DISTINCT id), count(nullif(organ, '')) FROM written"
    ).fetchone()
    if ids != rows:
        raise FactsError(f"业务 {register} 的 {rows} 条记录只有 {ids} 个不同的 id：有重复或空缺")
    if organs != rows:
        raise FactsError(f"业务 {register} 有 {rows - organs} 条记录没有机构，加总时会漏掉")
    return int(rows)


def _fields(connection: Any, rows: str) -> dict[str, str]:
    described = connection.execute(f"DESCRIBE {rows}").fetchall()
    # 字典编码的列进来时是枚举，写进文件就是文字。
    return {name: "VARCHAR" if kind.startswith("ENUM(") else kind for name, kind, *_ in described}


def _aside(path: Path) -> Path:
    """A new file beside the one it will replace, for its owner alone; only within one folder is the swap a single act."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    return Path(name)


def _settle(aside: Path, path: Path) -> None:
    """Puts the finished file in its place; on disk before it takes the name, so a power cut cannot empty it."""
    with aside.open("rb") as written:
        os.fsync(written.fileno())
    aside.replace(path)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
