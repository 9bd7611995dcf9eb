"""Checks: what every kind of relation is told in.

A check that fails says how sure it is (`severity`) and a sentence; one that holds says nothing.
Precision first: where two readings of a sentence are possible and one adds up, that one is taken.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from zhunsheng.reading.models import Figure, Relation
from zhunsheng.reading.split import Sentences

_MOST = 80
"""More figures in one sentence are a table that lost its lines; pairing them all would be slow and wrong."""


@dataclass(frozen=True)
class Check:
    """A relation, and where it fails the finding to report at `at`."""

    relation: Relation
    kind: str = ""
    severity: str = ""
    message: str = ""
    at: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class Page:
    """The text with its figures by sentence, as the checks read it."""

    text: str
    figures: tuple[Figure, ...]
    sentences: Sentences
    by_sentence: dict[int, list[Figure]] = field(default_factory=dict)

    def before(self, number: int, reach: int = 1) -> list[Figure]:
        """The figures of the sentences before, in the same paragraph, in order."""
        here = self.sentences.all[number]
        return [
            figure
            for other in range(max(0, number - reach), number)
            if self.sentences.all[other].paragraph == here.paragraph
            for figure in self.by_sentence.get(other, ())
        ]

    def by_paragraph(self) -> list[list[Figure]]:
        """The figures of each paragraph, in order."""
        paragraphs: dict[int, list[Figure]] = {}
        for number, figures in self.by_sentence.items():
            paragraphs.setdefault(self.sentences.all[number].paragraph, []).extend(figures)
        return list(paragraphs.values())


def page(text: str, figures: tuple[Figure, ...], sentences: Sentences) -> Page:
    """Sorts the figures of facts into their sentences; requirements and background bind nothing."""
    by_sentence: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.role in ("stat", "zero", "target"):
            by_sentence[sentences.index_at(figure.num_start)].append(figure)
    told = {number: group for number, group in by_sentence.items() if len(group) <= _MOST}
    return Page(text, figures, sentences, told)


def spans(*figures: Figure) -> tuple[tuple[int, int], ...]:
    """The terms of a relation."""
    return tuple((figure.start, figure.end) for figure in figures)


def shown(value: float) -> str:
    """A value for a sentence: 1398, 96.91."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))


def exact(*figures: Figure) -> bool:
    """No 近, 余 or 以上 among them: only then must numbers add up."""
    return not any(figure.qualifier for figure in figures)
