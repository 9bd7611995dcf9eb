"""What a proof refers to: how it stood when it was named, and whether it still stands so."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.http import Http404
from django.utils import timezone

from zhunsheng.campaigns.inputs import period_of
from zhunsheng.campaigns.models import Item, Proof
from zhunsheng.campaigns.wording import line, text
from zhunsheng.figures import Period
from zhunsheng.numbers import Numbers
from zhunsheng.numbers.owners import owner_of
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField
from zhunsheng.records.files import path_of, store
from zhunsheng.records.hashing import canonical, digest
from zhunsheng.records.models import Case, StoredFile
from zhunsheng.records.registry import register, registers
from zhunsheng.reports.quoting import quoted_of

Kind = Proof.Kind


class ProofState(StrEnum):
    """A proof against what it refers to."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"

    @property
    def text(self) -> str:
        """How a page says it."""
        return {"same": "与登记一致", "changed": "登记已变化", "gone": "登记中已没有"}[self]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A proof as it is about to be kept: where it points, what was seen there, and the hash of that."""

    ref: str = ""
    text: str = ""
    said: dict[str, Any] = field(default_factory=dict)
    file: StoredFile | None = None
    filename: str = ""
    digest: str


def show(
    access: Access, item: Item, kind: str, *, ref: str, words: str, upload: UploadedFile | None, now: datetime
) -> Shown:
    """What the proof refers to, seen with the person's right to it. Raises BadField, BadFile; 404 for another's case."""
    if kind not in Kind.values:
        raise BadField("kind", f"没有材料类别“{kind[:20]}”；可选：{'、'.join(Kind.labels)}。")
    match Kind(kind):
        case Kind.FIGURE:
            return _figure(item, ref.strip(), now)
        case Kind.CASE:
            return _case(access, ref.strip())
        case Kind.LINK:
            return _link(ref.strip(), words)
        case Kind.BRIEF:
            said = text("text", "情况简介", words)
            if not said:
                raise BadField("text", "“情况简介”须填写。")
            return Shown(text=said, digest=digest(said.encode()))
    return _file(kind, words, upload)


def proof_state(proof: Proof, *, now: datetime) -> ProofState:
    """Whether what the proof refers to is still as it was."""
    return proof_states([proof], now=now)[proof.pk]


def proof_states(proofs: Iterable[Proof], *, now: datetime) -> dict[int, ProofState]:
    """The same for many: proof's id → state. The figures are counted once for each period and organ."""
    asked = list(proofs)
    figures, cases = _live_figures(asked, now), _live_cases(asked)
    found: dict[int, ProofState] = {}
    for proof in asked:
        match proof.kind:
            case Kind.FIGURE:
                live = figures.get(proof.pk)
            case Kind.CASE:
                live = cases.get(proof.ref)
            case Kind.FILE | Kind.PICTURE | Kind.VIDEO:
                live = proof.digest if proof.file and path_of(proof.file.hash).exists() else None
            case _:
                live = proof.digest
        found[proof.pk] = (
            ProofState.GONE
            if live is None
            else ProofState.SAME
            if live == proof.digest
            else ProofState.CHANGED
        )
    return found


def _figure(item: Item, key: str, now: datetime) -> Shown:
    """A figure of the item's own organ: it is measured by it, so its liaison may name it."""
    period = period_of(item.campaign, timezone.localtime(now).date())
    said = _counted([key], item.organ.code, period, now).get(key)
    if said is None:
        raise BadField("ref", f"登记里没有数字“{key[:60]}”，请从列表中选择。")
    return Shown(ref=key, said=said, digest=digest(canonical(said)))


def _case(access: Access, ref: str) -> Shown:
    key, _, number = ref.partition(":")
    row = None
    if key in registers():
        row = access.cases(key).filter(number=number.strip()).first()
    if row is None:
        raise Http404("没有这件事项，或者您没有查看它的权限。")
    said = _as_seen(row)
    return Shown(ref=ref, said=said, digest=digest(canonical(said)))


def _link(address: str, words: str) -> Shown:
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        raise BadField("ref", "链接应当以 http:// 或 https:// 开头，是一个完整的网址。") from None
    if len(address) > 500:
        raise BadField("ref", "链接超过 500 字，请换用短的网址，或者作为文件提供。")
    return Shown(ref=address, text=text("text", "说明", words), digest=digest(address.encode()))


def _file(kind: str, words: str, upload: UploadedFile | None) -> Shown:
    if upload is None:
        raise BadField("upload", "请选择要提供的文件。")
    kept = store(upload)
    if kind == Kind.PICTURE and not kept.media_type.startswith("image/"):
        raise BadField("upload", f"《{(upload.name or '')[:80]}》不是图片；可收存：png、jpg。")
    return Shown(
        text=text("text", "说明", words),
        said={"size": kept.size, "media_type": kept.media_type},
        file=kept,
        filename=line("upload", "文件名", upload.name or "文件", 200),
        digest=kept.hash,
    )


def _as_seen(row: Case) -> dict[str, Any]:
    return {"register": row.register, "number": row.number, "stage": row.stage, "head": row.head}


def _counted(keys: Iterable[str], organ: str, period: Period, now: datetime) -> dict[str, dict[str, Any]]:
    """What the registers count now, in the words a proof keeps; a key that no register counts is left out."""
    owners = {key: owner for key in keys if (owner := owner_of(key))}
    if not owners:
        return {}
    numbers = Numbers.of([register(key) for key in {o.register for o in owners.values()}], None, now)
    values = quoted_of(numbers, owners, period, [organ])[organ]
    # 取数的时刻不是数字的一部分，重新取数不算变化。
    return {key: {k: v for k, v in value.as_dict().items() if k != "as_of"} for key, value in values.items()}


def _live_figures(proofs: Iterable[Proof], now: datetime) -> dict[int, str]:
    grouped: dict[tuple[str, str], list[Proof]] = {}
    for proof in proofs:
        if proof.kind == Kind.FIGURE:
            grouped.setdefault((proof.said["organ"], proof.said["period"]), []).append(proof)
    found = {}
    for (organ, period), named in grouped.items():
        live = _counted((proof.ref for proof in named), organ, Period.parse(period), now)
        found |= {proof.pk: digest(canonical(live[proof.ref])) for proof in named if proof.ref in live}
    return found


def _live_cases(proofs: Iterable[Proof]) -> dict[str, str]:
    numbers = [proof.said["number"] for proof in proofs if proof.kind == Kind.CASE]
    rows = Case.objects.filter(number__in=numbers) if numbers else ()
    return {f"{row.register}:{row.number}": digest(canonical(_as_seen(row))) for row in rows}
