"""Who sees what in the workshop. Fetching and checking the right are one act: everything else is 404.

依法治县办、县领导和督察人员看全稿；联络员和单位负责人只看本单位供稿的部分。
"""

from django.db.models import QuerySet
from django.http import Http404

from zhunsheng.declare.roles import CHIEF, HEAD, INSPECTOR, LEADER, LIAISON, OFFICE
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.records.access import Access

NOT_SEEN = "没有这份年度报告稿，或者您没有查看它的权限。"

READERS = (OFFICE.key, LEADER.key, CHIEF.key, INSPECTOR.key)
CONTRIBUTORS = (LIAISON.key, HEAD.key)
APPROVERS = (LEADER.key, CHIEF.key)


def reads_whole(access: Access) -> bool:
    """Whether the person reads the whole draft: the office, county leaders, inspectors, of the county itself."""
    return any(h.organ.is_root() and h.role in READERS for h in access.holdings)


def steers(access: Access) -> bool:
    """Whether the person runs the workshop: the county's office."""
    return any(h.organ.is_root() and h.role == OFFICE.key for h in access.holdings)


def approves(access: Access) -> bool:
    """Whether the person may approve the frozen text: a leader of the county."""
    return any(h.organ.is_root() and h.role in APPROVERS for h in access.holdings)


def parts_seen(access: Access) -> QuerySet[Part]:
    """The parts that the person may see, in their order; none when there are none."""
    rows = Part.objects.select_related("organ", "written_by").order_by("draft_id", "seq")
    if reads_whole(access):
        return rows
    mine = access.below(*CONTRIBUTORS)
    return rows.filter(mine, organ__isnull=False) if mine is not None else rows.none()


def works_on_reports(access: Access) -> bool:
    """Whether the workshop has anything for the person: one query at most."""
    return reads_whole(access) or parts_seen(access).exists()


def draft_of(access: Access, year: int, *, lock: bool = False) -> Draft:
    """The draft of a year, for whoever reads the whole of it or writes a part; 404 otherwise."""
    rows = Draft.objects.select_related("organ", "frozen_by", "approved_by", "docx", "lineage")
    if lock:
        rows = Draft.objects.select_related("organ").select_for_update(of=("self",))
    found = rows.filter(year=year).first()
    if found is None or not (reads_whole(access) or parts_seen(access).filter(draft=found).exists()):
        raise Http404(NOT_SEEN)
    return found


def whole_draft(access: Access, year: int, *, lock: bool = False) -> Draft:
    """The draft of a year, for whoever reads the whole of it; 404 for everybody else."""
    if not reads_whole(access):
        raise Http404(NOT_SEEN)
    return draft_of(access, year, lock=lock)


def part_of(access: Access, pk: int, *, lock: bool = False) -> Part:
    """One part with its draft, if it is there and the person may see it; 404 otherwise."""
    rows = parts_seen(access).select_related("organ", "written_by", "draft__organ")
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404(NOT_SEEN)
    return found
