"""A note or a decision written down in passing: one line, Enter, and back to where the work is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, shown_text
from vmo_desktop.ui.widgets.screen_room import fit_to_screen


class NoteDialog(QDialog):
    """One line and what it is.

    `initiative` is the name of the selected initiative, which the note may be about; empty: none is selected.

    Signals
    -------
    written(str, bool, bool)
        The text, whether it is a decision, and whether it is about the initiative.
    """

    written = Signal(str, bool, bool)

    def __init__(self, initiative: str, parent: QWidget | None = None, *, is_decision: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("note_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._line = QLineEdit()
        self._line.setAccessibleName(self.tr("Text of the note"))
        self._line.setMaxLength(2000)
        self._decision = QCheckBox(self.tr("&Decision: printed in the decision pack"))
        self._decision.setChecked(is_decision)
        self._about = QCheckBox(self.tr("&About %1").replace("%1", shown_text(initiative[:60]).replace("&", "&&")))
        self._about.setVisible(bool(initiative))
        self._about.setChecked(bool(initiative) and is_decision)
        self._words = PlainLabel(role=TextRole.CAPTION, wraps=True)
        self._buttons = DialogButtons(self.tr("&Write it down"), self.tr("&Leave it"))
        self._buttons.accepted.connect(self._on_write)
        self._buttons.rejected.connect(self.reject)
        self._decision.toggled.connect(self._show_kind)
        self._line.textChanged.connect(self._enable)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(16))
        layout.setSpacing(scaled(10))
        for part in (self._line, self._decision, self._about, self._words, self._buttons):
            layout.addWidget(part)
        self._show_kind()
        self._enable()
        fit_to_screen(self, 480, 0)

    def _show_kind(self) -> None:
        is_decision = self._decision.isChecked()
        self.setWindowTitle(self.tr("Decision") if is_decision else self.tr("Note"))
        self._line.setPlaceholderText(self.tr("What was decided?") if is_decision else self.tr("What is to be noted?"))
        pack = self.tr("The decision pack prints it with its time.")
        self._words.setText(
            pack if is_decision else self.tr("A note is for you alone: neither room nor pack shows it.")
        )

    def _enable(self) -> None:
        self._buttons.does.setEnabled(bool(self._line.text().strip()))

    def _on_write(self) -> None:
        if self._line.text().strip():
            self.written.emit(self._line.text(), self._decision.isChecked(), self._about.isChecked())
            self.accept()
