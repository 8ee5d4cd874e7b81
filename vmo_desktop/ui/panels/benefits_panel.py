"""The benefits register: what value is promised, how it is seen, and who answers for it."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.editors.offering_delegate import OfferingDelegate
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.benefit_list import SERVED, benefit_list, offered_benefits
from vmo_desktop.ui.models.initiative_names import BETWEEN, offered_initiatives
from vmo_desktop.ui.models.record_model import RecordModel
from vmo_desktop.ui.models.served_names import offered_served
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.scroller import OwnScroller
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.realized import incomplete

SHARES = (190.0, 150.0, 150.0, 170.0, 170.0, 150.0, 110.0, 110.0, 100.0, 190.0, 150.0, 150.0, 160.0)
"""Widths of the columns in pixels at 100 %."""

INITIATIVE, SERVES, NEEDS, LEADS_TO = 1, 9, 10, 11
"""Columns that offer names."""


class BenefitsPanel(Panel):
    """A row for each benefit; what it lacks is told in the row."""

    def __init__(self, live: LiveWorkshop, selection: Selection) -> None:
        super().__init__(live, selection)
        self.setObjectName("benefits_panel")
        self.desk = follow_desk_of(live)
        self.benefits = RecordListEditor(
            RecordModel(live, benefit_list(live), self),
            title=self.tr("Benefits"),
            note=self.tr("What is promised, what will be seen, why it comes from there, and who answers for it."),
            shares=SHARES,
        )  # fmt: skip
        self.said = PlainLabel(wraps=True)
        names = {
            INITIATIVE: lambda: offered_initiatives(live.snapshot),
            SERVES: lambda: offered_served(live.snapshot, SERVED),
            NEEDS: lambda: offered_initiatives(live.snapshot),
            LEADS_TO: lambda: offered_benefits(live.snapshot),
        }
        self.benefits.grid.use_delegate(OfferingDelegate(names, self.benefits.grid, BETWEEN))
        content = WrappingView()
        self._column = QVBoxLayout(content)
        for part in (self.said, self.benefits):
            self._column.addWidget(part)
        self._column.addStretch(1)
        scroller = OwnScroller(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroller)
        self.benefits.grid.selectionModel().currentRowChanged.connect(self._on_row)
        self.desk.benefit_looked.connect(self._on_looked)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.benefits.grid)
        self.rebuild_when_shown()

    @override
    def rebuild(self) -> None:
        self.benefits.model.refresh()
        self.benefits.grid.resizeRowsToContents()
        rows = self.live.snapshot.benefits
        lacking = sum(bool(incomplete(row)) for row in rows)
        if not rows:
            words = self.tr("No benefit yet. Type what an initiative brings, and which one brings it.")
        elif lacking:
            one, many = self.tr("! One benefit is incomplete."), self.tr("! %n benefits are incomplete.")
            words = counted(lacking, one, many)
        else:
            words = self.tr("Every benefit has an outcome, an attribution, a measure and an owner.")
        self.said.setText(words)

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.touches("benefit", "enabler", "benefit_link", "initiative", "driver", "objective"):
            self.rebuild()

    def _on_row(self, index: QModelIndex) -> None:
        if self.benefits.grid.hasFocus():
            self.desk.look_at_benefit(self.benefits.model.id_at(index.row()))

    def _on_looked(self, benefit_id: int) -> None:
        row = self.benefits.model.row_of(benefit_id)
        if row is not None and row != self.benefits.grid.currentIndex().row():
            self.benefits.grid.select_cell(row, 0)

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.m, space.l, space.l)
        self._column.setSpacing(space.m)
