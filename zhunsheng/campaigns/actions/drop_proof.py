"""Taking a proof away from an item."""

from datetime import datetime

from django.db import transaction
from django.http import Http404

from zhunsheng.campaigns import access as seen
from zhunsheng.campaigns.filling import keep_filled, take_to_fill
from zhunsheng.campaigns.models import Item
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def drop_proof(person: Person, item_pk: int, proof_pk: int, *, now: datetime) -> Item:
    """The item without the proof. The proof stays: other items may use it, and history speaks of it."""
    with transaction.atomic():
        hand = take_to_fill(person, item_pk, now=now)
        item, proof = hand.row, seen.proof(hand.access, proof_pk, lock=True)
        if not proof.items.filter(pk=item.pk).exists():
            raise Http404("这一项没有引用这份材料。")
        proof.items.remove(item)
        note(proof, "不再用于", person=person, now=now, said={"item": item.pk})
        keep_filled(item, "去掉材料", person=person, now=now, said={"changed": {"proofs": [proof.name, ""]}})
        return item
