"""What was taken in, carried as JSON from the child to whoever asked: nothing of a file is ever unpickled."""

from datetime import date, datetime, time
from typing import Any

from zhunsheng.formats.document import ErrorCell, Span, Table, Taken, Value


def said_of(taken: Taken) -> dict[str, Any]:
    """Ready for JSON."""
    return {
        "kind": taken.kind,
        "text": taken.text,
        "tables": [_said_table(table) for table in taken.tables],
        "unread": list(taken.unread),
        "files": [[name, said_of(file)] for name, file in taken.files],
    }


def taken_of(said: dict[str, Any]) -> Taken:
    """What ``said_of`` told."""
    return Taken(
        kind=said["kind"],
        text=said["text"],
        tables=tuple(_table(table) for table in said["tables"]),
        unread=tuple(said["unread"]),
        files=tuple((name, taken_of(file)) for name, file in said["files"]),
    )


def _said_table(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "rows": [[_said(value) for value in row] for row in table.rows],
        "merged": [[span.top, span.left, span.bottom, span.right] for span in table.merged],
        "formulas": [list(place) for place in sorted(table.formulas)],
        "hidden": table.hidden,
        "from_1904": table.from_1904,
    }


def _table(said: dict[str, Any]) -> Table:
    return Table(
        name=said["name"],
        rows=tuple(tuple(_value(value) for value in row) for row in said["rows"]),
        merged=tuple(Span(*span) for span in said["merged"]),
        formulas=frozenset((row, column) for row, column in said["formulas"]),
        hidden=said["hidden"],
        from_1904=said["from_1904"],
    )


def _said(value: Value) -> Any:
    if isinstance(value, ErrorCell):
        return {"error": value.text}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return {"time": value.isoformat()} if isinstance(value, time) else value


def _value(said: Any) -> Value:
    if not isinstance(said, dict):
        plain: Value = said
        return plain
    [(kind, text)] = said.items()
    readers: dict[str, Any] = {
        "error": ErrorCell,
        "moment": datetime.fromisoformat,
        "day": date.fromisoformat,
        "time": time.fromisoformat,
    }
    value: Value = readers[kind](text)
    return value
