"""A new text beside the old one: article by article, with what in the product rests on each."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zhunsheng.desk.frame.states import State
from zhunsheng.desk.law.relying import Use, uses_of_instrument
from zhunsheng.law import RuleVersion
from zhunsheng.law.texts import Article, Fate
from zhunsheng.records.new_texts import Prepared

STATES = {
    Fate.SAME: State("done", "✓", Fate.SAME.chinese),
    Fate.MOVED: State("fine", "→", Fate.MOVED.chinese),
    Fate.CHANGED: State("soon", "▲", Fate.CHANGED.chinese),
    Fate.GONE: State("late", "■", Fate.GONE.chinese),
    Fate.ADDED: State("paused", "＋", Fate.ADDED.chinese),
}
_PLACE = re.compile(r"第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?")


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article, old and new: places and wordings (with what was struck out and put in marked), what rests on the old one."""

    old: str
    new: str
    state: State
    differs: bool
    before: SafeString
    after: SafeString
    rules: Sequence[RuleVersion]
    steps: Sequence[str]


def counts(text: Prepared) -> list[tuple[State, int]]:
    """How many articles have which fate."""
    fates = [change.fate for change in text.changes or ()]
    return [(STATES[fate], fates.count(fate)) for fate in Fate if fate in fates]


def articles(text: Prepared) -> list[ArticleRow]:
    """Every article in the order of the old text, then what the new one adds; none where there is no old text."""
    resting = _resting(text)
    return [_row(change.fate, change.old, change.new, resting) for change in text.changes or ()]


def _row(fate: Fate, old: Article | None, new: Article | None, resting: "_Resting") -> ArticleRow:
    before, after = marked(old.wording if old else "", new.wording if new else "")
    return ArticleRow(
        old=old.place if old else "—",
        new=new.place if new else "—",
        state=STATES[fate],
        differs=fate not in (Fate.SAME, Fate.MOVED),
        before=before,
        after=after,
        rules=resting.rules.get(old.place, ()) if old else (),
        steps=resting.steps.get(old.place, ()) if old else (),
    )


@dataclass(frozen=True, slots=True)
class _Resting:
    rules: dict[str, list[RuleVersion]]
    steps: dict[str, list[str]]


def _resting(text: Prepared) -> _Resting:
    found = _Resting({}, {})
    for meeting in text.meetings:
        for place in _PLACE.findall(meeting.version.provision.article):
            found.rules.setdefault(place, []).append(meeting.version)
    for use, article in unmoved_steps(text):
        for place in _PLACE.findall(article):
            said = f"{use.register.name}“{use.name}”"
            if said not in found.steps.setdefault(place, []):
                found.steps[place].append(said)
    return found


def unmoved_steps(text: Prepared) -> list[tuple[Use, str]]:
    """The steps and gates that rest on the present text, each with its article: they go over with the software's next version."""
    label, key = text.instrument.newest.label, text.instrument.key
    return [
        (use, provision.article)
        for use in uses_of_instrument(key)
        for provision in use.citing(key)
        if provision.version.label == label
    ]


def marked(before: str, after: str) -> tuple[SafeString, SafeString]:
    """The two wordings; where both are there, what was struck out and what was put in stand in ``del`` and ``ins``."""
    if not before or not after:
        return format_html("{}", before), format_html("{}", after)
    moves = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return (
        format_html_join("", "{}", ((piece,) for piece in _pieces(moves, before, 1, "del"))),
        format_html_join("", "{}", ((piece,) for piece in _pieces(moves, after, 3, "ins"))),
    )


def _pieces(
    moves: Sequence[tuple[str, int, int, int, int]], words: str, at: int, tag: str
) -> Iterator[SafeString]:
    template = "<del>{}</del>" if tag == "del" else "<ins>{}</ins>"
    for move in moves:
        piece = words[int(move[at]) : int(move[at + 1])]
        if piece:
            yield format_html("{}" if move[0] == "equal" else template, piece)
