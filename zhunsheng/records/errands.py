"""Telling people what waits for them outside of cases. Derived, never edited by hand: a row's deed says all that now waits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models

from zhunsheng.records.journal import subject_of
from zhunsheng.records.models import Errand, Organ, Person


@dataclass(frozen=True, kw_only=True)
class Wish:
    """One thing to be done: in which organ, by which role or person, what, where, by when."""

    organ: Organ
    what: str
    title: str
    address: str
    role: str = ""
    person: Person | None = None
    due_on: date | None = None

    def __post_init__(self) -> None:
        if bool(self.role) == (self.person is not None):
            raise ValueError("一件交办或者给角色，或者给个人")


def tell(row: models.Model, wishes: Iterable[Wish]) -> None:
    """Replaces everything that waits because of this row. Two queries."""
    tell_all({row: tuple(wishes)})


def done_by(row: models.Model, person: Person) -> None:
    """Takes away what waited for one person because of this row; the others' remains. One query."""
    Errand.objects.filter(subject=subject_of(row), person=person).delete()


def tell_all(wishes: Mapping[models.Model, Sequence[Wish]]) -> None:
    """The same for many rows at once."""
    subjects = [subject_of(row) for row in wishes]
    for start in range(0, len(subjects), 500):
        Errand.objects.filter(subject__in=subjects[start : start + 500]).delete()
    Errand.objects.bulk_create(
        [
            Errand(
                subject=subject_of(row),
                organ=wish.organ,
                role=wish.role,
                person=wish.person,
                what=wish.what,
                title=wish.title[:200],
                address=wish.address,
                due_on=wish.due_on,
            )
            for row, said in wishes.items()
            for wish in said
        ],
        batch_size=1000,
    )
