"""A page of the help: Markdown set in the type of the window; it loads pictures of the help and nothing else."""

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QImage, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget
from typing_extensions import override

from vmo_desktop.ui.help.help_picture import help_picture
from vmo_desktop.ui.help.help_type import set_type
from vmo_desktop.ui.help.topics import FOLDER
from vmo_desktop.ui.theme import current_theme, scaled


class HelpBrowser(QTextBrowser):
    """Shows one topic.

    Signals
    -------
    topic_wanted(str)
        A link to another topic was followed.
    """

    topic_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("help_page")
        self.setAccessibleName(self.tr("Help page"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self._markdown = ""
        self._words: list[str] = []
        self._width = 0
        self.anchorClicked.connect(self._on_link)

    def show_text(self, markdown: str, marked: str = "") -> None:
        """Show a text from its beginning, or from the first of the words that were looked for; they are marked."""
        self._markdown, self._words = markdown, marked.split()
        self._set()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        first = self._mark()
        if first is not None:
            self.setTextCursor(first)
            self.ensureCursorVisible()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the pictures the new width; the page stays where it was read."""
        super().resizeEvent(event)
        if self._width != self.width() and "![" in self._markdown:
            bar = self.verticalScrollBar()
            share = bar.value() / max(bar.maximum(), 1)
            self._set()
            self._mark()
            bar.setValue(round(share * bar.maximum()))

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load a picture that lies in the folder of the help; anything else stays unread.

        In the place of another picture stands one without colour: Qt reads the file itself where it gets none.
        """
        link = QUrl(name)
        path = (FOLDER / link.path()).resolve()
        is_ours = link.isRelative() and path.is_relative_to(FOLDER.resolve()) and path.suffix == ".png"
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray()
        if is_ours and path.is_file():
            return self._picture(path)
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing

    def _picture(self, path: Path) -> object:
        # The bar comes and goes with the length of the text: the width is that beside it.
        beside = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth()
        room = max(beside - 2 * scaled(24) - scaled(16), scaled(200))
        return help_picture(path, current_theme(), room, self.devicePixelRatioF())

    def _set(self) -> None:
        self._width = self.width()
        self.setMarkdown(self._markdown)
        self.document().setDocumentMargin(scaled(24))
        set_type(self.document(), current_theme())

    def _mark(self) -> QTextCursor | None:
        """Mark the words; gives back the place of the first one on the page."""
        ground = QColor(current_theme().amber_soft)
        found: list[QTextCursor] = []
        for word in self._words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                found.append(cursor)
                cursor = self.document().find(word, cursor)
        marks = []
        for cursor in found:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(ground)
            marks.append(mark)
        self.setExtraSelections(marks)
        start = min((cursor.selectionStart() for cursor in found), default=-1)
        if start < 0:
            return None
        first = QTextCursor(self.document())
        first.setPosition(start)
        return first

    def _on_link(self, link: QUrl) -> None:
        if link.isRelative() and link.fileName().endswith(".md"):
            self.topic_wanted.emit(link.fileName().removesuffix(".md"))
