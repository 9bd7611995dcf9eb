"""Tables: found in a text, read from a file, and held to what their numbers must satisfy."""

import random

import pytest

from zhunsheng.reading import read_text
from zhunsheng.reading.clean import clean
from zhunsheng.reading.input import text_of
from zhunsheng.reading.tables import tables

HEAD = "某县2024年政府信息公开工作年度报告\n"
LABELS = (
    "一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "（二）部分公开", "1.属于国家秘密", "2.其他法律行政法规禁止公开",
    "1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "1.信访举报投诉类申请", "2.重复申请", "（六）其他处理", "（七）总计", "四、结转下年度继续办理",
)  # fmt: skip
COLUMNS = 6


def national(chance: random.Random) -> list[list[int]]:
    """The numbers of the national table: rows by LABELS, columns by kind of applicant and 总计, that keep every rule of it."""
    outcomes = [[chance.choice((0, 0, chance.randrange(1, 90))) for _ in range(COLUMNS)] for _ in range(9)]
    done = [sum(column) for column in zip(*outcomes, strict=True)]
    left = [chance.randrange(0, 12) for _ in range(COLUMNS)]
    carried = [min(chance.randrange(0, 12), one + two) for one, two in zip(done, left, strict=True)]
    new = [one + two - three for one, two, three in zip(done, left, carried, strict=True)]
    rows = [new, carried, *outcomes, done, left]
    return [[*row, sum(row)] for row in rows]


def shown(rows: list[list[int]], gap: str = "\t") -> str:
    heads = gap.join(
        ("项目", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    )
    lines = [gap.join((label, *map(str, row))) for label, row in zip(LABELS, rows, strict=True)]
    return "\n".join((heads, *lines))


def told(text: str) -> list[str]:
    return [finding.kind for finding in read_text(HEAD + text + "\n").findings if finding.severity != "note"]


@pytest.mark.parametrize("seed", range(12))
def test_a_national_table_that_keeps_its_rules_is_quiet(seed: int) -> None:
    assert told(shown(national(random.Random(seed)))) == []


@pytest.mark.parametrize("seed", range(24))
def test_a_digit_changed_anywhere_in_the_national_table_is_an_error(seed: int) -> None:
    chance = random.Random(seed)
    rows = national(chance)
    row, column = chance.randrange(len(rows)), chance.randrange(COLUMNS + 1)
    rows[row][column] += chance.choice((1, 2, 7, 10, 30))
    findings = read_text(HEAD + shown(rows) + "\n").findings
    assert {finding.severity for finding in findings} == {"error"}, (LABELS[row], column)


def test_a_merged_cell_of_html_keeps_the_places_it_covers() -> None:
    page = (
        "<html><body><h1>某县统计</h1><table>"
        '<tr><td rowspan="2"><p>单位</p></td><td colspan="2"><p>案件<br>数量</p></td><td rowspan="2">合计</td></tr>'
        "<tr><td><p>受理</p></td><td><p>办结</p></td></tr>"
        "<tr><td>甲镇</td><td><p>12</p></td><td>11</td><td>23</td></tr></table><p>以上是各单位数量情况。</p></body></html>"
    )
    text = text_of(page.encode())
    (table,) = tables(clean(text))
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["单位", "案件 数量", "", "合计"], ["", "受理", "办结", ""], ["甲镇", "12", "11", "23"],
    ]  # fmt: skip
    assert table.heads == ("单位", "案件 数量受理", "案件 数量办结", "合计")
    assert all(text[slice(*cell.place)] == cell.text for row in table.rows for cell in row)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("单位⇥受理⇥办结\n甲⇥5⇥4\n乙⇥6⇥6", id="tabs"),
        pytest.param("|单位|受理|办结|\n|---|---|---|\n|甲|5|4|\n|乙|6|6|", id="markdown"),
        pytest.param("单位　　受理　　办结\n甲　　5　　4\n乙　　6　　6", id="wide gaps"),
    ],
)
def test_a_table_is_found_however_its_cells_are_set_apart(text: str) -> None:
    text = text.replace("⇥", "\t")
    found = tables(text)
    assert [[cell.value for cell in row] for row in found[0].rows[-2:]] == [[None, 5, 4], [None, 6, 6]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("受理案件5件，办结4件。", id="prose"),
        pytest.param("单位\t受理", id="one line"),
        pytest.param("甲\t乙\n丙\t丁", id="no numbers"),
        pytest.param("联系人  张某  电话", id="words set wide"),
    ],
)
def test_what_is_no_table_is_not_taken_for_one(text: str) -> None:
    assert tables(text) == []


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("项目⇥金额\n一、税收⇥90\n增值税⇥60\n所得税⇥30\n二、非税⇥20\n合计⇥110", id="chief rows alone make the total"),
        pytest.param("项目⇥金额\n公证⇥40\n其中：涉外⇥12\n鉴定⇥30\n合计⇥70", id="of which is not added again"),
        pytest.param("项目⇥金额\n甲⇥10\n乙⇥20\n小计⇥30\n丙⇥5\n丁⇥6\n小计⇥11\n合计⇥41", id="a total of subtotals"),
        pytest.param("合计⇥70\n公证⇥40\n鉴定⇥30", id="the total comes first"),
        pytest.param("项目⇥数量⇥增长\n甲⇥10⇥5%\n乙⇥20⇥7%\n合计⇥30⇥6%", id="rates are not added"),
        pytest.param("项目⇥金额\n甲⇥10.33\n乙⇥20.33\n丙⇥9.33\n合计⇥40.0", id="what is rounded may be off by its rounding"),
        pytest.param("年份⇥案件\n2021年⇥310\n2022年⇥331\n2023年⇥355", id="years have no total"),
    ],
)  # fmt: skip
def test_a_table_with_a_reading_that_adds_up_is_quiet(rows: str) -> None:
    assert told(rows.replace("⇥", "\t")) == []


def county(chance: random.Random) -> list[list[int]]:
    rows = [[chance.randrange(11, 900) for _ in range(3)] for _ in range(chance.randrange(3, 9))]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def lined(rows: list[list[int]]) -> str:
    names = [*(f"{name}镇" for name in "东西南北中城河山林"[: len(rows) - 1]), "合计"]
    lines = ["\t".join((name, *map(str, row))) for name, row in zip(names, rows, strict=True)]
    return "\n".join(("单位\t受理\t办理\t走访", *lines))


@pytest.mark.parametrize("seed", range(20))
def test_one_cell_changed_in_a_table_with_a_total_is_found_and_the_true_one_is_quiet(seed: int) -> None:
    chance = random.Random(seed)
    rows = county(chance)
    assert told(lined(rows)) == []
    rows[chance.randrange(len(rows))][chance.randrange(3)] += chance.choice((-9, 1, 3, 10, 90, 200))
    assert "table_sum" in told(lined(rows))
