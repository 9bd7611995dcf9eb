"""Who sees and does what in the year's work. Fetching a row and checking the right to it are one act, as everywhere.

sees a campaign whole     whoever steers, leads, reviews or inspects in its organ or above
sees an organ's items     its liaison and head, and whoever watches over that organ
fills, signs              the liaison; the head (other than who filled)
steers, reviews, approves the office; a reviewer; a leader: each in the campaign's organ or above
"""

from django.db.models import Q, QuerySet
from django.http import Http404

from zhunsheng.campaigns.models import Campaign, Edition, Item, Proof, Task
from zhunsheng.declare.roles import CHIEF, HEAD, INSPECTOR, LEADER, LIAISON, OFFICE, REVIEWER
from zhunsheng.records.access import Access

WATCHING = tuple(role.key for role in (OFFICE, LEADER, CHIEF, REVIEWER, INSPECTOR))
ANSWERING = (LIAISON.key, HEAD.key)
NOT_SEEN = "没有这项内容，或者您没有查看它的权限。"


# 看


def campaigns(access: Access) -> QuerySet[Campaign]:
    """The campaigns of which the person sees anything; those in preparation only for whoever watches over them."""
    rows = Campaign.objects.select_related("organ", "edition").defer("edition__body")
    whole = access.below(*WATCHING) or Q(pk__in=())
    part = access.below(*WATCHING, *ANSWERING)
    if part is not None:
        whole |= Q(pk__in=_asked().filter(part).values("campaign_id"))
    return rows.filter(whole)


def campaign(access: Access, pk: int, *, lock: bool = False) -> Campaign:
    """One campaign; 404 without the right to it."""
    return _one(campaigns(access), pk, lock)


def tasks(access: Access, campaign_pk: int | None = None) -> QuerySet[Task]:
    """The tasks of the campaigns the person sees: a decomposition is no secret inside a campaign."""
    rows = Task.objects.select_related("campaign__organ", "campaign__edition", "lead", "phase")
    rows = rows.defer("campaign__edition__body").filter(campaign__in=campaigns(access).values("pk"))
    return rows if campaign_pk is None else rows.filter(campaign_id=campaign_pk)


def task(access: Access, pk: int, *, lock: bool = False) -> Task:
    """One task; 404 without the right to its campaign."""
    return _one(tasks(access), pk, lock)


def items(access: Access, campaign_pk: int | None = None) -> QuerySet[Item]:
    """The items the person sees, without those no longer asked for; with task, organ and the people in them."""
    rows = _items(access).select_related("task", "organ", "filled_by", "signed_by")
    return rows if campaign_pk is None else rows.filter(campaign_id=campaign_pk)


def item(access: Access, pk: int, *, lock: bool = False) -> Item:
    """One item; 404 for a neighbour."""
    rows = _items(access).select_related("campaign__organ", "campaign__edition", "task", "organ")
    return _one(rows.defer("campaign__edition__body"), pk, lock)


def proofs(access: Access, campaign_pk: int | None = None) -> QuerySet[Proof]:
    """The proofs the person sees: of the organs whose items they see."""
    whole = access.below(*WATCHING, prefix="campaign__organ__")
    part = access.below(*WATCHING, *ANSWERING, prefix="organ__")
    if part is None:
        return Proof.objects.none()
    rows = Proof.objects.filter(part if whole is None else whole | part)
    rows = rows.select_related("organ", "file", "added_by")
    return rows if campaign_pk is None else rows.filter(campaign_id=campaign_pk)


def proof(access: Access, pk: int, *, lock: bool = False) -> Proof:
    """One proof; 404 for a neighbour."""
    return _one(proofs(access), pk, lock)


def editions(access: Access) -> QuerySet[Edition]:
    """The editions of frameworks: for whoever sees any campaign or watches anywhere; they hold nothing personal."""
    seen = access.holds(*WATCHING) or campaigns(access).exists()
    return Edition.objects.all() if seen else Edition.objects.none()


# 办


def steers(access: Access, row: Campaign) -> bool:
    """Whether the person runs the campaign: the office in its organ."""
    return access.holds(OFFICE.key, organ=row.organ)


def reviews(access: Access, row: Campaign) -> bool:
    """Whether the person is a reviewer in the campaign's organ."""
    return access.holds(REVIEWER.key, organ=row.organ)


def approves(access: Access, row: Campaign) -> bool:
    """Whether the person may approve the scores: a leader in the campaign's organ."""
    return access.holds(LEADER.key, CHIEF.key, organ=row.organ)


def watches(access: Access, row: Campaign) -> bool:
    """Whether the person sees the campaign whole."""
    return access.holds(*WATCHING, organ=row.organ)


def fills(access: Access, row: Item) -> bool:
    """Whether the person fills for the item's organ."""
    return access.holds(LIAISON.key, organ=row.organ)


def signs(access: Access, row: Item) -> bool:
    """Whether the person is a head of the item's organ; that it be another person than who filled is checked by ``sign``."""
    return access.holds(HEAD.key, organ=row.organ)


def belongs_to(access: Access, row: Item, *besides: str) -> bool:
    """Whether the person serves in the item's organ and so may not mark it; the roles named `besides` are no such service.

    Being called there as a reviewer never is: a reviewer is appointed in the very organ that runs the campaign.
    """
    return any(
        h.organ.path.startswith(row.organ.path) and h.role not in (REVIEWER.key, *besides)
        for h in access.holdings
    )


def _items(access: Access) -> QuerySet[Item]:
    whole = access.below(*WATCHING, prefix="campaign__organ__")
    part = access.below(*WATCHING, *ANSWERING, prefix="organ__")
    if part is None:
        return Item.objects.none()
    return _asked().filter(part if whole is None else whole | part)


def _asked() -> QuerySet[Item]:
    return Item.objects.exclude(state=Item.State.WITHDRAWN)


def _one(rows: QuerySet, pk: int, lock: bool):  # type: ignore[no-untyped-def, type-arg]
    wanted = rows.order_by().filter(pk=pk)
    found = next(iter(wanted.select_for_update(of=("self",)) if lock else wanted), None)
    if found is None:
        raise Http404(NOT_SEEN)
    return found
