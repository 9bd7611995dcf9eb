"""What explains a number and what does not: a reading that the text suggests, never any two numbers that happen to fit."""

import pytest

from zhunsheng.reading import read_text

HEAD = "某县2024年法治政府建设情况报告\n"


def severities(text: str) -> list[str]:
    return [finding.severity for finding in read_text(HEAD + text).findings]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        pytest.param("法律顾问所提建议获采纳1752条，占全部建议160条的95%。", "error", id="a share of more than there is, by one digit too many"),
        pytest.param("组织抽查案卷350卷，合格率96%，合格卷363卷。", "warning", id="the whole by its part gives the rate, which says nothing"),
        pytest.param("共召开会议9次，其中全体会议2次、办公室会议5次、协调小组会议3次。", "warning", id="two of three small parts make the third by chance"),
        pytest.param("各级财政共安排法治经费1260万元：省级300万元、市级260万元、县级698万元。", "warning", id="four roundings all in one direction"),
        pytest.param("本年度普法经费63001元，宣传品制作43000元，场地租赁2万元。", "note", id="a rounded number hardly off"),
        pytest.param("公证办证量稳步提升，由2022年的1500件提升至1830件，同比增长25%。", "error", id="from the number of a year"),
        pytest.param("普法经费由64万元起步，一年增长了25%，增加到78万元。", "warning", id="the change between its two numbers"),
        pytest.param("全县共受理仲裁案件312件，12个月月均62件。", "warning", id="so many months told"),
        pytest.param("清理证明事项75条，其中需要保留项目555项，需要取消项目20项。", "warning", id="items of so many articles"),
        pytest.param("网上受理占66%，窗口受理占32%。", "note", id="two shares made alike"),
    ],
)  # fmt: skip
def test_chance_explains_no_number(text: str, severity: str) -> None:
    assert severity in severities(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("本年度普法经费62300元，宣传品制作43000元，场地租赁2万元。", id="2万 may be 19300"),
        pytest.param("各级财政共安排法治经费1261万元：省级300万元、市级260万元、县级700万元。", id="one unit of rounding"),
        pytest.param("支出决算1092.80万元，年初预算1115.48万元，完成年初预算的97.97%。", id="the part first"),
        pytest.param("行政调解组织村级205个，占全部232个的绝大多数，其他27个。", id="the whole amid its parts"),
        pytest.param("网上受理占66%，窗口受理占28%。", id="a third share may be left out"),
    ],
)  # fmt: skip
def test_a_reading_that_the_text_suggests_explains_it(text: str) -> None:
    assert severities(text) == []


@pytest.mark.parametrize(("figures", "bound"), [(600, True), (1200, False)])
def test_a_paragraph_of_more_than_a_thousand_figures_binds_none_of_them(figures: int, bound: bool) -> None:
    pair = "共收到申请9件，其中受理7件，不予受理2件。"
    assert bool(read_text(HEAD + pair * (figures // 3)).relations) is bound
