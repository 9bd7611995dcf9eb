"""What an item says, as one hash: answer, words, numbers and proofs. Signatures and marks are given for a hash."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from zhunsheng.campaigns.models import Item, Proof
from zhunsheng.records.hashing import canonical, digest
from zhunsheng.records.journal import entries
from zhunsheng.records.models import Person

RECTIFIED = "列入整改"
"""The deed under which an item's journal keeps the number of a rectification case."""

LABELS = {
    "answer": "答复方式",
    "brief": "工作情况",
    "statement": "说明",
    "values": "填报数",
    "proofs": "佐证材料",
    "due_on": "期限",
    "points": "得分",
    "status": "评分情况",
}


@dataclass(frozen=True)
class Change:
    """One line of an item's history: who did what, and each field that changed with its old and new value."""

    deed: str
    by: Person | None
    at: datetime
    reason: str
    fields: tuple[tuple[str, str, str], ...]


def fix(item: Item) -> None:
    """Brings the item's digest up to what it says. One query, for the proofs."""
    proofs = sorted(Proof.objects.filter(items=item).values_list("digest", flat=True)) if item.pk else []
    said = {name: getattr(item, name) for name in ("answer", "brief", "statement", "values")}
    item.digest = digest(canonical({**said, "proofs": proofs}))


def changed(item: Item, new: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Sets the fields that differ and returns field → [old, new] of those, as the journal says it."""
    told = {}
    for name, value in new.items():
        old = getattr(item, name)
        if old != value:
            told[name] = [old, value]
            setattr(item, name, value)
    return told


def changes(item: Item) -> list[Change]:
    """Who changed what, oldest first. One query."""
    return [
        Change(
            deed=entry.deed,
            by=entry.by,
            at=entry.at,
            reason=str(entry.said.get("reason", "")),
            fields=tuple(
                (LABELS.get(name, name), _shown(name, old), _shown(name, new))
                for name, (old, new) in entry.said.get("changed", {}).items()
            ),
        )
        for entry in entries(item)
    ]


def rectifications(item: Item) -> list[tuple[int, str]]:
    """Id and number of the rectification cases that came of the item. One query."""
    rows = entries(item).filter(deed=RECTIFIED).values_list("said", flat=True)
    return [(said["case"], said["number"]) for said in rows]


def _shown(name: str, value: Any) -> str:
    if name == "answer":
        return str(Item.Answer(value).label) if value in Item.Answer.values else str(value)
    if isinstance(value, dict):
        return "；".join(f"{key} {one}" for key, one in sorted(value.items()) if one != "")
    return "" if value is None else str(value)
