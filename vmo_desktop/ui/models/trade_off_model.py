"""Trade-offs, their answers, and what the weights say, as a table."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.domain.trade_off import Answer
from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.workshop.trade_offs import TradeOff


class TradeOffColumn(IntEnum):
    """Columns of the table."""

    GIVEN_UP = 0
    GAINED = 1
    ANSWER = 2
    VERDICT = 3


class TradeOffModel(FactModel):
    """A row for each trade-off, by its place."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TradeOff, ...] = ()
        titles = self.tr("Give up"), self.tr("To gain"), self.tr("Answer"), self.tr("Against the weights")
        self._columns = tuple(FactColumn(title) for title in titles)

    def show(self, rows: Sequence[TradeOff]) -> None:
        """Show these trade-offs."""
        self.rows = tuple(rows)
        self.show_facts()

    @override
    def own_order(self) -> Sequence[int]:
        return range(len(self.rows))

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        return None

    @override
    def text(self, row_id: int, column: int) -> str:
        row = self.rows[row_id]
        if column == TradeOffColumn.GIVEN_UP:
            return f"{percent(row.part)} · {row.given_up.name}"
        if column == TradeOffColumn.GAINED:
            return row.gained.name
        if column == TradeOffColumn.ANSWER:
            return self._answer(row.answer)
        return self.verdict(row)

    def _answer(self, answer: Answer | None) -> str:
        words = {
            Answer.GIVEN_UP: self.tr("yes"),
            Answer.KEPT: self.tr("no"),
            Answer.SAME: self.tr("worth the same"),
        }
        return "–" if answer is None else words[answer]

    def verdict(self, row: TradeOff) -> str:
        """Say whether an answer can be true with the weights, and else which weights would agree."""
        if row.verdict is None:
            return ""
        if row.verdict.is_agreed:
            return self.tr("✓ Agrees with the weights.")
        text = self.tr(
            "▲ Contradicts the weights, which say {answer}. It would agree with {given} for {first} and {gained} for "
            "{second}."
        )
        return text.format(
            answer=self._answer(row.verdict.expected),
            given=percent(row.verdict.given),
            first=row.given_up.name,
            gained=percent(row.verdict.gained),
            second=row.gained.name,
        )

    @override
    def ink(self, row_id: int, column: int) -> str:
        is_wrong = column == TradeOffColumn.VERDICT and self.rows[row_id].is_contradicted
        return current_theme().amber if is_wrong else ""


def percent(share: float) -> str:
    """Write a share in percent, with a decimal where it has one."""
    return f"{decimal_text(100 * share, 0 if abs(share * 100 - round(share * 100)) < 0.05 else 1)} %"
