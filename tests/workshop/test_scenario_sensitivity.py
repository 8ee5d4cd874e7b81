"""How a scenario's portfolio hangs on its weights; a search over a weight can be stopped within one of its searches."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.choosing import A, B, C, approve, chosen_by, make_choosing
from vmo_desktop.domain.portfolio import Status
from vmo_desktop.workshop.ops.dependencies import add_synergy
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.resources import Level, set_funding_levels, set_least_share
from vmo_desktop.workshop.ops.weights import add_weight_set
from vmo_desktop.workshop.scenario_sensitivity import ScenarioSensitivity
from vmo_desktop.workshop.workshop import Workshop


def test_whoever_hears_of_the_progress_can_stop_within_one_search(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    heard: list[tuple[int, int]] = []

    def report(done: int, of: int) -> None:
        if (done, of) in heard:
            raise Enough
        heard.append((done, of))

    with make_choosing(tmp_path / "w.vmo") as workshop:
        for row in (A, B):
            workshop.do(set_least_share(workshop.snapshot.initiatives[row].id, 0.5))
        sensitivity = ScenarioSensitivity(chosen_by(workshop).of)
        with pytest.raises(Enough):
            sensitivity.portfolio_sweep(0, report)
        assert len(heard) == 1
        heard.clear()
        with pytest.raises(Enough):
            sensitivity.portfolio_map(0, 1, report)


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """A is worth 100 g, B 50 and C 100 (1 - g) for a weight g of growth, which is 0.75; A and B are funded."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def _of(workshop: Workshop) -> ScenarioSensitivity:
    return ScenarioSensitivity(chosen_by(workshop).of)


def test_the_value_of_a_portfolio_swings_with_each_weight_and_its_pairs_do_not(workshop: Workshop) -> None:
    bars = _of(workshop).portfolio_tornado(chosen_by(workshop), 0.25)
    assert bars is not None
    assert (bars.low.tolist(), bars.high.tolist()) == ([0.5, 0.0], [1.0, 0.5])
    assert bars.swings.base == pytest.approx(125)
    assert bars.swings.low.tolist() == pytest.approx([100, 150])
    assert bars.swings.high.tolist() == pytest.approx([150, 100])
    a, b = (workshop.snapshot.initiatives[row].id for row in (A, B))
    workshop.do(add_synergy(a, b, {"value": 10.0}))
    bars = _of(workshop).portfolio_tornado(chosen_by(workshop), 0.25)
    assert bars is not None
    assert bars.swings.base == pytest.approx(135)
    assert bars.swings.low.tolist() == pytest.approx([110, 160])


def test_margins_are_told_of_what_is_proven_and_not_approved(workshop: Workshop) -> None:
    portfolio = chosen_by(workshop)
    # A and B bring 125; without A it is 75, without B 100, and with C or D 100 as well: A, C and D.
    assert _of(workshop).funding_margins(portfolio).tolist() == pytest.approx([-50.0, -25.0, 25.0, 25.0])
    unproven = replace(portfolio, choice=replace(portfolio.choice, status=Status.FEASIBLE))
    assert np.isnan(_of(workshop).funding_margins(unproven)).all()
    approved = approve(workshop)
    assert approved.choice.objective == 125.0
    assert np.isnan(_of(workshop).funding_margins(chosen_by(workshop))).all()


def test_a_rival_that_is_worth_less_under_any_weights_never_draws_level(workshop: Workshop) -> None:
    current = chosen_by(workshop).choice.shares
    assert _of(workshop).rival_change(current, np.array([0.0, 0.0, 0.0, 1.0])) == (None, None)


def test_a_pair_that_a_rival_has_counts_in_what_it_must_catch_up(workshop: Workshop) -> None:
    b, c = (workshop.snapshot.initiatives[row].id for row in (B, C))
    current, rival = np.array([1.0, 1.0, 0.0, 0.0]), np.array([0.0, 1.0, 1.0, 0.0])
    workshop.do(add_synergy(b, c, {"value": 20.0}))
    # A and B bring 50 + 100 g; B and C 150 - 100 g, and 20 together.
    total, euclidean = _of(workshop).rival_change(current, rival)
    assert total is not None
    assert euclidean is not None
    assert total.weights.tolist() == pytest.approx([0.6, 0.4])
    assert total.distance == pytest.approx(0.3)
    assert euclidean.weights.tolist() == pytest.approx([0.6, 0.4])
    assert euclidean.distance == pytest.approx(np.sqrt(2) * 0.15)


def test_where_classes_have_weights_of_their_own_no_single_change_is_told(workshop: Workshop) -> None:
    workshop.do(add_weight_set("Small ones", class_name="Small"))
    assert _of(workshop).rival_change(np.ones(4), np.zeros(4)) == (None, None)


def test_a_portfolio_that_is_funded_otherwise_from_a_weight_on_is_told_so(workshop: Workshop) -> None:
    a = workshop.snapshot.initiatives[A].id
    # Slim A leaves 30 for B; the whole of it costs 70, all there is. They are worth 80 g and 50 against 200 g.
    workshop.do(set_funding_levels(a, [Level("Slim", 40.0, 0.8), Level("Whole", 70.0, 2.0)]))
    workshop.do(edit_initiatives({workshop.snapshot.initiatives[C].id: {"cost": 90.0}}))
    found = _of(workshop).portfolio_sweep(0)
    (change,) = found.changes
    assert change.weight == pytest.approx(50 / 120)
    assert (change.added.tolist(), change.removed.tolist(), change.otherwise.tolist()) == ([], [B], [A])
    assert [found.cost(place) for place in (0, 1)] == [70.0, 70.0]
    assert [found.at(weight) for weight in (0.0, 0.41, 0.42, 1.0)] == [0, 0, 1, 1]
    assert found.left_out.tolist() == []
