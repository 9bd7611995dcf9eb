"""Names: told one by one and counted: 对教育、民政、水利3个部门开展督察."""

import re
from collections.abc import Iterator

from zhunsheng.numerals import NotANumeral
from zhunsheng.numerals import number as value_of
from zhunsheng.reading.models import Finding, found

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
        try:
            number = int(value_of(word))
        except NotANumeral:
            continue
        least = len(names)
        joined = sum(len(_AND.findall(name)) for name in names)
        if word == "两" or least <= number <= least + joined or (left_open and number >= least):
            continue
        severity = "warning" if least > 2 and number < 2 * least + 4 else "note"
        message = f"列了{least}个名称，文中写{word}，请核对"
        place = (end - len(list_of.group() if list_of else ""), told.end())
        yield found(text, "names_miscounted", severity, place, message)
