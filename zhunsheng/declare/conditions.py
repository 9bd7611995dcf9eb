"""Conditions on what has been done: the small algebra that orders the steps of a procedure.

``after="accept"`` is short for ``after=done("accept")``; ``any_of`` and ``all_of`` combine, ``none_of`` refuses.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Done:
    """The step has been taken, and not undone by a correction."""

    step: str

    def holds(self, taken: Container[str]) -> bool:
        return self.step in taken

    def steps(self) -> Iterator[str]:
        yield self.step

    def left(self, taken: Container[str], closed: Container[str]) -> "Condition | bool":
        """What is still open about the condition, when `closed` steps can no longer be taken."""
        return True if self.step in taken else False if self.step in closed else self

    def say(self, names: Mapping[str, str]) -> str:
        return f"“{names[self.step]}”"


@dataclass(frozen=True)
class _Several:
    parts: "tuple[Condition, ...]"

    def steps(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.steps()

    def _left(self, taken: Container[str], closed: Container[str], settling: bool) -> "Condition | bool":
        """Parts that are settled fall away; one that equals `settling` settles the whole."""
        parts = [part.left(taken, closed) for part in self.parts]
        if settling in parts:
            return settling
        open_parts = tuple(p for p in parts if not isinstance(p, bool))
        return type(self)(open_parts) if open_parts else not settling  # type: ignore[return-value]


@dataclass(frozen=True)
class AllOf(_Several):
    """Every part holds."""

    def holds(self, taken: Container[str]) -> bool:
        return all(part.holds(taken) for part in self.parts)

    def left(self, taken: Container[str], closed: Container[str]) -> "Condition | bool":
        return self._left(taken, closed, False)

    def say(self, names: Mapping[str, str]) -> str:
        return "和".join(part.say(names) for part in self.parts)


@dataclass(frozen=True)
class AnyOf(_Several):
    """At least one part holds."""

    def holds(self, taken: Container[str]) -> bool:
        return any(part.holds(taken) for part in self.parts)

    def left(self, taken: Container[str], closed: Container[str]) -> "Condition | bool":
        return self._left(taken, closed, True)

    def say(self, names: Mapping[str, str]) -> str:
        return "或者".join(part.say(names) for part in self.parts)


@dataclass(frozen=True)
class NoneOf(_Several):
    """No part holds."""

    def holds(self, taken: Container[str]) -> bool:
        return not any(part.holds(taken) for part in self.parts)

    def left(self, taken: Container[str], closed: Container[str]) -> "Condition | bool":
        rest = AnyOf(self.parts).left(taken, closed)
        return (
            not rest if isinstance(rest, bool) else NoneOf(rest.parts if isinstance(rest, AnyOf) else (rest,))
        )

    def say(self, names: Mapping[str, str]) -> str:
        return "未经" + "、".join(part.say(names) for part in self.parts)


Condition = Done | AllOf | AnyOf | NoneOf


def done(step: str) -> Condition:
    """The step has been taken."""
    return Done(step)


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
    """As long as none of these has been done."""
    return NoneOf(tuple(condition(p) for p in parts))
