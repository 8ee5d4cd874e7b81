"""Value streams as they are measured, and what a future state saves against the current one, by initiative."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import nan

from vmo_desktop.domain.value_stream import StreamMeasures, StreamStep, stream_measures
from vmo_desktop.workshop.road_rows import StreamRow, StreamState, StreamStepRow
from vmo_desktop.workshop.snapshot import Snapshot


@dataclass(frozen=True)
class ValueStream:
    """A value stream with its steps."""

    row: StreamRow
    steps: tuple[StreamStepRow, ...]

    @cached_property
    def measures(self) -> StreamMeasures:
        """The stream in figures, times in its unit."""
        return stream_measures([_measured(step) for step in self.steps])

    @property
    def known_yields(self) -> int:
        """Steps whose share of complete and accurate work is known."""
        return sum(step.complete_accurate is not None for step in self.steps)


def _measured(step: StreamStepRow) -> StreamStep:
    share = nan if step.complete_accurate is None else step.complete_accurate
    return StreamStep(step.process_time, step.wait_time, share, step.people)


@dataclass(frozen=True, slots=True)
class Saving:
    """What the steps of an initiative save, in the unit of their stream; negative where they take longer.

    `initiative_id` is None for what no initiative is named for; steps are called as they are in the current state, new
    ones as in the future one.
    """

    initiative_id: int | None
    steps: tuple[str, ...]
    process_time: float
    wait_time: float

    @property
    def lead_time(self) -> float:
        """Work and waiting together."""
        return self.process_time + self.wait_time


@dataclass(frozen=True)
class StreamPair:
    """A current state and one of its future states."""

    current: ValueStream
    future: ValueStream

    @cached_property
    def matched(self) -> tuple[tuple[StreamStepRow | None, StreamStepRow | None], ...]:
        """Steps beside what becomes of them: None stands for one that goes, or one that is new.

        A step of the future belongs to the one that it was copied from, else to one of its name.
        """
        left = {step.id: step for step in self.current.steps}
        partners: dict[int, StreamStepRow] = {}
        strangers: list[StreamStepRow] = []
        for step in self.future.steps:
            if step.current_id in left and step.current_id is not None:
                partners[step.current_id] = step
                del left[step.current_id]
            else:
                strangers.append(step)
        new: list[tuple[None, StreamStepRow]] = []
        for step in strangers:
            same = next((each.id for each in left.values() if _key(each.name) == _key(step.name)), None)
            if same is None:
                new.append((None, step))
            else:
                partners[same] = step
                del left[same]
        return (*((step, partners.get(step.id)) for step in self.current.steps), *new)

    @cached_property
    def savings(self) -> tuple[Saving, ...]:
        """What initiatives save, in the order of the steps that they are named at; together all of the difference.

        An initiative counts where the current state names it at a step, else where the future one does. What is saved
        without one comes last, if there is any.
        """
        found: dict[int | None, list[tuple[StreamStepRow | None, StreamStepRow | None]]] = {}
        for current, future in self.matched:
            named = (each.initiative_id for each in (current, future) if each is not None)
            found.setdefault(next((each for each in named if each is not None), None), []).append((current, future))
        savings = [_saving(initiative_id, pairs) for initiative_id, pairs in found.items()]
        named_ones = [each for each in savings if each.initiative_id is not None]
        others = [each for each in savings if each.initiative_id is None and (each.process_time or each.wait_time)]
        return (*named_ones, *others)


def _saving(
    initiative_id: int | None, pairs: Sequence[tuple[StreamStepRow | None, StreamStepRow | None]]
) -> Saving:  # fmt: skip
    changed = [
        (current, future)
        for current, future in pairs
        if initiative_id is not None or _times(current) != _times(future)
    ]  # fmt: skip
    names = tuple(one.name for current, future in changed for one in (current or future,) if one is not None)
    work = sum(_times(current)[0] - _times(future)[0] for current, future in changed)
    wait = sum(_times(current)[1] - _times(future)[1] for current, future in changed)
    return Saving(initiative_id, names, work, wait)


def _times(step: StreamStepRow | None) -> tuple[float, float]:
    return (0.0, 0.0) if step is None else (step.process_time, step.wait_time)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def value_stream(snapshot: Snapshot, row: StreamRow) -> ValueStream:
    """A value stream of a workshop."""
    return ValueStream(row, snapshot.road.stream_steps.get(row.id, ()))


def pair_of(snapshot: Snapshot, row: StreamRow) -> StreamPair | None:
    """The current and the future state that a stream belongs to: of several future ones the first; None alone."""
    rows = {each.id: each for each in snapshot.road.streams}
    current = row if row.state is StreamState.CURRENT else rows.get(row.current_id or 0)
    if current is None:
        return None
    futures = [each for each in rows.values() if each.current_id == current.id]
    future = row if row in futures else next(iter(futures), None)
    return None if future is None else StreamPair(value_stream(snapshot, current), value_stream(snapshot, future))


def drawn_streams(snapshot: Snapshot) -> tuple[tuple[ValueStream, ...], ...]:
    """Every stream that has steps: a current and its future state together, others alone, in the order of the list."""
    found: list[tuple[ValueStream, ...]] = []
    paired: set[int] = set()
    for row in snapshot.road.streams:
        pair = pair_of(snapshot, row)
        shown = (value_stream(snapshot, row),) if pair is None else (pair.current, pair.future)
        drawn = tuple(each for each in shown if each.steps and each.row.id not in paired)
        paired.update(each.row.id for each in drawn)
        if drawn:
            found.append(drawn)
    return tuple(found)
