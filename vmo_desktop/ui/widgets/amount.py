"""Amounts of money as fields read them."""

from PySide6.QtCore import QCoreApplication

from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.widgets.field import TextRefused

LONGEST = 40


def read_amount(text: str) -> float | None:
    """Read an amount of 0 or more; None where nothing is typed. Raises `TextRefused`."""
    if not text.strip():
        return None
    amount = read_number(text)
    if amount is None or amount < 0:
        sentence = QCoreApplication.translate(
            "Amount", "“{text}” is not an amount of money. Type a number, such as {example} or 12 M."
        )
        shown = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
        raise TextRefused(sentence.format(text=shown, example=number_text(12_000_000.0)))
    return amount
