"""How initiatives may be funded other than whole: at one of several levels, or in part."""

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.editors.amount_table import AmountTable
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.initiative_part import InitiativePart
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.funding_level_model import FundingLevelModel
from vmo_desktop.ui.models.part_funding_model import PartFundingModel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.results import shown_name

FROM = ("workshop", "initiative", "funding_level", "partial_funding")
"""Tables that the part shows."""

NARROW = 900
"""Below this width, in pixels at 100 %, the levels stand below the initiatives."""


class FundingPanel(InitiativePart):
    """The initiatives, and beside them the levels of the one whose row is current."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        super().__init__(live, selection)
        self.setObjectName("funding_panel")
        self.table = AmountTable(
            live, selection, PartFundingModel(live, self), self.tr("Initiatives and how they may be funded")
        )
        self.levels = FundingLevelModel(live, self)
        self.editor = RecordListEditor(
            self.levels,
            title=self.tr("Funding levels"),
            note=self.tr("At most one of them is funded, in place of the whole initiative. Shares are of its value."),
            shares=(1.0, 150, 150),
        )
        self._name = PlainLabel(role=TextRole.MUTED, wraps=True)
        self._lay_out()
        self.table.grid.selectionModel().currentChanged.connect(self._on_current_changed)
        self.table.model.modelReset.connect(self._show_levels)
        appearance().changed.connect(self._fit)
        self._fit()
        self.rebuild()

    def _lay_out(self) -> None:
        about = self.tr("A share in “In part from” lets the budget fund an initiative in part, no less than that.")
        left, right, content = QWidget(), WrappingView(), WrappingView()
        left_column, right_column = QVBoxLayout(left), QVBoxLayout(right)
        for column in (left_column, right_column):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(scaled(8))
        left_column.addWidget(PlainLabel(about, role=TextRole.MUTED, wraps=True))
        left_column.addWidget(self.table, 1)
        right_column.addWidget(self._name)
        right_column.addWidget(self.editor)
        right_column.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.addWidget(left, 3)
        self._columns.addWidget(right, 2)
        self.put(content, self.tr("No initiatives yet. How they may be funded is said here once they are in the list."))
        self.setFocusProxy(self.table)

    @override
    def show_workshop(self) -> None:
        self.table.refresh()
        self._show_levels()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches(*FROM):
            self.rebuild()

    def _show_levels(self) -> None:
        initiative_id = self.table.current_id
        self.levels.show_initiative(initiative_id)
        self._name.setText("" if initiative_id is None else shown_name(self.live.snapshot.initiative(initiative_id)))
        self.editor.grid.resizeRowsToContents()

    def _on_current_changed(self, current: QModelIndex, former: QModelIndex) -> None:
        if current.row() != former.row():
            self._show_levels()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        space = current_theme().space
        is_narrow = self.width() < scaled(NARROW)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self._columns.setContentsMargins(space.l, space.s, space.l, space.m)
        self._columns.setSpacing(space.l)
