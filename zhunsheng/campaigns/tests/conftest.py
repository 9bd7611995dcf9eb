"""A county with liaisons, heads and reviewers, and a small campaign at its stages."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.people import Cast, person
from zhunsheng.assessment import Framework, load
from zhunsheng.campaigns import actions
from zhunsheng.campaigns.models import Campaign, Item, Task
from zhunsheng.records.models import Organ, Person

OPENS, CLOSES = date(2026, 3, 1), date(2026, 11, 30)


def at(month: int, day: int, hour: int = 10) -> datetime:
    """That day of 2026, ten in the morning."""
    return datetime(2026, month, day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


SAID, FILLED, SIGNED, MARKED, RETURNED = at(2, 1), at(4, 1), at(4, 2), at(7, 1), at(7, 2)
"""When things happen unless a test says otherwise."""


@dataclass
class Office:
    """Everybody who takes part, and short ways to say what they do. Items and tasks are always fetched anew."""

    county: Cast
    jia_liaison: Person  # 甲镇联络员
    jia_head: Person  # 甲镇负责人
    yi_liaison: Person
    yi_head: Person
    bureau_liaison: Person  # 司法局联络员；负责人是 county.head
    reviewer: Person  # 评审人员，在县里
    reviewer_too: Person
    leader: Person
    campaign: Campaign = field(init=False)

    def task(self, code: str) -> Task:
        return Task.objects.get(campaign=self.campaign, code=code)

    def item(self, code: str, organ: Organ) -> Item:
        return Item.objects.select_related("campaign").get(campaign=self.campaign, code=code, organ=organ)

    def fresh(self) -> Campaign:
        self.campaign = Campaign.objects.get(pk=self.campaign.pk)
        return self.campaign

    def assign(self, code: str, lead: Organ, *support: Organ, now: datetime = SAID, **more: Any) -> Task:
        task = self.task(code)
        said = {"due_on": date(2026, 6, 30), **more}
        return actions.assign(
            self.county.office, task.pk, version=task.version, lead=lead.code,
            support=[one.code for one in support], now=now, **said,
        )  # fmt: skip

    def launch(self) -> Campaign:
        actions.launch(self.county.office, self.campaign.pk, version=self.fresh().version, now=at(2, 20))
        return self.fresh()

    def draft(self, item: Item, by: Person, now: datetime = FILLED, **words: Any) -> Item:
        said = {"answer": "material", "brief": "已经办完。", **words}
        return actions.save_draft(by, item.pk, version=self._version(item), now=now, **said)

    def hand_in(
        self, item: Item, liaison: Person, head: Person, now: datetime = SIGNED, **words: Any
    ) -> Item:
        self.draft(item, liaison, now, **words)
        actions.submit(liaison, item.pk, version=self._version(item), now=now)
        return actions.sign(head, item.pk, version=self._version(item), now=now)

    def mark(self, item: Item, by: Person | None = None, now: datetime = MARKED, **words: Any) -> Any:
        return actions.mark(by or self.reviewer, item.pk, version=self._version(item), now=now, **words)

    def return_item(self, item: Item, reason: str = "材料不全", now: datetime = RETURNED) -> Item:
        return actions.return_item(
            self.reviewer, item.pk, version=self._version(item), reason=reason, now=now
        )

    @staticmethod
    def _version(item: Item) -> int:
        return Item.objects.values_list("version", flat=True).get(pk=item.pk)


@pytest.fixture
def framework() -> Framework:
    """Three indicators and a bonus: judged, measured, deducted."""
    return load(Path(__file__).parent / "framework.yaml")


@pytest.fixture
def office(county: Cast, framework: Framework) -> Office:
    """Everybody, and a campaign in preparation."""
    found = Office(
        county=county,
        jia_liaison=person("jia-ll", "甲镇联络员", (county.jia, "liaison")),
        jia_head=person("jia-head", "甲镇负责人", (county.jia, "head")),
        yi_liaison=person("yi-ll", "乙镇联络员", (county.yi, "liaison")),
        yi_head=person("yi-head", "乙镇负责人", (county.yi, "head")),
        bureau_liaison=person("bureau-ll", "司法局联络员", (county.bureau, "liaison")),
        reviewer=person("reviewer", "评审一", (county.county, "reviewer")),
        reviewer_too=person("reviewer2", "评审二", (county.county, "reviewer")),
        leader=person("leader", "分管副县长", (county.county, "leader")),
    )
    edition = actions.keep_edition(county.office, framework, now=at(1, 5))
    found.campaign = actions.prepare(
        county.office, name="2026 年法治政府建设工作要点", kind="plan", year=2026, edition=edition,
        organ=county.county, opens_on=OPENS, closes_on=CLOSES, now=at(1, 6),
    )  # fmt: skip
    return found


@pytest.fixture
def running(office: Office) -> Office:
    """Launched: the bureau leads the first and third, 甲镇 the mediation with 乙镇 in support, everybody may have a bonus."""
    county = office.county
    office.assign("1.1.1", county.bureau, deliverable="清单")
    office.assign("1.2.1", county.jia, county.yi)
    office.assign("2.1.1", county.bureau, county.jia, county.yi)
    office.assign("2.1.2", county.bureau, everyone=True)
    office.launch()
    return office


@pytest.fixture
def handed_in(running: Office) -> Office:
    """Every item handed in."""
    people = {
        running.county.bureau.pk: (running.bureau_liaison, running.county.head),
        running.county.jia.pk: (running.jia_liaison, running.jia_head),
        running.county.yi.pk: (running.yi_liaison, running.yi_head),
    }
    for item in Item.objects.filter(campaign=running.campaign):
        running.hand_in(item, *people[item.organ_id])
    return running
