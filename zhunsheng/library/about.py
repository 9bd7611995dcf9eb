"""What a report is, as far as it tells itself: guessed when it is kept, corrected by whoever knows better."""

import re
from dataclasses import dataclass
from datetime import date

from zhunsheng.library.models import KeptReport
from zhunsheng.reading import Reading
from zhunsheng.reading.clean import clean
from zhunsheng.reading.comparing import place_of, year_of
from zhunsheng.reading.document import describe

FIRST_YEAR, LAST_YEAR = 1949, 2100
"""The years that a report can be of."""
# 某县司法局2024年…, 关于…: whose report it is stands before the year
_WHOSE = re.compile(r"^(.{2,40}?)(?:关于|人民政府|办事处|党组|党委|(?:19|20)\d{2}\s?年)")
_DEPARTMENT = re.compile(r"(?:局|委员会|委|办公室|中心|法院|检察院|乡|镇|街道)$")
_YEARLY = re.compile(r"(?:法治|依法行政).{0,20}(?:报告|总结|情况)")


@dataclass(frozen=True)
class About:
    """Whose report, of which year, called what, of which kind, of which day."""

    place: str
    year: int | None
    title: str
    kind: str
    issued_on: date | None


def about(reading: Reading) -> About:
    """What the reading tells of its report; "" and None where it does not tell."""
    whose = _WHOSE.match(re.sub(r"^(?:关于|中共)", "", reading.title))
    department = whose[1] if whose and _DEPARTMENT.search(whose[1]) else ""
    year = year_of(reading)
    if department:
        kind = KeptReport.Kind.DEPARTMENT
    else:
        kind = KeptReport.Kind.YEARLY if _YEARLY.search(reading.title) else KeptReport.Kind.OTHER
    return About(
        place=(department or place_of(reading) or "")[:60],
        year=year if year and FIRST_YEAR <= year <= LAST_YEAR else None,
        title=(reading.title or "没有标题的报告")[:200],
        kind=kind.value,
        issued_on=describe(clean(reading.text)).dated_on,
    )
