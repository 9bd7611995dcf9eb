"""How a part is written: lines, small headings, tables; nothing a person types can break it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.drafts.earlier import beside
from zhunsheng.drafts.markup import Sources, parsed, quoted_keys, tidy, written
from zhunsheng.drafts.tests.test_begin import LAST_YEAR
from zhunsheng.writing import Paragraph, Table

EVERYTHING = """第一段{a.b}。第二句。
【小标题】
表：情况表
| 类型 | 件数 |
| 邻里 | {a.b|number} |
最后一段。"""


KNOWN = Table("登记的表", ("类型",), (("{a.b}",),))
SOURCES = Sources(lambda key: key == "a.b", {KNOWN.caption: KNOWN})


def test_lines_become_paragraphs_headings_and_tables() -> None:
    done = parsed("标题", 2, EVERYTHING, SOURCES)
    assert [(one.heading, one.level) for one in done.sections] == [("标题", 2), ("小标题", 3)]
    assert done.problems == []
    (first,), (table, last) = (one.items for one in done.sections)
    assert isinstance(first, Paragraph)
    assert isinstance(table, Table)
    assert isinstance(last, Paragraph)
    assert [one.text for one in first.sentences] == ["第一段{a.b}。", "第二句。"]
    assert (table.caption, table.header, table.rows) == (
        "情况表",
        ("类型", "件数"),
        (("邻里", "{a.b|number}"),),
    )


def test_a_caption_alone_calls_the_table_of_the_register() -> None:
    done = parsed("标题", 1, "表：登记的表", SOURCES)
    assert done.sections[0].items == (KNOWN,)
    assert quoted_keys("表：登记的表", SOURCES.tables) == {"a.b"}


def test_an_outline_written_as_markup_reads_back_the_same() -> None:
    items = [item for one in parsed("标题", 1, EVERYTHING, SOURCES).sections for item in one.items]
    again = parsed("标题", 1, "\n".join(written(item) for item in items), SOURCES).sections[0]
    assert list(again.items) == items


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("好的。\n坏的{a.b。", 2, "看不懂占位"),
        ("{a.c}", 1, "没有数字 a.c"),
        ("{a.b|多少}", 1, "没有格式"),
        ("| 甲 | 乙 |\n| 一 |", 2, "有 1 格，表头有 2 格"),
        ("表：空", 1, "不成表"),
    ],
    ids=["括号没关", "没有的数字", "没有的格式", "少一格", "空表"],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, why: str) -> None:
    (problem,) = parsed("标题", 1, text, SOURCES).problems
    assert problem.line == line
    assert why in problem.message


@given(st.text(alphabet=st.sampled_from("甲。！{}|.表：【】a b\n\t\x00\u200b“”"), max_size=60))
def test_nothing_that_is_typed_breaks_a_part(text: str) -> None:
    kept = tidy(text)
    parsed("标题", 1, kept, SOURCES)
    quoted_keys(kept, SOURCES.tables)
    assert tidy(kept) == kept


def test_a_pasted_text_is_kept_without_indents_and_control_characters() -> None:
    assert tidy("\u3000\u3000第一段。\r\n\r\n\r\n\r\n 第二\t段\x07。 ") == "第一段。\n\n第二 段。"


def test_last_years_parts_are_found_by_their_headings_in_other_words() -> None:
    found = beside(
        LAST_YEAR,
        ["依法开展人民调解", "存在的不足和原因", "2027年推进法治政府建设的主要安排", "严格规范执法"],
    )
    assert found == {
        "依法开展人民调解": "去年受理纠纷1件。",
        "存在的不足和原因": "去年的问题。",
        "2027年推进法治政府建设的主要安排": "去年的打算。",
    }
