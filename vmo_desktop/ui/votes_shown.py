"""Whether bubble charts show how far the votes lie apart: one choice for the whole program, remembered."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from vmo_desktop.ui.settings import Settings

FLAG = "chart_votes"


class VotesShown(QObject):
    """One for the running program: `votes_shown` finds it.

    Signals
    -------
    changed()
        They are shown from now on, or not any more.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_on = Settings().flag(FLAG, default=True)

    @property
    def is_on(self) -> bool:
        """Whether they are shown."""
        return self._is_on

    def show(self, is_on: bool) -> None:
        """Show them, or not."""
        if is_on != self._is_on:
            self._is_on = is_on
            Settings().remember_flag(FLAG, is_on)
            self.changed.emit()


def votes_shown() -> VotesShown:
    """Find the choice, or read it."""
    app = QCoreApplication.instance()
    found = app.findChild(VotesShown) if app is not None else None
    return found if found is not None else VotesShown(app)
