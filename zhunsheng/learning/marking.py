"""Marking a paper: each question right or wrong, the points added."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from zhunsheng.learning.models import Question, Sitting


@dataclass(frozen=True)
class Marked:
    """One question of a paper as it was answered."""

    number: int
    question: Question
    order: tuple[int, ...]
    chosen: tuple[int, ...]
    points: Decimal

    @property
    def right(self) -> bool:
        """Whether it was answered rightly."""
        return self.question.right(list(self.chosen))

    @property
    def options(self) -> list[tuple[int, str, str, bool]]:
        """Place in the bank, letter on the paper, words, chosen or not; in the order of the paper."""
        letters = "ABCDEFGH"
        return [
            (place, letters[n], self.question.options[place], place in self.chosen)
            for n, place in enumerate(self.order)
        ]

    @property
    def key(self) -> str:
        """The right letters of this paper."""
        return "".join(letter for place, letter, _, _ in self.options if place in self.question.key)


def marked(sitting: Sitting) -> list[Marked]:
    """Every question of the paper with what was chosen. One query."""
    held: Mapping[int, Question] = Question.objects.in_bulk(sitting.questions())
    return [
        Marked(
            number,
            held[line["question"]],
            tuple(line["order"]),
            tuple(sitting.answers.get(str(line["question"]), ())),
            Decimal(line["points"]),
        )
        for number, line in enumerate(sitting.paper, start=1)
    ]


def finish(sitting: Sitting, at: datetime) -> None:
    """Puts points and result on the paper as its answers stand; the caller saves it and writes the journal."""
    sitting.points = sum((m.points for m in marked(sitting) if m.right), Decimal(0))
    sitting.passed = sitting.points >= sitting.exam.pass_points
    sitting.handed_in_at = at
