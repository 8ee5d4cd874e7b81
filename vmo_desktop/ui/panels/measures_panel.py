"""The room as a whole in a revealed round: how far it agrees, and how each participant used the scales."""

from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QStackedLayout, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.correlation_model import CorrelationModel
from vmo_desktop.ui.models.driver_agreement_model import DriverAgreementModel, DriverColumn
from vmo_desktop.ui.models.profile_model import ProfileColumn, ProfileModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.key_figure import KeyFigureTile
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, shown_line
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.tile_grid import TileGrid
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.group_measures import group_measures
from vmo_desktop.workshop.key_figures import key_figures
from vmo_desktop.workshop.round_votes import revealed_rounds

TABLE = 220
"""Height of the tables at least, at 100 %: what is above them scrolls away where the room is lower."""

ELSEWHERE = ("agreed_score", "acceptance", "dissent", "note", "agenda_item", "ballot", "chart", "chart_label", "pack")
"""Tables that change no measure."""


class MeasuresPanel(Panel):
    """Key figures above, one of three tables below; empty until a round is revealed."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("measures_panel")
        self._round_id: int | None = None
        self.rounds = QComboBox()
        self.rounds.setAccessibleName(self.tr("Round"))
        self.rounds.activated.connect(self._on_round_chosen)
        self.people, self.drivers, self.pairs = ProfileModel(self), DriverAgreementModel(self), CorrelationModel(self)
        self.tables = (
            FactTable(self.people, self.tr("Participants"), stretched=ProfileColumn.NAME),
            FactTable(self.pairs, self.tr("Rank correlations")),
            FactTable(self.drivers, self.tr("Agreement by driver"), stretched=DriverColumn.NAME),
        )
        self._figures = TileGrid(most=3, narrowest=300, spacing=16)
        self._basis = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self._about = PlainLabel(role=TextRole.MUTED, wraps=True)
        self._empty = EmptyState(self.tr("How far the room agrees is shown here once a round of votes is revealed."))
        self._lay_out()
        appearance().changed.connect(self._fit)
        self._fit()
        self.rebuild_when_shown()

    def _lay_out(self) -> None:
        """From the outside in: what is moved has everything in it styled anew."""
        inside = WrappingView()
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(Scroller(inside, self))
        self._column = QVBoxLayout(inside)
        self._head = QHBoxLayout()
        self._head.addWidget(self.rounds)
        self._head.addStretch(1)
        tables = QWidget()
        self._shown = QStackedLayout(tables)
        for table in self.tables:
            self._shown.addWidget(table)
        self._column.addLayout(self._head)
        self._column.addWidget(self._figures)
        self._column.addWidget(self._basis)
        self._column.addWidget(self._make_choice())
        self._column.addWidget(self._about)
        self._column.addWidget(tables, 1)

    def _make_choice(self) -> QWidget:
        bar = QWidget()
        flow = FlowLayout(bar, spacing=4)
        group = QButtonGroup(bar)
        for place, text in enumerate((self.tr("Participants"), self.tr("Rank correlations"), self.tr("Drivers"))):
            button = QToolButton()
            button.setText(text)
            button.setAccessibleName(text)
            button.setCheckable(True)
            button.setChecked(place == 0)
            button.clicked.connect(lambda _checked=False, place=place: self.show_table(place))
            group.addButton(button, place)
            flow.addWidget(button)
        self.choice = group
        return bar

    def show_table(self, place: int) -> None:
        """Show the participants (0), the rank correlations (1) or the drivers (2)."""
        self._shown.setCurrentIndex(place)
        self._about.setText(
            (
                self.tr(
                    "Each vote as its place between the worst (0 %) and the best end (100 %) of its scale. Leniency: "
                    "how much better than the others on the same cells."
                ),
                self.tr("How alike two participants order the initiatives by value: 1 alike, 0 unrelated, -1 opposed."),
                self.tr("Agreement on the order of the initiatives on each driver, and on the single scores."),
            )[place]
        )

    @override
    def rebuild(self) -> None:
        """Show the chosen round, or the last."""
        found = revealed_rounds(self.live.snapshot)
        ids = [each.id for each in found]
        if self._round_id not in ids:
            self._round_id = ids[-1] if ids else None
        self.rounds.clear()
        for each in found:
            self.rounds.addItem(shown_line(each.name), each.id)
        self.rounds.setVisible(len(found) > 1)
        self._pages.setCurrentIndex(1 if found else 0)
        if self._round_id is not None:
            self.rounds.setCurrentIndex(ids.index(self._round_id))
            self._show_round(self._round_id)

    @override
    def refresh(self, changes: Changes) -> None:
        """Measure again what a change may touch; agreed scores do not."""
        if not changes.only(*ELSEWHERE):
            self.rebuild()

    def show_round(self, round_id: int) -> None:
        """Show another revealed round."""
        self._round_id = round_id
        self.rebuild()

    def _show_round(self, round_id: int) -> None:
        measures = group_measures(self.live.results, round_id)
        figures = key_figures(measures)
        self._figures.fill([KeyFigureTile(each) for each in figures])
        said = self.tr("Kendall's W and the intraclass correlations: %1 The others: %2")
        self._basis.setText(filled(said, figures[0].basis, figures[1].basis))
        self.people.show(measures.profiles)
        self.drivers.show(measures.by_driver)
        self.pairs.show(measures.votes.participants, measures.order.rho)
        for table in self.tables:
            table.fit_columns()
        self.show_table(self._shown.currentIndex())

    def _on_round_chosen(self, place: int) -> None:
        self.show_round(int(self.rounds.itemData(place)))

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.xl, space.l, space.xl, space.l)
        self._column.setSpacing(space.m)
        for table in self.tables:
            table.setMinimumHeight(scaled(TABLE))
