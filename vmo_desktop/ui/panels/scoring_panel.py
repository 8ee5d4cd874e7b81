"""Scoring: one key a score, the scale always in sight, in a grid or along one driver or one initiative."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.editors.coach_fold import CoachFold
from vmo_desktop.ui.editors.score_tables import ScoreTables
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.filter_note import FilterNote
from vmo_desktop.ui.widgets.find_bar import FindBar
from vmo_desktop.ui.widgets.reject_list import RejectList
from vmo_desktop.ui.widgets.remembered_splitter import RememberedSplitter
from vmo_desktop.ui.widgets.scale_side import ScaleSide
from vmo_desktop.ui.widgets.score_bar import ScoreMode
from vmo_desktop.ui.widgets.score_pointing import ScorePointing
from vmo_desktop.ui.widgets.statement_line import StatementLine
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.ops.scores import Cell
from vmo_desktop.workshop.results import Results

WIDE = 820
"""From this width on, in pixels at 100 %, the scale stands beside the grid instead of below it."""

LOW = 520
"""Below this height the scores come first: the scale is folded into the line that tells the statement."""

BRIEF = 760
"""Below this height the rationale has one line until it is written in."""

ROWS = 8
"""As many lines of scores are in sight before the scale below them gets more room than it needs at least."""

LOWEST = 400
"""Below this height a scale that is folded out has no rationale below it; rationales are written in the lists."""

NARROWEST = 300


class _Scores(WrappingView):
    """Everything but the empty state; its tables scroll, so it may be lower than they would like."""

    @override
    def hasHeightForWidth(self) -> bool:
        return False


class ScoringPanel(Panel):
    """The scores of all initiatives on all drivers."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("scoring_panel")
        self.tables = ScoreTables(live, selection)
        self.model, self.line, self.bar = self.tables.model, self.tables.line, self.tables.bar
        self.grid, self.list, self.filters = self.tables.grid, self.tables.list, self.tables.filters
        self.side = ScaleSide(self.model.scores)
        self.card, self.rationale = self.side.card, self.side.rationale
        self.statement = StatementLine(self.model.scores)
        self._pointing = ScorePointing(self.model.scores, self.card, self.statement, self.current_cell)
        self.rejects = RejectList()
        self.coach = CoachFold(live, selection)
        self.statement.add_button(self.coach.button)
        self._is_following = False
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.grid)
        self.rebuild()

    def _lay_out(self) -> None:
        self._splitter = RememberedSplitter("score_scale", self._usual_sizes)
        self._splitter.setOrientation(Qt.Orientation.Vertical)
        self._splitter.addWidget(self._make_left())
        self._splitter.addWidget(self.side)
        self._splitter.setStretchFactor(0, 1)
        scores = _Scores()
        self._inner = QVBoxLayout(scores)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.addWidget(self.bar)
        self._inner.addWidget(self._splitter, 1)
        self._empty = EmptyState(
            "",
            (
                (self.tr("Add value drivers"), lambda: self.page_wanted.emit("drivers")),
                (self.tr("Add initiatives"), lambda: self.page_wanted.emit("initiatives")),
            ),
        )
        outer = QVBoxLayout(self)
        self._stack = QStackedLayout()
        outer.addLayout(self._stack)  # before it is filled: a shown page without a parent would be a window
        self._stack.addWidget(scores)
        self._stack.addWidget(self._empty)

    def _make_left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.filter_note, self.list_note = FilterNote(self.model), FilterNote(self.line)
        column.addWidget(self.filter_note)
        column.addWidget(self.list_note)
        column.addWidget(self.tables, 1)
        for each in (self.statement, self.coach, FindBar(self.grid), FindBar(self.list), self.rejects):
            column.addWidget(each)
        return left

    def _connect(self) -> None:
        self.tables.cell_entered.connect(self._on_cell_entered)
        self.tables.block_written.connect(self.rejects.show_cells)
        self.tables.mode_shown.connect(self._on_mode_shown)
        self.coach.page_wanted.connect(self.page_wanted)
        self.statement.scale_wanted.connect(self._on_scale_wanted)
        self.rejects.undo_requested.connect(self._on_undo_paste)
        self._pointing.watch(self.grid, self.model.cell_at)
        self._pointing.watch(self.list, lambda row, _column: self.line.cell_of_row(row))
        self.selection.initiative_changed.connect(self._on_selected)
        self.selection.driver_changed.connect(self._on_selected)
        self.selection.marked_changed.connect(self.tables.mark)
        self.live.previewed.connect(self._on_previewed)
        appearance().changed.connect(self._fit)

    # Following the workshop

    @override
    def rebuild(self) -> None:
        self.tables.show_all()
        self._show_state()
        self._fit()
        self._on_selected()
        if self.isVisible():
            self._begin()
        self._show_cell()

    def _begin(self) -> None:
        """Let the next digit have a cell; what is current is what is selected everywhere."""
        if self.current_cell() is None:
            self.tables.table.begin()
        elif self.selection.initiative_id is None:
            self._on_cell_entered()

    @override
    def refresh(self, changes: Changes) -> None:
        self.tables.show_changes(changes)
        self.rejects.settle()
        if not changes.only("agreed_score"):
            self._show_state()
            self._fit_columns()
            self._begin()
        self.tables.show_progress()
        self._show_cell()

    def _show_state(self) -> None:
        snapshot = self.live.snapshot
        missing = []
        if not snapshot.initiatives:
            missing.append(self.tr("initiatives"))
        if not snapshot.leaves:
            missing.append(self.tr("value drivers"))
        self._stack.setCurrentIndex(1 if missing else 0)
        if missing:
            drivers, initiatives = self._empty.buttons()
            drivers.setVisible(not snapshot.leaves)
            initiatives.setVisible(not snapshot.initiatives)
            what = self.tr(" and ").join(missing)
            self._empty.set_sentence(self.tr("Nothing to score yet: there are no {what}.").format(what=what))
        self.tables.show_lines()
        self.tables.show_progress()

    def _show_cell(self) -> None:
        self.side.show_cell(self.current_cell())
        self.statement.show_cell(self.current_cell())

    # The room at hand

    @property
    def _is_wide(self) -> bool:
        return self.width() >= scaled(WIDE)

    @property
    def _is_low(self) -> bool:
        return self.height() < scaled(LOW)

    def _fit(self) -> None:
        layout, look = self.layout(), current_theme()
        self.setMinimumWidth(scaled(NARROWEST))
        if layout is not None:
            layout.setContentsMargins(look.space.l, look.space.xs if self._is_low else look.space.m, look.space.l, 0)
        self._inner.setSpacing(0 if self._is_low else look.space.s)
        self._fit_columns()

    def _fit_columns(self) -> None:
        self._fit_scale()
        self.tables.fit_columns(self.width(), is_wide=self._is_wide, is_low=self._is_low)

    def _fit_scale(self) -> None:
        """Stand the scale beside the scores, below them, or behind a line of theirs, as the room is."""
        is_folded = self._is_low and not self._is_wide
        self.statement.offer_scale(is_folded)
        self.coach.offer(not self._is_low)
        self.side.setVisible(not is_folded or self.statement.scale_button.isChecked())
        self.rationale.setVisible(self.height() >= scaled(LOWEST))
        self.rationale.be_brief(self.height() < scaled(BRIEF))
        self._splitter.turn(Qt.Orientation.Horizontal if self._is_wide else Qt.Orientation.Vertical)

    def _usual_sizes(self) -> list[int]:
        room, side = (
            (self.width(), round(0.34 * self.width())) if self._is_wide else (self.height(), self._side_height())
        )
        return [room - side, side]

    def _side_height(self) -> int:
        """What the longest scale needs with a rationale below it, less than half of the room and after the scores."""
        longest = max((len(each) for each in self.live.snapshot.levels.values()), default=0)
        scores = self.tables.height_for(ROWS) + self.statement.sizeHint().height()
        spare = max(self._splitter.height() - scores, self.side.minimumSizeHint().height())
        return min(round(0.46 * self.height()), scaled(190 + 46 * longest), spare)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._on_selected()
        self._fit_columns()
        self._begin()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # Cells

    def show_mode(self, mode: ScoreMode) -> None:
        """Show the grid, or one driver or one initiative as a list."""
        self.tables.show_mode(mode)

    def current_cell(self) -> Cell | None:
        """The initiative and driver that the current row or cell stands for."""
        return self.tables.current_cell()

    def _on_scale_wanted(self) -> None:
        self._fit()
        QTimer.singleShot(0, self.tables.reveal)  # when the table has its new height

    def _on_mode_shown(self) -> None:
        self.setFocusProxy(self.tables.table)
        self.filter_note.follow(is_shown=not self.tables.is_list)
        self.list_note.follow(is_shown=self.tables.is_list)
        self._show_cell()

    def _on_cell_entered(self) -> None:
        cell = self.current_cell()
        if cell is not None and not self._is_following and self.isVisible():
            self._is_following = True
            self.selection.select_initiative(cell[0])
            self.selection.select_driver(cell[1])
            self._is_following = False
        self._show_cell()

    def _on_selected(self, _selected: object = None) -> None:
        if self._is_following or not self.isVisible():
            return
        self._is_following = True
        if self.tables.is_list:
            self.tables.show_lines()
        present = self.current_cell()
        initiative_id, driver_id = self.selection.initiative_id, self.selection.driver_id
        snapshot = self.live.snapshot
        if initiative_id not in snapshot.initiative_index:
            initiative_id = present[0] if present else None
        if driver_id not in snapshot.leaf_index:
            driver_id = present[1] if present else (snapshot.leaves[0].id if snapshot.leaves else None)
        if initiative_id is not None and driver_id is not None and (initiative_id, driver_id) != present:
            self.tables.go_to((initiative_id, driver_id))
            if not self.tables.table.hasFocus():
                self.tables.mark(self.selection.marked_ids)
        self._is_following = False

    def _on_undo_paste(self) -> None:
        self.rejects.hide()
        self.live.undo()

    def _on_previewed(self, results: Results | None) -> None:
        self.model.show_weights(results or self.live.results)
