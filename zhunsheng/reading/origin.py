"""Origin: the place and the year that a report is about, as far as it tells itself."""

import re

from zhunsheng.reading.clean import clean
from zhunsheng.reading.document import REGION, SIGNED_BY, describe
from zhunsheng.reading.models import Reading

_NO_PLACE = re.compile(r"^[全我本各该]|政府|工作")
_EDGE = 800
"""Characters at the beginning and the end in which a report names whose it is."""


def place_of(reading: Reading) -> str | None:
    """The county (or city) a report is of, without the province and city above it; None where it does not say.

    大同市阳高县2024年…报告 → 阳高县. Counties of one name in two cities are for the reader to tell apart.
    """
    told = REGION.match(re.sub(r"^(?:关于|中共|(?:19|20)\d{2}\s?年度?)+", "", reading.title))
    if told and (place := told["county"] or told["city"] or told["province"]) and not _NO_PLACE.search(place):
        return place
    text = clean(reading.text)
    for part in (text[-_EDGE:], text[:_EDGE]):
        for signed in SIGNED_BY.finditer(part):
            if not _NO_PLACE.search(signed["last"]):
                return signed["last"]
    return None


def year_of(reading: Reading) -> int | None:
    """The year a report is about: that of its title, or the year before it was signed early in the next one."""
    document = describe(clean(reading.text))
    if re.search(r"(?:19|20)\d{2}\s?年", reading.title):
        return reading.year or int(re.findall(r"((?:19|20)\d{2})\s?年", reading.title)[-1])
    if document.dated_on and document.dated_on.month <= 6 and not document.plans:
        return document.dated_on.year - 1
    return reading.year
