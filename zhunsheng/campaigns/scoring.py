"""Scores: derived from the marks on the items, kept up organ by organ, rebuilt at any time with the same result."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from zhunsheng.assessment import Mark, Status, Total, total
from zhunsheng.assessment.numbers import plain
from zhunsheng.campaigns.frameworks import parsed
from zhunsheng.campaigns.models import Campaign, Item, Score
from zhunsheng.records.hashing import canonical, digest
from zhunsheng.records.journal import entries
from zhunsheng.records.models import Organ

_MARKED = ("code", "status", "points", "out_of", "vetoed", "reason")


@dataclass(frozen=True)
class Place:
    """One organ's line in the table of scores; `place` is None where ranking is switched off or nothing counts."""

    organ: Organ
    score: Score
    place: int | None


def refresh(campaign: Campaign, organ: Organ) -> Score:
    """Brings one organ's score up to its items. Three queries, however large the campaign."""
    rows = Item.objects.filter(campaign=campaign, organ=organ).exclude(state=Item.State.WITHDRAWN)
    columns = _columns(_total(campaign.edition.digest, rows.values_list(*_MARKED)))
    # 每个单位的得分行在下发时建好：平常只是一条更新。
    if not Score.objects.filter(campaign=campaign, organ=organ).update(**columns):
        return Score.objects.create(campaign=campaign, organ=organ, **columns)
    return Score(campaign=campaign, organ=organ, **columns)


def rebuild(campaign: Campaign) -> int:
    """All scores of a campaign made anew; returns how many. The same as keeping them up (a property test proves it)."""
    edition = campaign.edition.digest
    marks: dict[int, list[tuple[Any, ...]]] = {}
    rows = Item.objects.filter(campaign=campaign).exclude(state=Item.State.WITHDRAWN).order_by()
    for organ, *mark in rows.values_list("organ_id", *_MARKED):
        marks.setdefault(organ, []).append(tuple(mark))
    Score.objects.filter(campaign=campaign).delete()
    made = [
        Score(campaign=campaign, organ_id=organ, **_columns(_total(edition, said)))
        for organ, said in sorted(marks.items())
    ]
    return len(Score.objects.bulk_create(made, batch_size=200))


def table(campaign: Campaign) -> list[Place]:
    """The scores: by place where the campaign is ranked, otherwise in the order of the organs. One query."""
    rows = list(Score.objects.filter(campaign=campaign).select_related("organ").order_by("organ__path"))
    places = _places({row.organ_id: row.score for row in rows}) if campaign.ranked else {}
    lines = [Place(row.organ, row, places.get(row.organ_id)) for row in rows]
    return sorted(lines, key=lambda one: one.place or len(lines) + 1) if campaign.ranked else lines


def results_digest(campaign: Campaign) -> str:
    """The hash of everything a leader approves: every item's content and mark, every organ's score."""
    items = Item.objects.filter(campaign=campaign).order_by("pk")
    said = [
        [code, organ, state, status, _said(points), _said(out_of), vetoed, content]
        for code, organ, state, status, points, out_of, vetoed, content in items.values_list(
            "code", "organ__code", "state", "status", "points", "out_of", "vetoed", "digest"
        )
    ]
    return digest(canonical([campaign.edition.digest, said, snapshot(campaign)]))


def snapshot(campaign: Campaign) -> dict[str, str]:
    """Organ's code → its score as it stands, in words; what an approval is compared with later."""
    rows = Score.objects.filter(campaign=campaign).order_by("organ__path")
    return {
        code: f"{plain(points)} / {plain(out_of)}"
        for code, points, out_of in rows.values_list("organ__code", "points", "out_of")
    }


def approved(campaign: Campaign) -> bool:
    """Whether the leaders' approval still holds: it was given for exactly these results."""
    return bool(campaign.approved) and campaign.approved == results_digest(campaign)


def _places(scores: Mapping[int, Decimal | None]) -> dict[int, int]:
    """Competition places, best first: 1, 1, 3. Without a score no place."""
    given = sorted((score for score in scores.values() if score is not None), reverse=True)
    return {organ: given.index(score) + 1 for organ, score in scores.items() if score is not None}


def _total(edition: str, rows: Iterable[tuple[Any, ...]]) -> Total:
    """The total of one organ: what it was not asked for does not count, what is not marked yet waits."""
    marks = dict(_not_asked(edition))
    for code, status, points, out_of, vetoed, reason in rows:
        if status:
            marks[code] = Mark(
                code=code, points=points, out_of=out_of, reason=reason, status=Status(status), vetoed=vetoed
            )
        else:
            marks.pop(code, None)
    return total(parsed(edition), marks)


@lru_cache(maxsize=16)
def _not_asked(edition: str) -> Mapping[str, Mark]:
    """For every indicator a mark that says it is not this organ's."""
    return {
        leaf.code: Mark(
            code=leaf.code, points=None, out_of=None, reason="没有交给本单位", status=Status.NOT_APPLICABLE
        )
        for leaf in parsed(edition).leaves
    }


def _columns(result: Total) -> dict[str, Any]:
    return {
        "points": result.points,
        "out_of": result.out_of,
        "percent": result.percent,
        "score": result.score,
        "body": {
            "areas": {
                code: {"points": plain(one.points), "out_of": plain(one.out_of), "waiting": len(one.waiting)}
                for code, one in result.areas.items()
            },
            "vetoed": list(result.vetoed),
            "capped": list(result.capped),
            "waiting": len(result.waiting),
        },
    }


def _said(number: Decimal | None) -> str:
    return "" if number is None else plain(number)


def fallen(campaign: Campaign) -> list[str]:
    """Why an approval no longer holds: one sentence for each organ whose score is not the one approved. Three queries."""
    approval = entries(campaign).filter(deed="审定成绩").last()
    if approval is None or approved(campaign):
        return []
    before, now = approval.said.get("scores", {}), snapshot(campaign)
    names = dict(Organ.objects.filter(code__in=[*before, *now]).values_list("code", "name"))
    told = [
        f"{names.get(code, code)}：审定时 {before.get(code, '无')}，现在 {now.get(code, '无')}"
        for code in {**before, **now}
        if before.get(code) != now.get(code)
    ]
    return told or ["总分没有变，个别填报项的内容或者评分有变化"]
