"""Below the pack's words: exporting and printing it, how far that is, and what came of it."""

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import ElidedLabel


class PackFoot(QWidget):
    """Buttons and progress; whoever has the pack connects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.export_button = QPushButton(self.tr("Export PDF…"))
        self.export_button.setProperty("kind", "primary")
        self.print_button = QPushButton(self.tr("Print…"))
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.open_button = QPushButton(self.tr("Open"))
        self.folder_button = QPushButton(self.tr("Show in folder"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        self.progress.setTextVisible(False)
        self.written = ElidedLabel()
        self._lay_out()
        for button in self.findChildren(QPushButton):
            button.setAccessibleName(button.text())
        self.show_done("", has_file=False)

    def show_work(self, done: int = 0, of: int = 0) -> None:
        """Show that the pack is being written or printed."""
        self.progress.setRange(0, of)
        self.progress.setValue(done)
        self._show_working(is_working=True)

    def show_done(self, words: str, *, has_file: bool) -> None:
        """Show what came of it; a written file can be opened."""
        self._show_working(is_working=False)
        self.written.setText(words)
        self.written.setVisible(bool(words))
        for button in (self.open_button, self.folder_button):
            button.setVisible(has_file)

    def _show_working(self, *, is_working: bool) -> None:
        for button in (self.export_button, self.print_button):
            button.setVisible(not is_working)
        for widget in (self.progress, self.cancel_button):
            widget.setVisible(is_working)
        if is_working:
            self.written.hide()
            for button in (self.open_button, self.folder_button):
                button.hide()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(16))
        layout.addWidget(self.written)
        after: tuple[QWidget, ...] = (self.open_button, self.folder_button)
        for widgets in (after, (self.progress, self.cancel_button), (self.export_button, self.print_button)):
            row = QHBoxLayout()
            row.setSpacing(scaled(8))
            for widget in widgets:
                row.addWidget(widget, int(widget in {self.progress, self.export_button}))
            if widgets is after:
                row.addStretch()
            layout.addLayout(row)
