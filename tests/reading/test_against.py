"""A report held to the registers, to last year's report, and to what was copied from it."""

from decimal import Decimal

import pytest

from zhunsheng.reading import Reading, against, against_earlier, alike, compare, read_text

ACCEPTED, RATE = "mediation.accepted", "mediation.success_rate"
MATERIALS = "law_popularization.materials"


def report(year: int, *sentences: str) -> Reading:
    return read_text(f"某县{year}年法治政府建设年度报告\n" + "\n".join(sentences) + "\n")


@pytest.mark.parametrize(
    ("sentence", "key", "value"),
    [
        ("受理各类矛盾纠纷1398件。", ACCEPTED, "1389"),
        ("受理各类矛盾纠纷近1400件。", ACCEPTED, "1405"),
        ("受理各类矛盾纠纷1300余件。", ACCEPTED, "1298"),
        ("受理各类矛盾纠纷1300余件。", ACCEPTED, "1500"),
        ("受理各类矛盾纠纷约1400件。", ACCEPTED, "1100"),
        ("受理各类矛盾纠纷1.4万件。", ACCEPTED, "12800"),
        ("受理各类矛盾纠纷90件，调解成功率达98.8%。", RATE, "97.2"),
        ("受理各类矛盾纠纷90件，调解成功率达100%。", RATE, "99.4"),
        ("受理各类矛盾纠纷0件。", ACCEPTED, "3"),
        ("发放宣传资料3.5万份。", MATERIALS, "42000"),
    ],
)
def test_a_figure_that_contradicts_the_registers_is_told(sentence: str, key: str, value: str) -> None:
    (finding,) = against(report(2024, sentence), {key: Decimal(value)})
    assert (finding.kind, finding.severity) == ("contradicts_register", "warning")
    assert f"登记的是{value}" in finding.message


@pytest.mark.parametrize(
    ("sentence", "key", "value"),
    [
        ("受理各类矛盾纠纷1398件。", ACCEPTED, "1398"),
        ("受理各类矛盾纠纷近1400件。", ACCEPTED, "1398"),
        ("受理各类矛盾纠纷1300余件。", ACCEPTED, "1398"),
        ("受理各类矛盾纠纷约1400件。", ACCEPTED, "1389"),
        ("受理各类矛盾纠纷1.4万件。", ACCEPTED, "13980"),
        ("受理各类矛盾纠纷90件，调解成功率达98.8%。", RATE, "98.84"),
        ("发放宣传资料3.5万余份。", MATERIALS, "35800"),
        ("受理各类矛盾纠纷90件，比上年的80件增长12.5%。", ACCEPTED, "90"),
        ("力争全年受理各类矛盾纠纷不少于100件。", ACCEPTED, "90"),
        ("受理各类矛盾纠纷1398件。上半年受理各类矛盾纠纷600件。", ACCEPTED, "1398"),
    ],
)
def test_a_figure_that_says_the_value_fairly_is_not_told(sentence: str, key: str, value: str) -> None:
    assert against(report(2024, sentence), {key: Decimal(value)}) == ()


LAST = "受理各类矛盾纠纷1000件。", "受理法律援助案件200件。", "收到行政复议申请80件，受理行政复议案件72件。"


@pytest.mark.parametrize(
    "sentence",
    [
        "受理各类矛盾纠纷1200件，同比增长10%。",
        "受理各类矛盾纠纷900件，比上年下降20%。",
        "受理各类矛盾纠纷1200件，较上年增长12%。",
        "受理各类矛盾纠纷1200件，比上年的1100件增长9%。",
        "受理法律援助案件220件，同比上升20%。",
        "受理法律援助案件220件，比上年的210件增长4.7%。",
        "受理法律援助案件150件，同比减少15%。",
        "受理行政复议案件90件，同比增长15%。",
        "受理行政复议案件90件，比去年的78件增长15.3%。",
        "受理行政复议案件60件，比上年下降26.7%。",
    ],
)
def test_what_last_years_report_did_not_say_is_told(sentence: str) -> None:
    told = against_earlier(report(2024, sentence), report(2023, *LAST))
    assert [finding.kind for finding in told] == ["contradicts_last_year"]


@pytest.mark.parametrize(
    "sentence",
    [
        "受理各类矛盾纠纷1200件，同比增长20%。",
        "受理各类矛盾纠纷900件，比上年下降10%。",
        "受理各类矛盾纠纷1200件，比上年的1000件增长20%。",
        "受理法律援助案件220件，同比上升10%。",
        "受理法律援助案件近220件，同比上升12%。",
        "受理法律援助案件220件。",
        "受理行政复议案件90件，同比增长25%。",
        "受理行政复议案件60件，比上年下降16.7%。",
        "受理各类矛盾纠纷1200件，成功率98%。",
        "开展法治宣传活动90场，同比增长50%。",
    ],
)
def test_what_agrees_with_last_years_report_or_is_not_in_it_is_not_told(sentence: str) -> None:
    assert against_earlier(report(2024, sentence), report(2023, *LAST)) == ()


def test_only_the_report_of_the_year_directly_before_is_asked() -> None:
    assert against_earlier(report(2024, "受理各类矛盾纠纷1200件，同比增长10%。"), report(2022, *LAST)) == ()


PARAGRAPH = (
    "坚持和发展新时代枫桥经验，健全矛盾纠纷多元化解机制，全年受理各类矛盾纠纷{}件，调解成功{}件，"
    "把问题解决在基层、化解在萌芽状态，切实维护社会和谐稳定。"
)
OTHER = "严格落实重大行政决策程序，充分听取公众意见，组织专家论证，开展风险评估，完善合法性审查和集体讨论决定制度，依法公开决策结果。"


def test_a_paragraph_taken_over_with_its_numbers_is_a_warning_shown_beside_the_earlier() -> None:
    now, then = report(2024, PARAGRAPH.format(90, 88)), report(2023, OTHER, PARAGRAPH.format(90, 88))
    (copied,) = compare(now, then)
    assert (copied.severity, copied.likeness) == ("warning", 1.0)
    assert now.text[copied.start : copied.end] == copied.quote
    assert then.text[copied.earlier_start : copied.earlier_end] == copied.earlier_quote
    assert copied.quote == copied.earlier_quote


def test_the_same_words_with_new_numbers_are_a_note() -> None:
    (copied,) = compare(report(2024, PARAGRAPH.format(95, 93)), report(2023, PARAGRAPH.format(90, 88)))
    assert (copied.severity, copied.message) == ("note", "这一段和对照的报告只有数字不同。")


def test_a_few_words_changed_are_still_told() -> None:
    changed = PARAGRAPH.format(90, 88).replace("切实维护", "有力维护")
    (copied,) = compare(report(2024, changed), report(2023, PARAGRAPH.format(90, 88)))
    assert copied.severity == "warning"
    assert 0.8 <= copied.likeness < 1


@pytest.mark.parametrize("earlier", [OTHER, "坚持和发展新时代枫桥经验，健全矛盾纠纷多元化解机制。", ""])
def test_other_words_and_set_phrases_are_not_told(earlier: str) -> None:
    assert compare(report(2024, PARAGRAPH.format(90, 88)), report(2023, earlier)) == ()


def test_how_much_of_a_report_is_taken_over() -> None:
    then = report(2023, PARAGRAPH.format(90, 88))
    assert alike(report(2024, PARAGRAPH.format(95, 93)), then) == 1
    assert 0.4 < alike(report(2024, PARAGRAPH.format(95, 93), OTHER), then) < 0.7
    assert alike(report(2024, OTHER), then) == 0
