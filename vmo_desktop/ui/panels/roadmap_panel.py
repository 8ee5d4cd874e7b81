"""The actions of the road: typed, pasted, or taken from what is suggested for its steps."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.roadmap_data import Roadmap, roadmap_headline
from vmo_desktop.ui.editors.actions_editor import ActionsEditor
from vmo_desktop.ui.editors.as_of_field import AsOfField
from vmo_desktop.ui.editors.list_parts import ListParts
from vmo_desktop.ui.editors.suggestions_editor import SuggestionsEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.plan_desk import plan_desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.label import PlainLabel

FROM = ("action", "road_step", "review", "initiative", "assessment", "realization", "reading", "participant",
        "stakeholder")  # fmt: skip
"""Tables that the panel shows."""


class RoadmapPanel(Panel):
    """How far the actions are and the list of them; suggestions take turns with it."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        super().__init__(live, selection)
        self.setObjectName("roadmap_panel")
        self.desk = plan_desk_of(live)
        self.said = PlainLabel(wraps=True)
        self.as_of = AsOfField(live)
        self.list = ActionsEditor(
            live, self.tr("What is to be done, by whom and until when. One day alone makes a milestone.")
        )
        self.suggestions = SuggestionsEditor(live)
        self.parts = ListParts(
            {self.tr("Actions"): (self.said, self.as_of, self.list), self.tr("Suggestions"): (self.suggestions,)}
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.parts)
        self.list.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.desk.action_looked.connect(self._on_looked)
        self.setFocusProxy(self.parts)
        self.rebuild_when_shown()

    @override
    def rebuild(self) -> None:
        self.list.model.refresh()
        self.list.grid.resizeRowsToContents()
        self.as_of.show_day()
        self.suggestions.show_suggestions()
        data = Roadmap(self.live.snapshot)
        if not data.actions:
            words = self.tr("No action yet. Type one, or take some of the suggestions.")
        elif data.day is None:
            words = self.tr("%1. Type the day that it is told for: what is overdue then is marked.")
            words = words.replace("%1", roadmap_headline(data, date_text))
        else:
            words = f"{roadmap_headline(data, date_text)}."
        self.said.setText(words)

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches(*FROM):
            self.rebuild()

    def _on_row(self, index: QModelIndex) -> None:
        if self.list.grid.hasFocus():
            self.desk.look_at_action(self.list.model.id_at(index.row()))

    def _on_looked(self, action_id: int) -> None:
        row = self.list.model.row_of(action_id)
        if row is not None and row != self.list.grid.currentIndex().row():
            self.list.grid.select_cell(row, 0)
