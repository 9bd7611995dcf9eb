"""Kinds of fields that a record can hold besides Django's own: people, organs, cases elsewhere, and rows of line items.

Each keeps one canonical text in the database and in the chain, so that the same content always hashes the same.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

SEPARATORS = str.maketrans("，,；;\n\t/", "、、、、、、、")
"""What people write between names."""


class Key(str):
    """A person or an organ as a field holds them: equal to their number or code, and knowing the name they had when written down."""

    name: str

    def __new__(cls, key: str, name: str) -> "Key":
        made = super().__new__(cls, key)
        made.name = name
        return made

    @classmethod
    def read(cls, one: Any) -> str:
        """What is kept as 马骏#12, or a plain text, as the attribute holds it."""
        if isinstance(one, Key):
            return one
        name, mark, key = str(one).strip().rpartition("#")
        return cls(key, name) if mark else str(one).strip()


def kept(one: str) -> str:
    """A key as it is kept: 马骏#12; a plain text as it is."""
    return f"{one.name}#{one}" if isinstance(one, Key) else one


def name_of(one: str) -> str:
    """The name of a key; a plain text as it is."""
    return one.name if isinstance(one, Key) else one


class Several(tuple[str, ...]):
    """What a field of several holds; printed, the names with 、 between them."""

    __slots__ = ()

    def __str__(self) -> str:
        return "、".join(map(name_of, self))


class ListField(models.TextField):
    """Several short texts, kept as one: 、 between them. The attribute is a tuple; empty: an empty tuple."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> tuple[str, ...]:
        if value is None:
            return Several()
        if isinstance(value, str):
            value = value.translate(SEPARATORS).split("、")
        return Several(dict.fromkeys(Key.read(one) for one in value if str(one).strip()))

    def shown(self, value: Any) -> str:
        """All of them for the eye."""
        return str(self.to_python(value))

    def from_db_value(self, value: Any, *_: Any) -> tuple[str, ...]:
        return self.to_python(value)

    def get_prep_value(self, value: Any) -> str:
        return "、".join(kept(one) for one in self.to_python(value))

    def get_default(self) -> tuple[str, ...]:
        return Several()

    def value_to_string(self, obj: Any) -> str:
        return self.get_prep_value(self.value_from_object(obj))


class PeopleField(ListField):
    """People of the county, kept as name and number (马骏#12). With `outsiders`, somebody who has no account may stand by name.

    The name is the one they had when they were written down, so that old papers and lists read as they were.
    """

    def __init__(self, *args: Any, outsiders: bool = False, **kwargs: Any) -> None:
        self.outsiders = outsiders
        super().__init__(*args, **kwargs)


class OrgansField(ListField):
    """Organs, each kept as name and code."""


class OrganField(models.CharField):
    """One organ, kept as name and code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 160)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> str:
        return Key.read(value) if value else ""

    def shown(self, value: Any) -> str:
        """The organ for the eye."""
        return name_of(self.to_python(value))

    def from_db_value(self, value: Any, *_: Any) -> str:
        return self.to_python(value)

    def get_prep_value(self, value: Any) -> str:
        return kept(self.to_python(value))

    def value_to_string(self, obj: Any) -> str:
        return self.get_prep_value(self.value_from_object(obj))


class LinksField(ListField):
    """Cases of another register, each kept by its number; `to` is that register's key."""

    def __init__(self, *args: Any, to: str = "", **kwargs: Any) -> None:
        self.to = to
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"to": self.to}


def holds(name: str, key: str) -> models.Q:
    """The rows whose field of that name holds the person or organ."""
    return models.Q(**{f"{name}__endswith": f"#{key}"}) | models.Q(**{f"{name}__contains": f"#{key}、"})


@dataclass(frozen=True)
class Column:
    """One column of a rows field.

    kind     text, whole, amount (two decimals, yuan), day or organ
    choices  the values it may have, each with its name
    """

    name: str
    label: str
    kind: str = "text"
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = True

    def clean(self, value: Any) -> Any:
        """The value as JSON holds it; ValidationError in one sentence."""
        text = str(value if value is not None else "").strip()
        if not text:
            if self.required:
                raise ValidationError(f"“{self.label}”没有填")
            return None
        if self.choices:
            names = {label: key for key, label in self.choices} | {key: key for key, _ in self.choices}
            if text not in names:
                raise ValidationError(
                    f"“{self.label}”填的“{text}”不在可选范围内：{'、'.join(label for _, label in self.choices)}"
                )
            return names[text]
        try:
            match self.kind:
                case "whole":
                    return int(text.replace(",", ""))
                case "amount":
                    return str(Decimal(text.replace(",", "")).quantize(Decimal("0.01")))
                case "day":
                    return date.fromisoformat(text).isoformat()
        except (ValueError, InvalidOperation):
            wants = {"whole": "整数", "amount": "金额（元）", "day": "日期，如 2026-03-01"}[self.kind]
            raise ValidationError(f"“{self.label}”要填{wants}，填的是“{text}”") from None
        return text[:400]

    def shown(self, value: Any) -> str:
        """The value for the eye."""
        return dict(self.choices).get(value, str(value)) if value not in (None, "") else ""


class RowsField(models.TextField):
    """Line items: rows with columns of their own (evidence, things seized, penalties). The attribute is a tuple of dicts."""

    def __init__(self, *args: Any, columns: Sequence[Column] = (), **kwargs: Any) -> None:
        self.columns = tuple(columns)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        """The columns are the form's and the facts', not the database's: changing them is no migration."""
        return super().deconstruct()

    def to_python(self, value: Any) -> tuple[dict[str, Any], ...]:
        if isinstance(value, str):
            value = json.loads(value) if value.strip() else ()
        return tuple(dict(row) for row in value or ())

    def clean(self, value: Any, model_instance: Any) -> tuple[dict[str, Any], ...]:
        rows = []
        for number, row in enumerate(self.to_python(value), start=1):
            try:
                rows.append({c.name: c.clean(row.get(c.name)) for c in self.columns})
            except ValidationError as error:
                raise ValidationError(f"第 {number} 行：{error.messages[0]}") from None
        return tuple(rows)

    def from_db_value(self, value: Any, *_: Any) -> tuple[dict[str, Any], ...]:
        return self.to_python(value)

    def get_prep_value(self, value: Any) -> str:
        rows = self.to_python(value)
        return json.dumps(rows, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if rows else ""

    def get_default(self) -> tuple[dict[str, Any], ...]:
        return ()

    def value_to_string(self, obj: Any) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def shown(self, value: Any) -> str:
        """The rows for the eye, one line each."""
        rows = self.to_python(value)
        return "\n".join(
            "；".join(
                f"{c.label} {c.shown(row.get(c.name))}"
                for c in self.columns
                if row.get(c.name) not in (None, "")
            )
            for row in rows
        )

    @property
    def summed(self) -> tuple[Column, ...]:
        """The columns whose sum means something."""
        return tuple(c for c in self.columns if c.kind in ("whole", "amount"))

    def added(self, rows: Sequence[Mapping[str, Any]], name: str) -> Decimal | None:
        """The sum of a numeric column, None when there are no rows."""
        values = [Decimal(str(row[name])) for row in rows if row.get(name) not in (None, "")]
        return sum(values, Decimal(0)) if values else None
