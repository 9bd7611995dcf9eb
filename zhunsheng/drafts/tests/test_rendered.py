"""The yearly report as printed and as read: 22 lines of 28 characters, and no error by our own reading."""

import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.writing.test_rendered_page import lines, pages  # noqa: F401
from zhunsheng.drafts.composing import Whole, composed
from zhunsheng.drafts.figures import Figures
from zhunsheng.drafts.tests.workshop import NOW, TODAY, Workshop
from zhunsheng.reading import load, read_text
from zhunsheng.writing.render import render

LONG = "依法行政" * 28 * 6 + "。"


def whole(workshop: Workshop) -> Whole:
    workshop.write_all()
    workshop.write(workshop.office, "举措和成效", LONG)
    workshop.write(workshop.office, "不足", LONG)
    return composed(workshop.fresh(), workshop.draft.parts.all(), Figures.of(2026, NOW), TODAY)


def test_our_own_reading_finds_no_error_in_the_document(workshop: Workshop, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(render(whole(workshop).composition))
    reading = read_text(load(path))
    assert [finding.message for finding in reading.findings if finding.severity == "error"] == []
    assert reading.year == 2026
    assert len(reading.figures) > 5


@pytest.mark.skipif(not shutil.which("soffice"), reason="没有 soffice：版面未实测")
def test_a_page_of_the_report_holds_22_lines_of_28_characters(workshop: Workshop, pages: Any) -> None:  # noqa: F811
    printed = pages(whole(workshop).composition)
    texts = [[line for line in lines(page) if line[0] < 262] for page in printed]
    full = [[text for _, text in page if set(text) <= set("依法行政")] for page in texts]
    assert sum(len(text) == 28 for page in full for text in page) > 20
    assert max(len(text) for page in full for text in page) == 28
    # 标题、表格有自己的行高；正文的行都落在每面 22 行的格上。
    body = next(page for page, words in zip(texts, full, strict=True) if len(words) > 5)
    assert len(body) <= 22
    steps = [
        (below[0] - above[0]) / (225 / 22)
        for above, below in pairwise(body)
        if set(below[1]) <= set("依法行政。")
    ]
    assert all(step == pytest.approx(1, abs=0.1) for step in steps)
