"""The left menu: one place that says what can be gone to."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from zhunsheng.desk.request import Request
from zhunsheng.reports.yearly import reads_report


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
    """What this person can go to; a register only when the person sees anything of it."""
    inbox = reverse("desk:inbox")
    groups = [Group("", (Item("待办", inbox, request.path == inbox),))]
    registers = tuple(
        Item(reg.name, address, request.path.startswith(address))
        for reg in request.access.registers()
        for address in [reverse("desk:list", args=[reg.key])]
    )
    if registers:
        groups.append(Group("业务登记", registers))
    groups.append(Group("数字与报告", tuple(_reports(request, sees_any=bool(registers)))))
    learning = reverse("desk:learning")
    groups.append(Group("年度工作", (Item("学法用法", learning, request.path.startswith(learning)),)))
    if request.access.holds("office", "head"):
        people = reverse("desk:staff")
        groups.append(Group("管理", (Item("单位与人员", people, request.path.startswith(people)),)))
    law = reverse("desk:law")
    groups.append(Group("法律", (Item("法规依据", law, request.path.startswith(law)),)))
    return groups


def _reports(request: Request, *, sees_any: bool) -> Iterator[Item]:
    """Figures for whoever sees a register, the report for whoever sees the whole county, the check for everybody."""
    if sees_any:
        address = reverse("desk:figures")
        yield Item("数字", address, request.path.startswith(address))
    if reads_report(request.access):
        address = reverse("desk:reports")
        yield Item("年度报告", address, request.path.startswith(address))
    address = reverse("desk:readings")
    yield Item("报告体检", address, request.path.startswith(address))
