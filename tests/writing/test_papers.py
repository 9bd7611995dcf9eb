"""Documents of a case: the template as it is read, refused, filled, and written."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.writing import TemplateError
from zhunsheng.writing.composition import Line, Role
from zhunsheng.writing.gbt9704 import EM, sealed_indents
from zhunsheng.writing.papers import BLANK, Form, Layout, Sort, Word, as_docx, fill, parse, problems
from zhunsheng.writing.papers.capitals import DIGITS, capitals

WORDS = {
    "party": Word("当事人"),
    "kind": Word("程序", choices=("普通", "简易", "当事人、第三人同意")),
    "fine": Word("罚款金额", Sort.NUMBER),
    "decided_on": Word("决定日期", Sort.DAY),
    "handlers": Word("承办人员", Sort.PEOPLE),
    "things": Word("物品", Sort.ROWS, columns={"name": Word("品名"), "number": Word("数量", Sort.NUMBER)}),
}
DAY = date(2026, 3, 1)
NOTICE = """\
// 写给改模板的人看的
种类：公文
机关：云溪县人民政府
文号：{party}字

# 通知书

> {party}：
罚款{fine|money}（大写：{fine|capital}）。
? kind = 简易 或 当事人、第三人同意：适用简易程序。
? handlers：承办人员：{handlers}。
附件：清单
附件：证据
署名：云溪县人民政府
日期：{decided_on}
"""
SHEET = """\
种类：表格
# 物品清单
|| 1 2 1 2
| 当事人 | {party} | 日期 | {decided_on|day} |
| 物品 | 品名 | < | 数量 |
each things | {row} | {name} | < | {number} |
| 签名 | {blank} | < | < | 3
| ^ | {blank} | < | < |
"""


def filled(text, **values):
    template = parse(text, "某文书.md")
    assert list(problems(template, WORDS)) == []
    return fill(template, WORDS, values, dated_on=DAY, names=lambda ids: "、".join(f"第{i}人" for i in ids))


def lines(paper, role):
    return [b.text for b in paper.blocks if isinstance(b, Line) and b.role is role]


def test_a_notice_is_filled_in_the_order_it_is_written() -> None:
    paper = filled(
        NOTICE, party="王五", kind="简易", fine=Decimal("12000.00"), decided_on=DAY, handlers=(3, 5)
    )
    assert [(b.role, b.text) for b in paper.blocks] == [
        (Role.TITLE, "云溪县人民政府"),
        (Role.TITLE, "通知书"),
        (Role.NUMBER, "王五字"),
        (Role.ADDRESSEE, "王五："),
        (Role.BODY, "罚款12000元（大写：壹万贰仟元整）。"),
        (Role.BODY, "适用简易程序。"),
        (Role.BODY, "承办人员：第3人、第5人。"),
        (Role.ATTACHMENT, "附件：1.清单"),
        (Role.ATTACHMENT, "2.证据"),
        (Role.ISSUER, "云溪县人民政府"),
        (Role.DATE, "2026年3月1日"),
    ]
    assert (paper.title, paper.layout, paper.missing) == ("通知书", Layout.OFFICIAL, ())


def test_what_was_not_recorded_is_a_visible_blank_and_is_told() -> None:
    paper = filled(NOTICE, party="", kind="普通")
    assert lines(paper, Role.BODY) == [f"罚款{BLANK}（大写：{BLANK}）。"]
    assert paper.missing == ("当事人", "罚款金额", "决定日期")
    assert "None" not in "".join(b.text for b in paper.blocks)


def test_a_conditional_line_that_does_not_stand_is_not_missing_anything() -> None:
    assert "承办人员" not in filled(NOTICE).missing


def test_a_choice_that_holds_a_comma_is_one_choice() -> None:
    assert "适用简易程序。" in lines(filled(NOTICE, kind="当事人、第三人同意"), Role.BODY)


def test_a_text_of_several_paragraphs_stays_several_and_loses_control_characters() -> None:
    paper = filled("种类：笔录\n# 记录\n{party}\n", party="第一段\n\n第二段\x00\x0b")
    assert lines(paper, Role.BODY) == ["第一段", "第二段"]


def test_a_value_cannot_bring_braces_to_life() -> None:
    assert lines(filled("种类：公文\n# 通知\n{party}\n", party="{fine|money}"), Role.BODY) == ["{fine|money}"]


def test_a_form_repeats_its_row_and_merges_its_cells() -> None:
    things = [{"name": "秤", "number": 2}, {"name": "砝码", "number": None}]
    paper = filled(SHEET, party="王五", decided_on=DAY, things=things)
    form = paper.blocks[1]
    assert isinstance(form, Form)
    assert [[box.text.strip("　") for box in row] for row in form.rows] == [
        ["当事人", "王五", "日期", "2026年3月1日"],
        ["物品", "品名", "数量"],
        ["1", "秤", "2"],
        ["2", "砝码", BLANK],
        ["签名", ""],
        ["", ""],
    ]
    assert [(box.across, box.down) for box in form.rows[4]] == [(1, 2), (3, 1)]
    assert [(box.across, box.down) for box in form.rows[5]] == [(1, 0), (3, 1)]
    assert [box.label for box in form.rows[0]] == [True, False, True, False]
    assert form.heights == (1, 1, 1, 1, 3, 1)
    assert paper.missing == ("物品第 2 行的数量",)


def test_a_list_without_rows_leaves_one_blank_row_and_is_missing_once() -> None:
    paper = filled(SHEET, party="王五", decided_on=DAY)
    assert [box.text for box in paper.blocks[1].rows[2]] == ["1", BLANK, BLANK]
    assert paper.missing == ("物品",)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("种类：公文\n正文\n", 0, "没有标题"),
        ("种类：信函\n# 题\n", 0, "种类“信函”不认识"),
        ("# 题\n", 0, "没有写种类"),
        ("种类：公文\n单位：甲\n# 题\n", 2, "不认识“单位：甲”"),
        ("种类：公文\n种类：表格\n# 题\n", 2, "写了两次"),
        ("种类：公文\n# 题\n# 又一题\n", 3, "标题写了两次"),
        ("种类：公文\n# 题\n- 甲\n", 3, "行首的“-”不认识"),
        ("种类：公文\n# 题\n?甲乙\n", 3, "条件"),
        ("种类：公文\n# 题\n? a：? b：甲\n", 3, "行首的“?”不认识"),
        ("种类：公文\n# 题\n甲{\n", 3, "花括号不成对"),
        ("种类：公文\n# 题\n{当事人}\n", 3, "“{当事人}”读不懂"),
        ("种类：公文\n# 题\n| 甲 |\n", 3, "行首的“|”不认识"),
        ("种类：表格\n# 题\n|| 一 二\n| 甲 | 乙 |\n", 3, "各列的宽窄"),
        ("种类：表格\n# 题\n|| 1 0\n| 甲 | 乙 |\n", 3, "各列的宽窄"),
        ("种类：表格\n# 题\n|| 1 2\n", 3, "表格没有行"),
        ("种类：表格\n# 题\n|| 1 2\n| 甲 |\n", 4, "这一行有 1 格，表格是 2 列"),
        ("种类：表格\n# 题\n|| 1 2\n| < | 甲 |\n", 4, "第一格左边没有格"),
        ("种类：表格\n# 题\n|| 1 2\n| ^ | 甲 |\n", 4, "没有可以并入的格"),
        ("种类：表格\n# 题\n|| 1 1\n| 甲 | < |\n| 乙 | ^ |\n", 5, "没有对着上一格的左边"),
        ("种类：表格\n# 题\n|| 1 1\n| 甲 | < |\n| ^ | 乙 |\n", 5, "不一样宽"),
        ("种类：表格\n# 题\n|| 1 1\n| 甲 | 乙 |\neach rows | ^ | {a} |\n", 5, "不能并入上格"),
        ("种类：表格\n# 题\n|| 1 1\n| 甲 | 乙 | 高\n", 4, "表格的行读不懂"),
    ],
    ids=lambda value: value if isinstance(value, str) and "\n" not in value else "",
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_refused_with_its_place(text: str, line: int, says: str) -> None:
    with pytest.raises(TemplateError) as refused:
        parse(text, "某文书.md")
    assert says in str(refused.value)
    assert refused.value.where == (f"某文书.md 第 {line} 行" if line else "某文书.md")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("{parti}", "第 3 行：没有字段 parti。可用：party"),
        ("{party|money}", "第 3 行：格式 money 只用于数，party（当事人）是文字"),
        ("{fine|cash}", "第 3 行：没有格式 cash。可用："),
        ("{things}", "第 3 行：things 是明细"),
        ("? kin：甲", "第 3 行：条件里没有字段 kin。可用：kind"),
        ("? kind = 简单：甲", "第 3 行：kind（程序）没有“简单”。可用：简易"),
        ("|| 1\neach party | {name} |", "第 4 行：each 后面的 party 不是明细字段。可用：things"),
        ("|| 1\neach things | {price} |", "第 4 行：没有字段 price"),
        ("|| 1\n| {row} |", "第 4 行：没有字段 row"),
    ],
    ids=["field", "sort", "format", "rows", "condition", "choice", "each", "column", "row number outside"],
)
def test_what_nobody_knows_is_said_with_file_and_line_and_what_is_known(body: str, says: str) -> None:
    found = list(problems(parse(f"种类：表格\n# 题\n{body}\n", "某文书.md"), WORDS))
    assert len(found) == 1
    assert found[0].startswith(f"某文书.md {says}")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "零元整"),
        ("10", "壹拾元整"),
        ("12000", "壹万贰仟元整"),
        ("1001.05", "壹仟零壹元零伍分"),
        ("100001", "壹拾万零壹元整"),
        ("105000", "壹拾万零伍仟元整"),
        ("100002000", "壹亿零贰仟元整"),
        ("0.5", "伍角整"),
        ("0.05", "伍分"),
        ("1680.32", "壹仟陆佰捌拾元零叁角贰分"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("-120", "负壹佰贰拾元整"),
    ],
)
def test_an_amount_in_words(amount: str, words: str) -> None:
    assert capitals(amount) == words


def value_of(words: str) -> int:
    """The cents that an amount in words says, read back by the rules of reading and not of writing."""
    total = part = digit = 0
    for mark in words:
        if mark in DIGITS:
            digit = DIGITS.index(mark)
        elif mark in "拾佰仟":
            part, digit = part + digit * 10 ** ("拾佰仟".index(mark) + 1), 0
        elif mark in "万亿":
            total, part, digit = total + (part + digit) * 10 ** (4 if mark == "万" else 8), 0, 0
        elif mark == "元":
            total, part, digit = (total + part + digit) * 100, 0, 0
        elif mark in "角分":
            total, digit = total + digit * (10 if mark == "角" else 1), 0
    return total


@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_an_amount_in_words_says_the_amount(cents: int) -> None:
    words = capitals(Decimal(cents) / 100)
    assert value_of(words) == cents
    assert "零零" not in words


def test_an_amount_that_has_no_words_is_refused() -> None:
    with pytest.raises(ValueError, match="写不成大写"):
        capitals(10**16)


def test_what_the_template_leaves_to_the_pen_is_told_once_and_not_what_a_record_says() -> None:
    paper = filled("种类：公文\n# 通知\n{party}【写明理由】\n【写明理由】【写明日期】\n", party="【甲】")
    assert paper.to_write == ("写明理由", "写明日期")
    assert lines(paper, Role.BODY)[0] == "【甲】【写明理由】"


def test_the_issuer_stands_centred_over_a_date_four_characters_from_the_right() -> None:
    date_width = 4 / 2 + 1 + 1 / 2 + 1 + 1 / 2 + 1  # 2026年3月1日
    issuer_right, date_right = sealed_indents("云溪县人民政府", "2026年3月1日")
    assert date_right == 4 * EM
    assert issuer_right + 7 * EM / 2 == pytest.approx(date_right + date_width * EM / 2, abs=1)
    assert sealed_indents("很" * 20, "2026年3月1日") == (0, round((20 - date_width) / 2 * EM))


def test_the_file_reads_back_as_it_was_filled() -> None:
    paper = filled(NOTICE, party="王喆", kind="简易", fine=1, decided_on=DAY, handlers=(1,))
    written = docx.Document(BytesIO(as_docx(paper)))
    assert [p.text for p in written.paragraphs] == [b.text for b in paper.blocks]
    assert written.core_properties.title == "通知书"
    assert as_docx(paper) == as_docx(paper)


def test_the_form_in_the_file_has_its_merged_cells() -> None:
    paper = filled(SHEET, party="王五", decided_on=DAY, things=[{"name": "秤", "number": 2}])
    (table,) = docx.Document(BytesIO(as_docx(paper))).tables
    assert [cell.text for cell in table.rows[1].cells] == ["物品", "品名", "品名", "数量"]
    assert table.cell(3, 0)._tc is table.cell(4, 0)._tc


def test_a_red_head_has_its_line_under_the_number() -> None:
    paper = filled("种类：公文\n版头：云溪县人民政府文件\n文号：云政〔2026〕1号\n# 通知\n正文\n")
    assert [b.role for b in paper.blocks] == [Role.MARK, Role.NUMBER, Role.TITLE, Role.BODY]
    body = docx.Document(BytesIO(as_docx(paper))).element.xml
    assert body.index("云溪县人民政府文件") < body.index("pBdr") < body.index("通知")
