"""Frameworks in Excel: out and in again, an office's own table with merged cells, what is refused with its row."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given

from tests.assessment.made import SMALL, D, frameworks, some
from tests.shared import shared
from zhunsheng.assessment import (
    BadFramework,
    Framework,
    Judged,
    RatioToTarget,
    digest,
    from_excel,
    load,
    outline,
    to_excel,
)

HEAD = ["编码", "名称", "上级", "类型", "衡量(公式)", "阈值", "分值", "方法", "方法参数"]


def workbook(rows, merged=(), sheet="Sheet1") -> bytes:
    """A workbook of one sheet; `merged` are (first row, column, last row, text), counted from 0."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is not None:
                    page.write(line, column, cell)
        for first, column, last, text in merged:
            page.merge_range(first, column, last, column, text)
    return file.getvalue()


def refusal(data, **more):
    """All sentences of the refusal of this workbook."""
    with pytest.raises(BadFramework) as refused:
        from_excel(data, **more)
    return "\n".join(refused.value.problems)


@some
@given(frameworks())
def test_what_goes_out_to_excel_comes_back_the_same(framework: Framework):
    assert digest(from_excel(to_excel(framework))) == digest(framework)


def test_a_file_on_disk_is_read_too(tmp_path: Path):
    path = tmp_path / "指标.xlsx"
    path.write_bytes(to_excel(load(SMALL)))
    assert from_excel(path) == load(SMALL)


def test_rows_with_code_and_parent_become_the_tree():
    framework = from_excel(
        workbook(
            [
                ["某县 2026 年法治政府建设考核指标"],
                HEAD,
                ["1", "行政复议", "", "", "", "", 10],
                [
                    "1.1",
                    "按期办结率",
                    "1",
                    "",
                    "r.in_time / r.due * 100",
                    "≥100%",
                    6,
                    "按比例",
                    "目标=100；下限=60",
                ],
                ["1.2", "规范化", "1", "", "", "", "4分"],
            ]
        ),
        figures=("r.in_time", "r.due"),
        key="kaohe",
        version="2026",
    )
    assert (framework.key, framework.version, framework.name) == (
        "kaohe",
        "2026",
        "某县 2026 年法治政府建设考核指标",
    )
    assert [node.code for node in framework.nodes] == ["1", "1.1", "1.2"]
    assert framework.indicator("1.1").method == RatioToTarget(D(100), D(60))
    assert framework.indicator("1.2").method == Judged(), "有分值、没有写方法的，由人评议"


def test_an_offices_table_with_merged_cells_becomes_the_tree():
    rows = [
        ["附件1"],
        ["云溪县法治政府建设考核指标"],
        ["序号", "一级指标", "二级指标", "三级指标", "分值", "评分标准", "责任单位", "佐证材料"],
        [1, None, None, "1.清单公布", 3, "未公布不得分", "县司法局", "清单；截图"],
        [2, None, None, "2.清单更新", 2, None, "各部门", None],
        [3, None, "（二）营商环境", "双随机", 5, None, None, None],
        [4, "二、制度", "（一）规范性文件", "审核率100%", 5, None, None, None],
        ["合计", None, None, None, 15],
        ["注：责任单位按职责分工。"],
    ]
    framework = from_excel(workbook(rows, merged=[(3, 1, 5, "一、职能"), (3, 2, 4, "（一）权责清单")]))
    assert outline(framework).splitlines() == [
        "1 职能",
        "  1.1 权责清单",
        "    1.1.1 清单公布　3 分",
        "    1.1.2 清单更新　2 分",
        "  1.2 营商环境",
        "    1.2.1 双随机　5 分",
        "2 制度",
        "  2.1 规范性文件",
        "    2.1.1 审核率100%　5 分",
    ]
    assert framework.name == "云溪县法治政府建设考核指标"
    assert framework.levels == ("一级指标", "二级指标", "三级指标")
    first = framework.indicator("1.1.1")
    assert (first.evidence, first.note) == (("清单", "截图"), "评分标准：未公布不得分；责任单位：县司法局")


def test_the_same_name_under_another_area_is_another_group():
    rows = [["一级指标", "二级指标", "三级指标"], ["甲", "总体", "一项"], ["乙", "总体", "又一项"]]
    assert [node.code for node in from_excel(workbook(rows)).nodes] == [
        "1",
        "1.1",
        "1.1.1",
        "2",
        "2.1",
        "2.1.1",
    ]


def test_points_stand_beside_the_level_they_belong_to():
    rows = [
        ["一级指标", "分值", "二级指标", "分值"],
        ["职能（15分）", 15, "清单", 10],
        ["职能（15分）", None, "环境", 5],
    ]
    assert [node.points for node in from_excel(workbook(rows)).nodes] == [15, 10, 5]
    rows[2][3] = 6
    assert "写 15 分，下面各项相加是 16 分" in refusal(workbook(rows))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (["1", "又一个"], "第 4 行：编码 1 前面已经用过"),
        (["", "没有编码"], "第 4 行：没有写“编码”"),
        (["2", ""], "第 4 行：没有写“名称”"),
        (["2", "甲", "9"], "第 4 行：上级 9 不在表里"),
        (["2", "甲", "2"], "第 4 行：上级绕成了圈：2"),
        (["2", "甲", "", "", "r.x /"], "第 4 行：公式“r.x /”第 6 个字：没有写完"),
        (["2", "甲", "", "", "r.x"], "公式里的数字 r.x 没有登记。相近的有：r.in_time"),
        (["2", "甲", "", "", "", 1], "“阈值”读到的是 1，说不清是不是百分之几"),
        (["2", "甲", "", "", "", "", "五分"], "第 4 行：“分值”写的是“五”，应当是数"),
        (["2", "甲", "", "", "", "", 5, "比例"], "第 4 行：不认识的方法“比例”，可用：评议、按比例、分档"),
        (["2", "甲", "", "", "", "", 5, "按比例"], "第 4 行：按比例（ratio）缺参数“目标”"),
        (["2", "甲", "", "", "", "", 5, "按比例", "一百"], "“方法参数”写成“目标=100；下限=60”这样"),
        (["2", "甲", "", "", "", "", 5, "按比例", "目标=100；上限=3"], "不认识的词 上限"),
        (["2", "甲", "", "", "", "", 5, "", "目标=100"], "写了“方法参数”，没有写“方法”"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_a_wrong_row_is_refused_with_its_number(row, says):
    rows = [["考核指标"], HEAD, ["1", "好的", "", "", "", "", 5, "评议", ""], row]
    assert says in refusal(workbook(rows), figures=("r.in_time",))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"not a workbook", "打不开"),
        (b"", "打不开"),
        (b"PK" + b"\0" * 6_000_000, "超过 5 MB"),
        (workbook([["甲", "乙"], [1, 2]]), "前 20 行里没有表头"),
        (workbook([]), "前 20 行里没有表头"),
        (workbook([HEAD]), "一个指标也没有"),
        (workbook([["一级指标", "二级指标"], [None, "甲"]]), "第 2 行：“二级指标”上面缺“一级指标”"),
        (workbook([["一级指标", "二级指标", "分值"], ["甲", "乙", 1], [None, None, 2]]), "第 3 行：没有写指标名称"),
        (workbook([HEAD] + [[str(n), "甲"] for n in range(5001)]), "超过 5000 行"),
    ],
    ids=["no workbook", "nothing", "large", "no head", "empty", "only a head", "no level above", "no name", "long"],
)  # fmt: skip
def test_a_file_that_is_no_table_of_indicators_is_refused(data, says):
    assert says in refusal(data)


def test_text_that_looks_like_a_formula_stays_text():
    framework = load(SMALL.replace("name: 规范化", "name: =1+1"))
    assert from_excel(to_excel(framework)).indicator("1.2").name == "=1+1"


def office_table(*merged, points=(10, 20)) -> bytes:
    """An office's table with a heading of two rows; `merged` are further (first row, column, last row, text)."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write(0, 0, "云溪县考核指标")
        page.merge_range("A2:A3", "序号")
        page.merge_range("B2:D2", "考核指标")
        page.merge_range("E2:E3", "分值")
        page.merge_range("F2:F3", "评分标准")
        page.write_row("B3", ["一级指标", "二级指标", "三级指标"])
        page.write_row("A4", [1, "职能", "清单", "公布", points[0], "未公布不得分"])
        page.write_row("A5", [2, "", "", "更新", points[1], "未更新不得分"])
        for first, column, last, text in merged:
            page.merge_range(first, column, last, column, text)
    return file.getvalue()


def test_a_heading_of_two_rows_keeps_points_and_criteria():
    framework = from_excel(office_table())
    assert [node.points for node in framework.nodes if node.code.count(".") == 2] == [10, 20]
    assert framework.indicator("1.1.2").note == "评分标准：未更新不得分"


def test_points_merged_over_two_indicators_are_refused():
    assert "第 4 至 5 行：“分值”合并成了一格，说不清每项几分" in refusal(office_table((3, 4, 4, 10)))


def test_criteria_merged_over_two_indicators_belong_to_both():
    framework = from_excel(office_table((3, 5, 4, "查阅资料")))
    assert [framework.indicator(code).note for code in ("1.1.1", "1.1.2")] == ["评分标准：查阅资料"] * 2


def test_a_level_divided_into_content_and_criteria_is_read():
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.merge_range("A1:A2", "一级指标")
        page.merge_range("B1:C1", "二级指标")
        page.write_row("B2", ["指标内容", "评分标准"])
        page.merge_range("D1:D2", "分值")
        page.write_row("A3", ["职能", "公布", "查阅资料", 5])
    framework = from_excel(file.getvalue())
    assert (framework.indicator("1.1").points, framework.indicator("1.1").note) == (5, "评分标准：查阅资料")


def test_the_sample_of_an_office_says_which_points_are_shared():
    said = refusal(shared("samples/11_法治政府建设指标体系.xlsx").read_bytes())
    assert re.findall(r"第 (\d+) 至 (\d+) 行", said) == [("4", "5"), ("7", "9"), ("12", "13"), ("16", "17")]


def test_a_code_that_is_a_number_with_a_point_is_refused():
    assert "第 2 行：“编码”的“1.1”是数，说不清末尾有没有 0" in refusal(workbook([HEAD, [1.1, "甲"]]))


def test_an_error_of_excel_is_named_by_its_cell():
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEAD)
        page.write_row(1, 0, ["1", "甲"])
        page.write_formula(1, 6, "=1/0", None, "#DIV/0!")
    assert "G2 是 Excel 的错误值 #DIV/0!" in refusal(file.getvalue())


@pytest.mark.parametrize("said", ["2026-06-21", "2026年6月21日", "2026/6/21", date(2026, 6, 21), 46194])
def test_the_day_of_a_phase_is_read_as_it_is_written(said):
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        page = book.add_worksheet("指标")
        page.write_row(0, 0, HEAD)
        page.write_row(1, 0, ["1", "甲"])
        phases = book.add_worksheet("阶段")
        phases.write_row(0, 0, ["名称", "开始", "结束"])
        phases.write(1, 0, "自评")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        phases.write(1, 1, said, day) if isinstance(said, date) else phases.write(1, 1, said)
        phases.write(1, 2, "2026-07-01")
    assert from_excel(file.getvalue()).phases[0].first == date(2026, 6, 21)
