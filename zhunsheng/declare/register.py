"""The whole of one line of work: what is recorded, done, counted and shown."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from zhunsheng.declare.conditions import Condition, condition
from zhunsheng.declare.errors import DeclarationError, choices
from zhunsheng.declare.figures import Figure, Measured, Ratio, columns
from zhunsheng.declare.masks import MASKS, Mask
from zhunsheng.declare.roles import PUBLIC, Named, Role
from zhunsheng.declare.steps import Procedure
from zhunsheng.declare.wording import several, strict
from zhunsheng.law import Rule, Unit


@strict
@dataclass(frozen=True, kw_only=True)
class Publication:
    """Who may see each field (every field stands in exactly one of the three), and when a record is public.

    public          anybody, while the record is public; ``title`` may stand here too (where it names no party)
    internal        whoever may see the record
    sealed          personal data: only whoever handles the case; encrypted at rest, masked elsewhere, never exported or logged
    since           the date field from which a record is public; without it no record ever is
    until           the last day: a rule counted from `since`, or a date field (empty there: without end)
    only            a condition on the case: publish what has social effect, and nothing else
    masked          sealed fields that are public behind a mask: ``{"party": SURNAME}``
    withdrawn       the date field of the withdrawal; that day the record goes, and a notice stands in its place for as long as it
                    would have been public (行政处罚法第四十八条)
    withdrawn_for   the field that holds the reason, which the notice gives
    """

    public: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()
    since: str = ""
    until: Rule | str = ""
    only: Condition | None = None
    masked: Mapping[str, Mask] = field(default_factory=dict, hash=False)
    withdrawn: str = ""
    withdrawn_for: str = ""

    def __post_init__(self) -> None:
        for name in ("public", "internal", "sealed"):
            object.__setattr__(self, name, several(getattr(self, name)))
        if self.only is not None:
            object.__setattr__(self, "only", condition(self.only))

    @property
    def dates(self) -> tuple[str, ...]:
        """The fields that say when: each must hold a date."""
        until = self.until if isinstance(self.until, str) else ""
        return tuple(name for name in (self.since, until, self.withdrawn) if name)

    def problems(self, fields: Iterable[str]) -> Iterator[str]:
        """Fields without an audience, with two, or that do not exist; days and masks that do not fit together."""
        known = set(fields)
        said = [*self.public, *self.internal, *self.sealed]
        for name in sorted(known - set(said)):
            yield f"字段 {name} 没有写明给谁看"
        for name in sorted(set(said) - known - ({"title"} if "title" in self.public else set())):
            yield f"公开范围提到不存在的字段 {name}"
        for name in sorted({n for n in said if said.count(n) > 1}):
            yield f"字段 {name} 写了两种公开范围"
        yield from self._wrong_days(known)
        yield from self._wrong_masks(known)

    def _wrong_days(self, known: set[str]) -> Iterator[str]:
        for name in (*self.dates, self.withdrawn_for):
            if name and name not in known:
                yield f"公开的起止用到不存在的字段 {name}"
            elif name and name not in self.public:
                yield f"公开的起止用到字段 {name}，它会随记录公开，应写在 public 里"
        if not self.since:
            for word in ("until", "only", "masked", "withdrawn"):
                if getattr(self, word):
                    yield f"公开写了 {word}，却没有写从哪一天起公开（since），记录永远不会公开"
        if bool(self.withdrawn) != bool(self.withdrawn_for):
            yield "撤回公开要同时写明日期（withdrawn）和理由（withdrawn_for）的字段"
        if isinstance(self.until, Rule):
            yield from _wrong_end(self.until)

    def _wrong_masks(self, known: set[str]) -> Iterator[str]:
        for name, mask in self.masked.items():
            if name not in known:
                yield f"脱敏提到不存在的字段 {name}"
            elif name not in self.sealed:
                yield f"字段 {name} 写了脱敏，却没有封存（sealed）；不封存的字段写 public 或 internal"
            if not isinstance(mask, Mask):
                yield f"字段 {name} 的脱敏办法不认识：{mask!r}；{choices(m.key.upper() for m in MASKS)}"


def _wrong_end(until: Rule) -> Iterator[str]:
    """A publication restrains the one it is about: its end is certain, and never moved on by a day off."""
    for version in until.versions:
        if version.unit not in (Unit.CALENDAR_DAYS, Unit.MONTHS, Unit.YEARS):
            yield f"公开的期限 {until.id} 须按日、月或者年计算"
        elif version.counting is None or version.counted(version.effective_from).rolls:
            yield f"公开的期限 {until.id} 末日逢休息日不得顺延（counting 写 counting.restraint）"


@strict
@dataclass(frozen=True, kw_only=True)
class Register:
    """One line of work.

    key, name     a plain word, never renamed; the official name
    systems       the systems of the product it serves
    record        the Django model of its rows (this floor never looks inside)
    procedure     its steps
    figures       what is counted
    publication   who sees which field
    number        how its cases are numbered: ``"人调〔{year}〕{serial}号"``
    area          the part of the office's work it belongs to: menu and report group by it
    columns       the list's columns; `filters` the fields it can be narrowed by (also the groupings of its figures)
    seen_by       roles that see the records without acting on them
    """

    key: str
    name: str
    systems: tuple[str, ...]
    record: Any
    procedure: Procedure
    figures: tuple[Figure, ...]
    publication: Publication
    number: str
    area: str = "业务登记"
    columns: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    seen_by: tuple[Role, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.key.isidentifier():
            raise DeclarationError(f"业务 {self.key}", "键只用英文字母和下划线")

    @property
    def actors(self) -> tuple[Role, ...]:
        """The roles that take its steps, in the order they first appear; those it names are nobody before there is a case."""
        by = (role for step in self.procedure.steps for role in step.by)
        return tuple(dict.fromkeys(role for role in by if not isinstance(role, Named)))

    def figure(self, key: str) -> Figure:
        """A figure by its key; KeyError when there is none."""
        return {f.key: f for f in self.figures}[key]

    def _wrong_doors(self, own: set[str]) -> Iterator[str]:
        """What cannot hold of what goes out to everybody, and of what comes in from somebody without an account."""
        for step in self.procedure.steps:
            if PUBLIC in step.by and (step.numbers or step.opens):
                yield f"步骤“{step.name}”可以由当事人自己办理，就不能取文号，也不能在别的业务里登记；请放到经办人的步骤里"
        if (only := self.publication.only) is not None:
            for wrong in sorted(set(only.steps()) - set(self.procedure.names)):
                yield f"公开的条件提到不存在的步骤 {wrong}"
            for wrong in sorted(set(only.fields()) - own):
                yield f"公开的条件提到不存在的字段 {wrong}"

    def problems(self, fields: Iterable[str]) -> Iterator[str]:
        """Everything wrong with the declaration, given the record's own fields; nothing when it is right."""
        own = set(fields)
        shared = {"number", "title", "organ", "opened_on", "closed_on", "ended", "stage", "due_on"}
        yield from self.procedure.problems(own | {"opened_on"})
        yield from self.publication.problems(own)
        yield from self._wrong_doors(own)
        keys = [f.key for f in self.figures]
        for key in sorted({k for k in keys if keys.count(k) > 1}):
            yield f"数字 {key} 声明了两次"
        for figure in self.figures:
            if figure.key.split(".")[0] != self.key:
                yield f"数字 {figure.key} 的键应以“{self.key}.”开头"
            # 明细的合计写作“字段__列名”，件数写作“字段__count”。
            for wrong in sorted({c.partition("__")[0] for c in columns(figure)} - own - shared):
                yield f"数字“{figure.name}”用到不存在的字段 {wrong}"
            if isinstance(figure, Ratio):
                for part in (figure.of, figure.to):
                    if part not in keys:
                        yield f"比率“{figure.name}”提到没有声明的数字 {part}"
            elif not isinstance(figure, Measured):
                yield f"数字“{figure.name}”是不认识的一类"
        for name in sorted({*self.columns, *self.filters} - own - shared):
            yield f"列表用到不存在的字段 {name}"
