"""Charts as tables."""

from vmo_desktop.charts.bubble_data import bubble_data
from vmo_desktop.charts.table_view import bubble_table
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.workshop import Workshop


def test_the_table_has_every_bubble_and_what_stands_aside(portfolio: Workshop) -> None:
    first = portfolio.snapshot.initiatives[0]
    portfolio.do(edit_initiatives({first.id: {"effort": None}}))
    table = bubble_table(bubble_data(portfolio.results), portfolio.results)
    assert len(table.rows) == 24
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert table.ids[-1] == first.id
    assert table.rows[-1][-1] == "without effort"
    values = [row[2] for row in table.rows[:-1]]
    assert values == sorted(values, key=lambda value: -float(value or 0))


def test_effort_is_the_number_that_was_typed(portfolio: Workshop) -> None:
    rows = bubble_table(bubble_data(portfolio.results), portfolio.results).rows
    efforts = {each.code: each.effort for each in portfolio.snapshot.initiatives}
    assert all(row[5] == efforts[str(row[0])] for row in rows)
