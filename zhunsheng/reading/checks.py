"""Checks: what every kind of relation is told in.

A check that fails says how sure it is (`severity`) and a sentence; one that holds says nothing.
Precision first: where two readings of a sentence are possible and one adds up, that one is taken.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from zhunsheng.reading.grid import Table
from zhunsheng.reading.models import Figure, Relation
from zhunsheng.reading.numbers import Number
from zhunsheng.reading.split import Sentences

_MOST = 80
"""More figures in one sentence are a table that lost its lines; pairing them all would be slow and wrong."""
_TOGETHER = 1000
"""More figures in one paragraph are no prose of an office; what binds them could not be told."""
_REACH = 24
"""Numbers in reach of one: more explain too much by chance, and their pairs cost the square."""
_ALONG = re.compile(r"[、和及]?")
NOT_COUNTS = frozenset({"%", "个百分点", "倍", ""})
"""Units that count no things."""
_DECIMALS = re.compile(r"\.(\d+)")


@dataclass(frozen=True)
class Check:
    """A relation, and where it fails the finding to report at `at`."""

    relation: Relation
    kind: str = ""
    severity: str = ""
    message: str = ""
    at: tuple[int, int] = (0, 0)
    prior: float = 0.0
    """How likely the words make this the reading meant; 0 where the severity proposed says it (`judge`)."""
    mistake: str = ""
    """The known mistake that gives the number as written (`mistakes.KNOWN`), or ""."""


@dataclass(frozen=True)
class Page:
    """The text with its figures by sentence, as the checks read it."""

    text: str
    figures: tuple[Figure, ...]
    sentences: Sentences
    by_sentence: dict[int, list[Figure]] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    rows: dict[bool, list[Any]] = field(default_factory=dict)
    """What `rows` made of it, kept for the rules that ask again."""
    tables: tuple[Table, ...] = ()
    """Figures in them bind nothing in the prose."""
    known: dict[int, Number] = field(default_factory=dict)
    """What is known of the figures that were asked for, by place."""
    crowded: tuple[tuple[str, list[Figure]], ...] = ()
    """句 or 段 and its figures: too many to be bound to one another, which the reader must be told."""

    def number(self, figure: Figure) -> Number:
        """What is known of a figure."""
        try:
            return self.known[figure.start]
        except KeyError:
            at = self.sentences.index_at(figure.num_start)
            sentence = self.sentences.all[at]
            number = Number(figure, self.text, self.label(figure), at, sentence.paragraph, sentence.start)
            before = self.previous.get(figure.start)
            if (
                before is not None
                and number.before in ("", "和", "及", "、")
                and before.unit_norm == figure.unit_norm
                and _ALONG.fullmatch(self.text, before.end, figure.start)
            ):  # 分别下降25%和18.2%: what the first is, the second is
                number.role = self.number(before).role
            self.known[figure.start] = number
        return number

    @cached_property
    def previous(self) -> dict[int, Figure]:
        """The figure before each figure, by the place of the later."""
        return {later.start: one for one, later in pairwise(self.figures)}

    @cached_property
    def at(self) -> dict[int, Figure]:
        """Each figure by its place."""
        return {figure.start: figure for figure in self.figures}

    def reach(self, number: Number, back: int = 1) -> list[Number]:
        """The numbers in reach of one: those of its sentence and of those before it in the paragraph, the nearest few."""
        told = [
            self.number(figure)
            for figure in [
                *self.before(number.sentence, back),
                *self.by_sentence.get(number.sentence, ()),
            ]
        ]
        near = sorted(told, key=lambda other: abs(other.figure.start - number.figure.start))
        return [other for other in near[:_REACH] if other.figure is not number.figure]

    def label(self, figure: Figure) -> str:
        """The words of a figure's own clause, ``before|behind`` its number: 受理|, |未结."""
        return self.labels.get(figure.start, "|")

    def before(self, number: int, reach: int = 1) -> list[Figure]:
        """The figures of the sentences before, in the same paragraph, in order."""
        here = self.sentences.all[number]
        return [
            figure
            for other in range(max(0, number - reach), number)
            if self.sentences.all[other].paragraph == here.paragraph
            for figure in self.by_sentence.get(other, ())
        ]

    @cached_property
    def by_paragraph(self) -> list[list[Figure]]:
        """The figures of each paragraph, in order."""
        paragraphs: dict[int, list[Figure]] = {}
        for number, figures in self.by_sentence.items():
            paragraphs.setdefault(self.sentences.all[number].paragraph, []).extend(figures)
        return list(paragraphs.values())


def page(
    text: str, figures: tuple[Figure, ...], sentences: Sentences, tables: tuple[Table, ...] = ()
) -> Page:
    """Sorts the figures of facts into their sentences; requirements and background bind nothing."""
    by_sentence: dict[int, list[Figure]] = defaultdict(list)
    places = iter([table.place for table in tables])
    begin, end = next(places, (len(text) + 1, 0))
    for figure in figures:
        while figure.start >= end > 0:
            begin, end = next(places, (len(text) + 1, 0))
        if figure.start >= begin:
            continue
        if figure.role in ("stat", "zero", "target"):
            by_sentence[sentences.index_at(figure.num_start)].append(figure)
    crowded = tuple(_crowded(by_sentence, sentences))
    out = {sentences.index_at(figure.num_start) for _, group in crowded for figure in group}
    told = {number: group for number, group in by_sentence.items() if number not in out}
    return Page(text, figures, sentences, told, _labels(text, figures), tables=tables, crowded=crowded)


def _crowded(
    by_sentence: dict[int, list[Figure]], sentences: Sentences
) -> Iterator[tuple[str, list[Figure]]]:
    """The paragraphs that hold too many figures, and of the others the sentences that do."""
    paragraphs: dict[int, list[list[Figure]]] = defaultdict(list)
    for number, group in by_sentence.items():
        paragraphs[sentences.all[number].paragraph].append(group)
    for groups in paragraphs.values():
        whole = [figure for group in groups for figure in group]
        if len(whole) > _TOGETHER:
            yield "段", whole
        else:
            yield from (("句", group) for group in groups if len(group) > _MOST)


_BEGIN = re.compile(r"[，；。：（）\n]")
_END = re.compile(r"[，；。：、（）\n]")
_BEFORE, _BEHIND = 40, 16
"""Characters of a label."""


def _labels(text: str, figures: tuple[Figure, ...]) -> dict[int, str]:
    """The label of each figure by its place; the words between two numbers of one clause belong to the second."""
    labels: dict[int, str] = {}
    previous = 0
    for at, figure in enumerate(figures):
        before = _BEGIN.split(text[max(previous, figure.num_start - _BEFORE) : figure.num_start])[-1]
        following = figures[at + 1].start if at + 1 < len(figures) else len(text)
        behind = text[figure.end : min(figure.end + _BEHIND, following)]
        ended = _END.search(behind)
        behind = behind[: ended.start()] if ended else behind
        labels[figure.start] = f"{before.lstrip('、和与')}|{behind}"
        previous = figure.end
    return labels


def spans(*figures: Figure) -> tuple[tuple[int, int], ...]:
    """The terms of a relation."""
    return tuple([(figure.start, figure.end) for figure in figures])


def shown(value: float) -> str:
    """A value for a sentence: 1398, 96.91."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))


def exact(*figures: Figure) -> bool:
    """No 近, 余 or 以上 among them: only then must numbers add up."""
    return not any(figure.qualifier for figure in figures)


def clause_start(text: str, position: int) -> int:
    """Where the clause that holds a position begins."""
    begin = max(0, position - 60)
    return max([text.rfind(mark, begin, position) for mark in "，；。：（\n"]) + 1


def clause_before(text: str, figure: Figure) -> str:
    """The words of a figure's own clause before it, as far as 24 characters."""
    return text[max(clause_start(text, figure.num_start), figure.num_start - 24) : figure.num_start]


def slipped(one: float, other: float) -> bool:
    """Whether one slip of the hand makes the one number of the other: a digit changed, turned about, lost or too many.

    >>> slipped(132, 1132), slipped(360, 630), slipped(432, 532), slipped(4, 5)
    (True, True, True, False)
    """
    if one == other or min(one, other) < 0 or one != int(one) or other != int(other):
        return False
    short, long = sorted((str(int(one)), str(int(other))), key=len)
    if len(short) == len(long):
        wrong = [place for place, digit in enumerate(short) if digit != long[place]]
        turned = (
            len(wrong) == 2
            and wrong[1] - wrong[0] == 1
            and short[wrong[0]] + short[wrong[1]] == long[wrong[1]] + long[wrong[0]]
        )
        return turned or (len(wrong) == 1 and len(short) > 1)  # any one digit is a slip from any other
    return len(long) == len(short) + 1 and any(
        long[:place] + long[place + 1 :] == short for place in range(len(long))
    )


def within(stated: Figure, computed: float) -> bool:
    """Whether a rate as written agrees with the computed one to one unit in its last place.

    A quotient below the whole never passes for 100 % except by rounding.
    """
    decimals = _DECIMALS.search(stated.quote)
    step = 10.0 ** -len(decimals[1]) if decimals else 1.0
    return abs(stated.value - computed) <= (step / 2 if stated.value == 100 else step) + 1e-9


def quotient(rate: Figure, top: Figure, bottom: Figure) -> Check:
    """The check of a rate against its two numbers, without a word where it fails."""
    return _of(rate, top, bottom.value, bottom)


def differs(rate: Figure, top: Figure, bottom: Figure, severity: str) -> Check:
    """The check of a rate that its two numbers do not give."""
    check = quotient(rate, top, bottom)
    computed = shown(round(check.relation.computed or 0, 2))
    message = f"{top.quote}除以{bottom.quote}是{computed}%，文中写{rate.quote}，请核对"
    return Check(check.relation, "ratio_mismatch", severity, message, (rate.start, rate.end))


def of_both(rate: Figure, top: Figure, rest: Figure) -> Check:
    """The check of a rate of one number in it and another together."""
    check = _of(rate, top, top.value + rest.value, rest)
    if check.relation.holds:
        return check
    computed = shown(round(check.relation.computed or 0, 2))
    message = (
        f"{top.quote}占两项之和（{shown(top.value + rest.value)}）的{computed}%，文中写{rate.quote}，请核对"
    )
    return Check(check.relation, "ratio_mismatch", "warning", message, (top.start, rate.end))


def _of(rate: Figure, top: Figure, whole: float, other: Figure) -> Check:
    computed = round(100 * top.value / whole, 4)
    relation = Relation(
        kind="ratio", holds=within(rate, computed), terms=spans(top, other, rate),
        expr=f"{rate.quote} = {shown(top.value)} ÷ {shown(whole)}", stated=rate.value, computed=computed,
    )  # fmt: skip
    return Check(relation)
