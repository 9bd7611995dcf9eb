"""One citation found in a text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    """Whether what is cited was law on the day asked."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    NOT_IN_FORCE = "not_in_force"
    NO_SUCH_ARTICLE = "no_such_article"
    UNKNOWN = "unknown"

    @property
    def holds(self) -> bool:
        """False only where something is known to be wrong: what is not known is not held against a text."""
        return self in (Status.IN_FORCE, Status.UNKNOWN)

    @property
    def chinese(self) -> str:
        """As an officer reads it."""
        return _CHINESE[self]


_CHINESE = {
    Status.IN_FORCE: "有效",
    Status.NOT_YET: "尚未施行",
    Status.NOT_IN_FORCE: "已失效",
    Status.NO_SUCH_ARTICLE: "没有这一条",
    Status.UNKNOWN: "未核对",
}


def said(status: Status, *, certain: bool, checked_until: date | None) -> str:
    """A standing as an officer reads it, saying how far it is known: never a bare 有效 of what is not certain."""
    if status is not Status.IN_FORCE or certain:
        return status.chinese
    return f"有效（已核对到{checked_until}）" if checked_until else Status.UNKNOWN.chinese


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place of law cited in a text: ``text[start:end]``.

    `instrument` is the official name without 中华人民共和国, or, where the index does not know it, the title as written;
    `article` is the place in it, 第五十七条第二款, "" when the whole is cited. `version` is the year of the text that the
    status speaks of. `certain` is False where the status rests on memory or on a table that may be behind.
    `checked_until` is the last day on which that text was seen to be the newest, where the day asked is later.
    `finding` is a Chinese sentence where there is something to say, `replaced_by` the name of what took its place.
    `relative` marks 本条, 前款, 该法第五条: resolved by what was cited last.
    """

    start: int
    end: int
    quote: str
    instrument: str
    article: str = ""
    number: str = ""
    version: str = ""
    on: date | None = None
    status: Status = Status.UNKNOWN
    certain: bool = False
    checked_until: date | None = None
    finding: str = ""
    replaced_by: str = ""
    relative: bool = False

    @property
    def said(self) -> str:
        """The standing as an officer reads it, with how far it is known."""
        return said(self.status, certain=self.certain, checked_until=self.checked_until)

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON; the day in ISO form."""
        return {
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "instrument": self.instrument,
            "article": self.article,
            "number": self.number,
            "version": self.version,
            "on": self.on.isoformat() if self.on else "",
            "status": self.status.value,
            "said": self.said,
            "certain": self.certain,
            "checked_until": self.checked_until.isoformat() if self.checked_until else "",
            "finding": self.finding,
            "replaced_by": self.replaced_by,
            "relative": self.relative,
        }
