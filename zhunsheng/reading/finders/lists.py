"""Lists: wholes and parts told without 其中: in brackets, as outcomes, before a total, or as a list that adds up."""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import NOT_COUNTS, Check, Page, clause_start, exact
from zhunsheng.reading.finders.parts import adding, adds, misses, one_slip
from zhunsheng.reading.models import Figure
from zhunsheng.reading.numbers import LEVEL
from zhunsheng.reading.units import agree

# whole: its parts, where one thing has one outcome, so that a list needs no 其中
OUTCOMES = (
    # 审结74件，维持40件，撤销9件，终止25件; 生效裁判39件，驳回24件，撤诉8件，败诉7件
    (
        r"审结|办结|结案|审理终结|判决|裁判",
        r"维持|撤销|变更|驳回|终止|责令|确认|调解|和解|准予撤|撤诉|不予受理|移送|其他|胜诉|败诉|判决",
    ),
    # 对174件文件进行清理：保留120件，修改31件，废止23件
    (r"清理|梳理", r"保留|继续有效|继续适用|修改|修订|废止|宣布失效|失效|取消"),
    # 受理诉求15800件，直接答复9300件，转派办理6500件
    (r"诉求|来电|工单", r"直接|当场|即时|转派|转办|转交|分办|派发"),
    # 评查案卷260卷：优秀88卷，合格160卷，不合格12卷
    (r"评查|案卷", r"优秀|良好|合格|不合格|基本合格"),
    # 收到申请104件，受理92件，不予受理7件，告知其他途径5件
    (r"收到.{0,8}申请|申请", r"受理|不予受理|告知|视为|补正|撤回|转送|驳回"),
    # 答复的61件中，予以公开28件，部分公开9件，不予公开6件，无法提供18件
    (r"答复|公开申请", r"(?:予以|主动|依法)?公开|部分公开|不予公开|无法提供|不予处理|其他处理|转"),
    # 反馈问题38个，立行立改21个，限期整改14个，长期坚持3个
    (
        r"问题|隐患|风险",
        r"立行立改|立查立改|即查即改|挂账|立即整改|当场整改|限期整改|长期(?:整改|坚持)|持续(?:整改|推进)|已整改|正在整改",
    ),
    # 随机抽取683户，结果正常601户，责令改正70户，移送立案12户
    (
        r"抽取|抽查|检查(?:对象|企业)",
        r"(?:检查)?结果|未发现|正常|合格|不合格|发现问题|责令|移送|立案|失联|查无",
    ),
)
_OUTCOMES = tuple(
    (
        re.compile(whole),
        re.compile(rf"^[，；：、（中]*(?:法院|作出|决定|判决|予以|其中|已|以|经)*(?:{parts})"),
    )
    for whole, parts in OUTCOMES
)
# 新申领142人，换发315人，合计457人
_TOTAL = re.compile(r"(?:(?:合计|总计)[^，。；：\d]{0,4}|共计)$")
# 合同86份、决策7项，各类审查事项总计93件: units differ, the total speaks of both
_TOTAL_OF_KINDS = re.compile(r"(?:各类|两类|两项|各项|以上|两者)[^，。；\d]{0,10}(?:合计|总计|共计|共)\Z")
_SMALL = 10
"""A whole below this is not looked for across sentences: 3 = 1 + 2 is chance."""
_CLEARED = 8
"""Characters before its own clause that may still say what the whole is of: 经清理，96件中保留61件."""
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
        if whole.unit_norm in NOT_COUNTS or page.number(whole).role != LEVEL:
            continue
        inside = [
            figure
            for figure in figures
            if opening < figure.start < closing and page.number(figure).role == LEVEL
        ]
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
        if whole.unit_norm in NOT_COUNTS or whole.unit_norm != figures[at + 1].unit_norm:
            continue
        begin = max(clause_start(page.text, whole.num_start) - (0 if at else _CLEARED), 0)
        said = page.text[begin : whole.num_start].rpartition("。")[2].rpartition("\n")[2]
        said += page.text[whole.end : figures[at + 1].start].partition("，")[0]
        rule = next((parts for words, parts in _OUTCOMES if words.search(said)), None)
        parts = _run(page, figures, at, rule) if rule else []
        if len(parts) < 2 or not exact(whole, *parts) or adding(whole, parts):
            continue
        listed = sum(part.value for part in parts) / (whole.value or 1)
        if listed > 1 or one_slip(whole, parts) or (len(parts) > 2 and listed >= 0.9):
            yield misses(whole, parts, "warning")
        elif len(parts) > 2 and listed >= 0.5:
            yield misses(whole, parts, "note")


def _run(page: Page, figures: list[Figure], at: int, rule: re.Pattern[str]) -> list[Figure]:
    """The figures after a whole, clause by clause, as long as each is one of its outcomes."""
    parts: list[Figure] = []
    for figure in figures[at + 1 :]:
        gap = page.text[parts[-1].end if parts else figures[at].end : figure.start]
        clause = (
            gap if parts else gap[max(gap.rfind(mark) for mark in ("，", "：", "；", "（", "、", "中")) :]
        )
        if (
            figure.unit_norm != figures[at].unit_norm
            or len(gap) > 24
            or not rule.match(clause)
            or _turns(page, parts, gap)
        ):
            break
        parts.append(figure)
    return parts


def _turns(page: Page, parts: list[Figure], gap: str) -> bool:
    """A semicolon where the list had commas so far: 立查立改830处，挂账88处；挂账的隐患已销账79处."""
    return len(parts) > 1 and "；" in gap and "；" not in page.text[parts[-2].end : parts[-1].start]


def _totalled(page: Page, figures: list[Figure]) -> Iterator[Check]:
    """A、B，合计C: what stands before it in the sentence, or the last of that, adds up."""
    for at, whole in enumerate(figures):
        if "计" not in page.text[max(0, whole.start - 6) : whole.start] or not _TOTAL.search(
            page.text, max(0, whole.start - 6), whole.start
        ):
            continue
        before = [part for part in figures[:at] if part.unit_norm == whole.unit_norm]
        if (
            len(before) < 2
            and len(figures[:at]) == 2
            and _TOTAL_OF_KINDS.search(page.text, max(0, whole.start - 20), whole.start)
        ):
            before = [part for part in figures[:at] if agree(part.unit_norm, whole.unit_norm)]
        if len(before) < 2:
            continue
        sums = [
            (sum(part.value for part in before[first:]), before[first:]) for first in range(len(before) - 1)
        ]
        told = next((parts for total, parts in sums if abs(total - whole.value) < 1e-6), None)
        if told:
            yield adds(whole, told)
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
        total = 0.0
        for figure in counts[at + 1 : at + 25]:
            if figure.unit_norm != whole.unit_norm:
                continue
            parts.append(figure)
            total += figure.value
            if total > whole.value:
                break
            if total == whole.value and len(parts) > 1:
                yield adds(whole, parts)
                break
