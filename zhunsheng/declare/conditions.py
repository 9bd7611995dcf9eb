"""Conditions on what has been done and recorded: the small algebra that orders the steps of a procedure.

``after="accept"`` is short for ``after=done("accept")``; ``when("kind", "proposal")`` looks at a recorded field; ``any_of`` and
``all_of`` combine, ``none_of`` refuses.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Seen:
    """What a condition is held against.

    taken   the steps that have been taken and stand
    facts   the record's fields, as recorded or as handed in
    closed  the steps that will never be taken (again)
    fixed   the fields that will never change (again)
    """

    taken: Container[str] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    closed: Container[str] = ()
    fixed: Container[str] = ()


@dataclass(frozen=True)
class Done:
    """The step has been taken, and neither corrected away nor undone."""

    step: str

    def holds(self, seen: Seen) -> bool:
        return self.step in seen.taken

    def steps(self) -> Iterator[str]:
        yield self.step

    def fields(self) -> Iterator[str]:
        yield from ()

    def left(self, seen: Seen) -> "Condition | bool":
        """What is still open about the condition, when closed steps and fixed fields can no longer change."""
        return True if self.step in seen.taken else False if self.step in seen.closed else self

    def rests(self, taken: Container[str]) -> bool:
        """Whether what followed this still has it to stand on, now that only these steps stand."""
        return self.step in taken

    def say(self, names: Mapping[str, str]) -> str:
        return f"“{names[self.step]}”"


@dataclass(frozen=True)
class When:
    """A recorded field has one of the values; without values, it is recorded at all. `said` puts it into the office's words."""

    field: str
    values: tuple[Any, ...] = ()
    said: str = ""

    def holds(self, seen: Seen) -> bool:
        value = seen.facts.get(self.field)
        return value in self.values if self.values else value not in (None, "", ())

    def steps(self) -> Iterator[str]:
        yield from ()

    def fields(self) -> Iterator[str]:
        yield self.field

    def left(self, seen: Seen) -> "Condition | bool":
        return self.holds(seen) if self.field in seen.fixed else self

    def rests(self, taken: Container[str]) -> bool:
        return True

    def say(self, names: Mapping[str, str]) -> str:
        label = names.get(f".{self.field}", self.field)
        if self.said:
            return self.said
        if not self.values:
            return f"填写了“{label}”"
        return f"“{label}”为{'、'.join(names.get(f'.{self.field}={v}', str(v)) for v in self.values)}"


@dataclass(frozen=True)
class _Several:
    parts: "tuple[Condition, ...]"

    def steps(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.steps()

    def fields(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.fields()

    def _left(self, seen: Seen, settling: bool) -> "Condition | bool":
        """Parts that are settled fall away; one that equals `settling` settles the whole."""
        parts = [part.left(seen) for part in self.parts]
        if settling in parts:
            return settling
        open_parts = tuple(p for p in parts if not isinstance(p, bool))
        return type(self)(open_parts) if open_parts else not settling  # type: ignore[return-value]


@dataclass(frozen=True)
class AllOf(_Several):
    """Every part holds."""

    def holds(self, seen: Seen) -> bool:
        return all(part.holds(seen) for part in self.parts)

    def left(self, seen: Seen) -> "Condition | bool":
        return self._left(seen, False)

    def rests(self, taken: Container[str]) -> bool:
        return all(part.rests(taken) for part in self.parts)

    def say(self, names: Mapping[str, str]) -> str:
        return "和".join(part.say(names) for part in self.parts)


@dataclass(frozen=True)
class AnyOf(_Several):
    """At least one part holds."""

    def holds(self, seen: Seen) -> bool:
        return any(part.holds(seen) for part in self.parts)

    def left(self, seen: Seen) -> "Condition | bool":
        return self._left(seen, True)

    def rests(self, taken: Container[str]) -> bool:
        return any(part.rests(taken) for part in self.parts)

    def say(self, names: Mapping[str, str]) -> str:
        return "或者".join(part.say(names) for part in self.parts)


@dataclass(frozen=True)
class NoneOf(_Several):
    """No part holds."""

    def holds(self, seen: Seen) -> bool:
        return not any(part.holds(seen) for part in self.parts)

    def left(self, seen: Seen) -> "Condition | bool":
        rest = AnyOf(self.parts).left(seen)
        return (
            not rest if isinstance(rest, bool) else NoneOf(rest.parts if isinstance(rest, AnyOf) else (rest,))
        )

    def rests(self, taken: Container[str]) -> bool:
        """What had not been done may have been done since: that takes nothing away from what came before it."""
        return True

    def say(self, names: Mapping[str, str]) -> str:
        done_only = not any(True for part in self.parts for _ in part.fields())
        return ("未经" if done_only else "并非") + "、".join(part.say(names) for part in self.parts)


Condition = Done | When | AllOf | AnyOf | NoneOf


def done(step: str) -> Condition:
    """The step has been taken."""
    return Done(step)


def when(field: str, *values: Any, say: str = "") -> Condition:
    """The recorded field has one of these values; without values, it is filled."""
    return When(field, values, say)


def unmet(said: Condition, seen: Seen) -> Iterator[Condition]:
    """The parts that do not hold; nothing when the condition does."""
    if isinstance(said, AllOf):
        for part in said.parts:
            yield from unmet(part, seen)
    elif not said.holds(seen):
        yield said


def refusal_of(part: Condition, names: Mapping[str, str]) -> str:
    """Why a part that does not hold stands in the way, in words."""
    if isinstance(part, NoneOf):
        return f"已经{'、'.join(p.say(names) for p in part.parts)}，不再办理"
    return f"须先{part.say(names)}" if any(True for _ in part.steps()) else f"只在{part.say(names)}时办理"


def condition(said: "str | Condition") -> Condition:
    """A condition as written: a bare step key means that step done."""
    return Done(said) if isinstance(said, str) else said


def all_of(*parts: "str | Condition") -> Condition:
    """After all of these."""
    return AllOf(tuple(condition(p) for p in parts))


def any_of(*parts: "str | Condition") -> Condition:
    """After any of these."""
    return AnyOf(tuple(condition(p) for p in parts))


def none_of(*parts: "str | Condition") -> Condition:
    """As long as none of these has been done or holds."""
    return NoneOf(tuple(condition(p) for p in parts))
