"""All scenarios: what each chooses, two side by side, who is in all of them, who supports it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QStackedLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.scenario_tables import membership_table, shown_scenario
from vmo_desktop.charts.table_view import EMPTY
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.scenario_compare import ScenarioCompare
from vmo_desktop.ui.editors.scenario_table import ScenarioTable
from vmo_desktop.ui.editors.support_editor import SupportEditor, is_same_support
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.portfolio_words import degree_name
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.ops.scenarios import set_support
from vmo_desktop.workshop.scenario_comparison import membership, support_counts

VIEW = 340
"""Height of what is below the scenarios at least, at 100 %: the whole page scrolls where the window is lower."""


class ScenariosPanel(Panel):
    """The scenarios above, one of three views of them below.

    Signals
    -------
    approval_wanted(int)
        A scenario, by id, whose portfolio is known is to be approved.
    """

    approval_wanted = Signal(int)

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("scenarios_panel")
        self.desk = desk_of(live)
        self.table = ScenarioTable(live, self.desk)
        self.table.approval_wanted.connect(self.approval_wanted)
        self.compare = ScenarioCompare(self.desk)
        self.matrix = ChartTableModel(EMPTY, self)
        self.matrix_table = FactTable(self.matrix, self.tr("Membership"), stretched=1)
        self.matrix_table.grid.clicked.connect(lambda index: self._on_initiative(index.row()))
        self.support = SupportEditor()
        self.support.said.connect(self._on_said)
        self._supported = PlainLabel(wraps=True)
        self._lay_out()
        self.desk.chosen.connect(lambda _id: self._on_desk(is_other=False))
        self.desk.scenario_changed.connect(lambda: self._on_desk(is_other=True))
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.table.grid)
        self.rebuild_when_shown()

    def _lay_out(self) -> None:
        support = QWidget()
        column = QVBoxLayout(support)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._supported)
        column.addWidget(self.support)
        column.addStretch(1)
        self._shown = QWidget()
        self._views = QStackedLayout(self._shown)
        for view in (self.compare, self.matrix_table, Scroller(support)):
            self._views.addWidget(view)
        inside = WrappingView()
        self._column = QVBoxLayout(inside)
        self._column.addWidget(self.table)
        self._column.addWidget(self._make_choice())
        self._column.addWidget(self._shown, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scroller(inside))

    def _make_choice(self) -> QWidget:
        bar = QWidget()
        flow = FlowLayout(bar, spacing=4)
        self.choice = QButtonGroup(bar)
        texts = (self.tr("Compare two"), self.tr("Membership"), self.tr("Support"))
        for place, text in enumerate(texts):
            button = QToolButton()
            button.setText(text)
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setChecked(place == 0)
            button.clicked.connect(lambda _checked=False, place=place: self.show_view(place))
            self.choice.addButton(button, place)
            flow.addWidget(button)
        return bar

    def show_view(self, place: int) -> None:
        """Show the comparison (0), the membership (1) or the support (2)."""
        self._views.setCurrentIndex(place)
        self._show_view()

    # Following the workshop

    @override
    def rebuild(self) -> None:
        self.desk.ask_all()
        self._show()

    @override
    def refresh(self, changes: Changes) -> None:
        self.rebuild()

    def _on_desk(self, *, is_other: bool) -> None:
        if not self.isVisible():
            self.rebuild_when_shown()
        elif is_other:
            self.rebuild()
        else:
            self._show()

    def _show(self) -> None:
        self.table.refresh()
        self._show_view()

    def _show_view(self) -> None:
        """Show what the view in sight tells; the others wait until they are looked at."""
        snapshot = self.live.snapshot
        match self._views.currentIndex():
            case 0:
                self.compare.show_scenarios(snapshot)
            case 1:
                self.matrix.show_table(membership_table(membership(snapshot, self.desk.portfolios)))
                self.matrix_table.fit_columns()
            case _:
                self.support.show_support(snapshot, self.desk.scenario.id)
                self.support.setEnabled(not self.live.workshop.is_read_only)
                self._supported.setText(self._support_text())

    def _support_text(self) -> str:
        counts = support_counts(self.live.snapshot, self.desk.scenario.id)
        parts = [f"{degree_name(degree)}: {count}" for degree, count in counts.degrees.items() if count]
        if counts.unsaid:
            parts.append(f"{degree_name(None)}: {counts.unsaid}")
        said = self.tr("%1, the scenario in hand").replace("%1", shown_scenario(self.desk.scenario))
        return " · ".join([said, *parts])

    # What is done here

    def _on_said(self, participant_id: int) -> None:
        scenario_id = self.desk.scenario.id
        degree, note = self.support.support_of(participant_id)
        known = self.live.snapshot.choice.supports.get((scenario_id, participant_id))
        if not is_same_support(known, degree, note):
            refusal_of(self.live, set_support(scenario_id, participant_id, degree, note))

    def _on_initiative(self, row: int) -> None:
        initiative_id = self.matrix.id_at(row)
        if initiative_id is not None:
            self.selection.select_initiative(initiative_id)

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.s, space.l, space.m)
        self._column.setSpacing(space.s)
        self._shown.setMinimumHeight(scaled(VIEW))
