"""评审, from the menu: to the queue of the campaign that is being reviewed."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.models import Campaign
from zhunsheng.desk.frame.request import Request


@require_safe
@login_required
def reviews(request: Request) -> HttpResponse:
    """To the newest running campaign of those the person sees; without one, to the list."""
    running = rights.campaigns(request.access).filter(state=Campaign.State.RUNNING).order_by("-year", "-pk")
    for campaign in running:
        if rights.reviews(request.access, campaign) or rights.steers(request.access, campaign):
            return redirect("desk:campaign_review", campaign.pk)
    return redirect("desk:campaigns")
