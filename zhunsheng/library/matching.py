"""Two versions of a report: which findings are mended, which are still there, which are new.

A finding is known again by its words: first by the same words in the same sentence, then by the same words in a sentence
that was hardly touched, then by a sentence whose numbers alone were changed. Only the first two are the *same finding*,
to which what was said of it still applies; with other numbers it is to be looked at anew.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from zhunsheng.reading import Finding, Reading

_ENDS = re.compile(r"[。；！？\n]")
_DIGITS = re.compile(r"[\d.,]+")
_LONGEST = 200
"""Characters of a sentence; hostile texts have endless ones."""
_LIKE = 0.5
"""Share of their pairs of characters that two sentences must have in common for the same words in them to be the same finding."""
_TRIED = 20
"""Findings of the same words that are compared; more of them tell nothing of one another."""


@dataclass(frozen=True)
class Pair:
    """A finding in both versions; `same`: in the same words."""

    before: Finding
    after: Finding
    same: bool


@dataclass(frozen=True)
class Changes:
    """What a corrected version did to the findings of the one before it, each in order of place."""

    mended: tuple[Finding, ...]
    still: tuple[Pair, ...]
    fresh: tuple[Finding, ...]


def sentence_of(text: str, finding: Finding) -> str:
    """The sentence in which a finding stands, its end mark left out; at most 200 characters."""
    begins = max((end.end() for end in _ENDS.finditer(text, max(0, finding.start - _LONGEST), finding.start)),
                 default=max(0, finding.start - _LONGEST))  # fmt: skip
    end = _ENDS.search(text, max(finding.start, finding.end - 1))
    return text[begins : min(end.start() if end else len(text), begins + _LONGEST)].strip()


def changes(before: Reading, after: Reading) -> Changes:
    """The findings of two versions held together."""
    old, new = list(before.findings), list(after.findings)
    was = {id(f): sentence_of(before.text, f) for f in old}
    now = {id(f): sentence_of(after.text, f) for f in new}
    said = was | now
    pairs: list[Pair] = []

    def same_place(finding: Finding) -> Hashable:
        return finding.kind, finding.quote, said[id(finding)]

    def same_words(finding: Finding) -> Hashable:
        return finding.kind, finding.quote

    def same_but_numbers(finding: Finding) -> Hashable:
        return finding.kind, _DIGITS.sub("#", said[id(finding)])

    def alike(one: Finding, other: Finding) -> bool:
        return _likeness(said[id(one)], said[id(other)]) >= _LIKE

    for known_by, fits, same in (
        (same_place, _any, True),
        (same_words, alike, True),
        (same_but_numbers, _any, False),
    ):
        found = _paired(old, new, known_by, fits)
        pairs += [Pair(one, other, same) for one, other in found]
        gone = {id(f) for pair in found for f in pair}
        old = [f for f in old if id(f) not in gone]
        new = [f for f in new if id(f) not in gone]
    return Changes(tuple(old), tuple(sorted(pairs, key=lambda p: p.after.start)), tuple(new))


def _paired(
    old: list[Finding],
    new: list[Finding],
    known_by: Callable[[Finding], Hashable],
    fits: Callable[[Finding, Finding], bool],
) -> list[tuple[Finding, Finding]]:
    """Each old finding with the first new one, not yet taken, that is known by the same and fits."""
    offered: dict[Hashable, list[Finding]] = defaultdict(list)
    for finding in new:
        offered[known_by(finding)].append(finding)
    pairs = []
    for finding in old:
        there = offered[known_by(finding)]
        other = next((one for one in there[:_TRIED] if fits(finding, one)), None)
        if other is not None:
            there.remove(other)
            pairs.append((finding, other))
    return pairs


def _any(one: Finding, other: Finding) -> bool:
    return True


def _likeness(one: str, other: str) -> float:
    """How much two sentences have in common, of both together; 0 to 1. Cheap: hostile texts have thousands of findings."""
    mine, theirs = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    return 2 * len(mine & theirs) / ((len(mine) + len(theirs)) or 1)
