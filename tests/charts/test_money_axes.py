"""Money over time as the axis of the bubble chart to the right."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.choosing import A, B, C, make_choosing
from vmo_desktop.charts.bubble_data import BubbleData, bubble_data
from vmo_desktop.charts.table_view import bubble_table
from vmo_desktop.domain.forecast import Timing
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.presentation import edit_chart
from vmo_desktop.workshop.rows import BubbleX
from vmo_desktop.workshop.value_rows import CashKind
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """A pays 40 and earns 30 in each of two years, B pays 30 and earns 10, C earns without a cost; of D none knows."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        opened.do(edit_finance({"discount_rate": 0.0, "periods": 3}))
        ids = [each.id for each in opened.snapshot.initiatives]
        lines = [
            {"initiative_id": ids[place], "kind": CashKind.BENEFIT, "likely": likely, "start": 1.0}
            for place, likely in ((A, 30.0), (B, 5.0), (C, 8.0))
        ]
        free = {"initiative_id": ids[C], "kind": CashKind.COST, "likely": 0.0, "timing": Timing.ONCE}
        opened.do(CASH_LINES.add([*lines, free]))
        yield opened


def _bubbles(workshop: Workshop, field: BubbleX) -> BubbleData:
    workshop.do(edit_chart({"x_field": field, "x_threshold": field.break_even}))
    return bubble_data(workshop.results)


def test_the_axis_shows_net_present_value_from_below_nothing(workshop: Workshop) -> None:
    data = _bubbles(workshop, BubbleX.NPV)
    assert data.axis.title == "NPV (EUR)"
    assert data.names == ("A", "B", "C")
    assert data.x.tolist() == [20.0, -20.0, 16.0]
    assert data.axis.low <= -20
    assert [each.text for each in data.asides] == ["1 without known benefit in money"]
    assert data.asides[0].names == ("D",)


def test_more_is_better_to_the_right(workshop: Workshop) -> None:
    data = _bubbles(workshop, BubbleX.NPV)
    assert data.x_threshold == 0
    assert [data.quadrant(place) for place in range(3)] == [0, 1, 2]
    assert [data.is_right(quadrant) for quadrant in range(4)] == [True, False, True, False]
    table = bubble_table(data, workshop.results)
    quadrant = [column.title for column in table.columns].index("Quadrant")
    assert {row[1]: row[quadrant] for row in table.rows if row[1] != "D"} == {
        "A": "Quick wins", "B": "Big bets", "C": "Fill-ins",
    }  # fmt: skip


def test_a_return_needs_a_cost_and_a_payback_must_come(workshop: Workshop) -> None:
    data = _bubbles(workshop, BubbleX.ROI)
    assert data.axis.title == "ROI (%)"
    assert data.x.tolist() == pytest.approx([50.0, -100 * 20 / 30])
    assert [each.text for each in data.asides] == ["1 without known benefit in money", "1 without cost"]
    data = _bubbles(workshop, BubbleX.PAYBACK)
    assert data.axis.title == "Payback (years)"
    assert dict(zip(data.names, data.x.tolist(), strict=True)) == pytest.approx({"A": 1 + 1 / 3, "C": 0.0})
    assert [each.text for each in data.asides] == [
        "1 without known benefit in money", "1 not paid back within the plan",
    ]  # fmt: skip
    data = _bubbles(workshop, BubbleX.PROFITABILITY)
    assert data.x.tolist() == pytest.approx([1.5, 1 / 3])


def test_without_a_cost_there_is_no_place(workshop: Workshop) -> None:
    workshop.do(edit_initiatives({workshop.snapshot.initiatives[A].id: {"cost": None}}))
    data = _bubbles(workshop, BubbleX.NPV)
    assert data.names == ("B", "C")
    assert [(each.text, each.names) for each in data.asides] == [
        ("1 without known benefit in money", ("D",)), ("1 without cost", ("A",)),
    ]  # fmt: skip


def test_another_cash_line_moves_the_bubble(workshop: Workshop) -> None:
    former = _bubbles(workshop, BubbleX.NPV)
    line = workshop.snapshot.value.cash_lines[workshop.snapshot.initiatives[A].id][0]
    workshop.do(CASH_LINES.edit(line.id, {"likely": 40.0}))
    assert bubble_data(workshop.results, former=former).x.tolist() == [40.0, -20.0, 16.0]
