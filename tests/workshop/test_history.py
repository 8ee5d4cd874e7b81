"""Undo restores the exact state, redo the exact later one: any operation, any depth, also after a restart."""

import random
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.walk import step
from vmo_desktop.changes import Subject
from vmo_desktop.errors import ScoreRefused
from vmo_desktop.workshop.ops.benefits import add_benefit, delete_benefits
from vmo_desktop.workshop.ops.dependencies import require
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.scores import set_score, set_scores
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.workshop import Workshop


def state(snapshot: Snapshot) -> Snapshot:
    """What the workshop says, without the number of the step."""
    return replace(snapshot, step=0)


@pytest.mark.parametrize("seed", range(6))
def test_a_random_walk_is_undone_and_redone_exactly(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    path = tmp_path / "w.vmo"
    workshop = Workshop.create(path)
    states = [state(workshop.snapshot)]
    while len(states) < 60:
        steps = len(workshop.history())
        if step(workshop, rng):
            if len(workshop.history()) == steps:
                states[-1] = state(workshop.snapshot)
            else:
                states.append(state(workshop.snapshot))
    assert workshop.check() == [] or all(each.severity == "warning" for each in workshop.check())
    for expected in reversed(states[:-1]):
        assert workshop.undo() is not None
        assert state(workshop.snapshot) == expected
    assert workshop.undo() is None
    workshop.close()
    with Workshop.open(path) as workshop:
        for expected in states[1:]:
            assert workshop.redo() is not None
            assert state(workshop.snapshot) == expected
        assert workshop.redo() is None
        for expected in reversed(states[:-1]):
            workshop.undo()
            assert state(workshop.snapshot) == expected


@pytest.mark.parametrize("seed", range(3))
def test_the_workshop_as_it_stood_at_any_step(tmp_path: Path, seed: int) -> None:
    rng = random.Random(100 + seed)
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        seen = {0: state(workshop.snapshot)}
        for _ in range(80):
            choice = rng.random()
            if choice < 0.15:
                workshop.undo()
            elif choice < 0.25:
                workshop.redo()
            else:
                step(workshop, rng)
            seen[workshop.step] = state(workshop.snapshot)
        for number, expected in seen.items():
            assert state(workshop.snapshot_at(number)) == expected


def test_the_snapshot_in_memory_is_the_file(tmp_path: Path) -> None:
    rng = random.Random(7)
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        for _ in range(120):
            step(workshop, rng)
        kept = state(workshop.snapshot)
        scores = workshop.snapshot.scores
        values = workshop.results.valuation.low
    with Workshop.open(path) as again:
        assert state(again.snapshot) == kept
        np.testing.assert_array_equal(again.snapshot.scores, scores)
        np.testing.assert_array_equal(again.results.valuation.low, values)


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    workshop = Workshop.create(tmp_path / "w.vmo", author="Ada")
    workshop.do(add_driver("Growth"))
    workshop.do(add_initiatives([{"name": "Portal"}, {"name": "Archive"}]))
    return workshop


def test_steps_say_who_when_and_what(workshop: Workshop) -> None:
    with workshop:
        driver = workshop.snapshot.leaves[0].id
        workshop.do(set_score(initiative_id=1, driver_id=driver, value=3))
        workshop.do(set_score(initiative_id=2, driver_id=driver, value=1))
        last = workshop.history()[-1]
        assert last.author == "Ada"
        assert last.label == "Score: Archive on Growth none → 1"
        assert last.at[:2] == "20"
        assert workshop.undo_label == last.label
        workshop.undo()
        assert workshop.redo_label == last.label
        assert [row.kind for row in workshop.history()][-2:] == ["edit", "undo"]


def test_what_comes_back_stands_where_it_stood(workshop: Workshop) -> None:
    with workshop:
        workshop.do(add_initiatives([{"name": name} for name in ("C", "D")]))
        ids = [row.id for row in workshop.snapshot.initiatives]
        for first, second in pairwise(ids):
            workshop.do(require(first, second, ""))
        before = workshop.snapshot.dependencies
        workshop.do(delete_initiatives([ids[0]]))
        workshop.undo()
        assert workshop.snapshot.dependencies == before


def test_typing_a_cell_again_is_one_undo_step(workshop: Workshop) -> None:
    with workshop:
        for value in (1.0, 2.0, 4.0):
            workshop.do(set_score(initiative_id=1, driver_id=1, value=value))
        workshop.undo()
        assert np.isnan(workshop.snapshot.scores[0, 0])
        workshop.redo()
        assert workshop.snapshot.scores[0, 0] == 4.0


def test_a_joined_step_keeps_its_time_and_says_what_it_replaced(workshop: Workshop) -> None:
    with workshop:
        workshop.do(set_score(initiative_id=1, driver_id=1, value=3.0))
        workshop.do(edit_workshop({"title": "T"}))
        began = datetime.now().astimezone().isoformat(timespec="seconds")
        while datetime.now().astimezone().isoformat(timespec="seconds") <= began:
            workshop.do(set_score(initiative_id=1, driver_id=1, value=1.0))
        workshop.do(set_score(initiative_id=1, driver_id=1, value=4.0))
        assert workshop.history()[-1].label == "Score: Portal on Growth 3 → 4"
        workshop.undo()
        with Workshop.open(workshop.path, for_reading=True) as other:
            assert other.history() == workshop.history()


def test_an_edit_after_undo_starts_a_step_of_its_own(workshop: Workshop) -> None:
    with workshop:
        workshop.do(edit_workshop({"title": "One"}))
        workshop.undo()
        workshop.do(edit_workshop({"title": "Two"}))
        assert workshop.redo_label is None
        workshop.undo()
        assert workshop.snapshot.workshop.title == ""


def test_a_thousand_steps_can_be_undone(workshop: Workshop) -> None:
    with workshop:
        for number in range(1000):
            workshop.do(edit_initiatives({1: {"notes" if number % 2 else "owner": str(number)}}))
        for _ in range(1000):
            workshop.undo()
        assert workshop.snapshot.initiatives[0].notes == ""
        assert workshop.undo_label == "2 initiatives added"
        for _ in range(1000):
            workshop.redo()
        assert workshop.snapshot.initiatives[0].notes == "999"


def test_a_block_with_one_bad_score_is_refused_whole(workshop: Workshop) -> None:
    with workshop:
        with pytest.raises(ScoreRefused, match=r"Archive on Growth: 9 is not on the scale\. Type a number from 0 to 4"):
            workshop.do(set_scores({(1, 1): 2.0, (2, 1): 9.0}))
        assert workshop.snapshot.agreed_scores == {}


def test_a_score_keeps_every_bit_through_undo(workshop: Workshop) -> None:
    with workshop:
        value = 0.1 + 0.2
        workshop.do(set_score(initiative_id=1, driver_id=1, value=value))
        workshop.do(set_scores({(1, 1): 1.0}))
        workshop.undo()
        assert workshop.snapshot.scores[0, 0] == value


def test_the_steps_of_one_thing(workshop: Workshop) -> None:
    with workshop:
        driver = workshop.snapshot.leaves[0].id
        portal, archive = (each.id for each in workshop.snapshot.initiatives)
        workshop.do(edit_initiatives({portal: {"cost": 5.0}}))
        workshop.do(set_score(initiative_id=portal, driver_id=driver, value=3))
        workshop.do(set_score(initiative_id=archive, driver_id=driver, value=1))
        workshop.undo()
        told = [step.label for step in workshop.history(Subject("initiative", portal))]
        assert told == ["2 initiatives added", "Portal: cost none → 5", "Score: Portal on Growth none → 3"]
        steps = workshop.history(Subject("initiative", archive))
        assert [step.kind for step in steps] == ["edit", "edit", "undo"]
        told = [step.label for step in workshop.history(Subject("driver", driver))]
        assert told[0] == "Driver added: Growth"
        assert len(told) == 4
        assert workshop.history(Subject("driver", 999)) == ()


def test_what_was_deleted_since_stands_at_its_place_in_the_past(workshop: Workshop) -> None:
    first = workshop.snapshot.initiatives[0].id
    for name in ("Fewer calls", "Happier customers"):
        workshop.do(add_benefit(first, {"name": name}))
    then = workshop.step
    workshop.do(delete_benefits([workshop.snapshot.benefits[0].id]))
    assert [each.name for each in workshop.snapshot_at(then).benefits] == ["Fewer calls", "Happier customers"]
