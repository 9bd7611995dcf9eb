"""A composition becomes two files: the .docx and, beside it, the lineage of its numbers."""

import json
import os
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from zhunsheng.writing.composition import Composition
from zhunsheng.writing.errors import TargetError
from zhunsheng.writing.render import render


def write(composition: Composition, path: Path) -> dict[str, Any]:
    """Writes ``NAME.docx`` and ``NAME.lineage.json``; returns the lineage, with the document's sha256.

    Both are made aside and moved in at the end: a write that fails leaves what was there before. Raises
    TargetError when the name is no .docx or the folder cannot be written to.
    """
    if path.suffix != ".docx":
        raise TargetError(str(path), "公文只写成 .docx", "请把文件名改为以 .docx 结尾")
    if path.is_dir():
        raise TargetError(str(path), "这是一个文件夹", "请另起一个文件名")
    document = render(composition)
    lineage = composition.lineage(sha256(document).hexdigest())
    try:
        # 在同一文件夹里先写好：os.replace 只在同一文件系统内是一步到位的。
        with TemporaryDirectory(dir=path.parent, prefix=".") as aside:
            docx, beside = Path(aside, "docx"), Path(aside, "lineage")
            docx.write_bytes(document)
            beside.write_text(json.dumps(lineage, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            # 万一停在两步之间，新旧不配由 docx_sha256 看得出来。
            os.replace(beside, path.with_suffix(".lineage.json"))
            os.replace(docx, path)
    except OSError as error:
        raise TargetError(
            str(path), f"写不进去（{error.strerror}）", "请确认文件夹存在、可写、未满"
        ) from error
    return lineage
