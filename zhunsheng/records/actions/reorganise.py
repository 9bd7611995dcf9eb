"""Organs that merge and split in time. Old records keep their organ; the successor carries them on."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Organ, OrganChange

Kind = OrganChange.Kind


def merge(organ: Organ, into: Organ, *, on: date, basis: str) -> Organ:
    """The organ goes over into another on that day and returns as a closed organ below its successor.

    So its records keep its name, whoever serves in the successor carries its open cases on, and the successor's figures
    include what it did. `basis` is the document that orders it.
    """
    with transaction.atomic():
        organ, into = _standing(organ, on), _standing(into, on)
        if into.pk == organ.pk or into.path.startswith(organ.path):
            raise Rejected(f"{organ.name}不能并入自己或者自己的下级。")
        _ordered(basis)
        Organ.objects.move(organ, into, "last-child")
        organ = Organ.objects.get(pk=organ.pk)
        organ.closed_on = on - timedelta(days=1)
        organ.save(update_fields=["closed_on"])
        OrganChange.objects.create(kind=Kind.MERGED, organ=organ, into=into, on=on, basis=basis)
        return organ


def split(organ: Organ, new: Sequence[Mapping[str, Any]], *, on: date, basis: str) -> list[Organ]:
    """New organs come out of one that goes on, opened on that day beside it; each said as its columns (code, name, kind)."""
    with transaction.atomic():
        organ = _standing(organ, on)
        _ordered(basis)
        if not new:
            raise Rejected("分立须写明新设的单位。")
        parent = Organ.objects.get_parent(organ)
        if parent is None:
            raise Rejected(f"{organ.name}是最高一级单位，不能分立。")
        opened = []
        for facts in new:
            if Organ.objects.filter(code=facts["code"]).exists():
                raise Rejected(f"代码 {facts['code']} 已有单位使用。")
            made = Organ.objects.add_child(parent, {**facts, "opened_on": on})
            OrganChange.objects.create(kind=Kind.SPLIT, organ=organ, into=made, on=on, basis=basis)
            opened.append(made)
        return opened


def _standing(organ: Organ, on: date) -> Organ:
    fresh = Organ.objects.get(pk=organ.pk)
    if not fresh.stands_on(on):
        raise Rejected(f"{fresh.name}在 {on.isoformat()} 还没有设立或者已经撤销。")
    return fresh


def _ordered(basis: str) -> None:
    if not basis.strip():
        raise Rejected("机构变动须写明依据的文件。")
