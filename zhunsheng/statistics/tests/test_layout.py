"""The layout of a form: headings of any depth on both sides, blanks where they cross, refused when written wrongly."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from zhunsheng.declare.errors import DeclarationError
from zhunsheng.statistics.declared import forms, problems, read_form, settled
from zhunsheng.statistics.known import Known, known
from zhunsheng.statistics.layout import Form, form_of, merged
from zhunsheng.statistics.paper import Paper, address

FIGURES = {key: Known(key, key, "件", "", "") for key in ("a.one", "a.two", "a.three", "a.total")}


def words(**changed: Any) -> dict[str, Any]:
    """A form of one row whose headings are three levels deep."""
    columns = [
        {"name": "甲", "figure": "a.one"},
        {
            "name": "乙",
            "under": [
                {
                    "name": "丙",
                    "under": [{"name": "丁", "figure": "a.two"}, {"name": "戊", "figure": "a.three"}],
                },
                {"name": "合计", "figure": "a.total", "total": True},
            ],
        },
    ]
    return {
        "key": "sample",
        "name": "样表",
        "number": "表1",
        "cycle": "year",
        "due": 20,
        "columns": columns,
        **changed,
    }


def sample(**changed: Any) -> Form:
    return form_of(words(**changed))


def test_a_heading_without_others_under_it_reaches_down_to_the_lines() -> None:
    shape = [(m.heading.name, m.level, m.line, m.levels, m.lines) for m in merged(sample().columns)]
    assert shape == [
        ("甲", 0, 0, 3, 1),
        ("乙", 0, 1, 1, 3),
        ("丙", 1, 1, 1, 2),
        ("合计", 1, 3, 2, 1),
        ("丁", 2, 1, 1, 1),
        ("戊", 2, 2, 1, 1),
    ]


@pytest.mark.parametrize("key", forms())
def test_merged_headings_cover_the_head_exactly_once(key: str) -> None:
    """The printed head has neither holes nor overlaps, on either side, however deep."""
    paper = Paper(forms()[key])
    covered = [
        (row, column)
        for one in paper.fixed
        for row in range(one.row, one.row + one.rows)
        for column in range(one.column, one.column + one.columns)
    ]
    blanks = set(paper.blanks)
    whole = {(r, c) for r in range(3, paper.first_row + len(paper.form.grid)) for c in range(paper.wide)}
    assert len(covered) == len(set(covered))
    assert set(covered) | blanks == whole
    assert not set(covered) & blanks


def test_a_blank_is_the_crossing_of_two_parts() -> None:
    rows = [{"name": "成功", "figure": "mediation.closed", "part": "result.agreed"}]
    columns = [{"name": name, "part": f"kind.{name}"} for name in ("family", "wages")]
    form = sample(rows=rows, columns=columns)
    assert [blank.key for blank in form.blanks] == [
        "mediation.closed.result.agreed.kind.family",
        "mediation.closed.result.agreed.kind.wages",
    ]
    assert list(problems([settled(form, known())], known())) == []


@pytest.mark.parametrize(
    ("part", "says"),
    [
        pytest.param("kind.red", "“纠纷类型”没有 red 这一项", id="a-value"),
        pytest.param("colour.red", "“人民调解”的数字不能按 colour 分", id="a-field"),
    ],
)
def test_a_part_that_the_register_does_not_know_is_named_at_start(part: str, says: str) -> None:
    rows = [{"name": "成功", "figure": "mediation.closed", "part": "result.agreed"}]
    form = settled(sample(rows=rows, columns=[{"name": "某类", "part": part}]), known())
    (problem,) = problems([form], known())
    assert problem.startswith("样表的“")
    assert says in problem


def test_a_stock_of_a_register_is_no_flow_in_a_form() -> None:
    """Added up over four quarters, what stands would be counted four times."""
    column = {"name": "未结", "figure": "reconsideration.pending"}
    flow, stock = (settled(sample(columns=[{**column, "stock": said}]), known()) for said in (False, True))
    assert ["stock: true" in problem for problem in problems([flow], known())] == [True]
    assert list(problems([stock], known())) == []


def test_a_blank_is_the_crossing_of_a_figure_and_a_part() -> None:
    form = forms()["mediation"]
    blank = form.by_key["mediation.accepted.kind.neighbour"]
    assert (blank.name, blank.row, blank.column) == ("邻里·受理", 1, 0)
    assert form.by_key["mediation.accepted"].name == "合计·受理"


def test_addresses_are_those_of_a_spreadsheet() -> None:
    assert [address(0, 0), address(6, 2), address(9, 26), address(0, 701)] == ["A1", "C7", "AA10", "ZZ1"]


@pytest.mark.parametrize("key", forms())
def test_a_form_survives_its_journey_through_json(key: str) -> None:
    form = forms()[key]
    again = form_of(json.loads(json.dumps(form.as_json(), ensure_ascii=False)))
    assert again == form
    assert again.digest == form.digest


def test_the_shipped_forms_hold_together_and_ask_for_no_number_twice() -> None:
    assert list(problems(forms().values(), known())) == []


def test_the_same_number_in_two_forms_is_refused() -> None:
    one = forms()["governance"]
    other = replace(one, key="again", name="又一张表")
    assert any("不得多头填报" in problem for problem in problems([one, other], known()))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"cycle": "week"}, "没有报告期别 week"),
        ({"opens": 30}, "截止早于开始"),
        ({"colums": []}, "不认识的词 colums。是不是要写 columns"),
        ({"columns": [{"name": "甲", "figur": "a.one"}]}, "是不是要写 figure"),
        ({"columns": []}, "没有写列"),
        ({"columns": "甲"}, "要写成一列"),
        ({"checks": ["a = b"]}, "checks：要写成一列"),
        ({"columns": [{"name": "甲"}]}, "行和列之中要有一个"),
        ({"rows": [{"name": "行", "figure": "a.two"}]}, "行和列之中要有一个"),
    ],
    ids=["期别", "窗口", "表的词", "表头的词", "没有列", "列不是表", "审核不是表", "没有数字", "两个数字"],
)
def test_a_form_written_wrongly_says_where_and_what(changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(DeclarationError, match=sentence):
        _ = sample(**changed).blanks


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"columns": [{"name": "甲", "figure": "a.four"}]}, "没有数字 a.four"),
        ({"columns": [{"name": "甲", "figure": "a.one", "unit": "元"}]}, "单位要一致"),
        ({"columns": [{"name": n, "figure": "a.one"} for n in "甲乙"]}, "在表里出现两次"),
        ({"checks": [{"holds": "a.one + a.nine = a.two"}]}, "用到表里没有的数字 a.nine"),
        ({"checks": [{"holds": "a.one + = a.two"}]}, "审核关系“a.one . = a.two”"),
        ({"checks": [{"holds": "a.one"}]}, "要写成两边比较"),
        ({"checks": [{"holds": "a.one = 1", "asks": "a.one = 1"}]}, "holds 和 asks 写一个"),
    ],
    ids=["数字", "单位", "重复", "没有的数字", "公式", "不是比较", "又硬又软"],
)
def test_what_does_not_fit_the_catalogue_is_found_at_start(changed: dict[str, Any], sentence: str) -> None:
    found = list(problems([sample(**changed)], FIGURES))
    assert any(re.search(sentence, problem) for problem in found), found


def test_a_file_that_is_no_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_text("- 1\n", encoding="utf-8")
    with pytest.raises(DeclarationError, match="odd.yaml"):
        read_form(path)
    path.write_text("key: [", encoding="utf-8")
    with pytest.raises(DeclarationError, match="不是合格的 YAML"):
        read_form(path)
