"""The laptop as it goes around: cover, ballot, cover, ballot, and a way out for the facilitator."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QToolTip, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.errors import VmoError
from vmo_desktop.ui.face import faces
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.voting.ballot_page import BallotPage
from vmo_desktop.ui.voting.cover_page import CoverPage
from vmo_desktop.ui.voting.leave_page import LeavePage
from vmo_desktop.ui.voting.open_ballot import OpenBallot
from vmo_desktop.ui.voting.review_page import ReviewPage
from vmo_desktop.ui.voting.weighing_page import WeighingPage
from vmo_desktop.workshop.room_rows import RoundRow
from vmo_desktop.workshop.voters import is_done, next_voter, voters

Page = BallotPage | ReviewPage | WeighingPage


class VotingMode(QWidget):
    """Takes ballots of one round, one person after the other.

    What a person sees is made when they begin and destroyed when the cover comes: no widget outlives its ballot.

    Signals
    -------
    left()
        The facilitator wants the window back.
    """

    left = Signal()

    def __init__(self, live: LiveWorkshop, round_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voting")
        self._live = live
        self._round_id = round_id
        self._ballot: OpenBallot | None = None
        self._page: Page | None = None
        self._has_copied = False
        self.cover = CoverPage()
        self.leave = LeavePage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.cover)
        self._stack.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.cover.begun.connect(self._begin)
        self.cover.picked.connect(self.call)
        self.cover.leave_wanted.connect(self.ask_to_leave)
        self.leave.stayed.connect(self._show_cover)
        self.leave.left.connect(self._on_left)
        QGuiApplication.clipboard().dataChanged.connect(self._on_copied)
        self.call_next()

    @property
    def page(self) -> Page | None:
        """What the person at the laptop sees of their ballot; None under the cover."""
        return self._page

    @property
    def round(self) -> RoundRow | None:
        """The round as it stands; None once it is gone."""
        return next((each for each in self._live.snapshot.rounds if each.id == self._round_id), None)

    def call_next(self, said: str = "") -> None:
        """Call the next participant who is present and not done."""
        following = next_voter(self._live.snapshot, self._round_id, self.cover.person_id)
        if following is None:
            self._offer(None)
            is_anybody = any(each.is_present for each in self._live.snapshot.participants)
            done, nobody = self.tr("Everybody who is present has handed in"), self.tr("Nobody is present to vote")
            self.cover.call_nobody(done if is_anybody else nobody)
            self._show_cover()
        else:
            self.call(following, said)

    def call(self, person_id: int, said: str = "") -> None:
        """Call a participant to the laptop."""
        asked = self.round
        self._offer(person_id)
        self.cover.call(
            person_id,
            faces(self._live.snapshot)[person_id],
            has_pin=self._live.workshop.has_pin(person_id),
            said=said,
            round_name=asked.name if asked is not None else "",
        )
        self._show_cover()

    def cover_up(self) -> None:
        """Put the cover over a ballot, which stays as it is."""
        if self._ballot is not None:
            person_id = self._ballot.person.id
            self._forget()
            self.call(person_id)

    def ask_to_leave(self) -> None:
        """Ask whether it is the facilitator who wants the window back."""
        self.cover_up()
        self._stack.setCurrentWidget(self.leave)
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def finish(self) -> None:
        """Hold nothing of anybody any more: the mode ends."""
        self._forget()
        QGuiApplication.clipboard().dataChanged.disconnect(self._on_copied)

    # One ballot

    def _begin(self, person_id: int, pin: str) -> None:
        try:
            self._ballot = OpenBallot(self._live, self._round_id, person_id, pin or None)
        except VmoError as error:
            self.cover.refuse(str(error))
            return
        if self._ballot.round.weight_set_id is not None:
            self._show_weighing(self._ballot)
        elif not self._ballot.cells:
            self._forget()
            self.cover.refuse(self.tr("This round asks you for nothing: you score none of its drivers."))
        else:
            self._show_questions(None)

    def _show_questions(self, place: int | None) -> None:
        ballot = self._ballot
        if ballot is None:
            return
        snapshot = self._live.snapshot
        page = BallotPage(snapshot, ballot, faces(snapshot)[ballot.person.id])
        page.covered.connect(self.cover_up)
        page.finished.connect(self._show_review)
        self._show_page(page)
        if place is not None:
            page.show_place(place)

    def _show_weighing(self, ballot: OpenBallot) -> None:
        snapshot = self._live.snapshot
        page = WeighingPage(snapshot, ballot, faces(snapshot)[ballot.person.id])
        page.covered.connect(self.cover_up)
        page.sealed.connect(self._hand_in)
        self._show_page(page)

    def _show_review(self) -> None:
        ballot = self._ballot
        if ballot is None:
            return
        snapshot = self._live.snapshot
        page = ReviewPage(snapshot, ballot, faces(snapshot)[ballot.person.id])
        page.covered.connect(self.cover_up)
        page.back_wanted.connect(self._show_questions)
        page.sealed.connect(self._hand_in)
        self._show_page(page)

    def _hand_in(self) -> None:
        page = self._page
        if self._ballot is None or page is None or isinstance(page, BallotPage):
            return
        sentence = self._ballot.hand_in()
        if sentence:
            page.refuse(sentence)
            return
        self._forget()
        self.call_next(self.tr("Handed in. Thank you."))

    def _show_page(self, page: Page) -> None:
        self._drop_page()
        self._page = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    # Nothing stays

    def _forget(self) -> None:
        self._drop_page()
        if self._ballot is not None:
            self._ballot.forget()
            self._ballot = None
        QToolTip.hideText()
        if self._has_copied:
            clipboard = QGuiApplication.clipboard()
            clipboard.clear()
            if clipboard.supportsSelection():
                clipboard.clear(clipboard.Mode.Selection)
            self._has_copied = False

    def _drop_page(self) -> None:
        page, self._page = self._page, None
        if page is None:
            return
        page.forget()
        self._stack.setCurrentWidget(self.cover)
        self._stack.removeWidget(page)
        page.setParent(None)
        page.deleteLater()

    def _on_copied(self) -> None:
        self._has_copied = self._has_copied or self._page is not None

    def _show_cover(self) -> None:
        self._stack.setCurrentWidget(self.cover)
        self.cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, person_id: int | None) -> None:
        snapshot = self._live.snapshot
        asked = self.round
        is_hidden = asked is not None and asked.is_progress_hidden
        others = [
            each
            for each in voters(snapshot, self._round_id)
            if each != person_id and (is_hidden or not is_done(snapshot, self._round_id, each))
        ]
        self.cover.offer(others, faces(snapshot))

    def _on_left(self) -> None:
        self._forget()
        self.left.emit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # no key reaches the window's commands from here
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cover the ballot with Escape; no other key leads anywhere from here, but Tab goes on."""
        if event.key() == Qt.Key.Key_Escape:
            if self._stack.currentWidget() is self.leave:
                self._show_cover()
            else:
                self.cover_up()
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
