"""A text table of published cash flows: one row a project, its flows by period or day, and the rates that go with it.

Flows stand in columns headed by their periods or days, or all in one cell; or each in a row of its own beside its
period or day. An investment is what is paid first, whatever its sign.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange.cash_flow_headings import (
    DATES,
    FINANCE,
    FIRST_YEAR,
    FLOWS,
    INVESTMENT,
    NAME,
    PERIOD,
    RATE,
    REINVESTMENT,
    TIMING,
    day_of,
    known_heading,
    period_of,
)
from vmo_desktop.exchange.cash_flows import CashFlows
from vmo_desktop.exchange.dates import decide_order, may_be_two_days
from vmo_desktop.exchange.number_table import NumberRow, NumberTable
from vmo_desktop.exchange.table import name_key
from vmo_desktop.translation import Texts

tr = Texts("Import")

MOST_PERIODS = 600
"""A longer plan is a mistake in its headings."""


@dataclass(slots=True)
class _Money:
    """A flow as it is read, with where it stands; without a time it follows the flow before."""

    amount: float
    when: int | date | None
    row: NumberRow
    column: int


def read_cash_flows(path: Path) -> tuple[CashFlows, ...]:
    """Read a table; raises `SourceRefused` naming the cell."""
    return _Reader(path).projects()


class _Reader:
    def __init__(self, path: Path) -> None:
        self._cells = NumberTable(path)
        self._order = decide_order(part for row in self._cells.rows for cell in row.cells
                                   for part in cell.split(";"))  # fmt: skip
        header, *rows = self._cells.rows
        self._columns: dict[str, int] = {}
        self._times: dict[int, int | date | None] = {}
        if self._is_heading(header):
            self._rows = rows
            for column, heading in enumerate(header.cells):
                self._take_heading(header, column, heading)
        else:
            self._rows = self._cells.rows
            self._take_no_headings(header)
        self._take_row_of_days()
        if FLOWS not in self._columns and not self._times:
            raise self._refused(
                tr("no column holds cash flows."),
                tr("Head the columns of money with their periods or days, or one column with flows."),
            )
        if not self._rows:
            raise self._refused(tr("there is no project."), tr("Give a row for each project."))

    def projects(self) -> tuple[CashFlows, ...]:
        found: dict[str, list[NumberRow]] = {}
        is_long = FLOWS in self._columns and (DATES in self._columns or PERIOD in self._columns) and not self._times
        is_long = is_long and all(len(self._cells.parts(row, self._columns[FLOWS])) == 1 for row in self._rows)
        names: dict[str, str] = {}
        for place, row in enumerate(self._rows, 1):
            name = self._text(row, NAME) or ("" if is_long else str(place))
            key = name_key(name)
            if key in found and not is_long:
                raise self._cells.refused(
                    row, self._columns[NAME], tr('"{name}" is there twice.', name=name),
                    tr("Give every project its own name."),
                )  # fmt: skip
            names.setdefault(key, name)
            found.setdefault(key, []).append(row)
        return tuple(self._project(names[key], rows) for key, rows in found.items())

    # Headings

    def _is_heading(self, row: NumberRow) -> bool:
        """Whether the first row heads the columns: some cell is a known word, a period or a day, and none is money."""
        texts = {column: cell for column, cell in enumerate(row.cells) if cell}
        if any(known_heading(text) is not None for text in texts.values()):
            return True
        periods = [period for text in texts.values() if (period := period_of(text)) is not None]
        days = [text for text in texts.values() if self._day(text) is not None]
        timed = len(periods) + len(days)
        is_money = timed < sum(self._cells.is_number(row, column) for column in texts)
        return timed > 0 and not is_money and all(later == period + 1 for period, later in pairwise(periods))

    def _take_heading(self, header: NumberRow, column: int, heading: str) -> None:
        known, period = known_heading(heading), period_of(heading)
        when = self._day(heading) if period is None else period
        if known is not None:
            if known in self._columns:
                if known == NAME:
                    return
                raise self._cells.refused(
                    header, column, tr('two columns are taken for "{heading}".', heading=known),
                    tr("Give one of them another heading."),
                )  # fmt: skip
            self._columns[known] = column
        elif when is not None:
            self._refuse_two_days(header, column, heading)
            self._times[column] = when
        elif any(self._cells.is_number(row, column) for row in self._rows):
            if heading and column > 0:
                raise self._cells.refused(
                    header, column, tr('"{heading}" names no period, day or rate.', heading=heading),
                    tr("Write a period such as 2 or 2027, or a day such as 2027-03-31."),
                )  # fmt: skip
            if column > 0 or heading == "":
                self._times[column] = None

    def _take_no_headings(self, first: NumberRow) -> None:
        is_named = not self._cells.is_number(first, 0)
        if is_named:
            self._columns[NAME] = 0
        self._times = dict.fromkeys(range(int(is_named), max(len(row.cells) for row in self._rows)))

    def _take_row_of_days(self) -> None:
        """A row named dates says on which day the money of each column flows."""
        for row in self._rows:
            column = self._columns.get(NAME, 0)
            if self._times and known_heading(self._cells.text(row, column)) == DATES:
                self._times = {each: self._day_in(row, each) for each in self._times if self._cells.text(row, each)}
                self._rows = [each for each in self._rows if each is not row]
                return

    # Rows

    def _project(self, name: str, rows: list[NumberRow]) -> CashFlows:
        money = [each for row in rows for each in self._money_of(row)]
        if not money:
            raise self._cells.refused(rows[0], self._any_column(), tr("there is no cash flow."), tr("Fill the row."))
        if len(money) == 1 and FLOWS in self._columns and len(rows) == 1:
            raise self._cells.refused(
                rows[0], self._columns[FLOWS], tr("there is one cash flow only."),
                tr("Divide several flows by semicolons."),
            )  # fmt: skip
        rates = [self._rate(rows, heading) for heading in (RATE, FINANCE, REINVESTMENT)]
        if any(isinstance(each.when, date) for each in money):
            flows, days = self._dated(money)
            return CashFlows(name, flows, 0, days, *rates)
        first, flows = self._by_period(money)
        is_late = "end" in self._text(rows[0], TIMING).casefold()
        return CashFlows(name, flows, max(first, int(is_late)), (), *rates)

    def _money_of(self, row: NumberRow) -> list[_Money]:
        """The flows of a row in the order of their columns, an investment first."""
        money = []
        if INVESTMENT in self._columns:
            column = self._columns[INVESTMENT]
            paid = self._cells.number(row, column)
            when = 0 if any(isinstance(each, int) and each < FIRST_YEAR for each in self._times.values()) else None
            money += [] if paid is None else [_Money(-abs(paid), when, row, column)]
        return money + self._money_of_cell(row) + self._money_of_columns(row)

    def _money_of_cell(self, row: NumberRow) -> list[_Money]:
        if FLOWS not in self._columns:
            return []
        column = self._columns[FLOWS]
        amounts = self._cells.several(row, column)
        times: list[int | date | None] = [None] * len(amounts)
        if DATES in self._columns:
            times = [self._day_or_refuse(row, self._columns[DATES], part) for part in self._times_in(row, DATES, times)]
        elif PERIOD in self._columns:
            times = [self._period_or_refuse(row, part) for part in self._times_in(row, PERIOD, times)]
        if len(times) != len(amounts):
            raise self._cells.refused(
                row, column, tr("there are {flows} flows and {times} times.", flows=len(amounts), times=len(times)),
                tr("Give every flow its own time."),
            )  # fmt: skip
        return [_Money(amount, when, row, column) for amount, when in zip(amounts, times, strict=True)]

    def _times_in(self, row: NumberRow, heading: str, flows: Sequence[object]) -> list[str]:
        """The texts of a cell of times; that of one flow may be written with spaces."""
        return [self._text(row, heading)] if len(flows) == 1 else self._cells.parts(row, self._columns[heading])

    def _money_of_columns(self, row: NumberRow) -> list[_Money]:
        money: list[_Money] = []
        hole = None
        for column, when in self._times.items():
            amount = self._cells.number(row, column)
            if amount is None:
                hole = column if hole is None else hole
            elif hole is not None and not isinstance(when, date):
                raise self._cells.refused(
                    row, hole, tr("there is no number between the others."), tr("Write 0 where no money flows.")
                )
            else:
                money.append(_Money(amount, when, row, column))
        return money

    def _by_period(self, money: list[_Money]) -> tuple[int, FloatArray]:
        """The first period, 0 or as the headings say, and money of every period from there on."""
        periods: list[int] = []
        for each in money:
            periods.append(each.when if isinstance(each.when, int) else periods[-1] + 1 if periods else 0)
        if max(periods) >= FIRST_YEAR:
            # Whatever has no year of its own was paid in the period before.
            years = [period for period in periods if period >= FIRST_YEAR]
            start = min(years) - (len(years) < len(periods))
            periods = [period - start if period >= FIRST_YEAR else 0 for period in periods]
        first = min(periods)
        if max(periods) - first > MOST_PERIODS:
            late = money[int(np.argmax(periods))]
            raise self._cells.refused(late.row, late.column, tr("this is too late."), tr("Number the periods from 0."))
        flows = np.zeros(max(periods) - first + 1)
        np.add.at(flows, np.array(periods) - first, [each.amount for each in money])
        return first, flows

    def _dated(self, money: list[_Money]) -> tuple[FloatArray, tuple[date, ...]]:
        dated = []
        for each in money:
            if not isinstance(each.when, date):
                raise self._cells.refused(
                    each.row, each.column, tr("this flow has no day, and others have."), tr("Give every flow a day.")
                )
            dated.append((each.when, each.amount))
        dated.sort(key=lambda pair: pair[0])
        return np.array([amount for _, amount in dated]), tuple(day for day, _ in dated)

    def _rate(self, rows: list[NumberRow], heading: str) -> float | None:
        if heading not in self._columns:
            return None
        return next((rate for row in rows if (rate := self._cells.rate(row, self._columns[heading])) is not None), None)

    # Cells

    def _text(self, row: NumberRow, heading: str) -> str:
        return self._cells.text(row, self._columns[heading]) if heading in self._columns else ""

    def _any_column(self) -> int:
        return self._columns.get(FLOWS, next(iter(self._times), 0))

    def _day(self, text: str) -> date | None:
        return self._any_day(text) if re.search(r"\D", text) else None

    def _any_day(self, text: str) -> date | None:
        return day_of(text, self._order.order, has_1904_dates=self._cells.has_1904_dates)

    def _day_in(self, row: NumberRow, column: int) -> date:
        return self._day_or_refuse(row, column, self._cells.text(row, column))

    def _refuse_two_days(self, row: NumberRow, column: int, text: str) -> None:
        if may_be_two_days(text, self._order):
            reason = tr('"{text}" may be two days: its parts can stand in another order.', text=text)
            raise self._cells.refused(row, column, reason, tr("Write it as 2027-03-31."))

    def _day_or_refuse(self, row: NumberRow, column: int, text: str) -> date:
        self._refuse_two_days(row, column, text)
        day = self._any_day(text)
        if day is None:
            raise self._cells.refused(
                row, column, tr('"{text}" is not a date.', text=text), tr("Write it as 2027-03-31.")
            )
        return day

    def _period_or_refuse(self, row: NumberRow, text: str) -> int:
        period = period_of(text)
        if period is None:
            raise self._cells.refused(
                row, self._columns[PERIOD], tr('"{text}" is no period.', text=text), tr("Write a number from 0 on.")
            )
        return period

    def _refused(self, reason: str, remedy: str) -> SourceRefused:
        return SourceRefused(CellPlace(self._cells.file), reason, remedy)
