"""Hashes of chains, seals and files: SM3 (GB/T 32905—2016) unless the installation chooses SHA-256."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO

from cryptography.hazmat.primitives import hashes
from django.conf import settings

_CHUNK = 1 << 20


def _new() -> hashes.Hash:
    return hashes.Hash({"sm3": hashes.SM3, "sha256": hashes.SHA256}[settings.HASH]())


def digest(*parts: bytes) -> str:
    """The hash of the parts one after another, in hexadecimal."""
    hasher = _new()
    for part in parts:
        hasher.update(part)
    return hasher.finalize().hex()


def digest_file(stream: BinaryIO) -> tuple[str, int]:
    """The hash and size in bytes of a stream, read in pieces."""
    hasher, size = _new(), 0
    while chunk := stream.read(_CHUNK):
        hasher.update(chunk)
        size += len(chunk)
    return hasher.finalize().hex(), size


def canonical(facts: Any) -> bytes:
    """One way of writing a JSON value, so that the same facts always hash the same."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def merkle_root(leaves: Sequence[str]) -> str:
    """The Merkle root of hexadecimal leaves in order; leaf and node hashes are kept apart by a prefix (as in RFC 6962)."""
    level = [digest(b"\x00", leaf.encode()) for leaf in leaves]
    while len(level) > 1:
        level = [_pair(level[i : i + 2]) for i in range(0, len(level), 2)]
    return level[0] if level else digest(b"")


def _pair(nodes: Iterable[str]) -> str:
    nodes = list(nodes)
    return digest(b"\x01", *(n.encode() for n in nodes)) if len(nodes) == 2 else nodes[0]
