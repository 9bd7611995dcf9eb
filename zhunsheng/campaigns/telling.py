"""What waits for whom because of an item or a campaign, and the pages it leads to."""

from collections.abc import Iterable
from datetime import date

from zhunsheng.campaigns.models import Campaign, Item
from zhunsheng.campaigns.scoring import approved
from zhunsheng.declare.roles import HEAD, LEADER, LIAISON, OFFICE, REVIEWER
from zhunsheng.records.errands import Wish, tell, tell_all
from zhunsheng.records.journal import subject_of
from zhunsheng.records.models import Errand, Organ, Person, Post

State = Item.State


def campaign_page(campaign: Campaign) -> str:
    """The address of a campaign."""
    return f"/campaigns/{campaign.pk}/"


def items_page(campaign: Campaign) -> str:
    """The address of the list of items."""
    return f"/campaigns/{campaign.pk}/items/"


def item_page(item: Item) -> str:
    """The address of an item."""
    return f"/campaigns/{item.campaign_id}/items/{item.pk}/"


def review_page(item: Item) -> str:
    """The address where an item is marked."""
    return f"/campaigns/{item.campaign_id}/review/{item.pk}/"


def wishes(item: Item) -> list[Wish]:
    """What waits because of the item as it stands: the organ's turn is told item by item."""
    title = f"{item.code} {item.task.name}"
    if item.state == State.OBJECTED:
        return [_office(item, "复核")]
    role, what = _TURN.get(State(item.state), ("", ""))
    if not role:
        return []
    return [
        Wish(
            organ=item.organ,
            role=role,
            what=what,
            title=title,
            address=item_page(item),
            due_on=item.due_on,
        )
    ]


_TURN = {
    State.OPEN: (LIAISON.key, "填报"),
    State.DRAFT: (LIAISON.key, "填报"),
    State.RETURNED: (LIAISON.key, "退回重报"),
    State.SIGNING: (HEAD.key, "审核上报"),
}
"""In which states it is the organ's turn: whose, and to do what."""


def differing(item: Item) -> list[Wish]:
    """What waits when two reviewers gave different marks."""
    return [_office(item, "定分")]


def tell_item(item: Item) -> None:
    """Tells whoever is next because of the item."""
    tell(item, wishes(item))


def tell_items(items: Iterable[Item]) -> None:
    """The same for many at once."""
    tell_all({item: wishes(item) for item in items})


def tell_campaign(campaign: Campaign) -> None:
    """One line for the reviewers while anything waits to be marked, not one per item; one for the leaders once it is frozen."""
    tell(campaign, list(_of_campaign(campaign)))


def begin_review(campaign: Campaign) -> None:
    """The reviewers' line appears with the first item handed in. One query as a rule."""
    if not Errand.objects.filter(subject=subject_of(campaign)).exists():
        tell_campaign(campaign)


def end_review(campaign: Campaign) -> None:
    """The reviewers' line goes with the last item marked. One query as a rule."""
    if not _waiting(campaign):
        tell(campaign, ())


def _of_campaign(campaign: Campaign) -> Iterable[Wish]:
    if campaign.state == Campaign.State.RUNNING and _waiting(campaign):
        page = f"{campaign_page(campaign)}review/"
        yield Wish(organ=campaign.organ, role=REVIEWER.key, what="评审", title=campaign.name, address=page)
    elif campaign.state == Campaign.State.FROZEN and not approved(campaign):
        page = f"{campaign_page(campaign)}scores/"
        yield Wish(organ=campaign.organ, role=LEADER.key, what="审定成绩", title=campaign.name, address=page)


def _waiting(campaign: Campaign) -> bool:
    return Item.objects.filter(campaign=campaign, state=State.HANDED_IN).order_by().exists()


def holders(role: str, organs: Iterable[Organ], today: date) -> dict[int, list[Person]]:
    """Organ's id → who holds the role there, else nearest above. One query."""
    posts = list(
        Post.objects.filter(Post.held_on(today), role=role, person__is_active=True)
        .select_related("person", "organ")
        .order_by("pk")
    )
    found = {}
    for organ in organs:
        above = [post for post in posts if organ.path.startswith(post.organ.path)]
        nearest = max((len(post.organ.path) for post in above), default=0)
        found[organ.pk] = [post.person for post in above if len(post.organ.path) == nearest]
    return found


def _office(item: Item, what: str) -> Wish:
    title = f"{item.organ} {item.code} {item.task.name}"
    return Wish(organ=item.campaign.organ, role=OFFICE.key, what=what, title=title, address=review_page(item))
