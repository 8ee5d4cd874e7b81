"""A page of the help: Markdown set in the type of the window; it loads pictures of the help and nothing else."""

from PySide6.QtCore import QByteArray, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget
from typing_extensions import override

from vmo_desktop.charts.theme import Theme
from vmo_desktop.ui.help.topics import FOLDER
from vmo_desktop.ui.theme import current_theme, scaled

PICTURES = frozenset({".png", ".svg"})


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
        self.document().setDocumentMargin(scaled(24))
        self.anchorClicked.connect(self._on_link)

    def show_text(self, markdown: str, marked: str = "") -> None:
        """Show a text and mark the words that were looked for in it."""
        self.setMarkdown(markdown)
        self.document().setDocumentMargin(scaled(24))
        _set_type(self.document(), current_theme())
        self._mark(marked.split())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load a picture that lies in the folder of the help; anything else stays unread."""
        link = QUrl(name)
        path = (FOLDER / link.path()).resolve()
        is_ours = link.isRelative() and path.is_relative_to(FOLDER.resolve()) and path.suffix in PICTURES
        if kind == QTextDocument.ResourceType.ImageResource.value and is_ours and path.is_file():
            picture = QImage(str(path))
            widest = max(self.viewport().width() - 2 * scaled(24), scaled(200))
            return picture if picture.width() <= widest else picture.scaledToWidth(widest)
        return QByteArray()

    def _mark(self, words: list[str]) -> None:
        look = current_theme()
        marks = []
        for word in words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(QColor(look.amber_soft))
                marks.append(mark)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marks)

    def _on_link(self, link: QUrl) -> None:
        if link.isRelative() and link.fileName().endswith(".md"):
            self.topic_wanted.emit(link.fileName().removesuffix(".md"))


def _set_type(document: QTextDocument, look: Theme) -> None:
    """Give headings, paragraphs, code and tables the sizes and distances of the tokens."""
    block = document.begin()
    while block.isValid():
        _set_block(block, look)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _set_table(frame, look)


def _set_block(block: QTextBlock, look: Theme) -> None:
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    form = QTextBlockFormat(block.blockFormat())
    letters = QTextCharFormat()
    level = form.headingLevel()
    is_code = form.hasProperty(QTextFormat.Property.BlockCodeFence) or form.nonBreakableLines()
    is_cell = cursor.currentTable() is not None
    form.setLineHeight(100 if is_code or is_cell else 130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if level:
        size = {1: look.type.title, 2: look.type.lead}.get(level, look.type.body)
        letters.setProperty(QTextFormat.Property.FontPixelSize, size)
        letters.setFontWeight(QFont.Weight.DemiBold)
        form.setTopMargin(0 if level == 1 else look.space.l)
        form.setBottomMargin(look.space.s)
    elif is_code:
        form.setBackground(QColor(look.sunken))
        form.setTopMargin(0)
        form.setBottomMargin(0)
        form.setLeftMargin(look.space.s)
        letters.setFontFamilies(["monospace"])
    elif not is_cell:
        form.setTopMargin(0)
        form.setBottomMargin(look.space.xs if block.textList() is not None else look.space.s)
    cursor.mergeBlockFormat(form)
    if level or is_code:
        cursor.mergeCharFormat(letters)


def _set_table(table: QTextTable, look: Theme) -> None:
    form = table.format().toTableFormat()
    form.setBorder(1)
    form.setBorderBrush(QColor(look.line))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderCollapse(True)
    form.setCellPadding(look.space.xs + 1)
    form.setCellSpacing(0)
    form.setBottomMargin(look.space.m)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
    shares = (30, 70) if table.columns() == 2 else (18, 30, 52)
    form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in shares])
    table.setFormat(form)
