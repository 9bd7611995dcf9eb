"""Statute: what the law asks of a yearly report, and requirements that a report sets below the law's.

Every number and day comes from the law floor by the id of its rule, as it stood when the report was due; a rule that
is not recorded, or was not law then, finds nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from zhunsheng.law import Bound, LawError, RuleVersion, Unit, Verified, rule
from zhunsheng.reading.document import Document
from zhunsheng.reading.models import Figure, Finding, found
from zhunsheng.reading.split import Sentences


def statute(
    text: str, figures: tuple[Figure, ...], sentences: Sentences, document: Document
) -> Iterator[Finding]:
    """Parts missing, made or published too late or too early, and requirements below the statutory ones."""
    if document.year is None:
        return
    if document.is_yearly:
        yield from _parts(text, document, document.year)
    yield from _dated(text, document, document.year)
    yield from _below(text, figures, sentences, date(document.year, 12, 31))


@cache
def _law(rule_id: str, day: date) -> RuleVersion | None:
    try:
        return rule(rule_id).on(day)
    except LawError:
        return None


def _doubt(version: RuleVersion) -> str:
    return "（此条凭记忆录入，请核对原文）" if version.verified is Verified.MEMORY else ""


# ---------------------------------------------------------------- the parts of the report

_WHOLE_REPORT = 1500
"""Characters; what is shorter is an excerpt, whose other parts may stand elsewhere."""
# What annual.contents asks for, and the words by which any report has it
_CONTENTS = (
    ("上年度的举措和成效", re.compile(r"举措|成效|做法|成绩|工作情况|开展情况|落实情况|进展")),
    ("不足和原因", re.compile(r"不足(?!以|\d)|存在.{0,8}问题|问题.{0,6}(?:原因|困难)|薄弱|短板|差距|有待")),
    ("主要负责人履行推进法治建设第一责任人职责的情况", re.compile(r"第一责任人")),
    ("下一年度的安排", re.compile(r"下一步|下步|下一年|下年度|明年|工作打算|工作安排|努力方向|工作思路")),
)


def _parts(text: str, document: Document, year: int) -> Iterator[Finding]:
    """A yearly report of 2023 without a word of 存在的不足: a part that 督察工作规定 asks for is missing."""
    law = _law("annual.contents", date(year + 1, 3, 1))
    if law is None or len(text) < _WHOLE_REPORT or document.titled == (0, 0):
        return
    # 四、2024年重点工作: the year after stands for its plans
    ahead = re.search(rf"{year + 1}年.{{0,12}}(?:工作|重点|安排|打算|计划|思路|将)", text)
    for part, words in _CONTENTS:
        if not words.search(text) and not (ahead and part is _CONTENTS[-1][0]):
            message = f"年度报告里没有找到“{part}”，请核对是否漏写"
            yield found(text, "missing_part", "warning", document.titled, message, str(law.provision))


# ---------------------------------------------------------------- its days


def _dated(text: str, document: Document, year: int) -> Iterator[Finding]:
    """A yearly report is handed in before 1 March and public before 1 April of the next year."""
    if document.dated_on is None or document.plans or "报告" not in document.title:
        return
    public, handed_in = (
        _law(rule_id, document.dated_on)
        for rule_id in ("annual.public_disclosure", "annual.gov_to_party_npc")
    )
    if public and document.dated_on > _day(public, year + 1):
        message = f"{year}年度报告应在次年{_said(public)}前公开，“{{}}”已过期限"
        yield found(text, "late_report", "warning", document.dated, message, str(public.provision))
    elif handed_in and document.signed and document.dated_on > _day(handed_in, year + 1):
        message = f"{year}年度报告应在次年{_said(handed_in)}前报送，“{{}}”才定稿"
        yield found(text, "late_report", "note", document.dated, message, str(handed_in.provision))
    elif document.dated_on <= date(year, 12, 31):
        message = f"“{{}}”早于{year}年结束，数字可能不是全年的"
        yield found(text, "early_report", "note", document.dated, message)


def _day(version: RuleVersion, year: int) -> date:
    """The fixed day of a rule (03-01) in a year; the day itself still counts, as the text does not say otherwise."""
    month, day = str(version.value).split("-")
    return date(year, int(month), int(day))


def _said(version: RuleVersion) -> str:
    month, day = str(version.value).split("-")
    return f"{int(month)}月{int(day)}日"


# ---------------------------------------------------------------- requirements below the law's


@dataclass(frozen=True)
class Least:
    """A rule with a least or a most, the words that speak of it, and those without which it is another matter."""

    rule: str
    says: re.Pattern[str]
    about: re.Pattern[str]


# 重大行政决策公开征求意见不少于20日: decision.public_comment asks for 30
LEAST = (
    Least("decision.public_comment", re.compile(r"征求意见|征集意见|听取意见"), re.compile(r"决策")),
    Least(
        "normative.market_public_comment",
        re.compile(r"征求意见|征集意见"),
        re.compile(r"规范性文件.*(?:市场主体|经营|企业)|(?:市场主体|经营|企业).*(?:规范性文件|政策文件)"),
    ),
    Least("normative.regulation_public_comment", re.compile(r"征求意见"), re.compile(r"规章(?!制度)")),
    Least("decision.legality_time", re.compile(r"合法性审[查核]"), re.compile(r"决策")),
    Least("normative.review_min", re.compile(r"合法性审[查核]|审核(?:期限|时间)"), re.compile(r"规范性文件")),
    Least("normative.review_max", re.compile(r"合法性审[查核]|审核(?:期限|时间)"), re.compile(r"规范性文件")),
    Least(
        "enforcement.legal_review_staff_ratio",
        re.compile(r"执法人员总数"),
        re.compile(r"法制审核.{0,4}人员"),
    ),
    Least("officers.training_hours", re.compile(r"培训"), re.compile(r"执法人员")),
    Least("learning.lectures", re.compile(r"法治专题讲座"), re.compile(r"每年")),
    Least(
        "recommendation.reply", re.compile(r"司法建议.{0,12}答复|答复.{0,6}司法建议"), re.compile(r"司法建议")
    ),
)
_UNITS = {
    Unit.CALENDAR_DAYS: frozenset({"日", "天"}),
    Unit.WORKING_DAYS: frozenset({"个工作日"}),
    Unit.MONTHS: frozenset({"个月"}),
    Unit.PERCENT: frozenset({"%"}),
    Unit.CLASS_HOURS_PER_YEAR: frozenset({"学时", "课时"}),
    Unit.TIMES_PER_YEAR: frozenset({"次", "期", "场"}),
}
_AT_LEAST = frozenset(
    {"不少于", "不得少于", "不低于", "不得低于", "不小于", "至少", "最少", "最低", "≥", "以上"}
)
_AT_MOST = frozenset(
    {"不超过", "不得超过", "不高于", "不得高于", "不大于", "最多", "至多", "最长", "≤", "以内", "之内"}
)
# 因情况紧急缩短为15日 is lawful with its reason; 另一地、原来的要求 are not set here
_ALLOWED = re.compile(r"紧急|缩短|原来|原有|此前|原规定")
_NEAR = 24
"""Characters before a number in which the words of its rule stand."""


def _below(text: str, figures: tuple[Figure, ...], sentences: Sentences, day: date) -> Iterator[Finding]:
    """公开征求意见7日: less than the law's 30 days."""
    units = frozenset().union(*_UNITS.values())
    for figure in figures:
        if figure.unit_norm not in units or figure.role not in ("norm", "stat", "target"):
            continue
        sentence = sentences.all[sentences.index_at(figure.start)]
        told = text[max(sentence.start, figure.start - 120) : figure.end]
        near = text[max(sentence.start, figure.start - _NEAR) : figure.start]
        for least in LEAST:
            law = _law(least.rule, day) if least.says.search(near) else None
            if law is None or figure.unit_norm not in _UNITS.get(law.unit, ()) or _ALLOWED.search(told):
                continue
            headings = "".join(text[slice(*span)] for span in sentence.headings)
            context = (
                told
                if least.about.search(told)
                else headings + text[max(sentence.paragraph, sentence.start - 80) : figure.end]
            )
            if least.about.search(context) and _breaks(figure, law):
                yield _short(text, figure, law)
                break


def _breaks(figure: Figure, law: RuleVersion) -> bool:
    if isinstance(law.value, str) or law.value is None:
        return False
    if law.bound is Bound.AT_LEAST:
        # a rate or a count without a limit tells what was, not what is required; a period tells both
        told = (
            figure.role == "norm" or figure.qualifier in _AT_LEAST or (law.is_term and not figure.qualifier)
        )
        asked = told and figure.qualifier not in _AT_MOST
        return asked and figure.value < law.value
    return figure.qualifier in _AT_MOST and figure.value > law.value


def _short(text: str, figure: Figure, law: RuleVersion) -> Finding:
    bound = "不少于" if law.bound is Bound.AT_LEAST else "不超过"
    message = f"“{{}}”低于法定要求：应{bound}{law.value}{law.unit.chinese.partition('/')[0]}{_doubt(law)}"
    severity = "note" if law.verified is Verified.MEMORY else "warning"
    return found(text, "below_statutory", severity, (figure.start, figure.end), message, str(law.provision))
