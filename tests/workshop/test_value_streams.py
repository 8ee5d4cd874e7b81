"""Value streams of a workshop: copies, pairs and what a future state saves."""

from collections.abc import Iterator
from math import isclose
from pathlib import Path

import pytest

from tests.workshop.streaming import add_steps, make_streaming
from vmo_desktop.errors import NotAllowed
from vmo_desktop.workshop.ops.streams import STREAM_STEPS, STREAMS, draw_future, duplicate_stream, edit_stream
from vmo_desktop.workshop.road_rows import StreamState
from vmo_desktop.workshop.value_streams import StreamPair, pair_of, value_stream
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_streaming(tmp_path / "w.vmo") as opened:
        yield opened


def _pair(workshop: Workshop) -> StreamPair:
    found = pair_of(workshop.snapshot, workshop.snapshot.road.streams[0])
    assert found is not None
    return found


def test_a_stream_is_measured_as_it_is_and_as_it_shall_be(workshop: Workshop) -> None:
    pair = _pair(workshop)
    current, future = pair.current.measures, pair.future.measures
    assert (current.lead_time, current.process_time) == (42.0, 12.0)
    assert (future.lead_time, future.process_time) == (28.0, 11.5)
    assert isclose(current.first_pass_yield, 0.9 * 0.7 * 0.8)
    assert pair.current.known_yields == 3
    assert current.bottleneck == 3
    assert current.longest_wait == 2


def test_a_future_state_finds_its_current_one_and_the_other_way_round(workshop: Workshop) -> None:
    current, future = workshop.snapshot.road.streams
    assert (future.state, future.current_id) == (StreamState.FUTURE, current.id)
    found = pair_of(workshop.snapshot, future)
    assert found is not None
    assert found.current.row == current
    workshop.do(STREAMS.delete([current.id]))
    (alone,) = workshop.snapshot.road.streams
    assert alone.current_id is None
    assert pair_of(workshop.snapshot, alone) is None
    workshop.undo()
    assert pair_of(workshop.snapshot, future) is not None


def test_initiatives_save_what_their_steps_lose(workshop: Workshop) -> None:
    a, b = (each.id for each in workshop.snapshot.initiatives[:2])
    first, second = _pair(workshop).savings
    assert (first.initiative_id, first.steps, first.lead_time, first.process_time) == (a, ("Analyse",), 6.0, 0.5)
    assert (second.initiative_id, second.steps, second.lead_time, second.wait_time) == (b, ("Decide",), 8.0, 8.0)


def test_a_renamed_step_stays_the_same_and_savings_add_up_to_the_difference(workshop: Workshop) -> None:
    _, future = workshop.snapshot.road.streams
    steps = workshop.snapshot.road.stream_steps[future.id]
    workshop.do(STREAM_STEPS.edit(steps[1].id, {"name": "Analyse together"}))
    workshop.do(STREAM_STEPS.delete([steps[0].id]))
    add_steps(workshop, future.id, (("Automatic check", 0.25, 0.0, 0.99, 1.0),))
    pair = _pair(workshop)
    named = [(now and now.name, then and then.name) for now, then in pair.matched]
    assert named == [
        ("Take the request in", None), ("Analyse", "Analyse together"), ("Decide", "Decide"), ("Deliver", "Deliver"),
        (None, "Automatic check"),
    ]  # fmt: skip
    assert pair.savings[-1].initiative_id is None
    assert pair.savings[-1].steps == ("Take the request in", "Automatic check")
    difference = pair.current.measures.lead_time - pair.future.measures.lead_time
    assert isclose(sum(each.lead_time for each in pair.savings), difference)


def test_streams_drawn_apart_are_matched_by_the_names_of_their_steps(workshop: Workshop) -> None:
    current = workshop.snapshot.road.streams[0]
    workshop.do(STREAMS.add([{"name": "Drawn apart", "state": StreamState.FUTURE}]))
    apart = workshop.snapshot.road.streams[-1]
    add_steps(workshop, apart.id, (("  decide ", 0.5, 1.0, None, 1.0),))
    workshop.do(edit_stream(apart.id, {"current_id": current.id}))
    found = pair_of(workshop.snapshot, workshop.snapshot.road.streams[-1])
    assert found is not None
    assert [then and then.name for _, then in found.matched] == [None, None, "  decide ", None]


def test_a_copy_stands_after_its_original_with_all_its_steps(workshop: Workshop) -> None:
    current, future = workshop.snapshot.road.streams
    workshop.do(duplicate_stream(current.id, "Copy"))
    names = [each.name for each in workshop.snapshot.road.streams]
    assert names == ["Requests", "Copy", "Requests, future"]
    copy = workshop.snapshot.road.streams[1]
    assert (copy.state, copy.current_id, copy.customer) == (StreamState.CURRENT, None, "Sponsor")
    assert value_stream(workshop.snapshot, copy).measures == value_stream(workshop.snapshot, current).measures
    workshop.do(duplicate_stream(future.id, "Another future"))
    assert workshop.snapshot.road.streams[-1].current_id == current.id
    workshop.undo()
    workshop.undo()
    assert workshop.snapshot.road.streams == (current, future)


def test_a_pair_counts_in_one_unit(workshop: Workshop) -> None:
    current, future = workshop.snapshot.road.streams
    workshop.do(edit_stream(future.id, {"unit": "hours"}))
    assert [each.unit for each in workshop.snapshot.road.streams] == ["hours", "hours"]
    workshop.do(STREAMS.add([{"name": "Other", "state": StreamState.FUTURE, "unit": "days"}]))
    other = workshop.snapshot.road.streams[-1].id
    with pytest.raises(NotAllowed, match="Requests counts time in hours"):
        workshop.do(edit_stream(other, {"current_id": current.id}))


def test_only_a_current_stream_has_a_future_state(workshop: Workshop) -> None:
    current, future = workshop.snapshot.road.streams
    with pytest.raises(NotAllowed, match="Requests, future is the future state of Requests"):
        workshop.do(edit_stream(current.id, {"state": StreamState.FUTURE}))
    with pytest.raises(NotAllowed, match="Only of a current"):
        workshop.do(draw_future(future.id, "Later still"))
    with pytest.raises(NotAllowed, match="Only of a current"):
        workshop.do(edit_stream(future.id, {"state": StreamState.CURRENT}))


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"process_time": -1.0}, "0 or more"),
        ({"wait_time": float("inf")}, "too large"),
        ({"people": 0.0}, "somebody does it"),
        ({"complete_accurate": 1.01}, "between 0 % and 100 %"),
    ],
)
def test_steps_that_cannot_be_are_refused(workshop: Workshop, values: dict[str, float], why: str) -> None:
    step = workshop.snapshot.road.stream_steps[workshop.snapshot.road.streams[0].id][0]
    with pytest.raises(NotAllowed, match=why):
        workshop.do(STREAM_STEPS.edit(step.id, values))
