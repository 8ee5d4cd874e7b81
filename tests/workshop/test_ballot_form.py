"""The ballot of a participant: what it asks, in which words, and when there is none."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.room import make_room
from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.ballot_form import AskedDriver, form_of, forms_of, open_rounds
from vmo_desktop.workshop.ballot_words import measure_words, no_opinion, number, own_words, sealed_words
from vmo_desktop.workshop.ops.drivers import edit_driver, set_levels
from vmo_desktop.workshop.ops.participants import bar_drivers, edit_participant, set_interests
from vmo_desktop.workshop.ops.rounds import close_round, open_round, open_weight_round, reveal_round
from vmo_desktop.workshop.rows import Direction, ScaleKind, WeightMethod
from vmo_desktop.workshop.workshop import Workshop

ANA, BEN, CEM, DUA = 1, 2, 3, 4


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    """Growth with levels, Trust a measure in days of which less is better; an open round on A and C."""
    with make_room(tmp_path / "room.vmo") as workshop:
        workshop.do(
            edit_driver(2, {"scale": "measure", "low": -1.5, "high": 20.0, "unit": "days", "direction": "lower"})
        )
        workshop.do(open_round("Round", [1, 3], [1, 2]))
        yield workshop


def _refusal(room: Workshop, *of: int) -> str:
    with pytest.raises(NotAllowed) as refused:
        form_of(room.snapshot, *of)
    return str(refused.value)


def test_a_ballot_asks_for_what_the_round_does_and_marks_what_the_participant_owns(room: Workshop) -> None:
    room.do(set_interests(BEN, [1, 2]))
    room.do(set_interests(ANA, [3]))
    form = form_of(room.snapshot, 1, BEN)
    assert (form.frame, form.round) == (room.snapshot.workshop, room.snapshot.rounds[0])
    assert form.participant.name == "Ben Otto"
    assert [each.name for each in form.initiatives] == ["A", "C"]
    growth, trust = form.drivers
    assert (growth.driver.name, growth.low, growth.high, growth.is_measure) == ("Growth", 0.0, 4.0, False)
    assert [each.score for each in growth.levels] == [0.0, 1.0, 2.0, 3.0, 4.0]
    assert (trust.driver.name, trust.low, trust.high, trust.is_measure) == ("Trust", -1.5, 20.0, True)
    assert trust.levels == ()
    assert form.own == {1, 2}


def test_drivers_that_a_participant_does_not_score_are_not_asked(room: Workshop) -> None:
    room.do(bar_drivers(BEN, [1]))
    assert [each.driver.name for each in form_of(room.snapshot, 1, BEN).drivers] == ["Trust"]
    assert len(form_of(room.snapshot, 1, ANA).drivers) == 2
    room.do(bar_drivers(BEN, [1, 2]))
    assert _refusal(room, 1, BEN) == "Ben Otto scores none of the drivers of this round, so there is no ballot."


def test_ballots_go_to_everybody_present_who_is_asked_or_to_those_named(room: Workshop) -> None:
    room.do(edit_participant(CEM, {"is_present": False}))
    room.do(bar_drivers(DUA, [1, 2]))
    assert [each.participant.id for each in forms_of(room.snapshot, 1)] == [ANA, BEN]
    assert [each.participant.id for each in forms_of(room.snapshot, 1, {CEM, ANA})] == [ANA, CEM]
    with pytest.raises(NotAllowed, match="Dua Rahim scores none"):
        forms_of(room.snapshot, 1, [DUA])
    for person in (ANA, BEN):
        room.do(edit_participant(person, {"is_present": False}))
    with pytest.raises(NotAllowed) as refused:
        forms_of(room.snapshot, 1)
    assert str(refused.value) == "Nobody is asked in this round. Add participants, or mark those who vote as present."
    with pytest.raises(NotAllowed, match="Nobody is asked"):
        forms_of(room.snapshot, 1, [])


def test_only_an_open_round_on_scores_has_ballots(room: Workshop) -> None:
    room.do(open_weight_round("Weights", 1, WeightMethod.SWING, [1, 2]))
    room.do(open_round("Second", [2], [1]))
    assert [each.name for each in open_rounds(room.snapshot)] == ["Second", "Round"]
    assert _refusal(room, 2, ANA) == "Weights is on weights, which have no ballots to hand out. Vote on the laptop."
    closed = "This round is not open, so no ballot is taken. Open a new round to vote again."
    room.do(close_round(1))
    assert _refusal(room, 1, ANA) == closed
    with pytest.raises(NotAllowed, match="not open"):
        forms_of(room.snapshot, 1)
    room.do(reveal_round(1))
    assert _refusal(room, 1, ANA) == closed
    assert _refusal(room, 77, ANA) == closed
    assert [each.name for each in open_rounds(room.snapshot)] == ["Second"]


def test_a_driver_without_a_scale_is_named_with_the_way_to_mend_it(room: Workshop) -> None:
    room.do(set_levels(1, []))
    assert _refusal(room, 1, ANA) == "Growth has no scale to vote on. Give it one on the page Drivers."
    room.do(bar_drivers(ANA, [1]))
    assert [each.driver.name for each in form_of(room.snapshot, 1, ANA).drivers] == ["Trust"]


def test_a_measure_says_its_ends_its_unit_and_which_way_is_better(room: Workshop) -> None:
    growth, trust = form_of(room.snapshot, 1, ANA).drivers
    assert measure_words(growth) == ""
    assert measure_words(trust) == "A number from -1.5 to 20 days; less is better."
    bare = replace(trust.driver, unit="", direction=Direction.HIGHER, scale=ScaleKind.MEASURE)
    assert measure_words(AskedDriver(bare, (), 0.1, 1e6)) == "A number from 0.1 to 1000000; more is better."


def test_what_every_ballot_says() -> None:
    assert no_opinion() == "no opinion"
    assert (number(0.1 + 0.2), number(123456789012.0), number(-2.0)) == ("0.3", "123456789012", "-2")
    assert own_words() == "◆ marks your own initiatives. Score them as well; your votes on them are marked as such."
    assert sealed_words() == "Nobody sees your scores before all are revealed."
