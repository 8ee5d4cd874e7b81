"""A line above a table that hides rows: how many are shown, by what they are filtered, and the way back."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from vmo_desktop.ui.arranged_model import ArrangedModel
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.widgets.label import ElidedLabel, TextRole


class FilterNote(QWidget):
    """Shown while a filter hides rows: nobody looks for a row that is only out of sight."""

    def __init__(self, table: ArrangedModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_note")
        self._table = table
        self._has_table = True
        self._words = ElidedLabel(role=TextRole.MUTED)
        button = QPushButton(self.tr("Show all"))
        button.setProperty("kind", "quiet")
        button.setAccessibleName(button.text())
        button.clicked.connect(table.show_hidden)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(button)
        table.arranged.connect(self.refresh)
        self.refresh()

    @property
    def words(self) -> str:
        """What the line says; empty while nothing is hidden."""
        return "" if self.isHidden() else self._words.text()

    def follow(self, *, is_shown: bool) -> None:
        """Come and go with the table, where it takes turns with others."""
        self._has_table = is_shown
        self.refresh()

    def refresh(self) -> None:
        """Tell how many rows are shown now."""
        count, hidden = len(self._table.own_order()), self._table.hidden_count
        self.setVisible(self._has_table and bool(self._table.filtered_columns))
        columns = ", ".join(self._table.filter_title(column) for column in self._table.filtered_columns)
        said = self.tr("%1 of %2 rows shown, filtered by %3")
        self._words.setText(filled(said, str(count - hidden), str(count), columns))
