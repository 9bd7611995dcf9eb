"""What is wrong with the text itself: (text, kind, severity, the characters shown)."""

from datetime import date

import pytest

from zhunsheng.law import rule
from zhunsheng.reading import read_text

HEAD = "某县2023年法治政府建设年度报告\n"


@pytest.mark.parametrize(
    ("text", "kind", "severity", "quote"),
    [
        ("20248月召开会议。", "broken_date", "error", "20248月"),
        ("自202312月起施行。", "broken_date", "error", "202312月"),
        (HEAD + "特此报告。\n2024315\n", "broken_date", "error", "2024315"),
        ("2023县政府承办建议69件。", "broken_date", "error", "2023"),
        ("依据青编〔202323号文件。", "broken_document_number", "error", "〔202323号"),
        ("方案（青政办发202323）印发。", "broken_document_number", "error", "办发202323"),
        ("依据青编〔2023]23号文件。", "broken_document_number", "warning", "〔2023]23号"),
        ("合格率100%12个湖泊改善。", "missing_punctuation", "warning", "100%12个湖泊"),
        ("胜诉率100%二是加强应诉。", "missing_punctuation", "warning", "100%二是"),
        ("机构24个，减少14二是转隶。", "missing_unit", "warning", "14二是"),
        ("收到申请35件，受理31，办结29件。", "missing_unit", "warning", "受理31"),
        ("2月30日召开会议。", "impossible_date", "error", "2月30日"),
        ("13月5日召开会议。", "impossible_date", "error", "13月5日"),
        ("区政府每年第一季度向区政府报告。", "reports_to_itself", "warning", "区政府每年第一季度向区政府"),
        ("在在各部门努力下。", "doubled_character", "note", "在在"),
        ("推行“一窗式改革。", "unbalanced_quote", "note", "“一窗式改革。"),
        ("推行一窗式”改革。", "unbalanced_quote", "note", "推行一窗式”"),
        ("办结率105%。", "impossible_rate", "error", "105%"),
        ("共受理15件，其中维持8件，不予受理1件。", "category_error", "warning", "不予受理1件"),
        ("一是强化领导。二是压实责任。四是加强督察。", "missing_ordinal", "warning", "四是"),
        ("（一）甲\n（二）乙\n（四）丙\n", "missing_ordinal", "warning", "（四）"),
        ("一、甲\n二、乙\n四、丙\n", "missing_ordinal", "warning", "四、"),
        (HEAD + "情况良好。\n2024年6月3日", "late_report", "warning", "2024年6月3日"),
        (HEAD + "情况良好。\n2023年12月3日", "early_report", "note", "2023年12月3日"),
    ],
)
def test_it_is_found(text: str, kind: str, severity: str, quote: str) -> None:
    assert (kind, severity, quote) in [
        (finding.kind, finding.severity, finding.quote) for finding in read_text(text).findings
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2024年8月至12月召开会议。", id="a whole date"),
        pytest.param("编号20240315的案件。", id="a number inside a line"),
        pytest.param("图书室藏书2000本图书，新增2000市场主体。", id="a count that looks like a year"),
        pytest.param(HEAD + "受理\n201536\n办结\n", id="a number alone on its line in a table"),
        pytest.param("2020—2024全县受理纠纷35件。", id="a span of years"),
        pytest.param("依据青编〔2023〕23号文件。", id="a whole document number"),
        pytest.param("推行“一窗式”改革，落实“双随机、一公开”。", id="paired quotes"),
        pytest.param("数量同比增长135%，完成年度任务的114%。", id="growth and tasks may exceed the whole"),
        pytest.param("一是强化领导。二是压实责任。三是加强督察。", id="ordinals in order"),
        pytest.param("一是强化领导。\n一是压实责任。二是加强督察。", id="each paragraph counts anew"),
        pytest.param("（一）甲\n（二）乙\n二、丙\n（一）丁\n", id="each chapter counts anew"),
        pytest.param("收到申请15件，其中受理14件，不予受理1件。", id="refused among applications"),
        pytest.param("区政府每年第一季度向市政府报告。", id="reports upward"),
        pytest.param("4月30日、11月30日、2月28日召开会议。", id="days that exist"),
        pytest.param("详见https://example.cn/20%E5%B9%B4%85.html", id="a link"),
        pytest.param(HEAD + "情况良好。\n2024年2月20日", id="in time"),
        pytest.param("某县2023年工作方案\n情况良好。\n2024年6月3日", id="a plan is not a yearly report"),
    ],
)
def test_nothing_is_found(text: str) -> None:
    assert read_text(text).findings == ()


def test_a_message_is_a_sentence_for_a_clerk() -> None:
    for finding in read_text("20248月受理案件100件，其中民事60件，刑事30件；办结率105%。").findings:
        assert finding.message.endswith("。")
        assert finding.message.count("。") == 1


def test_a_late_report_names_its_basis() -> None:
    (finding,) = read_text(HEAD + "情况良好。\n2024年6月3日").findings
    assert finding.basis == str(rule("annual.public_disclosure").on(date(2024, 6, 3)).provision)


def test_of_a_flood_of_one_kind_the_gravest_are_told_and_how_many_more_there_are() -> None:
    wrong, doubtful = "召开会议。2月30日。", "占9%在各协办单位。"
    told = [
        finding
        for finding in read_text(
            HEAD + "机构24个，减少14二是转隶。\n" + wrong * 150 + "胜诉率100%二是加强。"
        ).findings
        if finding.kind in ("impossible_date", "missing_unit", "missing_punctuation")
    ]
    dates = [finding for finding in told if finding.kind == "impossible_date"]
    assert len(dates) == 100
    assert [finding.message for finding in dates[-2:]] == [
        "“2月30日”没有这一天。",
        "同类问题还有51处，没有逐一列出，请改正后再读一遍。",
    ]
    assert {finding.kind for finding in told} == {"impossible_date", "missing_unit", "missing_punctuation"}
    mixed = read_text(HEAD + (doubtful + "\n") * 120 + "胜诉率100%二是加强。").findings
    assert "warning" in {finding.severity for finding in mixed if finding.kind == "missing_punctuation"}
