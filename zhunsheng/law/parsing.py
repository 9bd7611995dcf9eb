"""From YAML entries to instruments and rules; every mistake is refused with its file and line.

The form is described for its maintainers in `rules/README.md`.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from zhunsheng.law.dated_rules import (
    TERMS,
    Bound,
    Counting,
    Direction,
    Extension,
    Kind,
    Rule,
    RuleVersion,
    Scope,
    Unit,
    Verified,
)
from zhunsheng.law.errors import NoSuchArticle, UnknownInstrument, UnknownRule
from zhunsheng.law.provisions import Instrument, Provision, Version
from zhunsheng.law.yaml_files import Entry, read_yaml

_CITATION = re.compile(r"(?:《(?P<title>.+)》)?(?:（(?P<label>\d{4})）)?(?P<article>.*)", re.DOTALL)
_NUMBER = re.compile(r"\d+(\.\d+)?")
_Word = TypeVar("_Word", bound=StrEnum)
_Kind = TypeVar("_Kind")

_INSTRUMENT_KEYS = ("title", "short", "versions")
_VERSION_KEYS = (
    "label", "adopted_on", "from", "to", "articles", "doc_number", "memory", "text_as_of", "note",
    "afterwards",
)  # fmt: skip
_DEFAULT_KEYS = ("instrument", "counting", "verified", "checked_on", "scope")
_RULE_KEYS = (
    "kind", "statement", "basis", "value", "bound", "since", "direction", "counting", "counts", "suspended_by",
    "extension", "actor", "quote", "from", "to", "scope", "verified", "checked_on", "note", "alias",
    "afterwards",
)  # fmt: skip
_EXTENSION_KEYS = ("value", "approver", "condition")
_COUNTS_KEYS = ("start_excluded", "rolls", "follows", "by_analogy", "working")


def read_instrument(file: Path) -> Instrument:
    """The instrument in ``file``; its key is the file's name."""
    entry = read_yaml(file)
    check_keys(entry, _INSTRUMENT_KEYS, needed=("title", "versions"))
    versions = sorted(
        (read_version(one) for one in entries_under(entry, "versions")), key=lambda v: v.effective_from
    )
    refuse_overlaps(versions, entry)
    return Instrument(
        key=file.stem,
        title=text(entry, "title"),
        short_titles=tuple(_texts(entry, "short")),
        versions=tuple(versions),
    )


def read_version(entry: Entry) -> Version:
    """One text of an instrument, as `instruments/*.yaml` writes it."""
    check_keys(entry, _VERSION_KEYS, needed=("label", "from"))
    return Version(
        label=str(entry["label"]),
        effective_from=day(entry, "from"),
        effective_to=day(entry, "to") if "to" in entry else None,
        adopted_on=day(entry, "adopted_on") if "adopted_on" in entry else None,
        articles=_typed(entry, "articles", int, 0, "整数"),
        doc_number=text(entry, "doc_number"),
        memory=_typed(entry, "memory", bool, False, "true 或 false"),
        text_as_of=str(entry.get("text_as_of", "")),
        afterwards=text(entry, "afterwards"),
        note=text(entry, "note"),
    )


class RuleReader:
    """Reads one file of rules. It is given how to find instruments and the rules read before."""

    def __init__(self, instrument: Callable[[str], Instrument], rule: Callable[[str], Rule]) -> None:
        self._instrument, self._rule = instrument, rule

    def read(self, file: Path) -> Iterator[Rule]:
        """The rules of ``file`` in their order; ids are the file's name, a dot and the key."""
        top = read_yaml(file)
        check_keys(top, ("defaults", "rules"), needed=("rules",))
        defaults = section(top, "defaults") if "defaults" in top else Entry(file, 1)
        check_keys(defaults, _DEFAULT_KEYS)
        rules = section(top, "rules")
        for key in rules:
            yield self._one(f"{file.stem}.{key}", entries_under(rules, key), defaults)

    def _one(self, rule_id: str, entries: list[Entry], defaults: Entry) -> Rule:
        pairs = [(self._rule_version(rule_id, entry, defaults), entry) for entry in entries]
        pairs.sort(key=lambda pair: pair[0].effective_from)
        versions = [version for version, _ in pairs]
        refuse_overlaps(versions, pairs[-1][1])
        return Rule(id=rule_id, versions=tuple(versions))

    def _rule_version(self, rule_id: str, entry: Entry, defaults: Entry) -> RuleVersion:
        check_keys(entry, _RULE_KEYS, needed=("kind", "statement", "basis"))
        provision = self._provision(entry, defaults)
        value, unit = read_value(entry)
        local = entry if "scope" in entry else defaults
        scope = word(local, "scope", Scope) if "scope" in local else Scope.NATIONAL
        sample = value if scope is Scope.LOCAL_SAMPLE else None
        verified = word(entry if "verified" in entry else defaults, "verified", Verified)
        # 凭记忆的没有核对日：不让它沾上整个文件的核对日
        usual_check = None if verified is Verified.MEMORY else defaults.get("checked_on")
        version = RuleVersion(
            rule=rule_id,
            kind=word(entry, "kind", Kind),
            statement=text(entry, "statement"),
            provision=provision,
            effective_from=day(entry, "from") if "from" in entry else provision.version.effective_from,
            effective_to=day(entry, "to") if "to" in entry else provision.version.effective_to,
            value=None if scope is Scope.LOCAL_SAMPLE else value,
            unit=unit,
            bound=word(entry, "bound", Bound) if "bound" in entry else None,
            since=text(entry, "since"),
            direction=word(entry, "direction", Direction) if "direction" in entry else Direction.AFTER,
            counting=self._counting(entry, defaults, unit),
            counts=self._counts(section(entry, "counts")) if "counts" in entry else None,
            suspended_by=tuple(_texts(entry, "suspended_by")),
            extension=_extension(section(entry, "extension")) if "extension" in entry else None,
            actor=text(entry, "actor"),
            quote=text(entry, "quote"),
            scope=scope,
            sample=sample,
            verified=verified,
            checked_on=day(entry, "checked_on") if "checked_on" in entry else usual_check,
            note=text(entry, "note"),
            afterwards=_afterwards(entry, provision.version),
            aliases=tuple(_texts(entry, "alias")),
        )
        _check_term(version, entry)
        return version

    def _provision(self, entry: Entry, defaults: Entry) -> Provision:
        """The place cited by `basis`, in the file's own instrument unless it names another.

        An instrument with several versions is cited with its year: otherwise the day a new version is recorded every
        rule would silently move to it.
        """
        usual = _CITATION.fullmatch(str(defaults.get("instrument", "")))
        cited = _CITATION.fullmatch(str(entry["basis"]))
        assert usual is not None, "式子的每一段都可以为空，总能匹配"
        assert cited is not None
        title = cited["title"] or usual["title"]
        label = cited["label"] or ("" if cited["title"] else usual["label"]) or ""
        if not title:
            raise entry.wrong("basis 没有写明是哪部法：应写如 《人民调解法》第三十三条", "basis")
        try:
            instrument = self._instrument(title)
            # 本县自己录的新文本不算：软件里的依据写的是软件收录的文本
            brought = [version for version in instrument.versions if not version.local]
            if not label and len(brought) > 1:
                years = "、".join(version.label for version in brought)
                raise NoSuchArticle(f"《{instrument.name}》有几个文本（{years}），basis 要写明年份")
            label = label or brought[-1].label
            return instrument.article(cited["article"], version=label)
        except (UnknownInstrument, NoSuchArticle) as wrong:
            raise entry.wrong(str(wrong), "basis") from wrong

    def _counting(self, entry: Entry, defaults: Entry, unit: Unit) -> Rule | None:
        named = text(entry if "counting" in entry else defaults, "counting")
        return self._counting_rule(entry, "counting", named) if named and unit in TERMS else None

    def _counts(self, entry: Entry) -> Counting:
        check_keys(entry, _COUNTS_KEYS)
        key = "by_analogy" if "by_analogy" in entry else "follows"
        return Counting(
            start_excluded=_typed(entry, "start_excluded", bool, True, "true 或 false"),
            rolls=_typed(entry, "rolls", bool, True, "true 或 false"),
            follows=self._counting_rule(entry, key, text(entry, key)) if key in entry else None,
            by_analogy="by_analogy" in entry,
            working=tuple(_typed(entry, "working", list, [], "数字的列表")),
        )

    def _counting_rule(self, entry: Entry, key: str, named: str) -> Rule:
        try:
            return self._rule(named)
        except UnknownRule as wrong:
            raise entry.wrong(f"没有计算规则 {named}（计算规则要写在用到它的规则之前）", key) from wrong


def _afterwards(entry: Entry, cited: Version) -> str:
    """What comes after the rule: as it says itself, or, where it ends with the text it cites, as that text says."""
    ends = day(entry, "to") if "to" in entry else cited.effective_to
    return text(entry, "afterwards") or (cited.afterwards if ends == cited.effective_to else "")


def _check_term(version: RuleVersion, entry: Entry) -> None:
    """A period says its unit and how it is counted, and agrees with its instrument on what a working day is."""
    if version.kind is Kind.DEADLINE and version.unit is Unit.NONE and entry.get("value") is not None:
        raise entry.wrong("期限要写单位，如 10 working_days", "value")
    # 样本的期限这里没有数，本县填了就要算，所以也要写明怎样算
    sample_term = version.is_sample and version.kind is Kind.DEADLINE and version.unit in TERMS
    if (version.is_term or sample_term) and version.counting is None:
        raise entry.wrong("期限要写明计算规则（counting）", "value")
    if not version.is_term or version.counting is None:
        return
    by_days = version.unit in (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS)
    for law in version.counting.versions:
        working = law.counts.working if law.counts else ()
        same_text = law.provision.version is version.provision.version
        agrees = (version.value in working) == (version.unit is Unit.WORKING_DAYS)
        if same_text and working and by_days and not agrees:
            listed = "、".join(map(str, working))
            raise entry.wrong(f"{law.provision}规定工作日的是 {listed} 日，与 {version.unit} 不符", "value")


def _extension(entry: Entry) -> Extension:
    check_keys(entry, _EXTENSION_KEYS)
    value, unit = read_value(entry)
    if not isinstance(value, int | None) or (value is not None and unit not in TERMS):
        raise entry.wrong("延长的期限要写整数和单位，如 30 calendar_days", "value")
    return Extension(
        value=value,
        unit=unit if value is not None else None,
        approver=text(entry, "approver"),
        condition=text(entry, "condition"),
    )


def read_value(entry: Entry, usual: Unit = Unit.NONE) -> tuple[int | Decimal | str | None, Unit]:
    """The value and unit written as ``10 working_days``, ``3-9 persons``, ``01-31 date`` or a bare number."""
    written = entry.get("value")
    if written is None:
        return None, Unit.NONE
    if isinstance(written, int | Decimal):
        return written, usual
    amount, _, unit_name = str(written).rpartition(" ")
    unit = known(entry, "value", unit_name, Unit)
    if not _NUMBER.fullmatch(amount):
        return amount, unit
    return (Decimal(amount) if "." in amount else int(amount)), unit


def word(entry: Entry, key: str, words: type[_Word]) -> _Word:
    """The declared word under ``key``, refused when it is not one of ``words``."""
    return known(entry, key, str(entry.get(key, "")), words)


def known(entry: Entry, key: str, written: str, words: type[_Word]) -> _Word:
    """``written`` as one of ``words``."""
    try:
        return words(written)
    except ValueError as wrong:
        raise entry.wrong(f"{key} 不认识“{written}”；可用：{'、'.join(words)}", key) from wrong


def day(entry: Entry, key: str) -> date:
    """The date under ``key``."""
    value = entry[key]
    if not isinstance(value, date):
        raise entry.wrong(f"{key} 要写日期，如 2024-01-01", key)
    return value


def text(entry: Entry, key: str) -> str:
    """The words under ``key``, empty where there is no such key; a key without words is refused."""
    value = entry.get(key, "")
    if not isinstance(value, str | int) or (key in entry and value == ""):
        raise entry.wrong(f"{key} 要写文字，没有就不写这一行", key)
    return str(value)


def _typed(entry: Entry, key: str, kind: type[_Kind], default: _Kind, meaning: str) -> _Kind:
    value = entry.get(key, default)
    if not isinstance(value, kind):
        raise entry.wrong(f"{key} 要写{meaning}", key)
    return value


def section(entry: Entry, key: str) -> Entry:
    """The mapping under ``key``."""
    value = entry[key]
    if not isinstance(value, Entry):
        raise entry.wrong(f"{key} 应写成“键: 值”", key)
    return value


def check_keys(entry: Entry, keys: Collection[str], *, needed: Iterable[str] = ()) -> None:
    """Refuses keys that are not known and entries that lack a needed one."""
    for key in entry:
        if key not in keys:
            raise entry.wrong(f"不认识“{key}”；可用：{'、'.join(keys)}", key)
    for key in needed:
        if not entry.get(key):
            raise entry.wrong(f"缺少 {key}")


def entries_under(entry: Entry, key: str) -> list[Entry]:
    """One mapping or a list of mappings, as a list."""
    value = entry[key]
    entries = value if isinstance(value, list) else [value]
    if not entries or not all(isinstance(one, Entry) for one in entries):
        raise entry.wrong(f"{key} 应写成“键: 值”", key)
    return entries


def _texts(entry: Entry, key: str) -> list[str]:
    value = entry.get(key, [])
    texts = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) and one for one in texts):
        raise entry.wrong(f"{key} 要写文字或者文字的列表", key)
    return texts


def refuse_overlaps(versions: list[Any], entry: Entry) -> None:
    """Refuses versions, sorted by their first day, of which two are law on one day."""
    for earlier, later in zip(versions, versions[1:], strict=False):
        if earlier.effective_to is None or earlier.effective_to >= later.effective_from:
            raise entry.wrong(f"两个版本的有效期重叠：后一个 {later.effective_from} 起，前一个此时还没有结束")
