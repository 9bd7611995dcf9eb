"""体检单: the findings of one report as an official sheet, with what was said to each and room for signatures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from unicodedata import category

from django.utils import timezone

from zhunsheng.library.judging import judgements, place
from zhunsheng.library.models import Judgement, KeptReport
from zhunsheng.reading import Finding
from zhunsheng.writing import Composition, Outline, Section, Table, compose, paragraph

SEVERITIES = {"error": "错误", "warning": "存疑", "note": "提示"}
_QUOTED = 60
"""Characters of a quote that the sheet shows; a whole paragraph belongs into the report, not into its sheet."""
_SIGNED = tuple(
    (who, "签字：　　　　　　　　　　年　　月　　日") for who in ("体检人", "复核人", "报告单位负责人")
)


@dataclass(frozen=True)
class Sheet:
    """Who makes the sheet, and on which day."""

    issuer: str
    dated_on: date


def sheet(row: KeptReport, findings: Sequence[Finding], made: Sheet) -> Composition:
    """The sheet of a report's findings, in order of place; ``writing.render`` makes a .docx of it."""
    said = judgements(row)
    rows = tuple(
        (
            str(number),
            SEVERITIES[finding.severity],
            _cut(finding.quote),
            _safe(finding.message) + (_safe(f"依据：{finding.basis}。") if finding.basis else ""),
            _judged(said.get(place(finding))),
        )
        for number, finding in enumerate(findings, 1)
    )
    outline = Outline(
        title="报告体检单",
        addressee="",
        sections=(
            Section("报告", (Table("", ("项目", "内容"), _about(row), (1, 4)),)),
            Section(
                "发现和处理意见",
                (
                    paragraph(_summary(findings, said)),
                    *(
                        [
                            Table(
                                "",
                                ("序号", "轻重", "原文", "说明和依据", "处理意见"),
                                rows,
                                (9, 9, 26, 36, 20),
                            )
                        ]
                        if rows
                        else []
                    ),
                ),
            ),
            Section("核对", (Table("", ("环节", "签字和日期"), _SIGNED, (1, 3)),)),
        ),
        issuer=_safe(made.issuer),
        dated_on=made.dated_on,
    )
    return compose(outline, {})


def _about(row: KeptReport) -> tuple[tuple[str, str], ...]:
    facts = (
        ("标题", row.title),
        ("地区或单位", row.place),
        ("年度", f"{row.year}年" if row.year else ""),
        ("类别", row.get_kind_display()),
        ("成文日期", row.issued_on.isoformat() if row.issued_on else ""),
        ("文件", row.filename or "粘贴的全文"),
        ("文件校验值", row.file.hash),
    )
    return tuple((name, _safe(value) or "没有写明") for name, value in facts)


def _summary(findings: Sequence[Finding], said: object) -> str:
    if not findings:
        return "没有发现问题。"
    found = [f.severity for f in findings]
    counts = "，".join(f"{word}{found.count(severity)}处" for severity, word in SEVERITIES.items())
    return f"共发现{len(found)}处，其中{counts}。“错误”是算得定的，“存疑”和“提示”请人核对。"


def _judged(said: Judgement | None) -> str:
    if said is None:
        return "（未处理）"
    reason = f"：{said.reason}" if said.reason else ""
    return _safe(
        f"{said.get_verdict_display()}{reason}（{said.by}，{timezone.localtime(said.at).date().isoformat()}）"
    )


def _cut(quote: str) -> str:
    text = _safe(quote)
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1]}…"


_BRACES = str.maketrans("{}", "｛｝")
_BREAKING = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _safe(text: str) -> str:
    """The text in one line that a document can hold: no breaks, no control characters, no braces (they mean figures)."""
    held = "".join(" " if category(c) in _BREAKING or c in "\ufffe\uffff" else c for c in text)
    return re.sub(r"\s+", " ", held.translate(_BRACES)).strip()
