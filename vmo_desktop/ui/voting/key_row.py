"""The big keys of a scale: each a score with its level's name, and one for no opinion; a measure is typed instead."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.score_reader import ScoreReader
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole, shown_text, tooltip
from vmo_desktop.workshop.rows import ScaleLevelRow

KEY_HEIGHT, LINE_HEIGHT = 52, 26


class _Key(QPushButton):
    """A key as high as two lines and as narrow as its place, or as a line with its whole statement."""

    def __init__(self, number: str, name: str, statement: str) -> None:
        super().__init__()
        self._number, self._name, self._statement = number, shown_text(name), shown_text(statement)
        self._is_line = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(" ".join(filter(None, [number, name])))
        self.setToolTip(tooltip(statement))

    def show_as_line(self, is_line: bool) -> None:
        """Show the statement beside the number, or only the level's name below it."""
        self._is_line = is_line
        self.setProperty("kind", "level" if is_line else None)
        self.style().unpolish(self)
        self.style().polish(self)
        self._write()
        self.updateGeometry()

    def _write(self) -> None:
        elide, room = Qt.TextElideMode.ElideRight, max(self.width() - scaled(20), 1)
        if self._is_line:
            whole = "  ".join(filter(None, [self._number, self._name, self._statement]))
            text = self.fontMetrics().elidedText(whole, elide, room)
        else:
            text = "\n".join(filter(None, [self._number, self.fontMetrics().elidedText(self._name, elide, room)]))
        self.setText(text.replace("&", "&&"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(64), scaled(LINE_HEIGHT if self._is_line else KEY_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(40), self.sizeHint().height())


class KeyRow(QWidget):
    """What the hand on the mouse votes with, and where a number that is no single digit is typed.

    Signals
    -------
    voted(object)
        A score, or None for no opinion.
    refused(str)
        Why what was typed is no score.
    """

    voted = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader: ScoreReader | None = None
        self._is_tall = False
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(scaled(6))
        self._keys: list[_Key] = []
        self._unit = PlainLabel(role=TextRole.MUTED)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Your vote"))
        self.line.setMaximumWidth(scaled(200))
        self.line.returnPressed.connect(self._on_typed)
        self.none = _Key("–", self.tr("no opinion"), self.tr("Key: - or x"))
        self.none.clicked.connect(lambda _checked=False: self.voted.emit(None))

    @property
    def keys(self) -> list[QPushButton]:
        """The keys of the scores, from the left."""
        return list(self._keys)

    def show_scale(self, reader: ScoreReader) -> None:
        """Show the keys of a driver's scale."""
        self._reader = reader
        for part in (*self._keys, self.line, self._unit, self.none):
            self._row.removeWidget(part)
        for key in self._keys:
            key.setParent(None)
            key.deleteLater()
        self._keys = [self._key(level) for level in reader.levels] if reader.is_one_key else []
        for key in self._keys:
            self._row.addWidget(key)
        self._row.addWidget(self.line)
        self._row.addWidget(self._unit)
        self._row.addWidget(self.none)
        self.line.clear()
        self.line.setPlaceholderText(self._range(reader))
        self._unit.setText(reader.driver.unit)
        for part in (self.line, self._unit):
            part.setVisible(not reader.is_one_key)
        self._arrange()

    def show_statements(self, is_tall: bool) -> None:
        """Show each key as a line with its statement, the best on top, or all keys in a row."""
        if is_tall != self._is_tall:
            self._is_tall = is_tall
            self._arrange()

    def _arrange(self) -> None:
        is_tall = self._is_tall and bool(self._keys)
        directions = QBoxLayout.Direction
        self._row.removeWidget(self.none)
        self._row.insertWidget(0 if is_tall else self._row.count(), self.none)
        self._row.setDirection(directions.BottomToTop if is_tall else directions.LeftToRight)
        self._row.setSpacing(scaled(2 if is_tall else 6))
        for key in (*self._keys, self.none):
            key.show_as_line(is_tall)

    def begin(self, text: str) -> None:
        """Take the first key of a number and the keyboard with it."""
        self.line.setText(text)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.end(False)

    def empty(self) -> None:
        """Hold no typed text, nor a way back to one."""
        self.line.clear()
        self.line.setText("")  # setText ends the line's own undo, which clear does not

    def _range(self, reader: ScoreReader) -> str:
        if not reader.scale.scores:
            return ""
        low, high = number_text(reader.scale.low), number_text(reader.scale.high)
        return self.tr("{low} to {high}").format(low=low, high=high)

    def _key(self, level: ScaleLevelRow) -> _Key:
        key = _Key(number_text(level.score), level.label, level.statement)
        key.clicked.connect(lambda _checked=False, score=level.score: self.voted.emit(score))
        return key

    @property
    def typed(self) -> float | Unreadable | None:
        """What stands in the line as a score, or why it is none; None where nothing does."""
        return None if self._reader is None else self._reader.read(self.line.text())

    def _on_typed(self) -> None:
        read = self.typed
        if isinstance(read, Unreadable):
            self.refused.emit(read.reason)
        elif read is not None:
            self.voted.emit(read)
