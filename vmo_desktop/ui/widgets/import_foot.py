"""The foot of the import window: progress, and the buttons that end it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.dialog_buttons import DialogButtons


class ImportFoot(QWidget):
    """Progress while something is worked out, and what can be done then.

    Signals
    -------
    map_wanted(), cancelled(), import_wanted()
        A button was pressed.
    """

    map_wanted = Signal()
    cancelled = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = QProgressBar()
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(scaled(160))
        self._save_map = QPushButton(self.tr("Save this &map…"))
        self._save_map.setObjectName("save_map")
        self._save_map.setProperty("kind", "quiet")
        self._save_map.clicked.connect(self.map_wanted)
        buttons = DialogButtons(self.tr("&Import"), self.tr("&Cancel"))
        buttons.accepted.connect(self.import_wanted)
        buttons.rejected.connect(self.cancelled)
        self._import, self._cancel = buttons.does, buttons.leaves
        self._import.setObjectName("do_import")
        self._cancel.setObjectName("cancel")
        self._was_ready = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._save_map)
        row.addWidget(self._progress)
        row.addStretch(1)
        row.addWidget(buttons)

    def show_work(self, done: int = 0, of: int = 0) -> None:
        """Show that something is worked out; how far, where that is known."""
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        self._progress.show()
        self._import.setEnabled(False)
        self._save_map.setEnabled(False)

    def show_writing(self) -> None:
        """Show that the file is being written; the one thing to do is to stop that."""
        self.show_work()
        self._progress.setFocus()  # a second Enter of an impatient hand must not mean Cancel
        self._was_ready = False

    def show_stopping(self) -> None:
        """Show that it is being stopped."""
        self._cancel.setEnabled(False)

    def show_plan(self, plan: ImportPlan | None) -> None:
        """Show what the import button would do; None: nothing yet."""
        self._progress.hide()
        self._cancel.setEnabled(True)
        self._save_map.setEnabled(plan is not None)
        self._import.setEnabled(plan is not None and bool(plan.initiatives))
        if plan is None:
            self._import.setText(self.tr("&Import"))
        elif plan.updated and not plan.imported:
            self._import.setText(self.tr("&Update %1 initiatives").replace("%1", whole_text(plan.updated)))
        elif plan.updated:
            said = self.tr("&Import %1, update %2 initiatives")
            self._import.setText(filled(said, whole_text(plan.imported), whole_text(plan.updated)))
        else:
            self._import.setText(self.tr("&Import %1 initiatives").replace("%1", whole_text(plan.imported)))
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """While the file is read only Cancel can hold the keyboard; Enter must not mean Cancel once it is read."""
        if self._import.isEnabled() and not self._was_ready:
            self._was_ready = True
            if self.window().focusWidget() is self._cancel:
                self._import.setFocus()
