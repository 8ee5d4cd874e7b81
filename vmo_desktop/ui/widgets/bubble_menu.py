"""The menus of the bubble chart: what can be done with a bubble, and who shares its place."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from vmo_desktop.ui.label_book import LabelBook
from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.ui.widgets.bubble_chart import BubbleChart
from vmo_desktop.ui.widgets.bubble_groups import ids_together
from vmo_desktop.ui.widgets.cell_delegate import one_line
from vmo_desktop.workshop.rows import LabelChoice

LISTED = 40
"""A menu lists so many bubbles of one place."""


class BubbleMenu(QObject):
    """Makes the menus and shows them where they were asked for.

    Signals
    -------
    quadrants_wanted()
        The names and limits of the quadrants are to be edited.
    """

    quadrants_wanted = Signal()

    def __init__(self, chart: BubbleChart, labels: LabelBook) -> None:
        super().__init__(chart)
        self._chart = chart
        self._labels = labels
        chart.menu_asked.connect(self._on_menu_asked)
        chart.group_asked.connect(self._on_group_asked)

    def build(self, initiative_id: int | None) -> QMenu:
        """The menu of a bubble, or of the chart as a whole."""
        menu = self._menu("bubble_menu")
        if initiative_id is not None:
            self._add_bubble(menu, initiative_id)
        menu.addAction(self.tr("Fill the chart with the bubbles") + "\tF", self._chart.look_at_bubbles)
        menu.addAction(self.tr("Show the whole scale") + "\tHome", partial(self._chart.look_at, None))
        menu.addAction(self.tr("Mark all that are in sight") + "\tCtrl+A", self._chart.mark_all)
        menu.addAction(self.tr("Names and limits of the quadrants…") + "\tQ", self.quadrants_wanted.emit)
        reset = menu.addAction(self.tr("Show all names where they fit"), self._labels.forget)
        reset.setEnabled(self._labels.has_choices)
        return menu

    def group(self, initiative_id: int) -> QMenu:
        """The bubbles in the place of one: choosing one selects it."""
        menu = self._menu("bubble_group")
        self._add_group(menu, ids_together(self._chart.scene, initiative_id))
        return menu

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self._chart)
        menu.setObjectName(name)
        return menu

    def _add_bubble(self, menu: QMenu, initiative_id: int) -> None:
        menu.addAction(self._name(initiative_id)).setEnabled(False)
        menu.addSeparator()
        self._add_labels(menu, initiative_id)
        is_marked = initiative_id in self._chart.marked_ids
        word = self.tr("Mark no more") if is_marked else self.tr("Mark together with others")
        menu.addAction(word + "\tSpace", partial(self._chart.toggle_mark, initiative_id))
        together = ids_together(self._chart.scene, initiative_id)
        if len(together) > 1:
            inner = menu.addMenu(self.tr("%1 in this place").replace("%1", str(len(together))) + "\tC")
            self._add_group(inner, together)
        menu.addSeparator()

    def _add_labels(self, menu: QMenu, initiative_id: int) -> None:
        words = {
            LabelChoice.FITTING: self.tr("Name where it fits"),
            LabelChoice.ALWAYS: self.tr("Name always"),
            LabelChoice.NEVER: self.tr("Name never"),
        }
        present = self._labels.choice(initiative_id)
        group = QActionGroup(menu)
        for choice, text in words.items():
            action = QAction(text + ("\tL" if choice is present.following else ""), menu)
            action.setCheckable(True)
            action.setChecked(choice is present)
            action.triggered.connect(partial(self._labels.choose, initiative_id, choice))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()

    def _add_group(self, menu: QMenu, ids: Iterable[int]) -> None:
        found = list(ids)
        if len(found) < 2:
            menu.addAction(self.tr("No other bubble in this place")).setEnabled(False)
            return
        for each in found[:LISTED]:
            value = float(self._chart.data.value[self._chart.data.index[each]])
            action = menu.addAction(f"{self._name(each)}\t{decimal_text(value, 1)}")
            action.setCheckable(True)
            action.setChecked(each == self._chart.selected_id)
            action.triggered.connect(partial(self._pick, each))
        if len(found) > LISTED:
            rest = menu.addAction(
                self.tr("and %1 more: zoom in to tell them apart").replace("%1", str(len(found) - LISTED))
            )
            rest.setEnabled(False)
        menu.addSeparator()
        menu.addAction(self.tr("Mark these %1").replace("%1", str(len(found))), partial(self._chart.mark_these, found))

    def _pick(self, initiative_id: int) -> None:
        self._chart.picked.emit(initiative_id)

    def _name(self, initiative_id: int) -> str:
        name = one_line(self._chart.data.names[self._chart.data.index[initiative_id]])
        return (name if len(name) <= 60 else name[:59] + "…").replace("&", "&&")

    def _on_menu_asked(self, initiative_id: int | None, point: QPoint) -> None:
        self._show(partial(self.build, initiative_id), point)

    def _on_group_asked(self, initiative_id: int, point: QPoint) -> None:
        self._show(partial(self.group, initiative_id), point)

    def _show(self, build: Callable[[], QMenu], point: QPoint) -> None:
        menu = build()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)
