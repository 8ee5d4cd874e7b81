"""What the card beside a bar of the test of robustness tells."""

from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.robustness_words import SIGNS, class_word, decisive_text, name_of, percent
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.workshop.robust_choice import Robustness


def _tr(text: str) -> str:
    return QCoreApplication.translate("Robustness", text)


def tested_facts(found: Robustness, row: int) -> BubbleFacts:
    """Chance, class, rank and what decides, of an initiative by its place among the tested ones."""
    low, high = found.selection.intervals()
    chances = (percent(float(each[row])) for each in (found.selection.chance, low, high))
    chance = filled(_tr("%1 (%2 to %3)"), *chances)
    facts = (
        Fact(_tr("Funded in"), chance),
        Fact(_tr("Class"), f"{SIGNS[found.certainty[row]]} {class_word(found.certainty[row])}"),
        Fact(_tr("Now"), _tr("funded") if found.is_funded[row] else _tr("not funded")),
        Fact(_tr("Mean rank"), decimal_text(float(found.acceptability.mean_ranks[row]), 1)),
        Fact(_tr("What decides"), decisive_text(found, row) or "–"),
    )
    name = name_of(found, row)
    return BubbleFacts(name, facts, f"{name}: {', '.join(f'{fact.word} {fact.text}' for fact in facts)}")
