"""Says in Chinese how a last day was found. The phrases, joined, are one sentence that ends in that day."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from zhunsheng.calendar.days import in_words
from zhunsheng.calendar.due import Extended, Outcome, Passed, TraceLine, day_of, in_beijing
from zhunsheng.law import Counted, Direction, RuleVersion, Unit, Verified

_ENDINGS = {"skipped": "，不计", "worked": "，计入", "pause": "，不计", "roll": "，顺延"}


def tell(
    version: RuleVersion, start: date, counted: Counted, granted: Sequence[Extended], outcome: Outcome
) -> tuple[TraceLine, ...]:
    """Everything that decided the last day, in the order in which it did."""
    return (
        *_law(version),
        _start(version, start, counted),
        *_extensions(granted),
        *_passed(version, outcome.passed),
        *_result(version, outcome),
    )


def tell_fixed(version: RuleVersion, start: date, due: date, off: str) -> tuple[TraceLine, ...]:
    """Why a day that the law names is the day; ``off`` says why it is a day off, where it is one."""
    yearly = len(str(version.value)) == len("01-31")
    named = f"每年{due.month}月{due.day}日" if yearly else f"{due.year}年{due.month}月{due.day}日"
    lines = [TraceLine("rule", f"{version.basis}，定在{named}", version.effective_from, version.effective_to)]
    lines += _memory(version)
    lines.append(TraceLine("start", f"从{in_words(start)}看", start, start))
    if off:
        lines.append(TraceLine("off", f"这一天是{off}，但定的是日子不是期间，不顺延", due, due))
    passed = "，已经过去" if due < start else ""
    return (*lines, TraceLine("result", f"最后一日是{in_words(due)}{passed}", due, due))


def amount(value: int | Decimal | str | None, unit: Unit) -> str:
    """A value with its unit: 10个工作日."""
    return f"{value}{unit.chinese}"


def when(day: date) -> str:
    """A day, with the time where it has one; Beijing time."""
    if isinstance(day, datetime):
        day = in_beijing(day)
        return f"{in_words(day)}{day.hour}时{day.minute:02d}分"
    return in_words(day)


def _law(version: RuleVersion) -> Iterator[TraceLine]:
    text = f"{version.basis}，期限{amount(version.value, version.unit)}"
    yield TraceLine("rule", text, version.effective_from, version.effective_to)
    yield from _memory(version)


def _memory(version: RuleVersion) -> Iterator[TraceLine]:
    if version.verified is Verified.MEMORY:
        yield TraceLine("memory", "这一条凭记忆录入，使用前请核对原文")


def _start(version: RuleVersion, start: date, counted: Counted) -> TraceLine:
    begun = start if version.unit is Unit.HOURS else day_of(start)
    if version.unit is Unit.HOURS:
        how = "按时刻计算"
    else:
        basis = f"该规定没有写明，比照{counted.bases[-1]}" if counted.by_analogy else str(counted.bases[-1])
        how = f"{'当日不计' if counted.start_excluded else '当日计入'}（{basis}）"
    if version.direction is Direction.BEFORE:
        how = how if version.unit is Unit.HOURS else "两头的日子都不计"
        return TraceLine(
            "start", f"从{version.since or '事件之日'}即{when(begun)}往前算，{how}", begun, begun
        )
    return TraceLine("start", f"自{version.since or '起算之日'}即{when(begun)}起，{how}", begun, begun)


def _extensions(granted: Sequence[Extended]) -> Iterator[TraceLine]:
    for extension in granted:
        said = "，".join(
            filter(None, (extension.approved_by and f"{extension.approved_by}批准", extension.reason))
        )
        text = f"延长{amount(extension.value, extension.unit or Unit.NONE)}" + (f"（{said}）" if said else "")
        yield TraceLine("extension", text)


def _passed(version: RuleVersion, passed: Sequence[Passed]) -> Iterator[TraceLine]:
    """One line for each run of days that follow each other with the same fate; ordinary working days are not told."""
    back = version.direction is Direction.BEFORE
    for run in _runs([one for one in passed if one.reason or one.fate != "worked"]):
        first, last = run[0].day, run[-1].day
        days = in_words(first) if first == last else f"{in_words(first)}至{in_words(last)}"
        reason = run[0].reason
        if run[0].fate == "pause":
            reason = f"中止（{reason}）" if reason else "中止"
        ending = "，再往前" if back and run[0].fate == "roll" else _ENDINGS[run[0].fate]
        yield TraceLine(run[0].fate, f"{days}{reason}{ending}", first, last)


def _runs(passed: Sequence[Passed]) -> list[list[Passed]]:
    runs: list[list[Passed]] = []
    for one in passed:
        before = runs[-1][-1] if runs else None
        if (
            before
            and (before.fate, before.reason) == (one.fate, one.reason)
            and one.day - before.day == timedelta(1)
        ):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _result(version: RuleVersion, outcome: Outcome) -> Iterator[TraceLine]:
    if outcome.due is not None:
        last = "最晚" if version.direction is Direction.BEFORE else "最后一日"
        or_later = ""
        if outcome.no_later is not None:
            yield TraceLine(
                "unannounced",
                f"{outcome.unannounced}年的放假安排还没有公布，先按法定放假的日子和周末算，调休可能使它后延，"
                f"最迟到{in_words(outcome.no_later)}",
                outcome.due,
                outcome.no_later,
            )
            or_later = "或其后"
        yield TraceLine("result", f"{last}是{when(outcome.due)}{or_later}", outcome.due, outcome.due)
    elif outcome.waiting is not None:
        cause = f"（{outcome.waiting.cause}）" if outcome.waiting.cause else ""
        begun = outcome.waiting.start
        yield TraceLine("pause", f"{when(begun)}起中止{cause}，尚未恢复", begun)
        more = "".join(f"，另加{amount(value, unit)}" for value, unit in outcome.after_that)
        yield TraceLine("result", f"恢复后还剩{amount(outcome.remaining, outcome.remaining_unit)}{more}")
