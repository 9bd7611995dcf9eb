"""One file never takes more than its share: what is too much is told before any library builds it up."""

import io
import subprocess
import time
from dataclasses import replace

import pytest
import xlsxwriter

from tests.formats.made import docx, p, packed, r
from zhunsheng.formats import BOUNDS, DamagedFile, ErrorCell, TooLarge, take_in

SMALL = replace(BOUNDS, rows=50, columns=20, cells=200, area=600, paragraphs=30)


def workbook(*cells: tuple[int, int, object], **more: object) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("表")
    for row, column, value in cells:
        sheet.write(row, column, value)
    for row, column in more.get("blank", ()):  # type: ignore[attr-defined]
        sheet.write_blank(row, column, None, book.add_format({"bold": True}))
    for row, column, formula, result in more.get("formulas", ()):  # type: ignore[attr-defined]
        sheet.write_formula(row, column, formula, None, result)
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        pytest.param([(50, 0, 1)], "A51 还有内容", id="a row too many"),
        pytest.param([(0, 20, 1)], "U1 还有内容", id="a column too many"),
        pytest.param([(40, 15, 1)], "P41 还有内容", id="an area too wide"),
        pytest.param(
            [(row, column, 1) for row in range(30) for column in range(7)],
            "最多读 200 格",
            id="cells too many",
        ),
    ],
)
def test_a_workbook_just_above_a_bound_is_refused_with_the_place(
    cells: list[tuple[int, int, object]], says: str
) -> None:
    with pytest.raises(TooLarge, match=says):
        take_in(workbook(*cells), "大.xlsx", SMALL)


def test_a_workbook_at_the_bounds_is_read_and_cells_that_only_have_a_format_count_nothing() -> None:
    data = workbook((49, 0, 7), (0, 11, 8), blank=[(900, 0), (0, 300)])
    table = take_in(data, "表.xlsx", SMALL).tables[0]
    assert (table.at(49, 0), table.at(0, 11), len(table.rows)) == (7, 8, 50)


def test_rows_are_numbered_as_excel_numbers_them() -> None:
    table = take_in(workbook((4, 1, "甲"), (6, 0, 3)), "表.xlsx").tables[0]
    assert [number for number, _ in table.numbered()] == [5, 7]


def test_an_error_of_excel_is_kept_and_a_formula_is_known() -> None:
    table = take_in(
        workbook((0, 0, 1), formulas=[(2, 3, "=1/0", "#DIV/0!"), (0, 1, "=A1", 1)]), "表.xlsx"
    ).tables[0]
    assert table.at(2, 3) == ErrorCell("#DIV/0!")
    assert table.formulas == {(2, 3), (0, 1)}


def test_dates_in_the_chinese_formats_of_excel_are_dates() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    for at, form in enumerate((14, 27, 31, 57, 58)):
        sheet.write_number(0, at, 46213, book.add_format({"num_format": form}))
    book.close()
    row = take_in(out.getvalue(), "表.xlsx").tables[0].rows[0]
    assert {str(value) for value in row} == {"2026-07-10"}


def test_a_workbook_counted_from_1904_says_so_for_days_that_are_only_numbers() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "date_1904": True})
    book.add_worksheet().write_number(0, 0, 44620)
    book.close()
    assert take_in(out.getvalue(), "表.xlsx").tables[0].from_1904


def test_paragraphs_above_the_bound_are_refused_before_they_are_walked() -> None:
    assert take_in(docx(p(r("一")) * 30), "a.docx", SMALL).text.count("一") == 30
    with pytest.raises(TooLarge, match="有 31 段，最多读 30 段"):
        take_in(docx(p(r("一")) * 31), "a.docx", SMALL)


def test_what_unpacks_to_too_much_is_not_unpacked() -> None:
    with pytest.raises(TooLarge, match="解开以后超过"):
        take_in(packed({"word/document.xml": "0" * 2_000_000}), "a.docx", replace(BOUNDS, unpacked=1_000_000))


def test_a_csv_above_the_bound_is_refused() -> None:
    with pytest.raises(TooLarge, match="最多读 50 行"):
        take_in(b"1,2\n" * 51, "a.csv", SMALL)


def test_a_reading_that_takes_too_much_memory_ends_alone_with_a_sentence() -> None:
    with pytest.raises((DamagedFile, TooLarge), match="《大.docx》"):
        take_in(docx(p(r("字" * 1000)) * 3000), "大.docx", replace(BOUNDS, memory=60 * 1024 * 1024))
    assert take_in(docx(p(r("字"))), "小.docx").text == "字"


def test_a_reading_that_takes_too_long_is_stopped() -> None:
    began = time.monotonic()
    with pytest.raises(DamagedFile, match="超过了限度"):
        take_in(docx(p(r("字"))), "慢.docx", replace(BOUNDS, seconds=0))
    assert time.monotonic() - began < 5


def test_a_library_that_is_not_installed_is_not_called_a_damaged_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = subprocess.CompletedProcess([], 1, b"", b"ModuleNotFoundError: No module named 'olefile'")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)
    with pytest.raises(RuntimeError, match="olefile"):
        take_in(docx(p(r("字"))), "a.docx")
