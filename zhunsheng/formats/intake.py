"""The intake: a file in, its text and tables out, or one sentence why not.

What is no plain text is read in a child process under limits of time and memory, so that whatever a file holds, only
its reading ends.
"""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from zhunsheng.formats.bounds import BOUNDS, Bounds
from zhunsheng.formats.carried import taken_of
from zhunsheng.formats.document import Taken
from zhunsheng.formats.errors import FILE_ERRORS, DamagedFile, EmptyFile, TooLarge
from zhunsheng.formats.kinds import OLE, PICTURES, kind_of
from zhunsheng.formats.plain import read_csv, read_text

_PACKAGES = Path(__file__).resolve().parents[2]
_KILLED = "（读它用的时间或者内存超过了限度）"


def take_in(data: bytes, name: str = "", bounds: Bounds = BOUNDS) -> Taken:
    """What the bytes of an office file hold. Raises UnreadableFile whose message is one sentence for the person."""
    if len(data) > bounds.size:
        raise TooLarge(name, f"：最多读 {bounds.size // 1024**2} MB")
    if not data.strip():
        raise EmptyFile(name)
    apart = data.startswith((b"PK\x03\x04", OLE)) or b"%PDF-" in data[:1024]
    kind = "" if apart or data.startswith(PICTURES) else kind_of(data, name, bounds)
    if kind == "txt":
        return read_text(data, name, bounds)
    if kind == "csv":
        return read_csv(data, name, bounds)
    return _apart(data, name, bounds)


def _apart(data: bytes, name: str, bounds: Bounds) -> Taken:
    """The file read by a child process that knows nothing but the file: no settings, no keys, no database."""
    asked = json.dumps({"name": name, "bounds": asdict(bounds)}).encode()
    known = {key: os.environ[key] for key in ("PATH", "LANG", "TMPDIR", "SYSTEMROOT") if key in os.environ}
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "zhunsheng.formats.child"],
            input=len(asked).to_bytes(4, "big") + asked + data,
            capture_output=True,
            timeout=bounds.seconds,
            env={**known, "PYTHONPATH": str(_PACKAGES), "PYTHONUTF8": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DamagedFile(name, _KILLED) from error
    if b"ModuleNotFoundError" in done.stderr:
        # 不是文件的毛病，是没有装全：不能对经办人说文件坏了。
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-500:])
    if done.returncode:
        raise DamagedFile(name, _KILLED)
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise FILE_ERRORS[answer["error"]](answer["name"], answer["detail"])
    return taken_of(answer)
