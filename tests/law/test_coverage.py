"""Every fact that was gathered is a rule of the book, or is left out by name with a reason."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

import zhunsheng.law
from tests.shared import shared
from zhunsheng.law import TERMS, Kind, Rule, Unit, rules
from zhunsheng.numerals import to_number

LAW = Path(zhunsheng.law.__file__).parent
GATHERED_ON = date(2026, 11, 22)
FILES = [
    pytest.param("rules_a.yaml", 424, id="rules-a"),
    pytest.param("rules_b.yaml", 520, id="rules-b"),
    pytest.param("rules_c.yaml", 97, id="rules-c"),
]
UNITS = {
    "work_day": Unit.WORKING_DAYS,
    "calendar_day": Unit.CALENDAR_DAYS,
    "month": Unit.MONTHS,
    "year": Unit.YEARS,
    "hour": Unit.HOURS,
} | {unit.value: unit for unit in TERMS}
"""The units of time as the gathered facts write them; “days” is left open there and decided here."""


def _gathered(file: str) -> list[dict]:
    return yaml.load(shared(f"law/{file}").read_text("utf-8"), yaml.CSafeLoader)


def _left_out() -> dict[str, str]:
    files = sorted(LAW.glob("left_out*.yaml"))
    reasons = [yaml.safe_load(file.read_text("utf-8")) or {} for file in files]
    assert len({fact for one in reasons for fact in one}) == sum(map(len, reasons)), "一条写了两次"
    return {fact: reason for one in reasons for fact, reason in one.items()}


@cache
def _named() -> dict[str, Rule]:
    """Every rule by its id and its older ids."""
    named = dict(rules())
    for one in rules().values():
        named |= {alias: one for version in one.versions for alias in version.aliases}
    return named


@pytest.mark.parametrize(("file", "count"), FILES)
def test_every_gathered_fact_is_a_rule_or_left_out_by_name(file, count):
    facts, left_out = [fact["id"] for fact in _gathered(file)], _left_out()
    assert len(set(facts)) == count
    missing = [fact for fact in facts if fact not in left_out and fact not in _named()]
    assert missing == [], f"{len(missing)} 条既没有收进，也没有说明"


def test_what_is_left_out_was_gathered_is_not_a_rule_and_has_a_reason():
    gathered = {fact["id"] for file in (case.values[0] for case in FILES) for fact in _gathered(file)}
    for fact, reason in _left_out().items():
        assert fact in gathered, f"{fact} 不在搜集来的规则里"
        assert fact not in _named(), f"{fact} 已经收进 rules/"
        assert len(reason) >= 8, f"{fact} 没有说明理由"


@pytest.mark.parametrize(("file", "count"), FILES)
def test_periods_came_in_with_their_value_and_unit(file, count):
    compared = 0
    for fact in _gathered(file):
        found, unit = _named().get(fact["id"]), UNITS.get(fact.get("unit") or "")
        if fact["kind"] != "deadline" or found is None or unit is None or not isinstance(fact["value"], int):
            continue
        if fact["value"] == 0:  # 即时办理的，没有数
            continue
        written = [
            (version.sample if version.is_sample else version.value, version.unit)
            for version in found.versions
        ]
        assert (fact["value"], unit) in written, f"{fact['id']} 写成了 {written}"
        compared += 1
    assert compared > count // 10


def test_what_other_places_decided_has_no_value_until_the_county_decides():
    samples = [version for one in rules().values() for version in one.versions if version.is_sample]
    assert samples
    for version in samples:
        assert version.value is None, version.rule
        assert not version.is_term, version.rule
        assert version.basis.startswith("地方样本"), version.rule


@pytest.mark.parametrize("file", [case.values[0] for case in FILES])
def test_samples_of_other_places_stay_samples(file):
    for fact in _gathered(file):
        found = _named().get(fact["id"])
        local = fact.get("scope") == "local_sample" or "示例" in fact["instrument"]
        if found is not None and local:
            assert all(version.is_sample for version in found.versions), fact["id"]


def test_every_period_can_be_counted_on_the_last_day_on_which_it_is_law():
    for one in rules().values():
        for version in one.versions:
            if version.kind is Kind.DEADLINE and version.is_term:
                assert version.counted(version.effective_to or max(version.effective_from, GATHERED_ON)).bases


def _articles(text: str) -> set[int]:
    return {to_number(found) for found in re.findall(r"第([零〇一二三四五六七八九十百千两\d]+)条", text)}


@pytest.mark.parametrize("file", [case.values[0] for case in FILES])
def test_periods_stand_in_the_article_they_were_read_in(file):
    """Paragraphs may have been widened by the second reading; the article is still named, in the basis or the note."""
    compared = 0
    for fact in _gathered(file):
        found, read = _named().get(fact["id"]), _articles(str(fact.get("article") or ""))
        if fact["kind"] != "deadline" or fact["verified"] != "fulltext" or found is None or not read:
            continue
        stands = {number for v in found.versions for number in _articles(f"{v.provision}{v.basis}{v.note}")}
        assert read & stands, f"{fact['id']}：读自第 {read} 条，写成 {stands}"
        compared += 1
    assert compared > 20
