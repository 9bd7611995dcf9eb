"""The two reviews, case by case."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.figures import Missing
from zhunsheng.records.errors import BadField
from zhunsheng.statistics.cells import EMPTY, Cell, answered, cell_of, typed
from zhunsheng.statistics.checks import reckoned, review
from zhunsheng.statistics.layout import Form, form_of

FORM = form_of(
    {
        "key": "sample", "name": "样表", "number": "表1", "cycle": "year", "due": 20, "swing": 50, "least": 10,
        "columns": [
            {"name": "处罚", "under": [
                {"name": "警告", "figure": "p.warning", "unit": "件"},
                {"name": "罚款", "figure": "p.fine", "unit": "件"},
                {"name": "合计", "figure": "p.total", "unit": "件", "total": True},
            ]},
            {"name": "开庭", "figure": "p.heard", "unit": "件"},
            {"name": "出庭", "figure": "p.present", "unit": "件"},
            {"name": "出庭率", "figure": "p.rate", "unit": "%", "places": 2, "formula": "p.present / p.heard * 100"},
            {"name": "结转", "figure": "p.open", "unit": "件"},
        ],
        "checks": [
            {"holds": "p.present <= p.heard"},
            {"asks": "p.open <= last.p.open + p.total", "says": "结转多于上期结转加本期"},
        ],
    }
)  # fmt: skip
RIGHT = {"warning": "3", "fine": "5", "total": "8", "heard": "4", "present": "4", "open": "0"}


def cells(form: Form = FORM, **typed_in: str) -> dict[str, Cell]:
    said = RIGHT | typed_in
    return {b.key: typed(EMPTY, said[b.key.removeprefix("p.")], b) for b in form.filled_in}


def sentences(last: dict[str, Cell] | None = None, **typed_in: str) -> list[str]:
    return [("硬" if f.hard else "软") + f.sentence for f in review(FORM, cells(**typed_in), last or {})]


def test_a_form_that_is_right_has_no_finding() -> None:
    assert sentences() == []


@pytest.mark.parametrize(
    ("typed_in", "sentence"),
    [
        ({"total": "9"}, "硬“处罚·合计”为 9，应等于“处罚·警告” + “处罚·罚款” 8，差 1。"),
        ({"present": "5"}, "硬“出庭”为 5，应不大于“开庭” 4，差 1。"),
        ({"fine": ""}, "硬“处罚·罚款”没有填：没有发生填 0，没有这项职责填“/”，不宜公开填“*”。"),
        ({"fine": "/", "total": "8"}, "硬“处罚·合计”为 8，应等于“处罚·警告” + “处罚·罚款” 3，差 5。"),
    ],
    ids=["合计", "不大于", "空格", "无此职责在和里算零"],
)
def test_what_does_not_hold_is_said_with_its_numbers(typed_in: dict[str, str], sentence: str) -> None:
    assert sentences(**typed_in) == [sentence]


@pytest.mark.parametrize(
    "typed_in",
    [
        {"fine": "/", "total": "3"},
        {"warning": "/", "fine": "/", "total": "/"},
        {"fine": "*", "total": "9"},
        {"heard": "/", "present": "/"},
        {"heard": "0", "present": "0"},
    ],
    ids=["一项无此职责", "都无此职责", "不公开的无从比", "整组无此职责", "都是零"],
)
def test_what_cannot_be_compared_is_not_held_against_anybody(typed_in: dict[str, str]) -> None:
    assert sentences(**typed_in) == []


@pytest.mark.parametrize(
    ("now", "before", "found"),
    [
        ("15", "10", 0),
        ("16", "10", 1),
        ("5", "10", 0),
        ("4", "10", 1),
        ("9", "2", 0),
        ("10", "0", 1),
        ("9", "0", 0),
        ("0", "0", 0),
    ],
    ids=["正好五成", "超过五成", "正好减半", "减过半", "数目太小", "从零到十", "从零到九", "都是零"],
)
def test_a_change_is_asked_about_above_the_limit_and_from_ten_on(now: str, before: str, found: int) -> None:
    last = cells(heard=before, present="0")
    assert len(sentences(last, heard=now, present="0")) == found


def test_a_swing_says_both_numbers_and_by_how_much() -> None:
    assert sentences(cells(heard="40", present="4"), heard="10") == [
        "软“开庭”本期 10件，上期 40件，减少 75%，超过 50%，请写明原因。"
    ]


def test_an_explanation_lets_a_soft_finding_pass_but_no_hard_one() -> None:
    last, now = cells(heard="40", present="9"), cells(heard="10")
    now["p.heard"] = replace(now["p.heard"], note="案件减少")
    assert [f.stops for f in review(FORM, now, last)] == [False]
    now["p.present"] = replace(now["p.present"], value=Decimal(11), note="确实如此")
    assert [f.stops for f in review(FORM, now, last)] == [True, False]


def test_last_times_numbers_can_be_compared_with() -> None:
    assert "软结转多于上期结转加本期（现为 12 与 11）。" in sentences(cells(open="3"), open="12")
    assert not any("结转" in s for s in sentences(None, open="12"))


def test_another_number_than_the_registers_must_be_explained_and_the_registers_counts() -> None:
    now = cells()
    now["p.fine"] = Cell(Decimal(5), None, registered=Decimal(4))
    found = [f.sentence for f in review(FORM, now, {})]
    assert "“处罚·罚款”本单位填 5，登记算得 4，以登记为准；请写明差在哪里。" in found
    assert any("应等于“处罚·警告” + “处罚·罚款” 7" in sentence for sentence in found)


def test_a_blank_that_the_register_fills_need_not_be_typed() -> None:
    now = cells(fine="")
    now["p.fine"] = Cell(registered=Decimal(5))
    assert review(FORM, now, {}) == []


@pytest.mark.parametrize(
    ("typed_in", "value", "missing"),
    [
        ({"heard": "3", "present": "2"}, Decimal("66.67"), None),
        ({"heard": "0", "present": "0"}, None, Missing.NOTHING_OCCURRED),
        ({"heard": "/", "present": "/"}, None, Missing.NOT_APPLICABLE),
        ({"heard": "", "present": "2"}, None, Missing.NOT_REPORTED),
    ],
    ids=["四舍五入", "分母为零是没有发生", "无此职责", "未报"],
)
def test_a_rate_is_reckoned_and_never_zero_for_want_of_a_number(
    typed_in: dict[str, str], value: Decimal | None, missing: Missing | None
) -> None:
    cell = reckoned(FORM, cells(**typed_in))["p.rate"]
    assert (cell.value, cell.missing) == (value, missing)


@pytest.mark.parametrize(
    ("text", "value", "missing"),
    [
        ("0", Decimal(0), None),
        (" 1,200 ", Decimal(1200), None),
        ("１２", Decimal(12), None),
        ("12件", Decimal(12), None),
        ("12.0", Decimal(12), None),
        ("", None, Missing.NOT_REPORTED),
        ("/", None, Missing.NOT_APPLICABLE),
        ("／", None, Missing.NOT_APPLICABLE),
        ("无此职责", None, Missing.NOT_APPLICABLE),
        ("*", None, Missing.WITHHELD),
        ("不公开", None, Missing.WITHHELD),
    ],
)
def test_what_people_type_is_understood(text: str, value: Decimal | None, missing: Missing | None) -> None:
    assert answered(text, FORM.by_key["p.fine"]) == (value, missing)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("-3", "不能是负数"),
        ("3.5", "只填整数"),
        ("约12", "这里只填数"),
        ("1e9", "这里只填数"),
        ("NaN", "这里只填数"),
        ("=1+1", "这里只填数"),
        ("9" * 16, "这里只填数"),
        ("无", "没有发生填 0"),
    ],
)
def test_what_is_no_number_is_refused_with_the_name_of_the_blank(text: str, sentence: str) -> None:
    with pytest.raises(BadField, match=f"“处罚·罚款”.*{sentence}"):
        answered(text, FORM.by_key["p.fine"])


@given(
    st.builds(
        Cell,
        st.one_of(st.none(), st.integers(0, 10**12).map(Decimal)),
        st.just(None),
        st.text(max_size=20),
        st.text(max_size=20),
        st.one_of(st.none(), st.integers(0, 10**6).map(Decimal)),
    )
)
def test_a_cell_survives_its_journey_through_json(cell: Cell) -> None:
    sound = (
        cell
        if cell.value is not None
        else Cell(None, Missing.NOT_APPLICABLE, cell.note, cell.returned, cell.registered)
    )
    assert cell_of(sound.as_json()) == sound


@given(st.text(max_size=12))
def test_whatever_is_typed_gives_a_number_a_reason_or_a_sentence(text: str) -> None:
    try:
        value, missing = answered(text, FORM.by_key["p.fine"])
    except BadField as refused:
        said = str(refused)
    else:
        said = "“处罚·罚款”" if (value is None) == (missing is not None) else ""
    assert "“处罚·罚款”" in said
