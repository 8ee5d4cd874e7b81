"""The type of a help page: headings, paragraphs, code and tables in the sizes and distances of the tokens."""

from PySide6.QtGui import (
    QColor,
    QFont,
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

from vmo_desktop.charts.theme import Theme


def set_type(document: QTextDocument, look: Theme) -> None:
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
    is_picture = "\ufffc" in block.text()  # what stands in a text for a picture
    form.setLineHeight(
        100 if is_code or is_cell or is_picture else 130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    )
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
