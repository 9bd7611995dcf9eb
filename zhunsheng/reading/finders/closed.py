"""Closed: parts that are told without 其中 and still are all of a whole, by what their words say.

refusal    移送19件，已立案15件，不予立案4件            what was done and what was not, at once or past a stage
rest       分解为36项，完成33项，其余3项转入下年        what is left over closes the list

A list is only reported where no reading of it adds up.
"""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import Check, Page, exact
from zhunsheng.reading.finders.parts import adding, adds, misses, nearly, one_slip
from zhunsheng.reading.finders.rows import CARRIED, RECEIVED, Row, rows
from zhunsheng.reading.finders.siblings import siblings
from zhunsheng.reading.finders.totals import nearly_adds, total

_LONGEST = 9
"""Parts of a list told without 其中."""


def closed(page: Page) -> Iterator[Check]:
    """Every list that its words close; what 其中 opens is checked in `sums`."""
    for check in _closed(page):
        starts = sorted(start for start, _ in check.relation.terms)
        if not (check.severity and "其中" in page.text[starts[0] : starts[1]]):
            yield check
    for row in rows(page, across=True):
        yield from _past_stage(row)


def _closed(page: Page) -> Iterator[Check]:
    """受理60件，不予受理4件，其余转送3件: rows that are closed by a refusal or a rest, then lists of siblings and totals."""
    for row in rows(page, across=True):
        for end in range(2, len(row.figures)):
            if _refusal(row.labels, end):
                yield from _told(row, end, _whole_before(row, end, _NOT.search(row.labels[end])))
            elif _rest(row, end):
                yield from _told(
                    row, end, _whole_before(row, end, None), sure=not _BESIDE.search(row.labels[end])
                )
        yield from siblings(page, row)
    for row in rows(page):
        yield from total(row)
        yield from nearly_adds(row)


# ---------------------------------------------------------------- done and not done, done and left

_NOT = re.compile(r"(?:未能?|不予|不再|不|没有|无法|非)([\u4e00-\u9fff]{2})")
# 其余3项, 余下的9件, 另外5卷: told by name
_LEFT = re.compile(
    r"(?:其中)?(?:其余|剩余|余下|剩下|其他|其它|余|另外|另有?|还有)|[^|]{0,14}(?:仅剩|只剩|还剩|仅余)|(?:其中)?暂缓"
)
# 8个正在整改, 4件未结, 尚有1项未提请审议: told by what becomes of it
_PENDING = re.compile(
    r"(?:其中)?(?:还有|尚有|尚余|仍有|尚)?[^|]{0,6}(?:正在|在办|待|暂|继续|转入下|结转下|未(?!来))"
)
_PENDING_BEHIND = re.compile(
    r"\|[^|]{0,8}(?:正在|在办|待(?!遇)|暂|尚|仍|未(?!来)|转入下|结转)"
    r"|\|[^|]{0,4}(?:列入|延[至期到]|长期|限期|留待|挂账)"
)
_DONE = re.compile(
    r"已|纠正|完成|办结|审结|结案|答复|办复|回复|解决|整改|通过|立案|处理完|销号|交付|正在|落实"
)
# 另有6户待查: beside the list, or its last part
_BESIDE = re.compile(r"^(?:另|还有|暂缓)")


def _refusal(labels: tuple[str, ...], end: int) -> bool:
    """Whether a label says that not was done what the one before says was."""
    told = _NOT.search(labels[end])
    return told is not None and told[1] in labels[end - 1].replace(told[0], "")


_CLOSED = re.compile(r"办结|审结|结案|办复")


def _past_stage(row: Row) -> Iterator[Check]:
    """收到申请35件，其中受理31件，办结29件，不予受理4件: what became of the accepted stands before the refused."""
    for end in range(3, len(row.figures)):
        whole, done, stage, denied = row.labels[end - 3 : end + 1]
        told = _NOT.search(denied)
        if told and told[1] in done and told[1] not in whole and "申请" in whole and _CLOSED.search(stage):
            received, parts = row.figures[end - 3], [row.figures[end - 2], row.figures[end]]
            if adding(received, parts):
                yield adds(received, parts)
            elif exact(received, *parts) and nearly(received, parts):
                # fewer may be right: some were withdrawn or passed on
                over = sum(part.value for part in parts) > received.value
                yield misses(received, parts, "warning" if over else "note")


def _rest(row: Row, end: int) -> bool:
    """Whether a label says what is left over; 其他劳动争议 among other kinds is none."""
    label, last = row.labels[end], end == len(row.labels) - 1
    if _LEFT.match(label):
        wholes = row.labels[: end - 1]
        return (last or not label.startswith(("其他", "其它"))) and (
            end == 2 or any(map(RECEIVED.search, wholes))
        )
    return bool(_PENDING.match(label) or _PENDING_BEHIND.search(label)) and bool(
        _DONE.search(row.labels[end - 1])
    )


def _whole_before(row: Row, end: int, denied: re.Match[str] | None) -> int:
    """Where the whole of a list that ends here stands: the nearest figure that is not itself a part."""
    at = end - 2
    while at > 0 and not RECEIVED.search(row.labels[at]):
        part = denied[1] in row.labels[at] if denied else bool(_DONE.search(row.labels[at]))
        if not part:
            break
        at -= 1
    return at


def _told(row: Row, end: int, default: int, *, sure: bool = True) -> Iterator[Check]:
    """The check of a list whose last part stands at `end`; any reading that adds up is the one meant.

    A list that may not be one (`sure` is false) is told only where it nearly adds up.
    """
    readings = [
        (row.figures[whole], list(row.figures[whole + 1 : last + 1]))
        for last in range(end, min(len(row.figures), end + 3))
        for whole in range(end - 2, -1, -1)
        if last - whole <= _LONGEST
    ]
    usual = row.figures[default], list(row.figures[default + 1 : end + 1])
    # 村级205个，占全部232个的绝大多数，其他27个: the whole stands among its parts
    for at in range(1, end):
        if _ALL_OF.search(row.labels[at]):
            usual = row.figures[at], [part for part in row.figures[: end + 1] if part is not row.figures[at]]
            readings.append(usual)
    if told := next((reading for reading in readings if adding(*reading)), None):
        yield adds(*told)
        return
    # 受理90件，办结82件，调解结案20件，正在审理8件: what stands between may be a part of a part
    if _carried(row, end) or any(
        part.value + parts[-1].value == whole.value for whole, parts in readings for part in parts[:-1]
    ):
        return
    if not one_slip(*usual):
        usual = next((reading for reading in readings if one_slip(*reading)), usual)
    whole, parts = usual
    if exact(whole, *parts) and (sure or nearly(whole, parts)):
        over = sum(part.value for part in parts) > whole.value
        # 新收90件，审结95件，未结12件: those carried over may not be told
        carried = over and _RECEIVED.search(row.label(whole)) and _CLOSED.search(row.label(parts[0]))
        yield misses(whole, parts, "note" if carried else "warning")


_RECEIVED = re.compile(r"新收|收案|受理|接收|收到")
_ALL_OF = re.compile(
    r"占[^|]{0,4}(?:全部|总数|总)|占全|^在?全部|^(?:全[县市区]|我[县市区])(?:共|总共|现有)?\|"
)


def _carried(row: Row, end: int) -> bool:
    """What was carried over makes a balance, not a list (`balances`)."""
    return any(CARRIED.search(label) for label in row.labels[: end + 1])
