"""What a case gives, and what the program cannot answer yet."""

from collections.abc import Mapping
from typing import Any

Case = Mapping[str, Any]


class NotBuilt(Exception):
    """The program has no such method yet; the message names it."""


def only(given: Case, otherwise: str, *known: str) -> None:
    """A case that gives more than the method knows is one of another method."""
    unknown = set(given) - set(known)
    if unknown:
        raise NotBuilt(f"{otherwise} ({', '.join(sorted(unknown))})")
