"""Below the pack's words: exporting and printing it, how far that is, and what came of it."""

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QProgressBar, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import ElidedLabel, PlainLabel, TextRole
from vmo_desktop.ui.widgets.stop_button import StopButton


class PackFoot(QWidget):
    """Buttons and progress; whoever has the pack connects them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.export_button = QPushButton(self.tr("Export PDF…"))
        self.export_button.setProperty("kind", "primary")
        self.print_button = QPushButton(self.tr("Print…"))
        self.cancel_button = StopButton(self, self.tr("Cancel"))
        self.open_button = QPushButton(self.tr("Open"))
        self.folder_button = QPushButton(self.tr("Show in folder"))
        self.copy_button = QPushButton(self.tr("Copy path"))
        self.pages = QLineEdit()
        self.pages.setPlaceholderText(self.tr("all, or such as 3-7, 12"))
        self.pages.setAccessibleName(self.tr("Pages to export or print"))
        self.pages.setAccessibleDescription(self.pages.placeholderText())
        self.pages.setClearButtonEnabled(True)
        self._pages_label = PlainLabel(self.tr("Pages"), role=TextRole.CAPTION)
        self._pages_label.setBuddy(self.pages)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Progress of the export"))
        self.progress.setTextVisible(False)
        self.written = ElidedLabel()
        self._left: QWidget | None = None
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
        for button in self._after:
            button.setVisible(has_file)

    def show_copied(self) -> None:
        """Say that the path is on the clipboard."""
        self.written.setText(self.tr("The path is copied."))

    def _show_working(self, *, is_working: bool) -> None:
        idle: tuple[QWidget, ...] = (self.export_button, self.print_button, self.pages, self._pages_label)
        busy: tuple[QWidget, ...] = (self.progress, self.cancel_button)
        self.cancel_button.is_due = is_working
        has_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        if has_focus and is_working and not self.cancel_button.hasFocus():
            self._left = QApplication.focusWidget()
        for widget in (*idle, *busy):
            widget.setVisible(is_working == (widget in busy))
        # What had the focus is hidden now: it must not go to some other place of the window.
        if has_focus:
            (self.cancel_button if is_working else self._left or self.export_button).setFocus()
        if is_working:
            self.written.hide()
            for button in self._after:
                button.hide()

    @property
    def _after(self) -> tuple[QPushButton, ...]:
        """What can be done with a written file."""
        return self.open_button, self.folder_button, self.copy_button

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(16))
        layout.addWidget(self.written)
        after = FlowLayout(spacing=scaled(8))
        for button in self._after:
            after.addWidget(button)
        layout.addLayout(after)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.progress, self.cancel_button),
            (self._pages_label, self.pages),
            (self.export_button, self.print_button),
        )
        for widgets in rows:
            row = QHBoxLayout()
            row.setSpacing(scaled(8))
            for widget in widgets:
                row.addWidget(widget, int(widget in {self.progress, self.pages, self.export_button}))
            layout.addLayout(row)
