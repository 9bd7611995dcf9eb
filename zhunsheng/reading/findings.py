"""Findings: what is wrong or doubtful in a report, from its figures, their relations, its spelling and order.

`error` only where it is certain. A false alarm costs trust: what has two readings is a warning or a note.
"""

import re
from collections.abc import Iterable, Iterator

from zhunsheng.law.citing import Citation
from zhunsheng.reading.checks import Check, Page, clause_start
from zhunsheng.reading.citations import citation_findings
from zhunsheng.reading.document import Document
from zhunsheng.reading.finders.names import counted
from zhunsheng.reading.models import SEVERITIES, Figure, Finding, found
from zhunsheng.reading.order import HAN_ORDER, ordinals, quotes
from zhunsheng.reading.spelling import spelling
from zhunsheng.reading.split import Sentences
from zhunsheng.reading.statute import statute


def findings(
    report: Page, checks: list[Check], cited: list[Citation], document: Document
) -> tuple[Finding, ...]:
    """All findings of a report, in order of place."""
    text, figures, sentences = report.text, report.figures, report.sentences
    told = [
        *spelling(text, document),
        *_disagreements(text, checks),
        *_unchecked(report),
        *_impossible(figures, text),
        *_bare(figures, text),
        *counted(text),
        *_refused_among_accepted(text, figures, sentences),
        *quotes(text),
        *ordinals(text, sentences),
        *statute(text, figures, sentences, document),
        *citation_findings(text, cited, document.year),
    ]
    once: dict[tuple[str, int], Finding] = {}
    for finding in sorted(told, key=lambda finding: SEVERITIES.index(finding.severity)):
        once.setdefault((finding.kind, finding.start), finding)
    return tuple(sorted(_held_back(text, once.values()), key=lambda finding: (finding.start, finding.end)))


_FLOOD = 100
"""Findings of one kind that are told: nobody mends more in one go, and real reports have some dozens of all kinds."""


def _held_back(text: str, told: Iterable[Finding]) -> Iterator[Finding]:
    """All findings of a kind, or where they flood the gravest and first of them, the last one saying how many more there are."""
    of_kind: dict[str, list[Finding]] = {}
    for finding in told:
        of_kind.setdefault(finding.kind, []).append(finding)
    for kind, group in of_kind.items():
        if len(group) > _FLOOD:
            group.sort(key=lambda finding: (SEVERITIES.index(finding.severity), finding.start))
            first = group[_FLOOD - 1]
            more = f"同类问题还有{len(group) - _FLOOD + 1}处，没有逐一列出，请改正后再读一遍"
            group = [*group[: _FLOOD - 1], found(text, kind, first.severity, (first.start, first.end), more)]
        yield from group


def _disagreements(text: str, checks: list[Check]) -> Iterator[Finding]:
    """Every check that does not hold, as a finding: 共12件，其中民事7件、行政6件."""
    for check in checks:
        if check.severity:
            yield found(text, check.kind, check.severity, check.at, check.message)


def _unchecked(report: Page) -> Iterator[Finding]:
    """这一段数字过多（1200个）: silence there would pass for agreement."""
    for place, figures in report.crowded:
        message = (
            f"这一{place}数字过多（{len(figures)}个），没有核对其间的关系，请人工核对，或者分段、列成表格再读"
        )
        yield found(report.text, "not_checked", "note", (figures[0].start, figures[0].end), message)


# A rate that may exceed the whole: growth, and tasks done beyond their target
_OPEN_RATE = re.compile(
    r"增长|增幅|上升|增加|提高|提升|同比|环比|任务|目标|完成|超|计划|上年|去年|指标|比例|相当于|预算|翻|进度|占"
)
_RATE = re.compile(r"率|满意度")
_REACHES = re.compile(r"(?:达到?|为|均为|均达到?)$")  # 有法律明白人的村达100%
# Rates of a whole; others (毛入学率, 拨备覆盖率, 参保率) may pass 100 by their definition.
_WHOLE_RATE = re.compile(
    r"(?:办结|审结|结案|满意|成功|答复|办复|受理|出庭|应诉|胜诉|败诉|合格|公示|公开|审核|审查|纠错|接通|普及|整改|及时|准确|可办|调解|化解|处置|优良)率|满意度"
)


def _impossible(figures: tuple[Figure, ...], text: str) -> Iterator[Finding]:
    """办结率103%: more of a thing than there is of it."""
    for figure in figures:
        if figure.unit != "%" or figure.value <= 100:
            continue
        before = text[max(0, figure.num_start - 16) : figure.num_start]
        if _RATE.search(before) and not _OPEN_RATE.search(before):
            severity = "error" if _WHOLE_RATE.search(before) else "note"
            yield found(text, "impossible_rate", severity, (figure.start, figure.end), "{}超过了100%")
        elif _REACHES.search(before) and not _OPEN_RATE.search(
            text[clause_start(text, figure.num_start) : figure.num_start]
        ):
            message = "{}超过了100%，如果不是增长或者任务完成的比例，请核对"
            yield found(text, "impossible_rate", "note", (figure.start, figure.end), message)


_NUMBER = re.compile(r"[\d.,]+万?")
_WORDS = re.compile(r"[\u4e00-\u9fff]*$")


def _bare(figures: tuple[Figure, ...], text: str) -> Iterator[Finding]:
    """Figures whose unit was borrowed: the quote holds no unit."""
    for figure in figures:
        # 提高15、22个百分点; 旅游人次86.5万、收入…: style leaves the unit out
        styled = text[figure.end : figure.end + 1] == "、" or figure.quote.endswith(("万", "亿"))
        if figure.unit and _NUMBER.fullmatch(figure.quote) and not styled:
            words = _WORDS.search(text, max(0, figure.start - 4), figure.start)
            span = (words.start() if words else figure.start, figure.end)
            if text[figure.end : figure.end + 1] not in HAN_ORDER:  # 14二是, 28三定: told in SPELLING
                yield found(text, "missing_unit", "warning", span, "“{}”后面漏了单位")


_FAR = 160
"""Characters from the accepted to the refused told among them."""
_FEW = 12
"""Figures between them."""


def _refused_among_accepted(
    text: str, figures: tuple[Figure, ...], sentences: Sentences
) -> Iterator[Finding]:
    """受理15件，其中…不予受理1件: a refused application is none of the accepted."""
    for at, figure in enumerate(figures):
        if not text.endswith(("不予受理", "不受理"), max(0, figure.start - 8), figure.start):
            continue
        begin = sentences.all[sentences.index_at(figure.start)].start
        mark = text.rfind("其中", max(begin, figure.start - _FAR), figure.start)
        if mark < 0:
            continue
        whole = [
            other
            for other in figures[max(0, at - _FEW) : at]
            if begin <= other.start < mark and other.unit_norm == figure.unit_norm
        ]
        words = text[max(begin, whole[-1].start - 16) : whole[-1].start] if whole else ""
        if "受理" in words and not re.search(r"收到|接到|申请|不予", words):
            message = "“{}”：不予受理的不在受理数之内，总数可能应为“收到申请”"
            yield found(text, "category_error", "warning", (figure.start - 4, figure.end), message)
