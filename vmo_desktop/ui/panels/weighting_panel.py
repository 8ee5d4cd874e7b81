"""The weights page: what is asked, what follows from the answers, the check by trade-offs, and everybody's weights."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.domain.trade_off import Answer
from vmo_desktop.ui.editors.room_weights_view import RoomWeightsView
from vmo_desktop.ui.editors.stale_weights import StaleWeights
from vmo_desktop.ui.editors.trade_off_view import TradeOffView
from vmo_desktop.ui.editors.weighing_head import WeighingHead
from vmo_desktop.ui.editors.weighing_result import WeighingResult
from vmo_desktop.ui.editors.weighing_view import WeighingView
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.driver_tree_model import driver_colour
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.notice import Notice
from vmo_desktop.ui.widgets.part_choice import PartChoice
from vmo_desktop.ui.widgets.remembered_splitter import RememberedSplitter
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.weight_question import Given
from vmo_desktop.workshop.group_weighting import revealed_rounds, room_points, room_weights
from vmo_desktop.workshop.operation import Operation, together
from vmo_desktop.workshop.ops.judgements import (
    answer_trade_off,
    clear_judgements,
    set_judgements,
    set_method,
    take_weights,
)
from vmo_desktop.workshop.ops.rounds import open_weight_round
from vmo_desktop.workshop.rows import Question, WeightMethod, WeightSetRow
from vmo_desktop.workshop.trade_offs import trade_offs
from vmo_desktop.workshop.weighting import Pair, Sheet, groups, overall_weights, sheet_of

NARROW = 760
"""Below this width what follows takes turns with the questions."""

QUESTIONS, TRADE_OFFS, ROOM, RESULT = range(4)


class WeightingPanel(Panel):
    """Weights of one group of drivers at a time."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("weighting_panel")
        self._weight_set_id = 0
        self._parent_id: int | None = None
        self._round_id = 0
        self.head = WeighingHead()
        self.warning = StaleWeights(live)
        self.warning.offer_weighing(False)
        names = self.tr("Questions"), self.tr("Trade-off check"), self.tr("By participants"), self.tr("What follows")
        self.parts = PartChoice(names)
        self.questions = WeighingView()
        self.trade_offs = TradeOffView()
        self.room = RoomWeightsView()
        self.result = WeighingResult()
        self.notice = Notice()
        self._lay_out()
        self._connect()
        self.rebuild()

    # Showing

    @override
    def rebuild(self) -> None:
        """Show the group that is weighed as the workshop stands."""
        snapshot = self.live.snapshot
        found, default = groups(snapshot), snapshot.default_weight_set
        self._stack.setCurrentIndex(1 if found and default is not None else 0)
        self.warning.show_state()
        if not found or default is None:
            return
        if self._weight_set_id not in {each.id for each in snapshot.weight_sets}:
            self._weight_set_id = default.id
        if self._parent_id not in found:
            self._parent_id = found[0]
        self.head.show_choices(snapshot, self._weight_set_id, self._parent_id)
        sheet, look = self.sheet(), current_theme()
        colours = {each: driver_colour(snapshot, snapshot.driver_by_id[each], look) for each in sheet.ids}
        self.questions.show_sheet(sheet, colours)
        self.result.show_sheet(snapshot, self._weight_set_id, sheet)
        weights = overall_weights(snapshot, self._weight_set_id, {})
        self.trade_offs.show_trade_offs(trade_offs(snapshot, self._weight_set_id, weights, number_text))
        self._show_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what follows take turns with the questions where there is no room for both."""
        super().resizeEvent(event)
        self._fit()

    @override
    def hasHeightForWidth(self) -> bool:
        """Scroll the questions within the page, not the page."""
        return False

    @override
    def bring_out(self, part: QWidget) -> None:
        """Show the questions, the trade-offs or the room, whichever holds the part."""
        for place, whole in enumerate((self.questions, self.trade_offs, self.room)):
            if whole.isAncestorOf(part):
                self.parts.choose(place)

    def sheet(self) -> Sheet:
        """The group that is weighed, with what was answered."""
        return sheet_of(self.live.snapshot, self._weight_set_id, self._parent_id, number_text)

    def _show_room(self) -> None:
        rounds = revealed_rounds(self.live.snapshot, self._weight_set_id)
        rooms = []
        if rounds:
            shown = next((each for each in rounds if each.id == self._round_id), rounds[-1])
            self._round_id = shown.id
            self.room.show_rounds(rounds, shown.id)
            rooms = list(room_weights(self.live.snapshot, shown, number_text))
        ids = set(self.sheet().ids)
        room = next((each for each in rooms if ids.issuperset(each.sheet.ids)), None)
        self.parts.offer(ROOM, is_offered=room is not None)
        if room is not None:
            self.room.show_room(room)

    def _fit(self) -> None:
        """Show the chosen part; what follows from the answers stands beside the questions, or is a part of its own."""
        is_narrow = self.width() < scaled(NARROW)
        self.parts.offer(RESULT, is_offered=is_narrow)
        place = self.parts.place
        if place != RESULT:
            self._pages.setCurrentIndex(place)
        self._pages.setHidden(place == RESULT)
        self._follows.setVisible(place == RESULT or (place == QUESTIONS and not is_narrow))

    # Building

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        for part in (self.questions, self.trade_offs, self.room):
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(scaled(16), scaled(8), scaled(16), scaled(8))
            column.addWidget(part if part is self.questions else Scroller(part))
            self._pages.addWidget(holder)
        self.columns = RememberedSplitter("weights_columns", lambda: [2 * self.width() // 3, self.width() // 3])
        self._follows = Scroller(self.result)
        sides: tuple[tuple[QWidget, int, int], ...] = (self._pages, 320, 3), (self._follows, 220, 2)
        for side, least, share in sides:
            side.setMinimumWidth(scaled(least))
            self.columns.addWidget(side)
            self.columns.setStretchFactor(self.columns.count() - 1, share)
        whole = QWidget()
        body = QVBoxLayout(whole)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        for widget in (self.head, self.parts):
            body.addWidget(widget)
        body.addWidget(self.columns, 1)
        sentence = self.tr("Weights share out what two or more drivers are worth. Add the drivers first.")
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(sentence, ((self.tr("Go to the drivers"), lambda: self.page_wanted.emit("drivers")),))
        )
        self._stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.warning)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self.notice)
        self.setFocusProxy(self.questions)

    def _connect(self) -> None:
        self.head.set_chosen.connect(self._choose_set)
        self.head.group_chosen.connect(self._choose_group)
        self.head.method_chosen.connect(self._choose_method)
        self.head.round_wanted.connect(self._open_round)
        self.parts.chosen.connect(self._fit)
        self.questions.answered.connect(self._on_answered)
        self.questions.finished.connect(self._finish)
        self.result.take_wanted.connect(self._take)
        self.result.revised.connect(self._revise)
        self.result.clear_wanted.connect(self._clear)
        self.trade_offs.answered.connect(self._on_trade_off)
        self.room.round_chosen.connect(self._choose_round)
        self.room.taken.connect(self._take_room)
        appearance().changed.connect(self.rebuild)

    # Doing

    def _choose_set(self, weight_set_id: int) -> None:
        self._weight_set_id = weight_set_id
        self.rebuild()

    def _choose_group(self, parent_id: int | None) -> None:
        self._parent_id = parent_id
        self.rebuild()

    def _choose_method(self, method: WeightMethod) -> None:
        if not self._do(set_method(self._weight_set_id, method)):
            self.rebuild()

    def _choose_round(self, round_id: int) -> None:
        self._round_id = round_id
        self._show_room()

    def _on_answered(self, given: Given) -> None:
        steps = [set_judgements(self._weight_set_id, question, values) for question, values in given.items()]
        label = f"Answers on weights of {', '.join(driver.name for driver in self.sheet().drivers)}"
        if not self._do(steps[0] if len(steps) == 1 else together(label, steps)):
            self.rebuild()

    def _on_trade_off(self, pair: Pair, part: float, answer: Answer | None) -> None:
        self._do(answer_trade_off(self._weight_set_id, pair, part, answer))

    def _revise(self, pair: Pair, times: float) -> None:
        self._do(set_judgements(self._weight_set_id, Question.RATIO, {pair: times}))

    def _finish(self) -> None:
        """Go on from the last answer to the taking of the weights."""
        if self._follows.isHidden():
            self.parts.choose(RESULT)
        self.result.take.setFocus()

    def _clear(self) -> None:
        sheet = self.sheet()
        if self._do(clear_judgements(self._weight_set_id, sheet.question, sheet.ids)):
            self.notice.tell(self.tr("The answers are cleared."), ((self.tr("Undo"), self.live.undo),))

    def _take(self) -> None:
        """Write the weights of every group that has its answers, so that the tree is weighed by one method."""
        points: dict[int, float] = {}
        for parent_id in groups(self.live.snapshot):
            sheet = sheet_of(self.live.snapshot, self._weight_set_id, parent_id, number_text)
            if sheet.derived.is_ready:
                points.update(zip(sheet.ids, sheet.derived.points.tolist(), strict=True))
        if self._do(take_weights(self._weight_set_id, points, source=self._weight_set().method.replace("-", " "))):
            told = self.tr("The weights are in force. The trade-off check asks whether you believe them.")
            verbs = (self.tr("Check them"), lambda: self.parts.choose(TRADE_OFFS)), (self.tr("Undo"), self.live.undo)
            self.notice.tell(told, verbs)

    def _take_room(self, by_judgements: bool) -> None:
        shown = next(each for each in self.live.snapshot.rounds if each.id == self._round_id)
        points = room_points(room_weights(self.live.snapshot, shown, number_text), by_judgements=by_judgements)
        way = "joined judgements" if by_judgements else "joined priorities"
        if self._do(take_weights(self._weight_set_id, points, source=f"{way} of {shown.name}")):
            self.notice.tell(self.tr("The room's weights are in force."), ((self.tr("Undo"), self.live.undo),))

    def _open_round(self) -> None:
        """Ask everybody about all groups of the set, by its method."""
        snapshot, weight_set = self.live.snapshot, self._weight_set()
        drivers = [each.id for parent_id in groups(snapshot) for each in snapshot.children(parent_id)]
        name = self.tr("Weights: {set}").format(set=weight_set.name)
        if self._do(open_weight_round(name, weight_set.id, weight_set.method, drivers)):
            self.page_wanted.emit("vote")

    def _weight_set(self) -> WeightSetRow:
        return next(each for each in self.live.snapshot.weight_sets if each.id == self._weight_set_id)

    def _do(self, operation: Operation) -> bool:
        error = self.live.attempt(operation)
        if error is not None:
            self.notice.refuse(str(error))
        else:
            self.notice.settle()
        return error is None
