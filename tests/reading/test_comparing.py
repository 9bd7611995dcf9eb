"""Many reports made one table: which value is taken, in which unit, how it moves, and what stands out."""

from decimal import Decimal

import pytest

from zhunsheng.reading import read_text
from zhunsheng.reading.comparing import Comparison, Report, compare_reports, place_of, year_of

ACCEPTED, RATE, AMOUNT = "mediation.accepted", "mediation.success_rate", "mediation.amount"
MATERIALS = "law_popularization.materials"


def report(place: str, year: int, *sentences: str) -> Report:
    return Report(place, year, read_text(f"{place}{year}年法治政府建设年度报告\n" + "\n".join(sentences)))


def accepted(place: str, year: int, number: object) -> Report:
    return report(place, year, f"全县受理各类矛盾纠纷{number}件。")


def test_a_cell_is_a_place_a_year_and_a_figure_and_knows_its_characters() -> None:
    one = report("甲县", 2023, "受理各类矛盾纠纷1398件，调解成功率达95.1%。")
    table = compare_reports([one])
    cell = table.at("甲县", 2023, ACCEPTED)
    assert cell is not None
    assert (cell.name, cell.value, cell.unit, cell.others) == ("受理矛盾纠纷", 1398, "件", ())
    assert one.reading.text[cell.figure.start : cell.figure.end] == "1398件"
    assert (table.places, table.years, table.keys) == (("甲县",), (2023,), (ACCEPTED, RATE))
    assert table.at("甲县", 2022, ACCEPTED) is None


@pytest.mark.parametrize(
    ("sentence", "key", "value", "unit"),
    [
        pytest.param("调解纠纷涉案金额1.2亿元。", AMOUNT, "12000", "万元", id="hundred millions to 万元"),
        pytest.param("调解纠纷涉案金额860万元。", AMOUNT, "860", "万元", id="万元 stay"),
        pytest.param("调解纠纷涉案金额5000元。", AMOUNT, "0.5", "万元", id="元 to 万元"),
        pytest.param("发放宣传资料3.5万份。", MATERIALS, "35000", "份", id="万 written out"),
        pytest.param("发放宣传资料3.5万册。", MATERIALS, "35000", "份", id="册 are 份"),
        pytest.param("受理各类矛盾纠纷98起。", ACCEPTED, "98", "件", id="起 are 件"),
        pytest.param("受理各类矛盾纠纷90件，成功率为百分之九十八。", RATE, "98", "%", id="percent in words"),
    ],
)
def test_units_are_made_equal(sentence: str, key: str, value: str, unit: str) -> None:
    cell = compare_reports([report("甲县", 2023, sentence)]).at("甲县", 2023, key)
    assert cell is not None
    assert (cell.value, cell.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("sentences", "value", "others", "why"),
    [
        pytest.param(
            ("城关镇受理各类矛盾纠纷120件。", "全县受理各类矛盾纠纷1398件。"),
            1398, [120], "取全县的数，其余是其中一部分的", id="the whole county before a township",
        ),
        pytest.param(
            ("上半年受理各类矛盾纠纷600件。", "全年受理各类矛盾纠纷1398件。"),
            1398, [600], "取全年的数，其余是一段时间或平均的", id="the whole year before half of it",
        ),
        pytest.param(
            ("受理各类矛盾纠纷近1400件。", "受理各类矛盾纠纷1398件。"),
            1398, [1400], "取准确的数，其余是约数", id="the exact before the rounded",
        ),
        pytest.param(
            ("受理各类矛盾纠纷1398件。", "受理各类矛盾纠纷1389件。"),
            1398, [1389], "几处不同，取最先写的一处", id="the first of two alike",
        ),
        pytest.param(
            ("受理各类矛盾纠纷1398件。", "受理各类矛盾纠纷1398件，均已调处。"), 1398, [], "几处写的都是这个数",
            id="the same number twice",
        ),
    ],
)  # fmt: skip
def test_of_several_values_the_whole_countys_yearly_one_is_taken_and_it_says_why(
    sentences: tuple[str, ...], value: int, others: list[int], why: str
) -> None:
    (cell,) = compare_reports([report("甲县", 2023, *sentences)]).cells
    assert (cell.value, [figure.value for figure in cell.others], cell.chosen) == (value, others, why)


@pytest.mark.parametrize(
    "sentence",
    [
        "力争全年受理各类矛盾纠纷不少于1000件。",
        "上年受理各类矛盾纠纷1000件。",
        "2021年受理各类矛盾纠纷1000件。",
    ],
)
def test_targets_and_other_years_make_no_cell(sentence: str) -> None:
    assert compare_reports([report("甲县", 2023, sentence)]).cells == ()


def test_a_later_report_of_the_same_place_and_year_counts() -> None:
    (cell,) = compare_reports([accepted("甲县", 2023, 1398), accepted("甲县", 2023, 1389)]).cells
    assert cell.value == 1389


def test_a_trend_tells_the_change_and_its_rate() -> None:
    table = compare_reports(
        [accepted("甲县", 2021, 80), accepted("甲县", 2024, 90), accepted("乙县", 2023, 1)]
    )
    (trend,) = table.trends("甲县", ACCEPTED)
    assert (trend.earlier.year, trend.later.year, trend.change, trend.rate) == (
        2021,
        2024,
        10,
        Decimal("12.50"),
    )


def test_the_trend_of_a_percentage_and_of_a_nought_has_no_rate() -> None:
    rates = compare_reports(
        [report("甲县", year, f"调解纠纷90件，成功率{rate}%。") for year, rate in ((2022, 95), (2023, 97))]
    )
    noughts = compare_reports([accepted("甲县", 2022, 0), accepted("甲县", 2023, 9)])
    assert [(trend.change, trend.rate) for trend in rates.trends("甲县", RATE)] == [(2, None)]
    assert [(trend.change, trend.rate) for trend in noughts.trends("甲县", ACCEPTED)] == [(9, None)]


def counties(*numbers: object) -> Comparison:
    return compare_reports([accepted(f"{name}县", 2023, number) for name, number in zip("甲乙丙丁戊己庚", numbers, strict=False)])  # fmt: skip


def test_a_value_ten_thousand_times_the_median_is_named_as_a_slip_of_units() -> None:
    (outlier,) = counties(1250, 1398, 1100, 1420, "1300万", 1280).outliers()
    assert (outlier.cell.place, outlier.median) == ("戊县", Decimal(1339))
    assert outlier.why.startswith("像是多了一个“万”")


def test_a_value_ten_times_the_median_is_named_as_a_digit_too_many() -> None:
    (outlier,) = counties(1250, 1398, 1100, 1420, 13980, 1280).outliers()
    assert outlier.why == "像是多写了一位数（约十倍）：比6个地方的中位数1339件高得多"


def test_a_value_far_off_is_told_without_a_guess() -> None:
    (outlier,) = counties(1250, 1398, 1100, 1420, 250, 1280).outliers()
    assert outlier.why == "比6个地方的中位数1265件低得多"


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param((1250, 1398, 1100, 12000), id="too few counties"),
        pytest.param((1250, 1398, 1100, 1420, 1280), id="values alike"),
        pytest.param((90, 2400, 310, 5200, 1100, 720), id="counties of very different size"),
        pytest.param((1250, 1250, 1250, 1250, 1260), id="nearly all the same"),
    ],
)
def test_nothing_stands_out(numbers: tuple[int, ...]) -> None:
    assert counties(*numbers).outliers() == ()


def test_a_slip_is_seen_in_the_years_of_one_place_alone() -> None:
    numbers = {2020: 1210, 2021: 1250, 2022: 12980, 2023: 1300}
    (outlier,) = compare_reports(
        [accepted("甲县", year, number) for year, number in numbers.items()]
    ).outliers()
    assert (outlier.cell.year, outlier.median) == (2022, 1250)
    assert outlier.why == "像是多写了一位数（约十倍）：本地其他年度在1250件上下"


def test_percentages_are_compared_in_points() -> None:
    rates = ("98", "97.5", "99", "96.8", "61", "98.4")
    table = compare_reports(
        [report(f"{name}县", 2023, f"调解纠纷90件，成功率{rate}%。") for name, rate in zip("甲乙丙丁戊己", rates, strict=True)]
    )  # fmt: skip
    assert [(outlier.cell.place, outlier.why) for outlier in table.outliers()] == [
        ("戊县", "比6个地方的中位数97.75%低得多")
    ]


@pytest.mark.parametrize(
    ("text", "place", "year"),
    [
        ("大同市阳高县2024年法治政府建设年度报告\n", "阳高县", 2024),
        ("义乌市人民政府2023年法治政府建设情况报告\n", "义乌市", 2023),
        ("金华市义乌市2023年法治政府建设情况报告\n", "义乌市", 2023),
        ("通州区2023年法治政府建设年度报告\n", "通州区", 2023),
        ("某县市场监管局2023年法治政府建设年度报告\n", "某县", 2023),
        ("关于2022年度法治政府建设情况的报告\n受理案件3件。\n广平县人民政府\n2023年1月12日\n", "广平县", 2022),
        ("法治政府建设年度报告\n2022年，成效明显。\n中共青山县委全面依法治县委员会办公室\n2023年2月8日\n", "青山县", 2022),
        ("法治政府建设工作总结\n全县受理案件3件。\n", None, None),
        ("全县2023年工作情况\n", None, 2023),
    ],
)  # fmt: skip
def test_a_report_tells_its_place_and_year(text: str, place: str | None, year: int | None) -> None:
    reading = read_text(text)
    assert (place_of(reading), year_of(reading)) == (place, year)
