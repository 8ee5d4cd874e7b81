from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.small_workshop import initiative_id, make_small_workshop
from vmo_desktop.charts.bubble_data import BubbleData, bubble_data
from vmo_desktop.charts.bubble_key import key_entries
from vmo_desktop.charts.bubble_look import looks
from vmo_desktop.charts.chosen_bubbles import assumed_bubbles, chosen_bubbles, unchosen_bubbles
from vmo_desktop.charts.table_view import bubble_table
from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.limits import assume, set_force
from vmo_desktop.workshop.portfolio import chosen
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_small_workshop(tmp_path / "small.vmo") as made:
        made.do(edit_workshop({"budget": 500_000.0}))
        yield made


def _of(workshop: Workshop, *edits: Operation) -> tuple[ScenarioProblem, BubbleData]:
    for edit in edits:
        workshop.do(edit)
    of = ScenarioProblem(workshop.results, workshop.snapshot.choice.scenarios[0])
    return of, assumed_bubbles(bubble_data(workshop.results), of)


def test_every_standing_has_its_own_shape_and_what_is_not_funded_is_pale(workshop: Workshop) -> None:
    ledger = initiative_id(workshop, "Ledger")
    of, plain = _of(workshop, set_force(1, [ledger], False, reason="Postponed"))
    data = chosen_bubbles(plain, chosen(of))
    told = {name: data.categories[place].label for name, place in zip(data.names, data.category, strict=True)}
    assert told == {"Portal": "Funded", "Ledger": "Out", "Robots": "Cannot be chosen"}
    seen = dict(zip(data.names, looks(data, LIGHT), strict=True))
    assert len({look.marker for look in seen.values()}) == 3
    assert seen["Portal"].edge == LIGHT.bubble_edge
    assert seen["Ledger"].edge != LIGHT.bubble_edge


def test_neither_key_nor_table_speaks_of_the_ranking(workshop: Workshop) -> None:
    of, plain = _of(workshop)
    data = chosen_bubbles(plain, chosen(of))
    assert not any("ranking" in entry.text for entry in key_entries(data, LIGHT))
    table = bubble_table(data, workshop.results)
    assert any("Choice" in str(column) for column in table.columns)
    assert not any("ranking" in str(cell) for row in table.rows for cell in row)


def test_without_a_portfolio_no_bubble_claims_anything(workshop: Workshop) -> None:
    _, plain = _of(workshop)
    data = unchosen_bubbles(plain)
    assert not data.categories
    assert not data.has_budget


def test_a_bubble_stands_where_the_scenario_assumes_it_and_is_named_below(workshop: Workshop) -> None:
    robots = initiative_id(workshop, "Robots")
    _, data = _of(workshop, assume(1, robots, {"value": 91.0, "effort": 40.0}))
    place = data.index[robots]
    assert data.value[place] == 91.0
    assert data.axis.number(float(data.x[place])) == pytest.approx(40.0)
    assert data.is_complete[place]
    assert data.asides[-1].text == "1 assumed in this scenario"
    assert data.asides[-1].names == ("Robots",)
