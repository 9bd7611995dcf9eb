"""The page as printed: 22 lines of 28 characters, the page number where the standard puts it.

Rendered by LibreOffice with whatever Chinese font there is; Word and WPS were not measured.
"""

import shutil
import subprocess
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest

from zhunsheng.writing import Section, compose, paragraph
from zhunsheng.writing.render import render

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="没有 soffice：版面未实测")

MM = 72 / 25.4


@dataclass(frozen=True)
class Mark:
    """A printed character: left, right and middle height, in millimetres from the page's top left."""

    text: str
    left: float
    right: float
    height: float


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Renders a composition: for each page, its characters."""
    folder = tmp_path_factory.mktemp("rendered")

    def printed(composition):
        (folder / "a.docx").write_bytes(render(composition))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "a.docx"],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        with pypdfium2.PdfDocument(BytesIO((folder / "a.pdf").read_bytes())) as document:
            return [marks(page) for page in document]

    return printed


def marks(page):
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index, loose=True)
        height = page.get_height() - (bottom + top) / 2
        found.append(Mark(text.get_text_range(index, 1), left / MM, right / MM, height / MM))
    return [mark for mark in found if mark.text.strip()]


@pytest.fixture
def full(report, values, pages):
    """Pages of nothing but text between the first and the last."""
    text = "依法行政" * 28 * 22
    return pages(
        compose(replace(report, sections=(Section("甲", (paragraph(text), paragraph("完。"))),)), values)
    )


def lines(page):
    """The printed lines from the top, as height and text."""
    found = []
    for mark in page:
        if found and abs(found[-1][0] - mark.height) < 1:
            found[-1][1].append(mark.text)
        else:
            found.append((mark.height, [mark.text]))
    return [(height, "".join(texts)) for height, texts in sorted(found)]


def test_a_full_page_holds_22_lines_of_28_characters(full):
    for page in full[1:-1]:
        assert [len(text) for height, text in lines(page) if height < 262] == [28] * 22


def test_the_page_number_stands_7_mm_below_the_text_on_the_outer_side(full):
    for number, page in enumerate(full, 1):
        foot = [mark for mark in page if mark.height > 262]
        assert "".join(mark.text for mark in foot) == f"—{number}—"
        assert foot[0].height - 262 == pytest.approx(7, abs=0.5)
        if number % 2:
            assert 184 - foot[-1].right == pytest.approx(14 / MM, abs=0.3)
        else:
            assert foot[0].left - 28 == pytest.approx(14 / MM, abs=0.3)


def test_blank_lines_stand_only_where_the_standard_has_them(report, values, previous, pages):
    (page,) = pages(compose(report, values, previous))
    heights, texts = zip(*lines(page), strict=True)

    def gaps(first, last):
        """Lines from one printed line to the next, from one text to another."""
        span = heights[texts.index(first) : texts.index(last) + 1]
        return [round((below - above) / (225 / 22)) for above, below in pairwise(span)]

    # 标题两行相连，空一行是主送机关，接正文；附件说明两行相连，空一行是署名，接日期、附注。
    assert gaps("清源县人民政府", "一、主要举措和成效") == [1, 2, 1]
    assert gaps("附件：1.法治政府建设主要数据", "（此件公开发布）") == [1, 2, 1, 1]


def test_the_issuer_ends_two_characters_from_the_right(report, values, pages):
    (page,) = pages(compose(report, values))
    issuer = [mark for mark in page if mark.text == "府"][-1]
    assert 184 - issuer.right == pytest.approx(2 * 315 / 20 / MM, abs=0.5)
