"""A small campaign played by few people, for the tests of its pages."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from tests.people import Cast, organ, person
from tests.records.steps import at
from zhunsheng.assessment import load
from zhunsheng.campaigns import actions
from zhunsheng.campaigns.models import Campaign, Edition, Item, Task
from zhunsheng.records.models import Organ, Person

FRAMEWORK = """
framework: small
name: 示范指标体系
version: 1
levels: [领域, 任务, 指标]
points: 20
areas:
  - code: 1
    name: 依法履职
    points: 10
    items:
      - code: 1.1
        name: 权责清单
        items: [{code: 1.1.1, name: 权责清单编制公布, points: 5, method: {judged: {}}, evidence: [权责清单]}]
      - code: 1.2
        name: 人民调解
        items: [{code: 1.2.1, name: 调解成功率, measure: mediation.success_rate, threshold: ≥95%, points: 5, method: {ratio: {target: 95}}}]
  - code: 2
    name: 监督
    points: 10
    items:
      - code: 2.1
        name: 纠正
        items:
          - {code: 2.1.1, name: 被纠错, points: 10, method: {deduct: {each: 2}}}
          - {code: 2.1.2, name: 经验推广, method: {bonus: {each: 1, at_most: 2}}}
"""
DAY = date(2026, 4, 1)


@dataclass
class Play:
    """The people of a campaign and what they do; tasks and items are always fetched anew."""

    cast: Cast
    leader: Person
    liaisons: dict[str, Person]
    heads: dict[str, Person]
    reviewers: tuple[Person, Person]
    campaign: Campaign = field(init=False)

    def fresh(self) -> Campaign:
        """The campaign as it stands."""
        return Campaign.objects.select_related("organ", "edition").get(pk=self.campaign.pk)

    def task(self, code: str) -> Task:
        """The task of that code."""
        return Task.objects.get(campaign=self.campaign, code=code)

    def item(self, code: str, where: Organ) -> Item:
        """The item of that organ."""
        return Item.objects.select_related("campaign", "organ").get(
            campaign=self.campaign, code=code, organ=where
        )

    def another(self) -> Campaign:
        """A second campaign, prepared on the same edition."""
        return prepared(self.cast, self.campaign.edition, "另一项工作")

    def draft(self, item: Item, **words: Any) -> Item:
        """Something written by the organ's liaison."""
        said = {"answer": "material", "brief": "已经办完。", **words}
        by = self.liaisons[item.organ.code]
        return actions.save_draft(by, item.pk, version=version(item), now=at(DAY), **said)

    def submit(self, item: Item, **words: Any) -> None:
        """Written and waiting for the head."""
        self.draft(item, **words)
        actions.submit(self.liaisons[item.organ.code], item.pk, version=version(item), now=at(DAY))

    def hand_in(self, item: Item, **words: Any) -> None:
        """Written, signed and handed in."""
        self.submit(item, **words)
        actions.sign(self.heads[item.organ.code], item.pk, version=version(item), now=at(DAY))

    def mark(self, item: Item, by: int = 0, **given: Any) -> None:
        """Marked by one of the reviewers."""
        actions.mark(
            self.reviewers[by], item.pk, version=version(item), now=at(DAY), reason="材料齐全", **given
        )

    def everything_once(self) -> None:
        """Items in most of the states."""
        asked = Item.objects.filter(campaign=self.campaign, organ__code__in=self.liaisons)
        first, *rest = asked.select_related("organ").order_by("pk")
        self.hand_in(first)
        self.mark(first, judged=Decimal(4))
        self.draft(rest[0])
        self.submit(rest[1])
        self.hand_in(rest[2])
        self.hand_in(rest[3])
        actions.return_item(
            self.reviewers[0], rest[3].pk, version=version(rest[3]), reason="没有盖章", now=at(DAY)
        )

    def everything_marked(self) -> None:
        """Every item handed in and marked."""
        for item in Item.objects.filter(campaign=self.campaign).select_related("organ").order_by("pk"):
            self.hand_in(item)
            given: dict[str, Any] = {"1.1.1": {"judged": Decimal(4)}, "1.2.1": {}}.get(
                item.code, {"events": []}
            )
            self.mark(item, **given)


def version(item: Item) -> int:
    """The item's version as it stands."""
    return Item.objects.values_list("version", flat=True).get(pk=item.pk)


def prepared(cast: Cast, edition: Edition, name: str, **more: Any) -> Campaign:
    """A campaign from March to November."""
    return actions.prepare(
        cast.office, name=name, kind="creation", year=2026, edition=edition, organ=cast.county,
        opens_on=date(2026, 3, 1), closes_on=date(2026, 11, 30), now=at(date(2026, 1, 6)), **more,
    )  # fmt: skip


def play(cast: Cast, *, launched: bool = True, more_organs: int = 0, **more: Any) -> Play:
    """The bureau leads the list and the corrections, 甲镇 the mediation with 乙镇 in support."""
    codes = {"bureau": cast.bureau, "jia": cast.jia, "yi": cast.yi}
    game = Play(
        cast,
        person("leader", "分管副县长", (cast.county, "leader")),
        {code: person(f"{code}-ll", f"{code}联络员", (where, "liaison")) for code, where in codes.items()},
        {code: person(f"{code}-head", f"{code}负责人", (where, "head")) for code, where in codes.items()},
        (
            person("rev1", "评审一", (cast.county, "reviewer")),
            person("rev2", "评审二", (cast.county, "reviewer")),
        ),
    )
    extra = [organ(cast.county, f"more{n}", f"第{n}乡人民政府", "township").code for n in range(more_organs)]
    edition = actions.keep_edition(cast.office, load(FRAMEWORK), now=at(date(2026, 1, 5)))
    game.campaign = prepared(cast, edition, "2026年示范创建", **more)
    for code, lead, *support in (
        ("1.1.1", "bureau"),
        ("1.2.1", "jia", "yi", *extra),
        ("2.1.1", "bureau", "jia", "yi", *extra),
    ):
        _assign(game, code, lead, support)
    _assign(game, "2.1.2", "bureau", [])
    if launched:
        game.campaign = actions.launch(
            cast.office, game.campaign.pk, version=game.fresh().version, now=at(date(2026, 2, 20))
        )
    return game


def _assign(game: Play, code: str, lead: str, support: list[str]) -> None:
    task = game.task(code)
    actions.assign(
        game.cast.office, task.pk, version=task.version, lead=lead, support=support,
        due_on=date(2026, 6, 30), now=at(date(2026, 2, 1)),
    )  # fmt: skip
