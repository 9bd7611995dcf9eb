"""Twice: one thing told in two places with two numbers, found by its words and not by a catalogue.

全年立案查处违法案件356件。…在立案查处的365件违法案件中…      备案调解员1286名。…组织全县1268名备案调解员轮训
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from zhunsheng.reading.checks import Check, Page, shown, spans
from zhunsheng.reading.mistakes import likelihood
from zhunsheng.reading.models import Relation
from zhunsheng.reading.numbers import LEVEL, RATE, Number

_FAR = 60
"""Sentences between the two."""
_GENERAL = re.compile(
    r"19\d\d年度?|20\d\d年度?|全年|今年|本年|去年|一年来|截至|目前|年底|年末|月底|共计|总计|累计|已经|上述|所有|全部|总共|我[县市区局院]|全[县市区省]|实现|年内|其中|我们|组织|通过|依托|针对|围绕|"
    + "|".join("共已了的所在有为达到于对从将各把约该这是次")
)
_NOT = re.compile(
    r"其中|上年|去年|同期|新增|每|平均|以上|不少于|法定|要求|目标|计划|另|其他|其余|月|季度|上半年|下半年|第[一二三四]|比|较|分别|再|又|增|减|最"
)
_SCOPE = re.compile(
    r"市区|县本级|市本级|区本级|本级|县级|乡镇|镇|街道|村|部门|城区|农村|城镇|中心|学校|企业|机关|省|全国|国家|市"
)
_HAN = re.compile("[\u4e00-\u9fff]{2,}")
_SAME = re.compile(r"上述|这|该|前述")
_NO_THINGS = frozenset({"", "年", "天", "日", "个月", "元", "倍", "个百分点", "小时"})
_MANY = 4
"""Places that a word may be of; what more numbers bear is no name."""
_CLOSE = 3
"""How far apart two small numbers of one thing may be for one to be a slip of the other."""
_ALIKE, _LONG = 0.75, 5
"""What two names must share: most of the shorter, or five pairs of characters."""


def twice(page: Page) -> Iterator[Check]:
    """Every two numbers of one name, unit and time in two sentences; two lists of the same form tell of two things."""
    order = {figure.start: at for at, figure in enumerate(page.figures)}
    found = list(_twice(page))
    places = [tuple(order[start] for start, _ in check.relation.terms) for check in found]
    for check, (one, other) in zip(found, places, strict=True):
        beside = [
            place for place in places
            if place != (one, other) and abs(place[0] - one) <= _MANY and abs(place[1] - other) <= _MANY
        ]  # fmt: skip
        if not beside:
            yield check


def _twice(page: Page) -> Iterator[Check]:
    """Every number under a name told before, with the number told then."""
    told: list[tuple[Number, frozenset[str]]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for figures in page.by_sentence.values():
        for figure in figures:
            if figure.value < 2 or figure.unit_norm in _NO_THINGS:
                continue
            number = page.number(figure)
            name = _name(number)
            if not name or sum(len(by_word[word]) > _MANY for word in name) * 2 > len(name):
                continue  # what many numbers bear is no name
            yield from _again(page, told, by_word, number, name)
            for word in name:
                by_word[word].append(len(told))
            told.append((number, name))


def _name(number: Number) -> frozenset[str]:
    """The pairs of characters that name a number; none where it is of a part, of another time or not exact."""
    behind = number.behind.partition("、")[0]
    if number.role not in (LEVEL, RATE) or not number.exact or _NOT.search(f"{number.before}|{behind[:4]}"):
        return frozenset()
    if number.bracket >= 0 or number.then or number.plan:
        return frozenset()
    words = _HAN.findall(_GENERAL.sub("，", f"{number.before[-16:]}，{behind[:9]}"))
    pairs = frozenset([word[at : at + 2] for word in words for at in range(len(word) - 1)])
    return pairs if len(pairs) > 1 else frozenset()


def _again(
    page: Page,
    told: list[tuple[Number, frozenset[str]]],
    by_word: dict[str, list[int]],
    number: Number,
    name: frozenset[str],
) -> Iterator[Check]:
    """The number told before under the same name, if there is just one and it is another."""
    shared: dict[int, int] = defaultdict(int)
    for word in name:
        for at in by_word.get(word, ()):
            shared[at] += 1
    same = [
        (at, many) for at, many in shared.items()
        if many > 1 and told[at][0].unit == number.unit and told[at][0].role == number.role
        and 0 < number.sentence - told[at][0].sentence <= _FAR
        and (many >= _LONG or (many >= _ALIKE * max(min(len(name), len(told[at][1])), 2) and abs(len(name) - len(told[at][1])) <= 6))
    ]  # fmt: skip
    if len(same) != 1:
        return
    other, words = told[same[0][0]]
    if other.value == number.value or _apart(other, number):
        return
    if any(one.value == number.value and one.unit == number.unit for one, _ in told):
        return  # told before under another name
    overlap = same[0][1] / max(len(name), len(words))
    named = bool(_SAME.search(page.text[max(0, number.figure.start - 4) : number.figure.start]))
    long = same[0][1] >= _LONG or (overlap > 0.8 and same[0][1] >= 4)
    alike = likelihood(number, other.value, other.value) > 1 or abs(number.value - other.value) <= _CLOSE
    prior = 0.9 if overlap == 1 and len(name) >= 5 else 0.72 if named or long else 0.5
    prior = prior if alike else min(prior, 0.5)
    relation = Relation(
        kind="difference", holds=False, terms=spans(other.figure, number.figure), expr=f"{shown(other.value)} = {shown(number.value)}",
        stated=number.value, computed=other.value,
    )  # fmt: skip
    message = f"前面写{other.before[-10:]}{other.figure.quote}，这里写{number.figure.quote}，请核对"
    yield Check(relation, "stated_twice", "warning", message, (number.figure.start, number.figure.end), prior)


def _apart(one: Number, other: Number) -> bool:
    """Whether two numbers are of other years or other scopes."""
    if one.year and other.year and one.year != other.year:
        return True
    if one.cumulative != other.cumulative:
        return True
    return set(_SCOPE.findall(one.before)) != set(_SCOPE.findall(other.before))
