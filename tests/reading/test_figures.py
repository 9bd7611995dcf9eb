"""What a figure says besides its number: subject, role, period, title and region of the report."""

import pytest

from zhunsheng.reading import Figure, read_text


def first(text: str) -> Figure:
    return read_text(text).figures[0]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("全年共受理各类纠纷1398件，", ["受理各类纠纷"]),
        ("办理人大代表建议9件、政协提案5件。", ["办理人大代表建议", "政协提案"]),
        ("由部门、单位25个承办。", ["由部门、单位承办"]),  # 、 belongs to the words
        ("已解决的建议24件、占46%。", ["已解决的建议", "已解决的建议占比"]),
        ("其中重点提案6件。", ["重点提案"]),
        ("村（居）调委会128个。", ["村（居）调委会"]),
        ("文件、会议分别压减50%、20%。", ["文件压减", "会议压减"]),
    ],
)
def test_the_subject_names_what_is_counted(text: str, subjects: list[str]) -> None:
    assert [figure.subject for figure in read_text(text).figures] == subjects


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("受理案件35件。", "stat", id="what was done"),
        pytest.param("学法每年不少于4次。", "norm", id="at least so many"),
        pytest.param("停止审批20蒸吨/小时以下锅炉项目。", "norm", id="a class of things"),
        pytest.param("力争满意率达98%。", "target", id="striven for"),
        pytest.param("某县法治政府建设工作方案\n出庭率达100%。", "target", id="in a plan"),
        pytest.param(
            "四、下一年度主要安排\n（一）开展培训。全年培训4次。", "target", id="under next year's heading"
        ),
        pytest.param("庆祝特区建立40周年。", "context", id="an anniversary"),
        pytest.param("发生3.9级地震。", "context", id="an earthquake"),
        pytest.param("被纠错0件。", "zero", id="a stated nought"),
        pytest.param("压减经费10%以上。", "stat", id="以上 at the end counts"),
    ],
)
def test_the_role_of_a_figure(text: str, role: str) -> None:
    assert read_text(text).figures[-1].role == role


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("某县2023年法治政府建设报告\n受理案件35件。", "2023"),
        ("某县2023年法治政府建设报告\n2022年受理案件35件。", "2022"),
        ("学法每季度不少于1次。", "每季度"),
        ("累计建成公园4座。", "累计"),
    ],
)
def test_the_period_of_a_figure(text: str, period: str) -> None:
    assert first(text).period == period


def test_the_report_names_itself() -> None:
    reading = read_text("某省青山县2024年法治政府建设年度报告\n受理案件35件。")
    assert (reading.title, reading.region, reading.year) == (
        "某省青山县2024年法治政府建设年度报告",
        "某省青山县",
        2024,
    )


def test_a_text_without_title_takes_the_name_of_its_file() -> None:
    assert read_text("", name="年度报告").title == "年度报告"


def test_every_figure_is_the_characters_it_quotes() -> None:
    text = "２０２４年,受理(各类)纠纷１,398件;成功率达９９％。"
    for figure in read_text(text).figures:
        assert len(text[figure.start : figure.end]) == len(figure.quote)
        assert figure.start <= figure.num_start < figure.end


def test_the_dictionary_has_the_agreed_fields() -> None:
    told = read_text("根据《行政处罚法》第五十七条，处罚3件。").as_dict("a.txt")
    assert list(told) == ["file", "title", "region", "year", "figures", "relations", "findings", "citations"]
    assert list(told["figures"][0]) == [
        "quote", "start", "end", "num_start", "value", "unit", "unit_norm", "subject", "qualifier", "period", "role", "key",
    ]  # fmt: skip
    assert told["citations"] == (
        {
            "start": 2,
            "end": 14,
            "instrument": "行政处罚法",
            "article": "第五十七条",
            "on": "",
            "status": "unknown",
            "said": "未核对",
        },
    )
