"""Automatic numbers of Word, counted as Word counts them (ECMA-376 17.9): 一、（一）1.①."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from lxml import etree

from zhunsheng.numerals import to_chinese

_HAN = {"chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCountingThousand",
        "taiwaneseCounting", "japaneseDigitalTenThousand", "chineseLegalSimplified"}  # fmt: skip
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}
_ENDLESS = 200


@dataclass(frozen=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


def _val(node: Any) -> str:
    if node is None:
        return ""
    return next((str(value) for key, value in node.attrib.items() if etree.QName(key).localname == "val"), "")


def _attribute(node: Any, name: str) -> str:
    return next((str(value) for key, value in node.attrib.items() if etree.QName(key).localname == name), "")


class Numbers:
    """The running numbers of one document. ``mark`` is asked once for every paragraph, in order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._styles: dict[str, tuple[str, tuple[str, int] | None]] = {}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[str] = set()
        self._starts: dict[tuple[str, int], int] = {}
        self._by_style: dict[tuple[str, str], int] = {}
        if numbering is not None:
            self._read(numbering)
        if styles is not None:
            for style in styles.iter("{*}style"):
                based = _val(style.find("{*}basedOn"))
                properties = style.find("{*}pPr")
                self._styles[_attribute(style, "styleId")] = (based, _reference(properties))

    def mark(self, properties: Any) -> str:
        """The number before a paragraph with these properties, "" for none; counting goes on."""
        found = self._numbered(properties)
        if found is None or found[0] == "0":
            return ""
        number, depth = found
        abstract = self._abstract.get(number, "")
        levels = self._levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or level.form in ("none", "bullet"):
            return ""
        counts = self._counts[abstract]
        if number not in self._begun:
            self._begun.add(number)
            for (of, at), start in self._starts.items():
                if of == number:
                    counts[at] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        text = level.text
        for at in range(depth + 1):
            here = levels.get(at, _Level())
            text = text.replace(f"%{at + 1}", _shown(counts.get(at, here.start), here.form))
        return text + (" " if text and text[-1].isalnum() else "")

    def _numbered(self, properties: Any) -> tuple[str, int] | None:
        """Which list and level a paragraph belongs to, by itself or by its style."""
        own = _reference(properties)
        if own is not None and own[0]:
            return own
        style = _val(properties.find("{*}pStyle")) if properties is not None else ""
        for _ in range(_ENDLESS):
            if style not in self._styles:
                return None
            based, found = self._styles[style]
            if found is not None and found[0]:
                depth = own[1] if own is not None else self._linked(found[0], style, found[1])
                return found[0], depth
            style = based
        return None

    def _linked(self, number: str, style: str, depth: int) -> int:
        return self._by_style.get((self._abstract.get(number, ""), style), depth)

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.iter("{*}abstractNum"):
            key = _attribute(abstract, "abstractNumId")
            self._levels[key] = {}
            for level in abstract.iter("{*}lvl"):
                depth = int(_attribute(level, "ilvl") or 0)
                self._levels[key][depth] = _Level(
                    form=_val(level.find("{*}numFmt")) or "decimal",
                    text=_val(level.find("{*}lvlText")),
                    start=int(_val(level.find("{*}start")) or 1),
                )
                if linked := _val(level.find("{*}pStyle")):
                    self._by_style[key, linked] = depth
        for number in numbering.iter("{*}num"):
            key = _attribute(number, "numId")
            self._abstract[key] = _val(number.find("{*}abstractNumId"))
            for changed in number.iter("{*}lvlOverride"):
                if start := _val(changed.find("{*}startOverride")):
                    self._starts[key, int(_attribute(changed, "ilvl") or 0)] = int(start)


def _reference(properties: Any) -> tuple[str, int] | None:
    found = properties.find("{*}numPr") if properties is not None else None
    if found is None:
        return None
    return _val(found.find("{*}numId")), int(_val(found.find("{*}ilvl")) or 0)


def _shown(value: int, form: str) -> str:
    if form in _HAN and 0 < value < 10_000:
        return to_chinese(value)
    if form in _CIRCLED and 0 < value <= 20:
        return chr(0x2460 + value - 1)
    if form in ("upperLetter", "lowerLetter") and 0 < value <= 26:
        return chr((65 if form == "upperLetter" else 97) + value - 1)
    if form in ("upperRoman", "lowerRoman") and 0 < value < 40:
        roman = "X" * (value // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[value % 10]
        return roman if form == "upperRoman" else roman.lower()
    if form == "decimalFullWidth":
        return "".join(chr(ord(sign) + 0xFEE0) for sign in str(value))
    return str(value)
