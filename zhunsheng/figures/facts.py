"""The facts that figures are counted on: one Parquet file per register, one row per case.

Every file has `id` (a whole number, unique), `number`, `title` and `organ` (its code), then the record's own fields.
When it was true (`as_of`) and the version of the data stand in the footer of the file itself, so that no reader can
pair old facts with a new instant; `<register>.json` beside it repeats them for whoever needs no engine.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from zhunsheng.figures.errors import FactsError

REQUIRED = {"id": "BIGINT", "number": "VARCHAR", "title": "VARCHAR", "organ": "VARCHAR"}
"""The columns every file of facts has, with their types as DuckDB names them."""


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a register's facts: the instant they were true, the version of the data, how many cases."""

    as_of: datetime
    version: str
    rows: int


@dataclass(frozen=True, slots=True)
class FactTable:
    """One register's facts as one version of one file; `fields` gives each column's type as DuckDB names it."""

    register: str
    path: Path
    about: About
    fields: Mapping[str, str]
    stamp: tuple[int, int]
    """Tells this version of the file from the one that replaces it."""

    def current(self) -> bool:
        """Whether the file is still the one that was looked at."""
        return _stamp(self.path) == self.stamp


@dataclass(frozen=True, slots=True)
class Facts:
    """The folder that holds the facts of all registers."""

    directory: Path

    def path(self, register: str) -> Path:
        """Where the facts of a register are; FactsError when that is no name of a register."""
        if not register.isidentifier():
            raise FactsError(f"“{register}”不是业务的键：只用英文字母、数字和下划线")
        return Path(self.directory) / f"{register}.parquet"

    def about(self, register: str) -> About | None:
        """What was last written of a register, read without any engine; None when it has no facts."""
        path = self.path(register).with_suffix(".json")
        if not path.exists():
            return None
        said = json.loads(path.read_text(encoding="utf-8"))
        return About(datetime.fromisoformat(said["as_of"]), said["version"], said["rows"])

    def as_of(self, register: str) -> datetime | None:
        """The instant at which the facts of a register were true; None when it has no facts."""
        about = self.about(register)
        return about.as_of if about else None

    def table(self, register: str, connection: Any = None) -> FactTable | None:
        """The facts of a register as they stand now; None when there are none.

        An open DuckDB connection saves opening one. Errors: FactsError when the file is not one of ours.
        """
        path = self.path(register)
        if not path.exists():
            return None
        if connection is None:
            import duckdb

            with duckdb.connect() as connection:
                return _look(register, path, connection)
        return _look(register, path, connection)


def _look(register: str, path: Path, connection: Any) -> FactTable:
    import duckdb

    def ask(question: str) -> list[tuple[Any, ...]]:
        return list(connection.execute(question, [str(path)]).fetchall())

    stamp = _stamp(path)
    try:
        said = dict(ask("SELECT decode(key), decode(value) FROM parquet_kv_metadata(?)"))
        rows = ask("SELECT num_rows FROM parquet_file_metadata(?)")[0][0]
        fields = {name: kind for name, kind, *_ in ask("DESCRIBE SELECT * FROM read_parquet(?)")}
    except duckdb.Error as error:
        raise FactsError(f"业务 {register} 的数据文件 {path.name} 读不出来：{error}。请重新生成。") from error
    if "as_of" not in said or "version" not in said:
        raise FactsError(
            f"业务 {register} 的数据文件 {path.name} 没有写明截至时刻，不是本系统写的。请重新生成。"
        )
    about = About(datetime.fromisoformat(said["as_of"]), said["version"], rows)
    return FactTable(register, path, about, fields, stamp)


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_ino, status.st_mtime_ns
