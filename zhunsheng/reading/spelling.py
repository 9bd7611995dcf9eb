r"""Spelling: broken dates, document numbers, units and punctuation, one rule each.

`error` only where no other reading is possible. A rule begins with the character that leads to it, and looks behind that
only then (a digit with none before it): so the search skips from one such character to the next.
"""

import re
from collections.abc import Iterator

from zhunsheng.reading.clean import without_links
from zhunsheng.reading.document import Document
from zhunsheng.reading.models import Finding, found

# kind, severity, rule, sentence ({} is what was found)
SPELLING: tuple[tuple[str, str, re.Pattern[str], str], ...] = (
    # 20198月 → 2019年8月;  201812月
    ("broken_date", "error", re.compile(r"[12](?<![\d.].)(?:(?<=1)9|(?<=2)0)\d{2}(?:1[0-2]|[1-9])月"), "“{}”年份后面漏了“年”字"),
    # 2019县政府 → 2019年县政府, but not 2000市场主体
    ("broken_date", "error", re.compile(r"[12](?<![\d.\-/号—–~至].)(?:(?<=2)0[0-4]|(?<=1)9[89])\d(?=县[委政域直级]|市[委政直级]|区[委政直级]|省[委政直级]|我[县市区省]|全[县市区省]|本[县市区省])"), "“{}”年份后面漏了“年”字"),
    # 青编〔202323号 → 〔2023〕23号
    ("broken_document_number", "error", re.compile(r"〔\d{5,8}号"), "“{}”文号漏了后括号“〕”"),
    # 青政办发202323） → 〔2023〕23号
    ("broken_document_number", "error", re.compile(r"[政府委办法司公党局][发字办函](?:19|20)\d{3,6}号?(?=[）)，。；])"), "“{}”文号漏了括号"),
    # 〔2019]23号
    ("broken_document_number", "warning", re.compile(r"〔\d{4}[\])）】]\d{1,5}号|[\[(（【]\d{4}〕\d{1,5}号"), "“{}”文号的括号不成对"),
    # 100%11个湖泊;  3.8%PM2.5
    ("missing_punctuation", "warning", re.compile(r"\d(?<!\d.)\d{0,8}(?:\.\d{1,2})?%(?:PM)?\d[\d.]*[\u4e00-\u9fff]{0,3}"), "“{}”两个数字连在一起，中间漏了标点"),
    # 胜诉率100%二是
    ("missing_punctuation", "warning", re.compile(r"\d(?<!\d.)\d{0,8}(?:\.\d{1,2})?%[一二三四五六七八九]是"), "“{}”“一是、二是”前面漏了标点"),
    # 占4%在各主、协办单位
    ("missing_punctuation", "note", re.compile(r"占\d{1,3}(?:\.\d{1,2})?%在[\u4e00-\u9fff]"), "“{}”百分比后面可能漏了标点"),
    # 减少14二是
    ("missing_unit", "warning", re.compile(r"\d(?<=[\u4e00-\u9fff].)\d{0,8}[二三四五六七八九十]是"), "“{}”数字后面漏了单位和标点"),
    # 出台28三定规定
    ("missing_unit", "warning", re.compile(r"\d(?<=[\u4e00-\u9fff].)(?<!第.)\d{0,3}[一二三四五六七八九](?=定|证|公|资|农|项|品|个)[\u4e00-\u9fff]"), "“{}”数字后面漏了单位"),
    # 2月30日, 13月
    ("impossible_date", "error", re.compile(r"\d(?<!\d.)\d?月(?:(?<=1[3-9]月|[2-9]\d月)\d{1,2}日|(?<=2月)(?<![1-9].月)3\d日|(?:(?<=[469]月)(?<![1-9].月)|(?<=11月))31日|(?:3[2-9]|[4-9]\d)日)"), "“{}”没有这一天"),
    # 区政府每年第一季度向区政府报告
    ("reports_to_itself", "warning", re.compile(r"([县市区州省人政](?<![\u4e00-\u9fff].)(?:人?民)?政?府)(?!部门|办公室|组成|所属|各|直属|工作)[^，。；\n向]{0,10}向\1(?![\u4e00-\u9fff]{0,6}(?:部门|办公室|常务))"), "“{}”自己向自己报告，报告对象可能写错"),
    # 在在依法
    ("doubled_character", "note", re.compile(r"([在的了])\1(?:(?<=在)(?<!在..)(?=[依各全县市区行])|(?<!在)(?=[\u4e00-\u9fff])(?!确))"), "“{}”有一个字重复"),
    # 扫一扫在手机上查看当前页面
    ("web_residue", "note", re.compile(r"扫一扫在手机[^\n]{0,20}|【打印】[| ]{1,3}【关闭】|打印[| ]{1,3}关闭|分享到[：:]?$", re.MULTILINE), "“{}”网页上的文字，不是报告内容"),
)  # fmt: skip


def spelling(text: str, document: Document) -> Iterator[Finding]:
    """Everything in the text that SPELLING describes, and a signature that lost its 年月日."""
    text = without_links(text)
    for kind, severity, rule, message in SPELLING:
        for match in rule.finditer(text):
            yield found(text, kind, severity, match.span(), message)
    yield from _lone_date(text, document)


# 2024414 alone on its line → 2024年4月14日
_LONE = re.compile(r"^[ \t]*((?:19|20)\d{2})([01]?\d)([0-3]?\d)[ \t]*$", re.MULTILINE)


def _lone_date(text: str, document: Document) -> Iterator[Finding]:
    """A signature that lost its 年月日; only with the year of the report or the next, for tables hold lone numbers too."""
    for match in _LONE.finditer(text):
        if document.year is not None and 0 <= int(match[1]) - document.year <= 1:
            yield found(text, "broken_date", "error", (match.start(1), match.end(3)), "“{}”漏了“年月日”")
