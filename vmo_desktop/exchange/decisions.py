"""How each column writes its numbers and dates: decided by its own cells, else by the file's, else a question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from vmo_desktop.exchange.date_orders import SettledOrder, Span, order_by_time, order_of_others, spans_of
from vmo_desktop.exchange.dates import OrderDecision, are_dates, decide_order, is_day_alone, is_whole_date
from vmo_desktop.exchange.mapping import (
    DATE_FIELDS,
    NUMBER_FIELDS,
    ColumnMap,
    DateOrder,
    DecimalMark,
    DriverTarget,
    Field,
    Target,
)
from vmo_desktop.exchange.numbers import MarkDecision, decide_mark
from vmo_desktop.exchange.table import SourceKind, SourceTable, name_key
from vmo_desktop.exchange.values import CellReader, DriverScale, units_of
from vmo_desktop.workshop.snapshot import Snapshot

_EVIDENCE_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Question:
    """A column whose cells can be read in two ways, and the way in which they were read."""

    place: int
    column: str
    example: str
    answer: DecimalMark | DateOrder

    @property
    def is_about_dates(self) -> bool:
        """Whether the order of dates is open, not the decimal mark of numbers."""
        return isinstance(self.answer, DateOrder)


class ColumnDecisions:
    """How each mapped column writes its numbers and dates."""

    def __init__(self, table: SourceTable, places: Sequence[tuple[int, ColumnMap]], snapshot: Snapshot) -> None:
        self._table = table
        self._places = places
        self._snapshot = snapshot
        self._effort_unit = snapshot.workshop.effort_unit
        self.questions: list[Question] = []
        self.marks: dict[int, MarkDecision] = {}
        self.orders: dict[int, OrderDecision] = {}
        self.settled: list[SettledOrder] = []
        for place, column in places:
            if isinstance(column.target, DriverTarget) or column.target in NUMBER_FIELDS:
                self.marks[place] = self._own_mark(place, column)
            elif column.target in DATE_FIELDS:
                self.orders[place] = self._own_order(place, column)
        if any(decision.is_open for decision in self.orders.values()):
            self._settle_orders()
        if any(not decision.is_sure and decision.has_ambiguous for decision in self.marks.values()):
            self._settle_marks()

    def reader(self, place: int, column: ColumnMap) -> CellReader:
        """The reader of a mapped column."""
        raw, target = self._table.raw, column.target
        return CellReader(
            column,
            decimal=self.marks[place].mark if place in self.marks else DecimalMark.POINT,
            dates=self.orders[place].order if place in self.orders else DateOrder.DAY_FIRST,
            texts={name_key(text): value for text, value in column.texts},
            is_text_file=raw.kind is SourceKind.TEXT,
            has_1904_dates=raw.has_1904_dates,
            driver=driver_scale(self._snapshot, column.target.code)
            if isinstance(column.target, DriverTarget)
            else None,
            units=units_of(target, self._effort_unit),
            has_days=place in self.orders and self._has_days(place),
        )

    def _texts(self, place: int, limit: int | None = None) -> Iterator[str]:
        cells = (row.cells[place] for row in islice(self._table.rows, limit))
        return (cell for cell in cells if isinstance(cell, str) and cell.strip())

    def _own_mark(self, place: int, column: ColumnMap) -> MarkDecision:
        if column.decimal is not None:
            return MarkDecision(column.decimal, is_sure=True)
        return decide_mark(self._texts(place), units_of(column.target, self._effort_unit))

    def _settle_marks(self) -> None:
        """Where a column leaves it open, the other columns of the file decide, if they agree; else it is a question."""
        others = (decide_mark(self._texts(place, _EVIDENCE_ROWS)) for place in range(len(self._table.columns)))
        marks = {decision.mark for decision in others if decision.is_sure}
        for place, decision in self.marks.items():
            if decision.is_sure or not decision.has_ambiguous:
                continue
            if len(marks) == 1:
                self.marks[place] = MarkDecision(next(iter(marks)), is_sure=True)
            else:
                self._ask(place, decision.mark)

    def _own_order(self, place: int, column: ColumnMap) -> OrderDecision:
        if column.dates is not None:
            return OrderDecision(column.dates, is_sure=True)
        return decide_order(self._texts(place))

    def _has_days(self, place: int) -> bool:
        """Whether other dates of a column surely say of which day they are."""
        order = self.orders[place].order
        return any(isinstance(row.cells[place], date) for row in self._table.rows) or any(
            is_whole_date(text, order) or is_day_alone(text) for text in self._texts(place)
        )

    def _settle_orders(self) -> None:
        """Where columns leave it open, the sure ones decide, if they agree, else time does; else it is a question."""
        texts = {place: tuple(self._texts(place)) for place, decision in self.orders.items() if decision.is_open}
        sure = self._sure_orders()
        by_time = None if sure else order_by_time(texts.values(), self._spans_in)
        for place, own in texts.items():
            found = order_of_others(own, sure) if sure else by_time
            if found is None:
                self._ask(place, self.orders[place].order)
                continue
            self.orders[place] = OrderDecision(found.order, is_sure=True)
            example = next(text.strip() for text in own if decide_order([text]).has_ambiguous)
            self.settled.append(SettledOrder(self._table.columns[place].label, example, found))

    def _sure_orders(self) -> dict[str, DateOrder]:
        """The orders of the columns that decide for themselves, whether they are mapped or not, by label."""
        found = {}
        for place, column in enumerate(self._table.columns):
            texts = tuple(self._texts(place, _EVIDENCE_ROWS))
            decision = self.orders.get(place) or decide_order(texts if are_dates(texts) else ())
            if decision.is_sure:
                found[column.label] = decision.order
        return found

    def _spans_in(self, order: DateOrder) -> list[Span]:
        """What stands from start to end, where columns that are open are read in an order."""
        readers: dict[Target, tuple[int, CellReader]] = {}
        for place, column in self._places:
            if column.target in DATE_FIELDS:
                reader = self.reader(place, column)
                in_order = replace(reader, dates=order) if self.orders[place].is_open else reader
                readers.setdefault(column.target, (place, in_order))
        if len(readers) < len(DATE_FIELDS):
            return []
        rows = islice(self._table.rows, _EVIDENCE_ROWS)
        return spans_of(rows, readers[Field.START_DATE], readers[Field.END_DATE])

    def _ask(self, place: int, answer: DecimalMark | DateOrder) -> None:
        def is_open(text: str) -> bool:
            decision = decide_order([text]) if isinstance(answer, DateOrder) else decide_mark([text])
            return decision.has_ambiguous

        label = self._table.columns[place].label
        example = next(filter(is_open, self._texts(place)), next(self._texts(place), ""))
        self.questions.append(Question(place, label, example.strip(), answer))


def driver_scale(snapshot: Snapshot, code: str) -> DriverScale:
    """What the driver with a code accepts."""
    driver = next(each for each in snapshot.leaves if each.code == code)
    scale = snapshot.scales[driver.id]
    # A measure may still have the levels that the driver had before: they mean nothing on its range.
    levels = snapshot.levels[driver.id] if scale.is_anchored else ()
    labels = {name_key(level.label): level.score for level in levels if level.label.strip()}
    return DriverScale(driver.name or driver.code, scale, labels)
