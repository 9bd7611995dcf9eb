"""The framework a campaign runs on, parsed once in a process: an edition never changes."""

from functools import lru_cache

from zhunsheng.assessment import Framework, Indicator
from zhunsheng.campaigns.inputs import collected_keys, counted_keys
from zhunsheng.campaigns.models import Campaign, Edition, Item


@lru_cache(maxsize=16)
def parsed(digest: str) -> Framework:
    """The framework of the edition with that digest."""
    return Edition.objects.get(digest=digest).framework


def framework_of(campaign: Campaign) -> Framework:
    """The framework of the campaign's edition; no query once it was read."""
    return parsed(campaign.edition.digest)


def indicator_of(item: Item) -> Indicator:
    """The indicator an item answers."""
    return framework_of(item.campaign).indicator(item.code)


def known_figures() -> frozenset[str]:
    """The keys that a formula may use: the figures of all registers and those collected by statistics forms."""
    return counted_keys() | collected_keys()
