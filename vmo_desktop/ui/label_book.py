"""Whose names the charts of the open workshop show: the same in every chart, as long as the workshop is open."""

from PySide6.QtCore import QObject, Signal

from vmo_desktop.ui.label_choices import LabelChoice, LabelChoices
from vmo_desktop.ui.live import LiveWorkshop


class LabelBook(QObject):
    """The choices made by hand.

    Signals
    -------
    changed(object)
        The new `LabelChoices`.
    """

    changed = Signal(object)

    def __init__(self, live: LiveWorkshop) -> None:
        super().__init__(live)
        self.choices = LabelChoices()

    @staticmethod
    def of(live: LiveWorkshop) -> "LabelBook":
        """The one book of an open workshop."""
        return live.findChild(LabelBook) or LabelBook(live)

    def choose(self, initiative_id: int, choice: LabelChoice) -> None:
        """Show an initiative's name where it fits, always or never."""
        self._take(self.choices.choosing(initiative_id, choice))

    def choose_next(self, initiative_id: int) -> LabelChoice:
        """Go on to the next choice: where it fits, always, never, and again."""
        choice = self.choices.of(initiative_id).following
        self.choose(initiative_id, choice)
        return choice

    def forget(self) -> None:
        """Show every name where it fits."""
        self._take(LabelChoices())

    def _take(self, choices: LabelChoices) -> None:
        if choices != self.choices:
            self.choices = choices
            self.changed.emit(choices)
