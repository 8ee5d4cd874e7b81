"""Approving a portfolio: what is approved, by whom, and how far everybody supports it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.charts.scenario_tables import portfolio_table, shown_scenario
from vmo_desktop.ui.attempt import refusal_at_end
from vmo_desktop.ui.editors.promise_freeze import PromiseFreeze
from vmo_desktop.ui.editors.support_editor import SupportEditor, is_same_support
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.portfolio_words import portfolio_text
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, window_title
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.workshop.operation import Operation, together
from vmo_desktop.workshop.ops.scenarios import approve_scenario, set_support
from vmo_desktop.workshop.portfolio import Portfolio


class ApproveDialog(QDialog):
    """Approves and freezes a portfolio with the support of the room, as one step."""

    def __init__(self, live: LiveWorkshop, portfolio: Portfolio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("approve_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._live, self._portfolio = live, portfolio
        name = shown_scenario(portfolio.of.scenario)
        self.setWindowTitle(window_title(self.tr("Approve %1").replace("%1", name)))
        self.model = ChartTableModel(portfolio_table(portfolio), self)
        self.table = FactTable(self.model, self.tr("What is approved"), stretched=0)
        self.author = QLineEdit()
        self.note = QLineEdit()
        for line, text in ((self.author, self.tr("Who approves it")), (self.note, self.tr("Note on the approval"))):
            line.setAccessibleName(text)
            line.setMaxLength(2000)
        self.support = SupportEditor()
        self.support.show_support(live.snapshot, portfolio.of.scenario.id)
        self.promises = PromiseFreeze(live, portfolio)
        self._refusal = PlainLabel(wraps=True)
        self._refusal.setProperty("state", "error")
        self._refusal.hide()
        self.buttons = DialogButtons(self.tr("&Approve and freeze"), self.tr("&Leave it"))
        self.buttons.accepted.connect(self._on_approve)
        self.buttons.rejected.connect(self.reject)
        self._lay_out()
        self.table.fit_columns()
        fit_to_screen(self, 760, 680)
        self.author.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter at the end of a line goes to the next one: nobody approves by ending a note."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(self.focusWidget(), QLineEdit):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(PlainLabel(portfolio_text(self._portfolio), role=TextRole.LEAD, wraps=True))
        self.table.setMinimumHeight(scaled(180))
        column.addWidget(self.table, 1)
        form = QFormLayout()
        form.addRow(self.tr("Approved &by"), self.author)
        form.addRow(self.tr("&Note"), self.note)
        column.addLayout(form)
        column.addWidget(self.promises)
        column.addWidget(PlainLabel(self.tr("Who supports it?"), role=TextRole.LEAD))
        column.addWidget(self.support)
        about = self.tr("An approved scenario stays as it is. Undo, or take the approval back, to change it.")
        column.addWidget(PlainLabel(about, role=TextRole.CAPTION, wraps=True))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(16))
        outer.setSpacing(scaled(12))
        outer.addWidget(Scroller(inside), 1)
        outer.addWidget(self._refusal)
        outer.addWidget(self.buttons)

    def _on_approve(self) -> None:
        scenario, choice = self._portfolio.of.scenario, self._portfolio.choice
        approval = approve_scenario(
            scenario.id, self._portfolio.approved(), status=choice.status.value, value=choice.objective,
            bound=choice.bound, cost=choice.cost, author=self.author.text().strip(), note=self.note.text().strip(),
        )  # fmt: skip
        label = f"Scenario approved: {shown_scenario(scenario)}"
        operation = together(label, [approval, *self._supports(), *self.promises.operations()])
        sentence = refusal_at_end(self, self._live, operation)
        self._refusal.setText(sentence)
        self._refusal.setVisible(bool(sentence))

    def _supports(self) -> list[Operation]:
        known, scenario_id = self._live.snapshot.choice.supports, self._portfolio.of.scenario.id
        return [
            set_support(scenario_id, each, degree, note)
            for each, (degree, note) in self.support.supports.items()
            if not is_same_support(known.get((scenario_id, each)), degree, note)
        ]
