"""A large paste is looked at before it goes in: what lands where, and what cannot be taken and why."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QVBoxLayout,
    QWidget,
)

from vmo_desktop.ui.cell_model import TypedCell
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.cell_delegate import one_line
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.paste_plan import PastePlan
from vmo_desktop.ui.widgets.text_model import TextCell, line_of
from vmo_desktop.ui.widgets.text_table import TextTable

SHOWN_ROWS = 100
SHOWN_REJECTS = 500
Title = Callable[[int], str]


class PastePreview(QDialog):
    """Asks before a paste is written; `accepted` says yes."""

    def __init__(self, plan: PastePlan, column_title: Title, row_title: Title, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paste_preview")
        self.setWindowTitle(self.tr("Paste cells"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.plan = plan
        self._titles = (column_title, row_title)
        self.block = self._table(self.tr("What goes in"))
        self.rejects = self._table(self.tr("What cannot go in"))
        look = current_theme()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.space.xl, look.space.l, look.space.xl, look.space.l)
        layout.setSpacing(look.space.s)
        layout.addWidget(PlainLabel(self._summary(), role=TextRole.LEAD, wraps=True))
        layout.addWidget(self.block, 3)
        layout.addWidget(PlainLabel(self._rejects_heading(), role=TextRole.MUTED, wraps=True))
        layout.addWidget(self.rejects, 2)
        layout.addWidget(self._make_buttons())
        room = self.screen().availableSize()
        self.resize(min(scaled(860), room.width() - 80), min(scaled(600), room.height() - 80))
        self._fill_block()
        self._fill_rejects()

    def _make_buttons(self) -> DialogButtons:
        said = self.tr("&Paste %1 cells").replace("%1", whole_text(self.plan.written))
        buttons = DialogButtons(said, self.tr("&Cancel"))
        self.paste = buttons.does
        self.paste.setEnabled(self.plan.written > 0)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _table(self, name: str) -> TextTable:
        table = TextTable()
        table.setAccessibleName(name)
        table.setWordWrap(False)
        table.verticalHeader().setDefaultSectionSize(current_theme().row_height)
        return table

    def _summary(self) -> str:
        plan = self.plan
        rows = len({cell.row for cell in plan.cells})
        said = self.tr("%1 cells in %2 rows go in as one step.")
        said = filled(said, whole_text(plan.written), whole_text(rows))
        if plan.new_rows:
            said += " " + self.tr("%1 of the rows are new.").replace("%1", whole_text(plan.new_rows))
        return said

    def _rejects_heading(self) -> str:
        count = len(self.plan.rejects)
        if not count:
            return self.tr("Every cell can be taken.")
        return self.tr("%1 cells cannot be taken; where there is a cell it keeps what it holds:").replace(
            "%1", whole_text(count)
        )

    def _fill_block(self) -> None:
        column_title, row_title = self._titles
        rows = sorted({cell.row for cell in self.plan.cells})
        shown = rows[:SHOWN_ROWS]
        columns = list(dict.fromkeys(cell.column for cell in self.plan.cells))
        titles = [self.tr("new") if row >= self.plan.row_count else one_line(row_title(row))[:32] for row in shown]
        numbers = [place for place, column in enumerate(columns) if column in self.plan.number_columns]
        self.block.texts.show_titles([column_title(column) for column in columns], titles, numbers)
        why = {(cell.row, cell.column): cell.reason for cell in self.plan.refused}
        lines = {row: [TextCell()] * len(columns) for row in shown}
        for cell in self.plan.cells:
            if cell.row in lines:
                reason = why.get((cell.row, cell.column), "")
                lines[cell.row][columns.index(cell.column)] = self._cell(cell, reason)
        self.block.texts.show_rows(list(lines.values()))
        self.block.resizeColumnsToContents()
        for column in range(len(columns)):
            self.block.setColumnWidth(column, min(self.block.columnWidth(column) + scaled(8), scaled(260)))
        self.block.setMinimumHeight(scaled(160))

    def _cell(self, cell: TypedCell, reason: str) -> TextCell:
        text = one_line(self.plan.shown.get((cell.row, cell.column), cell.text))
        said = self.tr("Pasted as “%1”").replace("%1", cell.text)
        tip = reason or (said if text != one_line(cell.text) else cell.text)
        return TextCell(f"✗ {text}" if reason else text, cell.text, tip, ink=current_theme().red if reason else "")

    def _fill_rejects(self) -> None:
        rejects = list(self.plan.rejects)[:SHOWN_REJECTS]
        self.rejects.setVisible(bool(rejects))
        self.rejects.texts.show_titles([self.tr("Cell"), self.tr("Text"), self.tr("Why it is left out")])
        self.rejects.texts.show_rows(
            [[line_of(text) for text in (cell.where, cell.text, cell.reason)] for cell in rejects]
        )
        self.rejects.verticalHeader().hide()
        self.rejects.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.rejects.setColumnWidth(0, min(scaled(240), self.width() // 5))
        self.rejects.setColumnWidth(1, min(scaled(160), self.width() // 6))
