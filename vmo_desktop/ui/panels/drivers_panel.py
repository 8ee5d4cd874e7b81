"""The Drivers stage: what counts as value, on which scale, and how much."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.driver_editor import DriverEditor
from vmo_desktop.ui.editors.driver_tree import DriverTreeEditor
from vmo_desktop.ui.editors.ranking_foot import RankingFoot
from vmo_desktop.ui.editors.weight_editor import WeightEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.driver_tree_model import DriverTreeModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.foldout import Foldout
from vmo_desktop.ui.widgets.notice import Notice
from vmo_desktop.ui.widgets.part_bar import PartBar
from vmo_desktop.ui.widgets.remembered_splitter import RememberedSplitter
from vmo_desktop.workshop.ops.drivers import add_driver, delete_drivers
from vmo_desktop.workshop.results import Results

LOW = 620
"""Below this height, in pixels at 100 %, the weights have their column to themselves."""

LOWEST = 400
"""Below this height who moves is folded away until it is asked for."""

NARROW = 760
"""Below this width the selected driver and the weights take turns beside the tree."""

NARROWEST = 490
"""Below this width the tree takes turns with them, too."""

VALUE_FUNCTION = ("driver", "curve_point", "scale_level")
"""Tables that a drag of a value function writes: who moved by it stays told."""

LEAST_GLANCE = 280
"""The least height of the chart below the weights, with its title and scales: the plot has some 180 of it."""


class DriversPanel(Panel):
    """Tree of drivers, editor of the selected one, weights as bars, and who moves in the ranking."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("driversPanel")
        self.tree = DriverTreeEditor(DriverTreeModel(live, self))
        self.editor = DriverEditor(live)
        self.weights = WeightEditor(live)
        self.foot = RankingFoot()
        self.parts = PartBar((self.tr("Driver"), self.tr("Weights"), self.tr("List")), self.tr("Who moves"))
        self._glance: Foldout | None = None
        self.notice = Notice()
        self._lay_out()
        self._connect()
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
        self.weights.show_weights()
        self.foot.show_results(self.live.results)
        self._fit()

    @override
    def refresh(self, changes: Changes) -> None:
        self.notice.hide()
        if not changes.only("weight", *VALUE_FUNCTION):
            self.foot.forget()
        if changes.only("agreed_score", "score"):
            self.foot.show_results(self.live.results)
        elif changes.only("weight"):
            self.weights.show_weights()
            self.foot.show_results(self.live.results)
        else:
            self.rebuild()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def heightForWidth(self, width: int) -> int:
        """Scroll what is inside rather than the page: the notice below it stays in sight."""
        return self.minimumSizeHint().height()

    @override
    def bring_out(self, part: QWidget) -> None:
        """Show the driver or the weights, whichever holds the part."""
        for place, whole in enumerate((self.editor, self.weights)):
            if whole.isAncestorOf(part):
                self.parts.choose(place)

    def put_glance(self, title: str, view: QWidget) -> None:
        """Stand a view that follows drags below the weights, to be folded away; a low stage has no room for it."""
        self._glance = Foldout("drivers_glance", title, view)
        self.weights.put_below(self._glance)
        self._fit()

    def _usual_sizes(self) -> list[int]:
        tree = min(max(round(0.19 * self.width()), scaled(170)), scaled(260))
        weights = min(max(round(0.37 * self.width()), scaled(290)), scaled(620))
        return [tree, self.width() - tree - weights, weights]

    def _fit(self) -> None:
        """Show side by side what there is room for, and the rest when it is asked for."""
        is_narrow, is_low = self.width() < scaled(NARROW), self.height() < scaled(LOWEST)
        is_narrowest = self.width() < scaled(NARROWEST)
        self.parts.offer(parts=2 * is_narrow + is_narrowest, foot=is_low)
        self.tree.setHidden(is_narrowest and self.parts.place != 2)
        self.editor.setHidden(is_narrow and self.parts.place != 0)
        self.weights.setHidden(is_narrow and self.parts.place != 1)
        self.foot.setHidden(is_low and not self.parts.foot.isChecked())
        if self._glance is not None:
            self._glance.setVisible(self.height() >= scaled(LOW) and bool(self.live.snapshot.initiatives))
            self._glance.view.setMinimumHeight(scaled(LEAST_GLANCE))
        self.setFocusProxy(self.parts if self.tree.isHidden() else self.tree.view)

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
        self.columns = RememberedSplitter("drivers_columns", self._usual_sizes)
        for part, least, share in ((self.tree, 170, 0), (self.editor, 300, 3), (self.weights, 280, 2)):
            part.setMinimumWidth(scaled(least))
            self.columns.addWidget(part)
            self.columns.setStretchFactor(self.columns.count() - 1, share)
        whole = QWidget()
        body = QVBoxLayout(whole)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.parts)
        body.addWidget(self.columns, 1)
        body.addWidget(self.foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_empty())
        self._stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.notice)

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
        for part in (self.tree.model, self.editor, self.weights):
            part.refused.connect(self.notice.refuse)
        self.weights.weigh_wanted.connect(lambda: self.page_wanted.emit("weights"))
        self.weights.picked.connect(self.selection.select_driver)
        for mover in (self.weights, self.editor.scale.curve):
            mover.moving.connect(lambda: self.foot.remember(self.live.results))
        self.parts.chosen.connect(self._fit)
        self.parts.foot_wanted.connect(self._fit)
        self.selection.driver_changed.connect(self._show_driver)
        self.live.previewed.connect(self._on_previewed)
        appearance().changed.connect(self.rebuild)

    # Following

    def _on_picked(self, driver_id: int | None) -> None:
        if driver_id is not None:
            self.selection.select_driver(driver_id)

    def _show_driver(self, driver_id: int | None) -> None:
        self.tree.select(driver_id)
        self.editor.show_driver(driver_id)
        self.weights.select(driver_id)

    def _on_previewed(self, results: Results | None) -> None:
        if results is not None and self.isVisible():
            self.foot.show_results(results)
