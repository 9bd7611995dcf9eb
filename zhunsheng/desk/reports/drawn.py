"""What the pages of the workshop draw: states with their shapes, the steps of the whole, the check of one part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zhunsheng.desk.frame.notes import Note, numbered
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import State, state_of_day
from zhunsheng.desk.reports.report import Block, blocks
from zhunsheng.drafts.access import reads_whole
from zhunsheng.drafts.checking import Check, Offer, checked, offers
from zhunsheng.drafts.composing import composed
from zhunsheng.drafts.figures import Figures
from zhunsheng.drafts.models import Draft, Part

PART_STATES = {
    Part.State.OPEN: State("fine", "○", "待写"),
    Part.State.WRITING: State("fine", "●", "撰写中"),
    Part.State.HANDED_IN: State("soon", "▲", "已交稿，待审看"),
    Part.State.RETURNED: State("late", "■", "已退回"),
    Part.State.ADOPTED: State("done", "✓", "已采用"),
    Part.State.LEFT_OUT: State("paused", "◇", "不采用"),
}


def state_of_part(part: Part, today: date) -> State:
    """How a part stands; while an organ has it, its day counts too."""
    state = PART_STATES[Part.State(part.state)]
    due = state_of_day(part.due_on, today)
    if part.is_theirs and due.colour in ("late", "soon") and part.state != Part.State.RETURNED:
        return State(due.colour, due.shape, f"{state.word}，{due.word}")
    return state


@dataclass(frozen=True)
class Stage:
    """One state of the whole draft on its way, and whether it is behind, now, or still to come."""

    name: str
    when: str


def stages(draft: Draft) -> list[Stage]:
    """The way of the draft from begun to archived."""
    order = list(Draft.State)
    now = order.index(Draft.State(draft.state))
    return [
        Stage(str(state.label), "now" if n == now else "done" if n < now else "to_come")
        for n, state in enumerate(order)
    ]


@dataclass(frozen=True)
class Line:
    """A part as a line of the outline."""

    part: Part
    state: State
    counts: tuple[tuple[State, int], ...]


class PartView:
    """One part as its page shows it: read as it will be printed, checked, with the figures behind it.

    Whoever reads the whole draft gets the part as it stands among the others; a contributor gets it alone, so that no
    word of another organ's part is told.
    """

    def __init__(
        self, request: Request, draft: Draft, part: Part, parts: Sequence[Part], figures: Figures
    ) -> None:
        self.part, self.figures = part, figures
        seen = figures.seen(request.access, draft.organ)
        told = seen | set(part.entrusted)
        whole = composed(draft, parts, figures, request.access.today)
        self.check: Check = checked(
            draft,
            whole,
            figures,
            lambda key: reads_whole(request.access) or figures.owners([key]) <= told and figures.counts(key),
        )
        self.problems = whole.problems.get(part.pk, ())
        self.unsaid = whole.unsaid(part)
        self.leads = lambda key: bool(figures.owners([key]) & seen)

    @cached_property
    def notes(self) -> list[object]:
        """What the check finds in the part, numbered."""
        found = self.check.of(self.part)
        return list(numbered((f.start, f.end, Note(f.severity, f.message, f.basis or "")) for f in found))

    @cached_property
    def blocks(self) -> list[Block]:
        """The part as it reads, its numbers and notes marked."""
        start, end = self.check.whole.spans.get(self.part.pk, (0, 0))
        drawn = blocks(self.check.whole.composition, self.notes, self.leads)  # type: ignore[arg-type]
        return [block for block in drawn if start <= block.paragraphs[0].start < end]

    @cached_property
    def offers(self) -> list[Offer]:
        """Typed numbers that can be bound to a figure."""
        return offers(self.check, self.part)

    @property
    def sound(self) -> bool:
        """Whether nothing at all is to be said."""
        return not (self.notes or self.problems or self.unsaid)
