"""A workshop with a value stream in its current and its future state."""

from collections.abc import Sequence
from pathlib import Path

from tests.made_once import made_once
from tests.workshop.choosing import make_choosing
from vmo_desktop.workshop.ops.streams import STREAM_STEPS, STREAMS, draw_future
from vmo_desktop.workshop.workshop import Workshop

STEPS = (
    ("Take the request in", 0.5, 2.0, 0.9, 2.0), ("Analyse", 2.0, 10.0, 0.7, 1.0),
    ("Decide", 0.5, 15.0, None, 5.0), ("Deliver", 9.0, 3.0, 0.8, 3.0),
)  # fmt: skip
"""Name, process time, wait time before it, complete and accurate, people."""


Step = tuple[str, float, float, float | None, float]


def add_steps(workshop: Workshop, stream_id: int, steps: Sequence[Step]) -> None:
    """Add steps to a stream."""
    columns = "name", "process_time", "wait_time", "complete_accurate", "people"
    workshop.do(STREAM_STEPS.add([{"stream_id": stream_id, **dict(zip(columns, step, strict=True))} for step in steps]))


def add_streams(workshop: Workshop) -> None:
    """Requests take 42 days now; A improves Analyse and B Decide, which will take 6 and 8 days less."""
    workshop.do(STREAMS.add([{"name": "Requests", "supplier": "Departments", "customer": "Sponsor"}]))
    current = workshop.snapshot.road.streams[0].id
    add_steps(workshop, current, STEPS)
    first, second = (each.id for each in workshop.snapshot.initiatives[:2])
    steps = workshop.snapshot.road.stream_steps[current]
    workshop.do(STREAM_STEPS.edit_many({steps[1].id: {"initiative_id": first}, steps[2].id: {"initiative_id": second}}))
    workshop.do(draw_future(current, "Requests, future"))
    future = workshop.snapshot.road.streams[1].id
    copies = workshop.snapshot.road.stream_steps[future]
    workshop.do(
        STREAM_STEPS.edit_many(
            {
                copies[1].id: {"wait_time": 4.5, "process_time": 1.5, "complete_accurate": 0.9},
                copies[2].id: {"wait_time": 7.0},
            }
        )
    )


@made_once
def make_streaming(path: Path) -> Workshop:
    """A new workshop with value streams."""
    workshop = make_choosing(path)
    add_streams(workshop)
    return workshop
