"""One file with everything: the database, the files, the keys; checked before it is put back."""

import hashlib
import json
import shutil
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection

from zhunsheng.records.errors import Rejected

KEPT = ("files", "keys", "calendar")
_MANIFEST = "manifest.json"


def backup(target: Path) -> int:
    """Writes the backup and returns its size in bytes. It holds the keys: keep it as safely as the data."""
    if connection.vendor != "sqlite":
        raise Rejected(
            "数据库不是 SQLite：请用数据库自己的备份工具备份数据库，并另存 files、keys 和 calendar 三个文件夹。"
        )
    if target.exists():
        raise Rejected(f"{target} 已经存在；请换一个文件名，以免盖掉旧备份。")
    home = Path(settings.HOME)
    aside = target.with_name(f".{target.name}.part")
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        database = Path(folder) / "zhunsheng.sqlite3"
        with (
            closing(sqlite3.connect(settings.DATABASES["default"]["NAME"])) as source,
            closing(sqlite3.connect(database)) as copy,
        ):
            source.backup(copy)
        parts = {"zhunsheng.sqlite3": database}
        for name in KEPT:
            parts |= {str(p.relative_to(home)): p for p in sorted((home / name).rglob("*")) if p.is_file()}
        manifest = Path(folder) / _MANIFEST
        manifest.write_text(json.dumps({name: _digest(path) for name, path in parts.items()}, indent=1))
        try:
            with tarfile.open(aside, "w:gz") as archive:
                archive.add(manifest, _MANIFEST)
                for name, path in parts.items():
                    archive.add(path, name)
            aside.replace(target)
        finally:
            aside.unlink(missing_ok=True)
    target.chmod(0o600)
    return target.stat().st_size


def restore(source: Path, home: Path) -> int:
    """Puts a backup into an empty home and returns how many parts it had; nothing is left when anything is wrong."""
    if home.exists() and any(p.name not in ("keys", "static") for p in home.iterdir()):
        raise Rejected(f"{home} 里已有数据；恢复只写入空的文件夹，请先移走或者另设 ZHUNSHENG_HOME。")
    aside = home.with_name(f".{home.name}.restoring")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        with tarfile.open(source, "r:gz") as archive:
            archive.extractall(aside, filter="data")
        manifest: dict[str, str] = json.loads((aside / _MANIFEST).read_text())
        for name, said in manifest.items():
            if not (aside / name).is_file() or _digest(aside / name) != said:
                raise Rejected(f"备份不完整：{name} 与清单不符，没有恢复任何内容。")
        (aside / _MANIFEST).unlink()
        shutil.rmtree(home, ignore_errors=True)
        aside.replace(home)
    except (tarfile.TarError, OSError, EOFError, json.JSONDecodeError, KeyError) as error:
        raise Rejected(f"{source} 不是本系统的备份，或者已经损坏（{error}），没有恢复任何内容。") from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return len(manifest)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
