"""New texts of laws that a person of the county has confirmed: they act from their first day, over what the software brings.

A file of the county's ``law/`` names an instrument, its new version, and for each rule that goes on the place where it now
stands (and what it now says, where that changed); `history` says who confirmed it before and took it back, and why.
``*.draft.yaml`` is not read.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from zhunsheng.law.dated_rules import Rule, RuleVersion, Verified
from zhunsheng.law.errors import NoSuchArticle
from zhunsheng.law.parsing import check_keys, day, entries_under, read_value, read_version, section, text
from zhunsheng.law.provisions import Instrument, Version
from zhunsheng.law.yaml_files import Entry, read_yaml

FOLDER = "law"
DRAFT = ".draft.yaml"
_ONE_DAY = timedelta(days=1)
_KEYS = ("instrument", "version", "rules", "confirmed", "history")
_RULE_KEYS = ("basis", "statement", "value", "since", "note", "quote", "checked")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyText:
    """A confirmed text: the key of its instrument, its version, and what each rule becomes under it."""

    instrument: str
    version: Version
    confirmed_on: date
    confirmed_by: str
    rules: dict[str, Entry]
    entry: Entry


def county_texts(*places: Path | None) -> tuple[CountyText, ...]:
    """The confirmed texts in ``law/`` of these folders, the oldest first. Raises BadLawFile that names file and line."""
    files = [file for place in places if place for file in sorted((place / FOLDER).glob("*.yaml"))]
    read = [read_county_text(file) for file in files if not file.name.endswith(DRAFT)]
    return tuple(sorted(read, key=lambda one: one.version.effective_from))


def read_county_text(file: Path, *, confirming: tuple[str, date] | None = None) -> CountyText:
    """The text in ``file``; ``confirming`` says who confirms a draft, and when. Every rule in it must be checked."""
    entry = read_yaml(file)
    check_keys(entry, _KEYS, needed=("instrument", "version"))
    if confirming is None:
        check_keys(entry, _KEYS, needed=("confirmed",))
        signed = section(entry, "confirmed")
        check_keys(signed, ("by", "on"), needed=("by", "on"))
        confirming = (text(signed, "by"), day(signed, "on"))
    rules = section(entry, "rules") if entry.get("rules") else Entry(file, 1)
    for rule_id in rules:
        (one,) = entries_under(rules, rule_id)[:1]
        check_keys(one, _RULE_KEYS, needed=("basis",))
        if one.get("checked") is not True:
            raise one.wrong(
                f"{rule_id} 还没有核对：对过新旧条文以后把 checked 改成 true，或者整条删去", "checked"
            )
    return CountyText(
        instrument=text(entry, "instrument"),
        version=replace(read_version(section(entry, "version")), local=True),
        confirmed_by=confirming[0],
        confirmed_on=confirming[1],
        rules=dict(rules),
        entry=entry,
    )


def with_texts(instrument: Instrument, texts: tuple[CountyText, ...]) -> Instrument:
    """The instrument with the county's versions after its own; each ends the one before. Refuses an older one."""
    ours = [one for one in texts if one.instrument == instrument.key]
    if not ours:
        return instrument
    versions = list(instrument.versions)
    for one in ours:
        last, new = versions[-1], one.version
        if new.effective_from <= last.effective_from:
            raise one.entry.wrong(
                f"《{instrument.name}》{new.label}年的文本不比已有的新（已有 {last.effective_from} 起的）；随软件来了同一文本的，删去本县这个文件"
            )
        if any(version.label == new.label for version in versions):
            raise one.entry.wrong(
                f"《{instrument.name}》已有一个 {new.label} 年的文本；label 写成不同的，如 {new.label}-2"
            )
        ended = new.effective_from - _ONE_DAY
        versions[-1] = replace(
            last, effective_to=ended, afterwards=f"《{instrument.name}》{new.label}年的文本没有录这一条"
        )
        versions.append(new)
    return replace(instrument, versions=tuple(versions))


def renewed(rule: Rule, instrument: Instrument, texts: tuple[CountyText, ...]) -> Rule:
    """The rule with its versions under the county's texts of this instrument."""
    ours = [one for one in texts if one.instrument == instrument.key and rule.id in one.rules]
    if not ours:
        return rule
    versions = list(rule.versions)
    for one in ours:
        versions.append(_version(versions[-1], instrument, one, one.rules[rule.id]))
    return replace(rule, versions=tuple(versions))


def _version(before: RuleVersion, instrument: Instrument, one: CountyText, entry: Entry) -> RuleVersion:
    try:
        provision = instrument.article(text(entry, "basis"), version=one.version.label)
    except NoSuchArticle as wrong:
        raise entry.wrong(str(wrong), "basis") from wrong
    value, unit = read_value(entry) if "value" in entry else (before.value, before.unit)
    return replace(
        before,
        provision=provision,
        effective_from=one.version.effective_from,
        effective_to=None,
        statement=text(entry, "statement") or before.statement,
        value=value,
        unit=unit,
        since=text(entry, "since") or before.since,
        quote=text(entry, "quote"),
        note=text(entry, "note") or f"新文本由{one.confirmed_by}于{one.confirmed_on}核对。",
        verified=Verified.FULLTEXT,
        checked_on=one.confirmed_on,
        afterwards="",
        aliases=(),
    )
