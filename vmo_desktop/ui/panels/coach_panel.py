"""The scoring hygiene coach: gentle notes on scores, weights and revealed votes, with the way to each."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.coach import coach_of
from vmo_desktop.ui.editors.coach_list import CoachList
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.scroller import Scroller


class CoachPanel(Panel):
    """A list of notes that follows the workshop; never modal, each note can be dismissed."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("coach_panel")
        self.list = CoachList(live, selection)
        self.list.page_wanted.connect(self.page_wanted)
        self._layout = QVBoxLayout(self)
        about = self.tr("What the scores may not say: questions to the room, no verdicts.")
        self._layout.addWidget(PlainLabel(about, role=TextRole.MUTED, wraps=True))
        self._layout.addWidget(Scroller(self.list), 1)
        appearance().changed.connect(self._fit)
        self._fit()
        self.rebuild_when_shown()

    @override
    def rebuild(self) -> None:
        """Look at the workshop at once."""
        coach_of(self.live).look()
        self.list.show_notes()

    @override
    def refresh(self, changes: Changes) -> None:
        """Nothing to do: the coach looks by itself, a moment after the last change."""

    def _fit(self) -> None:
        space = current_theme().space
        self._layout.setContentsMargins(space.xl, space.l, space.xl, space.l)
        self._layout.setSpacing(space.s)
