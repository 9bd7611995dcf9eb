"""Balances: what was carried over and what came in is what went out and what is left.

    上年结转13件，本年新收92件，审结88件，未结17件        13 + 92 = 88 + 17
    去年底挂账20处，今年又排查出114处，整改121处，尚余13处

A figure's part in the balance is told by its label. Where what is left is not told, what went out is at least no more
than there was.
"""

import re
from collections.abc import Iterator
from itertools import combinations

from zhunsheng.reading.checks import Check, Page, exact, page, shown, spans
from zhunsheng.reading.clean import clean
from zhunsheng.reading.finders.rows import Row, rows
from zhunsheng.reading.models import Figure, Reading, Relation
from zhunsheng.reading.split import split

# In this order: 结转下年 is left over, not carried over; 年初未结 is carried over, not left; 未审结 is left, not done.
PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # 结转下年4件, 结转66件到下一年
    (
        "left",
        re.compile(
            r"(?:结转|转入|转到|留待)(?:至|到|入|往)?(?:下|次|明|20\d\d)|结转[^|]{0,3}\|(?:到|至|往|入)?(?:下|次|明)"
        ),
    ),
    # 上年结转13件, 去年底挂账20处, 年初在册146人, 旧存5件
    (
        "carried",
        re.compile(
            r"(?:上年|去年|往年|历年|以前年度|上一年|年初|期初|20\d\d年).{0,8}(?:结转|转[来入]|存|在[列册办]|未|遗留|挂账|剩|有)|旧存|原有|结存(?=上|往|历|去)|结转|年初|期初|挂账|上年[末底]|去年[末底]"
        ),
    ),
    # 未结17件, 年末在列1448户, 尚余13处, 还有8件在审理之中
    (
        "left",
        re.compile(
            r"年[末底](?![^|]*(?:结转|存))[^|]{0,6}\||年[末底][^|]{0,6}(?:在|存|未|尚|仍|结|留|为|有)|未(?:审|办)?结|未(?:办|答|整|处|化|了|解)|尚[未余有在]|仍[未有在]|正在|在办|在审|审理(?:之)?中|剩|余(?=\||$)|结存|期末|现存|现有|在册|在列|还有"
        ),
    ),
    # 审结88件, 移出287户
    (
        "out",
        re.compile(
            r"审结|办结|结案|答复|办复|移出|解除|解矫|整改|销号|退出|办理完毕|化解|注销|撤销|结项|办毕|了结|清结|交付|完成|终结|核减|调出|退休|离职|退出|期满|消除|处置|执结|收回|吊销|销账"
        ),
    ),
    (
        "total",
        re.compile(r"达到[^|]{0,4}\||增至|共(?:办理|处理|承办|有)?[^|]{0,4}\||合计|总计|共计|应办|累计"),
    ),
    # 本年新收92件, 新列入415户
    (
        "in",
        re.compile(
            r"新(?!增长)|收到|受理|接收|接到|列入|排查|当年|本年|今年|登记|增加|收案|立案|入矫|核增|调入|引进"
        ),
    ),
)


def part(label: str) -> str:
    """What a label says of its figure in a balance: carried, in, out, left, total, or ""."""
    return next((name for name, words in PARTS if words.search(label)), "")


def balances(report: Page) -> Iterator[Check]:
    """Every row that tells what was carried over, what came in, and what became of it."""
    for row in rows(report, across=True):
        told = [part(label) for label in row.labels]
        if "carried" not in told or "in" not in told or told.count("carried") > 1:
            continue
        begin = min(told.index("carried"), told.index("in"))
        yield from _balance(row, told, begin)


def _balance(row: Row, told: list[str], begin: int) -> Iterator[Check]:
    """旧存12件，新收30件，办结35件，结转7件: carried over and new against closed and left, and against a total told with them."""
    by_part: dict[str, list[Figure]] = {}
    for figure, name in list(zip(row.figures, told, strict=True))[begin:]:
        by_part.setdefault(name, []).append(figure)
    there = [by_part["carried"][0], *by_part["in"][:1]]
    if "left" in by_part and "out" in by_part:
        yield _agree(there, by_part, by_part["left"][0])
    elif "out" in by_part:
        yield _no_more(there, by_part["out"][0])
    # 原有28名，新聘12名，至此共40名; without 至此 the total may be of other things
    if "total" in by_part and (
        "原有" not in row.label(there[0]) or re.search("至此|现有|达|总数", row.label(by_part["total"][0]))
    ):
        yield from _together([*there, *by_part.get("", [])[:2]], there, by_part["total"][0])


def _agree(there: list[Figure], by_part: dict[str, list[Figure]], left: Figure) -> Check:
    """Carried and new against done and left; several done or new figures may all be meant, or some."""
    carried, came, went = there[0], by_part["in"], by_part["out"]
    for new in _some(came):
        for gone in _some(went):
            if abs(carried.value + _sum(new) - _sum(gone) - left.value) < 1e-6:
                return Check(_relation([carried, *new], [*gone, left]))
    relation = _relation(there, [went[0], left])
    terms = [*there, went[0], left]
    if not exact(*terms):
        return Check(relation)
    message = f"结转与新收相加是{shown(_sum(there))}，办结与未结相加是{shown(went[0].value + left.value)}，两边应当相等，请核对"
    return Check(relation, "balance_mismatch", "warning", message, _place(terms))


def _no_more(there: list[Figure], went: Figure) -> Check:
    relation = Relation(
        kind="bound", holds=went.value <= _sum(there), terms=spans(went, *there),
        expr=f"{shown(went.value)} ≤ {' + '.join(shown(one.value) for one in there)}", stated=went.value, computed=_sum(there),
    )  # fmt: skip
    if relation.holds or not exact(went, *there):
        return Check(relation)
    message = f"结转与新收相加只有{shown(_sum(there))}，办结却有{went.quote}，请核对"
    return Check(relation, "balance_mismatch", "warning", message, _place([went, *there]))


def _together(mixed: list[Figure], there: list[Figure], total: Figure) -> Iterator[Check]:
    """Carried and new are all there was; another figure that says no part (发回重审2件) may be meant too."""
    there = mixed if abs(_sum(mixed) - total.value) < 1e-6 else there
    relation = _relation(there, [total])
    if relation.holds or not exact(total, *there):
        yield Check(relation)
    else:
        message = f"结转与新收相加是{shown(_sum(there))}，文中写共{total.quote}，请核对"
        yield Check(relation, "balance_mismatch", "warning", message, _place([total, *there]))


def _some(figures: list[Figure]) -> Iterator[tuple[Figure, ...]]:
    """The first alone, then all, then any others, of at most four."""
    few = figures[:4]
    yield (few[0],)
    for count in range(len(few), 0, -1):
        yield from combinations(few, count)


def _sum(figures: list[Figure] | tuple[Figure, ...]) -> float:
    return sum(figure.value for figure in figures)


def _relation(there: list[Figure], gone: list[Figure]) -> Relation:
    one, other = (" + ".join(shown(figure.value) for figure in side) for side in (there, gone))
    return Relation(
        kind="sum", holds=abs(_sum(there) - _sum(gone)) < 1e-6, terms=spans(*there, *gone), expr=f"{one} = {other}",
        stated=_sum(gone), computed=_sum(there),
    )  # fmt: skip


_MATTER = re.compile(
    r"复议|应诉|诉讼|信息公开|法律援助|仲裁|信访|国家赔偿|异常名录|失信|公证|隐患|工单|矫正|执行案件|行政裁决|积案|投诉"
)
_NEAR = 60
"""Characters before a figure in which its matter is named."""


def carried_or_left(reading: Reading, which: str) -> Iterator[tuple[str, Figure]]:
    """The figures that a report says were carried over (`carried`) or are left (`left`), each with its matter."""
    text = clean(reading.text)
    report = page(text, reading.figures, split(text))
    for row in rows(report, across=True):
        told = [part(label) for label in row.labels]
        if not {"in", "out", "carried"} & set(told):
            continue
        for figure, name in zip(row.figures, told, strict=True):
            before = text[max(0, figure.start - _NEAR) : figure.end + 8].rpartition("\n")[2]
            if name == which and (matters := _MATTER.findall(before)):
                yield matters[-1], figure


def _place(figures: list[Figure]) -> tuple[int, int]:
    return min(figure.start for figure in figures), max(figure.end for figure in figures)
