"""Lists: wholes and parts told without 其中: in brackets, as outcomes, before a total, or as a list that adds up."""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import NOT_COUNTS, Check, Page, clause_before, exact
from zhunsheng.reading.models import Figure
from zhunsheng.reading.parts import adds, misses, one_slip

# whole: its parts, where one thing has one outcome, so that a list needs no 其中
OUTCOMES = (
    # 审结74件，维持40件，撤销9件，终止25件
    (
        r"审结|办结|结案|审理终结|判决",
        r"维持|撤销|变更|驳回|终止|责令|确认|调解|和解|准予撤|撤诉|不予受理|移送|其他",
    ),
    # 对174件文件进行清理：保留120件，修改31件，废止23件
    (r"清理", r"保留|继续有效|继续适用|修改|修订|废止|宣布失效|失效|取消"),
    # 受理诉求15800件，直接答复9300件，转派办理6500件
    (r"诉求|来电|工单", r"直接|当场|即时|转派|转办|转交|分办|派发"),
    # 评查案卷260卷：优秀88卷，合格160卷，不合格12卷
    (r"评查|案卷", r"优秀|良好|合格|不合格|基本合格"),
)
_OUTCOMES = tuple(
    (re.compile(whole), re.compile(rf"^[，；：、（]*(?:作出|决定|判决|予以|其中)*(?:{parts})"))
    for whole, parts in OUTCOMES
)
# 新申领142人，换发315人，合计457人
_TOTAL = re.compile(r"(?:(?:合计|总计)[^，。；：\d]{0,4}|共计)$")
_SMALL = 10
"""A whole below this is not looked for across sentences: 3 = 1 + 2 is chance."""
_LISTED = re.compile(r"[，、；]")


def lists(page: Page) -> Iterator[Check]:
    """Every list of parts of these four forms."""
    for number, figures in page.by_sentence.items():
        yield from _bracketed(page, figures)
        yield from _outcomes(page, figures)
        yield from _totalled(page, figures)
        yield from _listed(page, number, figures)


def _bracketed(page: Page, figures: list[Figure]) -> Iterator[Check]:
    """11个内设机构…（2个调整，9个撤销）, 建议57件（会议期间52件，闭会期间5件）: brackets that hold a count in every clause."""
    for whole in figures:
        opening = page.text.find("（", whole.end, whole.end + 24)
        closing = page.text.find("）", opening, opening + 120) if opening >= 0 else -1
        if closing < 0 or "其中" in page.text[opening : opening + 4]:
            continue
        inside = [figure for figure in figures if opening < figure.start < closing]
        parts = [figure for figure in inside if figure.unit_norm == whole.unit_norm]
        if len(parts) < 2:
            continue
        check = adds(whole, parts)
        if check.relation.holds:
            yield check
        elif exact(whole, *parts) and (
            parts[0].start == opening + 1
            or (
                opening == whole.end
                and parts == inside
                and len(_LISTED.split(page.text[opening:closing])) == len(parts)
            )
        ):
            yield misses(whole, parts, "warning")


def _outcomes(page: Page, figures: list[Figure]) -> Iterator[Check]:
    """More outcomes than there were cases, or a slip; a list that only falls short may leave some out."""
    for at, whole in enumerate(figures[:-1]):
        said = (
            clause_before(page.text, whole) + page.text[whole.end : figures[at + 1].start].partition("，")[0]
        )
        rule = next((parts for words, parts in _OUTCOMES if words.search(said)), None)
        parts = _run(page, figures, at, rule) if rule else []
        if len(parts) < 2 or not exact(whole, *parts):
            continue
        if sum(part.value for part in parts) > whole.value or one_slip(whole, parts):
            yield misses(whole, parts, "warning")


def _run(page: Page, figures: list[Figure], at: int, rule: re.Pattern[str]) -> list[Figure]:
    """The figures after a whole, clause by clause, as long as each is one of its outcomes."""
    parts: list[Figure] = []
    for figure in figures[at + 1 :]:
        gap = page.text[parts[-1].end if parts else figures[at].end : figure.start]
        clause = gap if parts else gap[max(gap.rfind(mark) for mark in ("，", "：", "；", "（", "、")) :]
        if figure.unit_norm != figures[at].unit_norm or len(gap) > 24 or not rule.match(clause):
            break
        parts.append(figure)
    return parts


def _totalled(page: Page, figures: list[Figure]) -> Iterator[Check]:
    """A、B，合计C: what stands before it in the sentence, or the last of that, adds up."""
    for at, whole in enumerate(figures):
        if not _TOTAL.search(page.text, max(0, whole.start - 6), whole.start):
            continue
        before = [part for part in figures[:at] if part.unit_norm == whole.unit_norm]
        if len(before) < 2:
            continue
        sums = [
            (sum(part.value for part in before[first:]), before[first:]) for first in range(len(before) - 1)
        ]
        adding = next((parts for total, parts in sums if abs(total - whole.value) < 1e-6), None)
        if adding:
            yield adds(whole, adding)
        elif exact(whole, *before) and (
            one_slip(whole, before) or 0.5 * whole.value <= sums[0][0] <= 2 * whole.value
        ):
            yield misses(whole, before, "warning")


def _listed(page: Page, number: int, figures: list[Figure]) -> Iterator[Check]:
    """共审结4件，维持2件，撤销2件: without 其中 a list is only taken as parts where it adds up."""
    counts = [figure for figure in [*page.before(number, 2), *figures] if figure.unit_norm not in NOT_COUNTS]
    begin = page.sentences.all[number].start
    for at, whole in enumerate(counts):
        if whole.value < _SMALL and whole.start < begin:
            continue
        parts: list[Figure] = []
        for figure in counts[at + 1 : at + 25]:
            if figure.unit_norm != whole.unit_norm:
                continue
            parts.append(figure)
            total = sum(part.value for part in parts)
            if total > whole.value:
                break
            if total == whole.value and len(parts) > 1:
                yield adds(whole, parts)
                break
