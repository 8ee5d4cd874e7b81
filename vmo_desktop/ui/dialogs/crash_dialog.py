"""The report of a fault of the program, which the user can read and copy; it is sent nowhere."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.crash_report import CrashReport
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.screen_room import fit_to_screen


class CrashDialog(QDialog):
    """Says what is safe, shows the report, lets the user go on."""

    def __init__(self, report: CrashReport, log_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("A fault in VMO Desktop"))
        self._report = report
        self._log_folder = log_folder
        title = PlainLabel(self.tr("Something in the program went wrong"), role=TextRole.TITLE, wraps=True)
        words = PlainLabel(
            self.tr(
                "Your workshop is saved up to its last step. You can go on; if something looks wrong, close the "
                "workshop and open it again. The report below stays on this computer unless you pass it on. "
                "Read it first: a file name or a text may be in it."
            ),
            wraps=True,
        )
        self._text = QPlainTextEdit(report.text)
        self._text.setReadOnly(True)
        letters = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        letters.setPixelSize(current_theme().type.body)
        self._text.setFont(letters)
        self._text.setAccessibleName(self.tr("Report"))
        self._text.setMinimumHeight(scaled(80))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(16))
        layout.setSpacing(scaled(12))
        for widget in (title, words):
            layout.addWidget(widget)
        layout.addWidget(self._text, 1)
        layout.addLayout(self._buttons())
        fit_to_screen(self, 680, 480)

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self._report.text)

    def show_log(self) -> None:
        """Open the folder of the log."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_folder)))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        copy = QPushButton(self.tr("&Copy report"))
        copy.setObjectName("copy_report")
        copy.clicked.connect(self.copy_report)
        show = QPushButton(self.tr("Show the &log"))
        show.clicked.connect(self.show_log)
        go_on = QPushButton(self.tr("&Go on"))
        go_on.setObjectName("go_on")
        go_on.setProperty("kind", "primary")
        go_on.setDefault(True)
        go_on.clicked.connect(self.accept)
        for button in (copy, show):
            button.setProperty("kind", "quiet")
            row.addWidget(button)
        row.addStretch()
        row.addWidget(go_on)
        return row
