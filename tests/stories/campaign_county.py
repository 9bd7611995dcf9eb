"""The county of the year's work: three departments, two townships, everybody who has a part in it, and a clock of its own."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tests.people import Cast, organ, person
from tests.records.steps import at
from tests.stories.campaign_pages import Desk
from zhunsheng.records.models import Organ

PLAN = "云溪县2026年法治政府建设示范创建"
BUREAU, MARKET, POLICE, JIA, YI = (
    "云溪县司法局",
    "云溪县市场监督管理局",
    "云溪县公安局",
    "甲镇人民政府",
    "乙镇人民政府",
)
CALLED, FILLED, REVIEWED, RECTIFIED, REPORTED = (
    date(2026, 7, 1),
    date(2026, 8, 10),
    date(2026, 9, 1),
    date(2026, 10, 12),
    date(2027, 1, 15),
)
LEARNING = "抓实领导干部学法"
_ONE_INDICATOR = """
framework: small
name: 一项指标
version: 2026
levels: [领域, 指标]
areas:
  - {code: 1, name: 组织领导, items: [{code: 1.1.1, name: 年度计划印发, points: 2, method: {judged: {}}}]}
"""


@dataclass
class Stage:
    """The county, its clock, and who has a desk in it."""

    cast: Cast
    browser: Any
    address: str
    today: date = CALLED

    def desk(self, username: str) -> Desk:
        """A desk for this person."""
        return Desk(self.browser, self.address, username)

    def now(self) -> datetime:
        """Ten in the morning of the day in the story."""
        return at(self.today)


def appoint(county: Cast) -> None:
    """A liaison and a head in every organ; reviewers, an inspector and a leader for the county."""
    organs = {
        "sfj": county.bureau,
        "scjg": organ(county.county, "scjg", MARKET, Organ.Kind.DEPARTMENT),
        "gaj": organ(county.county, "gaj", POLICE, Organ.Kind.DEPARTMENT),
        "jz": county.jia,
        "yz": county.yi,
    }
    for short, where in organs.items():
        person(f"{short}-lly", f"{where}联络员", (where, "liaison"))
        person(f"{short}-fzr", f"{where}负责人", (where, "head"))
    person("pingshen", "评审员甲", (county.county, "reviewer"))
    person("pingshen2", "评审员乙", (county.county, "reviewer"))
    person("ducha", "督察员", (county.county, "inspector"))
    person("xianzhang", "分管副县长", (county.county, "leader"))


def small_campaign(stage: Stage) -> None:
    """One indicator, asked of 甲镇."""
    from zhunsheng.assessment import load as framework
    from zhunsheng.campaigns import actions

    office, county, now = stage.cast.office, stage.cast.county, stage.now()
    edition = actions.keep_edition(office, framework(_ONE_INDICATOR), now=now)
    campaign = actions.prepare(
        office, name=PLAN, kind="plan", year=2026, edition=edition, organ=county, opens_on=CALLED,
        closes_on=RECTIFIED, now=now,
    )  # fmt: skip
    task = campaign.tasks.get()
    actions.assign(office, task.pk, version=task.version, lead="jia", due_on=RECTIFIED, now=now)
    actions.launch(office, campaign.pk, version=campaign.version, now=now)


def begun_report(stage: Stage) -> None:
    """The report of 2026, a part of it asked of the bureau."""
    from zhunsheng.drafts.actions import Request, ask, begin

    stage.today = REPORTED
    office, now = stage.cast.office, stage.now()
    draft = begin(office, 2026, now=now)
    part = draft.parts.get(heading=LEARNING)
    asked = [Request(part.pk, "bureau", "")]
    ask(office, 2026, version=draft.version, requests=asked, due_on=date(2027, 1, 25), now=now)
