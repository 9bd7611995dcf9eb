"""Excel out and in with the same layout; whatever was changed in between but the numbers is refused in words."""

import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter

from zhunsheng.figures import Missing
from zhunsheng.formats import take_in
from zhunsheng.formats.cells import text
from zhunsheng.records.errors import BadField, BadFile
from zhunsheng.statistics.cells import EMPTY, Cell, typed
from zhunsheng.statistics.checks import reckoned
from zhunsheng.statistics.declared import forms
from zhunsheng.statistics.errors import WrongWorkbook
from zhunsheng.statistics.layout import Form
from zhunsheng.statistics.paper import Paper, address
from zhunsheng.statistics.workbook import LARGEST, read, write

FORM = forms()["governance"]
STUDIED = "leadership.study_sessions"


def cells(form: Form, **said: str) -> dict[str, Cell]:
    filled = {b.key: typed(EMPTY, said.get(b.key.replace(".", "__"), ""), b) for b in form.filled_in}
    return reckoned(form, filled)


def out(form: Form = FORM, organ: str = "甲镇", period: str = "2025年", **said: str) -> bytes:
    return write(form, cells(form, **said), organ, period)


def back(content: bytes, form: Form = FORM, organ: str = "甲镇", period: str = "2025年") -> dict[str, str]:
    return read(io.BytesIO(content), "表.xlsx", len(content), form, organ, period)


def place(key: str, form: Form = FORM) -> tuple[int, int]:
    return next(where for where, blank in Paper(form).blanks.items() if blank.key == key)


def edited(content: bytes, changed: Mapping[tuple[int, int], Any]) -> bytes:
    """The workbook as somebody saved it again with other contents, rewritten cell by cell."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for (row, column), said in {**sheet_texts(content), **changed}.items():
        if isinstance(said, str) and said.startswith("="):
            sheet.write_formula(row, column, said, None, 2)
        elif said is not None:
            sheet.write(row, column, said)
    book.close()
    return file.getvalue()


def sheet_texts(content: bytes) -> dict[tuple[int, int], str]:
    """The text of every cell of the first sheet."""
    rows = enumerate(take_in(content, "表.xlsx").tables[0].rows)
    return {
        (row, column): text(value)
        for row, cells in rows
        for column, value in enumerate(cells)
        if value is not None
    }


@pytest.mark.parametrize("key", forms())
def test_what_goes_out_comes_back_in(key: str) -> None:
    form = forms()[key]
    answers = ["0", "1234567", "/", "*", ""]
    said = {b.key.replace(".", "__"): answers[n % 5] for n, b in enumerate(form.filled_in)}
    found = back(out(form, **said), form)
    before = cells(form, **said)
    assert {k: typed(EMPTY, text, form.by_key[k]) for k, text in found.items()} == {
        blank.key: before[blank.key] for blank in form.filled_in
    }


def test_decimals_come_back_exactly() -> None:
    form = forms()["enforcement"]
    found = back(out(form, enforcement__penalty_amount="12345678.1"), form)
    assert Decimal(found["enforcement.penalty_amount"]) == Decimal("12345678.1")


def test_the_headings_are_merged_as_printed() -> None:
    form = forms()["reconsideration"]
    with zipfile.ZipFile(io.BytesIO(out(form))) as archive:
        merges = set(
            re.findall(r'mergeCell ref="([^"]+)"', archive.read("xl/worksheets/sheet1.xml").decode())
        )
    assert {"A4:A7", "B4:O4", "P4:V4", "B5:D5", "E5:M5", "F6:M6"} <= merges


def test_a_formula_where_a_number_is_due_names_the_cell() -> None:
    where = place(STUDIED)
    with pytest.raises(WrongWorkbook, match=f"{address(*where)}（学法·专题学法、专题培训）是公式"):
        back(edited(out(), {where: "=1+1"}))


def test_an_error_of_excel_names_its_cell_and_does_not_empty_the_blank() -> None:
    where = place(STUDIED)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    for (row, column), said in sheet_texts(out(leadership__study_sessions="7")).items():
        sheet.write_string(row, column, said)
    sheet.write_formula(*where, "=1/0", None, "#DIV/0!")
    book.close()
    with pytest.raises(WrongWorkbook, match=rf"{address(*where)}（.*）是 Excel 的错误值 #DIV/0!"):
        back(file.getvalue())


@pytest.mark.parametrize("said", ["1 2", "1,2", "12,34", "10²", "①②"])
def test_what_is_no_number_is_refused_by_page_and_by_workbook(said: str) -> None:
    with pytest.raises(BadField):
        typed(EMPTY, said, FORM.by_key[STUDIED])
    with pytest.raises(WrongWorkbook, match=address(*place(STUDIED))):
        back(edited(out(), {place(STUDIED): said}))


def test_a_sheet_just_above_the_bounds_is_one_sentence() -> None:
    with pytest.raises(BadFile, match="A2001 还有内容"):
        back(edited(out(), {(2000, 0): "1"}))


def test_a_text_where_a_number_is_due_names_the_cell() -> None:
    where = place(STUDIED)
    with pytest.raises(WrongWorkbook, match=f"{address(*where)}：.*填了“约三次”：这里只填数"):
        back(edited(out(), {where: "约三次"}))


def test_every_wrong_cell_is_named_at_once() -> None:
    first, second = place(STUDIED), place("legal_adviser.count")
    with pytest.raises(WrongWorkbook) as refused:
        back(edited(out(), {first: "-1", second: "2.5"}))
    assert [reason.partition("：")[0] for reason in refused.value.reasons] == [
        address(*first),
        address(*second),
    ]


def test_what_the_form_reckons_is_not_read_from_the_file() -> None:
    rate = place("normative_document.review_rate")
    assert "normative_document.review_rate" not in back(edited(out(), {rate: "随便写"}))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({(0, 0): "别的表"}, "A1 应为《法治政府建设综合情况表》"),
        ({(1, 0): "填报单位：乙镇　　表号：法治统4表"}, "填报单位应为“甲镇”，文件里是“乙镇”"),
        ({(2, 0): "报告期：2024年　　计量单位：次"}, "报告期应为“2025年”，文件里是“2024年”"),
        (
            {(5, 1): "换了名的指标"},
            "B6 应为“全面依法治县委员会等法治会议”，文件里是“换了名的指标”：表样改动过",
        ),
    ],
    ids=["别的表", "别的单位", "别的一期", "改了表样"],
)
def test_a_file_of_something_else_is_refused(changed: dict[tuple[int, int], str], sentence: str) -> None:
    with pytest.raises(WrongWorkbook, match=sentence):
        back(edited(out(), changed))


def test_a_row_put_in_between_is_refused() -> None:
    moved: dict[tuple[int, int], str | None] = {}
    for (row, column), said in sheet_texts(out()).items():
        if row >= 6:
            moved[row + 1, column] = said
        if row == 6:
            moved[row, column] = None
    with pytest.raises(WrongWorkbook, match="表样改动过"):
        back(edited(out(), moved))


def test_a_file_of_two_gigabytes_is_refused_by_its_size_alone() -> None:
    class Untouched(io.BytesIO):
        def read(self, *_: Any) -> bytes:
            raise AssertionError("不该去读它")

    with pytest.raises(BadFile, match="有 2.0 GB，填报表不超过 5 MB"):
        read(Untouched(), "大.xlsx", 2 * 1024**3, FORM, "甲镇", "2025年")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("表.xlsx", b"PK\x03\x04 broken", "内容不是 xlsx"),
        ("表.xls", b"\xd0\xcf\x11\xe0", "不是可以收存的文件类型"),
        ("表.txt", "第一行".encode(), "不是 .xlsx 表"),
        ("表.xlsx", b"", "是空文件"),
    ],
    ids=["坏了", "旧格式", "文本", "空"],
)
def test_what_is_no_workbook_is_refused(name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(BadFile, match=sentence):
        read(io.BytesIO(content), name, len(content), FORM, "甲镇", "2025年")


def test_a_zip_that_swells_is_not_unpacked() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (21 * LARGEST))
    with pytest.raises(BadFile, match="解开以后超过 100 MB"):
        back(file.getvalue())


def test_a_workbook_with_its_parts_cut_out_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(BadFile, match="读不出来"):
        back(file.getvalue())


def test_a_text_that_looks_like_a_formula_goes_out_as_text() -> None:
    content = out(organ='=HYPERLINK("x")')
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_a_cell_without_duty_goes_out_as_a_stroke() -> None:
    assert back(out(leadership__study_sessions="/"))[STUDIED] == "/"
    assert cells(FORM, leadership__study_sessions="/")[STUDIED].missing is Missing.NOT_APPLICABLE
