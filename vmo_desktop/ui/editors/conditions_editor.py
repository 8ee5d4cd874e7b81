"""The conditions of the scenario in hand: its budget, what it makes large, its weights, and its limits."""

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QScrollArea, QStyleOptionViewItem, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.charts.aim_words import aim_title
from vmo_desktop.ui.editors.record_list import RecordListEditor, RowDelegate
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.limit_model import LimitModel, class_names, counted_things, used_text
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.portfolio_desk import PortfolioDesk
from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.scenario_edits import ScenarioEdits
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.amount import read_amount
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.field import Field
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.choice_rows import Aim
from vmo_desktop.workshop.ops.scenarios import edit_scenario

WHAT, CLASS = 0, 2
SHARES = (0.22, 0.13, 0.16, 0.12, 0.12, 0.07, 0.18)


class LimitDelegate(RowDelegate):
    """Completes what can be limited, and the classes that there are, while they are typed."""

    def __init__(self, live: LiveWorkshop, desk: PortfolioDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self._desk = desk

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        offered: list[str] = []
        if index.column() == WHAT:
            offered = list(counted_things(self._desk.problem))
        elif index.column() == CLASS:
            offered = class_names(self._live.snapshot)
        if offered and isinstance(editor, QLineEdit):
            completer = QCompleter(QStringListModel(offered, editor), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)  # a popup would take the keyboard
            editor.setCompleter(completer)
        return editor


class ConditionsEditor(QScrollArea):
    """Fields of the scenario above the table of its limits."""

    def __init__(
        self, live: LiveWorkshop, desk: PortfolioDesk, edits: ScenarioEdits, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._live, self._desk, self._edits = live, desk, edits
        self.budget = Field(self.tr("Budget"), reader=read_amount, writer=number_text)
        self.budget.editor.setObjectName("scenario_budget")
        self.budget.committed.connect(self._on_budget)
        self.used = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self.aim = ChoiceCombo(self.tr("What is made as large as possible"))
        self.aim.chosen.connect(lambda aim: self._edit(aim=aim))
        self.weights = ChoiceCombo(self.tr("Weights"))
        self.weights.chosen.connect(lambda weight_set: self._edit(weight_set_id=weight_set))
        self.model = LimitModel(live, desk, edits, self)
        self.limits = RecordListEditor(
            self.model,
            title=self.tr("Limits"),
            note=self.tr(
                "A limit bounds the sum over what is funded: of cost in all or in a year, of effort, of a resource, or"
                " the number of initiatives; of all, or of one class. Leave least or most empty where there is none."
            ),
            shares=SHARES,
        )
        self.limits.grid.use_delegate(LimitDelegate(live, desk, self.limits.grid))
        edits.done.connect(self.limits.grid.unsay)
        self._lay_out()

    def _lay_out(self) -> None:
        page = QWidget()
        self._column = QVBoxLayout(page)
        row = QWidget()
        flow = FlowLayout(row, spacing=12, row_spacing=8)
        for part, caption in (
            (self.budget, ""),
            (self.aim, self.tr("Make large")),
            (self.weights, self.tr("Weights")),
        ):
            flow.addWidget(part if not caption else _captioned(caption, part))
        self._column.addWidget(row)
        self._column.addWidget(self.used)
        self._column.addWidget(self.limits)
        self._column.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self.budget)
        appearance().changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._column.setContentsMargins(0, 0, current_theme().space.s, 0)
        self._column.setSpacing(current_theme().space.s)
        self.budget.setFixedWidth(scaled(190))
        for combo in (self.aim, self.weights):
            combo.setMinimumWidth(scaled(190))

    def show_conditions(self) -> None:
        """Show the conditions of the scenario in hand, and what its portfolio uses of them."""
        snapshot, scenario, portfolio = self._live.snapshot, self._desk.scenario, self._desk.portfolio
        frame, is_read_only = snapshot.workshop, self._live.workshop.is_read_only
        self.budget.set_caption(self.tr("Budget (%1)").replace("%1", frame.currency))
        placeholder = self.tr("None") if frame.budget is None else number_text(frame.budget)
        self.budget.editor.setPlaceholderText(self.tr("Workshop's: %1").replace("%1", placeholder))
        self.budget.set_read_only(is_read_only)
        self.budget.set_value(scenario.budget)
        aims: list[tuple[str, object]] = [(aim_title(aim), aim) for aim in Aim]
        self.aim.offer(aims, scenario.aim)
        sets: list[tuple[str, object]] = [(self.tr("The workshop's"), None)]
        sets += [(each.name, each.id) for each in snapshot.weight_sets]
        self.weights.offer(sets, scenario.weight_set_id)
        for part in (self.aim, self.weights, self.limits):
            part.setEnabled(not is_read_only)
        # Weights have no part in money.
        self.weights.setEnabled(not is_read_only and scenario.aim is not Aim.NPV)
        used = "" if portfolio is None else used_text(portfolio.of, portfolio, None)
        self.used.setText(self.tr("Of the budget used: %1").replace("%1", used) if used else "")
        self.used.setVisible(bool(used))
        self.model.refresh()

    def _edit(self, **values: object) -> None:
        if self._edits.do(lambda scenario: edit_scenario(scenario, values)):
            self.show_conditions()

    def _on_budget(self, budget: float | None) -> None:
        sentence = self._edits.do(lambda scenario: edit_scenario(scenario, {"budget": budget}))
        if sentence:
            self.budget.refuse(sentence)


def _captioned(caption: str, combo: QWidget) -> QWidget:
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    label = PlainLabel(caption, role=TextRole.CAPTION)
    label.setBuddy(combo)
    column.addWidget(label)
    column.addWidget(combo)
    return around
