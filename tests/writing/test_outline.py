"""What an outline refuses, and what it says it needs."""

from dataclasses import replace
from datetime import date

import pytest

from zhunsheng.writing import (
    Outline,
    OutlineError,
    Section,
    Sentence,
    Table,
    When,
    compose,
    one_line,
    paragraph,
)


def test_an_outline_names_the_figures_it_needs_each_once(report):
    assert report.needs() == (
        "mediation.accepted",
        "mediation.succeeded",
        "mediation.success_rate",
        "review.withdrawn",
        "penalty.made",
    )


def test_an_unknown_figure_is_refused_with_the_sentence_and_the_nearest_ones(report, values):
    wrong = replace(report, sections=(Section("一", (paragraph("受理{mediation.acepted}。"),)),))
    with pytest.raises(
        OutlineError, match=r"受理\{mediation.acepted\}.*没有数字 mediation.acepted.*mediation.accepted"
    ):
        compose(wrong, values)


def test_an_unknown_figure_in_the_replacement_is_refused_even_when_it_is_not_said(report, values):
    sentence = Sentence("受理{mediation.accepted}。", otherwise="受理{mediation.nothing}。")
    with pytest.raises(OutlineError, match="没有数字 mediation.nothing"):
        compose(replace(report, sections=(Section("一", (paragraph(sentence),)),)), values)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param("受理{mediation.accepted|rise}。", "没有格式“rise”.*change", id="an unknown format"),
        pytest.param("受理{mediation.accepted。", "花括号要成对", id="a brace left open"),
        pytest.param("受理mediation.accepted}。", "花括号要成对", id="a brace never opened"),
        pytest.param("受理{受理数}。", "看不懂占位", id="a name without its register"),
        pytest.param("受理\n12件。", "换行", id="a line break"),
        pytest.param("受理\x0b12件。", "控制字符", id="a character XML cannot hold"),
    ],
)
def test_a_sentence_refuses(text, complaint):
    with pytest.raises(OutlineError, match=complaint):
        Sentence(text)


def test_a_full_width_space_may_stand_in_a_heading():
    assert Section("第一章\u3000总则").heading == "第一章\u3000总则"


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        pytest.param(lambda: When("a.b", "≥", 0), "没有关系“≥”.*>=", id="an unknown relation"),
        pytest.param(lambda: Section("总则{a.b}"), "不能有占位", id="a figure in a heading"),
        pytest.param(lambda: Section("总则", level=5), "没有第 5 层", id="a fifth level"),
        pytest.param(lambda: Table("表", ("甲", "乙"), (("1",),)), "第 1 行有 1 格", id="a row too short"),
        pytest.param(lambda: Table("表", (), ()), "没有表头", id="a table without header"),
        pytest.param(lambda: Table("表", ("甲",), (), widths=(1, 2)), "列宽", id="widths of other columns"),
        pytest.param(
            lambda: _outline(Section("一", level=2)), "从第 0 层跳到第 2 层", id="a start at level 2"
        ),
        pytest.param(
            lambda: _outline(Section("一"), Section("二", level=4)),
            "从第 1 层跳到第 4 层",
            id="a level left out",
        ),
        pytest.param(lambda: replace(_outline(), title=" "), "不能空", id="no title"),
        pytest.param(lambda: replace(_outline(), title="甲\n\n乙"), "空行", id="an empty line in the title"),
    ],
)
def test_a_declaration_refuses(make, complaint):
    with pytest.raises(OutlineError, match=complaint):
        make()


def test_the_first_level_may_be_followed_by_the_third():
    assert _outline(Section("一"), Section("二", level=3))


def _outline(*sections: Section) -> Outline:
    return Outline(title="报告", addressee="", sections=sections, issuer="县政府", dated_on=date(2027, 1, 1))


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("甲\x08乙\ufffe丙\ud800", "甲乙丙"),
        ("甲\n\u2028乙\t丙\x1f", "甲 乙 丙"),
        ("甲　乙", "甲 乙"),
        ("\0", ""),
    ],
    ids=["what nobody sees", "breaks", "a wide space", "nothing but a NUL"],
)
def test_words_that_people_wrote_become_a_line_that_an_outline_takes(words: str, line: str):
    assert one_line(words) == line
    paragraph(one_line(words) or "无")
