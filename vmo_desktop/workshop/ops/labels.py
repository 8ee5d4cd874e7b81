"""What changed from what to what, in the words of a step's label: short enough for a line of the history."""

from collections.abc import Sequence
from typing import Self

LONGEST = 28
"""Characters of a text that a label tells."""

NAMED = 2
"""So many changes are told; of more, how many there are."""

Change = tuple[str, object, object]
"""What it is called, what stood there before and what stands there now."""


class Told(str):
    """A label that tells changes, and keeps them all: which ones it names turns when the same is changed again."""

    changes: tuple[Change, ...]
    beginning: str

    def __new__(cls, beginning: str, changes: Sequence[Change]) -> Self:
        """Tell changes after the words that begin the label."""
        label = super().__new__(cls, beginning + changed(changes))
        label.beginning, label.changes = beginning, tuple(changes)
        return label


def changed_again(former: str, latter: str) -> str:
    """The label of the same things changed again: what stood there before the step, and what stands there now.

    Both tell the same things in the same order; a label that tells no changes stays as it is.
    """
    if not (isinstance(former, Told) and isinstance(latter, Told)):
        return latter
    both = zip(former.changes, latter.changes, strict=True)
    return Told(latter.beginning, [(name, before, after) for (_, before, _), (name, _, after) in both])


def changed(changes: Sequence[Change]) -> str:
    """Tell changes by name, largest first where they are numbers; texts are told only of a single change."""
    if len(changes) == 1:
        return _told(changes[0])
    if not all(_is_number(value) for _, *values in changes for value in values):
        return ", ".join(name for name, *_ in changes)
    moved = sorted(filter(_distance, changes), key=_distance, reverse=True) or changes
    words = ", ".join(map(_told, moved[:NAMED]))
    return words + (f" and {len(moved) - NAMED} more" if len(moved) > NAMED else "")


def _told(change: Change) -> str:
    name, before, after = change
    return f"{name} {_shown(before)} → {_shown(after)}"


def _distance(change: Change) -> float:
    _, before, after = change
    return abs(float(str(after)) - float(str(before)))  # type: ignore[number-of-text]  # numbers both


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,.15g}"
    text = " ".join(str(value).split()) if value is not None else ""
    return (text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…") or "none"
