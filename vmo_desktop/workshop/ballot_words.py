"""What every ballot says in the same words, whether in a workbook or on paper."""

from vmo_desktop.translation import Texts
from vmo_desktop.workshop.ballot_form import AskedDriver
from vmo_desktop.workshop.rows import Direction

tr = Texts("Ballot")

OWN = "◆"
"""Marks a participant's own initiatives."""


def no_opinion() -> str:
    """What is chosen instead of a score."""
    return tr("no opinion")


def number(value: float) -> str:
    """A number as it is typed."""
    return f"{value:.12g}"


def measure_words(asked: AskedDriver) -> str:
    """How a measure is scored; empty for a scale of levels."""
    if not asked.is_measure:
        return ""
    ends = {"low": number(asked.low), "high": number(asked.high)}
    unit = f" {asked.driver.unit}" if asked.driver.unit else ""
    better = tr("more is better") if asked.driver.direction is Direction.HIGHER else tr("less is better")
    return tr("A number from {low} to {high}{unit}; {better}.", unit=unit, better=better, **ends)


def own_words() -> str:
    """What the mark of own initiatives means."""
    return tr("◆ marks your own initiatives. Score them as well; your votes on them are marked as such.")


def sealed_words() -> str:
    """What everybody wants to know first."""
    return tr("Nobody sees your scores before all are revealed.")
