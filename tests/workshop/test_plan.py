"""Actions as of a day, suggestions with their days, and what the lists of the road refuse."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.workshop.planning import make_planning
from vmo_desktop.errors import NotAllowed
from vmo_desktop.exchange.road_library import nearest_road
from vmo_desktop.workshop.action_state import ActionState, action_state, training_state
from vmo_desktop.workshop.kpi_state import as_of
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.reviews import ACTIONS
from vmo_desktop.workshop.ops.road import ASPECTS, STAKEHOLDERS, TRAININGS
from vmo_desktop.workshop.suggested_actions import road_begin, suggestions
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_planning(tmp_path / "w.vmo") as made:
        yield made


def _states(workshop: Workshop, day: str | None) -> list[ActionState]:
    when = None if day is None else date.fromisoformat(day)
    return [action_state(row, when) for row in workshop.snapshot.road.actions]


def test_an_action_is_overdue_from_the_day_after_it_was_due(workshop: Workshop) -> None:
    done, late, begun, open_ = ActionState.DONE, ActionState.OVERDUE, ActionState.UNDER_WAY, ActionState.PLANNED
    assert _states(workshop, "2027-05-31") == [done, open_, open_, open_]
    assert _states(workshop, "2027-06-01") == [done, late, begun, open_]
    assert _states(workshop, "2028-01-01") == [done, late, late, open_]
    assert _states(workshop, None) == [done, open_, open_, open_]


def test_a_training_is_overdue_until_it_is_done(workshop: Workshop) -> None:
    day = as_of(workshop.snapshot)
    assert training_state(workshop.snapshot.road.trainings[0], day) is ActionState.OVERDUE
    workshop.do(TRAININGS.edit(workshop.snapshot.road.trainings[0].id, {"done_on": "2027-06-02"}))
    assert training_state(workshop.snapshot.road.trainings[0], day) is ActionState.DONE


def test_a_suggestion_falls_on_its_months_and_is_offered_once(workshop: Workshop) -> None:
    texts = nearest_road(step.name for step in workshop.snapshot.road.steps)
    every = suggestions(workshop.snapshot, texts)
    third = every[2]
    assert third.action.start == 2
    values = third.values(date(2027, 1, 31))
    assert (values["start_on"], values["due_on"]) == ("2027-03-31", "2027-04-29")
    assert "due_on" not in third.values(None)
    workshop.do(ACTIONS.add([values]))
    assert workshop.snapshot.road.actions[-1].step_id == third.step_id
    assert third not in suggestions(workshop.snapshot, texts)
    assert len(suggestions(workshop.snapshot, texts)) == len(every) - 1
    assert not suggestions(workshop.snapshot, None)


def test_the_road_begins_with_its_first_action_else_on_the_day_of_the_file(workshop: Workshop) -> None:
    assert road_begin(workshop.snapshot) == date(2027, 1, 10)
    workshop.do(ACTIONS.delete([row.id for row in workshop.snapshot.road.actions]))
    assert road_begin(workshop.snapshot) == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("operation", "why"),
    [
        (ACTIONS.add([{"text": "x", "due_on": "soon"}]), "soon is no day"),
        (ACTIONS.add([{"text": "x", "start_on": "2027-02-02", "due_on": "2027-02-01"}]), "due before it starts"),
        (ACTIONS.add([{"text": "x", "due_on": "9999-12-31"}]), "between 1900 and 2199"),
        (ACTIONS.add([{"text": "x", "start_on": "0202-06-30"}]), "between 1900 and 2199"),
        (ACTIONS.add([{"text": "x", "done_on": "20270630"}]), "20270630 is no day"),
        (STAKEHOLDERS.add([{"name": "Board", "influence": 6.0}]), "numbers from 1 to 5"),
        (STAKEHOLDERS.add([{"name": "Board", "interest": 0.0}]), "numbers from 1 to 5"),
        (TRAININGS.add([{"role": "Leads", "due_on": "2027-13-01"}]), "2027-13-01 is no day"),
        (ASPECTS.add([{"name": "Focus", "today": 1.2}]), "between 0 %"),
        (ASPECTS.add([{"name": "Focus", "target": -0.1}]), "between 0 %"),
    ],
)  # fmt: skip
def test_nonsense_is_refused_in_words(workshop: Workshop, operation: Operation, why: str) -> None:
    before: Any = workshop.snapshot.road
    with pytest.raises(NotAllowed, match=why):
        workshop.do(operation)
    assert workshop.snapshot.road == before
