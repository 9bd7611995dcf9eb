"""What the report says of itself: title, region, year, the day it was signed."""

import re
from dataclasses import dataclass
from datetime import date

# 某县2024年法治政府建设年度报告; at most one line, near the top
_TITLE = re.compile(r"^.{0,40}(?:报告|总结|方案|要点|规划|计划|意见|纲要|通报|情况)$")
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
    region = REGION.match(re.sub(r"^(?:关于|中共|#+)", "", title))
    year = _YEAR.search(title)
    dated_on, dated = _dated(cleaned)
    return Document(
        title,
        region.group() if region else "",
        int(year[1]) if year else _usual_year(cleaned),
        dated_on,
        dated,
        titled,
        any(match.start(1) == dated[0] for match in _SIGNED.finditer(cleaned)),
    )


def _title(text: str) -> tuple[str, tuple[int, int]]:
    """The first line that ends as titles end, or else the first short line; and where it stands."""
    best, place = "", (0, 0)
    for found in list(_LINE.finditer(text, 0, 3000))[:40]:
        line = found.group()
        if len(line) <= 60 and _TITLE.match(line) and "：" not in line:
            return re.sub(r"\s+", "", line), found.span()
        if not best and len(line) <= 40 and not line.startswith(("#", "•")):
            best, place = line, found.span()
    return best, place


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
