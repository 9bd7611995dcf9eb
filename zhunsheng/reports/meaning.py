"""What a figure counts, in the words of the register, for whoever asks what stands behind a number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhunsheng.declare import Figure, Mean, Ratio, Register, Stock, Sum
from zhunsheng.declare.figures import DaysBetween
from zhunsheng.figures import Catalogue
from zhunsheng.records.models import Case
from zhunsheng.records.registry import own_fields


@dataclass(frozen=True)
class Meaning:
    """A figure explained: what is counted, which date decides its period, on what condition; its exact definition."""

    counted: str
    dated_by: str
    condition: str
    note: str
    basis: Any
    definition: str
    fingerprint: str


def meaning(figure: Figure, reg: Register, catalogue: Catalogue) -> Meaning:
    """The explanation of a figure of a register; its condition is "" when every record counts."""
    fields = {**{f.name: f for f in Case._meta.local_fields}, **own_fields(reg.key)}
    definition = catalogue.definition(figure.key)
    return Meaning(
        counted=_counted(figure, catalogue, fields),
        dated_by="、".join(_name(fields, name) for name in getattr(figure, "dates", ())),
        # 定义里各项按字母排列，条件总在最后。
        condition=getattr(figure, "says", "")
        or (
            _condition(definition.partition(", where=")[2][:-1], fields)
            if getattr(figure, "where", None)
            else ""
        ),
        note=getattr(figure, "note", ""),
        basis=getattr(figure, "basis", None),
        definition=definition,
        fingerprint=catalogue.fingerprint(figure.key),
    )


def _counted(figure: Figure, catalogue: Catalogue, fields: Mapping[str, Any]) -> str:
    if isinstance(figure, Ratio):
        return f"“{catalogue[figure.of].name}”除以“{catalogue[figure.to].name}”，四舍五入到小数点后 {figure.places} 位"
    if isinstance(figure, Mean):
        of = figure.of
        said = (
            f"从“{_name(fields, of.start)}”到“{_name(fields, of.end)}”的天数"
            if isinstance(of, DaysBetween)
            else f"“{_name(fields, of)}”"
        )
        return f"{said}的平均数，四舍五入到小数点后 {figure.places} 位"
    if isinstance(figure, Sum):
        return f"“{_name(fields, figure.of)}”相加；没有填的不计"
    if isinstance(figure, Stock):
        since, until = (_name(fields, name) for name in figure.dates)
        return f"期末一天（没有到期末的，到今天）还在的记录：“{since}”不晚于这一天，“{until}”没有填或者在这一天以后；当天起不再算"
    return "符合条件的记录，一件计一"


_WORDS = {
    "==": "是",
    "!=": "不是",
    "<=": "不大于",
    ">=": "不小于",
    "<": "小于",
    ">": "大于",
    "&": "，并且",
    "|": "，或者",
    "~": "不是",
}
_COLUMN = re.compile(r"\bd\.(\w+)")
_AMONG = re.compile(r"\.isin\(\[([^\]]*)\]\)")
_SIGN = re.compile(r"\s*(==|!=|<=|>=|<|>|&|\||~)\s*")


def _condition(written: str, fields: Mapping[str, Any]) -> str:
    """``(d.result == 'agreed')`` → “调解结果”是“调解成功”. What has no word stays as it is written."""
    named = [fields[name] for name in _COLUMN.findall(written) if name in fields]
    labels = {str(value): str(label) for field in named for value, label in getattr(field, "flatchoices", ())}
    said = _COLUMN.sub(lambda m: f"“{_name(fields, m[1])}”", written)
    said = _AMONG.sub(lambda m: "是" + m[1].replace("', '", "'或'"), said)
    said = said.replace(".isnull()", "没有填").replace(".notnull()", "已填")
    said = re.sub(r"'([^']*)'", lambda m: f"“{labels.get(m[1], m[1]) or '空'}”", said)
    said = _SIGN.sub(lambda m: _WORDS[m[1]], said)
    return said[1:-1] if said.startswith("(") and said.endswith(")") and said.count("(") == 1 else said


def _name(fields: Mapping[str, Any], name: str) -> str:
    return str(fields[name].verbose_name) if name in fields else name
