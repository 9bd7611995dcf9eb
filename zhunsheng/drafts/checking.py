"""What stands against a draft: what its reading finds, what the figures contradict, what is still missing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from zhunsheng.drafts.composing import Whole
from zhunsheng.drafts.figures import Figures
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.figures import Value
from zhunsheng.reading import Finding, Reading, against, against_earlier, read_text
from zhunsheng.reading.against import says
from zhunsheng.reports.yearly import TODO_BEGINS
from zhunsheng.writing.composition import Written
from zhunsheng.writing.placeholders import Placeholder, as_number, parse

SHOWN = 40
"""Characters of a sentence that are enough to know it by."""


@dataclass(frozen=True)
class Check:
    """The findings of a whole draft, in order of place, and the figures that its words speak of."""

    whole: Whole
    findings: tuple[Finding, ...]
    known: Mapping[str, Value]

    def of(self, part: Part) -> list[Finding]:
        """The findings that begin in a part."""
        start, end = self.whole.spans.get(part.pk, (0, 0))
        return [one for one in self.findings if start <= one.start < end]


def checked(
    draft: Draft, whole: Whole, figures: Figures, may: Callable[[str], bool] = lambda key: True
) -> Check:
    """The draft read back and held to the figures of the year and to last year's report.

    Only typed numbers are held to the figures that the reader's catalogue takes them for: what is bound cannot differ.
    What was not reported contradicts nothing. `may`: the figures that the reader of the check may be told of.
    """
    reading = whole.reading
    bound_at = [
        (s.start + q.start, s.start + q.end) for s in whole.composition.sentences for q in s.said.quotes
    ]
    typed = [f for f in reading.figures if not any(a < f.end and f.num_start < b for a, b in bound_at)]
    known = figures.values(one.key for one in reading.figures if one.key and may(one.key))
    numbers: dict[str, Decimal] = {v.key: v.value for v in known.values() if v.value is not None}
    found = [*reading.findings, *against(replace(reading, figures=tuple(typed)), numbers)]
    if draft.last_year:
        found += against_earlier(reading, _earlier(draft))
    return Check(whole, tuple(sorted(found, key=lambda one: (one.start, one.end))), known)


def _earlier(draft: Draft) -> Reading:
    return read_text(draft.last_year)


def reasons_against(draft: Draft, parts: Sequence[Part], check: Check) -> list[str]:
    """Why the draft cannot be frozen yet, one sentence each; none when it can."""
    whole = check.whole
    reasons = [
        *_not_done(parts),
        *(
            f"“{part.heading}”第 {problem.line} 行：{problem.message}"
            for part in parts
            for problem in whole.problems.get(part.pk, ())
        ),
        *(
            f"“{part.heading}”有一句写不出来：{one.reason}"
            for part in parts
            for one in whole.unsaid(part)
        ),
        *(
            f"错误：“{one.quote[:SHOWN]}”，{one.message.rstrip('。')}"
            for one in check.findings
            if one.severity == "error"
        ),
    ]  # fmt: skip
    return list(dict.fromkeys(reasons))


def _not_done(parts: Sequence[Part]) -> Iterator[str]:
    for part, after in zip(parts, [*parts[1:], None], strict=True):
        leads = after is not None and after.level > part.level
        if not part.is_said:
            continue
        if part.is_theirs:
            yield f"“{part.heading}”还在{part.organ}手里（{part.get_state_display()}）"
        elif part.state == Part.State.HANDED_IN:
            yield f"“{part.heading}”{part.organ}已交稿，还没有采用"
        elif not part.text and not leads:
            yield f"“{part.heading}”还没有写"
        elif TODO_BEGINS in part.text:
            yield f"“{part.heading}”里还有“{TODO_BEGINS}…”没有补写"


@dataclass(frozen=True)
class Offer:
    """A typed number that equals a figure: the characters of the part's own text, and the placeholder to put there."""

    start: int
    end: int
    quote: str
    value: Value
    becomes: str


def offers(check: Check, part: Part) -> list[Offer]:
    """The typed numbers of a part that a figure says too: with one press they follow the figure from then on."""
    found = []
    written = list(_placed(check.whole.sentences(part), part.text))
    for figure in check.whole.reading.figures:
        value = check.known.get(figure.key or "")
        home = next(
            (w for w in written if w[0].start <= figure.num_start < w[0].start + len(w[0].said.text)), None
        )
        if value is None or value.value is None or home is None or figure.qualifier:
            continue
        becomes = bound(text := check.whole.text[figure.num_start : figure.end], value)
        at = _typed_at(*home, figure.num_start)
        if (
            at is not None
            and becomes
            and says(figure, value.value)
            and part.text[at : at + len(text)] == text
        ):
            found.append(Offer(at, at + len(text), text, value, becomes))
    return found


def bound(quote: str, value: Value) -> str:
    """The placeholder that says exactly these characters; "" when none does (近1400件, 1.4万件)."""
    if quote == value.text:
        return f"{{{value.key}}}"
    number = as_number(value, None).text
    return f"{{{value.key}|number}}{quote.removeprefix(number)}" if number and _leads(quote, number) else ""


def _leads(quote: str, number: str) -> bool:
    """The quote is the number, perhaps with a unit of its own: 4起 where the register says 4件."""
    rest = quote.removeprefix(number)
    return rest != quote and not rest[:1].isdigit() and rest[:1] not in {".", "万", "亿", ","}


def _placed(sentences: Sequence[Written], text: str) -> Iterator[tuple[Written, int]]:
    """Each sentence with the place of its template in the part's own text, where it stands word for word."""
    cursor = 0
    for one in sentences:
        at = text.find(one.said.template, cursor)
        if at >= 0 and one.said.template:
            cursor = at + len(one.said.template)
            yield one, at


def _typed_at(sentence: Written, at: int, place: int) -> int | None:
    """Where in the part's own text a character of the composed one was typed; None inside of a placeholder's words."""
    offset = place - sentence.start
    composed = raw = 0
    quotes = list(sentence.said.quotes)
    for piece in parse(sentence.said.template):
        if isinstance(piece, str):
            if composed <= offset < composed + len(piece):
                return at + raw + offset - composed
            composed, raw = composed + len(piece), raw + len(piece)
            continue
        raw += len(_spelt(piece))
        if quotes and (quotes[0].value.key, quotes[0].format) == (piece.key, piece.format):
            composed += len(quotes.pop(0).text)
    return None


def _spelt(placeholder: Placeholder) -> str:
    return "{" + placeholder.key + (f"|{placeholder.format}" if placeholder.format else "") + "}"
