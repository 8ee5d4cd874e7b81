"""Value streams as they are edited: their units, copies and steps."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.doing import label_of, refusal_of
from tests.workshop.streaming import add_steps
from vmo_desktop.workshop.ops.streams import STREAM_STEPS, STREAMS, draw_future, duplicate_stream, edit_stream
from vmo_desktop.workshop.road_rows import StreamState
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Requests with two steps, its future state, and Invoices."""
    with Workshop.create(tmp_path / "w.vmo") as opened:
        opened.do(STREAMS.add([{"name": "Requests", "unit": "days"}, {"name": "Invoices", "unit": "days"}]))
        current = opened.snapshot.road.streams[0].id
        add_steps(opened, current, (("Analyse", 2.0, 10.0, 0.7, 1.0), ("Decide", 0.5, 15.0, None, 5.0)))
        opened.do(draw_future(current, "Later"))
        yield opened


def test_a_future_state_stands_after_its_current_one_and_knows_its_steps(workshop: Workshop) -> None:
    assert workshop.history()[-1].label == "Future state drawn: Later"
    requests, later, invoices = workshop.snapshot.road.streams
    assert [(each.name, each.position) for each in (requests, later, invoices)] == [
        ("Requests", 1), ("Later", 2), ("Invoices", 3),
    ]  # fmt: skip
    assert (requests.state, later.state, invoices.state) == (
        StreamState.CURRENT, StreamState.FUTURE, StreamState.CURRENT,
    )  # fmt: skip
    steps = workshop.snapshot.road.stream_steps
    of = [each.id for each in steps[requests.id]]
    assert [each.current_id for each in steps[later.id]] == of
    assert [each.name for each in steps[later.id]] == ["Analyse", "Decide"]


def test_a_copy_of_a_future_state_knows_the_steps_that_it_knew(workshop: Workshop) -> None:
    requests, later, _ = workshop.snapshot.road.streams
    assert label_of(workshop, duplicate_stream(later.id, "Another")) == "Value stream added: Another"
    another = workshop.snapshot.road.streams[2]
    assert (another.name, another.state, another.current_id) == ("Another", StreamState.FUTURE, requests.id)
    steps = workshop.snapshot.road.stream_steps
    assert [each.current_id for each in steps[another.id]] == [each.id for each in steps[requests.id]]
    assert label_of(workshop, duplicate_stream(requests.id, "Copy")) == "Value stream added: Copy"
    copy = workshop.snapshot.road.streams[1]
    assert [each.current_id for each in workshop.snapshot.road.stream_steps[copy.id]] == [None, None]


def test_a_unit_goes_to_all_that_are_compared_and_to_no_other(workshop: Workshop) -> None:
    requests, later, _ = (each.id for each in workshop.snapshot.road.streams)
    workshop.do(duplicate_stream(later, "Another"))

    def units() -> dict[str, str]:
        return {each.name: each.unit for each in workshop.snapshot.road.streams}

    assert label_of(workshop, edit_stream(requests, {"unit": "hours"})) == "Value stream changed: Requests"
    assert units() == {"Requests": "hours", "Later": "hours", "Another": "hours", "Invoices": "days"}
    steps = len(workshop.history())
    workshop.do(edit_stream(requests, {"unit": "minutes"}))
    assert len(workshop.history()) == steps
    workshop.do(edit_stream(later, {"unit": "weeks"}))
    assert units() == {"Requests": "weeks", "Later": "weeks", "Another": "weeks", "Invoices": "days"}


def test_a_future_state_of_another_one_counts_time_as_that_does(workshop: Workshop) -> None:
    _, later, invoices = (each.id for each in workshop.snapshot.road.streams)
    assert refusal_of(workshop, edit_stream(later, {"unit": "hours", "current_id": invoices})) == (
        "Invoices counts time in days: give both the same unit first."
    )
    workshop.do(edit_stream(invoices, {"unit": "hours"}))
    assert refusal_of(workshop, edit_stream(later, {"current_id": invoices})) == (
        "Invoices counts time in hours: give both the same unit first."
    )
    workshop.do(edit_stream(later, {"unit": "hours", "current_id": invoices}))
    assert [(each.name, each.unit) for each in workshop.snapshot.road.streams] == [
        ("Requests", "days"), ("Later", "hours"), ("Invoices", "hours"),
    ]  # fmt: skip


def test_pairs_that_cannot_be_are_refused(workshop: Workshop) -> None:
    requests, later, invoices = (each.id for each in workshop.snapshot.road.streams)
    only = "Only of a current value stream there is a future state."
    assert refusal_of(workshop, edit_stream(requests, {"state": StreamState.FUTURE})) == (
        "Later is the future state of Requests, which stays a current one."
    )
    assert refusal_of(workshop, edit_stream(later, {"state": StreamState.CURRENT})) == only
    assert refusal_of(workshop, draw_future(later, "Later still")) == only
    assert refusal_of(workshop, edit_stream(invoices, {"current_id": requests})) == only
    workshop.do(edit_stream(invoices, {"state": StreamState.FUTURE, "current_id": requests}))
    assert workshop.snapshot.road.streams[2].current_id == requests


def test_steps_are_counted_from_nothing_to_all_but_somebody_does_them(workshop: Workshop) -> None:
    step = workshop.snapshot.road.stream_steps[workshop.snapshot.road.streams[0].id][0].id
    for values in ({"process_time": -0.5}, {"wait_time": -0.5}, {"process_time": 5.0, "wait_time": -1.0}):
        assert refusal_of(workshop, STREAM_STEPS.edit(step, values)) == "Analyse: times are numbers of 0 or more."
    for people in (0.0, -1.0):
        assert refusal_of(workshop, STREAM_STEPS.edit(step, {"people": people})) == "Analyse: somebody does it."
    for share in (-0.01, 1.01):
        assert refusal_of(workshop, STREAM_STEPS.edit(step, {"complete_accurate": share})) == (
            "Analyse: complete and accurate lies between 0 % and 100 %."
        )
    for known in (0.0, 1.0, None):
        least = {"process_time": 0.0, "wait_time": 0.0, "people": 0.5, "complete_accurate": known}
        assert label_of(workshop, STREAM_STEPS.edit(step, least)) == "Step changed: Analyse"
    told = STREAM_STEPS.add([{"stream_id": workshop.snapshot.road.streams[0].id, "name": "Deliver"} for _ in range(2)])
    assert label_of(workshop, told) == "2 steps added"
    assert label_of(workshop, STREAMS.add([{"name": ""}])) == "Value stream added"
    assert label_of(workshop, STREAMS.reorder([3, 1, 2])) == "Order of value streams"
