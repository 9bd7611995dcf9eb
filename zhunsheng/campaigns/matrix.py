"""挂图作战: tasks down, organs across, one cell for every item; and its body as prepared text, for it has thousands of cells."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.db.models import Q
from django.utils.safestring import SafeString, mark_safe

from zhunsheng.assessment.numbers import plain
from zhunsheng.campaigns import access as seen
from zhunsheng.campaigns.frameworks import framework_of
from zhunsheng.campaigns.models import Campaign
from zhunsheng.campaigns.standing import Look, look_of
from zhunsheng.records.access import Access
from zhunsheng.records.models import Organ


class Cell(NamedTuple):
    """One item: how it stands, till when, who leads, and its points once it is marked."""

    pk: int
    look: Look
    due_on: date
    leads: bool
    points: Decimal | None
    out_of: Decimal | None


@dataclass(frozen=True, slots=True)
class Row:
    """One task with its cells, in the order of the columns; None where an organ is not asked."""

    pk: int
    code: str
    name: str
    area: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole board."""

    campaign: int
    organs: tuple[Organ, ...]
    rows: tuple[Row, ...]

    @property
    def counts(self) -> Counter[str]:
        """How many items stand how, by key."""
        return Counter(cell.look.key for row in self.rows for cell in row.cells if cell)


def matrix(access: Access, campaign: Campaign, *, area: str = "", kind: str = "") -> Matrix:
    """The board as far as the person sees it; `area` the code of a top-level node, `kind` a kind of organs. Three queries."""
    rows = seen.items(access, campaign.pk).order_by()
    if kind:
        rows = rows.filter(organ__kind=kind)
    found: dict[int, dict[int, Cell]] = {}
    columns = ("task_id", "organ_id", "pk", "state", "due_on", "handed_in", "leads", "points", "out_of")
    today = access.today
    told = rows.annotate(handed_in=Q(handed_in_at__isnull=False)).values_list(*columns)
    for task, organ, pk, state, due_on, handed_in, leads, points, out_of in told.iterator(chunk_size=2000):
        look = look_of(state, due_on, handed_in, today)
        found.setdefault(task, {})[organ] = Cell(pk, look, due_on, leads, points, out_of)
    asked = set[int]().union(*found.values())
    organs = tuple(Organ.objects.filter(pk__in=asked).order_by("path"))
    framework = framework_of(campaign)
    lines = []
    for pk, code, name in campaign.tasks.order_by("seq").values_list("pk", "code", "name"):
        top = (*framework.indicator(code).path, code)[0]
        if pk in found and (not area or top == area):
            cells = tuple(map(found[pk].get, (organ.pk for organ in organs)))
            lines.append(Row(pk, code, name, framework.node(top).name, cells))
    return Matrix(campaign.pk, organs, tuple(lines))


def html(board: Matrix) -> SafeString:
    """The thead and tbody of the board. Every cell is a link whose title says who, what, how it stands and till when.

    Classes: `turned` for heads, `cell` with the colour (fine, soon, late, done), `leads`, `absent`; `area` for a row that
    begins an area.
    """
    names = [escape(str(organ)) for organ in board.organs]
    heads = "".join(
        f'<th scope="col" class="turned" title="{escape(organ.name)}"><span>{name}</span></th>'
        for organ, name in zip(board.organs, names, strict=True)
    )
    said = [f'<thead><tr><th scope="col" class="corner">任务</th>{heads}</tr></thead><tbody>']
    last = None
    for row in board.rows:
        if row.area != last:
            said.append(
                f'<tr class="area"><th scope="rowgroup" colspan="{len(names) + 1}">{escape(row.area)}</th></tr>'
            )
            last = row.area
        task = f"{escape(row.code)} {escape(row.name)}"
        said.append(f'<tr><th scope="row" title="{task}">{task}</th>')
        start = f"/campaigns/{board.campaign}/items/"
        for name, cell in zip(names, row.cells, strict=True):
            if cell is None:
                said.append('<td class="absent"></td>')
                continue
            look, leads = cell.look, " leads" if cell.leads else ""
            words = f"{name} {task}：{_stands(look, cell.due_on, cell.points, cell.out_of)}"
            said.append(
                f'<td class="cell {look.colour}{leads}"><a href="{start}{cell.pk}/" title="{words}"'
                f' aria-label="{words}">{look.shape}</a></td>'
            )
        said.append("</tr>")
    said.append("</tbody>")
    return mark_safe("".join(said))  # 每一段都转义过


@lru_cache(maxsize=4096)
def _stands(look: Look, due_on: date, points: Decimal | None, out_of: Decimal | None) -> str:
    """The words of a cell after its organ and task; few differ among thousands."""
    got = ""
    if points is not None and look.key in _MARKED:
        got = f"，{plain(points)} 分" + (f"（满分 {plain(out_of)}）" if out_of else "")
    return f"{look.word}{got}，期限 {due_on.month}月{due_on.day}日"


_MARKED = ("marked", "objected", "unreported")
