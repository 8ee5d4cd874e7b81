"""What an import will do: counts in words, notes, and every row and cell that cannot be taken."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.theme import current_theme, scaled, set_state
from vmo_desktop.ui.widgets.header_tips import HeaderTips
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, shown_text, tooltip
from vmo_desktop.ui.widgets.text_model import TextCell
from vmo_desktop.ui.widgets.text_table import TextTable
from vmo_desktop.ui.widgets.wrapping import WrappingView

SHOWN = 500
"""So many problems are listed in the window; the saved list has all."""

_NOTES = 4


class ResultPanel(WrappingView):
    """The outcome as it would be.

    Signals
    -------
    save_wanted()
        The user wants the list of problems as a file.
    """

    save_wanted = Signal()

    def __init__(self, decision: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = PlainLabel(role=TextRole.LEAD, wraps=True)
        self.summary.setObjectName("import_summary")
        self._counts = PlainLabel(role=TextRole.MUTED, wraps=True)
        self._notes = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self._problems = TextTable()
        self._problems.setObjectName("import_problems")
        self._problems.setAccessibleName(self.tr("Rows and cells that cannot be taken"))
        self._problems.texts.show_titles([self.tr("Row"), self.tr("Column"), self.tr("Text"), self.tr("Reason")])
        self._problems.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._problems.setWordWrap(False)
        self._problems.setShowGrid(False)
        HeaderTips(self._problems.horizontalHeader())
        self._problems.verticalHeader().hide()
        self._problems.verticalHeader().setDefaultSectionSize(scaled(26))
        for column, width in enumerate((48, 104, 92)):
            self._problems.setColumnWidth(column, scaled(width))
        self._problems.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self._save = QPushButton(self.tr("&Save this list…"))
        self._save.setObjectName("save_rejects")
        self._save.setProperty("kind", "quiet")
        self._save.clicked.connect(self.save_wanted)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(current_theme().space.m, 0, 0, 0)
        layout.setSpacing(current_theme().space.xs)
        for part in (decision, self.summary, self._counts, self._notes):
            layout.addWidget(part)
        layout.addWidget(self._problems, 100)
        layout.addLayout(foot)
        layout.addStretch(1)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show what a plan would do."""
        set_state(self.summary, "")
        self.summary.setText(self._sentence(plan))
        counts = [
            (plan.updated, self.tr("updated: %1")),
            (len(plan.skipped), self.tr("skipped: %1")),
            (len(plan.rejected), self.tr("rejected: %1")),
            (len(plan.unread_cells), self.tr("cells that stay empty: %1")),
        ]
        parts = [words.replace("%1", whole_text(count)) for count, words in counts if count]
        self._counts.setText(" · ".join(parts))
        self._counts.setVisible(bool(parts))
        notes = [*plan.notes[:_NOTES], *(["…"] if len(plan.notes) > _NOTES else [])]
        self._notes.show_lines(notes)
        self._notes.setToolTip(tooltip("\n".join(plan.notes)))
        self._notes.setVisible(bool(notes))
        self._list(plan)

    def show_failure(self, sentence: str) -> None:
        """Show why nothing can be imported yet."""
        set_state(self.summary, "error")
        self.summary.setText(sentence)
        self._counts.hide()
        self._notes.hide()
        self._problems.texts.replace_rows(())
        self._problems.hide()
        self._save.hide()

    def _sentence(self, plan: ImportPlan) -> str:
        many = self.tr("%1 of %2 rows become new initiatives")
        return filled(many, whole_text(plan.imported), whole_text(plan.rows_read))

    def _list(self, plan: ImportPlan) -> None:
        skipped = [(each.row, self.tr("whole row"), "", each.reason) for each in plan.skipped]
        rejected = [(each.row, each.column, each.text, each.reason) for each in plan.rejected]
        unread = [(each.row, each.column, each.text, each.reason) for each in plan.unread_cells]
        lines = sorted([*rejected, *skipped, *unread], key=lambda line: line[0])
        self._problems.texts.replace_rows([[_cell(str(text)) for text in line] for line in lines[:SHOWN]])
        self._problems.setVisible(bool(lines))
        self._save.setVisible(bool(lines))
        more = self.tr("&Save all %1…").replace("%1", whole_text(len(lines)))
        self._save.setText(more if len(lines) > SHOWN else self.tr("&Save this list…"))


def _cell(text: str) -> TextCell:
    return TextCell(shown_text(" ".join(text.split())[:200]), value=text, tip=text[:1000])
