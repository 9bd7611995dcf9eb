"""The left menu: one place that says what can be gone to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.urls import reverse

from zhunsheng.campaigns.access import ANSWERING, WATCHING
from zhunsheng.declare.roles import HEAD, OFFICE, REVIEWER
from zhunsheng.desk.frame.request import Request
from zhunsheng.drafts.access import CONTRIBUTORS, reads_whole
from zhunsheng.reports.duties import KEY


@dataclass(frozen=True)
class Item:
    """One line of the menu; `here` when the page is inside it."""

    name: str
    address: str
    here: bool


@dataclass(frozen=True)
class Group:
    """Lines under one heading; the first group has none."""

    name: str
    items: tuple[Item, ...]


def menu(request: Request) -> list[Group]:
    """What this person can go to; groups with nothing to go to are left out. Roles alone decide: no query."""
    groups = (
        Group("", (Item("待办", reverse("desk:inbox"), request.path == reverse("desk:inbox")),)),
        Group("年度工作", tuple(_yearly(request))),
        *_registers(request),
        Group("数字与报告", tuple(_reports(request))),
        Group("管理", tuple(_staff(request))),
        Group("法律", (_item(request, "法规依据", "law"),)),
    )
    return [group for group in groups if group.items]


def _yearly(request: Request) -> Iterator[Item]:
    """The year's work for whoever has a part in it, the review for whoever marks, learning for everybody."""
    access = request.access
    if access.holds(*WATCHING, *ANSWERING):
        work = _item(request, "工作任务", "campaigns")
        reviewing = "/review/" in request.path
        yield replace(work, here=work.here and not reviewing)
        if access.holds(REVIEWER.key, OFFICE.key):
            yield Item("评审", reverse("desk:reviews"), work.here and reviewing)
        yield _item(request, "统计填报表", "statistics")
    yield _item(request, "学法用法", "learning")
    if any(reg.key == KEY for reg in access.registers()):
        yield _item(request, "第一责任人对照", "duties")


def _registers(request: Request) -> Iterator[Group]:
    """The registers of which the person sees anything, by area, in the order in which the areas first come."""
    areas: dict[str, list[Item]] = {}
    for reg in request.access.registers():
        address = reverse("desk:list", args=[reg.key])
        areas.setdefault(reg.area, []).append(Item(reg.name, address, request.path.startswith(address)))
    yield from (Group(area, tuple(items)) for area, items in areas.items())


def _reports(request: Request) -> Iterator[Item]:
    """Figures for whoever sees a register, the report for whoever reads or writes in it, the check for everybody."""
    if request.access.registers():
        yield _item(request, "数字", "figures")
    if reads_whole(request.access) or request.access.holds(*CONTRIBUTORS):
        yield Item("年度报告", reverse("desk:drafts"), request.path.startswith("/report/"))
    yield _item(request, "报告体检", "readings")
    yield _item(request, "报告库", "library")


def _staff(request: Request) -> Iterator[Item]:
    if request.access.holds(OFFICE.key, HEAD.key):
        yield _item(request, "单位与人员", "staff")


def _item(request: Request, name: str, page: str) -> Item:
    address = reverse(f"desk:{page}")
    return Item(name, address, request.path.startswith(address))
