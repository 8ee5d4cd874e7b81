"""Value streams in words and tables: what window, room, pack and pictures say of them alike."""

from collections.abc import Callable
from dataclasses import dataclass
from math import isnan

from vmo_desktop.charts.lettering import one_line, text_width
from vmo_desktop.charts.numbers import MINUS, compact, written
from vmo_desktop.charts.table_view import CellValue, ChartColumn, ChartTable
from vmo_desktop.domain.value_stream import StreamMeasures
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.road_rows import StreamRow, StreamState, StreamStepRow
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_streams import StreamPair, ValueStream

tr = Texts("Chart")

_STATES = {StreamState.CURRENT: tr.mark("current state"), StreamState.FUTURE: tr.mark("future state")}
_UNITS = {
    "seconds": (tr.mark("seconds"), tr.mark("second"), tr.mark("s")),
    "minutes": (tr.mark("minutes"), tr.mark("minute"), tr.mark("min")),
    "hours": (tr.mark("hours"), tr.mark("hour"), tr.mark("h")),
    "days": (tr.mark("days"), tr.mark("day"), tr.mark("d")),
    "weeks": (tr.mark("weeks"), tr.mark("week"), tr.mark("wk")),
    "months": (tr.mark("months"), tr.mark("month"), tr.mark("mo")),
}
UNITS = tuple(_UNITS)
"""Units of time as they are kept in the file; another one is shown as it is."""

NOTHING = "–"


def state_word(state: StreamState) -> str:
    """Which state of a stream is drawn."""
    return tr.marked(_STATES[state])


def unit_name(unit: str) -> str:
    """A unit of time, in full."""
    return tr.marked(_UNITS[unit][0]) if unit in _UNITS else one_line(unit)


def unit_sign(unit: str) -> str:
    """A unit of time, short enough to stand on the timeline."""
    return tr.marked(_UNITS[unit][2]) if unit in _UNITS else one_line(unit)


def stream_name(row: StreamRow) -> str:
    """What a stream is called."""
    return one_line(row.name) or tr("Value stream without a name")


def step_name(step: StreamStepRow) -> str:
    """What a step is called."""
    return one_line(step.name) or tr("Step without a name")


def time_text(time: float, unit: str) -> str:
    """A time with its unit in full; one that is saved or lost has its sign."""
    number = _signed(time)
    name = tr.marked(_UNITS[unit][1]) if unit in _UNITS and number.removeprefix(MINUS) == "1" else unit_name(unit)
    return f"{number} {name}".strip()


def short_time(time: float, unit: str) -> str:
    """A time with the sign of its unit."""
    return f"{_signed(time)} {unit_sign(unit)}".strip()


def fitting_time(time: float, unit: str, width: float, size: float) -> str:
    """A time as exact as it fits a width: with its unit, without, or in thousands; never cut."""
    texts = (short_time(time, unit), _signed(time), compact(time))
    return next((text for text in texts if text_width(text, size) <= width), texts[-1])


def _signed(number: float) -> str:
    decimals = 2 if abs(number) >= 1 else 4
    fraction = f"{abs(number):.{decimals}f}".partition(".")[2].rstrip("0")
    text = written(abs(number), len(fraction))
    return f"{MINUS}{text}" if round(number, decimals) < 0 else text


def percent_text(share: float | None) -> str:
    """A share in percent with at most one decimal; a dash where it is not known."""
    if share is None or isnan(share):
        return NOTHING
    percent = round(100 * share, 1)
    return f"{MINUS if percent < 0 else ''}{written(abs(percent), 0 if percent.is_integer() else 1)} %"


def headline(stream: ValueStream) -> tuple[str, ...]:
    """A stream in four figures: two times and two shares."""
    measures, unit = stream.measures, stream.row.unit
    return (
        tr("Lead time {time}", time=time_text(measures.lead_time, unit)),
        tr("process time {time}", time=time_text(measures.process_time, unit)),
        tr("flow efficiency {share}", share=percent_text(measures.flow_efficiency)),
        tr("first-pass yield {share}", share=yield_text(stream)),
    )


def yield_text(stream: ValueStream) -> str:
    """The rolled first-pass yield, and of how many steps it is known where not of all."""
    text, known, count = percent_text(stream.measures.first_pass_yield), stream.known_yields, len(stream.steps)
    if known in (0, count):
        return text
    return tr("{share} ({known} of {count} steps)", share=text, known=known, count=count)


def held_up(stream: ValueStream) -> str:
    """Which step is the bottleneck and before which work lies longest, in sentences; empty where nothing takes time."""
    measures, unit = stream.measures, stream.row.unit
    said = []
    if measures.bottleneck is not None:
        step = stream.steps[measures.bottleneck]
        said.append(
            tr(
                "Bottleneck: {step}, with the longest process time per person ({time}, {people}).",
                step=step_name(step), time=time_text(step.process_time, unit), people=_people(step),
            )
        )  # fmt: skip
    if measures.longest_wait is not None:
        step = stream.steps[measures.longest_wait]
        said.append(
            tr("Work lies longest before {step}: {time}.", step=step_name(step), time=time_text(step.wait_time, unit))
        )
    return " ".join(said)


def _people(step: StreamStepRow) -> str:
    return tr("one person") if step.people == 1 else tr("{people} people", people=compact(step.people))


def initiative_name(snapshot: Snapshot, initiative_id: int | None) -> str:
    """Code and name of the initiative that improves a step; empty where there is none."""
    if initiative_id is None or initiative_id not in snapshot.initiative_index:
        return ""
    row = snapshot.initiative(initiative_id)
    return " ".join(part for part in (one_line(row.code), shown_name(row)) if part)


def step_words(stream: ValueStream, place: int, snapshot: Snapshot) -> str:
    """A step in a sentence, to be spoken."""
    step, unit, measures = stream.steps[place], stream.row.unit, stream.measures
    said = [
        tr("wait before it {time}", time=time_text(step.wait_time, unit)),
        tr("process time {time}", time=time_text(step.process_time, unit)),
        tr("complete and accurate {share}", share=percent_text(step.complete_accurate)),
        tr("people {people}", people=compact(step.people)),
    ]
    said += [tr("bottleneck")] if place == measures.bottleneck else []
    improved = initiative_name(snapshot, step.initiative_id)
    said += [tr("improved by {initiative}", initiative=improved)] if improved else []
    return f"{step_name(step)}: {', '.join(said)}"


def steps_table(stream: ValueStream, snapshot: Snapshot) -> ChartTable:
    """Every step with its figures; rows have the ids of the steps."""
    unit = unit_name(stream.row.unit)
    columns = (
        ChartColumn(tr("Step")),
        ChartColumn(tr("Wait before it ({unit})", unit=unit), is_number=True),
        ChartColumn(tr("Process time ({unit})", unit=unit), is_number=True),
        ChartColumn(tr("Complete and accurate (%)"), is_number=True),
        ChartColumn(tr("People"), is_number=True),
        ChartColumn(tr("Mark")),
        ChartColumn(tr("Improved by")),
    )
    rows = []
    for place, step in enumerate(stream.steps):
        share = None if step.complete_accurate is None else float(f"{100 * step.complete_accurate:.12g}")
        mark = tr("Bottleneck") if place == stream.measures.bottleneck else ""
        improved = initiative_name(snapshot, step.initiative_id)
        rows.append((step_name(step), step.wait_time, step.process_time, share, step.people, mark, improved))
    return ChartTable(stream_name(stream.row), columns, tuple(rows), tuple(step.id for step in stream.steps))


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure of a stream, and beside it the same of the other state with what lies between."""

    name: str
    texts: tuple[str, ...]


def measure_lines(streams: tuple[ValueStream, ...]) -> tuple[MeasureLine, ...]:
    """The measures of a stream, or of a current and a future state with the difference last."""
    unit = streams[0].row.unit

    def times(name: str, of: Callable[[StreamMeasures], float]) -> MeasureLine:
        numbers = [of(each.measures) for each in streams]
        texts = [time_text(number, unit) for number in numbers]
        if len(numbers) == 2:
            change = f" ({percent_text(numbers[1] / numbers[0] - 1)})" if numbers[0] > 0 else ""
            texts.append(time_text(numbers[1] - numbers[0], unit) + change)
        return MeasureLine(name, tuple(texts))

    def shares(name: str, of: Callable[[StreamMeasures], float]) -> MeasureLine:
        numbers = [of(each.measures) for each in streams]
        texts = [percent_text(number) for number in numbers]
        if len(numbers) == 2:
            texts.append(_points(numbers[1] - numbers[0]))
        return MeasureLine(name, tuple(texts))

    def places(name: str, of: Callable[[StreamMeasures], int | None]) -> MeasureLine:
        found = [(each, of(each.measures)) for each in streams]
        texts = [NOTHING if place is None else step_name(each.steps[place]) for each, place in found]
        return MeasureLine(name, (*texts, *[""] * (len(streams) == 2)))

    known = [f"{each.known_yields} / {len(each.steps)}" for each in streams]
    return (
        times(tr("Lead time"), lambda each: each.lead_time),
        times(tr("Process time"), lambda each: each.process_time),
        times(tr("Wait time"), lambda each: each.lead_time - each.process_time),
        shares(tr("Flow efficiency"), lambda each: each.flow_efficiency),
        shares(tr("Rolled first-pass yield"), lambda each: each.first_pass_yield),
        MeasureLine(tr("Steps whose yield is known"), (*known, *[""] * (len(streams) == 2))),
        places(tr("Bottleneck"), lambda each: each.bottleneck),
        places(tr("Longest wait before"), lambda each: each.longest_wait),
    )


def _points(difference: float) -> str:
    if isnan(difference):
        return NOTHING
    return tr("{points} points", points=percent_text(difference).removesuffix(" %"))


def measures_table(streams: tuple[ValueStream, ...]) -> ChartTable:
    """The measures of a stream, or of both states."""
    states = [ChartColumn(_capital(state_word(each.row.state))) for each in streams]
    difference = [ChartColumn(tr("Difference"))] if len(streams) == 2 else []
    lines = measure_lines(streams)
    rows: tuple[tuple[CellValue, ...], ...] = tuple((line.name, *line.texts) for line in lines)
    return ChartTable(
        tr("Measures"), (ChartColumn(tr("Measure")), *states, *difference), rows, tuple(range(1, len(lines) + 1))
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def savings_table(pair: StreamPair, snapshot: Snapshot) -> ChartTable:
    """What each initiative saves; rows have the ids of the initiatives, that of what needs none is 0."""
    unit = unit_name(pair.current.row.unit)
    columns = (
        ChartColumn(tr("Initiative")),
        ChartColumn(tr("Steps")),
        ChartColumn(tr("Lead time saved ({unit})", unit=unit), is_number=True),
        ChartColumn(tr("of it process time"), is_number=True),
        ChartColumn(tr("of it wait time"), is_number=True),
    )
    rows = [
        (
            initiative_name(snapshot, each.initiative_id) or tr("No initiative"),
            ", ".join(one_line(name) or tr("Step without a name") for name in each.steps),
            _clean(each.lead_time),
            _clean(each.process_time),
            _clean(each.wait_time),
        )
        for each in pair.savings
    ]
    ids = tuple(each.initiative_id or 0 for each in pair.savings)
    return ChartTable(tr("What initiatives save"), columns, tuple(rows), ids)


def _clean(number: float) -> float:
    """Without the digits that a difference adds."""
    return float(f"{number:.12g}") + 0.0
