"""What is found in a report. Every kind knows the characters it came from: ``text[start:end]``."""

from dataclasses import asdict, dataclass, field
from typing import Any

from zhunsheng.declare.errors import DeclarationError, choices

ROLES = ("stat", "norm", "target", "context", "zero")
RELATIONS = ("sum", "ratio", "bound", "difference", "order")
SEVERITIES = ("error", "warning", "note")


def _known(word: str, words: tuple[str, ...], where: str) -> None:
    if word not in words:
        raise DeclarationError(where, f"没有“{word}”", choices(words))


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One number of the report.

    `value` has 万 and 亿 expanded and percent as 0–100; `unit_norm` is the unit in one spelling (名 → 人);
    `num_start` is where the number itself begins; `qualifier` is 近, 余, 以上 …; `key` names the figure in the
    catalogue, None where the catalogue has none or cannot decide. `role`: stat, norm (a requirement), target,
    context, zero (a stated nought).
    """

    quote: str
    start: int
    end: int
    num_start: int
    value: float
    unit: str
    unit_norm: str
    subject: str
    qualifier: str = ""
    period: str = ""
    role: str = "stat"
    key: str | None = None

    def __post_init__(self) -> None:
        _known(self.role, ROLES, "数字的性质")


@dataclass(frozen=True, kw_only=True)
class Relation:
    """Figures that bind one another, and whether they agree; `terms` are the spans of the figures."""

    kind: str
    holds: bool
    terms: tuple[tuple[int, int], ...]
    expr: str
    stated: float | None
    computed: float | None

    def __post_init__(self) -> None:
        _known(self.kind, RELATIONS, "数字的关系")


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something wrong or doubtful. `severity` is error only where it is certain; `basis` is a provision or None."""

    kind: str
    severity: str
    start: int
    end: int
    quote: str
    message: str
    basis: str | None = None

    def __post_init__(self) -> None:
        _known(self.severity, SEVERITIES, "发现的轻重")


def found(
    text: str, kind: str, severity: str, span: tuple[int, int], message: str, basis: str | None = None
) -> Finding:
    """The finding of a span; ``{}`` in the message becomes the characters found, and a full stop ends it."""
    quote = text[slice(*span)]
    return Finding(
        kind=kind, severity=severity, start=span[0], end=span[1], quote=quote, message=message.replace("{}", quote) + "。", basis=basis
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Citation:
    """A law named in the text with its article; `on` is the day it should be in force (ISO), "" if unknown.

    `said` is the standing in words with how far it is known, 有效（已核对到2026-05-16）; "" in readings kept before it was told.
    """

    start: int
    end: int
    instrument: str
    article: str
    on: str = ""
    status: str = "unknown"
    said: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A report read: the text as given, and everything found in it, each in order of place."""

    text: str
    title: str = ""
    region: str = ""
    year: int | None = None
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    findings: tuple[Finding, ...] = ()
    citations: tuple[Citation, ...] = field(default=())

    def as_dict(self, file: str = "") -> dict[str, Any]:
        """The object that ``zhunsheng read --json`` prints for one file; the text itself is left out."""
        found = asdict(self)
        del found["text"]
        return {"file": file, **found}
