"""The cash lines of the selected initiative, with what it costs so far and what it brings besides money."""

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyleOptionViewItem, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.charts.finance_tables import not_cash_text
from vmo_desktop.ui.editors.range_offer import RangeOffer
from vmo_desktop.ui.editors.record_list import RecordListEditor, RowDelegate
from vmo_desktop.ui.finance_desk import FinanceDesk
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.cash_line_model import CashLineModel
from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.value_rows import CashKind

WIDTHS = (130, 170, 110, 70, 110, 110, 110, 120, 120, 140, 120, 90, 130, 180)


class CashLineDelegate(RowDelegate):
    """Completes the words that a cell may hold while they are typed."""

    def __init__(self, model: CashLineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        offered = self._model.offered(index.column())
        if offered and isinstance(editor, QLineEdit):
            completer = QCompleter(QStringListModel(list(offered), editor), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)  # a popup would take the keyboard
            editor.setCompleter(completer)
        return editor


class CashLinesEditor(WrappingView):
    """Whose lines they are, and the lines."""

    def __init__(
        self, live: LiveWorkshop, selection: Selection, desk: FinanceDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._live, self._selection, self._desk = live, selection, desk
        self.initiatives = ChoiceCombo(self.tr("Initiative"))
        self.initiatives.setMinimumContentsLength(24)
        self.initiatives.chosen.connect(selection.select_initiative)
        self.source = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self.model = CashLineModel(live, self)
        self.lines = RecordListEditor(
            self.model,
            title=self.tr("Cash lines"),
            note=self.tr(
                "Each line is a cost, a benefit in money, or a benefit in a unit of its own. Low and high may stay"
                " empty where an amount is sure. Rows can be pasted from Excel."
            ),
            shares=WIDTHS,
        )
        self.lines.grid.use_delegate(CashLineDelegate(self.model, self.lines.grid))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(6))
        self.offer = RangeOffer(live)
        self.lines.grid.selectionModel().currentChanged.connect(lambda index, _former: self._offer(index.row()))
        for part in (self.initiatives, self.source, self.lines, self.offer):
            column.addWidget(part)
        column.addStretch(1)

    @property
    def initiative_id(self) -> int | None:
        """The selected initiative, else the first."""
        snapshot, chosen = self._live.snapshot, self._selection.initiative_id
        if chosen in snapshot.initiative_index:
            return chosen
        return snapshot.initiatives[0].id if snapshot.initiatives else None

    def show_lines(self) -> None:
        """Show the lines, and whose they are."""
        snapshot = self._live.snapshot
        chosen = self.initiative_id
        self.initiatives.offer([(shown_name(each), each.id) for each in snapshot.initiatives], chosen)
        self.lines.setEnabled(chosen is not None)
        self.model.show_initiative(chosen)
        if chosen is None:
            return
        others = not_cash_text(self._desk.money.not_cash(chosen))
        parts = [self._cost_text(chosen)]
        if others:
            parts.append(self.tr("Not cash, over the plan: %1").replace("%1", others))
        self.source.setText("\n".join(part for part in parts if part))
        self.source.setVisible(any(parts))
        self.lines.grid.resizeRowsToContents()
        self._offer(self.lines.grid.currentIndex().row())

    def _offer(self, row: int) -> None:
        """Offer what earlier promises came to for the line that the keyboard is in."""
        chosen, line_id = self.initiative_id, self.model.id_at(row)
        lines = self._live.snapshot.value.cash_lines.get(chosen or 0, ())
        self.offer.show_line(next((line for line in lines if line.id == line_id), None))

    def _cost_text(self, initiative_id: int) -> str:
        """Where costs come from while no line says them."""
        lines = self._live.snapshot.value.cash_lines.get(initiative_id, ())
        if any(line.kind is CashKind.COST for line in lines):
            return ""
        return self.tr("No line is a cost: the cost in the list of initiatives counts, by year where it is known.")
