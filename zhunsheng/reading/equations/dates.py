"""Dates: stretches that run backwards or are not as long as told, and steps of one matter out of their order.

6月3日至6月7日举办，为期5天      2021—2025年，共五年      3月12日受理，3月18日立案      2023年9月开工，2024年6月竣工
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhunsheng.numerals import number
from zhunsheng.reading.checks import Check, Page
from zhunsheng.reading.models import Relation

_DAY = r"(?:(?P<year{n}>(?:19|20)\d\d)年)?(?P<month{n}>\d{{1,2}})月(?:(?P<day{n}>\d{{1,2}})日)?"
_STRETCH = re.compile(_DAY.format(n=1) + r"(?:持续)?[至到—–~～-]{1,2}" + _DAY.format(n=2))
_LASTED = re.compile(
    r"[^。；\d]{0,12}(?:历时|为期|共计?|持续|前后|总计)(?P<many>\d{1,3}|[一二三四五六七八九十]{1,3})[天日](?!内)"
)
_YEARS = re.compile(
    r"(?P<one>20\d\d)年?[—–\-~～至到]{1,2}(?P<other>20\d\d)年?(?:[^。；，\d]{0,6}，)?[^。；，\d]{0,6}共(?:计)?(?P<many>[一二三四五六七八九十]|\d{1,2})个?年(?!度)"
)
_ONE = re.compile(_DAY.format(n=1))
_FAR = 16
"""Characters from a day to the word of what was done on it."""
# Steps of one matter, each group in its order
CHAINS = (
    (r"提出申请|提交申请|递交申请|收到申请|收到[^，。；]{0,6}申请|申请(?!人)", r"受理", r"立案", r"审结|办结|结案|作出[^，。；]{0,8}决定|判决|裁定"),
    (r"立案", r"调查终结|作出[^，。；]{0,8}决定|处罚决定|结案"),
    (r"批复|批准立项|立项", r"开工|动工", r"完工|竣工|验收|投入使用|投用|交付"),
    (r"审议通过|通过|公布|印发|发布", r"起施行|施行|生效|实施"),
    (r"召开", r"印发[^，。；]{0,6}纪要"),
    (r"签订", r"履行完毕|到期"),
)  # fmt: skip
_CHAINS = tuple(tuple(map(re.compile, chain)) for chain in CHAINS)
_SAID, _MEANT = 0.95, 0.85


@dataclass(frozen=True)
class _Point:
    """A month or a day; of two the coarser measure decides."""

    year: int
    month: int
    day: int
    start: int
    end: int
    own_year: bool

    def before(self, other: "_Point") -> bool:
        """Whether it surely lies before another."""
        mine, theirs = (self.year, self.month, self.day), (other.year, other.month, other.day)
        return mine < theirs if self.day and other.day else mine[:2] < theirs[:2]


def dates(page: Page) -> Iterator[Check]:
    """Every stretch of time and every matter with two days in a sentence."""
    for years in _YEARS.finditer(page.text):
        yield from _long(years)
    for sentence in page.sentences.all:
        if page.text.count("月", sentence.start, sentence.end) > 1:
            for stretch in _STRETCH.finditer(page.text, sentence.start, sentence.end):
                yield from _stretch(page, stretch)
            yield from _steps(page, _points(page.text, sentence.start, sentence.end))


def _point(told: re.Match[str], nth: str, year: int) -> _Point:
    own = told[f"year{nth}"]
    return _Point(
        int(own or year),
        int(told[f"month{nth}"]),
        int(told[f"day{nth}"] or 0),
        told.start(f"month{nth}"),
        told.end(),
        bool(own),
    )


def _stretch(page: Page, told: re.Match[str]) -> Iterator[Check]:
    """6月13日至6月7日: backwards; 5月1日到5月10日，历时15天: not so long."""
    one = _point(told, "1", 0)
    other = _point(told, "2", one.year)
    if other.before(one) and (other.own_year or (not one.year and one.month == other.month)):
        yield _wrong(told.span(), f"“{told.group()}”后面的日期早于前面的日期，请核对", _SAID)
        return
    lasted = _LASTED.match(page.text, told.end())
    if not lasted or not (one.day and other.day) or other.before(one):
        return
    try:
        days = (
            date(other.year or 2001, other.month, other.day) - date(one.year or 2001, one.month, one.day)
        ).days
    except ValueError:
        return  # 2月30日: told as an impossible day
    many = _many(lasted["many"])
    if many not in (days, days + 1) and many < 2 * days + 40:
        message = f"“{told.group()}”是{days + 1}天，文中写{many}天，请核对"
        yield _wrong((told.start(), lasted.end()), message, _MEANT)


def _long(told: re.Match[str]) -> Iterator[Check]:
    """2021—2026年，共五年: six, counting both."""
    years, many = int(told["other"]) - int(told["one"]), _many(told["many"])
    if many != years + 1 and not (many == years and "至" in told.group()):
        yield _wrong(
            told.span(),
            f"{told['one']}年到{told['other']}年是{years + 1}年，文中写{told['many']}年，请核对",
            _MEANT,
        )


def _many(word: str) -> int:
    return int(number(word))


def _points(text: str, begin: int, end: int) -> list[_Point]:
    """The days of a sentence; one without a year is of the year before it, or of the next where its month has passed by far."""
    found: list[_Point] = []
    for told in _ONE.finditer(text, begin, end):
        last = found[-1] if found else None
        point = _point(told, "1", last.year if last else 0)
        if point.month > 12:
            continue
        if last and not point.own_year and last.month - point.month >= 6:
            point = _Point(point.year + 1, point.month, point.day, point.start, point.end, own_year=False)
        found.append(_Point(point.year, point.month, point.day, told.start(), told.end(), point.own_year))
    return found


def _steps(page: Page, points: list[_Point]) -> Iterator[Check]:
    """3月22日受理，3月18日立案: a later step on an earlier day."""
    for chain in _CHAINS:
        placed: list[tuple[int, _Point]] = []
        for nth, point in enumerate(points):
            ahead = points[nth + 1].start if nth + 1 < len(points) else len(page.text)
            behind = re.split(r"[，。；\n]", page.text[point.end : min(point.end + _FAR, ahead)])[0]
            last = points[nth - 1].end if nth else 0
            before = re.split(r"[，。；\n]", page.text[max(point.start - _FAR, last) : point.start])[-1]
            rank = next((at for at, step in enumerate(chain) if step.search(behind)), None)
            if rank is None:
                rank = next((at for at, step in enumerate(chain) if step.search(before)), None)
            if rank is not None:
                placed.append((rank, point))
        for (one, first), (other, second) in (
            (a, b) for at, a in enumerate(placed) for b in placed[at + 1 :]
        ):
            if one == other or (first.year == 0) != (second.year == 0):
                continue
            earlier, later = (first, second) if one < other else (second, first)
            if later.before(earlier):
                span = min(first.start, second.start), max(first.end, second.end)
                yield _wrong(span, "后一步的日期早于前一步的日期，请核对先后", _MEANT)
                return


def _wrong(span: tuple[int, int], message: str, prior: float) -> Check:
    relation = Relation(kind="order", holds=False, terms=(span,), expr="", stated=None, computed=None)
    return Check(relation, "date_mismatch", "warning", message, span, prior)
