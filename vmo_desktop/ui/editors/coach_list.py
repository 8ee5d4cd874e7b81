"""The coach's notes below each other, each with the way to what it is about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.coach import coach_of
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.icons import icon
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.coach import CoachKind, CoachNote

SIGN = 16
NARROW = 400
"""Below this width, in pixels at 100 %, a note's buttons stand below it."""

PAGES = {
    CoachKind.NARROW_WEIGHT: "drivers",
    CoachKind.STALE_WEIGHT: "drivers",
    CoachKind.TWINS: "drivers",
}
"""Where a note is mended; the others on the score page."""


class CoachList(WrappingView):
    """All notes that were not dismissed.

    Signals
    -------
    page_wanted(str)
        A note is to be followed to a page; what it is about is selected already.
    """

    page_wanted = Signal(str)

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._coach = coach_of(live)
        self._rows: list[_NoteRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._all_well = PlainLabel(self.tr("The coach has nothing to remark."), role=TextRole.MUTED, wraps=True)
        self._back = QPushButton()
        self._back.setProperty("kind", "quiet")
        self._back.clicked.connect(self._coach.bring_back)
        self._column.addWidget(self._all_well)
        self._column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self._coach.changed.connect(self.show_notes)
        appearance().changed.connect(self._fit)
        self._fit()
        self.show_notes()

    def rows(self) -> list[CoachNote]:
        """The notes that are shown."""
        return [row.note for row in self._rows]

    def show_notes(self) -> None:
        """Show the notes as they stand; those that stay keep their rows, and with them the keyboard."""
        notes = self._coach.notes
        kept = {row.note: row for row in self._rows if row.note in notes}
        for row in self._rows:
            if row.note not in kept:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
        self._rows = [kept.get(note) or self._make_row(note) for note in notes]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
        hidden = self._coach.dismissed_count
        self._all_well.setVisible(not notes)
        self._back.setVisible(bool(hidden))
        self._back.setText(counted(hidden, self.tr("Show one dismissed note"), self.tr("Show %n dismissed notes")))
        self._back.setAccessibleName(self._back.text())
        self.updateGeometry()

    def _make_row(self, note: CoachNote) -> "_NoteRow":
        row = _NoteRow(note)
        row.followed.connect(self._follow)
        row.dismissed.connect(self._dismiss)
        return row

    def _follow(self, note: CoachNote) -> None:
        if note.initiative_id is not None:
            self._selection.select_initiative(note.initiative_id)
        if note.driver_id is not None:
            self._selection.select_driver(note.driver_id)
        self.page_wanted.emit(PAGES.get(note.kind, "score"))

    def _dismiss(self, note: CoachNote) -> None:
        place = next((place for place, row in enumerate(self._rows) if row.note == note), 0)
        self._coach.dismiss(note)
        if self._rows:
            self._rows[min(place, len(self._rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self._column.setSpacing(current_theme().space.m)


class _NoteRow(QFrame):
    """What was seen, how to mend it, and two buttons."""

    followed = Signal(object)
    dismissed = Signal(object)

    def __init__(self, note: CoachNote, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = note
        self._sign = QLabel()
        self._sign.setPixmap(icon("info", current_theme().accent).pixmap(scaled(SIGN), scaled(SIGN)))
        what = PlainLabel(note.what, wraps=True)
        mend = PlainLabel(note.mend, role=TextRole.MUTED, wraps=True)
        go = QPushButton(self.tr("Go there"))
        go.setProperty("kind", "quiet")
        go.setAccessibleName(self.tr("Go there: %1").replace("%1", note.what))
        go.setVisible(note.driver_id is not None or note.initiative_id is not None)
        go.clicked.connect(lambda _checked=False: self.followed.emit(self.note))
        close = QToolButton()
        close.setIcon(icon("close"))
        close.setToolTip(self.tr("Dismiss this note"))
        close.setAccessibleName(self.tr("Dismiss: %1").replace("%1", note.what))
        close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close.clicked.connect(lambda _checked=False: self.dismissed.emit(self.note))
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(go)
        buttons.addWidget(close)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._is_narrow: bool | None = None
        self._grid.addWidget(self._sign, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(what, 0, 1)
        self._grid.addWidget(mend, 1, 1)
        self.setFocusProxy(close)
        appearance().changed.connect(self._fit)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the buttons beside the words, or below them where these need the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < scaled(NARROW)
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self._grid.removeWidget(self._buttons)
            place = (2, 1, 1, 1) if is_narrow else (0, 2, 2, 1)
            self._grid.addWidget(self._buttons, *place, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._sign.setPixmap(icon("info", current_theme().accent).pixmap(scaled(SIGN), scaled(SIGN)))
        self._grid.setHorizontalSpacing(scaled(8))
        self._grid.setVerticalSpacing(scaled(2))
