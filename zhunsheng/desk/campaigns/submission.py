"""What one organ says for one indicator, as the pages show it: to whoever fills, signs, marks or only looks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef
from django.urls import reverse

from zhunsheng.assessment import Missing
from zhunsheng.assessment.inputs import Input, named
from zhunsheng.assessment.numbers import plain
from zhunsheng.campaigns.content import Change, changes
from zhunsheng.campaigns.inputs import OWN, counted_keys, inputs, period_of, with_own
from zhunsheng.campaigns.marking import assessed, measured
from zhunsheng.campaigns.models import Item, Proof
from zhunsheng.campaigns.proving import ProofState, proof_states
from zhunsheng.desk.campaigns.seat import Seat
from zhunsheng.desk.figures.pages import figure_address
from zhunsheng.desk.frame.states import State
from zhunsheng.records.errors import Rejected
from zhunsheng.records.registry import registers
from zhunsheng.reports.quoting import place_of
from zhunsheng.statistics.known import known

PROOF_STATES: Mapping[ProofState, State] = {
    ProofState.SAME: State("done", "✓", ProofState.SAME.text),
    ProofState.CHANGED: State("soon", "▲", ProofState.CHANGED.text),
    ProofState.GONE: State("late", "■", ProofState.GONE.text),
}
KEPT = State("fine", "●", "已收存")

_COUNTED, _COLLECTED, _OWN = "登记", "统计填报表", "本单位填报"


@dataclass(frozen=True)
class Figure:
    """One figure that the indicator is computed from: its value, where it comes from, whether the organ types it."""

    key: str
    name: str
    unit: str
    text: str
    source: str
    address: str = ""
    typed: str | None = None


@dataclass(frozen=True)
class Shown:
    """A proof with how it stands against the registers and where it leads."""

    proof: Proof
    state: State
    address: str
    then: str


@dataclass(frozen=True)
class Submission:
    """An item ready for a page; `others` are the organ's proofs that this item does not use."""

    item: Item
    figures: Sequence[Figure]
    computed: str
    proofs: Sequence[Shown]
    others: Sequence[Proof]
    history: Sequence[Change]

    @property
    def typed(self) -> list[Figure]:
        """The figures that no register counts: the organ fills these in."""
        return [figure for figure in self.figures if figure.typed is not None]


def submission(here: Seat, item: Item, now: datetime) -> Submission:
    """What the item says now, its figures live."""
    leaf = here.framework.indicator(item.code)
    keys = leaf.measure.needs if leaf.measure else ()
    found = inputs(item.campaign, item.organ, keys, now=now) if keys else {}
    rows = item.campaign.proofs.filter(organ=item.organ).select_related("file", "added_by")
    used = Exists(Proof.items.through.objects.filter(proof=OuterRef("pk"), item=item))
    every = list(rows.annotate(used=used).order_by("pk"))
    proofs = [proof for proof in every if proof.used]
    states = proof_states(proofs, now=now)
    return Submission(
        item,
        list(_figures(here, item, keys, found)),
        _computed(item, with_own(item, found)),
        [_shown(here, item, proof, states[proof.pk]) for proof in proofs],
        [proof for proof in every if not proof.used],
        changes(item),
    )


def _figures(here: Seat, item: Item, keys: Sequence[str], found: Mapping[str, Input]) -> Iterator[Figure]:
    leaf = here.framework.indicator(item.code)
    names = {figure.key: figure for reg in registers().values() for figure in reg.figures}
    for key in keys:
        given = found.get(key)
        name, unit = named(given)
        if not name and key in known():
            name, unit = known()[key].name, known()[key].unit
        if key in counted_keys():
            address = figure_page(item, key, here)
            yield Figure(key, name or names[key].name, unit, _text(given), _COUNTED, address)
        elif given is not None and not _lacks(given):
            yield Figure(key, name or key, unit, _text(given), _COLLECTED)
        else:
            typed = str(item.values.get(key, ""))
            yield Figure(key, name or key, unit, typed or "—", _OWN, typed=typed)
    if (
        not keys
        and leaf.threshold is not None
        and leaf.threshold.number is not None
        and leaf.method is not None
    ):
        typed = str(item.values.get(OWN, ""))
        yield Figure(OWN, leaf.name, leaf.unit, typed or "—", _OWN, typed=typed)


def figure_page(item: Item, key: str, here: Seat) -> str:
    """Where the records behind a figure are listed, for the organ and the campaign's year."""
    period = period_of(item.campaign, here.today)
    figure, by, group = place_of(key)
    return figure_address("desk:figure", period, item.organ.code, figure, by=by, group=group)


def _computed(item: Item, figures: Mapping[str, Input]) -> str:
    """The sentence of an automatic mark as the figures stand; empty where people judge."""
    if not measured(item):
        return ""
    try:
        return assessed(item, figures=figures).reason
    except Rejected as error:
        return str(error)


def _text(given: Input | None) -> str:
    if given is None:
        return "没有报数"
    missing = given if isinstance(given, Missing) else getattr(given, "missing", None)
    if missing is not None:
        return Missing(str(missing)).text
    value = getattr(given, "value", given)
    return plain(value) if isinstance(value, Decimal | int) else str(value)


def _lacks(given: Any) -> bool:
    return str(getattr(given, "missing", given)) == Missing.NOT_REPORTED


def _shown(here: Seat, item: Item, proof: Proof, state: ProofState) -> Shown:
    live = proof.kind in (Proof.Kind.FIGURE, Proof.Kind.CASE)
    kept = KEPT if state is ProofState.SAME else State("late", "■", "文件不见了")
    return Shown(proof, PROOF_STATES[state] if live else kept, _address(here, item, proof), _then(proof))


def _address(here: Seat, item: Item, proof: Proof) -> str:
    """Where the proof can be looked at; links outward are shown as text and never followed from here."""
    if proof.kind == Proof.Kind.FIGURE:
        return figure_page(item, proof.ref, here)
    if proof.kind == Proof.Kind.CASE:
        return f"{reverse('desk:search')}?{urlencode({'q': proof.said.get('number', '')})}"
    if proof.file_id is not None:
        return reverse("desk:campaign_proof_file", args=[item.campaign_id, item.pk, proof.pk])
    return ""


def _then(proof: Proof) -> str:
    """What was seen when the proof was named."""
    said = proof.said
    if proof.kind == Proof.Kind.FIGURE:
        return f"引用时 {said.get('text', '')}（{said.get('period', '')}）"
    if proof.kind == Proof.Kind.CASE:
        return f"引用时在“{said.get('stage', '')}”"
    return ""
