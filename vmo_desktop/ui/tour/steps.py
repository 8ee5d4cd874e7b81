"""The five steps of the tour: where each one points, and what it says."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step: the page to show, the class of the widget on it to point at, and the words."""

    page_id: str
    target: str
    title: str
    text: str


def _tr(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Tour", text))


STEPS = (
    TourStep(
        "drivers",
        "WeightBoard",
        _tr("What counts here"),
        _tr(
            "Each value driver has a weight. Drag a bar and see below which initiatives change places. Letting go "
            "writes the weight as one step, and undo takes it back."
        ),
    ),
    TourStep(
        "score",
        "ScoreGrid",
        _tr("One key for a score"),
        _tr(
            "Stand on a cell and type a digit: the score is written and the cursor moves on. Hatched cells have no "
            "score yet; N goes to the next one. The card below says what each digit means."
        ),
    ),
    TourStep(
        "score",
        "BubblePanel",
        _tr("The picture follows"),
        _tr(
            "Value grows upwards, effort or cost to the right. Every score moves its bubble at once. With the arrow "
            "keys you go from bubble to bubble."
        ),
    ),
    TourStep(
        "rank",
        "RankingPanel",
        _tr("Where the budget ends"),
        _tr("Order by value or by value for money. The line shows how far the budget reaches in this order."),
    ),
    TourStep(
        "pack",
        "PackFoot",
        _tr("What the others get"),
        _tr(
            "These pages are for those who were not in the room. Tick the sections at the left, put the words of the "
            "first page right, and export the PDF here."
        ),
    ),
)
"""From the weights to the pack."""


def translated(text: str) -> str:
    """Translate a text of a step."""
    return QCoreApplication.translate("Tour", text)
