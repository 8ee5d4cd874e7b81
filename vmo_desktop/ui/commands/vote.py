"""The Vote menu: rounds, ballots and the people who vote."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.commands.ballots import BallotCommands
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.stage import VOTE
from vmo_desktop.ui.stage_area import StageArea
from vmo_desktop.workshop.room_rows import RoundState

if TYPE_CHECKING:
    from vmo_desktop.ui.panels.vote_panel import VotePanel


class VoteCommands(QObject):
    """Handlers of the Vote menu; what they do is seen on the Vote page."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        area: StageArea,
        ballots: BallotCommands,
        voting_wanted: SignalInstance,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._area = area
        self._ballots = ballots
        self._voting_wanted = voting_wanted
        area.page_made.connect(self._on_page_made)

    def show_participants(self) -> None:
        """Edit who votes."""
        from vmo_desktop.ui.dialogs.participants_dialog import ParticipantsDialog  # noqa: PLC0415 - when asked for

        if self._session.live is not None:
            ParticipantsDialog(self._session.live, self._window).open()

    def open_round(self, is_again: bool = False) -> None:
        """Ask what a new round is about."""
        from vmo_desktop.ui.dialogs.round_dialog import RoundDialog  # noqa: PLC0415 - when asked for

        if self._session.live is not None:
            panel = self._panel()
            dialog = RoundDialog(self._session.live.snapshot, is_again=is_again, parent=self._window)
            dialog.wanted.connect(panel.open)
            dialog.open()

    def vote_here(self) -> None:
        """Hand the laptop around."""
        self._panel().vote_here()

    def read_out(self) -> None:
        """Enter votes that are spoken aloud."""
        self._panel().read_out()

    def close_round(self) -> None:
        """Take no more ballots."""
        panel = self._panel()
        if panel.show_newest(RoundState.OPEN) is not None:
            panel.editor.ask_to_close()

    def reveal_round(self) -> None:
        """Show the votes to the room."""
        panel = self._panel()
        if panel.show_newest(RoundState.CLOSED) is None:
            panel.show_newest(RoundState.OPEN)
        panel.editor.ask_to_reveal()

    def _panel(self) -> "VotePanel":
        from vmo_desktop.ui.panels.vote_panel import VotePanel  # noqa: PLC0415 - when first shown

        self._area.show_page(VOTE)
        page = self._area.page(VOTE)
        assert isinstance(page, VotePanel)  # noqa: S101 - as `ui.stages` says
        return page

    def _on_page_made(self, page: QWidget) -> None:
        from vmo_desktop.ui.panels.frame_panel import FramePanel  # noqa: PLC0415 - with the workshop
        from vmo_desktop.ui.panels.vote_panel import VotePanel  # noqa: PLC0415 - with the workshop

        if isinstance(page, FramePanel):
            page.participants_wanted.connect(self.show_participants)
        if isinstance(page, VotePanel):
            page.round_wanted.connect(self.open_round)
            page.voting_wanted.connect(self._on_voting_wanted)
            page.export_wanted.connect(self._ballots.export)
            page.returned_wanted.connect(self._ballots.read)
            page.participants_wanted.connect(self.show_participants)

    def _on_voting_wanted(self, round_id: int) -> None:
        self._voting_wanted.emit(self._session.live, round_id)
