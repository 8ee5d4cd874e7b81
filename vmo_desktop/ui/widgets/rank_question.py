"""Asks for a rank order, by keys or mouse, with the weights of all three ways to read one beside each other."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.rank_row import WEIGHT_WIDTH, RankRow
from vmo_desktop.ui.widgets.text_button import TextButton
from vmo_desktop.ui.widgets.weight_question import WeightQuestion
from vmo_desktop.workshop.rows import Question
from vmo_desktop.workshop.weighting import FROM_RANKS, Sheet


@dataclass(frozen=True, slots=True)
class Order:
    """Drivers by id, most important first; `tied` are those with the rank of the one before them."""

    ids: tuple[int, ...]
    tied: frozenset[int] = frozenset()

    @property
    def ranks(self) -> dict[int, int]:
        """The rank of each: those tied share the first of their places."""
        ranks: dict[int, int] = {}
        rank = 1
        for place, each in enumerate(self.ids, start=1):
            rank = rank if each in self.tied and place > 1 else place
            ranks[each] = rank
        return ranks

    def moved(self, driver_id: int, place: int) -> "Order":
        """The order with a driver at another place, tied to nobody there."""
        old = self.ids.index(driver_id)
        below = self.ids[old + 1] if old + 1 < len(self.ids) and driver_id not in self.tied else None
        rest = [each for each in self.ids if each != driver_id]
        rest.insert(min(max(place, 0), len(rest)), driver_id)
        follower = rest[rest.index(driver_id) + 1 :][:1]
        return Order(tuple(rest), self.tied - {driver_id, below, *follower})

    def with_tie(self, driver_id: int) -> "Order":
        """The order with a driver tied to the one above, or no longer."""
        return Order(self.ids, self.tied ^ {driver_id}) if driver_id != self.ids[0] else self


def order_of(sheet: Sheet) -> Order:
    """The rank order on a sheet; who is not ranked comes last, in the order of the sheet."""
    ranks = {first: rank for (first, _), rank in sheet.answers.get(Question.RANK, {}).items()}
    ids = sorted(sheet.ids, key=lambda each: ranks.get(each, np.inf))
    tied = {low for high, low in pairwise(ids) if low in ranks and ranks[low] == ranks.get(high)}
    return Order(tuple(ids), frozenset(tied))


class RankQuestion(WeightQuestion):
    """A row for each driver; nothing is ranked until something is moved or the order is said to be right."""

    def __init__(self, *, shows_weights: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shows_weights = shows_weights
        self._order = Order(())
        self.rows: dict[int, RankRow] = {}
        asked = self.tr("Imagine every driver at its worst. Which one would you take to its best first, which next?")
        self.settle = TextButton(self.tr("The order is right"))
        self.settle.clicked.connect(self._settle)
        hint = self.tr("Alt+Up and Alt+Down or the mouse move a driver, “=” gives it the rank of the one above.")
        foot = QHBoxLayout()
        foot.addWidget(PlainLabel(hint, role=TextRole.MUTED, wraps=True), 1)
        foot.addWidget(self.settle)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(4))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8))
        layout.addWidget(PlainLabel(asked, role=TextRole.TITLE, wraps=True))
        layout.addLayout(foot)
        layout.addLayout(self._heads())
        layout.addWidget(self._list)
        layout.addStretch(1)

    @property
    def order(self) -> Order:
        """The order shown."""
        return self._order

    @override
    def show_sheet(self, sheet: Sheet, colours: Mapping[int, str]) -> None:
        """Show the order as it was given, or that of the sheet where none was."""
        del colours
        if self.sheet is None or sheet.drivers != self.sheet.drivers:
            self._build(sheet)
        self.sheet = sheet
        ranked = len(sheet.answers.get(Question.RANK, {}))
        if ranked or set(self._order.ids) != set(sheet.ids):
            self._order = order_of(sheet)
        self.settle.setHidden(ranked == len(sheet.drivers))
        self._draw(is_ranked=ranked == len(sheet.drivers))

    def _heads(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(scaled(8), 0, scaled(8), 0)
        row.setSpacing(scaled(8))
        row.addStretch(1)
        for name in (self.tr("centroid"), self.tr("rank sum"), self.tr("reciprocal")) if self._shows_weights else ():
            label = PlainLabel(name, role=TextRole.CAPTION)
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            label.setFixedWidth(scaled(WEIGHT_WIDTH))
            row.addWidget(label)
        return row

    def _build(self, sheet: Sheet) -> None:
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for driver in sheet.drivers:
            row, each = RankRow(driver, len(FROM_RANKS) if self._shows_weights else 0), driver.id
            row.moved.connect(lambda step, each=each: self._move(each, self._order.ids.index(each) + step))
            row.dropped.connect(lambda y, each=each: self._drop(each, y))
            row.tied.connect(lambda each=each: self._say(self._order.with_tie(each)))
            row.walked.connect(lambda step, each=each: self._walk(each, step))
            row.settled.connect(self._on_settled)
            self.rows[each] = row

    def _draw(self, *, is_ranked: bool) -> None:
        ranks = self._order.ranks
        places = list(ranks.values())
        shares = [way(places) for way in FROM_RANKS.values()] if self._shows_weights and places else []
        before: QWidget | None = None
        for place, each in enumerate(self._order.ids):
            row = self.rows[each]
            self._column.insertWidget(place, row)
            row.show()
            texts = [f"{decimal_text(100 * share[place], 1)} %" if is_ranked else "" for share in shares]
            row.show_rank(str(ranks[each]) if is_ranked else "–", texts)
            if before is not None:
                QWidget.setTabOrder(before, row)
            before = row
        self._column.activate()
        if self._order.ids:
            self.setFocusProxy(self.rows[self._order.ids[0]])

    def _move(self, driver_id: int, place: int) -> None:
        if 0 <= place < len(self._order.ids):
            self._say(self._order.moved(driver_id, place))
            self.rows[driver_id].setFocus()

    def _drop(self, driver_id: int, y: int) -> None:
        above = [each for each in self._order.ids if each != driver_id and self.rows[each].geometry().center().y() < y]
        if len(above) == self._order.ids.index(driver_id):
            self._column.invalidate()
            self._column.activate()
        else:
            self._move(driver_id, len(above))

    def _walk(self, driver_id: int, step: int) -> None:
        place = self._order.ids.index(driver_id) + step
        if 0 <= place < len(self._order.ids):
            self.rows[self._order.ids[place]].setFocus()

    def _settle(self) -> None:
        self._say(self._order)

    def _on_settled(self) -> None:
        if self.settle.isHidden():
            self.finished.emit()
        else:
            self._settle()

    def _say(self, order: Order) -> None:
        self._order = order
        self.answered.emit({Question.RANK: {(each, each): float(rank) for each, rank in order.ranks.items()}})
