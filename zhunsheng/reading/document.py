"""What the report says of itself: title, region, year, the day it was signed."""

import re
from dataclasses import dataclass
from datetime import date

# 某县2024年法治政府建设年度报告; at most one line, near the top
_TITLE = re.compile(
    r"^.{0,40}(?:报告|总结|方案|要点|规划|计划|意见|纲要|通报|情况|公报|年报|决算|预算|情况说明)$"
)
_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
# 漯河市源汇区…, 某省某县…, 金华市义乌市…; 通州区, 沙市区 and 某县市场监管局 are traps
REGION = re.compile(
    r"""(?P<province>[\u4e00-\u9fff]{1,8}?(?:自治区|省))?
    (?P<city>[\u4e00-\u9fff]{1,8}?(?:自治州|地区|市(?![市区场政容])|州(?![市区县湾])|盟))?
    (?P<county>[\u4e00-\u9fff]{1,8}?(?:自治县|自治旗|新区|县|区|旗)|[\u4e00-\u9fff]{1,4}市(?=人民政府|司法局|\d|法治))?""",
    re.VERBOSE,
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?年")
# 2024年12月3日 on a line of its own, also with signs or spaces
_SIGNED = re.compile(r"^[ \t]*((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日[ \t]*$", re.MULTILINE)
# 发布时间:2020-04-20, 发文日期:\n 2020-04-20
_PUBLISHED = re.compile(
    r"(?:发布时间|发布日期|发文日期|成文日期)：?\s{0,12}((?:19|20)\d{2})[-年./](\d{1,2})[-月./](\d{1,2})"
)
# 法治政府建设年度报告, 2024年法治政府建设工作总结; reports on other matters (…示范创建自评报告) have other contents
_YEARLY = re.compile(r"(?:法治|依法行政)(?!.{0,20}自评).{0,20}(?:报告|总结|情况)$")
_PLAN = re.compile(r"方案|计划|要点|规划|纲要|任务分解|工作安排")


@dataclass(frozen=True)
class Document:
    """Title, region and year as far as the text tells; the day it was signed, or else published."""

    title: str = ""
    region: str = ""
    year: int | None = None
    dated_on: date | None = None
    dated: tuple[int, int] = (0, 0)
    titled: tuple[int, int] = (0, 0)
    signed: bool = False
    """`dated_on` is the day it was signed, not that of its publication."""

    @property
    def plans(self) -> bool:
        """The document says what shall be, not what was."""
        return bool(_PLAN.search(self.title))

    @property
    def is_yearly(self) -> bool:
        """The yearly report on building a government under the rule of law, whose contents are prescribed."""
        return not self.plans and bool(_YEARLY.search(self.title))


def describe(cleaned: str) -> Document:
    """Reads title, region, year and signature."""
    title, titled = _title(cleaned)
    dated_on, dated = _dated(cleaned)
    return Document(
        title,
        _region(cleaned, title),
        _year(cleaned, title),
        dated_on,
        dated,
        titled,
        any(match.start(1) == dated[0] for match in _SIGNED.finditer(cleaned)),
    )


# 首页, 字号：大 中 小, 来源：… are of the page; 各位代表： speaks to the house; ——2026年1月… tells where it was given
_NO_TITLE = re.compile(
    r"^(?:#|•|—|首页|当前位置|您的位置|您现在|字号|【|打印|下载|收藏|全屏|加大|还原|减小|关闭|分享|来源|时间|发布|索引号|发文|成文|主题|无障碍|登录|繁体|目\s*录|附件|[一二三四五六七八九十]{1,2}、|（[一二三四五六七八九十]{1,2}）|第[一二三四五六七八九十]部分|\||\d+[.、．])|[：:】>]$|^[大中小]$"
)
# 关于某县2025年预算执行情况 / 和2026年预算草案的报告: a title over two lines
_BEGUN = re.compile(
    r"^(?:.{0,24}(?:人民政府|委员会|办公室|局|厅)|.{0,12}关于.{2,40}|(?:19|20)\d\d年.{0,24}|.{2,12}[省市县区州盟旗])$"
)
_PUNCTUATED = re.compile(r"[。，；：！？]")


def _title(text: str) -> tuple[str, tuple[int, int]]:
    """The first line that ends as titles end, with the one before it that begins it, or else the first short line; and its place."""
    best, place = "", (0, 0)
    before: list[re.Match[str]] = []
    for found in list(_LINE.finditer(text, 0, 3000))[:40]:
        line = found.group()
        plain = not _PUNCTUATED.search(line) and not _NO_TITLE.search(line)
        if len(line) <= 60 and plain and _TITLE.match(line):
            start = found.start()
            for other in reversed(before[-_LINES:]):
                if not _BEGUN.match(other.group()) and len(line) > _CUT:
                    break
                line, start = other.group() + line, other.start()
            return re.sub(r"\s+", "", line), (start, found.end())
        if not best and len(line) <= 40 and not _NO_TITLE.search(line):
            best, place = line, found.span()
        before = [*before, found] if len(line) <= 30 and plain else []
    return best, place


_LINES, _CUT = 3, 8
"""Lines that may begin a title; characters of an end that is too short to be one by itself."""
_LEADING = re.compile(r"^(?:关于|中共|《|#+|(?:19|20)\d{2}\s?年度?|[一二三四五六七八九〇]{4}年度?)+")
# 在某市第十六届人民代表大会…上; 某县人民政府 at the beginning of a line: whose report it is
_HOUSE = re.compile(r"在(?:中共)?([\u4e00-\u9fff]{2,14}?(?:省|自治区|市|州|盟|县|区|旗))(?:第|人民)")
SIGNED_BY = re.compile(
    r"^[ \t]*(?:中共)?((?:[\u4e00-\u9fff]{2,8}?(?:自治区|省))?(?:[\u4e00-\u9fff]{2,8}?(?:自治州|[市州盟])(?=[\u4e00-\u9fff]{1,7}[县区旗市]))?"
    r"(?P<last>[\u4e00-\u9fff]{1,7}?(?:自治县|自治旗|新区|县|区|旗|市|省)))(?=人民政府|政府|司法局|财政局|委员会|委全面|委办|依法治|市长|县长|区长|省长)",
    re.MULTILINE,
)
_NO_PLACE = re.compile(r"^[全我本各该]|政府|工作|会议|第")
_EDGE = 800
"""Characters at the beginning and the end in which a report names whose it is."""


def _region(text: str, title: str) -> str:
    """The place in the title, wherever it stands, or else where it was given or who signed it."""
    plain = _LEADING.sub("", title)
    told = REGION.match(plain)
    if told and told.group():
        return told.group()
    head, tail = text[:_EDGE], text[-_EDGE:]
    for part, rule in ((head, _HOUSE), (head, SIGNED_BY), (tail, SIGNED_BY)):
        for found in rule.finditer(part):
            if not _NO_PLACE.search(found[1]):
                return found[1]
    return ""


# 政府工作报告 is given in the first months of a year and tells the one before
_GIVEN = re.compile(r"—{1,2}\s?((?:19|20)\d{2})年(\d{1,2})月")
_WORK_REPORT = re.compile(r"(?:政府|法院|检察院|常务委员会)工作报告")


def _year(text: str, title: str) -> int | None:
    """The year told about: the one of the title, but of a report to a congress the year before it was given."""
    told = _YEAR.search(title)
    if _WORK_REPORT.search(title):
        given = _GIVEN.search(text, 0, 1500)
        year = int(given[1]) if given and int(given[2]) <= 4 else int(told[1]) if told else None
        if year and f"{year - 1}年" in text[:3000]:
            return year - 1
    return int(told[1]) if told else _usual_year(text)


def _usual_year(text: str) -> int | None:
    """The year named most often in the first part; reports begin with it."""
    years = [int(year) for year in _YEAR.findall(text[:4000])]
    return max(set(years), key=lambda year: (years.count(year), year)) if years else None


def _dated(text: str) -> tuple[date | None, tuple[int, int]]:
    """The last day signed on a line of its own, or else the first day of publication."""
    signed, published = list(_SIGNED.finditer(text)), list(_PUBLISHED.finditer(text))
    for match in (*reversed(signed), *published):
        try:
            return date(int(match[1]), int(match[2]), int(match[3])), (
                match.start(1),
                match.end(3) + (match in signed),
            )
        except ValueError:
            continue  # 2月30日: told as an impossible date
    return None, (0, 0)
