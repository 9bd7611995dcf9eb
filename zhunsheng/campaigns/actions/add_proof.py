"""Showing something for what is said."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from zhunsheng.campaigns.filling import keep_filled, take_to_fill
from zhunsheng.campaigns.models import Proof
from zhunsheng.campaigns.proving import show
from zhunsheng.campaigns.wording import line
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def add_proof(
    person: Person,
    item_pk: int,
    *,
    kind: str,
    name: str,
    now: datetime,
    ref: str = "",
    text: str = "",
    upload: UploadedFile | None = None,
) -> Proof:
    """The proof, of the item's organ and for this item; ``use_proof`` puts it to further ones.

    FIGURE: `ref` is the key of a register's figure, its value and hash are kept. CASE: `ref` is ``register:number`` of a case
    that the person sees. LINK: an http(s) address. FILE, PICTURE, VIDEO: `upload`. BRIEF: `text`.
    """
    with transaction.atomic():
        hand = take_to_fill(person, item_pk, now=now)
        item = hand.row
        label = line("name", "名称", name, 200)
        shown = show(hand.access, item, kind, ref=ref, words=text, upload=upload, now=now)
        proof = Proof.objects.create(
            campaign=item.campaign,
            organ=item.organ,
            kind=kind,
            name=label,
            ref=shown.ref,
            text=shown.text,
            said=shown.said,
            file=shown.file,
            filename=shown.filename,
            digest=shown.digest,
            added_by=person,
            added_at=now,
        )
        proof.items.add(item)
        note(proof, "提供", person=person, now=now, said={"item": item.pk, "digest": proof.digest})
        keep_filled(item, "添加材料", person=person, now=now, said={"changed": {"proofs": ["", label]}})
        return proof
