"""A round is found by its name or its number, of scores and of weights alike."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room import make_room
from vmo_desktop.errors import NotAllowed
from vmo_desktop.exchange.round_record import round_record
from vmo_desktop.workshop.named_round import named_round
from vmo_desktop.workshop.ops.rounds import open_round, open_weight_round
from vmo_desktop.workshop.rows import WeightMethod
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Three rounds: on weights, on scores with a number as its name, and on scores with the name of the first."""
    with make_room(tmp_path / "room.vmo") as workshop:
        drivers = [each.id for each in workshop.snapshot.leaves]
        weight_set = workshop.snapshot.weight_sets[0].id
        workshop.do(open_weight_round("First", weight_set, WeightMethod.PAIRWISE, drivers))
        workshop.do(open_round("3", [1], drivers))
        workshop.do(open_round("First", [1], drivers))
        yield workshop


@pytest.mark.parametrize(("wanted", "place"), [("1", 0), ("2", 1), ("3", 1), ("First", 2)])
def test_a_name_comes_before_a_number_and_the_newer_of_two_before_the_older(
    workshop: Workshop, wanted: str, place: int
) -> None:
    assert named_round(workshop.snapshot, wanted) == workshop.snapshot.rounds[place]


@pytest.mark.parametrize("wanted", ["0", "4", "-1", "first", "", "9" * 5_000])
def test_who_names_no_round_is_told_which_there_are(workshop: Workshop, wanted: str) -> None:
    with pytest.raises(NotAllowed) as told:
        named_round(workshop.snapshot, wanted)
    assert str(told.value) == f'There is no round "{wanted}". There are: 1 (First), 2 (3), 3 (First).'


def test_a_round_on_weights_has_no_agreement_on_scores(workshop: Workshop) -> None:
    with pytest.raises(NotAllowed, match="is a round on weights"):
        round_record(workshop.results, "1")
