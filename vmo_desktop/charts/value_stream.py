"""A value stream drawn in the usual notation: processes with data boxes, inventories, push arrows, the timeline.

The symbols are those of Rother & Shook (1999), Learning to See, in rows that wrap. The bottleneck is the step that
gets least done in a unit of time: the one with the largest process time over people (Hopp & Spearman, Factory Physics).
"""

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.lettering import one_line, text_width
from vmo_desktop.charts.numbers import compact
from vmo_desktop.charts.pixel_axes import pixel_axes
from vmo_desktop.charts.stream_layout import (
    BETWEEN,
    BOX,
    DATA,
    END,
    GAP,
    LAST,
    MARGIN,
    NAME,
    TAIL,
    TOP,
    StreamLayout,
    stream_layout,
)
from vmo_desktop.charts.stream_symbols import (
    draw_badge,
    draw_burst,
    draw_data,
    draw_factory,
    draw_inventory,
    draw_process,
    draw_push,
    two_lines,
    write,
)
from vmo_desktop.charts.stream_words import (
    fitting_time,
    headline,
    percent_text,
    short_time,
    state_word,
    step_name,
    stream_name,
    time_text,
)
from vmo_desktop.charts.theme import Theme
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_streams import ValueStream

tr = Texts("Chart")

DOT = " · "

ARROW, HIGH, LOW = TOP + NAME + 0.5 * DATA, TOP + NAME + DATA + 22.0, TOP + NAME + DATA + 40.0
"""From the top of a row down to the push arrows, and to the upper and the lower line of the timeline."""


def stream_spots(
    stream: ValueStream, theme: Theme, width: float, height: float
) -> tuple[FloatArray, FloatArray]:  # fmt: skip
    """Middles of the processes, in logical pixels across and down."""
    layout = stream_layout(len(stream.steps), theme, width, height)
    middles = [layout.middle(place) for place in range(len(stream.steps))]
    x, y = zip(*middles, strict=True) if middles else ((), ())
    return np.array(x, dtype=np.float64), np.array(y, dtype=np.float64)


def stream_half(stream: ValueStream, theme: Theme, width: float, height: float) -> tuple[float, float]:
    """Half of the width and height of a process with its data box."""
    return stream_layout(len(stream.steps), theme, width, height).half


def draw_value_stream(axes: Axes, stream: ValueStream, snapshot: Snapshot, theme: Theme) -> None:
    """Draw a stream that has a step at least. The axes fill their figure; lettering is as large as there is room."""
    width, height = pixel_axes(axes, theme)
    layout = stream_layout(len(stream.steps), theme, width, height)
    _draw_title(axes, stream, layout, width)
    _draw_supplier(axes, stream, layout)
    for place in range(len(stream.steps)):
        _draw_step(axes, stream, place, layout)
        _draw_marks(axes, stream, place, layout, snapshot)
        _draw_timeline(axes, stream, place, layout)
        if place and layout.is_first(place):
            _draw_turn(axes, place, layout)
    _draw_customer(axes, stream, layout)


def _draw_title(axes: Axes, stream: ValueStream, layout: StreamLayout, width: float) -> None:
    unit, room = layout.unit, width - 2 * MARGIN * layout.unit
    title = f"{stream_name(stream.row)} · {state_word(stream.row.state)}"
    write(axes, (MARGIN * unit, 14 * unit), title, layout.theme, align="left", width=room, is_bold=True)
    said, size, colour = headline(stream), layout.theme.type.caption, layout.theme.text_secondary
    lines = (DOT.join(said),) if text_width(DOT.join(said), size) <= room else (DOT.join(said[:2]), DOT.join(said[2:]))
    for number, line in enumerate(lines):
        down = (31 + 15 * number) * unit
        write(axes, (MARGIN * unit, down), line, layout.theme, colour=colour, align="left", width=room)


def _draw_step(axes: Axes, stream: ValueStream, place: int, layout: StreamLayout) -> None:
    """The inventory before a step, the arrow to it, its process and its data box."""
    step, theme, unit = stream.steps[place], layout.theme, layout.unit
    where, left = layout.places[place], layout.box_left(place)
    width, top = BOX * unit, where.top + TOP * unit
    is_bottleneck = place == stream.measures.bottleneck
    draw_data(
        axes,
        (left, top + NAME * unit, width, DATA * unit),
        (
            (tr("P/T"), short_time(step.process_time, stream.row.unit)),
            (tr("%C/A"), percent_text(step.complete_accurate)),
            (tr("People"), compact(step.people)),
        ),
        theme,
    )
    draw_process(axes, (left, top, width, NAME * unit), step_name(step), theme, is_bottleneck=is_bottleneck)
    if step.wait_time > 0:
        draw_inventory(axes, (where.left + GAP / 2 * unit, top + NAME / 2 * unit), (16 * unit, 14 * unit), theme)
    ends = (where.left + 5 * unit, left - 4 * unit, where.top + ARROW * unit)
    draw_push(axes, ends, unit, theme)


def _draw_marks(axes: Axes, stream: ValueStream, place: int, layout: StreamLayout, snapshot: Snapshot) -> None:
    """Above a process: that it is the bottleneck, and what improves it."""
    unit, left = layout.unit, layout.box_left(place)
    y = layout.places[place].top + 0.5 * TOP * unit
    if place == stream.measures.bottleneck:
        draw_badge(axes, (left, y), tr("Bottleneck"), layout.theme)
    initiative_id = stream.steps[place].initiative_id
    if initiative_id is not None and initiative_id in snapshot.initiative_index:
        row = snapshot.initiative(initiative_id)
        code = one_line(row.code) or shown_name(row)
        draw_burst(axes, (left + (BOX - 9) * unit, y), (25 * unit, 17 * unit), code, layout.theme)


def _draw_timeline(axes: Axes, stream: ValueStream, place: int, layout: StreamLayout) -> None:
    """Waiting on the upper line, work on the lower one."""
    step, theme, unit = stream.steps[place], layout.theme, layout.unit
    where, left = layout.places[place], layout.box_left(place)
    right, high, low = left + BOX * unit, where.top + HIGH * unit, where.top + LOW * unit
    is_end = place == len(stream.steps) - 1 or layout.is_first(place + 1)
    x, y = [where.left, left, left, right], [high, high, low, low]
    axes.plot(x + [right] * (not is_end), y + [high] * (not is_end), color=theme.text, linewidth=1.6, zorder=3.0)
    size = theme.type.caption
    wait = fitting_time(step.wait_time, stream.row.unit, GAP * unit, size)
    work = fitting_time(step.process_time, stream.row.unit, BOX * unit, size)
    write(axes, (where.left + GAP / 2 * unit, high - 0.75 * size), wait, theme)
    write(axes, (left + BOX / 2 * unit, low - 0.75 * size), work, theme)


def _draw_turn(axes: Axes, place: int, layout: StreamLayout) -> None:
    """The way from the end of a row to the beginning of the next."""
    unit, former, now = layout.unit, layout.places[place - 1], layout.places[place]
    start = layout.box_left(place - 1) + BOX * unit
    right, left = start + 9 * unit, now.left - 7 * unit
    lane = now.top - 0.5 * BETWEEN * unit
    x = [start, right, right, left, left, now.left + 5 * unit]
    y = [former.top + ARROW * unit] * 2 + [lane] * 2 + [now.top + ARROW * unit] * 2
    axes.plot(x, y, color=layout.theme.text_secondary, linewidth=1.2, linestyle="dashed", zorder=2.0)


def _draw_supplier(axes: Axes, stream: ValueStream, layout: StreamLayout) -> None:
    first, unit = layout.places[0], layout.unit
    name = one_line(stream.row.supplier) or tr("Supplier")
    _draw_end(axes, first.left - END * unit, first.top, name, layout)


def _draw_end(axes: Axes, left: float, top: float, name: str, layout: StreamLayout) -> None:
    """Supplier or customer with a name."""
    unit, theme = layout.unit, layout.theme
    draw_factory(axes, (left + 15 * unit, top + TOP * unit, 50 * unit, NAME * unit), theme)
    size, middle = theme.type.caption, left + END / 2 * unit
    lines = two_lines(name, size, (END - 4) * unit)
    for number, line in enumerate(lines):
        write(axes, (middle, top + (TOP + NAME + 11) * unit + 1.25 * number * size), line, theme, is_bold=True)


def _draw_customer(axes: Axes, stream: ValueStream, layout: StreamLayout) -> None:
    """The arrow to the customer, and below the customer what the timeline comes to."""
    last, unit, theme = len(stream.steps) - 1, layout.unit, layout.theme
    top, right = layout.places[last].top, layout.box_left(last) + BOX * unit
    draw_push(axes, (right + 4 * unit, right + (TAIL - 2) * unit, top + (TOP + NAME / 2) * unit), unit, theme)
    _draw_end(axes, right + TAIL * unit, top, one_line(stream.row.customer) or tr("Customer"), layout)
    measures, time_unit = stream.measures, stream.row.unit
    told = (
        (tr("Lead time"), measures.lead_time), (tr("Process time"), measures.process_time),
    )  # fmt: skip
    x, y = right + 12 * unit, top + (HIGH - 14) * unit
    for number, (name, time) in enumerate(told):
        down = y + 30 * number * unit
        write(axes, (x, down), name, theme, colour=theme.text_secondary, align="left", width=(LAST - 12) * unit)
        said = time_text(time, time_unit)
        write(axes, (x, down + 14 * unit), said, theme, align="left", width=(LAST - 12) * unit, is_bold=True)
