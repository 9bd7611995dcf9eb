"""Numbers: what is known of each figure before any rule asks, told once: how exact it is, what it measures, of when.

近1400 lies between 1260 and 1400; 3.5万 between 3.45 and 3.55万; 比上年增加12件 is a change and no level; 上年的100件 is
of before. Rules ask here (``page.number(figure)``); none guesses it again.
"""

import re
from functools import cached_property

from zhunsheng.numerals import number
from zhunsheng.reading.models import Figure

_PRINTED = re.compile(r"(\d[\d,]*)(?:\.(\d+))?\s*[余多几来]?(万亿|[百千十]?[万亿]|[百千])?")
_MORE = frozenset({"余", "多", "几", "来", "以上", "及以上", "之多", "超过", "超", "逾", "突破", "大于", ">", "≥", "至少", "不少于", "不低于"})  # fmt: skip
_LESS = frozenset(
    {"近", "将近", "接近", "以下", "及以下", "以内", "之内", "不超过", "至多", "最多", "<", "≤", "小于"}
)
# 比上年增加12件, 同比减少9份, 净增7个; and a clause that says no more than 增加12件
_VERBS = "增长|上升|增加|提高|提升|下降|降低|减少|压减|压缩|缩短|精简|回落|上涨|下跌|增收|减收|短收|超收|扩大|缩小|收窄|节约|节省|结余|多|少|增|减|升|降"
_CHANGE = re.compile(
    rf"(?:[较比]|同比|环比|净|差)[^，。；：]*(?:{_VERBS})(?:幅度?|了|出|约|近|达|为)*$"
    rf"|^[，、的均各分别则又并且再共累计年月日已]*(?!节约|节省|结余)(?:{_VERBS})(?:幅度?|了|出|约|近)*$"
)
_LAST = frozenset("幅度了出约近达为") | {verb[-1] for verb in _VERBS.split("|")}
"""How the words before a change end; asked first, for it is cheap."""
# 同比增长, 年均增长, 降幅为: of a percentage every such word says a change
_GROWTH = re.compile(
    r"增长|上升|增加|提高|提升|下降|减少|降低|回落|上涨|下跌|压减|压缩|缩短|缩减|精简|增幅|[降减升涨跌增]幅|增速|多了?$|少了?$|净[增减]|同比|环比|节约|节省|翻"
)
# 由91%提高到98%: where it came to, no change
_GROWN_TO = re.compile(
    r"(?:增长|上升|增加|提高|提升|下降|降低|减少|回落|压减|压缩|缩短|缩减|精简|扩大|上涨|增|减|降|升)[到至为](?:[^，。；]{0,4}20\d\d年)?[^，。；\d]{0,4}$"
)
_SHARE = re.compile(r"占(?!地|用|道|有)|比重|占比")
_AVERAGE = re.compile(
    r"平均|[\u4e00-\u9fff](?<!平)均(?![为达已在有按未可不被由与需应能予将]|衡|等|等化|值|匀|势)(?:[^，。；]{0,8})$"
    r"|每(?![年月日天周季]|个季度)[\u4e00-\u9fff]{1,4}[^，。；、\d]{0,8}$|每(?:年|月|日|天|周|季度)[^，。；、\d]{0,6}$|万人[\u4e00-\u9fff]{0,6}$"
)
_PER = re.compile("[均每万]")
"""Without one of these nothing is an average; asked first, for it is cheap."""
_ALL_OF_THEM = re.compile(r"[两二三四五六七八九十各级数者类项县区]均|[两二三四五六七八九十\d]人均")
_RANK = re.compile(r"排名|排位|位次|位列|位居|名列|第$")
THEN = re.compile(
    r"上年|去年|同期|上一年|前一年|前年|原来|原有|原先|改革前|此前|年初|以前|上季度|上月|上个月|法定的?$|法定[^，；。]{0,4}$|[较比](?:年初|当年|本年)?(?:预算|计划|任务|目标)[^，。；]{0,6}$|[较比][^，。；|]{0,14}(?:的|末|底|时|前)$"
)
_FROM = re.compile(
    r"(?:^|[^来理])(?:[由从]|自(?=\d|去|上|年|原|$))(?:(?:19|20)\d\d年)?(?![^，。；\d]*(?:组成|牵头|负责|来看))[^，。；\d]{0,12}$"
)
_BRACKETED = ("同比（", "同期（", "上年（", "去年（")
"""同比（56件）下降25%."""
_ONWARD = re.compile(r"[^。；]{0,20}?(?:[到至为]|增|减|降|升|缩|扩|提)")
_TO = re.compile(
    r"(?:[到至]|达|现有|目前|今年|本年)[^，。；\d]{0,4}$|(?:减|增|降|升|压缩|缩短|提高|扩大|变|改)为$"
)
_PLAN = re.compile(r"预算|计划|目标|任务|应(?![诉急用对])|拟|额度|限额|指标")
_CUMULATIVE = re.compile(r"累计|以来|历年")
_YEAR = re.compile(r"(?<![\d较比与同])((?:19|20)\d\d)年")
_BRACKET = 120
"""Characters within which a bracket that was opened still holds."""
_YEAR_FAR = 48
"""Characters from a year to a number of it."""

LEVEL, CHANGE, RATE, SHARE, AVERAGE, MULTIPLE, RANK = (
    "level", "change", "rate", "share", "average", "multiple", "rank",
)  # fmt: skip
ROLES = (LEVEL, CHANGE, RATE, SHARE, AVERAGE, MULTIPLE, RANK)


class Number:
    """One figure with what is known of it; what few rules ask is read from the text when it is first asked.

    `role` is one of ROLES, `before` and `behind` the words of its clause; `begin` is where its sentence begins.
    """

    def __init__(
        self, figure: Figure, text: str, label: str, sentence: int, paragraph: int, begin: int
    ) -> None:
        self.figure, self.sentence, self.paragraph = figure, sentence, paragraph
        self.value, self.unit = figure.value, figure.unit_norm
        self.before, _, self.behind = label.partition("|")
        self.role = _role(figure, text, self.before)
        self._text, self._begin = text, begin

    @cached_property
    def _printed(self) -> tuple[int, float]:
        """Decimals and scale."""
        printed = _PRINTED.search(self.figure.quote)
        if printed is None:
            return 0, 1.0
        return len(printed[2] or ""), float(number(printed[3])) if printed[3] else 1.0

    @property
    def decimals(self) -> int:
        return self._printed[0]

    @property
    def scale(self) -> float:
        return self._printed[1]

    @property
    def step(self) -> float:
        """One unit in its last place."""
        return self.scale * 10.0**-self.decimals

    @cached_property
    def _interval(self) -> tuple[float, float]:
        decimals, scale = self._printed
        return _interval(self.figure, self.step, rounded=scale > 1 or decimals > 0)

    @property
    def low(self) -> float:
        """The least that it may say."""
        return self._interval[0]

    @property
    def high(self) -> float:
        """The most that it may say."""
        return self._interval[1]

    @cached_property
    def slack(self) -> float:
        """Half of what the number leaves open; 0 for a plain count."""
        low, high = self._interval
        return (high - low) / 2

    @property
    def exact(self) -> bool:
        """No 近, 余 or 以上: only then must it add up."""
        return not self.figure.qualifier

    @cached_property
    def year(self) -> int | None:
        """The year its clause names; None: none."""
        place = self.figure.num_start
        near = max(self._begin, place - _YEAR_FAR)
        years = _YEAR.findall(self._text, near, place) if self._text.find("年", near, place) >= 0 else []
        return int(years[-1]) if years else None

    @cached_property
    def then(self) -> bool:
        """It is marked as of before."""
        figure, text = self.figure, self._text
        return bool(
            THEN.search(self.before)
            or text.endswith(_BRACKETED, 0, figure.start)
            or (_FROM.search(self.before) and _ONWARD.match(text, figure.end))
        )

    @cached_property
    def now(self) -> bool:
        """It is marked as of the end of a change."""
        return bool(_TO.search(self.before))

    @cached_property
    def plan(self) -> bool:
        """It is due or budgeted."""
        return bool(_PLAN.search(self.before))

    @cached_property
    def cumulative(self) -> bool:
        return bool(_CUMULATIVE.search(self.before))

    @cached_property
    def bracket(self) -> int:
        """The place of the bracket it stands in, or -1."""
        return _bracket(self._text, self.figure.start)

    def printed(self, value: float) -> str:
        """The digits of a value as this number prints its own: 1.2亿 for 120000000 has the digits 12."""
        return f"{value / self.scale:.{self.decimals}f}".replace(".", "").lstrip("-0") or "0"


def _interval(figure: Figure, step: float, *, rounded: bool) -> tuple[float, float]:
    """What a number may say: 近1400 up to a tenth less, 20余 up to 15 % more, a rate one unit in its last place."""
    value = figure.value
    if figure.qualifier in _MORE:
        return value, value * 1.15 + step
    if figure.qualifier in _LESS:
        return value * 0.9, value
    if figure.qualifier:
        return value * 0.93, value * 1.07
    if figure.unit == "倍":
        return value - 0.6 * step, value + 0.6 * step
    if figure.unit in ("%", "‰") or figure.unit_norm == "个百分点":
        return value - step, value + step
    return (value - step / 2, value + step / 2) if rounded else (value, value)


def _role(figure: Figure, text: str, before: str) -> str:
    if figure.unit_norm == "个百分点":
        return CHANGE
    if figure.unit in ("%", "‰"):
        if _GROWTH.search(before) and not _GROWN_TO.search(before):
            return CHANGE
        alone = text[figure.start - 1 : figure.start] == "（" and text[figure.end : figure.end + 1] == "）"
        return SHARE if alone or before in ("的", "的比例") or _SHARE.search(before) else RATE
    if figure.unit == "倍":
        return MULTIPLE
    if _RANK.search(before):
        return RANK
    if _PER.search(before) and _AVERAGE.search(before) and not _ALL_OF_THEM.search(before):
        return AVERAGE
    return CHANGE if before[-1:] in _LAST and _CHANGE.search(before) else LEVEL


def _bracket(text: str, place: int) -> int:
    opened = text.rfind("（", max(0, place - _BRACKET), place)
    return opened if opened >= 0 and text.find("）", opened, place) < 0 else -1
