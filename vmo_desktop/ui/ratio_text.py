"""How many times as important something is, in numbers and in words."""

from PySide6.QtCore import QCoreApplication

from vmo_desktop.domain.pairwise import VERBAL_INTENSITIES
from vmo_desktop.ui.number_text import decimal_text, number_text

WHOLE = 0.005


def verbal(times: float) -> str:
    """How much more important something is, in words; `times` at least 1."""
    words = ("equally important", "more important", "much more important", "extremely more important")
    place = max(range(len(words)), key=lambda each: -abs(VERBAL_INTENSITIES[each] - times))
    return QCoreApplication.translate("RatioText", words[place])


def times_text(times: float) -> str:
    """How many times as important: whole, or as the inverse of a whole."""
    strength = times if times >= 1 else 1 / times
    rounded = round(strength)
    shown = number_text(rounded) if abs(strength - rounded) < WHOLE else decimal_text(strength, 1)
    return shown if times >= 1 else f"1/{shown}"
