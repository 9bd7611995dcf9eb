"""Totals: what counts, what is converted, caps and vetoes, one by one = at once, places."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assessment.made import SMALL, D, answers, frameworks, some
from zhunsheng.assessment import Answer, Event, UnknownIndicator, add_mark, load, mark, rank, total

small = load(SMALL)
RATE = Answer(numerator=48, denominator=50)
ALL = {
    "1.1": RATE,
    "1.2": Answer(judged=D(8)),
    "2.1": Answer(value=D(1)),
    "2.2": Answer(events=()),
    "2.3": Answer(events=()),
}


def totalled(framework, given_answers, kind=""):
    """The total of these answers."""
    marks = {code: mark(framework.indicator(code), answer) for code, answer in given_answers.items()}
    return total(framework, marks, kind)


def test_points_add_up_through_the_areas():
    result = totalled(small, ALL)
    assert (result.points, result.out_of, result.percent) == (D("17.8"), 20, 89)
    assert {code: (area.points, area.out_of) for code, area in result.areas.items()} == {
        "1": (D("12.8"), 15),
        "2": (5, 5),
    }
    assert (result.waiting, result.vetoed, result.capped) == ((), (), ())


def test_what_does_not_apply_leaves_the_denominator():
    result = totalled(small, ALL | {"1.1": Answer(applies=False, reason="没有此项职责")})
    assert (result.points, result.out_of, result.percent) == (13, 15, D("86.67"))
    assert result.score == D("17.33"), "13 ÷ 15 × 20"


def test_what_is_not_reported_or_not_marked_stays_in_the_denominator():
    result = totalled(small, {"1.2": Answer(judged=D(10)), "1.1": Answer()})
    assert (result.points, result.out_of, result.percent) == (10, 20, 50)
    assert result.waiting == ("1.1", "2.1", "2.2", "2.3")


def test_an_indicator_for_other_kinds_of_organs_is_left_out():
    framework = load(SMALL.replace("name: 规范化,", "name: 规范化, applies_to: [乡镇],"))
    assert totalled(framework, ALL, "department").out_of == 10
    assert totalled(framework, ALL, "township").out_of == 20


def test_a_bonus_is_added_to_the_score_but_not_to_the_percent():
    plain, better = totalled(small, ALL), totalled(small, ALL | {"2.2": Answer(events=(Event("表彰"),))})
    assert (better.score - plain.score, better.points - plain.points) == (1, 1)
    assert better.percent == plain.percent


def test_a_cap_cuts_the_bonus_and_says_so():
    framework = load(SMALL.replace("    points: 5\n", "    points: 5\n    cap: 6\n"))
    result = totalled(framework, ALL | {"2.2": Answer(events=(Event("甲"), Event("乙"), Event("丙")))})
    assert result.areas["2"].points == 6
    assert result.capped == ("2 其他：加减分合计 3 分，按封顶计 1 分",)


@pytest.mark.parametrize(
    ("where", "points"),
    [("", "17.8"), ("points: 20\n", "0"), ("    points: 5\n", "12.8"), ("    points: 15\n", "17.8")],
    ids=["nobody bears a veto", "the whole does", "its own area does", "another area does"],
)
def test_a_veto_takes_the_points_of_whatever_bears_one_above_it(where, points):
    indent = where[: len(where) - len(where.lstrip())]
    framework = load(SMALL.replace(where, f"{where}{indent}veto: 发生重大违法案件\n", 1) if where else SMALL)
    result = totalled(framework, ALL | {"2.3": Answer(events=(Event("某案"),))})
    assert result.points == D(points)
    assert result.vetoed == ("一票否决：某案",)


def test_a_mark_of_an_unknown_indicator_is_refused():
    with pytest.raises(UnknownIndicator):
        total(small, {"9": mark(small.indicator("1.2"), Answer())})


def test_one_mark_touches_only_its_path():
    before = totalled(small, ALL)
    after = add_mark(before, None, mark(small.indicator("2.3"), Answer(events=())))
    changed = {code for code in before.sums if before.sums[code] is not after.sums[code]}
    assert changed == {"", "2"}


def test_two_marks_of_different_indicators_are_no_change_of_one():
    first, second = (mark(small.indicator(code), Answer()) for code in ("1.1", "1.2"))
    with pytest.raises(ValueError, match="同一个指标"):
        add_mark(totalled(small, {}), first, second)


@some
@given(st.data())
def test_marks_one_by_one_in_any_order_come_to_the_same_as_all_at_once(data):
    framework = data.draw(frameworks())
    kind = data.draw(st.sampled_from(["", "township", "department"]))
    steps = data.draw(st.lists(st.sampled_from(framework.leaves), max_size=12))
    current: dict = {}
    running = total(framework, {}, kind)
    for indicator in steps:
        old = current.pop(indicator.code, None)
        taken_back = old is not None and data.draw(st.booleans())
        new = None if taken_back else mark(indicator, data.draw(answers(indicator)))
        running = add_mark(running, old, new)
        if new:
            current[indicator.code] = new
    assert running == total(framework, current, kind)


@some
@given(st.data())
def test_the_percent_lies_between_0_and_100_and_nothing_falls_below_zero(data):
    framework = data.draw(frameworks())
    marks = {leaf.code: mark(leaf, data.draw(answers(leaf))) for leaf in framework.leaves}
    result = total(framework, marks)
    for part in (result, *result.areas.values()):
        assert part.percent is None or 0 <= part.percent <= 100
    assert result.points >= 0
    assert result.score is None or result.score >= 0


def test_equals_share_a_place_and_the_next_is_left_free():
    judged = [D(9), D(9), D(7), None]
    totals = {
        f"单位{n}": totalled(small, ALL | {"1.2": Answer(judged=points)}) for n, points in enumerate(judged)
    }
    assert rank(totals) == {"单位0": 1, "单位1": 1, "单位2": 3, "单位3": 4}


def test_an_organ_for_which_nothing_counts_has_no_place():
    none = Answer(applies=False, reason="没有此项职责")
    nothing = totalled(small, dict.fromkeys(("1.1", "1.2", "2.1"), none))
    assert (nothing.percent, nothing.score) == (None, None)
    assert rank({"无": nothing, "有": totalled(small, ALL)}) == {"有": 1}
    assert nothing.points == Decimal(0)
