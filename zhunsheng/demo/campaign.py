"""The demo county's campaign of the year: launched in July, handed in since, partly marked, one item returned, one rectified.

``demo/campaign.yaml`` says who leads what; everything is done through the deeds that the pages call, on days that have passed.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from importlib.resources import files
from typing import Any

import yaml
from django.core.files.uploadedfile import SimpleUploadedFile

from zhunsheng.assessment import Judged, shipped
from zhunsheng.campaigns import actions
from zhunsheng.campaigns.models import Campaign, Item
from zhunsheng.clock import CHINA
from zhunsheng.demo.cases import blank_pdf
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Organ, Person


@dataclass
class Script:
    """What ``campaign.yaml`` says."""

    framework: str
    name: str
    basis: str
    opens: tuple[int, int]
    closes: tuple[int, int]
    lead: str
    everyone: list[str]
    leads: dict[str, str]
    support: dict[str, list[str]]
    deliverable: str
    briefs: list[str]
    returned: str
    problems: list[str]


def tell(until: date) -> Campaign | None:
    """The campaign of `until`'s year; None when there is one already, or its time has not begun."""
    script = Script(**yaml.safe_load(files("zhunsheng.demo").joinpath("campaign.yaml").read_text("utf-8")))
    opens = date(until.year, *script.opens)
    if Campaign.objects.exists() or until <= opens + timedelta(days=14):
        return None
    story = _Story(script, until)
    campaign = story.launch(opens)
    story.fill(campaign)
    story.review(campaign)
    return campaign


class _Story:
    """Plays the campaign, the same one every time."""

    def __init__(self, script: Script, until: date) -> None:
        self.script, self.until = script, until
        self.luck = random.Random(until.year)
        self.people = list(Person.objects.filter(posts__isnull=False).distinct().order_by("pk"))
        self.access = {person.pk: Access(person, until) for person in self.people}
        self.county = Organ.objects.get(depth=1)
        self.office = self.who("office", self.county)[0]

    def who(self, role: str, organ: Organ) -> list[Person]:
        """Those who hold the role in the organ or above it."""
        return [p for p in self.people if self.access[p.pk].holds(role, organ=organ)]

    def launch(self, opens: date) -> Campaign:
        """Prepared, decomposed and launched on its first day."""
        now, script = _at(opens), self.script
        edition = actions.keep_edition(self.office, shipped(script.framework), now=now)
        campaign = actions.prepare(
            self.office, name=script.name, kind=Campaign.Kind.CREATION, year=self.until.year, edition=edition,
            organ=self.county, opens_on=opens, closes_on=date(self.until.year, *script.closes),
            basis=script.basis, now=now,
        )  # fmt: skip
        for task in campaign.tasks.all():
            actions.assign(
                self.office, task.pk, version=task.version, lead=script.leads.get(task.code, script.lead),
                support=script.support.get(task.code, ()), everyone=task.code in script.everyone,
                due_on=task.due_on, starts_on=opens, deliverable=script.deliverable, now=now,
            )  # fmt: skip
        campaign.refresh_from_db()
        return actions.launch(self.office, campaign.pk, version=campaign.version, now=now)

    def fill(self, campaign: Campaign) -> None:
        """Most organs hand in; some items are left, some wait for the head."""
        for item in self.items(campaign):
            liaisons, heads = self.who("liaison", item.organ), self.who("head", item.organ)
            if not liaisons or self.luck.random() < 0.12:
                continue
            now = _at(self.some_day(campaign))
            item = self.draft(item, liaisons[0], now)
            if self.luck.random() < 0.1:
                continue
            item = actions.submit(liaisons[0], item.pk, version=item.version, now=now)
            signers = [p for p in heads if p.pk != liaisons[0].pk]
            if signers and self.luck.random() < 0.9:
                actions.sign(signers[0], item.pk, version=item.version, now=now + timedelta(hours=2))

    def draft(self, item: Item, liaison: Person, now: datetime) -> Item:
        """Words, now and then a file, and the organ's own number where one is asked."""
        item = actions.save_draft(
            liaison, item.pk, version=item.version, answer=Item.Answer.MATERIAL,
            brief=self.luck.choice(self.script.briefs), now=now,
        )  # fmt: skip
        if self.luck.random() < 0.4:
            name = f"{item.code}印证材料"
            upload = SimpleUploadedFile(f"{name}.pdf", blank_pdf(name), content_type="application/pdf")
            actions.add_proof(liaison, item.pk, kind="file", name=name, upload=upload, now=now)
            item.refresh_from_db()
        return item

    def review(self, campaign: Campaign) -> None:
        """Two thirds marked; one returned with a reason, one put on the list of rectification."""
        now = _at(self.until - timedelta(days=1))
        reviewers = self.who("reviewer", self.county)
        if not reviewers:
            return
        actions.mark_measured(reviewers[0], campaign.pk, now=now)
        handed_in = [item for item in self.items(campaign) if item.state == Item.State.HANDED_IN]
        for item in handed_in[1:]:
            if self.luck.random() < 0.66:
                self.mark(campaign, item, reviewers[0], now)
        if handed_in:
            first = handed_in[0]
            actions.return_item(
                self.office, first.pk, version=first.version, reason=self.script.returned, now=now
            )
        self.rectify(campaign, now)

    def mark(self, campaign: Campaign, item: Item, reviewer: Person, now: datetime) -> None:
        """Points by judgement, or nothing found to deduct."""
        indicator = campaign.edition.framework.indicator(item.code)
        if indicator.measure is not None or indicator.points is None:
            return
        said: dict[str, Any] = {"events": ()}
        if isinstance(indicator.method, Judged):
            share = self.luck.choice(("1", "1", "0.9", "0.8", "0.6"))
            points = (indicator.points * Decimal(share)).quantize(Decimal("0.1"))
            full = points == indicator.points
            said = {"judged": points, "reason": "材料齐全，符合要求" if full else "材料不够齐全，酌情给分"}
        try:
            actions.mark(reviewer, item.pk, version=item.version, **said, now=now)
        except Rejected:
            # 要报数的指标没有报数，留给评审人员处理，演示里正好看得到。
            return

    def rectify(self, campaign: Campaign, now: datetime) -> None:
        """The weakest marks become findings."""
        marked = [i for i in self.items(campaign) if i.points is not None and i.out_of]
        weakest = sorted(marked, key=lambda i: (i.points or 0) / (i.out_of or 1))
        for item, problem in zip(weakest, self.script.problems, strict=False):
            due_on = self.until + timedelta(days=20)
            actions.rectify(self.office, item.pk, problem=problem, due_on=due_on, now=now)

    def items(self, campaign: Campaign) -> Iterator[Item]:
        """The items that are asked for, as they stand."""
        rows = Item.objects.filter(campaign=campaign).exclude(state=Item.State.WITHDRAWN)
        yield from rows.select_related("organ", "campaign__edition").order_by("task__seq", "organ__path")

    def some_day(self, campaign: Campaign) -> date:
        """A day on which items could be filled and that has passed."""
        last = min(self.until - timedelta(days=2), campaign.closes_on)
        return campaign.opens_on + timedelta(days=self.luck.randint(5, (last - campaign.opens_on).days))


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=CHINA)
