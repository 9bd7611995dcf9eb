"""Taking a case in hand to write in it: fetched with the right to it, locked, and as the person saw it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.declare import Register
from zhunsheng.procedures import Actor
from zhunsheng.procedures import Case as EngineCase
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Stale
from zhunsheng.records.models import Event, Person
from zhunsheng.records.registry import register
from zhunsheng.records.standing import engine_case


@dataclass(frozen=True)
class InHand:
    """A case about to be written in: its register, row and events, the engine's view of it, and who acts."""

    register: Register
    row: Any
    past: list[Event]
    case: EngineCase
    actor: Actor
    access: Access


def take_up(person: Person, key: str, pk: int, *, version: int, today: date) -> InHand:
    """The case, inside the caller's transaction. Raises 404 without the right to it, Stale when it has moved on since."""
    reg = register(key)
    access = Access(person, today)
    row = access.case(key, pk, lock=True)
    if row.version != version:
        raise Stale(
            f"这件事项在您打开页面之后已有新的记录（第 {version + 1} 至 {row.version} 条），您的提交没有写入。请查看最新情况后再办。"
        )
    past = list(row.events.all())
    return InHand(reg, row, past, engine_case(reg, past, today, row), access.actor(row), access)
