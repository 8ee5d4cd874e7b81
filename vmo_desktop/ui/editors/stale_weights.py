"""The line that says which weights were given for another range of a scale, with the ways out."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.text_button import TextButton
from vmo_desktop.workshop.operation import together
from vmo_desktop.workshop.ops.judgements import confirm_weights
from vmo_desktop.workshop.weighting import stale_sentence

NARROW = 620


class StaleWeights(QFrame):
    """Stands wherever results rest on such weights, and goes when they are given anew or confirmed.

    Signals
    -------
    weigh_wanted()
        The weights are to be elicited again.
    """

    weigh_wanted = Signal()

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.setObjectName("stale_weights")
        self._label = PlainLabel(wraps=True)
        self.confirm = TextButton(self.tr("They still hold"))
        self.confirm.setToolTip(self.tr("Keep these weights for the present ranges"))
        self.confirm.clicked.connect(self._confirm)
        self.again = TextButton(self.tr("Weigh again…"))
        self.again.clicked.connect(self.weigh_wanted)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._label, 0, 0)
        self._place_buttons(is_narrow=False)
        appearance().changed.connect(self._fit)
        self._fit()
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown; empty when there is nothing to say."""
        return "" if self.isHidden() else self._label.text()

    def show_state(self) -> None:
        """Say which weights are stale as the workshop stands; nothing is shown when none are."""
        sentence = stale_sentence(self._live.snapshot)
        self._label.setText(f"▲ {sentence}")
        self.setVisible(bool(sentence))

    def offer_weighing(self, is_offered: bool) -> None:
        """Offer to weigh again, except on the page where that is done."""
        self.again.setVisible(is_offered)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ways out below the sentence where there is little room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place_buttons(is_narrow=self.width() < scaled(NARROW))

    def _place_buttons(self, *, is_narrow: bool) -> None:
        self._grid.addWidget(self._label, 0, 0, 1, 3 if is_narrow else 1)
        for column, button in enumerate((self.confirm, self.again), start=1):
            self._grid.addWidget(button, int(is_narrow), column)

    def _confirm(self) -> None:
        by_set: dict[int, list[int]] = {}
        for weight_set_id, driver_id in sorted(self._live.snapshot.stale_weights):
            by_set.setdefault(weight_set_id, []).append(driver_id)
        steps = [confirm_weights(weight_set_id, drivers) for weight_set_id, drivers in by_set.items()]
        if steps:
            self._live.do(steps[0] if len(steps) == 1 else together("Weights confirmed", steps))

    def _fit(self) -> None:
        self._grid.setContentsMargins(scaled(16), scaled(4), scaled(12), scaled(4))
        self._grid.setSpacing(scaled(8))
