"""The decomposition from a spreadsheet: all of it, or nothing and every fault by row and column."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from zhunsheng.campaigns.access import steers
from zhunsheng.campaigns.decomposition import Allotment, allot, as_it_is
from zhunsheng.campaigns.hand import must, take_campaign
from zhunsheng.campaigns.models import Campaign, Task
from zhunsheng.campaigns.tables import EVERYBODY, names_of, read_table
from zhunsheng.formats import Unclear, Value, cells
from zhunsheng.records.errors import BadField
from zhunsheng.records.journal import note
from zhunsheng.records.models import Organ, Person

T = TypeVar("T")
_COLUMN = {
    "lead": "牵头单位",
    "support": "配合单位",
    "starts_on": "开始",
    "due_on": "完成期限",
    "deliverable": "成果形式",
}


@dataclass(frozen=True)
class Imported:
    """How many tasks were changed; or, with none changed, what is wrong, one sentence per cell."""

    changed: int
    problems: tuple[str, ...]


class _Faulty(Exception):
    """Takes back what was written before the first fault."""


def import_tasks(person: Person, campaign_pk: int, *, file: UploadedFile, now: datetime) -> Imported:
    """Assigns tasks as the table says; a column that is not there leaves what it would say as it is.

    Organs by name or short name, several parted by 、; “各单位” among the support organs asks everybody. Raises BadFile for a
    file that is no such table.
    """
    problems: list[str] = []
    try:
        with transaction.atomic():
            hand = take_campaign(person, campaign_pk, now=now)
            must(steers(hand.access, hand.row), f"任务由{hand.row.organ}的依法治县办分解，您没有这个角色。")
            must(hand.row.state == Campaign.State.PREPARED, "已经下发，不能再整表导入；个别任务请用“调整”。")
            rows = read_table(file)
            reader = _Reader(hand.row)
            changed = 0
            for number, row in rows:
                task = reader.task(number, row)
                wanted = reader.wanted(number, row, task) if task else None
                if task is None or wanted is None:
                    continue
                try:
                    told = allot(task, wanted, hand.today)
                except BadField as refusal:
                    reader.problems.append(f"第 {number} 行“{_COLUMN.get(refusal.field, '编码')}”：{refusal}")
                    continue
                if told:
                    changed += 1
                    task.version += 1
                    task.save()
                    note(task, "导入分工", person=person, now=now, said={"changed": told})
            problems = reader.problems
            if problems:
                raise _Faulty
    except _Faulty:
        return Imported(0, tuple(problems))
    return Imported(changed, ())


class _Reader:
    """Reads rows against the campaign's tasks and the organs; gathers what is wrong."""

    def __init__(self, campaign: Campaign) -> None:
        rows = campaign.tasks.select_related("campaign", "lead", "phase").prefetch_related("support")
        self.tasks = {task.code: task for task in rows}
        self.organs: dict[str, list[str]] = {}
        for code, *names in Organ.objects.filter(closed_on=None).values_list("code", "name", "short_name"):
            for name in {name for name in names if name}:
                self.organs.setdefault(name, []).append(code)
        self.problems: list[str] = []
        self.seen: dict[str, int] = {}

    def task(self, number: int, row: Mapping[str, Value]) -> Task | None:
        code = self._read(number, "编码", row["编码"], cells.code)
        if code is None:
            return None
        task = self.tasks.get(code)
        if task is None:
            self._wrong(number, "编码", f"没有编码为“{code[:40]}”的任务" if code else "是空的")
            return None
        if code in self.seen:
            self._wrong(number, "编码", f"{code} 在第 {self.seen[code]} 行已经有了")
            return None
        self.seen[code] = number
        return task

    def wanted(self, number: int, row: Mapping[str, Value], task: Task) -> Allotment | None:
        said: dict[str, Any] = as_it_is(task)
        faults = len(self.problems)
        if "牵头单位" in row:
            leads = self._codes(number, "牵头单位", self._names(number, "牵头单位", row))
            if len(leads) > 1:
                self._wrong(number, "牵头单位", "只能有一个牵头单位，其余请写在配合单位")
            said["lead"] = leads[0] if leads else ""
        if "配合单位" in row:
            names = self._names(number, "配合单位", row)
            said["everyone"] = EVERYBODY in names
            said["support"] = self._codes(number, "配合单位", [name for name in names if name != EVERYBODY])
        for name, key in (("开始", "starts_on"), ("完成期限", "due_on")):
            if row.get(name) is not None:
                said[key] = self._read(number, name, row[name], cells.day_or_month)
        if "成果形式" in row:
            said["deliverable"] = self._read(number, "成果形式", row["成果形式"], cells.words) or ""
        return Allotment(**said) if len(self.problems) == faults else None

    def _names(self, number: int, column: str, row: Mapping[str, Value]) -> list[str]:
        return names_of(self._read(number, column, row[column], cells.words) or "")

    def _read(self, number: int, column: str, value: Value, read: Callable[[Value], T]) -> T | None:
        """The cell as what it should hold; None, and the fault told, when it could be two things or is another."""
        try:
            return read(value)
        except Unclear as unclear:
            self._wrong(number, column, str(unclear))
            return None

    def _codes(self, number: int, column: str, names: list[str]) -> list[str]:
        found = []
        for name in names:
            codes = self.organs.get(name.strip(), [])
            if len(codes) == 1:
                found.append(codes[0])
            else:
                why = "同名的不止一个，请写全称" if codes else "没有这个单位，请写全称或者简称"
                self._wrong(number, column, f"“{name.strip()[:40]}”{why}")
        return found

    def _wrong(self, number: int, column: str, what: str) -> None:
        self.problems.append(f"第 {number} 行“{column}”：{what}。")
