"""The foot of the import window: progress, and the buttons that end it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.ui.theme import scaled


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
        self._save_map = self._button(self.tr("Save this &map…"), "save_map", "quiet")
        self._save_map.clicked.connect(self.map_wanted)
        self._cancel = self._button(self.tr("&Cancel"), "cancel", "quiet")
        self._cancel.clicked.connect(self.cancelled)
        self._import = self._button(self.tr("&Import"), "do_import", "primary")
        self._import.setDefault(True)
        self._import.clicked.connect(self.import_wanted)
        self._was_ready = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._save_map)
        row.addWidget(self._progress)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._import)

    def show_work(self, done: int = 0, of: int = 0) -> None:
        """Show that something is worked out; how far, where that is known."""
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        self._progress.show()
        self._import.setEnabled(False)
        self._save_map.setEnabled(False)

    def show_plan(self, plan: ImportPlan | None) -> None:
        """Show what the import button would do; None: nothing yet."""
        self._progress.hide()
        self._save_map.setEnabled(plan is not None)
        self._import.setEnabled(plan is not None and bool(plan.initiatives))
        if plan is None:
            self._import.setText(self.tr("&Import"))
        elif plan.updated and not plan.imported:
            self._import.setText(self.tr("&Update %1 initiatives").replace("%1", f"{plan.updated:,}"))
        elif plan.updated:
            said = self.tr("&Import %1, update %2 initiatives")
            self._import.setText(said.replace("%1", f"{plan.imported:,}").replace("%2", f"{plan.updated:,}"))
        else:
            self._import.setText(self.tr("&Import %1 initiatives").replace("%1", f"{plan.imported:,}"))
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """While the file is read only Cancel can hold the keyboard; Enter must not mean Cancel once it is read."""
        if self._import.isEnabled() and not self._was_ready:
            self._was_ready = True
            if self.window().focusWidget() is self._cancel:
                self._import.setFocus()

    def _button(self, text: str, name: str, kind: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setProperty("kind", kind)
        return button
