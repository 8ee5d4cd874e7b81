"""Numbers of things in words, kept on one line."""

from vmo_desktop.translation import Texts

tr = Texts("Pack")


def initiatives(number: int) -> str:
    """Such as "24 initiatives"."""
    return tr.counted(number, "{n}\u00a0initiative", "{n}\u00a0initiatives")


def value_drivers(number: int) -> str:
    """Such as "6 value drivers"."""
    return tr.counted(number, "{n}\u00a0value driver", "{n}\u00a0value drivers")


def participants(number: int) -> str:
    """Such as "8 participants"."""
    return tr.counted(number, "{n}\u00a0participant", "{n}\u00a0participants")
