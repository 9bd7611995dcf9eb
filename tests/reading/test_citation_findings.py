"""Citations that do not hold, as findings: an error only where it is certain and cannot be read otherwise."""

import pytest

from zhunsheng.reading import read_text

HEAD = "某县{}年法治政府建设年度报告\n"


def found(text: str, year: int = 2023) -> list[tuple[str, str, str]]:
    reading = read_text(HEAD.format(year) + text)
    return [(one.kind, one.severity, one.quote) for one in reading.findings]


def test_an_article_beyond_the_last_is_an_error() -> None:
    assert found("依据《行政处罚法》第九十条作出决定。") == [
        ("no_such_article", "error", "《行政处罚法》第九十条")
    ]


def test_an_abolished_law_that_an_act_rests_on_is_a_warning_while_that_rests_on_memory() -> None:
    assert found("根据《信访条例》办理。") == [("citation_not_in_force", "warning", "《信访条例》")]


def test_an_abolished_law_whose_end_was_read_in_its_successor_is_an_error() -> None:
    assert found("依据《合同法》第五十二条作出决定。") == [
        ("citation_not_in_force", "error", "《合同法》第五十二条")
    ]


def test_the_message_says_what_took_its_place() -> None:
    (finding,) = read_text(HEAD.format(2023) + "依据《合同法》第五十二条作出决定。").findings
    assert finding.message == "《合同法》2020年12月31日后不再施行，由《民法典》取代。"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("宣传《合同法》等法律知识。", 2023, id="a law spoken of"),
        pytest.param("原《合同法》第五十二条已由民法典吸收。", 2023, id="a thing of the past"),
        pytest.param("清理以《信访条例》第五条为依据的文件。", 2023, id="a clearing of old documents"),
        pytest.param("依据《合同法》第五十二条审查合同。", 2020, id="in force in the year reported"),
        pytest.param("依据《信访条例》第五条办理。", 2022, id="in force when the year began"),
        pytest.param("依据《治安管理处罚法》第一百四十条培训。", 2025, id="the text of next year"),
        pytest.param("依据《民事诉讼法》第三百零二条办理。", 2023, id="another text of next year"),
        pytest.param("依据《某县停车办法》第九百条办理。", 2023, id="an instrument that is not known"),
        pytest.param("学习《增值税法》第三条。", 2025, id="a law not yet in force"),
    ],
)
def test_nothing_is_found(text: str, year: int) -> None:
    assert found(text, year) == []


def test_a_report_without_a_year_is_not_checked() -> None:
    assert read_text("依据《行政处罚法》第九十条作出决定。").findings == ()


def test_the_citations_of_a_reading_carry_their_standing() -> None:
    reading = read_text(HEAD.format(2023) + "依据《行政处罚法》第五十七条，按照《某县办法》办理。")
    assert [(one.instrument, one.article, one.on, one.status) for one in reading.citations] == [
        ("行政处罚法", "第五十七条", "2023-12-31", "in_force"),
        ("某县办法", "", "2023-12-31", "unknown"),
    ]


def test_a_law_not_yet_in_force_is_told_as_not_in_force() -> None:
    (citation,) = read_text(HEAD.format(2020) + "学习《个人信息保护法》。").citations
    assert citation.status == "not_in_force"


def test_a_citation_of_a_reading_never_says_valid_without_how_far_that_is_known() -> None:
    text = (
        HEAD.format(2026)
        + "依据《行政复议法实施条例》第三十九条、《行政处罚法》第五十七条和《长颈鹿管理条例》第一条办理。"
    )
    said = {one.instrument: one.said for one in read_text(text).citations}
    assert said["行政复议法实施条例"] == "有效（已核对到2026-05-16）"
    assert said["长颈鹿管理条例"] == "未核对"
    assert "有效" not in said.values()
