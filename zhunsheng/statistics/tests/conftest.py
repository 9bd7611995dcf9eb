"""What the tests of the statistics forms share: liaisons and heads of two townships, the office, and short ways to act."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest

from tests.people import Cast, person
from tests.records.steps import at
from zhunsheng.figures import Period
from zhunsheng.records.models import Person
from zhunsheng.statistics.actions import fill, hand_in, issue, sign, submit
from zhunsheng.statistics.models import Sheet

YEAR = Period.year(2025)
OPENS, DUE = date(2026, 1, 1), date(2026, 1, 20)
NOW = at(date(2026, 1, 8))


@dataclass(frozen=True)
class Team:
    """The cast with those who fill in and sign."""

    cast: Cast
    office: Person
    leader: Person
    jia: Person  # 甲镇联络员
    jia_head: Person  # 甲镇负责人
    yi: Person  # 乙镇联络员
    yi_head: Person

    def issue(self, *organs: str, key: str = "governance", period: Period = YEAR, **said: Any) -> list[Sheet]:
        """The blank sheets of these organs; of 甲镇 and 乙镇 when none is named."""
        issued = issue(self.office, key, period, organs or ("jia", "yi"), now=said.pop("now", NOW), **said)
        return list(issued.sheets)

    def sheet(self, organ: str = "jia", key: str = "governance", period: Period = YEAR) -> Sheet:
        """The sheet as it is now."""
        return Sheet.objects.get(organ__code=organ, form_key=key, period=str(period))

    def people(self, organ: str) -> tuple[Person, Person]:
        """The liaison and the head of an organ."""
        return (self.jia, self.jia_head) if organ == "jia" else (self.yi, self.yi_head)

    def filled(self, row: Sheet, now: datetime = NOW, **changed: str) -> Sheet:
        """The sheet filled in: everything 0 but what is named (dots as two underscores)."""
        answers = dict.fromkeys(row.filled, "0") | {k.replace("__", "."): v for k, v in changed.items()}
        return fill(self.people(row.organ.code)[0], row.pk, answers, version=row.version, now=now)

    def signed(self, row: Sheet, now: datetime = NOW, **changed: str) -> Sheet:
        """The sheet filled in, submitted and signed."""
        liaison, head = self.people(row.organ.code)
        row = self.filled(row, now, **changed)
        row = submit(liaison, row.pk, version=row.version, now=now)
        return sign(head, row.pk, version=row.version, now=now)

    def handed_in(self, row: Sheet, now: datetime = NOW, **changed: str) -> Sheet:
        """The sheet handed in, alone in its package."""
        row = self.signed(row, now, **changed)
        hand_in(self.people(row.organ.code)[0], row.pk, now=now)
        row.refresh_from_db()
        return row


def build_team(county: Cast) -> Team:
    """Liaisons and heads of 甲镇 and 乙镇 beside the cast."""
    return Team(
        cast=county,
        office=county.office,
        leader=person("leader", "分管副县长", (county.county, "leader")),
        jia=person("lianluo-jia", "甲镇联络员", (county.jia, "liaison")),
        jia_head=person("head-jia", "甲镇镇长", (county.jia, "head")),
        yi=person("lianluo-yi", "乙镇联络员", (county.yi, "liaison")),
        yi_head=person("head-yi", "乙镇镇长", (county.yi, "head")),
    )


@pytest.fixture
def team(county: Cast) -> Team:
    return build_team(county)
