"""Edits of the scenario in hand; one that is refused because the scenario is approved can be tried on a copy."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.portfolio_desk import PortfolioDesk, desk_of
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.scenarios import try_on_copy

Edit = Callable[[int], Operation]
"""Makes an operation for a scenario, by its id."""


class ScenarioEdits(QObject):
    """Does edits of the scenario in hand.

    Signals
    -------
    done()
        An edit was written.
    refused(str, object)
        An edit was refused: the sentence why, and the `Edit`.
    """

    done = Signal()
    refused = Signal(str, object)

    def __init__(self, live: LiveWorkshop, desk: PortfolioDesk) -> None:
        super().__init__(desk)
        self._live = live
        self._desk = desk

    @property
    def is_frozen(self) -> bool:
        """Whether the scenario in hand is approved."""
        return self._desk.scenario.id in self._live.snapshot.choice.approvals

    def do(self, edit: Edit) -> str:
        """Do an edit; the sentence why it was refused, or an empty text."""
        sentence = refusal_of(self._live, edit(self._desk.scenario.id))
        if sentence:
            self.refused.emit(sentence, edit)
        else:
            self.done.emit()
        return sentence

    def try_on_copy(self, edit: Edit) -> None:
        """Do an edit on a copy of the scenario, and take that in hand."""
        scenario = self._desk.scenario
        name = self.tr("%1, trial").replace("%1", scenario.name)
        if self._live.do(try_on_copy(scenario.id, name, edit)):
            self._desk.take(self._live.snapshot.choice.scenarios[-1].id)
            self.done.emit()


def edits_of(live: LiveWorkshop) -> ScenarioEdits:
    """The edits of an open workshop's scenario in hand, made when they are first asked for."""
    desk = desk_of(live)
    return desk.findChild(ScenarioEdits) or ScenarioEdits(live, desk)
