"""The pages of legal learning that a person can go to, as tabs."""

from django.urls import reverse

from zhunsheng.desk.frame.request import Request
from zhunsheng.learning import access as fetching

Tab = tuple[str, str, bool]


def tabs(request: Request) -> list[Tab]:
    """Name, address and whether one is there."""
    found = [("学时", reverse("desk:learning")), ("考试", reverse("desk:learning_exams"))]
    if fetching.sets_exams(request.access):
        found.append(("题库", reverse("desk:learning_bank")))
    here = max((a for _, a in found if request.path.startswith(a)), key=len)
    return [(name, address, address == here) for name, address in found]


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    """Where one is."""
    return [("待办", "/"), ("学法用法", reverse("desk:learning") if more else ""), *more]
