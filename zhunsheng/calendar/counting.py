"""Counts a period of law from an event to its last day.

How a law counts is declared in `law/rules/counting.yaml`; here is only what those declarations mean.
"""

from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from math import ceil

from zhunsheng.calendar.days import ONE_DAY, WorkCalendar
from zhunsheng.calendar.due import BEIJING, Due, Extended, Outcome, Passed, Pause, day_of
from zhunsheng.calendar.errors import ExtensionRefused, NotATerm
from zhunsheng.calendar.fixed_dates import fixed_date
from zhunsheng.calendar.telling import amount, tell
from zhunsheng.law import Counted, Direction, RuleVersion, Unit

_ONE_HOUR = timedelta(hours=1)
_MONTHS = {Unit.MONTHS: 1, Unit.YEARS: 12}


def deadline(
    version: RuleVersion,
    start: date,
    calendar: WorkCalendar,
    *,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extended] = (),
) -> Due:
    """The last day of the period in ``version`` counted from ``start``, a date or a datetime.

    Periods in hours need a datetime. An extension in the unit of the period is added to it, one in another unit is
    counted on from its end; a last day off moves once, at the very end. A date that the law names is the next such date
    (`fixed_dates`). Where the days off are not announced yet, the soonest and the latest last day are counted
    (`Due.provisional`). Raises NotATerm, ExtensionRefused, YearMissing for years before 2004 and those of which no day off is
    known, and NotLaw where no counting rule was law on that day.
    """
    if version.is_sample:
        raise NotATerm(f"{version.rule} 由各地自定，本县还没有定：在 parameters.yaml 里写 value、basis、from")
    if version.unit is Unit.DATE and version.value is not None:
        if pauses or extensions:
            raise NotATerm(f"{version.rule} 定的是日子，没有中止和延长")
        return fixed_date(version, start, calendar)
    if not version.is_term:
        raise NotATerm(f"{version.rule} 没有可以计算的期限")
    if version.direction is Direction.BEFORE and (pauses or extensions):
        raise NotATerm(f"{version.rule} 从后往前算，没有中止和延长")
    granted = [_granted(version, extension) for extension in extensions]
    _refuse_excess(version, granted)
    counted = version.counted(day_of(start))
    stretches = _stretches(version, granted)

    def count(by: WorkCalendar) -> Outcome:
        if version.unit is Unit.HOURS:
            return _hours(version, start, stretches, pauses)
        if version.direction is Direction.BEFORE:
            return _days_before(day_of(start), stretches[0], by, counted)
        return _days(day_of(start), stretches, by, counted, pauses)

    outcome = _certain(day_of(start), calendar, count)
    return Due(
        version=version,
        start=start,
        due=outcome.due,
        remaining=outcome.remaining,
        no_later=outcome.no_later,
        trace=tell(version, start, counted, granted, outcome),
    )


def add_months(day: date, count: int) -> date:
    """The corresponding day ``count`` months later, or that month's last day where there is none (民法典第二百零二条)."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _certain(start: date, calendar: WorkCalendar, count: Callable[[WorkCalendar], Outcome]) -> Outcome:
    """The count that ends soonest, with the latest end beside it where a notice still to come may move the last day."""
    soonest = count(calendar.soonest())
    reached = max(start, day_of(soonest.due)) if soonest.due else start
    year = calendar.unannounced(reached)
    if year is None:
        return soonest
    latest = count(calendar.latest())
    if soonest.due is None or latest.due is None:
        return latest  # 其中一种安排下期间停在中止里：末日要等恢复
    if soonest.due == latest.due:
        return soonest
    first, last = sorted((soonest, latest), key=lambda outcome: outcome.due or date.max)
    return replace(first, no_later=last.due, unannounced=year)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Part of a period, counted in one unit."""

    value: int
    unit: Unit

    def reach(self, day: date, sign: int = 1) -> date:
        """The day so far after ``day``, or before it, before anything is skipped."""
        if self.unit in _MONTHS:
            return add_months(day, sign * self.value * _MONTHS[self.unit])
        return day + timedelta(days=sign * self.value)


def _stretches(version: RuleVersion, granted: Sequence[Extended]) -> list[_Stretch]:
    assert isinstance(version.value, int)
    stretches = [_Stretch(version.value, version.unit)]
    for extension in granted:
        assert extension.unit is not None
        last = stretches[-1]
        if extension.unit is last.unit:
            stretches[-1] = _Stretch(last.value + extension.value, last.unit)
        else:
            stretches.append(_Stretch(extension.value, extension.unit))
    return stretches


def _granted(version: RuleVersion, extension: Extended) -> Extended:
    """The extension with its unit filled in from the law."""
    allowed = version.extension.unit if version.extension else None
    return Extended(
        extension.value, extension.unit or allowed or version.unit, extension.approved_by, extension.reason
    )


def _refuse_excess(version: RuleVersion, granted: Sequence[Extended]) -> None:
    if not granted:
        return
    allowed = version.extension
    if allowed is None:
        raise ExtensionRefused(f"{version.basis}没有规定可以延长")
    if any(extension.value <= 0 for extension in granted):
        raise ExtensionRefused("延长的期限应大于零")
    if allowed.value is None or allowed.unit is None:
        return
    total = sum(extension.value for extension in granted)
    if total > allowed.value or any(extension.unit is not allowed.unit for extension in granted):
        raise ExtensionRefused(f"{version.basis}最多延长{amount(allowed.value, allowed.unit)}")


def _days(
    start: date,
    stretches: Sequence[_Stretch],
    calendar: WorkCalendar,
    counted: Counted,
    pauses: Sequence[Pause],
) -> Outcome:
    day = start if counted.start_excluded else start - ONE_DAY
    anchor = start
    passed: list[Passed] = []
    for number, stretch in enumerate(stretches, start=1):
        working = stretch.unit is Unit.WORKING_DAYS
        left = (stretch.reach(anchor) - anchor).days
        while left:
            pause = _covering(day + ONE_DAY, pauses)
            if pause is not None and pause.end is None:
                return Outcome(
                    passed=passed,
                    waiting=pause,
                    remaining=left,
                    remaining_unit=Unit.WORKING_DAYS if working else Unit.CALENDAR_DAYS,
                    after_that=[(later.value, later.unit) for later in stretches[number:]],
                )
            day += ONE_DAY
            if pause is not None:
                passed.append(Passed(day, "pause", pause.cause))
            elif not working:
                left -= 1
            elif calendar.is_workday(day):
                left -= 1
                passed.append(Passed(day, "worked", calendar.reason(day)))
            else:
                passed.append(Passed(day, "skipped", calendar.reason(day)))
        anchor = day
    return _rolled(day, passed, calendar, counted, pauses)


def _rolled(
    day: date, passed: list[Passed], calendar: WorkCalendar, counted: Counted, pauses: Sequence[Pause]
) -> Outcome:
    """Moves a last day off to the next working day on which the period is not paused."""
    if not counted.rolls or calendar.is_workday(day):
        return Outcome(passed=passed, due=day)
    while True:
        pause = _covering(day, pauses)
        if pause is not None and pause.end is None:
            return Outcome(passed=passed, waiting=pause, remaining=0, remaining_unit=Unit.CALENDAR_DAYS)
        if pause is None and calendar.is_workday(day):
            return Outcome(passed=passed, due=day)
        passed.append(Passed(day, "roll", calendar.reason(day) or "中止"))
        day += ONE_DAY


def _days_before(event: date, stretch: _Stretch, calendar: WorkCalendar, counted: Counted) -> Outcome:
    """The last day for a notice: the whole period lies between it and the event, and neither day counts.

    A day off is moved away from the event, never towards it (docs/decisions/notice-days-before.md).
    """
    passed: list[Passed] = []
    if stretch.unit is Unit.WORKING_DAYS:
        day, between = event - ONE_DAY, 0
        while between < stretch.value or not calendar.is_workday(day):
            works = calendar.is_workday(day)
            between += works
            passed.append(Passed(day, "worked" if works else "skipped", calendar.reason(day)))
            day -= ONE_DAY
        return Outcome(passed=passed[::-1], due=day)
    day = stretch.reach(event, -1) - ONE_DAY
    while counted.rolls and not calendar.is_workday(day):
        passed.append(Passed(day, "roll", calendar.reason(day)))
        day -= ONE_DAY
    return Outcome(passed=passed[::-1], due=day)


def _hours(
    version: RuleVersion, start: date, stretches: Sequence[_Stretch], pauses: Sequence[Pause]
) -> Outcome:
    """Hours run exactly, through nights and holidays."""
    if not isinstance(start, datetime):
        raise NotATerm(f"{version.rule} 按小时计算，起算要写到时分，如 2026-03-02T09:30")
    if any(stretch.unit is not Unit.HOURS for stretch in stretches):
        raise NotATerm(f"{version.rule} 按小时计算，不能用别的单位延长")
    reached, left = start, timedelta(hours=stretches[0].value)
    if version.direction is Direction.BEFORE:
        return Outcome(passed=[], due=reached - left)
    passed: list[Passed] = []
    for pause in sorted(pauses, key=lambda pause: _moment(pause.start, start)):
        begins = max(_moment(pause.start, start), reached)
        if begins >= reached + left:
            break
        if pause.end is None:
            hours = ceil((left - (begins - reached)) / _ONE_HOUR)
            return Outcome(passed=passed, waiting=pause, remaining=hours, remaining_unit=Unit.HOURS)
        if (ends := _moment(pause.end, start)) > begins:
            passed += (Passed(day, "pause", pause.cause) for day in _each_day(begins, ends))
            left -= begins - reached
            reached = ends
    return Outcome(passed=passed, due=reached + left)


def _covering(day: date, pauses: Sequence[Pause]) -> Pause | None:
    """A pause in which ``day`` does not count."""
    for pause in pauses:
        if day_of(pause.start) <= day and (pause.end is None or day < day_of(pause.end)):
            return pause
    return None


def _moment(when: date, like: datetime) -> datetime:
    """``when`` as a datetime that can be compared with ``like``; a date is taken as its midnight in Beijing."""
    moment = when if isinstance(when, datetime) else datetime.combine(when, time())
    return moment.replace(tzinfo=BEIJING) if like.tzinfo and moment.tzinfo is None else moment


def _each_day(begins: datetime, ends: datetime) -> Iterator[date]:
    day = day_of(begins)
    while day <= day_of(ends):
        yield day
        day += ONE_DAY
