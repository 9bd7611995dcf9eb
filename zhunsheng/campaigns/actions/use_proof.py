"""One proof for many items."""

from datetime import datetime

from django.db import transaction

from zhunsheng.campaigns import access as seen
from zhunsheng.campaigns.filling import keep_filled, take_to_fill
from zhunsheng.campaigns.hand import must
from zhunsheng.campaigns.models import Item
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def use_proof(person: Person, item_pk: int, proof_pk: int, *, now: datetime) -> Item:
    """The item with a proof that its organ has shown elsewhere in the campaign; nothing is written when it has it already."""
    with transaction.atomic():
        hand = take_to_fill(person, item_pk, now=now)
        item, proof = hand.row, seen.proof(hand.access, proof_pk, lock=True)
        ours = (proof.organ_id, proof.campaign_id) == (item.organ_id, item.campaign_id)
        must(ours, f"“{proof}”不是{item.organ}在这项工作中提供的材料，不能引用。")
        if proof.items.filter(pk=item.pk).exists():
            return item
        proof.items.add(item)
        note(proof, "用于另一项", person=person, now=now, said={"item": item.pk})
        keep_filled(item, "引用材料", person=person, now=now, said={"changed": {"proofs": ["", proof.name]}})
        return item
