"""A plain table of texts, read and copied from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

from vmo_desktop.ui.widgets.copy_keys import CopyKeys
from vmo_desktop.ui.widgets.text_model import TextModel


class TextTable(QTableView):
    """Shows the rows of its own model, `texts`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = TextModel(self)
        self.setModel(self.texts)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        CopyKeys(self)
