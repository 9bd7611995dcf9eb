"""Marks: points, status and the sentence a clerk reads, method by method."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assessment.made import D, answers, frameworks, leaf, some
from zhunsheng.assessment import (
    AllOrNothing,
    Answer,
    BadAnswer,
    Bonus,
    DeductPerEvent,
    Event,
    Judged,
    Missing,
    NothingOccurred,
    RatioToTarget,
    Status,
    Steps,
    Veto,
    mark,
)

RATE = leaf(RatioToTarget(D(100)), points=5, measure="r.in_time / r.due * 100", threshold="≥100%")
DEDUCT = leaf(DeductPerEvent(D(1), D(3)), points=5)


@dataclass
class Value:
    """Of the shape of the figures engine's values."""

    name: str
    value: Decimal | None
    unit: str = "件"
    missing: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


def rate(in_time, due):
    """The answer of two figures with their names."""
    return Answer(inputs={"r.in_time": Value("按期办结", D(in_time)), "r.due": Value("应结", D(due))})


@pytest.mark.parametrize(
    ("indicator", "answer", "points", "says"),
    [
        (RATE, rate(48, 50), "4.8", "按期办结 48 件 ÷ 应结 50 件 = 96 %，未达 100 %，按比例得 4.8 分（满分 5 分）"),
        (RATE, rate(50, 50), "5", "按期办结 50 件 ÷ 应结 50 件 = 100 %，达到 100 %，得满分 5 分"),
        (RATE, rate(99999, 100000), "5", "= 99.999 %，未达 100 %，按比例得 5 分"),
        (RATE, rate(0, 50), "0", "= 0 %，未达 100 %，按比例得 0 分（满分 5 分）"),
        (RATE, Answer(inputs={"r.in_time": 48, "r.due": 50}), "4.8", "48 ÷ 50 = 96 %"),
        (RATE, Answer(numerator=1, denominator=3), "1.67", "1 ÷ 3 = 33.33 %"),
        (
            leaf(RatioToTarget(D(100)), points=5, measure="r.rate", threshold="≥100%"),
            Answer(inputs={"r.rate": Value("答复率", D("100.00"), "%", None, D(9999), D(10000))}),
            "5",
            "答复率 9999 ÷ 10000 = 99.99 %，未达 100 %",
        ),
        (leaf(RatioToTarget(D(100), D(60)), points=5, threshold="≥100%"), Answer(value=D("59.99")), "0", "未达 100 %，也未达 60 %的最低要求，得 0 分"),
        (leaf(RatioToTarget(D(100), D(60)), points=5, threshold="≥100%"), Answer(value=D(60)), "3", "按比例得 3 分"),
        (leaf(RatioToTarget(D(3)), points=6, threshold="≤3件"), Answer(value=D(2)), "6", "实际值 2 件，未超过 3 件，得满分"),
        (leaf(RatioToTarget(D(3)), points=6, threshold="≤3件"), Answer(value=D(9)), "2", "实际值 9 件，超过 3 件，按比例得 2 分"),
        (leaf(Steps(((D(40), D(2)), (D(30), D(1)))), points=2, threshold="≥40学时"), Answer(value=D(40)), "2", "达到 40 学时这一档，得 2 分"),
        (leaf(Steps(((D(40), D(2)), (D(30), D(1)))), points=2, threshold="≥40学时"), Answer(value=D(39)), "1", "达到 30 学时这一档，得 1 分"),
        (leaf(Steps(((D(40), D(2)), (D(30), D(1)))), points=2, threshold="≥40学时"), Answer(value=D(29)), "0", "最低一档也未达 30 学时，得 0 分"),
        (leaf(AllOrNothing(D(1)), points=4, threshold="≥1次"), Answer(value=D(1)), "4", "达到 1 次，得满分 4 分"),
        (leaf(AllOrNothing(D(1)), points=4, threshold="≥1次"), Answer(value=D(0)), "0", "未达 1 次，得 0 分（满分 4 分）"),
        (leaf(AllOrNothing(D(0)), points=4, threshold="0"), Answer(value=D(1)), "0", "不符合 0，得 0 分"),
        (leaf(Judged(), points=4), Answer(judged=D("3.5"), reason="材料不全"), "3.5", "评议得 3.5 分（满分 4 分）：材料不全"),
        (DEDUCT, Answer(events=()), "5", "没有应当扣分的事项，得 5 分"),
        (DEDUCT, Answer(events=(Event("甲"), Event("乙"))), "3", "2 件（甲；乙），每件扣 1 分，共扣 2 分，得 3 分"),
        (DEDUCT, Answer(events=(Event("甲", D(9)),)), "2", "1 件（甲），共扣 9 分，最多扣 3 分，得 2 分"),
        (leaf(DeductPerEvent(D(2)), points=5, measure="x.bad"), Answer(inputs={"x.bad": 4}), "0", "4 件，每件扣 2 分，共扣 8 分，最多扣 5 分，得 0 分"),
        (leaf(DeductPerEvent(D(2), D(6))), Answer(events=(Event("甲"),)), "-2", "1 件（甲），每件扣 2 分，共扣 2 分"),
        (leaf(Bonus(D(1), D(3))), Answer(events=tuple(map(Event, "甲乙丙丁"))), "3", "4 件（甲；乙；丙；丁），每件加 1 分，共加 4 分，最多加 3 分"),
    ],
)  # fmt: skip
def test_points_and_their_reason(indicator, answer, points, says):
    given_mark = mark(indicator, answer)
    assert (given_mark.points, given_mark.status) == (D(points), Status.SCORED)
    assert says in given_mark.reason


@pytest.mark.parametrize(
    ("indicator", "answer", "status", "out_of", "says"),
    [
        (RATE, Answer(applies=False, reason="本单位没有复议职责"), Status.NOT_APPLICABLE, None, "不计入满分：本单位没有复议职责"),
        (RATE, Answer(inputs={"r.in_time": 1, "r.due": Missing.NOT_APPLICABLE}), Status.NOT_APPLICABLE, None, "没有此项职责"),
        (RATE, Answer(), Status.NOT_REPORTED, 5, "没有报数"),
        (RATE, Answer(numerator=3), Status.NOT_REPORTED, 5, "没有报数"),
        (RATE, rate(0, 0), Status.NOTHING_OCCURRED, None, "没有发生（按期办结 0 件 ÷ 应结 0 件），不计入满分"),
        (RATE, rate(3, 0), Status.PENDING, 5, "分母是 0，分子却不是 0，请核对"),
        (RATE, Answer(inputs={"r.in_time": 1, "r.due": Missing.WITHHELD}), Status.PENDING, 5, "数据不公开，由人核对"),
        (leaf(Judged(), points=5), Answer(), Status.PENDING, 5, "等待评分"),
        (DEDUCT, Answer(), Status.PENDING, 5, "等待核对有没有发生"),
    ],
)  # fmt: skip
def test_no_mark_and_why(indicator, answer, status, out_of, says):
    """Not applicable and nothing occurred leave the denominator; not reported and pending stay in it."""
    given_mark = mark(indicator, answer)
    assert (given_mark.status, given_mark.points, given_mark.out_of) == (status, None, out_of)
    assert says in given_mark.reason


def test_nothing_occurred_is_full_marks_only_where_the_framework_says_so():
    full = leaf(
        RatioToTarget(D(100)),
        points=5,
        measure="r.in_time / r.due * 100",
        nothing_occurred=NothingOccurred.FULL,
    )
    assert (mark(full, rate(0, 0)).points, mark(full, rate(0, 0)).status) == (5, Status.NOTHING_OCCURRED)
    assert "按约定得满分 5 分" in mark(full, rate(0, 0)).reason


def test_a_task_without_marks_is_met_or_not():
    task = leaf(measure="a / b * 100", threshold="≥80%")
    told = mark(task, Answer(inputs={"a": 4, "b": 5}))
    assert (told.points, told.met, told.reason) == (None, True, "4 ÷ 5 = 80 %，达到 80 %（不计分）")
    assert mark(task, Answer(inputs={"a": 3, "b": 5})).met is False


def test_a_task_judged_from_evidence_waits_until_somebody_says_something():
    assert mark(leaf(), Answer()).status is Status.PENDING
    assert mark(leaf(), Answer(reason="已印发")).reason == "已印发（不计分）"


def test_a_veto_says_what_happened():
    veto = leaf(Veto("发生重大违法案件"))
    assert mark(veto, Answer(events=())).reason == "没有发生“发生重大违法案件”"
    happened = mark(veto, Answer(events=(Event("某局违法强拆"),)))
    assert (happened.vetoed, happened.reason) == (True, "一票否决：某局违法强拆")


def test_a_deduction_says_whether_the_threshold_was_kept():
    none_at_all = leaf(DeductPerEvent(D(1)), points=2, threshold="0")
    assert mark(none_at_all, Answer(events=())).met is True
    assert mark(none_at_all, Answer(events=(Event("甲"),))).met is False


def test_an_indicator_that_is_vetoed_loses_its_points():
    assert mark(RATE, Answer(vetoed=True, reason="瞒报")).points == 0


@pytest.mark.parametrize(
    ("indicator", "answer", "says"),
    [
        (RATE, Answer(judged=D(5)), "不由人直接给分"),
        (RATE, Answer(events=(Event("甲"),)), "不按件加扣分"),
        (leaf(Judged(), points=5), Answer(judged=D("5.01")), "应当在 0 到 5 分之间"),
        (leaf(Judged(), points=5), Answer(judged=D(-1)), "应当在 0 到 5 分之间"),
        (leaf(Judged(), points=5), Answer(judged=D("NaN")), "应当在 0 到 5 分之间"),
        (RATE, Answer(numerator=D("Infinity"), denominator=1), "数写得不对"),
        (RATE, Answer(inputs={"r.in_time": D("NaN")}), "数写得不对"),
        (DEDUCT, Answer(events=(Event("甲", D("NaN")),)), "数写得不对"),
        (DEDUCT, Answer(events=(Event("甲", D("0.001")),)), "最多两位小数"),
        (leaf(Judged(), points=5), Answer(judged=D("1.234")), "最多两位小数"),
        (DEDUCT, Answer(events=(Event(" "),)), "都要写明事由"),
        (DEDUCT, Answer(events=(Event("甲", D(-1)),)), "写成正数"),
        (RATE, Answer(applies=False), "为什么不适用"),
        (RATE, Answer(vetoed=True), "否决的事由"),
        (leaf(Bonus(D(1), D(3)), measure="x"), Answer(inputs={"x": -1}), "不能小于 0"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_an_answer_that_does_not_fit_is_refused(indicator, answer, says):
    with pytest.raises(BadAnswer, match=r"1\.1 指标") as refused:
        mark(indicator, answer)
    assert says in str(refused.value)


@some
@given(st.data())
def test_points_stay_between_zero_and_the_maximum_unless_declared(data):
    for indicator in data.draw(frameworks()).leaves:
        given_mark = mark(indicator, data.draw(answers(indicator)))
        points = given_mark.points
        assert given_mark.reason
        if points is None or given_mark.vetoed:
            continue
        match indicator.method:
            case Bonus():
                assert 0 <= points <= indicator.method.at_most
            case DeductPerEvent() if indicator.points is None:
                assert -indicator.method.at_most <= points <= 0
            case _:
                assert 0 <= points <= indicator.points
        assert points == round(points, 2)
