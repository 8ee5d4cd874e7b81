"""Agreement in a revealed round: what the file's votes give, and that nothing is told before."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.voted_room import make_voted_room, vote
from vmo_desktop.domain.agreement import kendall_w, uniform_variance, within_group_agreement
from vmo_desktop.report.build import pack_bytes
from vmo_desktop.workshop.coach import coach_notes
from vmo_desktop.workshop.group_measures import group_measures
from vmo_desktop.workshop.key_figures import key_figures
from vmo_desktop.workshop.ops.drivers import delete_drivers
from vmo_desktop.workshop.ops.participants import set_interests
from vmo_desktop.workshop.ops.rounds import close_round, leave_out_owners
from vmo_desktop.workshop.round_votes import revealed_rounds
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    with make_voted_room(tmp_path / "room.vmo", initiatives=10, people=5, missing=0.0) as workshop:
        yield workshop


def test_w_is_that_of_the_values_by_each_ones_own_votes(room: Workshop) -> None:
    measures = group_measures(room.results, 1)
    points = measures.votes.values * 25  # five levels, 0 to 4
    own = points.mean(axis=2)  # six drivers of the same weight
    assert measures.values == pytest.approx(own)
    assert measures.order.concordance.w == pytest.approx(kendall_w(np.round(own, 9)).w)


def test_within_group_agreement_of_a_cell_is_that_of_its_votes(room: Workshop) -> None:
    measures = group_measures(room.results, 1)
    expected = within_group_agreement(measures.votes.values[:, 3, 2], uniform_variance(5))
    assert measures.within[3, 2] == pytest.approx(expected)
    assert measures.within.shape == (10, 6)


def test_a_profile_tells_leniency_and_use_of_the_scale(room: Workshop) -> None:
    measures = group_measures(room.results, 1)
    assert sum(each.leniency for each in measures.profiles) == pytest.approx(0.0, abs=1e-9)
    assert {each.votes for each in measures.profiles} == {60}
    assert all(0 <= each.low <= each.high <= 1 for each in measures.profiles)


def test_owners_votes_count_unless_the_room_leaves_them_out(room: Workshop) -> None:
    room.do(set_interests(1, [1]))
    assert not np.isnan(group_measures(room.results, 1).votes.values[0, 0]).any()
    room.do(leave_out_owners(is_left_out=True))
    measures = group_measures(room.results, 1)
    assert np.isnan(measures.votes.values[0, 0]).all()
    assert measures.order.items.tolist() == [False] + [True] * 9


def test_key_figures_say_what_they_are_made_of(room: Workshop) -> None:
    figures = key_figures(group_measures(room.results, 1))
    assert figures[0].name == "Kendall's W"
    assert figures[0].source == "Schmidt 1997"
    assert figures[0].basis.startswith("5 of 5 participants; 10 of 10 initiatives")
    assert all(each.meaning for each in figures)


def test_a_round_of_which_every_driver_is_deleted_has_no_number_and_no_error(room: Workshop) -> None:
    room.do(delete_drivers([each.id for each in room.snapshot.drivers]))
    measures = group_measures(room.results, 1)
    assert np.isnan(measures.values).all()
    assert all(np.isnan(figure.value) for figure in key_figures(measures))
    assert pack_bytes(room.results, room.history())


def test_a_round_that_is_not_revealed_changes_nothing_that_is_told(room: Workshop) -> None:
    notes = coach_notes(room.results)
    round_id = vote(room, "Round 2", noise=3.0, seed=9)
    for _ in range(2):
        assert [each.name for each in revealed_rounds(room.snapshot)] == ["Round 1"]
        assert coach_notes(room.results) == notes
        with pytest.raises(KeyError):
            group_measures(room.results, round_id)
        if round_id is not None and room.snapshot.rounds[-1].state == "open":
            room.do(close_round(round_id))


def test_a_room_without_votes_has_no_number_and_no_error(tmp_path: Path) -> None:
    with make_voted_room(tmp_path / "empty.vmo", initiatives=4, people=3, missing=1.0) as workshop:
        figures = key_figures(group_measures(workshop.results, 1))
    assert {each.meaning for each in figures} == {"There are too few votes to tell, or they are all alike."}
