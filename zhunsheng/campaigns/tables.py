"""The decomposition table in Excel: laid out as the offices print it, and read back from the same layout."""

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence

from django.core.files.uploadedfile import UploadedFile

from zhunsheng.campaigns.frameworks import framework_of
from zhunsheng.campaigns.models import Campaign
from zhunsheng.formats import Table, UnreadableFile, Value, take_in
from zhunsheng.records.errors import BadFile
from zhunsheng.records.files import inspect

EVERYBODY = "各单位"
"""Among the support organs: every organ that the indicator applies to."""

_HEADS = {
    "序号": 6, "一级指标": 18, "二级指标": 22, "任务": 44, "牵头单位": 16, "配合单位": 26, "完成期限": 13, "成果形式": 20,
    "编码": 8, "开始": 13,
}  # fmt: skip
READ = ("编码", "牵头单位", "配合单位", "开始", "完成期限", "成果形式")
_NEEDED = ("编码", "牵头单位")
_SAME_AS = {
    "责任单位": "牵头单位",
    "开始日期": "开始",
    "期限": "完成期限",
    "完成时限": "完成期限",
    "成果": "成果形式",
}
_LOOKED_AT = 10


def export_tasks(campaign: Campaign) -> bytes:
    """The table as .xlsx, A3 landscape, equal cells of the two upper levels merged. Three queries."""
    import xlsxwriter

    with tempfile.TemporaryFile() as file:
        book = xlsxwriter.Workbook(file, {"in_memory": True})
        sheet = book.add_worksheet("任务分解表")
        head = book.add_format(
            {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
        )
        cell = book.add_format({"border": 1, "valign": "vcenter", "text_wrap": True})
        title = book.add_format({"bold": True, "font_size": 18, "align": "center", "valign": "vcenter"})
        sheet.merge_range(0, 0, 0, len(_HEADS) - 1, f"{campaign.name}任务分解表", title)
        sheet.set_row(0, 36)
        for column, (name, width) in enumerate(_HEADS.items()):
            sheet.write_string(1, column, name, head)
            sheet.set_column(column, column, width)
        rows = list(_rows(campaign))
        for number, row in enumerate(rows, start=2):
            for column, value in enumerate(row):
                sheet.write_string(number, column, value, cell)
        for column in (1, 2):
            for first, last in _runs([row[1 : column + 1] for row in rows]):
                sheet.merge_range(first + 2, column, last + 2, column, rows[first][column], cell)
        sheet.freeze_panes(2, 0)
        sheet.repeat_rows(0, 1)
        sheet.set_landscape()
        sheet.set_paper(8)  # A3
        sheet.fit_to_pages(1, 0)
        book.close()
        file.seek(0)
        return file.read()


def read_table(file: UploadedFile) -> list[tuple[int, Mapping[str, Value]]]:
    """Row number as Excel counts it → column → cell. Raises BadFile for what is no such table, too large or unreadable."""
    name = file.name or ""
    inspect(file.file, name, file.size or 0)
    try:
        tables = take_in(file.read(), name).tables
    except UnreadableFile as fault:
        raise BadFile(str(fault)) from fault
    return _body(tables[0]) if tables else []


def names_of(said: str) -> list[str]:
    """The organs named in one cell."""
    return [name for name in re.split(r"[、，,；;\n]\s*", said.strip()) if name.strip()]


def _rows(campaign: Campaign) -> Iterator[tuple[str, ...]]:
    framework = framework_of(campaign)
    tasks = campaign.tasks.select_related("lead").prefetch_related("support").order_by("seq")
    for number, task in enumerate(tasks, start=1):
        above = [framework.node(code).name for code in framework.indicator(task.code).path]
        support = [str(organ) for organ in task.support.all()] + ([EVERYBODY] if task.everyone else [])
        yield (
            str(number), above[0] if above else "", above[1] if len(above) > 1 else "", task.name,
            str(task.lead or ""), "、".join(support), task.due_on.isoformat(), task.deliverable,
            task.code, task.starts_on.isoformat() if task.starts_on else "",
        )  # fmt: skip


def _runs(keys: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """First and last place of each run of equal keys longer than one."""
    start = 0
    for at in range(1, len(keys) + 1):
        if at == len(keys) or keys[at] != keys[start]:
            if at - start > 1 and keys[start][-1]:
                yield start, at - 1
            start = at


def _body(table: Table) -> list[tuple[int, Mapping[str, Value]]]:
    """The rows under the headings; a cell merged downward stands for all its rows, but a code names one task."""
    for first in range(min(_LOOKED_AT, len(table.rows))):
        last = table.heads_end(first)
        heads = [head[-1] if head else "" for head in table.heads(first, last)]
        heads = [_SAME_AS.get(head, head) for head in heads]
        if all(name in heads for name in _NEEDED):
            places = {name: heads.index(name) for name in READ if name in heads}
            whole = table.filled([place for name, place in places.items() if name != "编码"])
            return [
                (number, {name: whole.at(number - 1, place) for name, place in places.items()})
                for number, _ in table.numbered()
                if number > last + 1
            ]
    raise BadFile(f"前 {_LOOKED_AT} 行里没有表头；第一张表须有“{'”“'.join(_NEEDED)}”等列，可以先导出再填写。")
