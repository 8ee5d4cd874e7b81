"""The weights of one set: which set, its bars, and what a drag writes when it ends."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.stale_weights import StaleWeights
from vmo_desktop.ui.editors.weight_board import WeightBoard
from vmo_desktop.ui.editors.weight_set_bar import WeightSetBar
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.text_button import TextButton
from vmo_desktop.workshop.ops.weights import set_locked, set_points
from vmo_desktop.workshop.results import Results

FRAME_MS = 16


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
        self.elicit = TextButton(self.tr("Elicit…"))
        self.elicit.setToolTip(tooltip(self.tr("Find the weights by questions: swings, ranks, pairs, 100 points")))
        self._driver_id: int | None = None
        self._preview: Results | None = None
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        scroll = Scroller(self.board)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(4))
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, scaled(12), 0)
        top.addWidget(self.weight_sets, 1)
        top.addWidget(self.elicit, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(top)
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

    def tell_preview(self) -> None:
        """Show the newest state of a drag to all who follow; once a frame while it goes on."""
        if self._preview is not None:
            self._live.preview(self._preview)

    def _connect(self) -> None:
        self.elicit.clicked.connect(self.weigh_wanted)
        self.warning.weigh_wanted.connect(self.weigh_wanted)
        self.weight_sets.refused.connect(self.refused)
        self.weight_sets.chosen.connect(self._show_set)
        self.board.picked.connect(self.picked)
        self.board.previewed.connect(self._on_dragged)
        self.board.written.connect(self._write_points)
        self.board.lock_requested.connect(self._lock)
        self._frame.timeout.connect(self.tell_preview)

    def _show_set(self, weight_set_id: int | None) -> None:
        self.warning.show_state()
        self.weight_sets.show_sets(weight_set_id)
        shown = self.weight_sets.weight_set_id
        if shown is not None:
            self.board.show_weights(self._live.results, shown)
            self.board.select(self._driver_id)

    def _on_dragged(self, results: Results) -> None:
        if self._preview is None and not self._frame.isActive():
            self.moving.emit()
        self._preview = results
        if not self._frame.isActive():
            self._frame.start()

    def _write_points(self, points: dict[int, float]) -> None:
        shown = self.weight_sets.weight_set_id
        self._frame.stop()
        if self._preview is None:
            self.moving.emit()
        else:
            self._preview = None
            self._live.preview(None)
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
