from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex
from typing_extensions import override

from vmo_desktop.ui.row_model import NO_PARENT, Index, RowModel

ORDERS = st.lists(st.integers(1, 12), unique=True, max_size=12)


class Plain(RowModel):
    @override
    def columnCount(self, parent: Index = NO_PARENT) -> int:
        return 1

    @override
    def data(self, index: Index, role: int = 0) -> object:
        return self.id_at(index.row())


class WithBlankRow(Plain):
    has_blank_row = True


@given(ORDERS, ORDERS)
def test_rows_take_any_new_order_and_kept_indexes_follow_their_thing(before: list[int], after: list[int]) -> None:
    for kind in (Plain, WithBlankRow):
        model = kind()
        model.place_rows(before)
        kept = {each: QPersistentModelIndex(model.index(row, 0)) for row, each in enumerate(before)}
        model.place_rows(after)
        assert model.ids == tuple(after)
        assert model.rowCount() == len(after) + kind.has_blank_row
        for each, index in kept.items():
            if each in after:
                assert index.row() == after.index(each)
            else:
                assert not index.isValid()


def test_the_blank_row_becomes_the_new_thing_so_that_the_view_stays_on_it() -> None:
    model = WithBlankRow()
    model.place_rows([1, 2])
    blank = QPersistentModelIndex(model.index(2, 0))
    model.place_rows([1, 2, 3])
    assert blank.row() == 2
    assert model.id_at(2) == 3
    assert model.rowCount() == 4


def test_a_row_on_its_way_out_stands_for_nothing_whenever_a_view_looks() -> None:
    """Nobody knows anything of it any more, and a view looks at its rows while others still go."""
    model = Plain()
    model.place_rows([1, 2, 3, 4, 5])
    seen: set[object] = set()
    for told in (model.rowsAboutToBeRemoved, model.rowsRemoved, model.layoutAboutToBeChanged, model.layoutChanged,
                 model.rowsAboutToBeInserted, model.rowsInserted):  # fmt: skip
        told.connect(lambda *_: seen.update(model.index(row, 0).data() for row in range(model.rowCount())))
    model.place_rows([5, 3, 6])
    assert seen == {None, 3, 5, 6}
