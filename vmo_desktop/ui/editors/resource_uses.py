"""The resources that initiatives use besides money, and how much of each they use."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.ui.editors.amount_table import AmountTable
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.demand_model import DemandModel
from vmo_desktop.ui.models.record_model import RecordList, RecordModel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.adding_field import AddingField
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.ops.resources import add_resource, delete_resources, edit_resource

LONGEST_PERIOD = 20


class ResourceUses(QWidget):
    """The list of resources above, and below it the initiatives by resources and periods."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.resources = RecordListEditor(
            RecordModel(live, _resources(self), self),
            title=self.tr("Resources"),
            note=self.tr("People, machines or anything else that is scarce, such as “Developers” in days."),
            shares=(0.6, 0.4),
        )
        self.model = DemandModel(live, self)
        self.table = AmountTable(live, selection, self.model, self.tr("Use of resources"))
        self.period = AddingField(self.tr("Add a period"), self.tr("Such as 2028 or Q1 2028"), self._read_period)
        self.period.added.connect(self._on_period)
        self._state = PlainLabel(role=TextRole.MUTED, wraps=True)
        self._uses = QWidget()
        below = QVBoxLayout(self._uses)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(scaled(8))
        below.addWidget(self.period)
        below.addWidget(self.table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8))
        layout.addWidget(self.resources)
        layout.addWidget(self._state)
        layout.addWidget(self._uses, 1)
        layout.addStretch(0)
        self.setFocusProxy(self.resources.grid)
        self.show_workshop()

    def show_workshop(self) -> None:
        """Show resources and their use as they stand."""
        self.resources.model.refresh()
        self.table.refresh()
        has_resources = bool(self._live.snapshot.choice.resources)
        self._uses.setVisible(has_resources)
        if has_resources:
            self._state.setText(self.tr("Type or paste how much of a resource each initiative uses."))
        else:
            self._state.setText(
                self.tr("Type the name of the first resource above: then each initiative can say how much it uses.")
            )

    def _read_period(self, text: str) -> str:
        return " ".join(text.split())[:LONGEST_PERIOD]

    def _on_period(self, period: object) -> None:
        is_typing = self.period.editor.hasFocus()
        self.model.add_period(str(period))
        self.show_workshop()
        if is_typing:
            first = self._live.snapshot.choice.resources[0]
            self.table.go_to(self.model.column_of((first.id, str(period))))


def _resources(owner: QObject) -> RecordList:
    def add(values: Mapping[str, object]) -> Any:
        return add_resource(str(values["name"]), str(values["unit"]))

    return RecordList(
        columns=(("name", owner.tr("Resource")), ("unit", owner.tr("Counted in"))),
        prompts=(owner.tr("Add a resource …"),),
        needs=owner.tr("A resource needs a name. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: snapshot.choice.resources,
        add=add,
        edit=edit_resource,
        delete=delete_resources,
        order=None,
    )
