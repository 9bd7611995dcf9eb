"""Where all state lives, and the secrets made there at first use.

One folder, ``$ZHUNSHENG_HOME`` (default ``var/`` in the checkout), holds the database, the files, the facts and the keys. There is
no default secret: a key that is missing is made, readable by its owner only.
"""

import os
import secrets
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def home_path() -> Path:
    """Where the folder of all state is, or will be."""
    return Path(os.environ.get("ZHUNSHENG_HOME") or CHECKOUT / "var").resolve()


def home() -> Path:
    """The folder of all state; made when missing."""
    folder = home_path()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret(name: str) -> str:
    """A secret kept in ``keys/NAME``: made on first use, 256 random bits, mode 0600."""
    path = home() / "keys" / name
    if not path.exists():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        # 两个进程同时首次启动时，只有一个能建成；另一个读它写下的。
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return secret(name)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(32))
    return path.read_text().strip()


def county() -> Path:
    """The folder of the county's own facts: ``$ZHUNSHENG_COUNTY``, or the fictional demo county."""
    return Path(os.environ.get("ZHUNSHENG_COUNTY") or CHECKOUT / "county").resolve()
