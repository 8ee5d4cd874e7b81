"""The weights of one set: which set, its bars, and what a drag writes when it ends."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.stale_weights import StaleWeights
from vmo_desktop.ui.editors.weight_board import WeightBoard
from vmo_desktop.ui.editors.weight_set_bar import WeightSetBar
from vmo_desktop.ui.framed_preview import FramedPreview
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.text_button import TextButton
from vmo_desktop.workshop.ops.weights import set_locked, set_points
from vmo_desktop.workshop.results import Results


class WeightEditor(QWidget):
    """Choice of a weight set above its bars.

    Signals
    -------
    moving()
        The ranking as it stands now is what the next results are to be compared with.
    weigh_wanted()
        The weights are to be elicited by questions.
    picked(int)
        A driver's name was clicked.
    refused(str)
        Why a change was not done.
    """

    moving = Signal()
    weigh_wanted = Signal()
    picked = Signal(int)
    refused = Signal(str)

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.weight_sets = WeightSetBar(live)
        self.weight_sets.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.board = WeightBoard()
        self.warning = StaleWeights(live)
        self.elicit = TextButton(self.tr("Elicit…"), "quiet")
        self.elicit.setToolTip(tooltip(self.tr("Find the weights by questions: swings, ranks, pairs, 100 points")))
        self._driver_id: int | None = None
        self.preview = FramedPreview(live, self)
        scroll = Scroller(self.board)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(4))
        row = QHBoxLayout()
        row.setContentsMargins(scaled(12), 0, scaled(12), 0)
        row.addStretch(1)
        row.addWidget(self.elicit)
        self._column.addWidget(self.weight_sets)
        self._column.addLayout(row)
        self._column.addWidget(self.warning)
        self._column.addWidget(scroll)
        self._connect()

    def put_below(self, view: QWidget) -> None:
        """Stand a view that follows drags below the bars."""
        self._column.addWidget(view)

    def show_weights(self) -> None:
        """Show the weights of the chosen set as they stand."""
        self._show_set(self.weight_sets.weight_set_id)

    def select(self, driver_id: int | None) -> None:
        """Mark the selected driver."""
        self._driver_id = driver_id
        self.board.select(driver_id)

    def _connect(self) -> None:
        self.elicit.clicked.connect(self.weigh_wanted)
        self.warning.weigh_wanted.connect(self.weigh_wanted)
        self.weight_sets.refused.connect(self.refused)
        self.weight_sets.chosen.connect(self._show_set)
        self.board.picked.connect(self.picked)
        self.board.previewed.connect(self._on_dragged)
        self.board.written.connect(self._write_points)
        self.board.lock_requested.connect(self._lock)

    def _show_set(self, weight_set_id: int | None) -> None:
        self.warning.show_state()
        self.weight_sets.show_sets(weight_set_id)
        shown = self.weight_sets.weight_set_id
        if shown is not None:
            self.board.show_weights(self._live.results, shown)
            self.board.select(self._driver_id)

    def _on_dragged(self, results: Results) -> None:
        if not self.preview.is_on:
            self.moving.emit()
        self.preview.offer(results)

    def _write_points(self, points: dict[int, float]) -> None:
        shown = self.weight_sets.weight_set_id
        if self.preview.is_on:
            self.preview.end()
        else:
            self.moving.emit()
        if shown is None:
            return
        sentence = refusal_of(self._live, set_points(shown, points))
        if sentence:
            self.refused.emit(sentence)
            self.board.show_weights(self._live.results, shown)

    def _lock(self, driver_id: int, is_locked: bool) -> None:
        shown = self.weight_sets.weight_set_id
        sentence = refusal_of(self._live, set_locked(shown, driver_id, is_locked)) if shown is not None else ""
        if sentence:
            self.refused.emit(sentence)
