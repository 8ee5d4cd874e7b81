"""Text of users as data: labels that never read markup, tooltips that escape it, direction marks made visible."""

import html
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

_DIRECTION_MARKS = {
    "\u200e": "LRM", "\u200f": "RLM", "\u061c": "ALM", "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF",
    "\u202d": "LRO", "\u202e": "RLO", "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
_VISIBLE_MARKS = str.maketrans({mark: f"⟦{name}⟧" for mark, name in _DIRECTION_MARKS.items()})
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"

MOST_SHOWN = 10_000
"""Letters of a text that are shown where it wraps, some pages: a planted one of a million would hold the window."""

MOST_IN_LINE = 400
"""Letters of a text that are shown on one line: no line is wide enough for more."""


class TextRole(StrEnum):
    """How a text is set; the stylesheet knows these names."""

    BODY = "body"
    CAPTION = "caption"
    MUTED = "muted"
    LEAD = "lead"
    TITLE = "title"
    PAGE = "page"


def shown_text(text: str) -> str:
    """Make a text's direction marks visible, and keep right-to-left letters from turning what surrounds them.

    A text of more than `MOST_SHOWN` letters ends there, in an ellipsis.
    """
    if len(text) > MOST_SHOWN:
        text = f"{text[:MOST_SHOWN]}…"
    if text.isascii():
        return text
    visible = text.translate(_VISIBLE_MARKS)
    turns = any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in visible)
    return f"{_ISOLATE}{visible}{_END_ISOLATE}" if turns else visible


def shown_line(text: str) -> str:
    """As much of a text as a line can show, with single spaces for its line breaks and runs of spaces."""
    return shown_text(_line(text))


def _line(text: str) -> str:
    return beginning(" ".join(text[: 2 * MOST_IN_LINE].split()))


def beginning(text: str) -> str:
    """As much of a text as a line can show, for titles that Qt measures as a whole."""
    return text if len(text) <= MOST_IN_LINE else f"{text[:MOST_IN_LINE]}…"


def tooltip(text: str) -> str:
    """Make a tooltip of a user's text that Qt cannot mistake for markup."""
    escaped = html.escape(shown_text(text)).replace("\n", "<br>")
    return f"<qt>{escaped}</qt>" if escaped else ""


def window_title(text: str) -> str:
    """Make the title of a window of a user's text: one line, and Qt's own sign for what is unsaved is text as well."""
    return shown_line(text).replace("[*]", "[*][*]")


class PlainLabel(QLabel):
    """A label that shows its text as it is, never as rich text."""

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        role: TextRole = TextRole.BODY,
        wraps: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role.value)
        self.setWordWrap(wraps)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        """Show a text; its direction marks become visible."""
        super().setText(shown_text(text))

    def show_lines(self, texts: Iterable[str]) -> None:
        """Show texts below each other, all of them: none turns or shortens another."""
        super().setText("\n".join(map(shown_text, texts)))


class ElidedLabel(PlainLabel):
    """One line that ends in an ellipsis where there is no room, with the whole text as its tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: TextRole = TextRole.BODY) -> None:
        super().__init__("", parent, role=role)
        self._whole = ""
        self.setText(text)

    @property
    def whole_text(self) -> str:
        """The text as given, however little of it fits."""
        return self._whole

    @override
    def setText(self, text: str) -> None:
        """Show as much of a text as fits; line breaks become spaces."""
        self._whole = text
        line = _line(text)
        super().setText(line)
        self.setToolTip(tooltip(text))
        self.setAccessibleName(line)

    @override
    def sizeHint(self) -> QSize:
        """As high as a line, also while it says nothing."""
        return super().sizeHint().expandedTo(QSize(0, self._line_height()))

    @override
    def minimumSizeHint(self) -> QSize:
        """Room for a few letters: the rest is elided."""
        width = QFontMetrics(self.font()).averageCharWidth() * 4
        return QSize(width, max(super().minimumSizeHint().height(), self._line_height()))

    def _line_height(self) -> int:
        return QFontMetrics(self.font()).boundingRect(QRect(0, 0, 100, 100), 0, "x").height()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text elided to the width at hand."""
        from PySide6.QtWidgets import QStyle, QStyleOption  # noqa: PLC0415 - six hundred names that start-up needs not

        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        style = self.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        area = self.contentsRect()
        elided = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(area, int(self.alignment() | Qt.TextFlag.TextSingleLine), elided)
