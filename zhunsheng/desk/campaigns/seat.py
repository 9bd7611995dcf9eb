"""Where a person sits in one campaign: what they may do there, which pages they have, and how a page of it is drawn."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zhunsheng.assessment import Framework
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.actions.rectify import REGISTER
from zhunsheng.campaigns.frameworks import framework_of
from zhunsheng.campaigns.models import Campaign
from zhunsheng.declare.roles import HEAD, INSPECTOR, LIAISON, OFFICE
from zhunsheng.desk.campaigns.standings import standing_of
from zhunsheng.desk.frame.request import Request


@dataclass(frozen=True)
class Tab:
    """One page of a campaign in the row of pages above it."""

    name: str
    address: str
    here: bool


@dataclass(frozen=True)
class Seat:
    """One person in one campaign. Asks nothing of the database."""

    request: Request
    campaign: Campaign

    @cached_property
    def today(self) -> date:
        """The day of the request."""
        return self.request.access.today

    @cached_property
    def framework(self) -> Framework:
        """The framework of the edition the campaign runs on."""
        return framework_of(self.campaign)

    @cached_property
    def steers(self) -> bool:
        """Whether the person runs the campaign."""
        return rights.steers(self.request.access, self.campaign)

    @cached_property
    def reviews(self) -> bool:
        """Whether the person marks."""
        return rights.reviews(self.request.access, self.campaign)

    @cached_property
    def approves(self) -> bool:
        """Whether the person approves the scores."""
        return rights.approves(self.request.access, self.campaign)

    @cached_property
    def watches(self) -> bool:
        """Whether the person sees every organ."""
        return rights.watches(self.request.access, self.campaign)

    @cached_property
    def charges(self) -> bool:
        """Whether the person puts problems on the list of rectification."""
        return self.request.access.holds(OFFICE.key, INSPECTOR.key, organ=self.campaign.organ)

    @cached_property
    def sees_problems(self) -> bool:
        """Whether the person sees the list of rectification."""
        return any(reg.key == REGISTER for reg in self.request.access.registers())

    @cached_property
    def answers(self) -> bool:
        """Whether the person fills or signs for some organ."""
        return self.request.access.holds(LIAISON.key, HEAD.key)

    def tabs(self, here: str) -> list[Tab]:
        """The pages that this person has use for; `here` is the name of the address shown."""
        wanted = [("总览", "campaign"), ("任务分解", "campaign_tasks")]
        if self.watches:
            wanted += [("挂图作战", "campaign_matrix"), ("甘特图", "campaign_gantt")]
        if self.answers or self.watches:
            wanted.append(("填报", "campaign_items"))
        if self.steers or self.reviews:
            wanted.append(("评审", "campaign_review"))
        wanted.append(("得分", "campaign_scores"))
        if self.watches:
            wanted += [
                ("督导", "campaign_supervision"),
                ("报告和材料", "papers"),
                ("领导驾驶舱", "campaign_leader"),
            ]
        return [
            Tab(name, reverse(f"desk:{page}", args=[self.campaign.pk]), page == here) for name, page in wanted
        ]

    def draw(
        self, template: str, heading: str, *, tab: str, status: int = 200, under: str = "", **facts: Any
    ) -> HttpResponse:
        """A page of the campaign: its crumbs, its tabs, its state. `under` names a page below the tab's own."""
        campaign = self.campaign
        home = reverse("desk:campaign", args=[campaign.pk])
        crumbs = [("待办", "/"), ("年度工作", reverse("desk:campaigns")), (campaign.name, home)]
        name = next((t.name for t in self.tabs(tab) if t.here), heading)
        if tab == "campaign":
            crumbs[-1] = (campaign.name, "")
        elif under:
            crumbs += [(name, reverse(f"desk:{tab}", args=[campaign.pk])), (under, "")]
        else:
            crumbs.append((name, ""))
        facts |= {
            "heading": heading,
            "crumbs": crumbs,
            "campaign": campaign,
            "seat": self,
            "tabs": self.tabs(tab),
            "standing": standing_of(campaign, self.today),
        }
        return render(self.request, f"desk/campaigns/{template}.html", facts, status=status)


def seat(request: Request, campaign: int) -> Seat:
    """The person's seat in the campaign; 404 for whoever sees nothing of it."""
    return Seat(request, rights.campaign(request.access, campaign))
