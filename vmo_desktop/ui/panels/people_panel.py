"""Whom the road concerns: stakeholders, how they are kept informed, and what roles learn."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.stakeholder_words import attitude_word
from vmo_desktop.ui.editors.list_parts import ListParts
from vmo_desktop.ui.editors.offering_delegate import OfferingDelegate
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.action_list import offered_owners
from vmo_desktop.ui.models.people_lists import communication_list, stakeholder_list, training_list
from vmo_desktop.ui.models.record_model import RecordModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.plan_desk import plan_desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.road_rows import Attitude

FROM = ("stakeholder", "training", "realization", "reading", "participant", "action")
"""Tables that the panel shows."""

ATTITUDE, MESSENGER, TRAINER = 4, 4, 4
"""Columns of the three lists that offer words or names."""


class PeoplePanel(Panel):
    """Three lists that take turns."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        super().__init__(live, selection)
        self.setObjectName("people_panel")
        self.desk = plan_desk_of(live)
        self.stakeholders = RecordListEditor(
            RecordModel(live, stakeholder_list(), self),
            title=self.tr("Stakeholders"),
            note=self.tr("Who can help or stop the road, and how much they care: 1 is little, 5 is much."),
            shares=(170.0, 150.0, 76.0, 76.0, 104.0, 130.0),
        )
        self.communication = RecordListEditor(
            RecordModel(live, communication_list(), self),
            title=self.tr("Communication plan"),
            note=self.tr("What each of them needs to hear, how, how often, and from whom."),
            shares=(150.0, 230.0, 130.0, 110.0, 110.0),
        )
        self.trainings = RecordListEditor(
            RecordModel(live, training_list(), self),
            title=self.tr("Training plan"),
            note=self.tr("What the people of each role learn, in which form, by when, and who sees to it."),
            shares=(140.0, 210.0, 130.0, 92.0, 110.0, 92.0, 104.0),
        )
        self.lists = (self.stakeholders, self.communication, self.trainings)
        names = (self.tr("Stakeholders"), self.tr("Communication"), self.tr("Training"))
        self.parts = ListParts({name: (each,) for name, each in zip(names, self.lists, strict=True)})
        self._offer()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.parts)
        for each in (self.stakeholders, self.communication):
            each.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.desk.stakeholder_looked.connect(self._on_looked)
        self.setFocusProxy(self.parts)
        self.rebuild_when_shown()

    def _offer(self) -> None:
        def owners() -> list[str]:
            return offered_owners(self.live.snapshot)

        offers = ({ATTITUDE: lambda: list(map(attitude_word, Attitude))}, {MESSENGER: owners}, {TRAINER: owners})
        for each, words in zip(self.lists, offers, strict=True):
            each.grid.use_delegate(OfferingDelegate(words, each.grid))

    @override
    def rebuild(self) -> None:
        for each in self.lists:
            each.model.refresh()
            each.grid.resizeRowsToContents()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches(*FROM):
            self.rebuild()

    def show_part(self, place: int) -> None:
        """Show one of the lists, with the keyboard in it."""
        self.parts.show_part(place)

    def _on_row(self, index: QModelIndex) -> None:
        for each in (self.stakeholders, self.communication):
            if each.grid.hasFocus():
                self.desk.look_at_stakeholder(each.model.id_at(index.row()))

    def _on_looked(self, stakeholder_id: int) -> None:
        for each in (self.stakeholders, self.communication):
            row = each.model.row_of(stakeholder_id)
            if row is not None and row != each.grid.currentIndex().row():
                each.grid.select_cell(row, 0)
