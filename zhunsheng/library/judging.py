"""What people say to the findings of a kept report: accepted, or not accepted and why."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from zhunsheng.library.matching import changes, sentence_of
from zhunsheng.library.models import Judgement, KeptReport, StoredReading
from zhunsheng.library.shelf import taken
from zhunsheng.reading import Finding, Reading
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.journal import note, note_all
from zhunsheng.records.models import Person

Place = tuple[str, int]
"""How a finding is known within one text: its kind and where it begins."""
LONGEST_REASON = 400


def place(finding: Finding) -> Place:
    """The place of a finding."""
    return finding.kind, finding.start


def judgements(row: KeptReport) -> Mapping[Place, Judgement]:
    """What was said to the findings of a report, by their place; what was withdrawn is left out."""
    found = row.judgements.select_related("by").order_by("pk")
    return {(one.kind, one.start): one for one in found if one.stands}


def judge(
    access: Access,
    number: int,
    findings: Iterable[Finding],
    at: Place,
    verdict: str,
    reason: str,
    now: datetime,
) -> Judgement:
    """Says something to one of the findings of a report (`findings`: those on the page it was said on).

    Not to accept a finding needs a reason; accepting needs none. What was said before is replaced, its history stays.
    404 without the right to the report; Rejected for a finding that is not there; BadField for a missing reason.
    """
    if verdict not in Judgement.Verdict.values:
        raise Rejected("处理意见只有采纳、不采纳和撤回，请从页面上的按钮里选。")
    reason = " ".join(reason.split())
    if verdict == Judgement.Verdict.DISMISSED and not reason:
        raise BadField("reason", "不采纳要写明理由，例如“口径不同：受理数含上年结转”。")
    if len(reason) > LONGEST_REASON:
        raise BadField("reason", f"理由最多 {LONGEST_REASON} 字，现在有 {len(reason)} 字。")
    with transaction.atomic():
        row = taken(access, number, lock=True)
        finding = next((f for f in findings if place(f) == at), None)
        if finding is None:
            raise Rejected("报告里已经没有这一处发现（检查规则可能刚刚更新），请刷新页面再看。")
        said = Judgement.objects.filter(report=row, kind=finding.kind, start=finding.start).first()
        if said is None:
            if verdict == Judgement.Verdict.WITHDRAWN:
                raise Rejected("这一处还没有处理意见，没有可以撤回的。")
            said = Judgement(
                report=row, kind=finding.kind, start=finding.start, quote=finding.quote,
                sentence=sentence_of(row.text, finding),
            )  # fmt: skip
        said.verdict, said.reason, said.by, said.at, said.carried = verdict, reason, access.person, now, False
        said.save()
        told = {"quote": finding.quote, "reason": reason}
        note(said, said.get_verdict_display(), person=access.person, now=now, said=told)
        _count(row, findings)
        return said


def carry_over(
    before: KeptReport, was: Reading, after: KeptReport, now_reads: Reading, person: Person, now: datetime
) -> int:
    """Takes what was said of the findings of one version over to those of the next that are the same; how many.

    Same means in the same words: a finding whose numbers were changed is to be looked at anew.
    """
    said = judgements(before)
    carried = []
    for pair in changes(was, now_reads).still:
        old = said.get(place(pair.before))
        if old is not None and pair.same:
            carried.append(
                Judgement(
                    report=after, kind=pair.after.kind, start=pair.after.start, quote=pair.after.quote,
                    sentence=sentence_of(after.text, pair.after), verdict=old.verdict, reason=old.reason,
                    by=old.by, at=old.at, carried=True,
                )
            )  # fmt: skip
    Judgement.objects.bulk_create(carried)
    made = list(Judgement.objects.filter(report=after))
    note_all(made, "沿用", person=person, now=now, said={"from": before.pk})
    _count(after, now_reads.findings)
    return len(made)


def unjudged_errors(row: KeptReport, findings: Iterable[Finding]) -> int:
    """How many of these findings are errors to which nobody has said anything."""
    said = judgements(row)
    return sum(f.severity == "error" and place(f) not in said for f in findings)


def _count(row: KeptReport, findings: Iterable[Finding]) -> None:
    StoredReading.objects.filter(pk=row.pk).update(unjudged=unjudged_errors(row, findings))
