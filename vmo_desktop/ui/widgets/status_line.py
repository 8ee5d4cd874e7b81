"""The foot of the window: that everything is saved, the last step with its undo, and how much there is."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel


class StatusLine(QFrame):
    """One quiet line."""

    def __init__(self, undo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_line")
        self._saved = PlainLabel()
        self._step = ElidedLabel()
        self._step.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._counts = PlainLabel()
        self._undo = QPushButton(self.tr("Undo"))
        self._undo.setObjectName("status_undo")
        self._undo.setProperty("kind", "quiet")
        self._undo_action = undo
        self._undo.clicked.connect(lambda _checked=False: undo.trigger())
        undo.changed.connect(self._on_undo_changed)
        self._row = QHBoxLayout(self)
        for widget in (self._saved, self._step, self._undo):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._counts)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()
        self._on_undo_changed()

    @property
    def text(self) -> str:
        """What is said about the last step."""
        return f"{self._saved.text()} {self._step.whole_text}"

    def put(self, sign: QPushButton) -> None:
        """Have a sign before the counts that is there only while it has something to say."""
        sign.setProperty("kind", "quiet")
        sign.hide()
        self._row.insertWidget(self._row.count() - 1, sign)

    def show_step(self, *, is_read_only: bool, step: int, label: str) -> None:
        """Say where the workshop stands."""
        self._saved.setText(self.tr("for reading only") if is_read_only else self.tr("saved"))
        if step == 0:
            self._step.setText(self.tr("· nothing entered yet"))
        else:
            self._step.setText(filled(self.tr("· step %1: %2"), str(step), label))

    def show_unsaved(self) -> None:
        """Say that the file did not take the last edit; the next one that it takes says otherwise."""
        self._saved.setText(self.tr("⚠ the last edit is not saved"))

    def show_counts(self, *, initiatives: int, drivers: int, scored: int, of: int) -> None:
        """Say how much there is, and how much of it is scored."""
        parts = [
            counted(initiatives, self.tr("1 initiative"), self.tr("%n initiatives")),
            counted(drivers, self.tr("1 driver"), self.tr("%n drivers")),
        ]
        if of:
            share = f"{100 * scored // of} %"
            parts.append(self.tr("%1 scored").replace("%1", share))
        self._counts.setText(" · ".join(parts))

    def _on_undo_changed(self) -> None:
        self._undo.setEnabled(self._undo_action.isEnabled())
        self._undo.setToolTip(self._undo_action.toolTip())
        self._undo.setAccessibleName(self._undo_action.text().replace("&", "").split("\t")[0])

    def _on_look_changed(self) -> None:
        self._row.setContentsMargins(scaled(24), scaled(2), scaled(24), scaled(2))
        self._row.setSpacing(scaled(4))
