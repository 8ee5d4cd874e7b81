"""Which numbers the texts of a column stand for: ratings such as Red, Amber, Green or Low, Medium, High."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from vmo_desktop.exchange.numbers import NumberRefused, decide_mark, read_number
from vmo_desktop.ui.theme import scaled, set_state
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.ui.widgets.scroller import Scroller

MOST = 40
"""More different texts than this are not ratings."""


class TextsDialog(QDialog):
    """One line for the number of each text; an empty line leaves the text unread.

    Signals
    -------
    decided(tuple)
        Pairs of text and number.
    """

    decided = Signal(object)

    def __init__(
        self, column: str, texts: Sequence[str], known: Mapping[str, float | str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("import_texts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Numbers for texts"))
        self._lines: dict[str, QLineEdit] = {}
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, scaled(8), 0)
        for text in list(dict.fromkeys([*known, *texts]))[:MOST]:
            line = QLineEdit(_shown(known.get(text)))
            line.setAccessibleName(self.tr("Number for %1").replace("%1", text[:80]))
            line.setMaximumWidth(scaled(120))
            label = ElidedLabel(text)
            label.setMinimumWidth(scaled(220))
            form.addRow(label, line)
            self._lines[text] = line
        area = Scroller(inside)
        words = self.tr("Column %1: type the number that each text stands for. A text without a number stays unread.")
        self._message = PlainLabel(wraps=True)
        self._message.setProperty("state", "error")
        self._message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        layout.addWidget(PlainLabel(words.replace("%1", column), wraps=True))
        layout.addWidget(area, 1)
        layout.addWidget(self._message)
        buttons = DialogButtons(self.tr("&Use these numbers"), self.tr("&Leave it"))
        buttons.does.setObjectName("use_texts")
        buttons.accepted.connect(self._on_use)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        fit_to_screen(self, 460, 0)  # no higher than its lines need

    def _on_use(self) -> None:
        pairs: list[tuple[str, float]] = []
        for text, line in self._lines.items():
            typed = line.text()
            set_state(line, "")
            try:
                number = read_number(typed, decide_mark([typed]).mark)
            except NumberRefused as error:
                set_state(line, "error")
                self._message.setText(f"{typed}: {error}.")
                self._message.show()
                line.setFocus()
                return
            if number is not None:
                pairs.append((text, float(number.value)))
        self.decided.emit(tuple(pairs))
        self.accept()


def _shown(value: float | str | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value:g}"
