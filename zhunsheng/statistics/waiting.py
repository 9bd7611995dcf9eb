"""What waits for whom because of a sheet: said in one place, so that every deed tells the same."""

from zhunsheng.declare import HEAD, LIAISON
from zhunsheng.records.errands import Wish
from zhunsheng.statistics.models import Sheet

_FIRST = {Sheet.State.BLANK: "填报", Sheet.State.DRAFT: "接着填报", Sheet.State.RETURNED: "改正后重报"}


def address(row: Sheet) -> str:
    """The page of a sheet."""
    return f"/statistics/{row.pk}/"


def waiting(row: Sheet) -> list[Wish]:
    """The liaison fills it in, the head signs, the liaison hands in; nothing waits once it is handed in."""
    if row.handed_in:
        return []
    if row.state == Sheet.State.REVIEW:
        what, role = ("上报", LIAISON.key) if row.signed_by_id else ("审签", HEAD.key)
    else:
        what, role = _FIRST[Sheet.State(row.state)], LIAISON.key
    title = f"{row.span.name}《{row.form.name}》"
    return [Wish(organ=row.organ, role=role, what=what, title=title, address=address(row), due_on=row.due_on)]
