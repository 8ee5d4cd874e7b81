"""The Discuss stage: what the votes say once they are revealed, and what is worth the room's time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.domain.discussion_trials import Stakes
from vmo_desktop.ui.discussion_words import Place, stake_text, why_empty_text
from vmo_desktop.ui.editors.cell_card import CellCard
from vmo_desktop.ui.editors.discussion_lists import GROUPS, QUEUE, DiscussionLists
from vmo_desktop.ui.editors.round_head import ALL_ROUNDS, RoundHead
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.notice import Notice
from vmo_desktop.ui.widgets.part_bar import PartBar
from vmo_desktop.ui.widgets.remembered_splitter import RememberedSplitter
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.workshop.discussion_queue import DiscussionQueue, QueueLine
from vmo_desktop.workshop.revealed_votes import RevealedVotes, newest_votes
from vmo_desktop.workshop.round_votes import revealed_rounds

NARROW = 820
"""Below this width, in pixels at 100 %, the cell under discussion takes turns with the lists."""

LEAST_SIDE = 350


class DiscussPanel(Panel):
    """Queue, heat map and groups in turn with the current cell beside them, and after them the further views given."""

    def __init__(
        self,
        live: LiveWorkshop,
        selection: Selection,
        further: Mapping[str, QWidget] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("discuss_panel")
        self._newest: RevealedVotes | None = None
        self._votes: RevealedVotes | None = None
        self._round_id, self._is_begun = ALL_ROUNDS, False
        self.queue: DiscussionQueue | None = None
        self._order: tuple[Place, ...] = ()
        self._desk = desk_of(live)
        self.task = LatestTask(self)
        self.lists = DiscussionLists()
        self.card = CellCard(live)
        self.notice = Notice()
        self.head = RoundHead(live, self.notice)
        views = dict(further or {})
        names = (self.tr("Queue"), self.tr("Agreement"), self.tr("Groups"), *views, self.tr("Cell"))
        self.parts = PartBar(names, self.tr("More"))
        self.cell_place = len(names) - 1
        self._lay_out(tuple(views.values()))
        self._connect()
        self._fit()
        self.rebuild()

    # Following the workshop

    @override
    def rebuild(self) -> None:
        rounds = revealed_rounds(self.live.snapshot)
        self._newest = newest_votes(self.live.snapshot)
        if self._round_id not in {each.id for each in rounds}:
            self._round_id = ALL_ROUNDS
        self.head.offer_rounds(rounds, self._round_id)
        self.choose_round(self._round_id)

    @override
    def refresh(self, changes: Changes) -> None:
        if changes.only("agreed_score", "acceptance", "dissent") and self._newest is not None:
            self._show()
        else:
            self.rebuild()

    def choose_round(self, round_id: object) -> None:
        """Show the votes of one round, or the newest ones of all."""
        self._round_id = round_id if isinstance(round_id, int) else ALL_ROUNDS
        chosen = [each for each in revealed_rounds(self.live.snapshot) if each.id == self._round_id]
        self._votes = newest_votes(self.live.snapshot, chosen) if chosen else self._newest
        self._show()

    @property
    def shown_lines(self) -> tuple[QueueLine, ...]:
        """The lines of the queue whose newest votes are those of the chosen round."""
        lines = self.queue.lines if self.queue is not None else ()
        return tuple(line for line in lines if self._is_of_round((line.row, line.column)))

    def _is_of_round(self, cell: Place) -> bool:
        return self._newest is not None and self._round_id in (ALL_ROUNDS, self._newest.round_of(*cell).id)

    def _show(self) -> None:
        self._stack.setCurrentIndex(0 if self._newest is None else 1)
        self.task.stop()
        if self._newest is None or self._votes is None:
            self.queue = None
            self._empty.set_sentence(why_empty_text(self.live.snapshot))
            return
        queue = self._queue_of(self._newest)
        self._show_queue(queue)
        self._go_on()
        self.lists.show_votes(self._votes, self._queue_of(self._votes).is_accepted)
        close = queue.close_cells
        is_all = self._round_id == ALL_ROUNDS
        self.head.offer_close({cell: each for cell, each in close.items() if is_all or each.round_id == self._round_id})
        self._focus_cell(self._current_cell())

    def _queue_of(self, votes: RevealedVotes) -> DiscussionQueue:
        return DiscussionQueue(self.live.results, votes, self._desk.scenario)

    def _go_on(self) -> None:
        """While somebody looks, work out what the open cells can change: a first order soon, then a better one."""
        if self.queue is not None and not self.queue.is_refined and self.isVisible():
            self.task.start(self.queue.refined)

    def _on_refined(self, stakes: Stakes | None) -> None:
        if self.queue is None:
            return
        is_first = not self.queue.is_ordered
        self._show_queue(replace(self.queue, stakes=stakes))
        if self.queue.is_ordered and is_first and not self._is_begun:
            self._focus_cell(self._most_decisive())
        elif self.card.cell is not None:
            self.lists.mark(self.card.cell)
        self._go_on()

    def _on_scenario_changed(self) -> None:
        if self.queue is not None and self._desk.scenario.id != self.queue.scenario.id:
            self.rebuild_now_or_when_shown()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Go on where the work ended when the page was left."""
        super().showEvent(event)
        if not self.task.is_running:
            self._go_on()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing is worked out."""
        self.task.stop()
        super().hideEvent(event)

    def _show_queue(self, queue: DiscussionQueue) -> None:
        self.queue = queue
        if queue.is_ordered:
            self._order = tuple((line.row, line.column) for line in queue.lines)
        self.lists.show_queue(queue, self.shown_lines)
        self._say_stake()

    def _say_stake(self) -> None:
        found = [line for line in self.shown_lines if (line.row, line.column) == self.card.cell]
        text = stake_text(self.queue, found[0]) if found and self.queue is not None else ""
        self.card.say_stake(text[:1].upper() + text[1:])

    # The cell under discussion

    def _current_cell(self) -> Place | None:
        """The cell in sight, or else the one selected elsewhere, the first of the queue, or the first of all."""
        lines = self.shown_lines
        first = (lines[0].row, lines[0].column) if lines else None
        asked = np.argwhere(self._votes.is_asked) if self._votes is not None else np.zeros((0, 2))
        any_cell = (int(asked[0][0]), int(asked[0][1])) if len(asked) else None
        for cell in (self.card.cell, first, any_cell):
            if cell is not None and self._is_there(cell):
                return cell
        return None

    def _is_there(self, cell: Place) -> bool:
        if self._votes is None:
            return False
        rows, columns = self._votes.is_asked.shape
        return cell[0] < rows and cell[1] < columns and bool(self._votes.is_asked[cell])

    def _focus_cell(self, cell: Place | None) -> None:
        """Show a cell in the card and mark it in every list."""
        if cell is None or not self._is_there(cell) or self._votes is None:
            return
        self.card.show_cell(self._votes, cell)
        self._say_stake()
        self.lists.mark(cell)
        initiative_id, driver_id = self._votes.cell(*cell)
        self.selection.select_initiative(initiative_id)
        self.selection.select_driver(driver_id)

    def _on_picked(self, cell: Place) -> None:
        if cell != self.card.cell:
            self._is_begun = True
            self._focus_cell(cell)

    def _on_accepted(self) -> None:
        """Go on with the most decisive cell that is still open."""
        self._is_begun = True
        self.notice.settle()
        if self.parts.place in (QUEUE, self.cell_place):
            self._focus_cell(self._most_decisive())

    def _most_decisive(self) -> Place | None:
        """The first cell that is open, in the order last worked out: a large room is not kept waiting for the next."""
        is_open = [(line.row, line.column) for line in self.shown_lines if not line.is_accepted]
        known = set(is_open).intersection(self._order)
        return next((cell for cell in self._order if cell in known), is_open[0] if is_open else None)

    def _on_entered(self) -> None:
        self._is_begun = True
        if self._side.isHidden():
            self.parts.choose(self.cell_place)
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building

    def _lay_out(self, further: Sequence[QWidget]) -> None:
        """From the outside in: what is moved has everything in it styled anew."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.notice)
        whole = QWidget()
        to_rounds = (self.tr("Go to the rounds"), lambda: self.page_wanted.emit("vote"))
        self._empty = EmptyState(why_empty_text(self.live.snapshot), (to_rounds,))
        self._stack.addWidget(self._empty)
        self._stack.addWidget(whole)
        body = QVBoxLayout(whole)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self._turns = QStackedWidget()
        body.addWidget(self.parts)
        body.addWidget(self._turns, 1)
        self.columns = RememberedSplitter("discuss_columns", self._usual_sizes)
        for view in (self.columns, *further):
            self._turns.addWidget(view)
        self._left = QWidget()
        self._side = Scroller(self.card, self.columns)
        for side, share in ((self._left, 5), (self._side, 4)):
            self.columns.addWidget(side)
            self.columns.setStretchFactor(self.columns.count() - 1, share)
        self._column = QVBoxLayout(self._left)
        self._column.addWidget(self.head)
        self._column.addWidget(self.lists, 1)

    def _connect(self) -> None:
        self.head.rounds.chosen.connect(self.choose_round)
        self.parts.chosen.connect(self._fit)
        self.task.finished.connect(self._on_refined)
        self._desk.scenario_changed.connect(self._on_scenario_changed)
        self.card.accepted.connect(self._on_accepted)
        self.card.refused.connect(self.notice.refuse)
        self.lists.picked.connect(self._on_picked)
        self.lists.entered.connect(self._on_entered)
        self.lists.people_wanted.connect(lambda: self.page_wanted.emit("vote"))
        appearance().changed.connect(self._on_look_changed)

    def _usual_sizes(self) -> list[int]:
        return [round(self.width() * 0.54), round(self.width() * 0.46)]

    def _on_look_changed(self) -> None:
        self._fit()
        self.rebuild_now_or_when_shown()

    def _fit(self) -> None:
        space = current_theme().space
        self._column.setContentsMargins(space.l, space.s, space.m, space.s)
        self._column.setSpacing(space.s)
        self.head.rounds.setMinimumContentsLength(26)
        is_narrow = self.width() < scaled(NARROW)
        self.parts.offer(parts=self.cell_place + is_narrow, foot=False)
        place = self.parts.place
        is_cell, is_further = place == self.cell_place, GROUPS < place < self.cell_place
        if place <= GROUPS:
            self.lists.choose(place)
        self._turn_to(place - GROUPS if is_further else 0)
        self._left.setHidden(is_narrow and is_cell)
        self._side.setMinimumWidth(scaled(LEAST_SIDE))
        self._side.setHidden(is_narrow and not is_cell)
        self.setFocusProxy(self.parts if is_further else self.card if is_cell else self.lists)

    def _turn_to(self, turn: int) -> None:
        """Show the lists (0) or a further view, with the keyboard above it: Qt would hand it on into its middle."""
        if turn not in (0, self._turns.currentIndex()):
            self.parts.setFocus(Qt.FocusReason.OtherFocusReason)
        self._turns.setCurrentIndex(turn)

    @override
    def heightForWidth(self, width: int) -> int:
        """Scroll what is inside rather than the page: the notice below it stays in sight."""
        return self.minimumSizeHint().height()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the trials and the drawing end."""
        self.task.wait()
        self.card.strip.wait()
        super().closeEvent(event)
