"""The weights of one set as aligned bars: drag, step by keys, type points, lock; siblings follow at once."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.domain.weights import rebalanced
from vmo_desktop.ui.models.driver_tree_model import driver_colour
from vmo_desktop.ui.number_text import read_number
from vmo_desktop.ui.theme import appearance, current_theme, scaled, set_state
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.weight_row import WeightRow
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import DriverRow

Points = dict[int, float]
NARROW = 350
"""Below this width bars stand below their names, and points are only shown while they are typed."""

SNAP = 100
"""A dragged handle stops at hundredths, so that shares are whole percents."""

FINE = 1000
"""Keys step in hundredths from where the bar is; thousandths keep what was typed."""


class WeightBoard(WrappingView):
    """Every driver and group of the tree with its weight.

    Signals
    -------
    previewed(object)
        The `Results` with the weights of a drag that is not written yet.
    written(object)
        New points by driver id, to be written.
    lock_requested(int, bool)
        A driver's points are to be locked or unlocked.
    picked(int)
        A name was clicked.
    """

    previewed = Signal(object)
    written = Signal(object)
    lock_requested = Signal(int, bool)
    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: Results | None = None
        self._weight_set_id = 0
        self._shape: tuple[tuple[int, int | None], ...] = ()
        self.rows: dict[int, WeightRow] = {}
        self._is_narrow = False
        self._start: Points | None = None
        self._moved: Points | None = None
        self._stepped: tuple[int, Points, Points] | None = None
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(scaled(2))
        self._grid.setHorizontalSpacing(scaled(6))
        self._grid.setColumnStretch(1, 7)
        self._grid.setColumnStretch(2, 5)
        self._hint = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self._heads = [
            PlainLabel(text, role=TextRole.CAPTION)
            for text in (self.tr("Points"), self.tr("of group"), self.tr("overall"))
        ]
        for column, head in enumerate(self._heads, start=3):
            self._grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(12), scaled(4), scaled(12), scaled(8))
        layout.setSpacing(scaled(8))
        layout.addLayout(self._grid)
        layout.addWidget(self._hint)
        layout.addStretch(1)
        appearance().changed.connect(self._restyle)
        self._explain()

    @property
    def hint(self) -> str:
        """The sentence below the bars."""
        return self._hint.text()

    @override
    def sizeHint(self) -> QSize:
        """All of it, with the sentence below wrapped at this width."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), self.minimumSizeHint().height()))

    def show_weights(self, results: Results, weight_set_id: int) -> None:
        """Show the weights of a set as they stand."""
        if self._start is not None and weight_set_id == self._weight_set_id:
            return  # a drag goes on; its own drop comes next
        self._results, self._weight_set_id = results, weight_set_id
        shape = tuple((driver.id, driver.parent_id) for driver in results.snapshot.drivers)
        if shape != self._shape:
            self._build(results.snapshot.drivers)
            self._shape = shape
        self._draw(results)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < scaled(NARROW)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        self._heads[0].setVisible(not is_narrow and bool(self.rows))
        for place, row in enumerate(self.rows.values(), start=1):
            row.place(self._grid, 2 * place, is_narrow=is_narrow)

    def select(self, driver_id: int | None) -> None:
        """Mark the name of the selected driver."""
        for each, row in self.rows.items():
            font = row.name.font()
            if font.underline() != (each == driver_id):
                font.setUnderline(each == driver_id)
                row.name.setFont(font)

    # Building

    def _build(self, drivers: tuple[DriverRow, ...]) -> None:
        for row in self.rows.values():
            for cell in row.cells:
                self._grid.removeWidget(cell)
                cell.hide()
                cell.deleteLater()
        depths: dict[int, int] = {}
        self.rows = {}
        for place, driver in enumerate(drivers, start=1):
            depths[driver.id] = depths[driver.parent_id] + 1 if driver.parent_id is not None else 0
            self.rows[driver.id] = self._row(place, driver, depths[driver.id])
        for head in self._heads:
            head.setVisible(bool(drivers) and not (self._is_narrow and head is self._heads[0]))
        self._hint.setVisible(bool(drivers))

    def _row(self, place: int, driver: DriverRow, depth: int) -> WeightRow:
        each, row = driver.id, WeightRow(self, depth=depth, is_group=driver.is_group)
        row.lock.clicked.connect(lambda is_on: self.lock_requested.emit(each, is_on))
        row.name.clicked.connect(lambda: self.picked.emit(each))
        row.bar.dragged.connect(lambda share: self._on_dragged(each, share))
        row.bar.dropped.connect(self._on_dropped)
        row.bar.stepped.connect(lambda share: self._on_stepped(each, share))
        row.bar.digit_typed.connect(lambda digit: self._on_digit(each, digit))
        row.bar.neighbour_requested.connect(lambda step: self._focus_neighbour(each, step))
        row.points.editingFinished.connect(lambda: self._on_points_typed(each))
        row.place(self._grid, 2 * place, is_narrow=self._is_narrow)
        return row

    # Showing

    def _draw(self, results: Results) -> None:
        snapshot, set_id, look = results.snapshot, self._weight_set_id, current_theme()
        leaf_weights = results.set_weights[set_id]
        overall: dict[int, float] = {}
        totals: dict[int | None, float] = {}
        for driver in reversed(snapshot.drivers):
            if not driver.is_group:
                overall[driver.id] = float(leaf_weights[snapshot.leaf_index[driver.id]])
            mine = overall.setdefault(driver.id, 0.0)
            if driver.parent_id is not None:
                overall[driver.parent_id] = overall.get(driver.parent_id, 0.0) + mine
            totals[driver.parent_id] = totals.get(driver.parent_id, 0.0) + snapshot.points(set_id, driver.id)
        for driver in snapshot.drivers:
            row = self.rows[driver.id]
            points, total = snapshot.points(set_id, driver.id), totals[driver.parent_id]
            share = points / total if total > 0 else 0.0
            is_locked = snapshot.is_locked(set_id, driver.id)
            row.bar.show_share(share, driver_colour(snapshot, driver, look), is_locked=is_locked)
            row.show_weight(points=points, share=share, overall=overall[driver.id])
            if self._start is None:
                row.show_name(driver.name or driver.code, is_locked=is_locked)

    def _restyle(self) -> None:
        if self._results is not None:
            self._draw(self._results)

    def _explain(self, sentence: str = "") -> None:
        self._hint.setText(
            sentence
            or self.tr("Drag a bar, or type points. The others keep their proportions, locked ones their points.")
        )
        set_state(self._hint, "error" if sentence else "")

    # Moving

    def _siblings(self, driver_id: int) -> Points:
        """Points of a driver and its siblings; equal ones where nobody has any yet."""
        assert self._results is not None  # noqa: S101 - a bar exists only with results
        snapshot = self._results.snapshot
        parent_id = snapshot.driver_by_id[driver_id].parent_id
        points = {driver.id: snapshot.points(self._weight_set_id, driver.id) for driver in snapshot.children(parent_id)}
        return points if sum(points.values()) > 0 else dict.fromkeys(points, 10.0)

    def _moved_to(self, driver_id: int, share: float, start: Mapping[int, float]) -> Points | None:
        """Points with a driver at another share; None when the others cannot give or take."""
        assert self._results is not None  # noqa: S101 - a bar exists only with results
        snapshot = self._results.snapshot
        locked = frozenset(each for each in start if snapshot.is_locked(self._weight_set_id, each))
        if not any(each != driver_id and each not in locked for each in start):
            self._explain(
                self.tr("All others of this group are locked. Unlock one to move this one.")
                if len(start) > 1
                else self.tr("There is nobody to share with: alone in its group it has all of its weight.")
            )
            return None
        self._explain()
        return rebalanced(start, driver_id, share * sum(start.values()), locked)

    def _on_dragged(self, driver_id: int, share: float) -> None:
        if self._start is None:
            self._start = self._siblings(driver_id)
        points = self._moved_to(driver_id, round(share * SNAP) / SNAP, self._start)
        if points is None or points == self._moved or self._results is None:
            return
        self._moved = points
        preview = self._results.with_points(self._weight_set_id, points)
        self._draw(preview)
        self.previewed.emit(preview)

    def _on_dropped(self) -> None:
        points, self._start, self._moved = self._moved, None, None
        self._stepped = None
        if points is not None:
            self.written.emit(points)

    def _on_stepped(self, driver_id: int, share: float) -> None:
        now = self._siblings(driver_id)
        start = now
        if self._stepped is not None and self._stepped[0] == driver_id and self._stepped[2] == now:
            start = self._stepped[1]  # a run of steps keeps the proportions that it began with
        points = self._moved_to(driver_id, round(share * FINE) / FINE, start)
        if points is not None and points != now:
            self._stepped = (driver_id, start, points)
            self.written.emit(points)

    def _on_digit(self, driver_id: int, digit: str) -> None:
        points = self.rows[driver_id].points
        points.show()
        points.setFocus()
        points.setText(digit)
        points.setModified(True)

    def _on_points_typed(self, driver_id: int) -> None:
        cell = self.rows[driver_id].points
        if not cell.isModified():
            cell.setVisible(not self._is_narrow)
            return
        points = read_number(cell.text())
        if points is None or points < 0:
            set_state(cell, "error")
            self._explain(self.tr("Points are numbers from 0 up, such as 30. They need not sum to 100."))
            return
        cell.setModified(False)
        cell.setVisible(not self._is_narrow)
        set_state(cell, "")
        self._explain()
        self.written.emit({driver_id: points})

    def _focus_neighbour(self, driver_id: int, step: int) -> None:
        ids = list(self.rows)
        place = ids.index(driver_id) + step
        if 0 <= place < len(ids):
            self.rows[ids[place]].bar.setFocus()
