"""The whole of one line of work: what is recorded, done, counted and shown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from zhunsheng.declare.errors import DeclarationError
from zhunsheng.declare.figures import Figure, Measured, Ratio, columns
from zhunsheng.declare.roles import Named, Role
from zhunsheng.declare.steps import Procedure
from zhunsheng.declare.wording import several, strict


@strict
@dataclass(frozen=True, kw_only=True)
class Publication:
    """Who may see each field: every field stands in exactly one of the three.

    public    anybody, on the public pages
    internal  whoever may see the record
    sealed    personal data: only whoever handles the case; encrypted at rest, masked elsewhere, never exported or logged
    """

    public: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    sealed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("public", "internal", "sealed"):
            object.__setattr__(self, name, several(getattr(self, name)))

    def problems(self, fields: Iterable[str]) -> Iterator[str]:
        """Fields without an audience, with two, or that do not exist."""
        known = set(fields)
        said = [*self.public, *self.internal, *self.sealed]
        for name in sorted(known - set(said)):
            yield f"字段 {name} 没有写明给谁看"
        for name in sorted(set(said) - known):
            yield f"公开范围提到不存在的字段 {name}"
        for name in sorted({n for n in said if said.count(n) > 1}):
            yield f"字段 {name} 写了两种公开范围"


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

    def problems(self, fields: Iterable[str]) -> Iterator[str]:
        """Everything wrong with the declaration, given the record's own fields; nothing when it is right."""
        own = set(fields)
        shared = {"number", "title", "organ", "opened_on", "closed_on", "ended", "stage", "due_on"}
        yield from self.procedure.problems(own | {"opened_on"})
        yield from self.publication.problems(own)
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
