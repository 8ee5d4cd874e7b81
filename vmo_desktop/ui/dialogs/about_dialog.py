"""Version, licence, and whose work the program stands on."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from vmo_desktop import __version__
from vmo_desktop.ui.icons import program_icon
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.header_tips import HeaderTips
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.screen_room import fit_to_screen
from vmo_desktop.ui.widgets.text_model import TextCell, TextModel
from vmo_desktop.ui.works import WORKS


class AboutDialog(QDialog):
    """Who we are, and whose works we use; the licence of the selected one stands below the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About VMO Desktop"))
        self.works = self._works()
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the licence"))
        close = QPushButton(self.tr("&Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(24), scaled(24), scaled(16))
        layout.setSpacing(scaled(16))
        layout.addLayout(self._head())
        layout.addWidget(PlainLabel(self.tr("Made with"), role=TextRole.LEAD))
        layout.addWidget(self.works, 3)
        layout.addWidget(self.text, 2)
        layout.addLayout(foot)
        self.works.selectionModel().currentRowChanged.connect(self._on_picked)
        self.works.setCurrentIndex(self.works.model().index(0, 0))
        fit_to_screen(self, 620, 640)

    def _head(self) -> QHBoxLayout:
        mark = QLabel()
        mark.setPixmap(program_icon().pixmap(scaled(56), scaled(56)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel("VMO Desktop", role=TextRole.TITLE))
        version = self.tr("Version %1, MIT licence").replace("%1", __version__)
        words.addWidget(PlainLabel(version, role=TextRole.MUTED))
        head = QHBoxLayout()
        head.addWidget(mark)
        head.addSpacing(scaled(12))
        head.addLayout(words, 1)
        return head

    def _works(self) -> QTreeView:
        tree = QTreeView()
        tree.setObjectName("works")
        tree.setAccessibleName(self.tr("Made with"))
        texts = TextModel(tree)
        texts.show_titles([self.tr("Work"), self.tr("Version"), self.tr("Licence")])
        texts.show_rows([[TextCell(work.name), TextCell(work.version), TextCell(work.licence)] for work in WORKS])
        tree.setModel(texts)
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAllColumnsShowFocus(True)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        header = tree.header()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        HeaderTips(header)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        return tree

    def _on_picked(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        work = WORKS[index.row()]
        absent = self.tr("This package holds no text of its licence. In short: %1.").replace("%1", work.licence)
        self.text.setPlainText(work.text() or absent)
