"""The Drivers stage: what counts as value, on which scale, and how much."""

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.driver_editor import DriverEditor
from vmo_desktop.ui.editors.driver_tree import DriverTreeEditor
from vmo_desktop.ui.editors.weight_board import WeightBoard
from vmo_desktop.ui.editors.weight_set_bar import WeightSetBar
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.driver_tree_model import DriverTreeModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.foldout import Foldout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.notice import Notice
from vmo_desktop.ui.widgets.ranking_strip import SHOWN, RankingStrip, Standing
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.workshop.ops.drivers import add_driver, delete_drivers
from vmo_desktop.workshop.ops.weights import set_locked, set_points
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import RankBy

FRAME_MS = 16
LAYOUT = "drivers_columns"
LOW = 620
"""Below this height, in pixels at 100 %, the weights have their column to themselves."""


class DriversPanel(Panel):
    """Tree of drivers, editor of the selected one, weights as bars, and who moves in the ranking."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("driversPanel")
        self.tree = DriverTreeEditor(DriverTreeModel(live, self))
        self.editor = DriverEditor(live)
        self.weight_sets = WeightSetBar(live)
        self.board = WeightBoard()
        self.strip = RankingStrip()
        self._ranks_before: dict[int, int] = {}
        self._preview: Results | None = None
        self._is_own_layout = False
        self._glance: Foldout | None = None
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        self._lay_out()
        self.notice = Notice(self)
        self._connect()
        self.setFocusProxy(self.tree.view)
        self.rebuild()

    @override
    def rebuild(self) -> None:
        self.tree.model.refresh()
        drivers = self.live.snapshot.driver_by_id
        if self.selection.driver_id not in drivers:
            leaves = self.live.snapshot.leaves
            self.selection.select_driver(leaves[0].id if leaves else next(iter(drivers), None))
        self._stack.setCurrentIndex(1 if drivers else 0)
        self._show_driver(self.selection.driver_id)
        self._show_weights(self.weight_sets.weight_set_id)
        self._show_ranking(self.live.results)
        self._fit_glance()

    @override
    def refresh(self, changes: Changes) -> None:
        self.notice.hide()
        if not changes.only("weight"):
            self._ranks_before = {}
        if changes.only("agreed_score", "score"):
            self._show_ranking(self.live.results)
        elif changes.only("weight"):
            self._show_weights(self.weight_sets.weight_set_id)
            self._show_ranking(self.live.results)
        else:
            self.rebuild()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_own_layout:
            tree = min(max(round(0.19 * self.width()), scaled(170)), scaled(260))
            weights = min(max(round(0.37 * self.width()), scaled(290)), scaled(620))
            self.columns.setSizes([tree, self.width() - tree - weights, weights])
        self._fit_glance()

    def put_glance(self, title: str, view: QWidget) -> None:
        """Stand a view that follows drags below the weights, to be folded away; a low stage has no room for it."""
        self._glance = Foldout("drivers_glance", title, view)
        self._weights_column.addWidget(self._glance)
        self._fit_glance()

    def _fit_glance(self) -> None:
        if self._glance is not None:
            self._glance.setVisible(self.height() >= scaled(LOW) and bool(self.live.snapshot.initiatives))
            self._glance.view.setMinimumHeight(round(0.24 * self.height()))

    def add_driver(self, is_group: bool) -> None:
        """Add a driver or a group beside the selected one, or into the selected group, and open its name."""
        snapshot = self.live.snapshot
        selected = snapshot.driver_by_id.get(self.selection.driver_id or 0)
        parent_id = None
        if selected is not None:
            parent_id = selected.id if selected.is_group and not is_group else selected.parent_id
        name = self.tr("New group") if is_group else self.tr("New driver")
        sentence = refusal_of(self.live, add_driver(name, parent_id=parent_id, is_group=is_group))
        if sentence:
            self.notice.refuse(sentence)
            return
        new = max(driver.id for driver in self.live.snapshot.drivers)
        self.selection.select_driver(new)
        self.tree.rename(new)

    def delete_driver(self, driver_id: int) -> None:
        """Delete a driver or group at once, and offer to take that back."""
        snapshot = self.live.snapshot
        driver = snapshot.driver_by_id[driver_id]
        below = [each for each in snapshot.drivers if each.parent_id == driver_id]
        scores = sum(1 for _, scored in snapshot.agreed_scores if scored == driver_id)
        siblings = [each.id for each in snapshot.children(driver.parent_id)]
        place = siblings.index(driver_id)
        near = [*siblings[place + 1 :], *reversed(siblings[:place])]
        sentence = refusal_of(self.live, delete_drivers([driver_id]))
        if sentence:
            self.notice.refuse(sentence)
            return
        self.selection.select_driver(near[0] if near else driver.parent_id)
        what = self.tr("{name} is deleted").format(name=driver.name)
        if below:
            what += self.tr(" with all below it")
        if scores:
            what += self.tr(", with 1 score") if scores == 1 else self.tr(", with {count} scores").format(count=scores)
        self.notice.tell(what + ".", ((self.tr("Undo"), self.live.undo),))

    # Building

    def _lay_out(self) -> None:
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.columns.setObjectName(LAYOUT)
        self.columns.setChildrenCollapsible(False)
        weights = QWidget()
        self._weights_column = column = QVBoxLayout(weights)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(4))
        column.addWidget(self.weight_sets)
        scroll = Scroller(self.board)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.weight_sets.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column.addWidget(scroll)
        for part, least, share in ((self.tree, 170, 0), (self.editor, 300, 3), (weights, 280, 2)):
            part.setMinimumWidth(scaled(least))
            self.columns.addWidget(part)
            self.columns.setStretchFactor(self.columns.count() - 1, share)
        self._is_own_layout = self.columns.restoreState(Settings().layout(LAYOUT))
        foot = QFrame()
        foot.setProperty("kind", "band")
        row = QHBoxLayout(foot)
        row.setContentsMargins(scaled(16), scaled(4), scaled(8), scaled(4))
        row.setSpacing(scaled(16))
        row.addWidget(PlainLabel(self.tr("Who moves"), role=TextRole.CAPTION), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.strip, 1)
        whole = QWidget()
        body = QVBoxLayout(whole)
        body.setContentsMargins(0, scaled(8), 0, 0)
        body.setSpacing(0)
        body.addWidget(self.columns, 1)
        body.addWidget(foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_empty())
        self._stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            self.tr(
                "A value driver is one way in which an initiative can bring value, such as “Cost saving” or "
                "“Customer trust”. Four to twelve of them, in groups of at most seven, are enough for a workshop."
            ),
            (
                (self.tr("Add a driver"), lambda: self.add_driver(False)),
                (self.tr("Add a group"), lambda: self.add_driver(True)),
            ),
        )

    def _connect(self) -> None:
        self.tree.picked.connect(self._on_picked)
        self.tree.add_requested.connect(self.add_driver)
        self.tree.delete_requested.connect(self.delete_driver)
        for part in (self.tree.model, self.editor, self.weight_sets):
            part.refused.connect(self.notice.refuse)
        self.weight_sets.chosen.connect(self._show_weights)
        self.board.picked.connect(self.selection.select_driver)
        self.board.previewed.connect(self._on_dragged)
        self.board.written.connect(self._write_points)
        self.board.lock_requested.connect(self._lock)
        self.selection.driver_changed.connect(self._show_driver)
        self.columns.splitterMoved.connect(self._on_splitter_moved)
        self._frame.timeout.connect(self.tell_preview)
        self.live.previewed.connect(self._on_previewed)
        appearance().changed.connect(self.rebuild)

    # Following

    def _on_splitter_moved(self) -> None:
        self._is_own_layout = True
        Settings().remember_layout(LAYOUT, self.columns.saveState())

    def _on_picked(self, driver_id: int | None) -> None:
        if driver_id is not None:
            self.selection.select_driver(driver_id)

    def _show_driver(self, driver_id: int | None) -> None:
        self.tree.select(driver_id)
        self.editor.show_driver(driver_id)
        self.board.select(driver_id)

    def _show_weights(self, weight_set_id: int | None) -> None:
        self.weight_sets.show_sets(weight_set_id)
        shown = self.weight_sets.weight_set_id
        if shown is not None:
            self.board.show_weights(self.live.results, shown)
            self.board.select(self.selection.driver_id)

    def _show_ranking(self, results: Results) -> None:
        ranking = results.ranking(RankBy.VALUE)
        values = results.valuation.value
        initiatives = results.snapshot.initiatives
        standings = []
        if not np.isnan(results.points).all():
            for row in ranking.order[:SHOWN].tolist():
                initiative, rank = initiatives[row], int(ranking.ranks[row])
                before = self._ranks_before.get(initiative.id, rank)
                gained = before - rank if before and rank else 0
                value = None if np.isnan(values[row]) else float(values[row])
                standings.append(Standing(rank, shown_name(initiative), value, gained))
        self.strip.show_standings(standings)

    # Weights

    def _on_dragged(self, results: Results) -> None:
        if self._preview is None and not self._frame.isActive():
            self._remember_ranks()
        self._preview = results
        if not self._frame.isActive():
            self._frame.start()

    def tell_preview(self) -> None:
        """Show the newest state of a drag to all who follow; once a frame while it goes on."""
        if self._preview is not None:
            self.live.preview(self._preview)

    def _on_previewed(self, results: Results | None) -> None:
        if results is not None and self.isVisible():
            self._show_ranking(results)

    def _write_points(self, points: dict[int, float]) -> None:
        shown = self.weight_sets.weight_set_id
        self._frame.stop()
        if self._preview is None:
            self._remember_ranks()
        else:
            self._preview = None
            self.live.preview(None)
        if shown is None:
            return
        sentence = refusal_of(self.live, set_points(shown, points))
        if sentence:
            self.notice.refuse(sentence)
            self.board.show_weights(self.live.results, shown)

    def _lock(self, driver_id: int, is_locked: bool) -> None:
        shown = self.weight_sets.weight_set_id
        sentence = refusal_of(self.live, set_locked(shown, driver_id, is_locked)) if shown is not None else ""
        if sentence:
            self.notice.refuse(sentence)

    def _remember_ranks(self) -> None:
        """Whoever moves from now on is told against the ranking as it stands."""
        ranks = self.live.results.ranking(RankBy.VALUE).ranks.tolist()
        initiatives = self.live.snapshot.initiatives
        self._ranks_before = {each.id: rank for each, rank in zip(initiatives, ranks, strict=True)}
