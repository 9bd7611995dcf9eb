"""Against: the figures of a report held to values known from elsewhere, to another report and to last year's.

`against` is for the county's own draft: the values come from the registers. `against_report` takes them from another
report of the same year, of a department or a second version; `against_earlier` from the report of the year before. A figure that the report states several
times is right if one of them is: the others may be parts that bear the same name. Never an error, for the name itself
was found by rules.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from zhunsheng.numerals import number
from zhunsheng.reading.catalogue import catalogue
from zhunsheng.reading.checks import NOT_COUNTS, shown, within
from zhunsheng.reading.equations.change import falling
from zhunsheng.reading.finders.balances import carried_or_left
from zhunsheng.reading.models import Figure, Finding, Reading, found

_LESS = frozenset({"近", "将近", "接近"})
_MORE = frozenset({"余", "多", "几", "来", "以上", "超过", "超", "逾", "突破", "大于", ">"})
_OTHER_TIME = re.compile(r"上年|去年|上一年|同期|往年|历年|累计|以来")
_SCALE = re.compile(r"\d+(?:\.(\d+))?\s?[余多几来]?([百千十]?[万亿])")


def against(reading: Reading, values: Mapping[str, Decimal]) -> tuple[Finding, ...]:
    """The figures that contradict the value given for their key, in order of place.

    Percent are given as 0–100. Only figures of the report's own year are compared; 近, 余 and 万 are taken as rounded.
    """
    return tuple(
        _contradicts(reading.text, figure, "contradicts_register", f"登记的是{_plain(value)}{figure.unit}")
        for figure, value in _contradicted(reading, values)
    )


# 某县司法局, 城关镇: what one of them did is at most a part of what the county did
_OF_A_PART = re.compile(r"[局委院办所队会](?:\d|关于|法治|依法|年度|工作)|委员会|办公室|[乡镇]|街道")


def against_report(reading: Reading, other: Reading) -> tuple[Finding, ...]:
    """The figures that contradict another report of the same year, in order of place; none where the years differ.

    A department or a township may rightly say less than its county: then it is a note, otherwise a warning. What the
    other report tells twice with two values, or only roughly, proves nothing.
    """
    if reading.year is None or reading.year != other.year:
        return ()
    values = {key: Decimal(str(value)) for key, value in _settled(other).items()}
    part = bool(_OF_A_PART.search(other.title)) and not _OF_A_PART.search(reading.title)
    told = []
    for figure, value in _contradicted(reading, values):
        less = part and figure.unit != "%" and value < Decimal(str(figure.value))
        said = f"“{other.title}”写的是{_plain(value)}{figure.unit}"
        told.append(
            _contradicts(reading.text, figure, "contradicts_report", said, "note" if less else "warning")
        )
    return tuple(told)


def _contradicted(reading: Reading, values: Mapping[str, Decimal]) -> list[tuple[Figure, Decimal]]:
    """The first figure of each key of which none says the value given, with that value, in order of place."""
    told = [
        (figures[0], values[key])
        for key, figures in _by_key(reading).items()
        if key in values and not any(says(figure, values[key]) for figure in figures)
    ]
    return sorted(told, key=lambda pair: pair[0].start)


def _settled(reading: Reading) -> dict[str, float]:
    """What a report says of a key in one value and exactly."""
    return {
        key: figures[0].value
        for key, figures in _by_key(reading).items()
        if len({figure.value for figure in figures}) == 1
        and not any(figure.qualifier or _SCALE.search(figure.quote) for figure in figures)
    }


def _by_key(reading: Reading) -> dict[str, list[Figure]]:
    """The figures of the report's own year by the name the catalogue gives them, in order of place."""
    named: dict[str, list[Figure]] = defaultdict(list)
    for figure in reading.figures:
        if figure.key and _of_this_year(reading, figure):
            named[figure.key].append(figure)
    return named


def _contradicts(text: str, figure: Figure, kind: str, said: str, severity: str = "warning") -> Finding:
    entry = catalogue().entries.get(figure.key or "")
    name = entry.zh if entry else figure.subject
    return found(text, kind, severity, (figure.start, figure.end), f"{name}{said}，文中写{{}}，请核对")


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _of_this_year(reading: Reading, figure: Figure) -> bool:
    """Whether a figure tells of the year reported: no part of a list, no earlier year, no requirement."""
    before = reading.text[max(0, figure.num_start - 14) : figure.num_start]
    clause = re.split(r"[，。；：\n]", before)[-1]
    return (
        figure.role in ("stat", "zero")
        and figure.period in ("", str(reading.year))
        and not _OTHER_TIME.search(clause)
    )


def says(figure: Figure, value: Decimal) -> bool:
    """Whether a figure as written is a fair way to say a value.

    近1400 says 1331 to 1400, 1300余 says 1300 to 1429; 3.5万 says 3.4 to 3.6万; a rate agrees to one unit in its last
    place. A range says what lies up to its upper end.
    """
    stated, exactly = figure.value, float(value)
    if figure.qualifier in _LESS:
        return 0.95 * stated <= exactly <= stated
    if figure.qualifier in _MORE:
        return stated <= exactly < (1.1 * stated if figure.unit != "%" else 100.0001)
    if figure.qualifier:
        return abs(stated - exactly) <= 0.1 * stated  # 约, 左右
    if figure.unit == "%":
        return within(figure, exactly)
    if scaled := _SCALE.search(figure.quote):
        return abs(stated - exactly) <= float(number(scaled[2])) * 10.0 ** -len(scaled[1] or "")
    return abs(stated - exactly) < 1e-6


# ---------------------------------------------------------------- last year's report

_NEXT = 14
"""Characters between a number and the one that speaks of it."""
# 比上年的100件, 去年同期为100件: a figure of the year before, told again
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年|上年度|去年同期|上年同期)(?:度|同期)?[^，。；\d]{0,6}$")
# 同比增长, 比上年下降; 增长 alone may mean the month or the plan
_GROWN = re.compile(r"(?:同比|比上年|较上年|比去年|较去年)[^，。；\d]{0,8}$")


def against_earlier(reading: Reading, earlier: Reading) -> tuple[Finding, ...]:
    """What the report says of the year before that the report of that year did not say.

    Figures told as last year's, and growth on last year where both years' numbers are told. Nothing is found unless
    the earlier report is of the year directly before.
    """
    if reading.year is None or earlier.year != reading.year - 1:
        return ()
    closing = _settled(earlier)
    told = (*_then(reading, closing), *_grown(reading, closing), *_opened(reading, earlier))
    return tuple(sorted(told, key=lambda finding: finding.start))


def _opened(reading: Reading, earlier: Reading) -> Iterator[Finding]:
    """上年结转15件, where last year's report left 13: what was carried over is what was left."""
    left: dict[tuple[str, str], set[float]] = {}
    for matter, figure in carried_or_left(earlier, "left"):
        left.setdefault((matter, figure.unit_norm), set()).add(figure.value)
    for matter, figure in carried_or_left(reading, "carried"):
        values = left.get((matter, figure.unit_norm), set())
        if len(values) == 1 and figure.value not in values and not figure.qualifier:
            message = (
                f"上年的报告写{matter}未结{shown(values.pop())}{figure.unit}，这里写上年结转{{}}，请核对"
            )
            yield found(reading.text, "contradicts_last_year", "warning", (figure.start, figure.end), message)


def _then(reading: Reading, closing: Mapping[str, float]) -> Iterator[Finding]:
    """受理120件，比上年的100件增长20%: the number of last year bears the name of the one before it."""
    for now, then in pairwise(reading.figures):
        base = closing.get(then.key or now.key or "")
        if base is None or then.qualifier or then.value == base or then.unit_norm != now.unit_norm:
            continue
        told = reading.text[max(0, then.start - 14) : then.start]
        if then.unit_norm not in NOT_COUNTS and then.start - now.end <= _NEXT and _LAST_YEAR.search(told):
            message = f"上年的报告写的是{shown(base)}{then.unit}，这里说上年是{{}}，请核对"
            yield found(reading.text, "contradicts_last_year", "warning", (then.start, then.end), message)


def _grown(reading: Reading, closing: Mapping[str, float]) -> Iterator[Finding]:
    """受理120件，同比增长20%, with last year's number from last year's report."""
    for now, rate in pairwise(reading.figures):
        base = closing.get(now.key or "")
        said = reading.text[now.end : rate.start]
        if not base or rate.unit != "%" or now.qualifier or rate.qualifier or len(said) > _NEXT:
            continue
        if not _GROWN.search(said) or not _of_this_year(reading, now):
            continue
        change = 100 * (now.value - base) / base * (-1 if falling(said) else 1)
        if not within(rate, change):
            message = f"上年的报告写的是{shown(base)}{now.unit}，由此变化是{shown(round(change, 2))}%，这里写{{}}，请核对"
            yield found(reading.text, "contradicts_last_year", "warning", (rate.start, rate.end), message)
