"""What the composed text says, and what it leaves unsaid."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.writing.sample import figure
from zhunsheng.writing import Section, Sentence, Table, When, compose, paragraph, plain
from zhunsheng.writing.compose import chinese
from zhunsheng.writing.placeholders import as_change


def body(report, values, previous, *items):
    """The composed report with one section of these items; sentences alone make one paragraph."""
    if not isinstance(items[0], Table):
        items = (paragraph(*items),)
    return compose(replace(report, sections=(Section("甲", items),)), values, previous)


def said(composed):
    return "".join(sentence.said.text for sentence in composed.sentences)


def test_the_whole_text_stands_in_order(report, values, previous):
    assert plain(compose(report, values, previous)).split("\n") == [
        "清源县人民政府",
        "2026年度法治政府建设情况报告",
        "市人民政府：",
        "一、主要举措和成效",
        "（一）依法化解矛盾纠纷",
        "全县受理矛盾纠纷1398件，较上年增长12.3%。调解成功1329件，成功率95.06%（较上年下降2.04个百分点）。",
        "调解情况表",
        "单位\t受理（件）\t处罚（宗）",
        "全县\t1398\t—",
        "二、存在的问题",
        "行政处罚数尚未统计。执法人员王喆、李镕二〇二六年起基层经验不足。",
        "附件：1.法治政府建设主要数据",
        "2.规范性文件目录",
        "清源县人民政府",
        "2027年1月15日",
        "（此件公开发布）",
    ]


def test_every_span_cuts_its_figure_out_of_the_plain_text(report, values, previous):
    composed = compose(report, values, previous)
    text, lineage = plain(composed), composed.lineage()
    for sentence in lineage["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        assert sentence["text"] in text.split("\n")[sentence["line"]]
        for quoted in sentence["figures"]:
            assert text[quoted["start"] : quoted["end"]] == quoted["text"]
    assert [quoted["text"] for sentence in lineage["sentences"] for quoted in sentence["figures"]] == [
        "1398件", "较上年增长12.3%", "1329件", "95.06%", "较上年下降2.04个百分点", "1398"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("now", "last", "unit", "phrase"),
    [
        pytest.param("112", "100", "件", "较上年增长12%", id="growth without an idle zero"),
        pytest.param("1125", "1000", "件", "较上年增长12.5%", id="growth"),
        pytest.param("10005", "10000", "件", "较上年增长0.1%", id="half a tenth rounds up"),
        pytest.param("10004", "10000", "件", "与上年基本持平", id="less than half a tenth"),
        pytest.param("75", "100", "件", "较上年下降25%", id="decline"),
        pytest.param("0", "4", "件", "较上年下降100%", id="down to nothing"),
        pytest.param("0", "0", "件", "与上年持平", id="nothing in both years"),
        pytest.param("95.06", "93", "%", "较上年提高2.06个百分点", id="a rate rises by points"),
        pytest.param("90.00", "93", "%", "较上年下降3个百分点", id="a rate falls by points"),
        pytest.param("93.00", "93", "%", "与上年持平", id="a rate unchanged"),
    ],
)
def test_change_is_said(report, values, now, last, unit, phrase):
    values["x.y"] = figure("x.y", "甲", now, unit)
    composed = body(report, values, {"x.y": figure("x.y", "甲", last, unit)}, "比{x.y|change}。")
    assert said(composed) == f"比{phrase}。"


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        pytest.param({}, "没有上年数", id="no figure of last year"),
        pytest.param(
            {"value": None, "missing": "not_reported"}, "没有上年数", id="last year's was not reported"
        ),
        pytest.param({"value": Decimal(0)}, "上年数为零，没有增长率", id="last year's was zero"),
        pytest.param({"fingerprint": "f0"}, "上年口径不同，不可比", id="another definition"),
        pytest.param({"unit": "人"}, "上年口径不同，不可比", id="another unit"),
    ],
)
def test_change_is_not_said_and_the_reason_is_kept(report, values, previous, last, reason):
    key = "mediation.accepted"
    before = {key: replace(previous[key], **last)} if last else {}
    composed = body(report, values, before, "受理{mediation.accepted}，{mediation.accepted|change}。")
    assert said(composed) == "受理1398件。"
    assert composed.lineage()["sentences"][0]["blanks"] == [
        {"key": key, "format": "change", "reason": reason}
    ]


@pytest.mark.parametrize(
    ("template", "text"),
    [
        pytest.param("受理{m.a}，{m.a|change}。", "受理12件。", id="a comma before"),
        pytest.param("受理{m.a}（{m.a|change}），成功{m.a}。", "受理12件，成功12件。", id="brackets"),
        pytest.param("{m.a|change}，受理{m.a}。", "受理12件。", id="a comma after, at the beginning"),
        pytest.param("受理{m.a}{m.a|change}。", "受理12件。", id="no mark"),
    ],
)
def test_no_mark_is_left_around_a_change_that_is_not_said(report, template, text):
    composed = body(report, {"m.a": figure("m.a", "受理", "12")}, {}, template)
    assert said(composed) == text


def test_a_missing_figure_leaves_its_sentence_out_and_is_never_a_zero(report, values):
    composed = body(report, values, {}, "作出行政处罚{penalty.made}。", "受理{mediation.accepted}。")
    assert said(composed) == "受理1398件。"
    (omitted,) = composed.lineage()["omitted"]
    assert omitted["id"] == "1.1.1"
    assert omitted["reason"] == "缺数：作出行政处罚（未报）"
    assert omitted["missing"] == ["penalty.made"]
    assert not omitted["replaced"]


def test_the_replacement_is_said_when_a_figure_is_missing_and_both_are_recorded(report, values):
    sentence = Sentence("处罚{penalty.made}。", otherwise="处罚未统计，另受理{mediation.accepted}。")
    lineage = body(report, values, {}, sentence).lineage()
    assert [each["text"] for each in lineage["sentences"]] == ["处罚未统计，另受理1398件。"]
    assert [each["template"] for each in lineage["omitted"]] == ["处罚{penalty.made}。"]
    assert lineage["omitted"][0]["replaced"]


def test_a_replacement_that_lacks_a_figure_too_is_not_said(report, values):
    composed = body(
        report, values, {}, Sentence("{penalty.made}。", otherwise="共{penalty.made|number}。"), "完。"
    )
    assert said(composed) == "完。"


def test_a_zero_is_written(report, values):
    assert said(body(report, values, {}, "撤回{review.withdrawn}。")) == "撤回0件。"


def test_a_condition_that_fails_leaves_the_sentence_out_without_replacement(report, values):
    sentence = Sentence(
        "撤回{review.withdrawn}。", when=When("review.withdrawn", ">", 0), otherwise="未统计。"
    )
    composed = body(report, values, {}, sentence, "完。")
    assert said(composed) == "完。"
    assert composed.omitted[0].reason == "条件不成立：review.withdrawn > 0，实为 0件"


def test_a_condition_on_a_missing_figure_counts_as_a_missing_figure(report, values):
    sentence = Sentence("有处罚。", when=When("penalty.made", ">=", 0), otherwise="处罚未统计。")
    assert said(body(report, values, {}, sentence)) == "处罚未统计。"


def test_a_cell_without_figure_prints_a_dash_and_is_recorded(report, values):
    composed = body(report, values, {}, Table("表", ("数",), (("{penalty.made|number}",),)))
    assert plain(composed).split("\n")[4:7] == ["表", "数", "—"]
    assert [(each.id, each.replaced) for each in composed.omitted] == [("1.1.1.1", True)]


def test_spans_hold_in_a_table_without_caption(report, values):
    composed = body(
        report,
        values,
        {},
        Table("", ("甲", "乙"), (("全县", "共{mediation.accepted}"), ("{mediation.accepted}", "末"))),
    )
    text = plain(composed)
    assert text.split("\n")[4:7] == ["甲\t乙", "全县\t共1398件", "1398件\t末"]
    spans = [
        (quoted["start"], quoted["end"])
        for each in composed.lineage()["sentences"]
        for quoted in each["figures"]
    ]
    assert [text[start:end] for start, end in spans] == ["1398件", "1398件"]
    assert [text.split("\n")[each.line] for each in composed.sentences] == ["全县\t共1398件", "1398件\t末"]


def test_a_section_with_nothing_left_falls_away_and_the_ordinals_close_up(report, values):
    lacking = (paragraph("处罚{penalty.made}。"),)
    there = (paragraph("受理{mediation.accepted}。"),)
    sections = (
        Section("甲", lacking),
        Section("乙"),
        Section("丙", lacking, level=2),
        Section("丁", there, level=2),
        Section("戊", there, level=3),
        Section("己", there),
        Section("庚", there, level=2),
        Section("辛"),
    )
    text = plain(compose(replace(report, sections=sections), values)).split("\n")
    headings = [line for line in text if line[-1] in "甲乙丙丁戊己庚辛"]
    assert headings == ["一、乙", "（一）丁", "1.戊", "二、己", "（一）庚"]


def test_ids_stay_when_another_sentence_falls_away(report, values, change):
    lacking = change("mediation.accepted", value=None, missing="not_reported")
    ids = {s.said.template: s.id for s in compose(report, values).sentences}
    later = {s.said.template: s.id for s in compose(report, lacking).sentences}
    assert later.items() < ids.items()


def test_the_document_is_as_old_as_its_oldest_figure(report, values):
    assert compose(report, values).lineage()["as_of"] == "2027-01-04T08:00:00+08:00"


@pytest.mark.parametrize(
    ("number", "word"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")]
)
def test_headings_count_in_chinese(number, word):
    assert chinese(number) == word


@given(now=st.integers(0, 10**6), last=st.integers(1, 10**6))
def test_a_change_said_leads_back_to_last_years_number(now, last):
    phrase = as_change(figure("x.y", "甲", str(now)), figure("x.y", "甲", str(last))).text
    if "持平" in phrase:
        assert abs(now - last) / last < 0.0005
        return
    sign = 1 if "增长" in phrase else -1
    percent = float(phrase.removeprefix("较上年")[2:-1])
    assert abs(last * (1 + sign * percent / 100) - now) <= last * 0.0005 + 1e-6
