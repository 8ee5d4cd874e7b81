"""Numbers of things in words, kept on one line."""

from vmo_desktop.translation import Texts

tr = Texts("Pack")


def initiatives(number: int) -> str:
    """Such as "24 initiatives"."""
    return tr.counted(number, "{n}\u00a0initiative", "{n}\u00a0initiatives")


def scored_initiatives(number: int) -> str:
    """Such as "the 95 initiatives with all scores"."""
    return tr.counted(number, "the {n}\u00a0initiative with all scores", "the {n}\u00a0initiatives with all scores")


def value_drivers(number: int) -> str:
    """Such as "6 value drivers"."""
    return tr.counted(number, "{n}\u00a0value driver", "{n}\u00a0value drivers")


def participants(number: int) -> str:
    """Such as "8 participants"."""
    return tr.counted(number, "{n}\u00a0participant", "{n}\u00a0participants")
