"""A participant's PIN: kept salted and hashed, so that nobody reads it out of the file.

A PIN of four digits keeps a curious neighbour out, not somebody with a program and an hour.
"""

import hashlib
import hmac
import secrets

ITERATIONS = 200_000
"""Slow enough that trying PINs takes patience, fast enough to be no wait in the room."""


def sealed(pin: str) -> tuple[str, str]:
    """Salt and digest of a new PIN."""
    salt = secrets.token_hex(16)
    return salt, _digest(pin, salt)


def is_pin(kept: tuple[str, str], pin: str) -> bool:
    """Whether a PIN is the one kept as salt and digest."""
    salt, digest = kept
    return hmac.compare_digest(digest, _digest(pin, salt))


def _digest(pin: str, salt: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", pin.encode(), bytes.fromhex(salt), ITERATIONS).hex()
