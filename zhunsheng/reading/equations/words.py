"""Words that state an amount: 近五成, 过半, 三分之一, 翻番, 下降三成, 全覆盖, 连续三年上升, held to the numbers beside them.

收到建议40件，当年解决19件，近五成得到落实      由12件增长到25件，实现翻番      三年来逐年增加，分别为612件、688件、745件
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from zhunsheng.numerals import number as value_of
from zhunsheng.reading.checks import NOT_COUNTS, Check, Page, shown, spans
from zhunsheng.reading.equations.change import falling, named_words
from zhunsheng.reading.models import Relation
from zhunsheng.reading.numbers import AVERAGE, LEVEL, RATE, SHARE, Number

_HAN = "一二两三四五六七八九"
_SHARE = re.compile(
    rf"(?P<about>近|将近|接近|约|超过?|逾|达)?(?P<tenths>[{_HAN}])成(?!立|功|效|员|果|为|本|长|分|年|都|熟|就)(?P<more>半)?(?P<after>以上|多|左右|以下)?"
    r"|(?P<over>过半|超过?一?半|半数以上|逾半|一半以上|大半)(?!年|月|天|小时|径)|(?P<near>近半数?|近一半|接近一半|将近一半)(?!年|月)|(?P<half>(?<=[占为])一?半)(?=[，。；、）\n]|$)"
    rf"|(?P<low>[{_HAN}])分之(?P<up>[{_HAN}])(?P<beyond>以上|多|左右)?"
)
_DOUBLE = re.compile(r"(?P<about>近|将近|约)?翻(?:了)?(?P<times>[一两])?番(?P<more>多|以上)?")
_ALL = re.compile(r"(?:实现|达到|做到)?全覆盖|无一(?:例外|遗漏|缺席)|(?:全部|均已)(?:达标|建成|设立|配备)")
_SERIES = re.compile(
    rf"(?:连续|近)?(?:[{_HAN}十\d]+年)?来?(?:连续|逐年|持续|连年|逐步|稳步)(?:[{_HAN}十\d]+年)?(?P<way>上升|增加|增长|提高|提升|攀升|递增|下降|减少|降低|回落|递减)"
)
_ANY = re.compile(r"成|半|番|分之|全覆盖|无一|全部|均已|连续|逐年|持续|连年|稳步|逐步")
"""Without one of these a sentence says nothing here; asked first, for it is cheap."""
_CHANGED = re.compile(r"[增减降升长少加]|下降|压缩|缩短|精简|提高")
_TIMES = frozenset({"年", "天", "日", "个月", "小时", "个工作日", "分钟", "周年", "期", "轮"})
_NEAR = 60
_MEANT, _SAID = 0.88, 0.93


def words(page: Page) -> Iterator[Check]:
    """Every word of an amount with the numbers of its sentence."""
    for number, figures in page.by_sentence.items():
        sentence = page.sentences.all[number]
        if not _ANY.search(page.text, sentence.start, sentence.end):
            continue
        numbers = [page.number(figure) for figure in figures]
        levels = [
            one
            for one in numbers
            if one.role == LEVEL and one.unit not in NOT_COUNTS and one.unit not in _TIMES
        ]
        for told in _SHARE.finditer(page.text, sentence.start, sentence.end):
            yield from _share(page, told, levels)
        for told in _DOUBLE.finditer(page.text, sentence.start, sentence.end):
            yield from _double(page, told, levels)
        for told in _ALL.finditer(page.text, sentence.start, sentence.end):
            yield from _all(page, told, levels)
        for told in _SERIES.finditer(page.text, sentence.start, sentence.end):
            yield from _series(page, told, numbers)


def _range(told: re.Match[str]) -> tuple[float, float]:
    """What a word may say, in percent."""
    if told["over"]:
        return 50.0, 100.0
    if told["near"]:
        return 40.0, 50.0
    if told["half"]:
        return 49.0, 51.0
    if told["low"]:
        value = float(100 * value_of(told["up"]) / value_of(told["low"]))
        return (value, value + 15) if told["beyond"] in ("以上", "多") else (value - 2, value + 2)
    value = 10 * float(value_of(told["tenths"])) + (5 if told["more"] else 0)
    if told["about"] in ("近", "将近", "接近"):
        return value - 7, value
    if told["about"] in ("超", "超过", "逾") or told["after"] in ("以上", "多"):
        return value, value + (10 if told["after"] == "多" else 15)
    return value - 5, value + 5


def _share(page: Page, told: re.Match[str], levels: list[Number]) -> Iterator[Check]:
    """近五成 of the two numbers of a sentence, or 下降三成 between the two of before and after."""
    low, high = _range(told)
    clause = re.split(r"[，。；：（]", page.text[max(0, told.start() - 16) : told.start()])[-1]
    own = named_words(clause.replace("占", "，").replace("的", "，"))
    changed = _CHANGED.search(clause)
    follows = changed and levels and min(one.figure.start for one in levels) > told.start()
    if (
        own
        and not follows
        and not own & named_words(page.text[max(0, told.start() - _NEAR) : told.start() - len(clause)])
    ):
        return  # 工业企业上云率近六成: of something else
    near = [one for one in levels if abs(one.figure.start - told.start()) <= _NEAR]
    if changed:
        for then, now in _then_now(near):
            value = 100 * (then.value - now.value if falling(clause) else now.value - then.value) / then.value
            yield _check(
                told,
                (then, now),
                value,
                low,
                high,
                f"由{then.figure.quote}到{now.figure.quote}，变化是{shown(round(value, 1))}%",
                _SAID,
            )
        return
    fits = [
        (part, whole) for part in near for whole in near
        if part is not whole and whole.value and low - 0.5 <= 100 * part.value / whole.value <= high + 0.5
    ]  # fmt: skip
    if fits or len(near) != 2 or near[0].unit != near[1].unit or not (near[0].exact and near[1].exact):
        return
    part, whole = sorted(near, key=lambda one: one.value)
    value = 100 * part.value / (whole.value or 1)
    yield _check(
        told,
        (part, whole),
        value,
        low,
        high,
        f"{part.figure.quote}占{whole.figure.quote}的{shown(round(value, 1))}%",
        _MEANT,
    )


def _then_now(levels: list[Number]) -> list[tuple[Number, Number]]:
    """The one pair of before and after, or none."""
    pairs = [
        (then, now) for then in levels for now in levels
        if then is not now and then.unit == now.unit and then.value and then.exact and now.exact
        and ((then.then and not now.then) or (then.year and now.year and then.year < now.year))
    ]  # fmt: skip
    return pairs if len(pairs) == 1 else []


def _double(page: Page, told: re.Match[str], levels: list[Number]) -> Iterator[Check]:
    """由12件增长到25件，实现翻番."""
    near = [
        one
        for one in levels
        if abs(one.figure.start - told.start()) <= _NEAR
        and (one.figure.end <= told.start() or one.figure.start - told.end() <= 24)
    ]
    if any(
        "、" in page.text[min(one.figure.end, told.end()) : max(one.figure.start, told.start())]
        for one in near
    ):
        return
    times = 4.0 if told["times"] == "两" else 2.0
    for then, now in _then_now(near):
        value = now.value / then.value
        low, high = (
            (times * 0.85, times)
            if told["about"]
            else (times, times * 1.5)
            if told["more"]
            else (times * 0.95, times * 1.3)
        )
        yield _check(
            told,
            (then, now),
            value,
            low,
            high,
            f"由{then.figure.quote}到{now.figure.quote}，是{shown(round(value, 2))}倍",
            _SAID,
        )


_AMONG = re.compile(r"[^，。；]{0,14}(?:中|内)，")


def _all(page: Page, told: re.Match[str], levels: list[Number]) -> Iterator[Check]:
    """38个部门中，设立公职律师的38个，实现全覆盖."""
    near = [one for one in levels if 0 < told.start() - one.figure.end <= _NEAR]
    if (
        len(near) != 2
        or near[0].unit != near[1].unit
        or not _AMONG.match(page.text, near[0].figure.end, near[1].figure.start)
    ):
        return
    whole, part = near
    value = 100 * part.value / (whole.value or 1)
    yield _check(
        told, (part, whole), value, 100, 100, f"{whole.figure.quote}中只有{part.figure.quote}", _MEANT
    )


def _series(page: Page, told: re.Match[str], numbers: list[Number]) -> Iterator[Check]:
    """三年来逐年增加，分别为612件、688件、745件: three and more of one unit, one after another."""
    after = [
        one
        for one in numbers
        if one.role in (LEVEL, RATE, SHARE, AVERAGE)
        and told.end() <= one.figure.start
        and one.unit not in _TIMES
    ]
    if not after or after[0].figure.start - told.end() > 24:
        return
    between = page.text[told.end() : after[0].figure.start]
    if "年" not in told.group() and not re.search("分别|依次", between):
        return  # 服务水平稳步提升，建成4个国家级、4个省级中心
    run = after[:1]
    for one in after[1:]:
        if (
            one.unit != run[0].unit
            or one.figure.start - run[-1].figure.end > 20
            or re.search("[；。]", page.text[run[-1].figure.end : one.figure.start])
        ):
            break
        run.append(one)
    if len(run) < 3 or not all(one.exact for one in run):
        return
    if run[0].year and run[-1].year and run[0].year > run[-1].year:
        run.reverse()
    down = falling(told["way"]) or "减" in told["way"]
    broken = [
        (one, other)
        for one, other in pairwise(run)
        if (other.value >= one.value if down else other.value <= one.value)
    ]
    relation = Relation(
        kind="order", holds=not broken, terms=spans(*(one.figure for one in run)),
        expr=f" {'>' if down else '<'} ".join(shown(one.value) for one in run), stated=run[-1].value, computed=run[0].value,
    )  # fmt: skip
    if not broken:
        yield Check(relation)
        return
    one, other = broken[0]
    place = min(item.figure.start for item in run), max(item.figure.end for item in run)
    message = f"说是{told.group()}，由{one.figure.quote}到{other.figure.quote}却不是，请核对"
    yield Check(relation, "word_mismatch", "warning", message, place, _SAID)


def _check(
    told: re.Match[str],
    pair: tuple[Number, Number],
    value: float,
    low: float,
    high: float,
    said: str,
    prior: float,
) -> Check:
    holds = low - 0.5 <= value <= high + 0.5 if high > 5 else low <= value <= high
    relation = Relation(
        kind="ratio", holds=holds, terms=spans(*(one.figure for one in pair)), expr=f"{shown(low)} ≤ {shown(round(value, 2))} ≤ {shown(high)}",
        stated=high, computed=round(value, 4),
    )  # fmt: skip
    if holds:
        return Check(relation)
    place = (
        min(told.start(), *(one.figure.start for one in pair)),
        max(told.end(), *(one.figure.end for one in pair)),
    )
    return Check(
        relation, "word_mismatch", "warning", f"{said}，文中说“{told.group()}”，请核对", place, prior
    )
