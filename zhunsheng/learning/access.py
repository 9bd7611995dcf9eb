"""Fetching rosters, exams and papers together with the right to them."""

from django.db.models import Q, QuerySet
from django.http import Http404

from zhunsheng.learning.models import Exam, Official, Sitting
from zhunsheng.records.access import Access

KEEPERS = ("liaison", "head")
"""Roles that keep their organ's roster."""
SEEING = ("office", "leader", "chief", "inspector")
SETTERS = ("office",)
"""Roles that keep the bank and set exams."""


def officials(access: Access) -> QuerySet[Official]:
    """The officials the person may see: of the organs whose roster they keep, or of all they look over; and themself."""
    where = access.below(*KEEPERS, *SEEING) or Q(pk__in=())
    return Official.objects.filter(where | Q(person_id=access.person.pk)).select_related("organ")


def keeps(access: Access, official: Official) -> bool:
    """Whether the person may change the roster line and hours of that official."""
    return access.holds(*KEEPERS, *SETTERS, organ=official.organ)


def official(access: Access, pk: int, *, lock: bool = False) -> Official:
    """One official whose hours the person keeps; 404 otherwise."""
    rows = officials(access)
    found = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=pk).first()
    if found is None or not keeps(access, found):
        raise Http404("没有这名人员，或者您没有登记的权限。")
    return found


def sets_exams(access: Access) -> bool:
    """Whether the person keeps the bank of questions and sets exams."""
    return access.holds(*SETTERS)


def exams(access: Access) -> QuerySet[Exam]:
    """The exams the person sets or looks over, and those announced that the person is to sit."""
    where = access.below(*SETTERS, *SEEING) or Q(pk__in=())
    mine = Q(announced=True, candidates__person_id=access.person.pk)
    return Exam.objects.filter(where | mine).select_related("organ").distinct()


def exam(access: Access, pk: int) -> Exam:
    """One exam the person may see; 404 otherwise."""
    found = exams(access).filter(pk=pk).first()
    if found is None:
        raise Http404("没有这场考试，或者您没有查看的权限。")
    return found


def own_exam(access: Access, pk: int, *, lock: bool = False) -> Exam:
    """An exam that the person may change; 404 otherwise."""
    where = access.below(*SETTERS)
    rows = Exam.objects.select_for_update() if lock else Exam.objects.all()
    found = rows.filter(where, pk=pk).first() if where is not None else None
    if found is None:
        raise Http404("没有这场考试，或者您没有组织考试的权限。")
    return found


def my_place(access: Access, exam: Exam) -> Official | None:
    """The roster line through which the person sits the exam; None when it is not theirs to sit."""
    return exam.candidates.filter(person_id=access.person.pk).first() if exam.announced else None


def my_sitting(access: Access, pk: int, *, lock: bool = False) -> Sitting:
    """One's own paper; 404 for anybody else's, whoever asks: nobody reads another's answers while they are written."""
    rows = Sitting.objects.select_related("exam__organ", "official__organ")
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=pk, official__person_id=access.person.pk).first()
    if found is None:
        raise Http404("没有这份答卷。")
    return found
