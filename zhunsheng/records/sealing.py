"""Personal data at rest: sealed with the installation's key, opened only for whoever handles the case.

AES-256-GCM; the key lives in ``keys/sealing`` under the home folder. Losing the key loses the data: ``zhunsheng backup`` keeps both.
"""

import base64
import os
from functools import cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

PREFIX = "封:"


@cache
def _cipher(key: str) -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"zhunsheng sealed fields").derive(
        key.encode()
    )
    return AESGCM(derived)


def seal(text: str) -> str:
    """The sealed form of a text; what is sealed already, and the empty text, stay as they are."""
    if not text or text.startswith(PREFIX):
        return text
    nonce = os.urandom(12)
    sealed = nonce + _cipher(settings.SEALING_KEY).encrypt(nonce, text.encode(), None)
    return PREFIX + base64.urlsafe_b64encode(sealed).decode()


def unseal(text: str) -> str:
    """The text that was sealed. ValueError when the key is not the one that sealed it, or somebody touched it."""
    if not text.startswith(PREFIX):
        return text
    raw = base64.urlsafe_b64decode(text.removeprefix(PREFIX))
    try:
        return _cipher(settings.SEALING_KEY).decrypt(raw[:12], raw[12:], None).decode()
    except InvalidTag:
        raise ValueError("封存的个人信息打不开：密钥不对，或者数据被改动过。请用备份中的密钥恢复。") from None


class SealedField(models.TextField):
    """A text kept sealed in the database. The attribute holds the sealed form; ``unseal`` it where it may be seen."""

    def get_prep_value(self, value: Any) -> Any:
        return seal(super().get_prep_value(value) or "")

    def to_python(self, value: Any) -> Any:
        return super().to_python(value)
