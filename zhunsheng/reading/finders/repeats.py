"""Repeats: a number told twice of one thing. 受理318件，…，318件案件均已办结; 全县16个乡镇 here and 全县18个乡镇 there."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from zhunsheng.reading.catalogue import catalogue
from zhunsheng.reading.checks import Check, Page, exact, shown, slipped, spans
from zhunsheng.reading.models import Figure, Relation
from zhunsheng.reading.units import agree


def repeats(page: Page) -> Iterator[Check]:
    """Every figure that says again what was said before."""
    yield from _once(page)
    yield from _bodies(page)
    yield from _same_money(page)
    for number, figures in page.by_sentence.items():
        yield from _taken_up(page, page.before(number, 2), figures)


def _same(earlier: Figure, later: Figure, what: str) -> Check:
    relation = Relation(
        kind="difference", holds=earlier.value == later.value, terms=spans(earlier, later),
        expr=f"{shown(earlier.value)} = {shown(later.value)}", stated=later.value, computed=earlier.value,
    )  # fmt: skip
    if relation.holds:
        return Check(relation)
    message = f"{what}前面写{earlier.quote}，这里写{later.quote}，请核对"
    return Check(relation, "stated_twice", "warning", message, (later.start, later.end))


def _once(page: Page) -> Iterator[Check]:
    """Figures of the catalogue that a report states once: the same key with two values is doubtful."""
    first: dict[str, Figure] = {}
    for figure in page.figures:
        entry = catalogue().entries.get(figure.key or "")
        if entry is None or not entry.once or figure.role != "stat" or not exact(figure):
            continue
        other = first.setdefault(entry.key, figure)
        if (
            other is not figure
            and other.unit_norm == figure.unit_norm
            and other.subject == figure.subject
            and other.period == figure.period
        ):
            yield _same(other, figure, entry.zh)


# 全县16个乡镇, 我区7个街道, 全县110家机关、16个乡镇: how many there are does not change within a report
_WHOLE_PLACE = re.compile(
    r"(?:全|我|本)[县市区旗州](?:的|所辖|所属|现有|共有|辖)?(?:\d{1,5}[家个]\D{2,12}、){0,4}$"
)
# 48个乡镇站所 are no townships; a township has one 公共法律服务站
_BODY = re.compile(
    r"""(乡镇(?:（街道）|街道)?|镇街|街道(?:办事处)?|镇|乡|行政村|村（社区）|村|社区|司法所)
    (?=公共法律服务(?:工作)?站|(?![^，。；：、\n均都全设成建立开领有的和及参推]{0,10}(?:部门|单位|中心|窗口|委员会|调委会|[站所室点队组家户])))""",
    re.VERBOSE,
)


def _bodies(page: Page) -> Iterator[Check]:
    """全县16个乡镇 told twice must be the same; 18个乡镇 elsewhere are more than there are."""
    told = [
        (body[1], figure)
        for figure in page.figures
        if figure.unit == "个" and exact(figure) and (body := _BODY.match(page.text, figure.end))
    ]
    wholes = {
        figure: body
        for body, figure in told
        if _WHOLE_PLACE.search(page.text, max(0, figure.start - 60), figure.start)
    }
    all_of: dict[str, Figure] = {}
    for figure, name in wholes.items():
        all_of.setdefault(name, figure)
    for name, figure in told:
        whole = all_of.get(name, figure)
        if whole is not figure and (figure in wholes or figure.value > whole.value):
            yield _same(whole, figure, f"全部{name}的个数")


# 12000万元，折合1.2亿元
_OR = re.compile(r"[，（、]?(?:折合|即|合|相当于|也就是)(?:人民币)?")


def _same_money(page: Page) -> Iterator[Check]:
    """A number told once more in a larger unit, to the rounding of the second."""
    for one, other in pairwise(page.figures):
        if one.unit_norm == other.unit_norm == "元" and _OR.fullmatch(page.text, one.end, other.start):
            decimals = len(other.quote.rstrip("亿万元").partition(".")[2])
            scale = 1e8 if "亿" in other.quote else 1e4 if "万" in other.quote else 1
            if abs(one.value - other.value) >= scale * 10.0**-decimals or not exact(one, other):
                yield replace(_same(one, other, "金额"), at=(one.start, other.end))
            else:
                yield Check(
                    Relation(
                        kind="difference", holds=True, terms=spans(one, other),
                        expr=f"{shown(one.value)} = {shown(other.value)}", stated=other.value, computed=one.value,
                    )
                )  # fmt: skip


# 5件行政应诉案件均已审结, 3个案件全部胜诉: at the beginning of a clause, all of what was counted before
_ALL = re.compile(r"(?P<thing>[^，。；：、\d]{2,12}?)(?:均|全部|都|皆|无一)")
# 对6297个事项的流程, 上述12件案件
_THOSE = re.compile(r"(?:对|将|上述|这|该|前述|以上|对(?:抽取|受理|收到|征集|清理|排查出|办结)的)$")
# 年内17家执法单位全部完成, 所有17家
_ALL_SAID = re.compile(r"[，。；\n](?:年内|全部|所有|目前|现|该)$")
_THIS = re.compile(
    r"(?:这|上述|前述|对(?:抽取|受理|收到|征集|清理|排查出|办结)的|(?<![件人次个家户名%项])以上)\Z"
)
"""这26个重点村: no part of them, all."""
_THINGS = frozenset("件个起宗项条家名户份处所场批卷")
"""Units of things that can be taken up again; times and months cannot."""
_THIS_FAR = 40
"""Characters from a number to 这 and the same number again."""
_LARGE = 100
_NOUN = re.compile(r"[\u4e00-\u9fff]{2,12}")


def _taken_up(page: Page, before: list[Figure], figures: list[Figure]) -> Iterator[Check]:
    """A number that takes up one told shortly before; a fault only where one earlier number can be meant."""
    told = [*before, *figures]
    for at, figure in enumerate(figures, len(before)):
        if figure.unit not in _THINGS or not exact(figure):
            continue
        opening = page.text[figure.start - 1 : figure.start] if figure.start else "\n"
        opened = opening in "，。；：\n%" or _ALL_SAID.search(
            page.text, max(0, figure.start - 4), figure.start
        )
        everything = _ALL.match(page.text, figure.end) if opened else None
        those = _THOSE.search(page.text, max(0, figure.start - 6), figure.start)
        noun = everything["thing"] if everything else _thing(page.text, figure)
        if len(noun) < 2 or not (everything or those):
            continue
        meant = [
            other for other in told[:at]
            if agree(other.unit_norm, figure.unit_norm) and other.unit_norm != "" and other.unit_norm not in ("%", "次", "期")
        ]  # fmt: skip
        this = _THIS.search(page.text, max(0, figure.start - 8), figure.start)
        if this and meant:
            same = [other for other in meant if other.value == figure.value]
            if same or figure.start - meant[-1].end <= _THIS_FAR:
                yield _same((same or meant)[-1], figure, noun)  # 受理18640件。上述18640件工单
            continue
        if any(one.value + other.value == figure.value for one, other in pairwise(meant)):
            continue  # 十个乡镇和4个街道，14个乡镇（街道）都…
        named = [other for other in meant if noun[:2] in other.subject or noun[-2:] in other.subject]
        same = [other for other in meant if other.value == figure.value]
        # what is less than an earlier number may be a part of it, unless both are large and alike
        above = figure.value >= max((other.value for other in meant), default=0) or figure.value >= _LARGE
        slips = [other for other in named if above and slipped(other.value, figure.value)]
        if same or not named:
            yield from (_same(other, figure, noun) for other in same if other in named)
        elif slips or (len(meant) == 1 and everything) or (len(named) == 1 and this):
            yield _same((slips or named)[-1], figure, noun)


def _thing(text: str, figure: Figure) -> str:
    """The noun directly behind a number, up to 的."""
    behind = _NOUN.match(text, figure.end, figure.end + 8)
    return behind.group().partition("的")[0] if behind else ""
