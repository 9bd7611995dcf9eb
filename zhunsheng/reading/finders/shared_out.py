"""Shared out: so many for each of so many, an average and what it was taken of, names told and counted.

为14个乡镇各配备2名，共配备28名             28 = 14 × 2
全县18个司法所共有人员54名，平均每所3名     3 = 54 ÷ 18
对教育、民政、水利3个部门开展督察           three names, three bodies
"""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import NOT_COUNTS, Check, Page, clause_start, exact, shown, spans, within
from zhunsheng.reading.models import Figure, Finding, Relation, found
from zhunsheng.reading.numerals import han_number

# 各配备2名, 平均每所3名, 人均40学时; not 各类, 各项
_EACH = re.compile(
    r"(?:各(?!类|级|项|种|地|乡|镇|村|县|部|单|界|方|族|有关|司|环|领|区|街|市|行)|每(?P<one>[个家名镇乡村所期场次人支件户月年站处批轮]|周|季度|单位|部门|社区)|平均|[人户场村月年日期次]均)"
    r"[^，。；\d]{0,10}$"
)
_OF_ALL = re.compile(r"共|总|合计|累计|全年|全县|全市|全区|发放|配备|投入|参加|达")
_NOT_ALL = re.compile(r"其中|最多|最少|最高|最低|要求|法定|上年|去年|不少于|以上|承诺")


def shared_out(page: Page) -> Iterator[Check]:
    """Every average, and every so-many-for-each, whose count and total are told in the same sentence."""
    for number, figures in page.by_sentence.items():
        begin = page.sentences.all[number].start
        for per in figures:
            told = _EACH.search(page.text, max(begin, per.num_start - 24), per.num_start)
            if told and per.value and exact(per):
                yield from _one(page, figures, per, told["one"] or "", average="均" in told.group())


def _one(page: Page, figures: list[Figure], per: Figure, one: str, *, average: bool) -> Iterator[Check]:
    """24个村各2名，共48名: so many for each, how many there are, and what they come to."""
    totals = [
        other for other in figures
        if other is not per and other.unit_norm == per.unit_norm and exact(other)
        and not _NOT_ALL.search(page.label(other))
    ]  # fmt: skip
    begin = clause_start(page.text, per.num_start)
    counts = [other for other in figures if begin <= other.start < per.start and exact(other) and other.unit_norm not in NOT_COUNTS] or [
        other for other in figures
        if other.unit_norm not in (per.unit_norm, "%", "个百分点", "") and exact(other) and other.value > 1
    ]  # fmt: skip
    named = [
        count
        for count in counts
        if one and count.unit == one or (one and page.text.startswith(one, count.end))
    ]
    pairs = [
        (total, count)
        for total in totals
        for count in (named or counts)
        if total is not count and count.value
    ]
    for total, count in pairs:
        if _gives(per, total, count):
            yield Check(_relation(per, total, count))
            return
    months = {"月": 12, "季度": 4}.get(one)
    if (
        not pairs
        and months
        and totals
        and "年" in page.text[page.sentences.all[page.sentences.index_at(per.start)].start : per.start]
    ):
        yield from _by_month(per, totals[0], months)
    if len(pairs) == 1 and (average or _OF_ALL.search(page.label(pairs[0][0]))):
        total, count = pairs[0]
        message = f"{count.quote}、每份{per.quote}，合起来是{shown(count.value * per.value)}，文中写{total.quote}，请核对"
        yield Check(
            _relation(per, total, count), "share_mismatch", "warning", message, _place(per, total, count)
        )


def _by_month(per: Figure, total: Figure, months: int) -> Iterator[Check]:
    """全年21次，每月平均1.75次."""
    computed = total.value / months
    relation = Relation(
        kind="ratio", holds=within(per, computed), terms=spans(per, total),
        expr=f"{shown(per.value)} = {shown(total.value)} ÷ {months}", stated=per.value, computed=round(computed, 4),
    )  # fmt: skip
    if relation.holds:
        yield Check(relation)
    else:
        message = f"{total.quote}除以{months}是{shown(round(computed, 2))}，文中写{per.quote}，请核对"
        yield Check(relation, "share_mismatch", "warning", message, _place(per, total))


def _gives(per: Figure, total: Figure, count: Figure) -> bool:
    """Whether an average agrees to one unit in its last place, or a round share exactly."""
    return abs(count.value * per.value - total.value) < 1e-6 or (
        "." in per.quote and within(per, total.value / count.value)
    )


def _relation(per: Figure, total: Figure, count: Figure) -> Relation:
    return Relation(
        kind="ratio", holds=_gives(per, total, count), terms=spans(per, total, count),
        expr=f"{shown(per.value)} = {shown(total.value)} ÷ {shown(count.value)}", stated=per.value, computed=round(total.value / count.value, 4),
    )  # fmt: skip


def _place(*figures: Figure) -> tuple[int, int]:
    return min(figure.start for figure in figures), max(figure.end for figure in figures)


# ---------------------------------------------------------------- names counted

# 教育、民政、水利、林业、商务5个部门; 等 leaves the list open. The digit leads, so that the search skips to it (`spelling`).
_COUNTED = re.compile(
    r"(?P<number>[\d两三四五六七八九十](?<![\d.一二三四五六七八九十百].)(?:(?<=\d)\d?|(?<!\d)[三四五六七八九十]{0,2}))[个家项类种大支道](?:[^，。；、\d]{0,8})?"
    r"(?:部门|单位|局|乡镇|镇|乡|街道|领域|方面|行业|环节|层面|机关|小组|中队|系统|类别|事项|决策|制度|机制|平台|县|重点|程序|类型|办法|清单|队伍)"
)
_NAMES = re.compile(r"(?:[\u4e00-\u9fff“”《》（）]{2,16}、)+[\u4e00-\u9fff“”《》（）]{2,16}$")
_VERB = re.compile(
    r"建立|建成|设立|打造|成立|新增|开展|发现|配备|下发|印发|排查|调整|共有|取消|涉及|办理|整改|选取|选择|达|共|各|近|约|前|第|每"
)
_AND = re.compile(r"(?<=[\u4e00-\u9fff])(?<!涉)(?:以及|和|与|及)(?=[\u4e00-\u9fff]{2})")
_FAR = 120
"""Characters of a list of names."""


def counted(text: str) -> Iterator[Finding]:
    """Names told one by one, and another number of them; with 等 there may be more than are named, but not fewer."""
    for told in _COUNTED.finditer(text):
        if "、" not in text[max(0, told.start() - 17) : told.start()]:
            continue
        left_open = text.startswith("等", told.start() - 1) and told.start() > 0
        end = told.start() - left_open
        before = re.split(r"[，。；：\d\n]", text[max(0, end - _FAR) : end])[-1]
        list_of = _NAMES.search(before)
        names = list_of.group().split("、") if list_of else []
        if not names or _VERB.search(names[-1]):
            continue
        word = told["number"]
        number = int(word) if word.isdigit() else int(han_number(word))
        least = len(names)
        joined = sum(len(_AND.findall(name)) for name in names)
        if least <= number <= least + joined or (left_open and number >= least):
            continue
        severity = "warning" if least > 2 and number < 2 * least + 4 else "note"
        message = f"列了{least}个名称，文中写{word}，请核对"
        place = (end - len(list_of.group() if list_of else ""), told.end())
        yield found(text, "names_miscounted", severity, place, message)
