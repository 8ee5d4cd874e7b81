"""The strip of votes and the heat map of agreement."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import Collection, PathCollection
from matplotlib.figure import Figure

from tests.room import PEOPLE, cells_of, make_room, vote
from vmo_desktop.charts.agreement_look import SIGNS, agreement_ground
from vmo_desktop.charts.agreement_map import draw_agreement_map
from vmo_desktop.charts.theme import LIGHT, POINTS, THEMES, Theme, contrast
from vmo_desktop.charts.votes_strip import draw_votes_strip
from vmo_desktop.domain.consensus import Agreement
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.participants import add_participants, set_interests
from vmo_desktop.workshop.revealed_votes import RevealedVotes, newest_votes
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Workshop]:
    """C on Growth is split 2 | 2; nobody voted on C on Trust."""
    with make_room(tmp_path / "room.vmo") as workshop:
        vote(workshop, {name: [4, 3, 2, 2, 1 + 2 * (place % 2), None] for place, name in enumerate(PEOPLE)})
        yield workshop


def _votes(workshop: Workshop) -> RevealedVotes:
    found = newest_votes(workshop.snapshot)
    assert found is not None
    return found


def _strip(workshop: Workshop, row: int, column: int, *, height: float = 1.6) -> Axes:
    figure = Figure(figsize=(5, height))
    axes = figure.add_subplot()
    draw_votes_strip(axes, _votes(workshop), row, column, LIGHT)
    figure.draw_without_rendering()
    return axes


def _radii(dots: Collection) -> np.ndarray:
    assert isinstance(dots, PathCollection)
    return np.sqrt(np.asarray(dots.get_sizes(), dtype=np.float64)) / POINTS / 2


def _texts(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_every_vote_is_a_dot_with_initials_and_the_median_is_named(room: Workshop) -> None:
    texts = _texts(_strip(room, 2, 0))
    assert {"AL", "BO", "CK", "DR", "median 2"} <= set(texts)
    assert {"None", "Most"} <= set(texts), "the levels are named"


def test_a_cell_without_votes_shows_its_scale_alone(room: Workshop) -> None:
    texts = _texts(_strip(room, 2, 1))
    assert "AL" not in texts
    assert not any(text.startswith("median") for text in texts)


def test_the_round_before_is_marked(room: Workshop) -> None:
    vote(room, {PEOPLE[0]: [3.0]}, cells_of(room)[4:5], name="Again")
    texts = _texts(_strip(room, 2, 0))
    assert {"median 3", "before 2"} <= set(texts)


def test_dots_stay_within_the_strip_however_many_agree(room: Workshop) -> None:
    axes = _strip(room, 0, 0, height=1.2)
    bottom, top = axes.get_ylim()
    places = [(float(x), float(y)) for dots in axes.collections for x, y in np.asarray(dots.get_offsets())]
    assert len(places) == len(PEOPLE)
    assert all(top < y < bottom for _, y in places)
    assert len(set(places)) == len(places), "no dot hides another"


@pytest.mark.parametrize("end", [0, 4])
def test_dots_at_an_end_of_the_scale_are_seen_whole(room: Workshop, end: int) -> None:
    many = [*PEOPLE, "Eva", "Finn"]
    room.do(add_participants([{"name": name} for name in many[len(PEOPLE) :]]))
    vote(room, {name: [float(end)] for name in many}, cells_of(room)[:1], name="Again")
    axes = _strip(room, 0, 0, height=1.5)
    left, right = axes.get_xlim()
    radii = np.concatenate([_radii(dots) for dots in axes.collections])
    places = np.concatenate([np.asarray(dots.get_offsets())[:, 0] for dots in axes.collections])
    assert len(set(places)) > 1, "some stand beside each other"
    assert (places - radii).min() >= left
    assert (places + radii).max() <= right


def test_owners_are_ringed(room: Workshop) -> None:
    before = len(_strip(room, 0, 0).collections)
    room.do(set_interests(room.snapshot.participants[0].id, [1]))
    assert len(_strip(room, 0, 0).collections) == before + 1


def test_a_measure_has_ticks_and_its_unit(room: Workshop) -> None:
    room.do(edit_driver(1, {"scale": "measure", "low": 0.0, "high": 40.0, "unit": "k€"}))
    texts = _texts(_strip(room, 2, 0))
    assert {"0", "40", "k€", "median 2"} <= set(texts)


def test_the_map_shows_a_sign_for_each_cell_and_names_all_signs(room: Workshop) -> None:
    figure = Figure(figsize=(6, 3))
    axes = figure.add_subplot()
    draw_agreement_map(axes, _votes(room), LIGHT)
    texts = _texts(axes)
    assert texts.count("2 | 2") == 1
    assert texts.count("=") == 5, "four unanimous cells and the key"
    assert texts.count("–") == 1
    assert {"A", "B", "C", "Growth", "Trust", "unanimous", "close", "apart", "split"} <= set(texts)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_signs_can_be_read_on_their_grounds(theme: Theme) -> None:
    assert len(set(SIGNS.values())) == len(Agreement)
    for agreement in Agreement:
        ground = agreement_ground(theme, agreement)
        assert contrast(theme.text_on(ground), ground) >= 4.5
