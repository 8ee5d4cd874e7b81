"""Value streams in the pack: the drawing of each state, measures beside each other, and what initiatives save."""

from collections.abc import Sequence
from functools import partial

from reportlab.platypus import Flowable

from vmo_desktop.charts.stream_layout import stream_height, stream_layout
from vmo_desktop.charts.stream_words import (
    held_up,
    measure_lines,
    savings_table,
    state_word,
    stream_name,
    time_text,
    unit_name,
)
from vmo_desktop.charts.theme import POINTS
from vmo_desktop.charts.value_stream import draw_value_stream
from vmo_desktop.report import captions
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import fitted, kept, page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import styles
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.value_streams import StreamPair, ValueStream, drawn_streams

tr = Texts("Pack")

_FIGURE = 0.76
"""Part of a page that a drawing takes at most, so that the title stays with it: a longer stream is drawn smaller."""


def value_streams(pack: Pack) -> list[Flowable]:
    """The flowables of the value streams."""
    return fitted(
        pack,
        lambda size: [
            *page_head(pack, Section.STREAMS),
            *(part for streams in drawn_streams(pack.snapshot) for part in _told(pack, streams, size)),
        ],
    )


def _told(pack: Pack, streams: tuple[ValueStream, ...], size: float) -> list[Flowable]:
    """A stream, or both states of one."""
    flowables = [part for stream in streams for part in _drawing(pack, stream)]
    flowables += _measures(pack, streams, size)
    return flowables + (_savings(pack, StreamPair(*streams), size) if len(streams) == 2 else [])


def _drawing(pack: Pack, stream: ValueStream) -> list[Flowable]:
    theme = styles().theme
    width, most = pack.page.text_width / POINTS, _FIGURE * (pack.page.text_top - pack.page.text_bottom) / POINTS
    needed = stream_height(len(stream.steps), theme, width)
    height = stream_layout(len(stream.steps), theme, width, min(needed, most)).height
    draw = partial(draw_value_stream, stream=stream, snapshot=pack.snapshot, theme=theme)
    caption = captions.below(
        pack.facts,
        held_up(stream),
        tr("P/T: process time; %C/A: percent complete and accurate; line below: waiting above, work below."),
    )
    return kept(pack, Chart(draw, height * POINTS), caption)


def _measures(pack: Pack, streams: tuple[ValueStream, ...], size: float) -> list[Flowable]:
    state_heads = [(_capital(state_word(each.row.state)), 112.0) for each in streams]
    heads = [(tr("Measure"), 0.0), *state_heads, *([(tr("Difference"), 112.0)] if len(streams) == 2 else [])]
    rows = [
        [wrapped(line.name, size), *(wrapped(shortened(text, 80), size) for text in line.texts)]
        for line in measure_lines(streams)
    ]
    title = tr("{stream} in figures", stream=shortened(stream_name(streams[0].row), 80))
    caption = [tr("Yield where it is not known counts as 100 %.")] if _is_partly_known(streams) else []
    return titled_table(pack, title, caption, heads, rows, size=size)


def _is_partly_known(streams: Sequence[ValueStream]) -> bool:
    return any(0 < each.known_yields < len(each.steps) for each in streams)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _savings(pack: Pack, pair: StreamPair, size: float) -> list[Flowable]:
    unit = pair.current.row.unit
    heads = (
        (tr("Initiative"), 0.0), (tr("Steps"), 150.0), (tr("Lead time, {unit}", unit=unit_name(unit)), 72.0),
        (tr("of it work"), 58.0), (tr("of it waiting"), 62.0),
    )  # fmt: skip
    rows: list[list[object]] = []
    for name, steps, *times in savings_table(pair, pack.snapshot).rows:
        numbers = [time_text(time, "") for time in times if isinstance(time, float)]
        rows.append([wrapped(shortened(str(name), 80), size), wrapped(shortened(str(steps), 120), size), *numbers])
    caption = [tr("Times of the current state less those of the future one.")]
    return titled_table(pack, tr("What initiatives save"), caption, heads, rows, numbers=(2, 3, 4), size=size)
