"""Citations of a report, and those that do not hold. What is law on which day is said by `law/citing`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from zhunsheng.law import citing
from zhunsheng.law.citing import Status, cite
from zhunsheng.reading.models import Citation, Finding, found

# A law that is gone may well be spoken of; it must not be what an act rests on.
_RESTS_ON = re.compile(r"(?:依据|根据|按照|依照|适用|引用)[^，。；\n]{0,12}$")
_OF_THE_PAST = re.compile(r"废止|失效|清理|修订前|修改前|原|旧|曾|当时|历史|取代|替代")
_AROUND = 40
_KINDS = {Status.NO_SUCH_ARTICLE: "no_such_article", Status.NOT_IN_FORCE: "citation_not_in_force"}

_SAID = {Status.NOT_YET: Status.NOT_IN_FORCE}
"""The stable form of a reading has one word for both: not in force on that day."""


def cited_in(cleaned: str, year: int | None) -> list[citing.Citation]:
    """Every citation with its standing at the end of the year reported; without a year nothing is checked."""
    return cite(cleaned, date(year, 12, 31) if year else None)


def citations(cited: Sequence[citing.Citation]) -> tuple[Citation, ...]:
    """The citations as a reading tells them."""
    return tuple(
        Citation(
            start=one.start,
            end=one.end,
            instrument=one.instrument,
            article=one.article,
            on=one.on.isoformat() if one.on else "",
            status=_SAID.get(one.status, one.status).value,
            said=one.said,
        )
        for one in cited
    )


def citation_findings(cleaned: str, cited: Sequence[citing.Citation], year: int | None) -> Iterator[Finding]:
    """Articles that do not exist, and laws no longer in force that an act rests on.

    A report may cite the text of the beginning of its year, or already the next one: found is only what holds neither
    then, nor at the year's end, nor a year later.
    """
    doubtful = [one for one in cited if one.status in _KINDS]
    if not doubtful or year is None:
        return
    held = {
        one.start
        for day in (date(year, 1, 1), date(year + 1, 12, 31))
        for one in cite(cleaned, day)
        if one.status.holds
    }
    for one in doubtful:
        if one.start in held or (one.status is Status.NOT_IN_FORCE and not _rests_on(cleaned, one)):
            continue
        severity, doubt = ("error", "") if one.certain else ("warning", "，请核对")
        yield found(cleaned, _KINDS[one.status], severity, (one.start, one.end), one.finding + doubt)


def _rests_on(text: str, one: citing.Citation) -> bool:
    """Whether the text says that something rests on what it cites, and not that it is a thing of the past."""
    before = text[max(0, one.start - _AROUND) : one.start]
    around = before[-_AROUND:] + text[one.end : one.end + _AROUND]
    return (bool(one.article) or bool(_RESTS_ON.search(before))) and not _OF_THE_PAST.search(around)
