"""A text that is generated from the data until someone writes their own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.widgets.field import LongEdit
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, tooltip


class GeneratedText(QWidget):
    """A caption, the text to edit, whose it is, and a button that brings the generated text back.

    Signals
    -------
    committed(str)
        A text of one's own was left; empty: the generated one again.
    """

    committed = Signal(str)

    def __init__(self, caption: str, parent: QWidget | None = None, *, least: int = 3) -> None:
        super().__init__(parent)
        self.editor = LongEdit(least=least, most=14)
        self.editor.setAccessibleName(caption)
        self.editor.left.connect(self._commit)
        self._written = ""
        self._generated = ""
        self._shown = ""
        self._caption = PlainLabel(caption, role=TextRole.CAPTION)
        self._caption.setBuddy(self.editor)
        self._source = PlainLabel(role=TextRole.CAPTION)
        words = self.tr("Use the generated text")
        self.button = QPushButton(self.tr("Generate"))
        self.button.setToolTip(tooltip(words))
        self.button.setAccessibleName(f"{caption}: {words}")
        self.button.setProperty("kind", "quiet")
        self.button.clicked.connect(self._on_clicked)
        head = QHBoxLayout()
        head.addWidget(self._caption)
        head.addStretch()
        head.addWidget(self._source)
        head.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.editor)

    def show_texts(self, written: str, generated: str) -> None:
        """Show the text that is written, or else the generated one; what is being typed stays."""
        is_typed = self.editor.hasFocus() and self.editor.toPlainText() != self._shown
        # The editor gives no-break spaces back as plain ones.
        self._written, self._generated = (text.replace("\u00a0", " ") for text in (written, generated))
        self._shown = self._written or self._generated
        if not is_typed and self.editor.toPlainText() != self._shown:
            self.editor.setPlainText(self._shown)
        self.button.setVisible(bool(written))
        self._source.setText(self.tr("your own") if written else self.tr("generated"))
        self.editor.setAccessibleDescription(self._source.text())

    def set_read_only(self, is_read_only: bool) -> None:
        """Refuse typing in a workshop that is open for reading only."""
        self.editor.setReadOnly(is_read_only)
        self.button.setEnabled(not is_read_only)

    def _commit(self) -> None:
        text = self.editor.toPlainText().strip()
        # Words left as they were generated are not one's own: they go on following the data.
        if text == self._generated:
            text = ""
        if text != self._written:
            self.committed.emit(text)
        elif not text:
            self.editor.setPlainText(self._generated)

    def _on_clicked(self) -> None:
        self.editor.setPlainText(self._generated)
        self.committed.emit("")
