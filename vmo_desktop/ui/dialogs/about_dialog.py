"""Version, licence, and whose work the program stands on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from vmo_desktop import __version__
from vmo_desktop.ui.icons import program_icon
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.screen_room import fit_to_screen

LICENCES = (
    ("Qt for Python (PySide6)", "LGPL-3.0"),
    ("SQLAlchemy", "MIT"),
    ("Alembic", "MIT"),
    ("NumPy", "BSD-3-Clause"),
    ("Matplotlib", "Matplotlib (PSF-based)"),
    ("ReportLab", "BSD-3-Clause"),
    ("openpyxl", "MIT"),
    ("XlsxWriter", "BSD-2-Clause"),
    ("defusedxml", "PSF-2.0"),
    ("pypdfium2, PDFium", "Apache-2.0 or BSD-3-Clause"),
    ("QtAwesome", "MIT"),
    ("Phosphor Icons", "MIT"),
    ("Source Sans Pro", "OFL-1.1"),
    ("DejaVu Sans", "Bitstream Vera"),
    ("typing_extensions", "PSF-2.0"),
)
"""What the program is made with, and under which licence."""


class AboutDialog(QDialog):
    """Who we are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About VMO Desktop"))
        mark = QLabel()
        mark.setPixmap(program_icon().pixmap(scaled(56), scaled(56)))
        words = QVBoxLayout()
        words.addWidget(PlainLabel("VMO Desktop", role=TextRole.TITLE))
        version = self.tr("Version %1, MIT licence").replace("%1", __version__)
        words.addWidget(PlainLabel(version, role=TextRole.MUTED))
        head = QHBoxLayout()
        head.addWidget(mark)
        head.addSpacing(scaled(12))
        head.addLayout(words, 1)
        close = QPushButton(self.tr("&Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(16))
        layout.setSpacing(scaled(16))
        layout.addLayout(head)
        licences = _licences()
        licences.setAccessibleName(self.tr("Made with"))
        layout.addWidget(PlainLabel(self.tr("Made with"), role=TextRole.LEAD))
        layout.addWidget(licences, 1)
        layout.addLayout(foot)
        fit_to_screen(self, 460, 520)


def _licences() -> QScrollArea:
    inside = QWidget()
    grid = QGridLayout(inside)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(0, 1)
    for row, (name, licence) in enumerate(LICENCES):
        grid.addWidget(PlainLabel(name), row, 0)
        grid.addWidget(PlainLabel(licence, role=TextRole.MUTED), row, 1)
    grid.setRowStretch(len(LICENCES), 1)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inside)
    return area
