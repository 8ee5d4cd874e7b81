"""The coach beside the scores: one quiet button, that unfolds the notes below the grid."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from vmo_desktop.ui.coach import coach_of
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.editors.coach_list import CoachList
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.ui.widgets.scroller import Scroller

UNFOLDED = 180
"""Height of the notes at 100 %."""


class CoachFold(QWidget):
    """The notes, folded away until they are asked for; `button` stands wherever a panel puts it, hidden without notes.

    Signals
    -------
    page_wanted(str)
        As `CoachList.page_wanted`.
    """

    page_wanted = Signal(str)

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live, self._selection, self._has_room = live, selection, True
        self._coach = coach_of(live)
        self.button = QToolButton()
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.toggled.connect(self.refresh)
        self.list: CoachList | None = None
        self._column = QVBoxLayout(self)
        self._coach.changed.connect(self.refresh)
        selection.driver_changed.connect(self.refresh)
        selection.initiative_changed.connect(self.refresh)
        appearance().changed.connect(self._fit)
        self._fit()
        self.refresh()

    def offer(self, has_room: bool) -> None:
        """Be there, or not where the window is too low."""
        self._has_room = has_room
        self.refresh()

    def refresh(self) -> None:
        """Say how many notes there are, and in the tooltip what is noted on what is selected."""
        notes = self._coach.notes
        is_offered = self._has_room and bool(notes or self._coach.dismissed_count)
        is_out = is_offered and self.button.isChecked()
        self.button.setVisible(is_offered)
        self.button.setText(f"{self.tr('Coach')} {len(notes)} {'▾' if is_out else '▸'}")
        count = counted(len(notes), self.tr("The coach has one note."), self.tr("The coach has %n notes."))
        here = [each.what for each in notes if self._is_here(each.driver_id, each.initiative_id)]
        self.button.setToolTip(tooltip("\n".join([count, *here])))
        self.button.setAccessibleName(" ".join([count, *here]))
        if is_out and self.list is None:
            self._make_list()
        self.setVisible(is_out)

    def _is_here(self, driver_id: int | None, initiative_id: int | None) -> bool:
        if initiative_id is not None:
            return initiative_id == self._selection.initiative_id
        return driver_id is not None and driver_id == self._selection.driver_id

    def _make_list(self) -> None:
        self.list = CoachList(self._live, self._selection)
        self.list.page_wanted.connect(self.page_wanted)
        self._column.addWidget(Scroller(self.list))

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.m, space.s, space.m, space.xs)
        self.setFixedHeight(scaled(UNFOLDED))
