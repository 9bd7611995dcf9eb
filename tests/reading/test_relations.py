"""Figures that bind one another: the sentence, the relation that must be found, and what is reported where it fails."""

import pytest

from zhunsheng.reading import read_text


def relations(text: str) -> set[tuple[str, str, bool]]:
    return {(relation.kind, relation.expr, relation.holds) for relation in read_text(text).relations}


def faults(text: str) -> set[tuple[str, str]]:
    return {(finding.kind, finding.severity) for finding in read_text(text).findings}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        pytest.param("受理案件100件，其中民事60件，刑事40件。", ("sum", "100 = 60 + 40"), id="of which"),
        pytest.param(
            "移出名录432户，其中企业360户，个体72户，另有6户待查。",
            ("sum", "432 = 360 + 72"),
            id="the list ends before the next count",
        ),
        pytest.param(
            "受理纠纷90件，调解成功80件，成功率达88.8%。其中：邻里纠纷50件，其他纠纷40件。",
            ("sum", "90 = 50 + 40"),
            id="of which means the figure that adds up, not the nearest",
        ),
        pytest.param(
            "清理证明75条，其中保留55项，取消20项。", ("sum", "75 = 55 + 20"), id="units that count the same"
        ),
        pytest.param("撤销机构11个（2个调整，9个合并）。", ("sum", "11 = 2 + 9"), id="in brackets"),
        pytest.param(
            "应报年报30户，已报20户，其中：企业应报10户，已报8户；个体应报20户，已报12户。",
            ("sum", "30 = 10 + 20"),
            id="turn about",
        ),
        pytest.param(
            "受理案件180534件，办结176923件，办结率98%。",
            ("ratio", "98% = 176923 ÷ 180534"),
            id="a rate rounded",
        ),
        pytest.param(
            "受理纠纷2200件，调解成功2199件，成功率99.95%。", ("ratio", "99.95% = 2199 ÷ 2200"), id="a rate"
        ),
        pytest.param(
            "抽检食品300批次，合格287批次，合格率95.66%。",
            ("ratio", "95.66% = 287 ÷ 300"),
            id="a rate cut off, not rounded",
        ),
        pytest.param(
            "承办提案52件。已解决24件、占46%；正在解决27件、占52%；暂不能解决1件、占2%。",
            ("ratio", "46% = 24 ÷ 52"),
            id="shares of a whole",
        ),
        pytest.param("将原有60个窗口压减为28个。", ("order", "28 < 60"), id="cut from so many to so many"),
        pytest.param("受理行政复议案件31件，办结29件。", ("bound", "29 ≤ 31"), id="closed within accepted"),
        pytest.param(
            "办理案件120件，比上年的100件增长20%。",
            ("difference", "20% = (120 - 100) ÷ 100"),
            id="growth on last year",
        ),
    ],
)
def test_a_relation_that_holds_is_found_and_not_reported(text: str, relation: tuple[str, str]) -> None:
    assert (*relation, True) in relations(text)
    assert faults(text) <= {("unbalanced_quote", "note")}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param(
            "受理案件100件，其中民事60件，刑事50件。",
            ("sum_mismatch", "error"),
            id="two halves above the whole",
        ),
        pytest.param(
            "受理案件100件，其中民事60件，刑事30件。",
            ("sum_mismatch", "warning"),
            id="two halves below the whole",
        ),
        pytest.param(
            "受理援助案件300件，办结280件，复议办结率90%。",
            ("ratio_mismatch", "warning"),
            id="a rate perhaps of another matter",
        ),
        pytest.param(
            "受理纠纷90件，其中邻里纠纷50件，其他纠纷30件。",
            ("sum_mismatch", "error"),
            id="a list closed by 其他",
        ),
        pytest.param(
            "公开信息100条，其中要闻60条，公告30条。",
            ("sum_mismatch", "warning"),
            id="a list that may be open",
        ),
        pytest.param(
            "办理提案52件，其中重点提案59件。", ("part_exceeds_whole", "error"), id="a part above the whole"
        ),
        pytest.param(
            "受理纠纷1398件，调解成功1329件，成功率达85%。", ("ratio_mismatch", "error"), id="a wrong rate"
        ),
        pytest.param(
            "承办提案52件。已解决24件、占46%；正在解决27件、占42%；暂不能解决1件、占2%。",
            ("ratio_mismatch", "error"),
            id="one wrong share of three",
        ),
        pytest.param(
            "受理行政复议案件31件，办结39件。",
            ("bound_exceeded", "warning"),
            id="more closed than accepted may be carried over",
        ),
        pytest.param("将原有28个窗口压减为60个。", ("order_reversed", "warning"), id="cut to more"),
        pytest.param("办理案件120件，比上年的100件增长30%。", ("ratio_mismatch", "error"), id="wrong growth"),
    ],
)
def test_a_relation_that_fails_is_reported(text: str, fault: tuple[str, str]) -> None:
    assert fault in faults(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("受理案件近100件，其中民事60余件，刑事30件。", id="rounded numbers need not add up"),
        pytest.param("受理案件100件，其中涉及农民工20件。", id="one part is no list"),
        pytest.param("发布信息1000条，其中要闻60条，公告30条。", id="far below the whole is a selection"),
        pytest.param("受理案件50件，办结48件，按时办结率100%。", id="a rate of those due"),
        pytest.param("开展检查2次，发现问题30个，整改28个。", id="nothing said of a rate"),
        pytest.param("学法每月不少于1次，每年不少于12次。", id="requirements bind nothing"),
        pytest.param("成立领导小组4个，召开会议12次，满意率98%。", id="satisfaction has no numerator"),
        pytest.param("咨询2522件，占年度任务114.63%。", id="above a task"),
    ],
)
def test_nothing_is_reported(text: str) -> None:
    assert faults(text) == set()


def test_the_terms_are_places_in_the_text() -> None:
    text = "受理案件100件，其中民事60件，刑事40件。"
    (relation,) = [relation for relation in read_text(text).relations if relation.kind == "sum"]
    assert [text[slice(*term)] for term in relation.terms] == ["100件", "60件", "40件"]
