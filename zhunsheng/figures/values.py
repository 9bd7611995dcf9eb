"""What a figure comes to: a number that carries where it came from, or the reason why there is none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from zhunsheng.figures.errors import UnknownFigureError
from zhunsheng.figures.period import Period

UNGROUPED = "未填"
"""The group of records whose grouping field is empty."""


class Missing(StrEnum):
    """Why there is no number. Zero is a number and never missing."""

    NOT_REPORTED = "not_reported"
    """The register has no facts at all, or none of the records counted has the field filled in."""
    NOT_APPLICABLE = "not_applicable"
    """The organ has no such duty."""
    NOTHING_OCCURRED = "nothing_occurred"
    """A ratio or mean of nothing: the denominator is zero."""
    WITHHELD = "withheld"
    """There is a number, and it may not be shown."""

    @property
    def text(self) -> str:
        """How a table says it."""
        return {"not_reported": "未报", "not_applicable": "不适用", "nothing_occurred": "无"}.get(
            self, "不公开"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One figure of one period, organ and group.

    value         None exactly when `missing` says why
    numerator     both numbers of a ratio or mean; None for counts and sums
    records       how many records were counted (of a ratio: those of its denominator)
    empty         how many of them lack the field that is summed or averaged (of a ratio: of both its parts)
    fingerprint   the SHA-256 of the definition
    as_of         the instant of the facts (of a ratio: the older one); None without facts
    group         the value of the further grouping; None for all together
    """

    key: str
    name: str
    unit: str
    period: Period
    organ: str
    group: str | None = None
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    missing: Missing | None = None
    records: int = 0
    empty: int = 0
    fingerprint: str
    as_of: datetime | None = None

    @property
    def text(self) -> str:
        """How a report says it: 1398件、95.06%、12.5天、0件; zeros after the point are not written, as in 100%."""
        if self.missing is not None:
            return self.missing.text
        return f"{plain(self.value)}{self.unit}"

    def without(self, reason: Missing) -> "Value":
        """The same figure with its numbers taken out, for the reason given: not applicable, withheld."""
        return replace(self, value=None, numerator=None, denominator=None, missing=reason, records=0, empty=0)

    def as_dict(self) -> dict[str, str | int | None]:
        """Ready for JSON: numbers as exact text, the period in its short form, the instant in ISO form."""
        return {
            "key": self.key,
            "name": self.name,
            "unit": self.unit,
            "period": str(self.period),
            "organ": self.organ,
            "group": self.group,
            "value": _exact(self.value),
            "numerator": _exact(self.numerator),
            "denominator": _exact(self.denominator),
            "missing": str(self.missing) if self.missing else None,
            "records": self.records,
            "empty": self.empty,
            "fingerprint": self.fingerprint,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "text": self.text,
        }


class Values:
    """The values of one evaluation, in the order figure, period, organ, group; looked up by all four."""

    def __init__(self, values: Iterable[Value]) -> None:
        self._values = {(v.key, v.period, v.organ, v.group): v for v in values}

    def __iter__(self) -> Iterator[Value]:
        return iter(self._values.values())

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: str, period: Period, organ: str, group: str | None = None) -> Value:
        """The value; UnknownFigureError when the figure, period, organ or group was not asked for."""
        try:
            return self._values[key, period, organ, group]
        except KeyError:
            asked = {v.key for v in self}
            if key not in asked:
                raise UnknownFigureError(key, asked) from None
            where = f"{key}（{period.name}，机构 {organ}" + (f"，分组 {group}）" if group else "）")
            raise UnknownFigureError(
                where, (f"{v.key}（{v.period.name}，机构 {v.organ}）" for v in self)
            ) from None

    def groups(self, key: str) -> tuple[str, ...]:
        """The groups a figure came apart into, in order; none when no grouping was asked for."""
        return tuple(dict.fromkeys(v.group for v in self if v.key == key and v.group is not None))


def plain(number: Decimal | None) -> str:
    """A number as prose writes it: no exponent, no zeros at the end of the decimals; nothing for None."""
    if number is None:
        return ""
    written = f"{number:f}" if number else "0"
    return written.rstrip("0").rstrip(".") if "." in written else written


def _exact(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
