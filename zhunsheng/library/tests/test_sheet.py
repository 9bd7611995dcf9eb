"""体检单: every finding with its words, its basis and what was said to it, and room to sign."""

from datetime import date
from io import BytesIO

import docx
import pytest

from tests.people import Cast
from tests.records.steps import at
from zhunsheng.library.judging import judge
from zhunsheng.library.keeping import reading_of
from zhunsheng.library.sheet import Sheet, sheet
from zhunsheng.library.tests.handing import FAULTY, kept, report_of
from zhunsheng.reading import Finding
from zhunsheng.records.access import Access
from zhunsheng.writing import plain
from zhunsheng.writing.render import render

NOW = at(date(2026, 3, 10))
MADE = Sheet("云溪县司法局", date(2026, 3, 10))


def test_every_finding_stands_on_the_sheet_with_what_was_said_to_it(county: Cast) -> None:
    row = kept(county.office, FAULTY, NOW)
    findings = reading_of(row).findings
    first = findings[0]
    judge(
        Access(county.office, NOW.date()),
        row.pk,
        findings,
        (first.kind, first.start),
        "dismissed",
        "按{新}口径",
        NOW,
    )
    text = plain(sheet(row, findings, MADE))
    assert "共发现4处，其中错误2处，存疑2处，提示0处" in text
    for finding in findings:
        assert finding.quote in text
        assert finding.message in text
    assert "不采纳：按｛新｝口径（依法治县办科长，2026-03-10）" in text
    assert text.count("（未处理）") == 3
    assert text.count("签字：") == 3
    assert row.file.hash in text


def test_the_sheet_is_a_document_that_opens(county: Cast) -> None:
    row = kept(county.office, FAULTY, NOW)
    document = docx.Document(BytesIO(render(sheet(row, reading_of(row).findings, MADE))))
    assert [len(table.columns) for table in document.tables] == [2, 5, 2]


def test_a_report_without_findings_gets_a_sheet_that_says_so(county: Cast) -> None:
    row = kept(county.office, report_of("临河县", 2024, 12), NOW)
    assert "没有发现问题。" in plain(sheet(row, (), MADE))


@pytest.mark.parametrize(
    "quote",
    ["{a|b}", "}", "一\n二\t三", "\x01\u2028\ufffe", "\U00020000𠮷"],
    ids=["花括号", "半个括号", "换行", "控制字符", "生僻字"],
)
def test_no_quote_breaks_the_sheet(county: Cast, quote: str) -> None:
    row = kept(county.office, FAULTY, NOW)
    odd = Finding(kind="x", severity="note", start=0, end=1, quote=quote, message=f"“{quote}”请核对。")
    assert "请核对。" in plain(sheet(row, [odd], MADE))
