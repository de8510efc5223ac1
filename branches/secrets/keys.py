"""Encryption of single values, and look-up without decryption.

AES-256-GCM by `cryptography`; the key's name travels with the value, so that keys can be changed one after
another. A blind index is an HMAC under a key of its own: equal plain texts have equal indexes, nothing else shows.
"""

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_BYTES = 12


class Unreadable(Exception):
    """A stored value that no known key opens: a key is missing, or the bytes were changed."""


def encrypt(plain: bytes, *, purpose: str) -> bytes:
    """Return key-name length, key name, nonce and cipher text in one run of bytes.

    `purpose` is bound to the value: what was written for one field doesn't open as another.
    """
    name, key = settings.ENCRYPTION_KEYS[0]
    nonce = os.urandom(NONCE_BYTES)
    label = name.encode()
    return bytes([len(label)]) + label + nonce + AESGCM(key).encrypt(nonce, plain, purpose.encode())


def decrypt(stored: bytes, *, purpose: str) -> bytes:
    """The plain bytes of `stored`; raises Unreadable."""
    # A view, as of bytes whatever the driver calls them: of a large file nothing is copied.
    stored = memoryview(stored).cast("B")
    end = 1 + stored[0]
    name, nonce, body = str(stored[1:end], "utf-8"), stored[end : end + NONCE_BYTES], stored[end + NONCE_BYTES :]
    key = dict(settings.ENCRYPTION_KEYS).get(name)
    if key is None:
        raise Unreadable(f"no key named {name}")
    try:
        return AESGCM(key).decrypt(nonce, body, purpose.encode())
    except InvalidTag as fault:
        raise Unreadable(f"value for {purpose} doesn't open") from fault


def blind_index(plain: str, *, purpose: str) -> bytes:
    """16 bytes by which equal values of one purpose are found."""
    return hmac.digest(settings.INDEX_KEY, f"{purpose}\0{plain}".encode(), hashlib.sha256)[:16]
