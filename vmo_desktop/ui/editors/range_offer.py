"""What earlier promises came to, offered as the range of an estimate; nothing is taken by itself."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from vmo_desktop.charts.calibration_data import promises_text, reference_words
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.calibration import expected_range
from vmo_desktop.workshop.ops.finance import CASH_LINES
from vmo_desktop.workshop.value_rows import CashLineRow, PriorRow

DIGITS = 3
"""So many digits of an amount are kept: a range is no exact number."""


class RangeOffer(WrappingView):
    """A sentence about the line and a button; hidden where there is nothing to say."""

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._line: CashLineRow | None = None
        self._prior: PriorRow | None = None
        self.words = PlainLabel(wraps=True)
        self.use = QPushButton(self.tr("&Use as range"))
        self.use.clicked.connect(lambda _checked=False: self._on_use())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(12))
        row.addWidget(self.words, 1)
        row.addWidget(self.use)
        self.hide()

    def show_line(self, line: CashLineRow | None) -> None:
        """Say what there is to say of a line."""
        self._line = line
        self._prior = None if line is None else follow_desk_of(self._live).calibration.reference_of(line)
        self.setVisible(self._prior is not None)
        if line is None or self._prior is None:
            return
        name = line.name or self.tr("This line")
        said = filled(self.tr("%1: %2."), name, reference_words(self._prior, self._live.snapshot))
        found = self._range()
        if found is not None:
            ends = filled(self.tr("As a range: from %1, likely %2, up to %3."), *map(number_text, found))
            said = f"{said} {ends}"
        self.words.setText(said)
        self.use.setVisible(found is not None)
        self.use.setEnabled(not self._live.workshop.is_read_only)
        self.use.setAccessibleName(self.tr("Use as range of %1").replace("%1", name))

    def _range(self) -> tuple[float, ...] | None:
        if self._line is None or self._prior is None:
            return None
        found = expected_range(self._line, self._prior)
        return None if found is None else tuple(float(f"{amount:.{DIGITS}g}") for amount in found)

    def _on_use(self) -> None:
        found = self._range()
        if found is None or self._line is None or self._prior is None:
            return
        low, likely, high = found
        said = self.tr("%1 was promised; range of %2 earlier")
        told = filled(said, number_text(self._line.likely or 0.0), promises_text(self._prior.promises))
        note = "; ".join(part for part in (self._line.note, told) if part)
        self._live.do(CASH_LINES.edit(self._line.id, {"low": low, "likely": likely, "high": high, "note": note}))
