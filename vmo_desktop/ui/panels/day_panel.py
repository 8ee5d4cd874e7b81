"""The day: its agenda, what runs now, and what is noted and decided."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.day_timer import day_timer
from vmo_desktop.ui.editors.now_card import NowCard
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.agenda_model import AgendaModel
from vmo_desktop.ui.models.note_model import NoteModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.span_text import hours_text
from vmo_desktop.ui.stage_steps import FULL_DAY, HALF_DAY, STEPS, Part
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.workshop.ops.day import add_agenda_items

NARROW = 1000
"""Below this width, in pixels at 100 %, what runs now stands above the agenda and not beside it."""


class DayPanel(Panel):
    """The agenda at the left, the card of the moment and the notes at the right.

    `stages` are the titles of the window's pages by id.
    """

    def __init__(
        self, live: LiveWorkshop, selection: Selection, stages: dict[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("day_panel")
        self.timer = day_timer(live)
        self.now = NowCard(self.timer)
        self.now.stage_wanted.connect(self.page_wanted)
        offered = {page_id: title for page_id, title in stages.items() if page_id in STEPS}
        self.agenda = RecordListEditor(
            AgendaModel(live, self.timer, offered, self),
            title=self.tr("Agenda"),
            note=self.tr("What the day consists of. The room window may show titles and minutes, never a prompt."),
            shares=(0.42, 72, 104, 0.58, 72),
        )
        self.notes = RecordListEditor(
            NoteModel(live, self),
            title=self.tr("Notes and decisions"),
            note=self.tr("Notes are for you alone; decisions are printed in the decision pack. Type D for a decision."),
            shares=(0.68, 84, 0.32, 76),
        )
        self.offer = EmptyState(
            self.tr("No agenda yet. Begin with a ready one and change what you like, or write your own below."),
            [(self._offer_words(self.tr("Full day, %1"), FULL_DAY), lambda: self._take(FULL_DAY)),
             (self._offer_words(self.tr("Half day, %1"), HALF_DAY), lambda: self._take(HALF_DAY))],
        )  # fmt: skip
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._page = self._make_page()
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        appearance().changed.connect(self._fit)
        self.rebuild()

    @override
    def rebuild(self) -> None:
        """Show the day as it stands."""
        self.agenda.model.refresh()
        self.notes.model.refresh()
        has_agenda = bool(self.live.snapshot.agenda)
        self.offer.setVisible(not has_agenda)
        self.setFocusProxy(self.now if has_agenda else self.offer.buttons()[0])
        self.now.show_now()

    @override
    def refresh(self, changes: Changes) -> None:
        """Follow what was written, as far as the day shows it."""
        if changes.touches("agenda_item", "note", "initiative"):
            self.rebuild()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _take(self, parts: Sequence[Part]) -> None:
        """Make a ready agenda the day's own, as one step."""
        self.live.do(add_agenda_items([part.values() for part in parts]))
        self.now.run.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_words(self, words: str, parts: Sequence[Part]) -> str:
        return words.replace("%1", hours_text(sum(part.minutes for part in parts)))

    def _make_page(self) -> QWidget:
        page = QWidget()
        lists = QVBoxLayout()
        lists.setSpacing(scaled(20))
        lists.addWidget(self.offer)
        lists.addWidget(self.agenda)
        lists.addStretch(1)
        side = QVBoxLayout()
        side.setSpacing(scaled(20))
        side.addWidget(self.now)
        side.addWidget(self.notes)
        side.addStretch(1)
        self._columns.addLayout(lists, 11)
        self._columns.addLayout(side, 9)
        self._columns.setSpacing(scaled(24))
        layout = QVBoxLayout(page)
        layout.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        layout.addLayout(self._columns)
        return page

    def _fit(self) -> None:
        directions = QBoxLayout.Direction
        is_narrow = self.width() < scaled(NARROW)
        self._columns.setDirection(directions.BottomToTop if is_narrow else directions.LeftToRight)
