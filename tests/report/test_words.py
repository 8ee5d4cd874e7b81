"""Sentences that follow the data."""

from pathlib import Path

import pytest

from tests.report.packs import facts_of, make_sample, make_workshop
from vmo_desktop.report import words
from vmo_desktop.report.open_points import missing_parts, open_points
from vmo_desktop.report.sections import Section
from vmo_desktop.report.titles import generated_title
from vmo_desktop.workshop.choice_rows import Aim
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.presentation import edit_pack
from vmo_desktop.workshop.ops.scenarios import edit_scenario
from vmo_desktop.workshop.ops.scores import set_score
from vmo_desktop.workshop.rows import RankBy
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return make_workshop(tmp_path / "w.vmo", ["Portal", "Ledger", "Robots", "Archive", "Depot"])


@pytest.fixture
def ranked(workshop: Workshop) -> Workshop:
    """Nothing can be chosen, as confidence counts and nobody said any: the order alone is left."""
    workshop.do(edit_scenario(workshop.snapshot.choice.scenarios[0].id, {"aim": Aim.CONFIDENT_VALUE}))
    return workshop


def test_request_tells_number_cost_and_budget_of_what_is_chosen(workshop: Workshop) -> None:
    text = words.request(facts_of(workshop)).replace("\u00a0", " ")
    assert text == (
        "Approve 4 of 5 initiatives for 2 M EUR, within the budget of 2 M EUR: the portfolio of the greatest value."
    )
    assert "proven the best" in words.recommendation(facts_of(workshop))


def test_request_without_a_choice_is_by_the_order(ranked: Workshop) -> None:
    text = words.request(facts_of(ranked)).replace("\u00a0", " ")
    assert text == (
        "Approve 4 of 5 initiatives for 2 M EUR, within the budget of 2 M EUR: "
        "those that come first in the order of value."
    )


def test_request_follows_the_order(ranked: Workshop) -> None:
    ranked.do(edit_pack({"order": RankBy.VALUE_FOR_MONEY}))
    assert words.request(facts_of(ranked)).endswith("in the order of value for money.")


def test_request_when_everything_fits(workshop: Workshop) -> None:
    workshop.do(edit_workshop({"budget": 1e9}))
    assert words.request(facts_of(workshop)).startswith("Approve all 5\u00a0initiatives")
    assert generated_title(facts_of(workshop), Section.PORTFOLIO) == "All 5\u00a0initiatives fit the budget"


def test_request_without_budget_asks_for_one(workshop: Workshop) -> None:
    workshop.do(edit_workshop({"budget": None}))
    assert "set the budget" in words.request(facts_of(workshop))
    assert "begins with Portal" in words.recommendation(facts_of(workshop))


def test_request_when_nothing_fits(ranked: Workshop) -> None:
    ranked.do(edit_workshop({"budget": 1000.0}))
    assert "more than" in words.request(facts_of(ranked))
    assert facts_of(ranked).funded == ()


def test_shares_are_those_of_the_list(workshop: Workshop) -> None:
    # Values 75, 62.5, 50, 37.5 and 25 or so: what matters is that the words repeat the facts.
    facts = facts_of(workshop)
    value = sum(entry.value for entry in facts.funded) / sum(entry.value for entry in facts.entries)
    assert f"{100 * value:.0f}\u00a0% of the value" in words.recommendation(facts)
    assert "80\u00a0% of its cost" in words.recommendation(facts)


def test_first_waiting_tells_what_it_lacks(ranked: Workshop) -> None:
    text = words.cost_and_benefit(facts_of(ranked)).replace("\u00a0", " ")
    assert "First in line is Depot: with 0.5 M EUR more it would fit." in text


def test_missing_scores_and_costs_are_open_points(workshop: Workshop) -> None:
    snapshot = workshop.snapshot
    first, last = snapshot.initiatives[0].id, snapshot.initiatives[-1].id
    workshop.do(set_score(initiative_id=first, driver_id=snapshot.leaves[0].id, value=None))
    workshop.do(edit_initiatives({last: {"cost": None}}))
    points = open_points(facts_of(workshop))
    assert any("Portal lacks scores" in point for point in points)
    assert any("Depot has no cost" in point for point in points)


def test_near_ties_at_the_line_are_told(ranked: Workshop) -> None:
    snapshot = ranked.snapshot
    driver_id = snapshot.leaves[0].id
    for initiative in snapshot.initiatives[3:]:
        ranked.do(set_score(initiative_id=initiative.id, driver_id=driver_id, value=1.0))
    assert any("have the same value" in point for point in open_points(facts_of(ranked)))


def test_mandatory_below_the_line_is_told(ranked: Workshop) -> None:
    ranked.do(edit_initiatives({ranked.snapshot.initiatives[-1].id: {"is_mandatory": True}}))
    facts = facts_of(ranked)
    assert open_points(facts)[0] == "1 mandatory initiative is below the line: Depot."
    text = words.cost_and_benefit(facts).replace("\u00a0", " ")
    assert "First in line" not in text
    assert "Depot is mandatory and not funded: 0.5 M EUR are lacking for it." in text


def test_a_quiet_workshop_has_no_open_points(workshop: Workshop) -> None:
    workshop.do(edit_workshop({"budget": 1_500_000.0}))
    assert open_points(facts_of(workshop)) == []
    assert missing_parts(facts_of(workshop)) == []


def test_the_sample_speaks_of_benefits_and_requirements(tmp_path: Path) -> None:
    with make_sample(tmp_path / "w.vmo", "meridian") as workshop:
        facts = facts_of(workshop)
        assert "Expected benefits a year" in words.cost_and_benefit(facts)
        for dependency in facts.broken_requirements:
            assert facts.entry_of[dependency.requires_id] in facts.waiting
