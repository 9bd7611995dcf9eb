"""Total: a whole and the parts that the form of a list makes all of it, whatever its words.

Each sign of a list (其中, a colon or bracket before it, names made alike, short names, 其他 at its end) makes it likelier that the
parts are all there are; signs of another thing (stages of a matter, marks that one may bear several of, 等) make it unlikely.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from zhunsheng.reading.checks import Check, Page, exact
from zhunsheng.reading.finders.parts import misses, one_slip
from zhunsheng.reading.finders.rows import CROSSING, STAGES, Row, rows
from zhunsheng.reading.models import Figure
from zhunsheng.reading.numbers import LEVEL

_HEAD = re.compile(r"其中|包括|分别|：|（|由|中，|中$|按|分为|构成")
_REST = re.compile(r"^(?:其中)?(?:其他|其它|其余|剩余|余下|另有|另外|尚有|还有|另|结余|结转|余)")
_TOTAL = re.compile(r"合计|总计|共计|总共|一共|总数|之和|加起来|[两三四]项共|^共$")
_OPEN = re.compile(r"主要|集中|前[两三四五]|部分|多为|以.{1,6}为主")
_NOT_PARTS = re.compile(r"同时|重复|交叉|计入|等[，。；]|等方面|两项以上")
_NOT_OF_IT = re.compile(r"累计|历年|上年|去年|同期|以上|计划|目标|要求|法定|新增|另")
_PRIORS = (0.0, 0.45, 0.72, 0.86, 0.92)
"""How likely a list of so many signs is all of its whole."""
_HAN = re.compile(r"[^\u4e00-\u9fff]")


def totals(page: Page) -> Iterator[Check]:
    """Every list that its form makes all of a whole, before it or behind it."""
    for row in rows(page, across=True):
        if len(row.figures) > 2:
            yield from _list(page, row)
            yield from _behind(page, row)


def _list(page: Page, row: Row) -> Iterator[Check]:
    """网格员1860名，专职1245名，兼职615名: the whole first."""
    for at, whole in enumerate(row.figures[:-2]):
        if at in row.settled or page.number(whole).role != LEVEL:
            continue
        parts = _run(page, row, at)
        if len(parts) < 2 or row.holds_most(at, at + len(parts)) or not exact(whole, *parts):
            continue
        listed = sum(part.value for part in parts) / (whole.value or 1)
        rest = bool(_REST.match(row.label(parts[-1])))
        close = len(parts) > 2 and 0.93 < listed < 1.07
        if listed == 1 or not 0.4 < listed < 2.5 or not (rest or close or one_slip(whole, parts)):
            continue
        signs = _signs(page, row, at, parts)
        if listed < 1 and not rest:
            signs -= 2 if len(parts) == 2 or whole.unit_norm == "元" else 1  # some may be left out
        if signs > 0:
            yield replace(misses(whole, parts, "warning"), prior=_PRIORS[min(signs, 4)])


def _run(page: Page, row: Row, at: int) -> list[Figure]:
    """The figures behind a whole, up to a full stop, a total or what is no part."""
    parts: list[Figure] = []
    last = row.figures[at]
    for nth in range(at + 1, len(row.figures)):
        figure, label = row.figures[nth], row.labels[nth]
        gap = page.text[last.end : figure.start]
        if (
            (parts and "。" in gap)
            or _TOTAL.search(label.partition("|")[0])
            or (
                parts
                and "；" in gap
                and "；" not in page.text[row.figures[at].end : last.start]
                and len(parts) > 1
            )
        ):
            break
        if "。" in gap and not re.match(r"。(?:其中|按|从)", gap[gap.index("。") :]):
            break
        parts.append(figure)
        last = figure
        if _REST.match(label):
            break
    return parts


def _signs(page: Page, row: Row, at: int, parts: list[Figure]) -> int:
    """How many signs say that a list is all of its whole; 0 and less where something speaks against it."""
    names = [_name(row.labels[at + 1 + nth]) for nth in range(len(parts))]
    labels = [row.labels[at + 1 + nth] for nth in range(len(parts))]
    whole = row.labels[at]
    head = page.text[row.figures[at].end : parts[0].start]
    tail = page.text[parts[-1].end : parts[-1].end + 24]
    if (
        any(CROSSING.search(label) or _NOT_OF_IT.search(label) for label in labels)
        or _NOT_PARTS.search(tail)
        or _OPEN.search(head + whole)
    ):
        return 0
    if _name(whole) in names:
        return 0  # A类提案40件，B类提案18件: itself one of them
    rest = bool(_REST.match(labels[-1]))
    signs = 2 * rest + bool(_HEAD.search(head))
    named = [name for name in names if name]
    if len(named) < len(names) - rest:
        return 0
    kinds = named[: len(named) - rest] if rest else named
    if len(kinds) > 1 and (
        len({name[-2:] for name in kinds}) == 1
        or len({name[:1] for name in kinds}) == 1
        or all(name[-1] in "类级型镇乡区县" for name in kinds)
    ):
        signs += 1
        if (
            not head_says(head)
            and _HAN.sub("", whole.partition("|")[0])[-2:] == kinds[0][-2:]
            and not _HAN.sub("", whole.partition("|")[0]).endswith(tuple(_shorter(kinds)))
        ):
            signs -= 1
    longest = max(map(len, names))
    signs += (len(parts) > 2 and longest <= 9) or longest <= 6
    return signs - 2 * any(STAGES.search(name) and not name.endswith(("的", "类")) for name in names)


def head_says(head: str) -> bool:
    """Whether what stands before a list opens it."""
    return bool(_HEAD.search(head))


def _shorter(names: list[str]) -> list[str]:
    """What the names of parts end with: 网格员 of 专职网格员."""
    return [name[at:] for name in names for at in range(1, max(1, len(name) - 1))]


def _name(label: str) -> str:
    before, _, behind = label.partition("|")
    return _HAN.sub("", before) or _HAN.sub("", behind)


def _behind(page: Page, row: Row) -> Iterator[Check]:
    """先进集体15个、先进个人42名，总计57个: the parts first."""
    for at, whole in enumerate(row.figures):
        if at < 2 or not _TOTAL.search(row.labels[at].partition("|")[0]) or not exact(*row.figures[: at + 1]):
            continue
        parts = list(row.figures[:at])
        if any(
            abs(sum(one.value for one in parts[first:]) - whole.value) < 1e-6 for first in range(at - 1)
        ) or any(_NOT_OF_IT.search(row.labels[nth]) for nth in range(at + 1)):
            continue
        if 0.4 < sum(one.value for one in parts) / (whole.value or 1) < 2.5:
            yield replace(misses(whole, parts, "warning"), prior=_PRIORS[3])
