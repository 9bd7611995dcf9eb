"""The search in the law: rules by what they say, instruments by what they are called."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django import forms

from zhunsheng.desk.frame.states import State
from zhunsheng.desk.law.rulebook import CHECKED, book, domain_name, unit_name, version_on
from zhunsheng.law import (
    Instrument,
    LawBook,
    Provision,
    Rule,
    RuleVersion,
    Unit,
    UnknownInstrument,
    Verified,
)
from zhunsheng.law.citing import Status
from zhunsheng.law.citing.standing import standing as stands
from zhunsheng.law.index import Listed, index
from zhunsheng.numerals import to_number

_ARTICLE = re.compile(r"第([一二三四五六七八九十百千零\d]+)条")
_LAST = 10_000


class RuleForm(forms.Form):
    """What rules can be looked for by. A choice that does not exist is passed over, and its error stands beside it."""

    use_required_attribute = False
    q = forms.CharField(label="词语、条号或编号", required=False, max_length=100)
    domain = forms.ChoiceField(label="领域", required=False)
    instrument = forms.CharField(
        label="法规",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"placeholder": "名称中的几个字"}),
    )
    verified = forms.ChoiceField(label="核对情况", required=False)
    unit = forms.ChoiceField(label="单位", required=False)

    def __init__(self, data: Mapping[str, Any], rules: Iterable[Rule], today: date) -> None:
        super().__init__(data)
        self.rules = [(rule, version_on(rule, today)) for rule in rules]
        domains = dict.fromkeys(rule.domain for rule, _ in self.rules)
        units = {version.unit for _, version in self.rules}
        offered: dict[str, Any] = self.fields
        offered["domain"].choices = [("", "全部"), *((d, domain_name(d)) for d in domains)]
        offered["verified"].choices = [("", "全部"), *((v, CHECKED[v].word) for v in Verified)]
        offered["unit"].choices = [("", "全部"), *((u, unit_name(u)) for u in Unit if u in units)]

    def found(self) -> list[tuple[Rule, RuleVersion]]:
        """The rules that fit, each with the version of today, in the order of the book."""
        self.full_clean()
        said = self.cleaned_data
        words = said.get("q", "").lower().split()
        sought = said.get("instrument", "").strip("《》").lower()
        texts = _texts(book())
        return [
            (rule, version)
            for rule, version in self.rules
            if said.get("domain") in ("", None, rule.domain)
            and said.get("verified") in ("", None, version.verified)
            and said.get("unit") in ("", None, version.unit)
            and all(word in texts[rule.id] for word in words)
            and (not sought or any(sought in _titles(v.provision.instrument) for v in rule.versions))
        ]


@cache
def _texts(book: LawBook) -> Mapping[str, str]:
    """Everything of each rule that can be looked for, in small letters, by its id."""
    return {rule.id: _text(rule) for rule in book.rules().values()}


def _text(rule: Rule) -> str:
    said: list[str] = [rule.id, domain_name(rule.domain)]
    for v in rule.versions:
        said += (v.statement, str(v.provision), v.since, v.actor, v.quote, v.note, *v.aliases)
    return "\n".join(said).lower()


def _titles(instrument: Instrument) -> str:
    return "\n".join((instrument.key, instrument.title, *instrument.short_titles)).lower()


@dataclass(frozen=True, slots=True)
class Found:
    """An instrument of the index; `address_key` names its page, `rules` says how many rules rest on it."""

    listed: Listed
    address_key: str
    rules: int

    @property
    def labels(self) -> list[str]:
        """The years of its texts, as far as they are known."""
        return [text.label for text in self.listed.texts if text.label]

    def state(self, today: date) -> State:
        """Whether it is law today, as far as is known."""
        return standing(self.listed, today)


def instruments_found(words: str, counts: Mapping[str, int]) -> list[Found]:
    """Instruments whose title, short title or number holds all of the words; those with rules first.

    ``counts`` says by key how many rules rest on an instrument.
    """
    sought = words.lower().replace("《", " ").replace("》", " ").split()
    found = [
        Found(listed, key or listed.title, counts.get(key, 0))
        for listed, key, text in _instruments()
        if all(word in text for word in sought)
    ]
    found.sort(key=lambda one: -one.rules)
    return found


@cache
def _instruments() -> Sequence[tuple[Listed, str, str]]:
    """Every instrument of the index with its key in the book ("" where it has none) and what it can be found by."""
    keyed = {one.title: one for one in book().instruments()}
    return [(one, *_known_as(one, keyed.get(one.title))) for one in index().listed]


def _known_as(listed: Listed, instrument: Instrument | None) -> tuple[str, str]:
    names = _titles(instrument) if instrument else listed.title.lower()
    return instrument.key if instrument else "", "\n".join([names, *listed.numbers])


def standing(listed: Listed, today: date, known: Instrument | None = None) -> State:
    """Whether an instrument is law on ``today``, as colour, shape and word that says how far it is known.

    A text that the county confirmed stands in ``known`` only.
    """
    if known and any(version.local and version.in_force(today) for version in known.versions):
        return State("done", "✓", "有效（本县录入的文本）")
    if listed.ended_on and listed.ended_on < today:
        return State("paused", "◇", "已失效")
    if listed.text_on(today):
        word = stands(listed, (), "", today).said
        return State("paused", "◇", word) if word == Status.UNKNOWN.chinese else State("done", "✓", word)
    begins = [text.begins for text in listed.texts if text.begins]
    if begins and min(begins) > today:
        return State("soon", "▲", "尚未施行")
    return State("paused", "◇", "现行文本未收录" if begins else "日期未收录")


def find_instrument(key: str) -> tuple[Listed, Instrument | None] | None:
    """The instrument of a key or title, and its full record where the book has one; None where nobody knows it."""
    try:
        instrument = book().instrument(key)
    except UnknownInstrument:
        listed = index().find(key)
        return (listed, None) if listed else None
    listed = index().find(instrument.title)
    return (listed, instrument) if listed else None


def rules_of(key: str) -> list[tuple[Rule, RuleVersion]]:
    """The rules that rest on the instrument, each with its newest version that does, in the order of the articles."""
    found = []
    for rule in book().rules().values():
        resting = [version for version in rule.versions if version.provision.instrument.key == key]
        if resting:
            found.append((rule, resting[-1]))
    return sorted(found, key=lambda pair: _place(pair[1].provision))


def _place(provision: Provision) -> tuple[int, str]:
    """Where a provision stands in its text; what has no article stands last."""
    numbered = _ARTICLE.search(provision.article)
    return (to_number(numbered[1]) if numbered else _LAST, provision.article)


def rules_by_instrument() -> Mapping[str, int]:
    """How many rules rest on each instrument, by key."""
    return _rules_by_instrument(book())


@cache
def _rules_by_instrument(book: LawBook) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for rule in book.rules().values():
        for key in {version.provision.instrument.key for version in rule.versions}:
            counts[key] = counts.get(key, 0) + 1
    return counts
