"""The application package (申报材料): every indicator in its folder with what each organ handed in, and an index.

Written straight to the disk, one file after another, however large they are. The same campaign at the same hour gives the
same bytes: the names, the order and the times in the archive say nothing of the machine.
"""

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings

from zhunsheng.campaigns.documents.self_assessment import self_assessment
from zhunsheng.campaigns.documents.sheet import Sheet, as_docx, as_xlsx
from zhunsheng.campaigns.documents.tables import decomposition, scores
from zhunsheng.campaigns.documents.told import CAME_IN, items_of
from zhunsheng.campaigns.frameworks import framework_of
from zhunsheng.campaigns.models import Campaign, Item, Proof
from zhunsheng.records.errors import Rejected
from zhunsheng.records.files import path_of
from zhunsheng.writing.render import FIRST_DAY, render

MATERIALS, MANIFEST = "指标材料", "清单.json"
SCHEMA = "zhunsheng.package/1"
_CHUNK = 1 << 20
_SHOWN = 20
_NAME = 60
"""Characters of a name in the archive: Windows refuses paths beyond 260."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]')
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")


class NoEvidence(Rejected):
    """Items that have nothing to show. `items` are named in the sentence, the first of them."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = tuple(items)
        named = [f"{item.code}（{item.organ}，{_why(item)}）" for item in items[:_SHOWN]]
        more = f"等 {len(items)} 项" if len(items) > _SHOWN else ""
        super().__init__(
            f"有 {len(items)} 项没有材料，没有打包：{'、'.join(named)}{more}。请补齐，或者选“缺的注明”再打包。"
        )


def package(
    campaign: Campaign, now: datetime, *, marks_missing: bool = False, folder: Path | None = None
) -> Path:
    """Writes the package and returns its path, in `folder` or under the home of the installation.

    An item that was not handed in, or has neither proof nor words, refuses the whole (NoEvidence); with `marks_missing` its
    folder says so instead. Rejected when a kept file is gone. Nothing half-written stays.
    """
    items = items_of(campaign)
    proofs = _proofs(campaign)
    bare = [item for item in items if _bare(item, proofs.get(item.pk, []))]
    if bare and not marks_missing:
        raise NoEvidence(bare)
    target = (folder or Path(settings.HOME) / "packages") / f"{clean(campaign.name)}申报材料.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=target.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file, ZipFile(file, "w", ZIP_DEFLATED) as archive:
            _write(_Archive(archive), campaign, items, proofs, {item.pk for item in bare}, now)
        os.replace(aside, target)
    except BaseException:
        os.unlink(aside)
        raise
    return target


def clean(name: str, fallback: str = "未命名") -> str:
    """A name that every system takes: no separators or hidden marks, no dots at its ends, its ending kept when it is long."""
    plain = _FORBIDDEN.sub("_", " ".join(name.split())).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not stem or len(ending) > 10:
        stem, dot, ending = plain, "", ""
    plain = stem[: _NAME - len(dot + ending)].rstrip(" .") + dot + ending
    return f"_{plain}" if _RESERVED.fullmatch(plain) else plain or fallback


@dataclass
class _Archive:
    """The archive as it grows: names taken (without regard to case), and every file with its hash."""

    archive: ZipFile
    taken: set[str] = field(default_factory=set)
    files: list[dict[str, object]] = field(default_factory=list)

    def put(self, folder: str, name: str, content: bytes) -> str:
        return self.stream(folder, name, BytesIO(content), packed=True)

    def stream(self, folder: str, name: str, source: BinaryIO, *, packed: bool = False) -> str:
        """Copies a file in pieces; returns the path it got. Files that are packed already are only stored."""
        path = self._free(folder, name)
        entry = ZipInfo(path, FIRST_DAY)
        entry.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
        entry.external_attr = 0o644 << 16
        hasher, size = hashlib.sha256(), 0
        with self.archive.open(entry, "w", force_zip64=True) as out:
            while piece := source.read(_CHUNK):
                out.write(piece)
                hasher.update(piece)
                size += len(piece)
        self.files.append({"path": path, "size": size, "sha256": hasher.hexdigest()})
        return path

    def _free(self, folder: str, name: str) -> str:
        """The name, or the name with a number behind it where it is taken."""
        kept = clean(name)
        stem, dot, ending = kept.rpartition(".")
        stem, tail = (stem, dot + ending) if stem else (kept, "")
        number, path = 1, "/".join(filter(None, (folder, kept)))
        while path.casefold() in self.taken:
            number += 1
            path = "/".join(filter(None, (folder, f"{stem}（{number}）{tail}")))
        self.taken.add(path.casefold())
        return path


@dataclass(frozen=True)
class _Kept:
    """One line of the index: what is where."""

    item: Item
    name: str
    path: str
    note: str = ""


def _write(
    into: _Archive,
    campaign: Campaign,
    items: Sequence[Item],
    proofs: dict[int, list[Proof]],
    bare: set[int],
    now: datetime,
) -> None:
    report = self_assessment(campaign, now)
    document = render(report)
    lineage = report.lineage(hashlib.sha256(document).hexdigest())
    into.put("", "自评报告.docx", document)
    into.put("", "自评报告.lineage.json", _json(lineage))
    for name, sheet in (("任务分解表", decomposition(campaign)), ("得分汇总表", scores(campaign))):
        into.put("", f"{name}.docx", as_docx(sheet))
        into.put("", f"{name}.xlsx", as_xlsx(sheet, now))
    lines = [
        line
        for item in items
        for line in _item(into, campaign, item, proofs.get(item.pk, []), item.pk in bare)
    ]
    index = _index(campaign, lines)
    into.put("", "目录.docx", as_docx(index))
    into.put("", "目录.xlsx", as_xlsx(index, now))
    said = {
        "schema": SCHEMA,
        "campaign": campaign.name,
        "framework": campaign.edition.digest,
        "made_at": now.isoformat(),
        "missing": [f"{item.code} {item.organ.code}" for item in items if item.pk in bare],
        "files": sorted(into.files, key=lambda one: str(one["path"])),
    }
    into.put("", MANIFEST, _json(said))


def _item(
    into: _Archive, campaign: Campaign, item: Item, proofs: Sequence[Proof], bare: bool
) -> Iterator[_Kept]:
    """One organ's folder under its indicator: what is asked, what it says, and everything it shows."""
    indicator = f"{MATERIALS}/{clean(f'{item.code} {item.task.name}')}"
    if f"{indicator}/指标说明.txt".casefold() not in into.taken:
        into.put(indicator, "指标说明.txt", _asked(campaign, item).encode())
    folder = f"{indicator}/{clean(item.organ.name)}"
    if bare:
        yield _Kept(item, "缺材料", into.put(folder, "缺材料.txt", f"{_why(item)}。\n".encode()), _why(item))
    if item.brief.strip():
        yield _Kept(item, "工作情况", into.put(folder, "工作情况.txt", _text(item.brief)))
    if item.statement.strip():
        answer = Item.Answer(item.answer).label
        yield _Kept(item, "说明", into.put(folder, "说明.txt", _text(item.statement)), str(answer))
    for proof in proofs:
        yield from _proof(into, folder, item, proof)


def _proof(into: _Archive, folder: str, item: Item, proof: Proof) -> Iterator[_Kept]:
    """One proof under its own name: a file as it was handed in, everything else as a text, a figure as JSON too."""
    kind = str(Proof.Kind(proof.kind).label)
    if proof.file is not None:
        place = path_of(proof.file.hash)
        if not place.is_file():
            raise Rejected(
                f"{item.code}（{item.organ}）的《{proof.name}》文件不见了，没有打包；请从备份恢复。"
            )
        with place.open("rb") as source:
            yield _Kept(item, proof.name, into.stream(folder, proof.filename or proof.name, source), kind)
        return
    if proof.kind == Proof.Kind.FIGURE:
        snapshot = {"key": proof.ref, "name": proof.name, "said": proof.said, "digest": proof.digest}
        into.put(folder, f"{proof.name}.json", _json(snapshot))
    lines = [proof.name, f"类别：{kind}", f"指向：{proof.ref}" if proof.ref else "", proof.text]
    lines += [f"{key}：{value}" for key, value in proof.said.items() if isinstance(value, str | int)]
    lines.append(f"提供：{proof.added_at:%Y-%m-%d}，校验值 {proof.digest}")
    text = "\n".join(line for line in lines if line)
    yield _Kept(item, proof.name, into.put(folder, f"{proof.name}.txt", _text(text)), kind)


def _asked(campaign: Campaign, item: Item) -> str:
    """What the framework asks of an indicator, in lines."""
    indicator = framework_of(campaign).indicator(item.code)
    points = f"{indicator.points} 分" if indicator.points is not None else "不计分"
    lines = [
        f"指标：{item.code} {indicator.name}",
        f"要求：{indicator.threshold or '见评分说明'}",
        f"分值：{points}",
        f"应提供：{'、'.join(indicator.evidence) or '没有指定'}",
        f"依据：{'、'.join(indicator.basis) or '见方案'}",
        f"牵头单位：{item.task.lead or '没有指定'}",
        f"完成期限：{item.task.due_on.isoformat()}",
    ]
    return "\n".join(lines) + "\n"


def _index(campaign: Campaign, lines: Sequence[_Kept]) -> Sheet:
    rows = tuple(
        (str(n), one.item.code, one.item.task.name, one.item.organ.name, one.name, one.path.removeprefix(f"{MATERIALS}/"), one.note or "—")
        for n, one in enumerate(lines, 1)
    )  # fmt: skip
    heads = ("序号", "指标编码", "指标", "单位", "材料名称", "所在位置", "备注")
    return Sheet(f"{campaign.name}申报材料目录", heads, (2, 3, 8, 5, 6, 12, 4), rows)


def _proofs(campaign: Campaign) -> dict[int, list[Proof]]:
    """Each item's proofs in the order they were added. Two queries."""
    found: dict[int, list[Proof]] = {}
    links = Proof.items.through.objects.filter(item__campaign=campaign).values_list("item_id", "proof_id")
    known = {proof.pk: proof for proof in Proof.objects.filter(campaign=campaign).select_related("file")}
    for item, proof in sorted(links):
        found.setdefault(item, []).append(known[proof])
    return found


def _bare(item: Item, proofs: Sequence[Proof]) -> bool:
    return item.state not in CAME_IN or not (proofs or item.brief.strip() or item.statement.strip())


def _why(item: Item) -> str:
    return "没有材料" if item.state in CAME_IN else f"没有上报，{Item.State(item.state).label}"


def _text(words: str) -> bytes:
    """UTF-8 with the mark that Windows' editor needs, lines ended its way."""
    return ("\ufeff" + "\r\n".join(words.strip().splitlines()) + "\r\n").encode()


def _json(said: object) -> bytes:
    return (json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
