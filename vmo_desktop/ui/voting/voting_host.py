"""Gives the whole window to the voting and takes it back: menus, keys, drops and closing are off meanwhile."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QWidget

from vmo_desktop.ui.actions import ActionTable

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.ui.voting.voting_mode import VotingMode


class VotingHost(QObject):
    """The window while the laptop goes around.

    Signals
    -------
    ended()
        The window is the facilitator's again.
    """

    ended = Signal()

    def __init__(self, window: QMainWindow, pages: QStackedWidget, table: ActionTable) -> None:
        super().__init__(window)
        self._window = window
        self._pages = pages
        self._table = table
        self._mode: VotingMode | None = None
        self._before: QWidget | None = None
        self._state = Qt.WindowState.WindowNoState

    @property
    def mode(self) -> "VotingMode | None":
        """The voting; None while the window is the facilitator's."""
        return self._mode

    def begin(self, live: "LiveWorkshop", round_id: int) -> None:
        """Take ballots of a round on this laptop."""
        from vmo_desktop.ui.voting.voting_mode import VotingMode  # noqa: PLC0415 - when first voted

        if self._mode is not None:
            return
        self._clear_away()
        self._before = self._pages.currentWidget()
        self._state = self._window.windowState()
        self._table.lock(True)
        self._window.menuBar().setEnabled(False)
        self._window.menuBar().hide()
        self._mode = VotingMode(live, round_id)
        self._mode.left.connect(self.end)
        self._pages.addWidget(self._mode)
        self._pages.setCurrentWidget(self._mode)
        self._window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        self._mode.cover.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_to_leave(self) -> None:
        """The window is to be closed: first the facilitator has to take it back."""
        if self._mode is not None:
            self._mode.ask_to_leave()

    def end(self) -> None:
        """Give the window back."""
        mode, self._mode = self._mode, None
        if mode is None:
            return
        mode.finish()
        if self._before is not None:
            self._pages.setCurrentWidget(self._before)
        self._pages.removeWidget(mode)
        mode.setParent(None)
        mode.deleteLater()
        self._table.lock(False)
        self._window.menuBar().setEnabled(True)
        self._window.menuBar().setVisible(not self._is_stage_only)
        self._window.setWindowState(self._state)
        self.ended.emit()

    @property
    def _is_stage_only(self) -> bool:
        return bool(self._state & Qt.WindowState.WindowFullScreen) and self._table["view.stage_only"].isChecked()

    def _clear_away(self) -> None:
        """Close what stands before the window, and hide what floats over it."""
        for dialog in self._window.findChildren(QDialog):
            dialog.close()
        kept = (self._window.centralWidget(), self._window.menuBar())
        for part in self._window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if part not in kept and not part.isWindow():
                part.hide()
