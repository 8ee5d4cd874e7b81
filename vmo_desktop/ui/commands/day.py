"""The Day menu: the agenda's clock, notes from anywhere, calibration and rehearsal."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.span_text import span_text
from vmo_desktop.ui.stage import DAY
from vmo_desktop.ui.stage_area import StageArea
from vmo_desktop.ui.theme import set_state
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.ui.selection import Selection


LONGEST_TITLE = 28


class DayCommands(QObject):
    """Handlers of the Day menu, except for the room window's."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        area: StageArea,
        notice: Notice,
        selection: "Callable[[], Selection | None]",
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._area = area
        self._notice = notice
        self._selection = selection
        self.sign = QPushButton()
        self.sign.setObjectName("day_sign")
        self.sign.clicked.connect(lambda _checked=False: self.show_day())

    def open(self, live: "LiveWorkshop") -> None:
        """Have the time of the part that runs in sight, whatever page is shown."""
        from vmo_desktop.ui.day_timer import day_timer  # noqa: PLC0415 - with the workshop

        day_timer(live).ticked.connect(self._show_time)
        live.changed.connect(self._show_time)
        self._show_time()

    def close_workshop(self) -> None:
        """The workshop is about to close, and its clock with it."""
        self.sign.hide()

    def _show_time(self) -> None:
        live = self._session.live
        if live is None:
            return
        from vmo_desktop.ui.day_timer import day_timer  # noqa: PLC0415 - with the workshop

        timer = day_timer(live)
        current = timer.current
        self.sign.setVisible(current is not None)
        if current is None:
            return
        left = timer.clock.left(current)
        title = " ".join(current.title.split())[:LONGEST_TITLE]
        words = f"{title} {span_text(left)}" if timer.clock.is_running else f"{title} ‖ {span_text(left)}"
        self.sign.setText(words.replace("&", "&&"))
        said = filled(self.tr("Time left of %1: %2"), title, span_text(left))
        self.sign.setAccessibleName(said)
        self.sign.setToolTip(tooltip(said))
        set_state(self.sign, "error" if left < 0 else "")

    def show_day(self) -> None:
        """Show the agenda, what runs now, and the notes."""
        self._area.show_page(DAY)

    def start_or_pause(self) -> None:
        """Begin the day, pause it, or go on."""
        self._at_the_clock(go_on=False)

    def go_on(self) -> None:
        """Begin the next part of the agenda."""
        self._at_the_clock(go_on=True)

    def _at_the_clock(self, *, go_on: bool) -> None:
        live = self._session.live
        if live is None:
            return
        if not live.snapshot.agenda:
            self._notice.tell(self.tr("There is no agenda yet."), [(self.tr("Show the day"), self.show_day)])
            return
        from vmo_desktop.ui.day_timer import day_timer  # noqa: PLC0415 - with the workshop

        timer = day_timer(live)
        if go_on:
            timer.go_on()
        else:
            timer.start_or_pause()

    def write_note(self) -> None:
        """Write a note without leaving the page."""
        self._write(is_decision=False)

    def record_decision(self) -> None:
        """Record a decision without leaving the page."""
        self._write(is_decision=True)

    def _write(self, *, is_decision: bool) -> None:
        live, selection = self._session.live, self._selection()
        if live is None or selection is None:
            return
        from vmo_desktop.ui.dialogs.note_dialog import NoteDialog  # noqa: PLC0415 - when used
        from vmo_desktop.workshop.ops.day import add_note  # noqa: PLC0415 - with the workshop
        from vmo_desktop.workshop.results import shown_name  # noqa: PLC0415 - with the workshop
        from vmo_desktop.workshop.room_rows import NoteKind  # noqa: PLC0415 - with the workshop

        about = selection.initiative_id if selection.initiative_id in live.snapshot.initiative_index else None
        name = "" if about is None else shown_name(live.snapshot.initiative(about))

        def write(text: str, is_decision: bool, is_about: bool) -> None:
            kind = NoteKind.DECISION if is_decision else NoteKind.NOTE
            if live.do(add_note(text, kind=kind, initiative_id=about if is_about else None)):
                said = self.tr("The decision is written down.") if is_decision else self.tr("The note is written down.")
                self._notice.tell(said, [(self.tr("Show the day"), self.show_day)])

        dialog = NoteDialog(name, self._window, is_decision=is_decision)
        dialog.written.connect(write)
        dialog.open()

    def calibrate(self) -> None:
        """Score two initiatives together."""
        live, selection = self._session.live, self._selection()
        if live is None or selection is None:
            return
        if len(live.snapshot.initiatives) < 2 or not live.snapshot.leaves:
            self._notice.tell(self.tr("Calibration needs two initiatives and a value driver."))
            return
        from vmo_desktop.ui.dialogs.calibration_dialog import CalibrationDialog  # noqa: PLC0415 - when used

        CalibrationDialog(live, selection, self._window).open()

    def rehearse(self) -> None:
        """Go on in a copy in which everything can be tried out."""
        live = self._session.live
        if live is None:
            return
        if self._session.is_rehearsal:
            self._notice.tell(self.tr("This is a rehearsal already."))
            return
        left = live.workshop.path
        if self._session.rehearse():
            words = self.tr("This is a rehearsal in a copy: nothing you do here touches the workshop itself.")
            self._notice.warn(words, [(self.tr("Back to the workshop"), lambda: self._session.open(left))])

    def fill_round(self) -> None:
        """Let people who do not exist hand in the ballots of the open round; only in a rehearsal."""
        live = self._session.live
        if live is None:
            return
        if not self._session.is_rehearsal:
            words = self.tr("Only a rehearsal fills ballots by itself: here the people vote.")
            self._notice.tell(words, [(self.tr("Rehearse"), self.rehearse)])
            return
        from vmo_desktop.workshop.rehearsal import open_score_round  # noqa: PLC0415 - with the workshop

        found = open_score_round(live.snapshot)
        if found is None:
            self._notice.tell(self.tr("No round on scores is open. Open one, then let its ballots fill."))
            return
        number = self._hand_in(live, found.id)
        one, more = self.tr("1 ballot was handed in."), self.tr("%n ballots were handed in.")
        self._notice.tell(counted(number, one, more) if number else self.tr("Everybody has handed in already."))

    def _hand_in(self, live: "LiveWorkshop", round_id: int) -> int:
        from vmo_desktop.workshop.ops.ballots import take_in  # noqa: PLC0415 - with the workshop
        from vmo_desktop.workshop.rehearsal import rehearsal_ballots  # noqa: PLC0415 - with the workshop
        from vmo_desktop.workshop.room_rows import Way  # noqa: PLC0415 - with the workshop

        ballots = rehearsal_ballots(live.snapshot, round_id, seed=round_id)
        filled = [live.do(take_in(round_id, person, ballot, way=Way.LAPTOP)) for person, ballot in ballots.items()]
        return sum(filled)
