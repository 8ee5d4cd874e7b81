"""The ranking: the initiatives in order, what makes up their value, who moved, and where the budget ends."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHeaderView,
    QMenu,
    QStackedLayout,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.arranged_model import UNSORTED
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.ranking_model import LINE, RankingModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.ranked_row import RankColumn
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.cell_delegate import one_line
from vmo_desktop.ui.widgets.column_filter import ColumnFilters
from vmo_desktop.ui.widgets.driver_legend import DriverLegend
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.filter_note import FilterNote
from vmo_desktop.ui.widgets.find_bar import FindBar
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.grid import Grid
from vmo_desktop.ui.widgets.ranking_columns import RankingColumns
from vmo_desktop.ui.widgets.ranking_delegate import RankingDelegate
from vmo_desktop.ui.widgets.row_marks import follow_marks, mark_rows
from vmo_desktop.workshop.ops.presentation import edit_pack
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import RankBy

OFFERED_STEPS = 25
_LOW = 400
"""Below this height the rows come before the legend; the tooltips of the bars name the drivers too."""

_NARROWEST = 300


class RankingPanel(Panel):
    """The ranked initiatives with the budget's line."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("ranking_panel")
        self.by = live.snapshot.pack.order
        self._since = live.opened_step
        self._since_name = self.tr("opening")
        self._ranks_then: dict[RankBy, Mapping[int, int]] = {}
        self.model = RankingModel(live.results, self.by, self)
        self.grid = self._make_grid()
        self.columns = RankingColumns(self.grid, self.model)
        self.filters = ColumnFilters(self.grid, self.model, (self.grid.horizontalHeader(),), self.columns)
        self._orders = self._make_orders()
        self._movement = self._make_movement()
        self._legend = DriverLegend()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.grid)
        self._place_for_money()
        self.rebuild()

    def _make_grid(self) -> Grid:
        grid = Grid(self.model, is_editable=False)
        grid.setAccessibleName(self.tr("Ranking"))
        grid.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        grid.verticalHeader().hide()
        grid.setShowGrid(False)
        grid.use_delegate(RankingDelegate(RankColumn.RANK, RankColumn.NAME, RankColumn.VALUE, RankColumn.BAR, grid))
        grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        grid.allow_sorting()
        return grid

    def _make_orders(self) -> dict[RankBy, QToolButton]:
        group = QButtonGroup(self)
        buttons = {}
        for by, text in ((RankBy.VALUE, self.tr("By value")), (RankBy.VALUE_FOR_MONEY, self.tr("By value for money"))):
            button = QToolButton()
            button.setText(text)
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _checked=False, by=by: self.order_by(by))
            group.addButton(button)
            buttons[by] = button
        buttons[self.by].setChecked(True)
        return buttons

    def _make_movement(self) -> QToolButton:
        button = QToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(button)
        menu.aboutToShow.connect(self._offer_steps)
        button.setMenu(menu)
        return button

    def _lay_out(self) -> None:
        bar = QWidget()
        flow = FlowLayout(bar, spacing=4, row_spacing=4)
        for button in (*self._orders.values(), self._movement, self.columns.button()):
            flow.addWidget(button)
        table = QWidget()
        self._column = QVBoxLayout(table)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(bar)
        self._column.addWidget(self._legend)
        self._column.addWidget(FilterNote(self.model))
        self._column.addWidget(self.grid, 1)
        self._column.addWidget(FindBar(self.grid))
        empty = EmptyState(
            self.tr("No initiatives to rank yet. Add initiatives and score them; the order appears here."),
            ((self.tr("Add initiatives"), lambda: self.page_wanted.emit("initiatives")),),
        )
        outer = QVBoxLayout(self)
        self._stack = QStackedLayout()
        outer.addLayout(self._stack)  # before it is filled: a shown page without a parent would be a window
        self._stack.addWidget(table)
        self._stack.addWidget(empty)

    def _connect(self) -> None:
        self.grid.selectionModel().currentChanged.connect(self._on_current_changed)
        self.selection.initiative_changed.connect(self._on_selected)
        follow_marks(self.grid, self.model, self.selection)
        self.columns.changed.connect(self._show_legend)
        self.model.arranged.connect(self._span_line)
        self.model.arranged.connect(self._scale_bars)
        self.grid.verticalScrollBar().valueChanged.connect(self._scale_bars)
        self.grid.horizontalHeader().sortIndicatorChanged.connect(self._fit)
        self.live.previewed.connect(self._on_previewed)
        appearance().changed.connect(self._fit)

    # Following the workshop

    @override
    def rebuild(self) -> None:
        self._show_results(self.live.results)
        self._fit()
        self.compare_with(self._since, self._since_name)
        self._on_selected(self.selection.initiative_id)
        mark_rows(self.grid, self.model, self.selection.marked_ids)

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches("pack") and self.live.snapshot.pack.order is not self.by:
            self._follow_order(self.live.snapshot.pack.order)
        else:
            self._show_results(self.live.results)
            self.columns.widen()

    def _show_results(self, results: Results) -> None:
        self.model.show(results, self.by)
        self._span_line()
        look = current_theme()
        leaves = results.snapshot.leaves
        self._legend.show_drivers([(each.name, look.driver(at, each.colour)) for at, each in enumerate(leaves)])
        self._stack.setCurrentIndex(0 if results.snapshot.initiatives else 1)

    def _span_line(self) -> None:
        """Let the budget's line run through all columns."""
        self.grid.clearSpans()
        if self.model.line_row is not None:
            self.grid.setSpan(self.model.line_row, 0, 1, len(RankColumn))

    def _scale_bars(self) -> None:
        """Let the bars run as far as the rows in sight need."""
        ids = self.model.ids
        first, last = self.grid.rowAt(0), self.grid.rowAt(self.grid.viewport().height() - 1)
        self.model.scale_bars(each for each in ids[max(first, 0) : len(ids) if last < 0 else last + 1] if each != LINE)

    def _fit(self) -> None:
        self.setMinimumWidth(scaled(_NARROWEST))
        self._column.setSpacing(current_theme().space.s)
        layout, look = self.layout(), current_theme()
        if layout is not None:
            layout.setContentsMargins(look.space.l, look.space.m, look.space.l, look.space.m)
        self._show_results(self.live.results)
        self.columns.fit()
        self._show_legend()

    def _fit_room(self) -> None:
        self.columns.share()
        self._show_legend()
        self._scale_bars()

    def _show_legend(self) -> None:
        self._legend.setVisible(self.columns.has_bars and self.height() >= scaled(_LOW))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_room()

    # Order and movement

    def order_by(self, by: RankBy) -> None:
        """Order by value or by value for money, here and wherever the workshop's order counts: chart and pack."""
        if not self.live.workshop.is_read_only and by is not self.live.snapshot.pack.order:
            self.live.do(edit_pack({"order": by}))
        self.grid.sortByColumn(UNSORTED, Qt.SortOrder.AscendingOrder)
        self._follow_order(by)

    def _follow_order(self, by: RankBy) -> None:
        self.by = by
        self._orders[by].setChecked(True)
        self._place_for_money()
        self._show_results(self.live.results)
        self.columns.widen()
        self._fit_room()
        self.compare_with(self._since, self._since_name)

    def _place_for_money(self) -> None:
        """Put value for money beside the value while the order follows it."""
        header = self.grid.horizontalHeader()
        wanted = RankColumn.COST if self.by is RankBy.VALUE_FOR_MONEY else RankColumn.FOR_MONEY
        header.moveSection(header.visualIndex(RankColumn.FOR_MONEY), wanted)
        self.columns.need(RankColumn.FOR_MONEY if self.by is RankBy.VALUE_FOR_MONEY else None)

    def compare_with(self, step: int, name: str) -> None:
        """Show movement since a step of the history."""
        if step != self._since or self.by not in self._ranks_then:
            then = self.live.results_at(step)
            if then is None:
                return
            if step != self._since:
                self._ranks_then.clear()
            ranks = then.ranking(self.by).ranks
            self._ranks_then[self.by] = {
                row.id: int(rank) for row, rank in zip(then.snapshot.initiatives, ranks, strict=True)
            }
        self._since, self._since_name = step, name
        self.model.compare(self._ranks_then[self.by])
        text = self.tr("Moves since {step}").format(step=one_line(name[:40]))
        self._movement.setText(f"{text} ▾")
        self._movement.setAccessibleName(text)

    def _offer_steps(self) -> None:
        menu = self._movement.menu()
        menu.clear()
        opening, now = self.live.opened_step, self.live.snapshot.step
        for step, name in ((opening, self.tr("opening")), (now, self.tr("now")), (0, self.tr("the beginning"))):
            menu.addAction(name, partial(self.compare_with, step, name))
        menu.addSeparator()
        for row in reversed(self.live.workshop.history()[-OFFERED_STEPS:]):
            name = self.tr("step {number}").format(number=row.id)
            text = f"{row.id}  {one_line(row.label[:70])}".replace("&", "&&")
            menu.addAction(text, partial(self.compare_with, row.id, name))

    # Slots

    def _on_previewed(self, results: Results | None) -> None:
        if self.isVisible():
            self._show_results(results or self.live.results)

    def _on_current_changed(self, current: QModelIndex, _former: QModelIndex) -> None:
        row_id = self.model.id_at(current.row())
        if row_id and self.isVisible():
            self.selection.select_initiative(row_id)

    def _on_selected(self, initiative_id: int | None) -> None:
        row = self.model.row_of(initiative_id)
        if row is not None and self.grid.currentIndex().row() != row:
            self.grid.select_cell(row, RankColumn.RANK)  # keeps ranks in sight: a table scrolls to the current cell
