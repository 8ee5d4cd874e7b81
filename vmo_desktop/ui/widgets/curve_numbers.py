"""Where one point of a value function is, as two numbers to type."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from vmo_desktop.ui.drawn_curve import Handle
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.field import Field, TextRefused


class CurveNumbers(QWidget):
    """The score and the worth of a handle.

    Signals
    -------
    typed(float, float)
        Another score or another worth. The listener writes them, then calls `show_handle` or `refuse`.
    """

    typed = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.score = self._field(self.tr("Score"), "pointScore")
        self.worth = self._field(self.tr("Worth, in points"), "pointWorth")
        self._last = self.score
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(16))
        for field in (self.score, self.worth):
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)

    def show_handle(self, handle: Handle) -> None:
        """Show where a handle is; a worth that cannot be moved can be read."""
        self.score.set_value(handle.score)
        self.worth.set_value(handle.points)
        self.worth.set_read_only(not handle.moves_up)

    def revert(self) -> None:
        """Forget what is being typed."""
        for field in (self.score, self.worth):
            field.revert()

    def commit(self) -> None:
        """Take what is being typed."""
        for field in (self.score, self.worth):
            field.commit()

    def refuse(self, sentence: str) -> None:
        """Say at the field typed in last why its number was not taken."""
        self._last.refuse(sentence)

    def begin_typing(self, digit: str, *, is_worth: bool) -> None:
        """Go to a field and begin its number anew."""
        editor = (self.worth if is_worth else self.score).editor
        editor.setFocus()
        if isinstance(editor, QLineEdit):
            editor.selectAll()
            editor.insert(digit)

    def _field(self, caption: str, name: str) -> Field:
        field = Field(caption, reader=self._read, writer=number_text)
        field.editor.setObjectName(name)
        field.committed.connect(lambda _: self._tell(field))
        return field

    def _tell(self, field: Field) -> None:
        self._last = field
        self.typed.emit(self.score.value, self.worth.value)

    def _read(self, text: str) -> float:
        number = read_number(text)
        if number is None:
            raise TextRefused(self.tr("“{text}” is not a number. Type one, such as 40.").format(text=text[:40]))
        return number
