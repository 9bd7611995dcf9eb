"""The realistic files of ../shared/samples come out as their expected.jsonl says."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest

from tests.shared import shared
from zhunsheng.formats import FormatError, Table, Taken, Unclear, cells, take_in

pytestmark = pytest.mark.shared
FILES = [
    "01_青石镇人民调解台账2026年上半年.xlsx", "02_云溪县行政规范性文件目录.xlsx", "03_行政处罚台账.xls",
    "04_行政执法人员名册.xlsx", "05_12345工单导出202606.csv", "06_县司法局权责清单.xlsx", "07_政务服务事项清单.xlsx",
    "08_网格员和调解员名册.et", "09_2025年行政执法统计年报.xlsx", "10_单位和人员.xlsx", "11_法治政府建设指标体系.xlsx",
    "12_法治建设任务分解表.xlsx", "13_法治政府建设年度报告.docx", "14_县长在法治建设工作会议上的总结讲话.doc",
    "15_白鹭县2025年法治政府建设年度报告.pdf",
]  # fmt: skip
MONEY = {"涉及金额", "罚款金额", "没收违法所得金额"}
CODES = {
    "行政相对人代码",
    "公民身份号码",
    "执法证件编号",
    "事项编码",
    "基本编码",
    "统一社会信用代码",
    "工单编号",
}
NOT_OF_THE_CELL = {
    ("02", "施行日期"): "自公布之日起施行 and the like refer to other cells",
    ("02", "有效期截止日"): "长期有效 and the like are words",
    ("09", "罚款金额"): "the unit stands in the head of the sheet",
    ("12", "完成时限"): "deadlines in words",
    ("11", "分值"): "limits in words",
}

DAMAGED = {("03", "D12"), ("07", "C8")}
"""Codes typed as numbers, whose end is lost."""


def told(file: str) -> dict[str, Any]:
    lines = shared("samples/expected.jsonl").read_text("utf-8").splitlines()
    return next(one for one in map(json.loads, lines) if one["file"] == file)


def taken(file: str) -> Taken:
    return take_in(shared(f"samples/{file}").read_bytes(), file)


@pytest.mark.parametrize("file", FILES)
def test_every_sample_is_taken_in_as_what_it_is(file: str) -> None:
    kind = {"et": "xls"}.get(file.rsplit(".")[-1], file.rsplit(".")[-1])
    assert taken(file).kind == kind


@pytest.mark.parametrize("file", [name for name in FILES if name.endswith(("docx", "doc", "pdf"))])
def test_a_document_reads_as_a_reader_reads_it(file: str) -> None:
    wanted = told(file)
    text = "".join(taken(file).text.split())
    for part in (*wanted.get("headings", ()), *wanted.get("text_has", ())):
        assert "".join(part.split()) in text
    for part in wanted.get("text_has_not", ()):
        assert "".join(part.split()) not in text


def value_of(table: Table, cell: str, field: str, wanted: Any) -> Any:
    """The cell read as what its field holds."""
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
    column = sum((ord(letter) - 64) * 26**place for place, letter in enumerate(reversed(letters))) - 1
    value = table.filled().at(int(row) - 1, column)
    if field in CODES:
        return cells.code(value).upper()
    if field in MONEY:
        found = cells.amount(value)
        return None if found is None else found.value
    if isinstance(wanted, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", wanted):
        return cells.day(value, short_year=True).isoformat()  # type: ignore[union-attr]
    if isinstance(wanted, str) and re.fullmatch(r"\d{4}-\d{2}", wanted):
        return "{:04d}-{:02d}".format(*cells.month(value))  # type: ignore[misc]
    return cells.text(value)


@pytest.mark.parametrize(
    "file", [name for name in FILES if "." in name and name.endswith(("xlsx", "xls", "et"))]
)
def test_cells_of_days_money_and_codes_are_read_as_what_they_say(file: str) -> None:
    tables = {table.name: table for table in taken(file).tables}
    asked = 0
    for check in told(file)["checks"]:
        field, wanted = check["field"], check["value"]
        dated = isinstance(wanted, str) and re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", wanted)
        if not (field in CODES | MONEY or dated) or (file[:2], field) in NOT_OF_THE_CELL:
            continue
        asked += 1
        table = tables[check["sheet"]]
        if (file[:2], check["cell"]) in DAMAGED:
            with pytest.raises(Unclear, match="已经丢了"):
                value_of(table, check["cell"], field, wanted)
            continue
        if wanted is None:
            assert value_of(table, check["cell"], field, wanted) in (None, "", "无")
            continue
        found = value_of(table, check["cell"], field, wanted)
        assert found == (Decimal(str(wanted)) if isinstance(wanted, int | float) else wanted), check
    assert asked or file[:2] in ("06", "09", "11", "12")


def test_merged_cells_downward_belong_to_all_their_rows() -> None:
    table = taken("06_县司法局权责清单.xlsx").tables[0].filled()
    assert table.at(24, 1) == table.at(31, 1) == "其他行政权力"
    assert table.at(6, 2) == "对法律援助机构及人员违法行为的处罚"
    assert table.at(31, 8) == "云溪县司法局"


def test_headings_of_several_rows_are_joined() -> None:
    table = taken("09_2025年行政执法统计年报.xlsx").tables[0]
    assert table.heads_end(3) == 6
    heads = ["/".join(head) for head in table.heads(3, 6)]
    assert list(told("09_2025年行政执法统计年报.xlsx")["columns"].values()) == heads


def test_a_csv_keeps_line_ends_in_its_cells() -> None:
    rows = taken("05_12345工单导出202606.csv").tables[0].rows
    assert len(rows) == 32
    assert cells.code(rows[5][0]) == "202606010000000005"
    assert rows[8][2] == "𠮷某"
    assert "反映小区内\n1.电梯停运三天；\n2.物业“无人接听”，要求尽快处理" in rows[5]


def test_what_was_left_out_is_told() -> None:
    assert "修订" in "".join(taken("13_法治政府建设年度报告.docx").unread)
    assert "页码" in "".join(taken("15_白鹭县2025年法治政府建设年度报告.pdf").unread)
    assert "自动编号" in "".join(taken("14_县长在法治建设工作会议上的总结讲话.doc").unread)


def test_a_damaged_sample_is_one_sentence() -> None:
    for file in FILES:
        data = shared(f"samples/{file}").read_bytes()
        if file.endswith("csv"):
            continue
        with pytest.raises(FormatError, match="^《.*。$"):
            take_in(data[: len(data) // 2], file)
