"""Which sentences of a written document no longer say what the figures say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from zhunsheng.writing.outline import When
from zhunsheng.writing.values import FigureValue, absent, amount


@dataclass(frozen=True)
class Stale:
    """A sentence to write anew: its id and text (the template, where nothing was printed), and why."""

    id: str
    text: str
    reasons: tuple[str, ...]


def stale(
    lineage: Mapping[str, Any],
    values: Mapping[str, FigureValue],
    previous: Mapping[str, FigureValue] | None = None,
) -> list[Stale]:
    """The sentences whose figures changed in value or definition since the document was written.

    Also those left out then that could be said now, and those whose condition turned. Last year's values are compared
    only where `previous` is given.
    """
    found = []
    for sentence in lineage["sentences"]:
        reasons = [reason for figure in sentence["figures"] for reason in _changes(figure, values, previous)]
        if (when := _when(sentence)) and not when.holds(values):
            reasons.append(f"条件不再成立：{when}")
        found.append(Stale(sentence["id"], sentence["text"], tuple(dict.fromkeys(reasons))))
    for omitted in lineage["omitted"]:
        reasons = _sayable(omitted["missing"], values)
        if (when := _when(omitted)) and when.holds(values):
            reasons.append(f"条件现已成立：{when}")
        found.append(Stale(omitted["id"], omitted["template"], tuple(reasons)))
    return [each for each in found if each.reasons]


def _changes(
    figure: Mapping[str, Any], values: Mapping[str, FigureValue], previous: Mapping[str, FigureValue] | None
) -> Iterator[str]:
    name = figure["name"]
    yield from _difference(name, figure, values.get(figure["key"]))
    if figure["previous"] and previous is not None:
        yield from _difference(f"{name}的上年数", figure["previous"], previous.get(figure["key"]))


def _difference(name: str, then: Mapping[str, Any], now: FigureValue | None) -> Iterator[str]:
    if now is None:
        yield f"{name}已没有这个数字"
    elif (number := amount(now)) is None:
        yield f"{name}由 {then['value']} 变为“{now.text}”"
    elif number != Decimal(then["value"]):
        yield f"{name}由 {then['value']} 变为 {number:f}"
    elif now.fingerprint != then["fingerprint"]:
        yield f"{name}的口径变了"


def _sayable(missing: list[str], values: Mapping[str, FigureValue]) -> list[str]:
    """One reason when every figure that was missing is there now."""
    now = [values[key] for key in missing if key in values and not absent(values[key])]
    return (
        ["现已有数：" + "、".join(f"{value.name} {value.text}" for value in now)]
        if now and len(now) == len(missing)
        else []
    )


def _when(entry: Mapping[str, Any]) -> When | None:
    recorded = entry["when"]
    return When(recorded["key"], recorded["relation"], Decimal(recorded["than"])) if recorded else None
