"""Asks for swings in two steps: which one matters most, then how much each of the others does against it."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.domain.rank_weights import FULL_SWING
from vmo_desktop.ui.theme import scaled, set_state
from vmo_desktop.ui.widgets.amount_rows import AmountRows
from vmo_desktop.ui.widgets.choice_pair import ChoicePair
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.rank_question import RankQuestion, order_of
from vmo_desktop.ui.widgets.weight_question import Given, WeightQuestion, swing_words
from vmo_desktop.workshop.rows import Question
from vmo_desktop.workshop.weighting import Pair, Sheet, Weighed


class SwingQuestion(WeightQuestion):
    """Ranks first; the second step opens when all are ranked, and asks about one driver at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = ChoicePair(self.tr("1  Rank the swings"), self.tr("2  Size them"))
        self.steps.chosen.connect(self._on_step)
        self.ranks = RankQuestion(shows_weights=False)
        self.ranks.answered.connect(self._on_ranked)
        self.ranks.finished.connect(lambda: self._go_to(1))
        self.asked = PlainLabel(role=TextRole.TITLE, wraps=True)
        self.doubt = PlainLabel(role=TextRole.BODY, wraps=True)
        set_state(self.doubt, "stale")
        self.swings = AmountRows(FULL_SWING)
        self.swings.given.connect(self._on_given)
        self.swings.entered.connect(self._ask)
        self.swings.finished.connect(self.finished)
        sizes = QWidget()
        column = QVBoxLayout(sizes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(self.asked)
        column.addWidget(self.doubt)
        column.addWidget(self.swings, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.ranks)
        self._stack.addWidget(sizes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(12))
        layout.addWidget(self.steps)
        layout.addWidget(self._stack, 1)
        self._drivers: tuple[Weighed, ...] = ()
        self._asked_id: int | None = None

    @property
    def step(self) -> int:
        """0 while ranking, 1 while sizing."""
        return self._stack.currentIndex()

    @override
    def show_sheet(self, sheet: Sheet, colours: Mapping[int, str]) -> None:
        """Show the ranks and the swings given so far."""
        is_other = self.sheet is None or self.sheet.drivers != sheet.drivers
        self.sheet = sheet
        self.ranks.show_sheet(sheet, colours)
        is_ranked = len(sheet.answers.get(Question.RANK, {})) == len(sheet.drivers)
        self.steps.enable_second(is_ranked)
        by_id = {driver.id: driver for driver in sheet.drivers}
        order = order_of(sheet)
        self._drivers = tuple(by_id[each] for each in order.ids)
        swings = {first: value for (first, _), value in sheet.answers.get(Question.SWING, {}).items()}
        top = frozenset(each for each, rank in order.ranks.items() if rank == 1)
        self.swings.show_amounts(self._drivers, swings, colours, fixed=top)
        if is_other or not is_ranked:
            self._go_to(1 if is_ranked and swings else 0)
        first = next((driver.id for driver in self._drivers if driver.id not in top), None)
        self._ask(self._asked_id if self._asked_id in by_id and self._asked_id not in top else first)
        self._doubt(swings)

    def _on_step(self, place: int) -> None:
        self._go_to(place)

    def _go_to(self, place: int) -> None:
        self.steps.choose(place)
        if self._stack.currentIndex() != place:
            self._stack.setCurrentIndex(place)
            if place == 1:
                self._focus_open_swing()
            else:
                self.ranks.setFocus()
        self.setFocusProxy(self.swings if place else self.ranks)

    def _focus_open_swing(self) -> None:
        rows = self.swings.rows
        row = next((rows[each.id] for each in self._drivers if rows[each.id].shown_amount is None), None)
        if row is None and rows:
            row = list(rows.values())[min(1, len(rows) - 1)]
        if row is not None:
            row.setFocus()

    def _on_ranked(self, given: Given) -> None:
        """Keep the ranks, and with them that the most important swing is 100 and no other one is so by its rank."""
        ranks = given[Question.RANK]
        told = {} if self.sheet is None else self.sheet.answers.get(Question.SWING, {})
        swings: dict[Pair, float | None] = {}
        for pair, rank in ranks.items():
            if rank == 1 and told.get(pair) != FULL_SWING:
                swings[pair] = FULL_SWING
            elif rank != 1 and told.get(pair) == FULL_SWING:
                swings[pair] = None
        self.answered.emit({Question.RANK: ranks, Question.SWING: swings} if swings else given)

    def _on_given(self, driver_id: int, swing: float | None) -> None:
        self.answered.emit({Question.SWING: {(driver_id, driver_id): swing}})

    def _ask(self, driver_id: int | None) -> None:
        driver = next((each for each in self._drivers if each.id == driver_id), None)
        if driver is None or not self._drivers:
            return
        self._asked_id = driver_id
        top = self._drivers[0]
        if driver.id == top.id:
            words = self.tr("Taking {driver} {swing} matters most: that is worth 100.")
            self.asked.setText(words.format(driver=driver.name, swing=swing_words(driver)))
            return
        words = self.tr(
            "If taking {top} from its worst to its best, as below, is worth 100, how much is taking {driver} {swing} "
            "worth?"
        )
        self.asked.setText(words.format(top=top.name, driver=driver.name, swing=swing_words(driver)))

    def _doubt(self, swings: Mapping[int, float]) -> None:
        """Say where a swing is larger than one that was ranked before it."""
        told = [driver for driver in self._drivers if driver.id in swings]
        wrong = next(((high, low) for high, low in pairwise(told) if swings[low.id] > swings[high.id]), None)
        self.doubt.setVisible(wrong is not None)
        if wrong is not None:
            words = self.tr("{low} now counts more than {high}, which was ranked before it. The sizes count.")
            self.doubt.setText(words.format(low=wrong[1].name, high=wrong[0].name))
