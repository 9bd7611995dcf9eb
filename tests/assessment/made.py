"""Frameworks made for tests: small ones by hand, any number of sound ones by hypothesis."""

from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from zhunsheng.assessment import (
    AllOrNothing,
    Answer,
    Bonus,
    Cap,
    DeductPerEvent,
    Event,
    Formula,
    Framework,
    Group,
    Indicator,
    Judged,
    Missing,
    NothingOccurred,
    Phase,
    RatioToTarget,
    Steps,
    Threshold,
    Veto,
    problems,
)
from zhunsheng.law import Verified

D = Decimal
some = settings(max_examples=30, deadline=None)
"""For properties of whole frameworks: making one takes longer than trying it."""

SMALL = """\
framework: small
name: 小的指标体系
version: 2026
levels: [领域, 指标]
points: 20
areas:
  - code: 1
    name: 行政复议
    points: 15
    items:
      - {code: 1.1, name: 按期办结率, measure: r.in_time / r.due * 100, threshold: ≥100%, points: 5, method: {ratio: {target: 100}}}
      - {code: 1.2, name: 规范化, points: 10, method: {judged: {}}}
  - code: 2
    name: 其他
    points: 5
    items:
      - {code: 2.1, name: 年内评查, measure: e.rounds, threshold: ≥1次, points: 5, method: {all_or_nothing: {bound: 1}}}
      - {code: 2.2, name: 创新, method: {bonus: {each: 1, at_most: 3}}}
      - {code: 2.3, name: 重大违法案件, method: {veto: {reason: 发生重大违法案件}}}
"""


def leaf(method=None, *, points=None, measure=None, threshold=None, **more) -> Indicator:
    """An indicator of one method."""
    return Indicator(
        code="1.1",
        name="指标",
        path=("1",),
        method=method,
        points=None if points is None else D(points),
        measure=Formula(measure) if measure else None,
        threshold=Threshold(threshold) if threshold else None,
        **more,
    )


# 容易在写出、读回时走样的文字：引号、冒号、分号、等号、像数的、像空的、像公式的。
words = st.sampled_from(
    [
        "甲",
        "审核、备案",
        "乙；丙=1",
        "丁: 戊",
        "# 己",
        '"庚"',
        "'",
        "-1.0",
        "1.10",
        "null",
        "是 否",
        "=1+1",
        "[辛]",
        "~",
        "2026-07-01",
        "壬\n癸",
    ]
)
lines = words.filter(lambda text: "\n" not in text)
amounts = st.integers(1, 2000).map(lambda n: D(n) / 100)
values = st.one_of(st.integers(0, 300).map(D), st.integers(0, 20000).map(lambda n: D(n) / 100))


@st.composite
def methods(draw, points: Decimal):
    """(method, points, threshold) that fit each other."""
    bound = draw(st.integers(2, 150).map(D))
    kind = draw(
        st.sampled_from(
            ["judged", "ratio", "at_most", "steps", "all", "deduct", "bonus", "taken", "veto", "task"]
        )
    )
    match kind:
        case "judged":
            return Judged(draw(st.sampled_from([None, points]))), points, None
        case "ratio":
            floor = draw(st.one_of(st.none(), st.just(bound - 1)))
            return RatioToTarget(bound, floor), points, Threshold(f"≥{bound}%")
        case "at_most":
            return (
                RatioToTarget(bound, draw(st.one_of(st.none(), st.just(bound + 5)))),
                points,
                Threshold(f"≤{bound}件"),
            )
        case "steps":
            return Steps(((bound, points), (bound - 1, points / 2 // D("0.01") * D("0.01")))), points, None
        case "all":
            return AllOrNothing(bound), points, Threshold(f"≥{bound}")
        case "deduct":
            return (
                DeductPerEvent(D("0.5"), draw(st.sampled_from([None, points])))
                if points >= D("0.5")
                else Judged(),
                points,
                None,
            )
        case "bonus":
            return Bonus(points, points * 3), None, None
        case "taken":
            return DeductPerEvent(points, points * 2), None, None
        case "veto":
            return Veto(draw(words)), None, None
    return None, None, Threshold(draw(words))


@st.composite
def frameworks(draw) -> Framework:
    """A sound framework of two or three levels with every method, caps and vetoes."""
    nodes: list = []
    for area in range(1, draw(st.integers(1, 3)) + 1):
        top = f"{area}"
        deep = draw(st.booleans())
        paths = [(top, f"{top}.{g}") for g in range(1, 3)] if deep else [(top,)]
        nodes.append(_group(draw, top, ()))
        for path in paths:
            if deep:
                nodes.append(_group(draw, path[-1], path[:-1]))
            nodes += [_leaf(draw, f"{path[-1]}.{n}", path) for n in range(1, draw(st.integers(1, 4)) + 1)]
    made = Framework(
        key=draw(words), name=draw(words), version=draw(words), levels=("领域", "任务", "指标"), nodes=tuple(nodes),
        veto=draw(st.one_of(st.none(), words.map(Veto))), note=draw(st.one_of(st.just(""), words)),
        phases=draw(st.sampled_from([(), (Phase(name="阶段", note="另行通知"),)])),
    )  # fmt: skip
    assert list(problems(made)) == []
    return made


def _group(draw, code, path):
    cap = draw(st.sampled_from([None, Cap(D(1000))]))
    return Group(
        code=code, name=draw(words), path=path, cap=cap, veto=draw(st.one_of(st.none(), words.map(Veto)))
    )


def _leaf(draw, code, path):
    method, points, threshold = draw(methods(draw(amounts)))
    measured = isinstance(method, RatioToTarget | Steps | AllOrNothing)
    return Indicator(
        code=code, name=draw(words), path=path, method=method, points=points, threshold=threshold,
        measure=draw(st.sampled_from([None, Formula("a.b / a.c * 100"), Formula("a.b - (a.c + 2) / 3")])) if measured else None,
        evidence=tuple(draw(st.lists(lines, max_size=2))), basis=tuple(draw(st.lists(lines, max_size=1))),
        verified=draw(st.sampled_from([None, *Verified])), note=draw(st.one_of(st.just(""), words)),
        applies_to=draw(st.sampled_from([(), ("township",), ("township", "园区")])),
        nothing_occurred=draw(st.sampled_from(list(NothingOccurred))) if points else NothingOccurred.LEAVE_OUT,
    )  # fmt: skip


@st.composite
def answers(draw, indicator: Indicator) -> Answer:
    """Any answer that fits the indicator's method."""
    if draw(st.integers(0, 9)) == 0:
        return Answer(applies=False, reason="没有此项职责")
    if draw(st.integers(0, 19)) == 0:
        return Answer(vetoed=True, reason="某案")
    match indicator.method:
        case Judged():
            part = draw(st.integers(0, int(indicator.points * 100)))
            return Answer(judged=draw(st.sampled_from([None, D(part) / 100])))
        case DeductPerEvent() | Bonus():
            event = st.builds(Event, st.just("事由"), st.one_of(st.none(), amounts))
            return Answer(events=draw(st.one_of(st.none(), st.lists(event, max_size=4).map(tuple))))
        case Veto():
            return Answer(events=draw(st.sampled_from([None, (), (Event("某案"),)])))
    given_one = st.one_of(values, st.sampled_from(list(Missing)))
    if indicator.measure:
        return Answer(inputs=draw(st.dictionaries(st.sampled_from(["a.b", "a.c"]), given_one)))
    return Answer(value=draw(st.one_of(st.none(), given_one)), reason=draw(st.sampled_from(["", "已办"])))
