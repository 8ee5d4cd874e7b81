"""The coach of the open workshop: its notes as they stand, and which of them were dismissed."""

from PySide6.QtCore import QObject, QTimer, Signal

from vmo_desktop.changes import Changes
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.workshop.coach import CoachNote, coach_notes

PAUSE_MS = 400
"""The coach looks again when nothing was written for so long: typing never waits for it."""

Key = tuple[str, int | None, int | None, int | None]

_SILENT = ("ballot", "vote", "weight_vote", "note", "agenda_item", "chart", "chart_label", "pack", "pack_title")
"""Tables that no note is about while they change; votes come into view when their round is revealed."""


class Coach(QObject):
    """One for each open workshop, shared by every view of it.

    Signals
    -------
    changed()
        There are other notes, or one was dismissed or brought back.
    """

    changed = Signal()

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self._live = live
        self._notes: tuple[CoachNote, ...] | None = None
        self._dismissed: set[Key] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        live.changed.connect(self._on_changed)

    @property
    def notes(self) -> tuple[CoachNote, ...]:
        """The notes that were not dismissed."""
        return tuple(each for each in self._all() if each.key not in self._dismissed)

    @property
    def dismissed_count(self) -> int:
        """How many of the present notes were dismissed."""
        return sum(each.key in self._dismissed for each in self._all())

    def dismiss(self, note: CoachNote) -> None:
        """Show a note no more while the workshop is open."""
        self._dismissed.add(note.key)
        self.changed.emit()

    def bring_back(self) -> None:
        """Show all notes again."""
        self._dismissed.clear()
        self.changed.emit()

    def look(self) -> None:
        """Look at the workshop as it stands."""
        former, self._notes = self._notes, coach_notes(self._live.results)
        if former != self._notes:
            self.changed.emit()

    def _all(self) -> tuple[CoachNote, ...]:
        if self._notes is None:
            self._notes = coach_notes(self._live.results)
        return self._notes

    def _on_changed(self, changes: Changes) -> None:
        if not changes.only(*_SILENT):
            self._timer.start()


def coach_of(live: LiveWorkshop) -> Coach:
    """The coach of a workshop; it begins to look when first asked for."""
    return live.findChild(Coach) or Coach(live)
