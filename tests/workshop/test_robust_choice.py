"""The test of robustness on workshops small enough to know the answer: what varies, what is counted, what is said."""

from pathlib import Path

import pytest

from tests.room import make_room, vote
from tests.workshop.choosing import A, B, C, D, chosen_by, make_choosing
from vmo_desktop.domain.robust_portfolio import Certainty
from vmo_desktop.workshop.choice_rows import GroupKind, ScoreInformation, WeightInformation
from vmo_desktop.workshop.ops.ballots import FilledBallot, take_in
from vmo_desktop.workshop.ops.dependencies import add_group, add_synergy
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.robustness import edit_robustness, set_score_ranges
from vmo_desktop.workshop.ops.rounds import close_round, open_weight_round, reveal_round
from vmo_desktop.workshop.ops.scenarios import edit_scenario
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.robust_choice import RobustChoice, Robustness
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.rows import WeightMethod
from vmo_desktop.workshop.sample_optimiser import CannotTest
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """Four initiatives, two drivers, one budget: A is worth 100 g, B 50, C 100 (1 - g), D nothing."""
    return make_choosing(tmp_path / "choosing.vmo")


def _tested(workshop: Workshop, **settings: object) -> Robustness:
    workshop.do(edit_robustness({"weights": "full", "scores": "fixed", "samples": 1000, **settings}))
    test = RobustChoice(chosen_by(workshop))
    return test.advance(test.wanted)


def test_under_any_weights_the_portfolio_turns_where_growth_weighs_half(workshop: Workshop) -> None:
    found = _tested(workshop)
    low, high = found.selection.intervals()
    assert found.is_complete
    for row, chance in ((A, 0.5), (B, 1.0), (C, 0.5), (D, 0.0)):
        assert low[row] - 1e-9 <= chance <= high[row] + 1e-9
    assert found.certainty == (Certainty.CONTESTED, Certainty.SAFE, Certainty.CONTESTED, Certainty.OUT)
    assert found.is_funded.tolist() == [True, True, False, False]
    # B is second whatever the weights are, D last.
    assert found.acceptability.mean_ranks[[B, D]].tolist() == pytest.approx([2.0, 4.0])
    # Where growth weighs nothing, A and B bring 50, B and C 150.
    assert 95 < found.regret.maximum <= 100
    assert found.regret.best == found.selection.chance[A]
    # A is funded while growth weighs more than half, in the mean three quarters.
    assert found.selection.weights_in[A] == pytest.approx([0.75, 0.25], abs=0.02)
    assert found.selection.weights_out[A] == pytest.approx([0.25, 0.75], abs=0.02)


def test_all_portfolios_that_can_be_right_are_listed(workshop: Workshop) -> None:
    """A and B, B and C, A and C; with D, which brings nothing and fits, the last two once more."""
    core = _tested(workshop).core
    assert core is not None
    assert core.is_exact
    assert core.portfolios == 5
    assert core.index.tolist() == [0.6, 0.6, 0.8, 0.4]


@pytest.mark.parametrize("weights", ["fixed", "interval", "ordinal"])
def test_weights_that_keep_growth_above_risk_change_nothing(workshop: Workshop, weights: str) -> None:
    found = _tested(workshop, weights=weights)
    assert found.selection.chance.tolist() == [1, 1, 0, 0]
    assert found.regret.maximum == 0


def test_the_same_seed_gives_the_same_answer_in_any_stretches_and_another_seed_another(workshop: Workshop) -> None:
    whole = _tested(workshop, scores="ranges")
    test = RobustChoice(chosen_by(workshop))
    first = test.advance(test.fewest)
    assert first.samples == test.fewest
    assert not first.is_complete
    while test.samples < test.wanted:
        known = test.advance(150)
    assert known.is_complete
    assert known.samples == whole.samples
    assert known.selection.chance.tolist() == whole.selection.chance.tolist()
    assert known.acceptability.ranks.tolist() == whole.acceptability.ranks.tolist()
    assert _tested(workshop, scores="ranges", seed=2).selection.chance.tolist() != whole.selection.chance.tolist()


class Enough(Exception):
    """Stops a test."""


def _stop_at_300(done: int, of: int) -> None:
    assert of == 1000
    if done >= 300:
        raise Enough


def test_a_test_that_was_stopped_goes_on_where_it_was(workshop: Workshop) -> None:
    whole = _tested(workshop)
    test = RobustChoice(chosen_by(workshop))
    with pytest.raises(Enough):
        test.advance(1000, _stop_at_300)
    assert 300 <= test.samples < 1000
    known = test.advance(1000)
    assert known.is_complete
    assert known.samples == 1000
    assert known.selection.chance.tolist() == whole.selection.chance.tolist()


def test_ranges_vary_scores_and_a_certain_initiative_is_not_touched(workshop: Workshop) -> None:
    growth, _ = (each.id for each in workshop.snapshot.leaves)
    c = workshop.snapshot.initiatives[C].id
    # With all of growth as well C is worth more than A, and A and C have room with 70.
    workshop.do(set_score_ranges({(c, growth): (0.0, 4.0)}))
    found = _tested(workshop, weights="fixed", scores="ranges")
    assert found.uncertain.scores_used is ScoreInformation.RANGES
    assert 0 < found.selection.chance[C] < 1
    assert found.selection.chance[A] == 1
    low, high = found.uncertain.point_bounds
    assert (low[C, 0], high[C, 0]) == (0, 100)


def test_confidence_and_what_a_scenario_assumes_count_in_every_sample(workshop: Workshop) -> None:
    ids = [each.id for each in workshop.snapshot.initiatives]
    workshop.do(edit_initiatives({each: {"confidence": 10.0 if each == ids[B] else 100.0} for each in ids}))
    workshop.do(edit_scenario(1, {"aim": "confident-value"}))
    found = _tested(workshop)
    # B is now worth 5: A and C are best whenever each is worth more than that.
    low, high = found.selection.intervals()
    assert low[A] <= 0.95 <= high[A]
    assert low[B] <= 0.10 <= high[B]


def test_other_conditions_are_kept_in_every_sample(workshop: Workshop) -> None:
    ids = [each.id for each in workshop.snapshot.initiatives]
    workshop.do(add_group(GroupKind.AT_MOST_ONE, [ids[A], ids[B]]))
    found = _tested(workshop, samples=200)
    assert found.selection.chance.max() == found.selection.chance[C] == 1
    assert found.selection.chance[D] == 0
    assert found.selection.chance[A] == pytest.approx(0.5, abs=0.1)
    assert found.selection.chance[A] + found.selection.chance[B] == pytest.approx(1)


def test_what_a_pair_brings_counts_in_choice_and_regret(workshop: Workshop) -> None:
    ids = [each.id for each in workshop.snapshot.initiatives]
    workshop.do(add_synergy(ids[A], ids[C], {"value": 60.0, "saving": 0.0}))
    found = _tested(workshop, samples=200)
    # A and C are worth 160 now, more than the 150 that any other two bring at best.
    assert found.selection.chance[:3].tolist() == [1, 0, 1]
    assert found.selection.value == pytest.approx(160)
    assert found.regret.maximum == 0


def test_votes_vary_scores_and_everybody_rules_once(tmp_path: Path) -> None:
    workshop = make_room(tmp_path / "room.vmo", costs=(10.0, 10.0), weights=(100.0, 0.0), budget=10.0)
    snapshot = workshop.snapshot
    cells = {(each.id, driver.id): 2.0 for each in snapshot.initiatives for driver in snapshot.leaves}
    workshop.do(set_scores(cells))
    a, b = (each.id for each in snapshot.initiatives)
    growth = snapshot.leaves[0].id
    workshop.do(set_scores({(a, growth): 3.0}))
    asked = [(a, growth), (b, growth)]
    vote(workshop, {"Ana Lima": [4, 0], "Ben Otto": [4, 1], "Cem Kaya": [3, 1], "Dua Rahim": [0, 4]}, asked)
    found = _tested(workshop, weights="fixed", scores="votes")
    assert found.uncertain.scores_used is ScoreInformation.VOTES
    low, high = found.selection.intervals()
    # Cell by cell: A has 4, 4, 3 or 0, B 0, 1, 1 or 4; A is ahead in 9 of 16 draws, equal in 3, behind in 4.
    assert low[0] <= 12 / 16
    assert high[0] >= 9 / 16
    assert found.rule is not None
    funds = dict(zip([each.name for each in found.rule.rulers], found.rule.funded.tolist(), strict=True))
    assert funds["Ana Lima"] == funds["Executives"] == [True, False]
    assert funds["Dua Rahim"] == [False, True]
    assert not found.rule.core.any()


def test_weights_of_participants_count_by_their_voting_weight(workshop: Workshop) -> None:
    _weigh(workshop, {"Anna": (75.0, 25.0), "Bo": (25.0, 75.0)}, {"Anna": 1.0, "Bo": 3.0})
    found = _tested(workshop, weights="participants")
    assert found.uncertain.weights_used is WeightInformation.PARTICIPANTS
    low, high = found.selection.intervals()
    assert low[A] <= 0.25 <= high[A]
    assert found.rule is not None
    assert found.rule.funded.tolist() == [[True, True, False, False], [False, True, True, False]]
    assert found.rule.core.tolist() == [False, True, False, False]


def test_whose_vote_weighs_nothing_rules_nowhere(workshop: Workshop) -> None:
    _weigh(workshop, {"Anna": (75.0, 25.0), "Bo": (25.0, 75.0)}, {"Anna": 1.0, "Bo": 0.0})
    found = _tested(workshop, weights="participants")
    assert found.rule is not None
    assert [each.name for each in found.rule.rulers] == ["Anna"]
    assert found.rule.core.tolist() == [True, True, False, False]


def test_what_is_not_there_falls_back_to_what_the_scenario_says(workshop: Workshop) -> None:
    found = _tested(workshop, weights="participants", scores="both")
    assert found.uncertain.weights_used is WeightInformation.FIXED
    assert found.uncertain.scores_used is ScoreInformation.FIXED
    assert found.uncertain.is_certain
    assert found.selection.chance.tolist() == [1, 1, 0, 0]
    assert found.rule is not None
    assert found.rule.rulers == ()
    assert not found.rule.core.any()


def test_without_a_choice_there_is_nothing_to_test(workshop: Workshop) -> None:
    ids = [each.id for each in workshop.snapshot.initiatives]
    workshop.do(edit_initiatives({each: {"is_mandatory": True} for each in ids}))
    with pytest.raises(CannotTest, match="No portfolio meets all conditions"):
        RobustChoice(chosen_by(workshop))
    workshop.do(edit_initiatives({each: {"cost": None} for each in ids}))
    with pytest.raises(CannotTest, match="No initiative has all"):
        RobustChoice(chosen_by(workshop))


def _weigh(workshop: Workshop, points: dict[str, tuple[float, float]], votes: dict[str, float]) -> None:
    """A revealed round on the weights of both drivers, with people of these voting weights."""
    for name, weight in votes.items():
        workshop.do(add_participant({"name": name, "voting_weight": weight}))
    ids = [each.id for each in workshop.snapshot.leaves]
    workshop.do(open_weight_round("Weights", workshop.snapshot.weight_sets[0].id, WeightMethod.POINTS, ids))
    round_id = workshop.snapshot.rounds[-1].id
    for person in workshop.snapshot.participants:
        given = {(each, each): value for each, value in zip(ids, points[person.name], strict=True)}
        workshop.do(take_in(round_id, person.id, FilledBallot({}, given), way=Way.LAPTOP))
    workshop.do(close_round(round_id))
    workshop.do(reveal_round(round_id))
