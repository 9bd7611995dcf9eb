"""Who sees and who acts on which sheets: liaisons and heads those of their organ, the office and leaders all below them.

Fetching a sheet and checking the right to it are one act; a sheet of a neighbouring organ is 404.
"""

from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404

from zhunsheng.declare import CHIEF, HEAD, LIAISON, OFFICE
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.models import Organ, Person
from zhunsheng.records.registry import roles
from zhunsheng.statistics.models import Sheet

NOT_SEEN = "没有这张填报表，或者您没有查看它的权限。"
_OWN = (LIAISON.key, HEAD.key, CHIEF.key)


def sheets(access: Access) -> QuerySet[Sheet]:
    """Every sheet the person sees, with its form and organ."""
    seeing = [role.key for role in roles().values() if role.sees]
    return _where(access.below(*_OWN, *seeing))


def own_sheets(access: Access) -> QuerySet[Sheet]:
    """The sheets the person fills in or signs."""
    return _where(access.below(LIAISON.key, HEAD.key))


def sheet(access: Access, pk: int, *, lock: bool = False) -> Sheet:
    """One sheet, if it exists and the person may see it; otherwise 404."""
    rows = sheets(access)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404(NOT_SEEN)
    return found


def fills(access: Access, organ: Organ) -> bool:
    """Whether the person fills in this organ's sheets."""
    return access.holds(LIAISON.key, organ=organ)


def signs(access: Access, organ: Organ) -> bool:
    """Whether the person signs this organ's sheets."""
    return access.holds(HEAD.key, organ=organ)


def steers(access: Access, organ: Organ | None = None) -> bool:
    """Whether the person issues, returns and sums up the sheets of this organ; of any organ at all when none is named."""
    return access.holds(OFFICE.key, organ=organ)


def steered_organs(access: Access) -> list[Organ]:
    """The organs that the person may issue forms to, with those above before those below."""
    where = access.below(OFFICE.key, prefix="")
    if where is None:
        return []
    found = Organ.objects.filter(where).order_by("path")
    return [organ for organ in found if organ.stands_on(access.today)]


def take_sheet(person: Person, pk: int, *, version: int, today: date) -> tuple[Access, Sheet]:
    """The sheet to be written in, inside the caller's transaction: locked, and as the person saw it.

    Raises 404 without the right to see it, Stale when somebody else has written since.
    """
    access = Access(person, today)
    row = sheet(access, pk, lock=True)
    if row.version != version:
        by = f"（{row.filled_by}）" if row.filled_by else ""
        raise Stale(f"这张表在您打开之后已被别人保存过{by}，您填的没有写入。请看清最新的数再保存。")
    return access, row


def in_window(row: Sheet, today: date) -> None:
    """Refuses what is done before the entry window opens or after it closes; both edge days are within."""
    if today < row.opens_on:
        raise Rejected(f"还没有到填报时间：{_day(row.opens_on)}开始，{_day(row.due_on)}截止。")
    if today > row.due_on:
        raise Rejected(f"填报已于{_day(row.due_on)}截止；要补报，请联系依法治县办延期。")


def not_locked(row: Sheet) -> None:
    """Refuses changes to what has been handed in."""
    if row.handed_in:
        raise Rejected("这张表已经上报，锁定了；要改，请联系依法治县办退回。")


def _where(where: Q | None) -> QuerySet[Sheet]:
    rows = Sheet.objects.select_related("edition", "organ", "filled_by", "signed_by", "handed_in_by")
    return rows.filter(where) if where is not None else rows.none()


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
