"""Printed pages are put back into paragraphs by where their text stands."""

import pytest

from zhunsheng.formats.layout import Piece, printed

LEFT, RIGHT, SIZE = 90.0, 520.0, 16.0


def line(text: str, top: float, *, indent: float = 0, full: bool = False) -> Piece:
    """A line of the type area; a full one reaches its right edge."""
    left = LEFT + indent * SIZE
    return Piece(text, left, RIGHT if full else left + SIZE * len(text), top, top + SIZE)


def row(*cells: str, top: float) -> list[Piece]:
    """Cells that stand far apart on one line."""
    return [
        Piece(cell, LEFT + 120 * at, LEFT + 120 * at + SIZE * len(cell), top, top + SIZE)
        for at, cell in enumerate(cells)
    ]


@pytest.mark.parametrize("foot", ["— 2 —", "2", "- 2 -", "第 2 页 共 2 页", "第2页", "2/3"])
@pytest.mark.parametrize("first", [True, False], ids=["drawn first", "drawn last"])
def test_a_page_number_cuts_no_sentence_wherever_it_is_drawn(foot: str, first: bool) -> None:
    number = Piece(foot, 300, 340, 800, 812)
    body = [line("全年共依法办理行政复议案件86", 700, indent=2, full=True)]
    pages = [[number, *body] if first else [*body, number], [line("件，审结80件。", 80)]]
    found = printed(pages)
    assert found.text == "全年共依法办理行政复议案件86件，审结80件。"
    assert found.page_numbers == 1


def test_a_long_heading_does_not_swallow_the_paragraph_below() -> None:
    heading = line("（四）严格规范公正文明执法，加大重点领域执法力度工作", 100, indent=0.6, full=True)
    text = printed([[heading, line("全年办理案件5件。", 125, indent=2)]]).text
    assert text.splitlines() == ["（四）严格规范公正文明执法，加大重点领域执法力度工作", "全年办理案件5件。"]


def test_the_automatic_spacing_between_characters_and_digits_is_no_blank() -> None:
    text = printed([[line("2025 年 8 月，予以废止 17 件，合格率 98 %，A 级 3 家，1 398 件", 100)]]).text
    assert text == "2025年8月，予以废止17件，合格率98 %，A级3家，1 398件"


def test_rows_of_a_table_stay_rows_and_come_as_cells() -> None:
    rows = [
        *row("类别", "收案", "审结", top=200),
        *row("公安", "31", "27", top=220),
        *row("合计", "31", "27", top=240),
    ]
    found = printed([[line("附表", 180), *rows, line("（二）依法办理复议案件。", 270, indent=2)]])
    assert found.text.splitlines() == [
        "附表",
        "类别\t收案\t审结",
        "公安\t31\t27",
        "合计\t31\t27",
        "（二）依法办理复议案件。",
    ]
    assert found.tables[0].rows == (("类别", "收案", "审结"), ("公安", "31", "27"), ("合计", "31", "27"))


def test_text_struck_twice_for_bold_is_read_once_and_a_running_head_not_at_all() -> None:
    pages = [
        [
            line("云溪县公报", 40),
            line(f"第{n}段正文写在这里。", 100, indent=2),
            line(f"第{n}段正文写在这里。", 100, indent=2),
        ]
        for n in "甲乙丙"
    ]
    assert printed(pages).text.splitlines() == [
        "第甲段正文写在这里。",
        "第乙段正文写在这里。",
        "第丙段正文写在这里。",
    ]


def test_radicals_of_old_browsers_become_characters() -> None:
    assert printed([[line("⾏政复议⼀百⼆⼗件", 100)]]).text == "行政复议一百二十件"


def test_a_page_without_text_is_told() -> None:
    assert printed([[line("正文。", 100)], []]).empty_pages == (2,)


def test_a_line_that_a_long_number_left_short_goes_on_in_the_next() -> None:
    short = Piece("调解纠纷3905件，成功3871件，成功率", LEFT + 32, RIGHT - 3.2 * SIZE, 100, 116)
    full = [line("前文写满这一行" * 4, top, full=True) for top in (20, 45, 70)]
    assert printed([[*full, short, line("99.13%。", 128)]]).text.splitlines()[-1].endswith("成功率99.13%。")


def test_a_line_with_room_for_what_follows_is_the_last_of_its_paragraph() -> None:
    full = [line("前文写满这一行" * 4, top, full=True) for top in (20, 45, 70)]
    short = Piece("附件目录", LEFT + 32, RIGHT - 3.2 * SIZE, 100, 116)
    assert printed([[*full, short, line("甲表", 128)]]).text.splitlines()[-1] == "甲表"
