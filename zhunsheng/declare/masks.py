"""Masks: how a sealed text may be shown to everybody. What a mask does not recognise it does not let through.

Natural persons' addresses, telephones, identity and account numbers stay out of what is published, and so do the names of
persons other than the one decided upon (办法 of provinces; ../shared/conventions.md §3.5); a firm is shown by name and code.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

HIDDEN_TEXT = "（不公开）"
SOMEBODY = "某"

_COMPOUND = frozenset(
    [
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "令狐",
        "慕容",
        "夏侯",
        "司徒",
        "司空",
        "轩辕",
        "宇文",
        "长孙",
        "端木",
        "南宫",
        "独孤",
        "呼延",
        "闻人",
        "澹台",
        "公冶",
        "宗政",
        "濮阳",
        "淳于",
        "单于",
        "太叔",
        "申屠",
        "仲孙",
        "钟离",
        "鲜于",
        "闾丘",
        "万俟",
        "赫连",
        "拓跋",
        "百里",
        "东郭",
        "西门",
        "南门",
        "第五",
        "左丘",
        "梁丘",
        "谷梁",
    ]
)
_FIRM = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9（）()·]*"
    r"(公司|集团|企业|工厂|厂|合作社|合伙|事务所|研究院|研究所|医院|卫生院|卫生室|诊所|药房|药店|学校|小学|中学|大学|学院|幼儿园|"
    r"银行|信用社|协会|商会|学会|基金会|促进会|委员会|办公室|政府|中心|商行|商店|超市|便利店|经营部|门市部|饭店|餐馆|酒店|宾馆|"
    r"养殖场|农场|林场|矿|加油站|工作室|分局|支队|大队|局)"
)
_HAN = re.compile(r"[\u3400-\u9fff]{2,4}")
_DOTTED = re.compile(r"[\u3400-\u9fff]+(?:[·•・][\u3400-\u9fff]+)+")
_CROWD = re.compile(r"(?P<name>[\u3400-\u9fff]{2,4})(?P<rest>等[0-9一二三四五六七八九十百两]{1,5}[人名户])")
_BETWEEN = re.compile(r"[、，,；;/\s]+")
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])"
)
_CODE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}")
# 到乡镇、街路、门牌为止：县级的名称只会在它们前面。
_BELOW = re.compile(r"[镇乡村路街巷弄号组栋幢室]|[^\u4e00-\u9fff]")
_LEVEL = re.compile(r"自治县|县|自治旗|旗|(?<!自治)区")
_NO_COUNTY = (
    "小区", "社区", "园区", "校区", "景区", "片区", "厂区", "库区", "矿区", "林区", "牧区", "营区", "战区", "宿区",
    "发区", "业区", "宅区", "活区", "理区", "新区", "公区", "属区", "术区", "保税区", "示范区",
)  # fmt: skip
"""What ends in 区 without being a county: 小区, 开发区 … (浦东新区 is one, but is not worth showing a 新区 that is none)."""


@dataclass(frozen=True)
class Mask:
    """A way of showing a sealed text: its key, what it does in the words offices use, and how."""

    key: str
    says: str
    apply: Callable[[str], str]

    def __call__(self, text: str) -> str:
        return without_identity(self.apply(" ".join(text.split()))) if text.strip() else ""


def without_identity(text: str) -> str:
    """The text with every identity number taken out: there is no place on a public page for one, whoever typed it where."""
    return _IDENTITY.sub(HIDDEN_TEXT, text)


def _surname(text: str) -> str:
    return "、".join(_one(part) for part in _BETWEEN.split(text) if part)


def _one(part: str) -> str:
    """One name: a firm's in full, a person's surname, and 某 for whatever is neither."""
    if crowd := _CROWD.fullmatch(part):
        return _one(crowd["name"]) + crowd["rest"]
    if len(part) >= 5 and _FIRM.fullmatch(part):
        return part
    if _HAN.fullmatch(part):
        surname = part[:2] if part[:2] in _COMPOUND and len(part) > 2 else part[:1]
        return surname + SOMEBODY
    return part[:1] + SOMEBODY if _DOTTED.fullmatch(part) else SOMEBODY


def _code(text: str) -> str:
    code = text.replace(" ", "").upper()
    return code if _CODE.fullmatch(code) and not _IDENTITY.fullmatch(code) else HIDDEN_TEXT


def _county(text: str) -> str:
    """The address down to its county, or to its city where no county is named."""
    below = _BELOW.search(text)
    above = text[: below.start()] if below else text
    for level in _LEVEL.finditer(above):
        if level.start() > 1 and not above[: level.end()].endswith(_NO_COUNTY):
            return above[: level.end()]
    city = above.rfind("市")
    return above[: city + 1] if city > 1 and above[city + 1 : city + 2] != "场" else HIDDEN_TEXT


SURNAME = Mask("surname", "自然人只显示姓氏，单位显示名称", _surname)
CREDIT_CODE = Mask("credit_code", "只显示统一社会信用代码，证件号码不显示", _code)
COUNTY = Mask("county", "地址只显示到县（市、区）", _county)
HIDDEN = Mask("hidden", "只显示有这一项，内容不公开", lambda text: HIDDEN_TEXT)

MASKS = (SURNAME, CREDIT_CODE, COUNTY, HIDDEN)
