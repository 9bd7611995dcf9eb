"""The whole draft composed from its parts with the figures of the day, knowing which characters belong to which part."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zhunsheng.drafts.figures import Figures
from zhunsheng.drafts.markup import Problem, parsed
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.figures import Value
from zhunsheng.reading import Reading, read_text
from zhunsheng.records.county import county
from zhunsheng.writing import Composition, Outline, Section, compose, plain
from zhunsheng.writing.composition import Line, Role, Unsaid, Written, lines

_HEADINGS = {Role.HEADING1, Role.HEADING2, Role.HEADING3, Role.HEADING4}
_CLOSING = {Role.ATTACHMENT, Role.ISSUER}


@dataclass(frozen=True)
class Whole:
    """A composed draft. `owners` holds, for each section of its outline from 1 on, the part it belongs to."""

    parts: Sequence[Part]
    composition: Composition
    owners: Sequence[int]
    problems: Mapping[int, Sequence[Problem]]
    values: Mapping[str, Value]
    previous: Mapping[str, Value]

    @cached_property
    def text(self) -> str:
        """The plain text, in whose characters everything is placed."""
        return plain(self.composition)

    @cached_property
    def reading(self) -> Reading:
        """The text read by the product's own reader."""
        return read_text(self.text)

    @cached_property
    def spans(self) -> Mapping[int, tuple[int, int]]:
        """First character and end of each part that is printed, by the part's id."""
        omitted = {int(one.id) for one in self.composition.omitted if one.id.isdigit()}
        kept = (owner for n, owner in enumerate(self.owners, 1) if n not in omitted)
        found: dict[int, tuple[int, int]] = {}
        at, owner = 0, 0
        for block in self.composition.blocks:
            if isinstance(block, Line) and block.role in _HEADINGS:
                owner = next(kept)
            elif isinstance(block, Line) and block.role in _CLOSING:
                owner = 0
            end = at + sum(len(text) + 1 for text in lines(block))
            if owner:
                found[owner] = (found.get(owner, (at, at))[0], end)
            at = end
        return found

    def sentences(self, part: Part) -> list[Written]:
        """The sentences and cells of a part, in order."""
        return [one for one in self.composition.sentences if self._owner(one.id) == part.pk]

    def unsaid(self, part: Part) -> list[Unsaid]:
        """The sentences of a part that are left out for want of a figure; a cell of a table prints a dash instead."""
        left_out = (one for one in self.composition.omitted if one.missing and not one.replaced)
        return [one for one in left_out if self._owner(one.id) == part.pk]

    def text_of(self, part: Part) -> str:
        """The part as it reads, its heading included; nothing when it is not printed."""
        start, end = self.spans.get(part.pk, (0, 0))
        return self.text[start:end].rstrip("\n")

    def _owner(self, place: str) -> int:
        return self.owners[int(place.partition(".")[0]) - 1]


def composed(draft: Draft, parts: Iterable[Part], figures: Figures, dated_on: date) -> Whole:
    """The document of these parts (all of a draft, or one alone) with the figures as they are.

    What cannot be understood in a part stands as typed and is among `problems`, by the part's id.
    """
    said = [part for part in parts if part.is_said]
    sections: list[Section] = []
    owners: list[int] = []
    problems: dict[int, Sequence[Problem]] = {}
    for part in said:
        done = parsed(part.heading, part.level, part.text, figures.sources)
        sections += done.sections
        owners += [part.pk] * len(done.sections)
        problems[part.pk] = done.problems
    outline = Outline(
        title=f"{county()['government']}\n{draft.year}年法治政府建设年度报告",
        addressee=county().get("superior", ""),
        sections=tuple(_from_the_first_level(sections)),
        issuer=county()["government"],
        dated_on=dated_on,
    )
    needs = outline.needs()
    values, previous = figures.values(needs), figures.before(needs)
    return Whole(said, compose(outline, values, previous), owners, problems, values, previous)


def _from_the_first_level(sections: Sequence[Section]) -> list[Section]:
    """One part alone may begin at the second level, which no document can: then all of it moves up."""
    up = (
        min((section.level for section in sections), default=1) - 1
        if sections and sections[0].level > 1
        else 0
    )
    return [Section(one.heading, one.items, one.level - up) for one in sections] if up else list(sections)
