"""What a case gives, and what the program cannot answer yet."""

from collections.abc import Mapping
from typing import Any

Case = Mapping[str, Any]


class NotBuilt(Exception):
    """The program has no such method yet; the message names it."""


def given_of(published_case: Mapping[str, Any]) -> Case:
    """What a case gives; an estimate of three points may be named by its title alone."""
    given = dict(published_case["input"])
    if published_case["method"] == "monte_carlo" and not {"distribution", "shape", "formula"} & set(given):
        given["distribution"] = published_case.get("title", "")
    return given


def only(given: Case, otherwise: str, *known: str) -> None:
    """A case that gives more than the method knows is one of another method."""
    unknown = set(given) - set(known)
    if unknown:
        raise NotBuilt(f"{otherwise} ({', '.join(sorted(unknown))})")
