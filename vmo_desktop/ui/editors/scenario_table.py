"""The scenarios in a table, with what can be done with the one whose row has the keyboard."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.charts.scenario_tables import shown_scenario
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.offering_delegate import Offer, OfferingDelegate
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.scenario_model import (
    AIM,
    COST,
    FUNDED,
    NAME,
    VALUE,
    WEIGHTS,
    ScenarioModel,
    aim_word,
    weights_words,
)
from vmo_desktop.ui.portfolio_desk import PortfolioDesk
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import shown_text
from vmo_desktop.ui.widgets.text_button import TextButton
from vmo_desktop.workshop.choice_rows import Aim, ScenarioRow
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario, recommend_scenario, withdraw_approval
from vmo_desktop.workshop.scenario_comparison import next_name

ROOMY = 900
"""From this width on, in pixels at 100 %, the table tells what each scenario makes large, and value, cost and count."""

STEP = 0.1
"""Share of the budget by which the ready-made scenarios have more or less."""

NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class ScenarioTable(RecordListEditor):
    """Scenarios; Enter or a double click takes one in hand, F2 or typing changes a cell, Ctrl+D duplicates the row.

    Signals
    -------
    approval_wanted(int)
        A scenario, by id, is to be approved.
    """

    approval_wanted = Signal(int)

    def __init__(self, live: LiveWorkshop, desk: PortfolioDesk, parent: QWidget | None = None) -> None:
        model = ScenarioModel(live, desk)
        super().__init__(
            model,
            title=self.tr("Scenarios"),
            note=self.tr("Each is a way to choose: its weights, budget, limits and forces. Enter takes one in hand."),
            shares=(0.22, 0.16, 124, 0.19, 0.17, 64, 80, 70, 0.26),
            parent=parent,
        )
        model.setParent(self)
        self.scenarios, self._live, self._desk = model, live, desk
        triggers = QAbstractItemView.EditTrigger
        self.grid.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed)
        offers: dict[int, Offer] = {WEIGHTS: lambda: weights_words(live), AIM: lambda: [aim_word(aim) for aim in Aim]}
        self.grid.use_delegate(OfferingDelegate(offers, self.grid))
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.grid.bind(key, NO_KEY, self._on_enter)
        self.grid.bind(Qt.Key.Key_D, CTRL, self.duplicate)
        self.grid.doubleClicked.connect(lambda _index: self._on_enter())
        self.grid.selectionModel().currentChanged.connect(lambda _now, _before: self.show_state())
        self._make_buttons()
        self.show_state()

    def _make_buttons(self) -> None:
        bar = QWidget()
        flow = FlowLayout(bar, spacing=4, row_spacing=4)
        self.take_button = TextButton(self.tr("Take in hand"))
        self.duplicate_button = TextButton(self.tr("Duplicate"))
        self.recommend_button = TextButton(self.tr("Recommend"))
        self.approve_button = TextButton(self.tr("Approve…"), "primary")
        self.withdraw_button = TextButton(self.tr("Take the approval back"))
        self.make_button = QToolButton()
        self.make_button.setText(f"{self.tr('New from this')} ▾")
        self.make_button.setAccessibleName(self.tr("New from this"))
        self.make_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.make_menu = QMenu(self.make_button)
        self.make_menu.aboutToShow.connect(self.fill_menu)
        self.make_button.setMenu(self.make_menu)
        acts: tuple[tuple[TextButton, Callable[[], object]], ...] = (
            (self.take_button, self.take), (self.duplicate_button, self.duplicate),
            (self.recommend_button, self.recommend), (self.approve_button, self._on_approve),
            (self.withdraw_button, self.withdraw),
        )  # fmt: skip
        for button, act in acts:
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            flow.addWidget(button)
            if button is self.duplicate_button:
                flow.addWidget(self.make_button)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(bar)

    @property
    def current(self) -> ScenarioRow:
        """The scenario whose row has the keyboard; without one, that in hand."""
        row_id = self.scenarios.id_at(self.grid.currentIndex().row())
        return self._live.snapshot.choice.scenario_by_id.get(row_id or 0) or self._desk.scenario

    def refresh(self) -> None:
        """Show the scenarios as they stand."""
        self.scenarios.refresh()
        self.grid.share_widths()
        self.show_state()

    def show_state(self) -> None:
        """Offer what can be done with the current scenario."""
        scenario, is_writable = self.current, not self._live.workshop.is_read_only
        is_approved = scenario.id in self._live.snapshot.choice.approvals
        portfolio = self._desk.portfolios.get(scenario.id)
        self.take_button.setEnabled(scenario.id != self._desk.scenario.id)
        self.recommend_button.setEnabled(is_writable and not scenario.is_recommended)
        for button in (self.duplicate_button, self.make_button):
            button.setEnabled(is_writable)
        self.approve_button.setVisible(not is_approved)
        self.approve_button.setEnabled(is_writable and portfolio is not None and portfolio.choice.is_found)
        self.withdraw_button.setVisible(is_approved)
        self.withdraw_button.setEnabled(is_writable)

    # What is done with a scenario

    def take(self) -> None:
        """Take the current scenario in hand."""
        self._desk.take(self.current.id)

    def duplicate(self) -> None:
        """Add a copy of the current scenario."""
        self._make(self.tr("Copy of %1").replace("%1", shown_scenario(self.current)), {})

    def recommend(self) -> None:
        """Mark the current scenario as the recommended one."""
        self._do(recommend_scenario(self.current.id))

    def withdraw(self) -> None:
        """Take the approval of the current scenario back."""
        self._do(withdraw_approval(self.current.id))

    def fill_menu(self) -> None:
        """Offer the ready-made scenarios: more and less money, and each set of weights."""
        self.make_menu.clear()
        current, workshop = self.current, self._live.snapshot.workshop
        budget = workshop.budget if current.budget is None else current.budget
        for name, factor in ((self.tr("More money"), 1 + STEP), (self.tr("Less money"), 1 - STEP)):
            text = filled(self.tr("%1 (%2 % of the budget)"), name, str(round(100 * factor)))
            # 1.1 is no binary fraction: fifteen digits take off what the product adds.
            changes: dict[str, object] = {} if budget is None else {"budget": float(f"{budget * factor:.15g}")}
            action = self.make_menu.addAction(text, partial(self._make, name, changes))
            action.setEnabled(budget is not None)
        self.make_menu.addSeparator()
        for each in self._live.snapshot.weight_sets:
            name = self.tr("As %1").replace("%1", each.name)
            weights: dict[str, object] = {"weight_set_id": each.id}
            text = shown_text(name).replace("&", "&&")
            self.make_menu.addAction(text, partial(self._make, name, weights))

    def _make(self, name: str, changes: dict[str, object]) -> None:
        name = next_name(self._live.snapshot, name)
        if self._do(duplicate_scenario(self.current.id, name, changes)):
            new = max(each.id for each in self._live.snapshot.choice.scenarios)
            row = self.scenarios.row_of(new)
            if row is not None:
                self.grid.select_cell(row, NAME)

    def _do(self, operation: Operation) -> bool:
        sentence = refusal_of(self._live, operation)
        if sentence:
            self.grid.show_refusal(self.grid.currentIndex(), sentence)
        return not sentence

    def _on_enter(self) -> None:
        index = self.grid.currentIndex()
        if self.scenarios.id_at(index.row()) is None:
            self.grid.edit(index)
        else:
            self.take()

    def _on_approve(self) -> None:
        self.approval_wanted.emit(self.current.id)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell more where there is room."""
        super().resizeEvent(event)
        is_roomy = self.width() >= scaled(ROOMY)
        for column in (AIM, VALUE, COST, FUNDED):
            self.grid.setColumnHidden(column, not is_roomy)
        self.grid.share_widths()
