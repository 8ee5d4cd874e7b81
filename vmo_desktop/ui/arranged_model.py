"""A table model whose rows are sorted and filtered for the eye only: the workshop's own order is another matter."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from typing_extensions import override

from vmo_desktop.ui.cell_model import CellModel
from vmo_desktop.ui.row_filter import ColumnFilter, RowFilter, counted_values
from vmo_desktop.ui.row_order import SortKey, in_order

UNSORTED = -1
"""The column that stands for no sorting, as views count."""


class ArrangedModel(CellModel):
    """Rows that a person sorts and filters; a row that is typed into keeps its place until they do so again.

    Signals
    -------
    arranged()
        Other rows are shown, or in another order.
    """

    arranged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = RowFilter()
        self._sort_column = UNSORTED
        self._sort_order = Qt.SortOrder.AscendingOrder
        self._known: frozenset[int] = frozenset()

    # What a table says of its rows

    def own_order(self) -> Sequence[int]:
        """All ids, in the order that they have by themselves."""
        raise NotImplementedError

    def shown_text(self, row_id: int, column: int) -> str:
        """What a cell shows, as filters compare it."""
        raise NotImplementedError

    def sort_key(self, row_id: int, column: int) -> SortKey:
        """What a cell is sorted by."""
        return self.shown_text(row_id, column)

    def filter_title(self, column: int) -> str:
        """What a column is called where it is filtered."""
        return " ".join(str(self.headerData(column, Qt.Orientation.Horizontal) or "").split())

    # What a person asks for

    @property
    def is_in_own_order(self) -> bool:
        """Whether all rows are shown in their own order."""
        return self._sort_column == UNSORTED and not self._filter.is_on

    @property
    def hidden_count(self) -> int:
        """How many rows the filter hides."""
        return len(set(self.own_order()).difference(self.ids))

    @property
    def sorting(self) -> tuple[int, Qt.SortOrder]:
        """The column that the rows are sorted by, and which way; `UNSORTED` where they are not."""
        return self._sort_column, self._sort_order

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        former = self._sort_column
        self._sort_column, self._sort_order = column, order
        self.arrange()
        self._tell_titles(former, column)

    def filter_by(self, text: str, column: int | None = None) -> None:
        """Show only rows that hold a text, in any column or in one."""
        self._filter.set_text(text, column)
        self.arrange()

    def column_filter(self, column: int) -> ColumnFilter:
        """What a column must hold to be shown."""
        return self._filter.columns.get(column, ColumnFilter())

    def filter_column(self, column: int, wanted: ColumnFilter) -> None:
        """Show only rows that a column's filter lets through."""
        self._filter.set_column(column, wanted)
        self.arrange()
        self._tell_titles(column)

    def show_hidden(self) -> None:
        """Filter by no column any more."""
        filtered = tuple(self._filter.columns)
        self._filter.columns.clear()
        self.arrange()
        self._tell_titles(*filtered)

    def forget_columns(self) -> None:
        """Arrange the rows anew without the columns, as these are others now: only while the whole model is reset.

        What stands beside the columns goes on to filter and sort.
        """
        for column in [each for each in self._filter.columns if each >= 0]:
            del self._filter.columns[column]
        if self._sort_column >= 0:
            self._sort_column = UNSORTED
        self._known = frozenset(self.own_order())
        self.hold_rows(self.arranged_ids())

    def column_values(self, column: int) -> Mapping[str, int]:
        """How often each text stands in a column, whatever is hidden."""
        return counted_values(self.shown_text(each, column) for each in self.own_order())

    @property
    def filtered_columns(self) -> Collection[int]:
        """The columns that hide rows."""
        return self._filter.columns.keys()

    def _tell_titles(self, *columns: int) -> None:
        for column in columns:
            if 0 <= column < self.columnCount():
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    # Where the rows go

    def arranged_ids(self) -> list[int]:
        """The ids that are let through, sorted."""
        columns = range(self.columnCount())
        passed = [each for each in self.own_order() if self._filter.passes(partial(self.shown_text, each), columns)]
        if self._sort_column == UNSORTED:
            return passed
        return in_order(passed, lambda each: self.sort_key(each, self._sort_column), self._sort_order)

    def arrange(self) -> None:
        """Sort and filter anew."""
        self._known = frozenset(self.own_order())
        self.place_rows(self.arranged_ids())
        self.arranged.emit()

    def keep_places(self, touched: Iterable[int] = ()) -> None:
        """Take in which rows came and went; the others keep their places, and new or touched ones come to the end."""
        own = self.own_order()
        former, self._known = self._known, frozenset(own)
        if self.is_in_own_order:
            self.place_rows(own)
            return
        kept = [each for each in self.ids if each in self._known]
        shown, wanted = set(kept), set(touched)
        self.place_rows(kept + [each for each in own if each not in shown and (each not in former or each in wanted)])
