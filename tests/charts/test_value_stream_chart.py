"""The drawing of a value stream: all of it said, nothing over another, readable in every size."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from tests.workshop.streaming import add_steps, make_streaming
from vmo_desktop.charts.stream_layout import SMALLEST, stream_height, stream_layout
from vmo_desktop.charts.stream_words import fitting_time, held_up, percent_text, step_words, steps_table, time_text
from vmo_desktop.charts.theme import LIGHT, THEMES, Theme
from vmo_desktop.charts.value_stream import draw_value_stream, stream_half, stream_spots
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.streams import STREAM_STEPS, STREAMS, edit_stream
from vmo_desktop.workshop.value_streams import ValueStream, value_stream
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_streaming(tmp_path / "w.vmo") as opened:
        yield opened


def _stream(workshop: Workshop, steps: int = 4) -> ValueStream:
    """The current state, with further steps of long names and times."""
    row = workshop.snapshot.road.streams[0]
    further = [(f"Approve in committee number {n}", 1.25 * n, 12.25 * n, 0.95, 2.0) for n in range(4, steps)]
    if further:
        add_steps(workshop, row.id, further)
    return value_stream(workshop.snapshot, row)


def _drawn(workshop: Workshop, stream: ValueStream, theme: Theme, width: float, height: float) -> Figure:
    figure = Figure(figsize=(width / 96, height / 96), dpi=96)
    FigureCanvasAgg(figure)
    draw_value_stream(figure.add_subplot(), stream, workshop.snapshot, theme)
    figure.canvas.draw()
    return figure


def _texts(figure: Figure) -> list[str]:
    return [each.get_text() for each in figure.findobj(Text) if isinstance(each, Text) and each.get_text()]


def _boxes(figure: Figure) -> list[tuple[str, Bbox]]:
    found = [each for each in figure.findobj(Text) if isinstance(each, Text) and each.get_text()]
    return [(each.get_text(), each.get_window_extent()) for each in found]


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_the_usual_notation_says_all_there_is(workshop: Workshop, theme: Theme) -> None:
    texts = _texts(_drawn(workshop, _stream(workshop), theme, 700, 500))
    for said in (
        "Requests · current state", "Departments", "Sponsor", "Take the request in", "P/T", "%C/A", "70 %", "People",
        "I", "Bottleneck", "A", "B", "15 d", "0.5 d", "Lead time", "42 days", "Process time", "12 days",
    ):  # fmt: skip
        assert said in texts
    assert texts.count("Bottleneck") == 1
    assert texts.count("I") == 4, "work waits before every step"


def test_the_bottleneck_has_a_thicker_edge_than_all_others(workshop: Workshop) -> None:
    figure = _drawn(workshop, _stream(workshop), LIGHT, 700, 500)
    widths = sorted(each.get_linewidth() for each in figure.findobj(Rectangle) if each.get_zorder() == 3.0)
    assert widths[-1] >= 1.5 * widths[-2]


@pytest.mark.parametrize("steps", [4, 15])
@pytest.mark.parametrize(
    ("width", "height", "zoom"), [(560, 0, 1.0), (1100, 800, 1.0), (1800, 900, 2.2), (480, 0, 2.0)]
)
def test_no_text_covers_another_or_leaves_the_picture(
    workshop: Workshop, steps: int, width: float, height: float, zoom: float
) -> None:
    slowest = workshop.snapshot.road.stream_steps[workshop.snapshot.road.streams[0].id][3]
    second = workshop.snapshot.initiatives[1].id
    workshop.do(STREAM_STEPS.edit(slowest.id, {"initiative_id": second}))
    workshop.do(edit_initiatives({second: {"code": "DP-12"}}))
    theme, stream = LIGHT.zoomed(zoom), _stream(workshop, steps)
    high = height or stream_height(steps, theme, width)
    boxes = _boxes(_drawn(workshop, stream, theme, width, high))
    for place, (text, box) in enumerate(boxes):
        assert box.x0 >= 0, text
        assert box.x1 <= width, text
        assert box.y0 >= 0, text
        for other, its in boxes[place + 1 :]:
            overlap = Bbox.intersection(box, its)
            is_over = overlap is not None and overlap.width > 1 and overlap.height > 2
            assert not is_over, f"{text} | {other}"


@pytest.mark.parametrize("steps", [1, 3, 4, 7, 15, 40])
@pytest.mark.parametrize("width", [300.0, 560.0, 1200.0])
def test_rows_wrap_evenly_and_need_what_they_say(steps: int, width: float) -> None:
    height = stream_height(steps, LIGHT, width)
    layout = stream_layout(steps, LIGHT, width, height)
    assert layout.theme.type.caption >= LIGHT.type.caption or width == 300.0
    assert layout.height <= height + 1
    counts = np.bincount([place.row for place in layout.places])
    assert counts[:-1].tolist() == [counts[0]] * (len(counts) - 1) or counts.max() - counts.min() <= counts[0]
    assert counts[0] >= counts[-1]


def test_letters_shrink_where_the_height_is_given_and_never_vanish() -> None:
    sizes = [stream_layout(15, LIGHT, 900, height).theme.type.caption for height in (900, 600, 300, 100)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] >= SMALLEST


def test_steps_are_pointed_at_where_they_are_drawn(workshop: Workshop) -> None:
    stream = _stream(workshop, 15)
    height = stream_height(15, LIGHT, 560)
    x, y = stream_spots(stream, LIGHT, 560, height)
    half = stream_half(stream, LIGHT, 560, height)
    figure = _drawn(workshop, stream, LIGHT, 560, height)
    names = {each.get_text(): each.get_position() for each in figure.findobj(Text) if isinstance(each, Text)}
    across, down = names["Deliver"]
    assert abs(across - x[3]) < 1
    assert abs(down - y[3]) < half[1]
    assert np.all((x > 0) & (x < 560) & (y > 0) & (y < height))


def test_a_step_in_which_nothing_waits_has_no_triangle(workshop: Workshop) -> None:
    steps = workshop.snapshot.road.stream_steps[workshop.snapshot.road.streams[0].id]
    workshop.do(STREAM_STEPS.edit(steps[1].id, {"wait_time": 0.0}))
    assert _texts(_drawn(workshop, _stream(workshop), LIGHT, 700, 500)).count("I") == 3


def test_hostile_names_and_codes_stay_inside_their_symbols(workshop: Workshop) -> None:
    row = workshop.snapshot.road.streams[0]
    steps = workshop.snapshot.road.stream_steps[row.id]
    workshop.do(STREAM_STEPS.edit(steps[0].id, {"name": "$x^2$ " + "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww\n" * 3}))
    workshop.do(edit_initiatives({workshop.snapshot.initiatives[0].id: {"code": "A-VERY-LONG-CODE-2027"}}))
    workshop.do(edit_stream(row.id, {"customer": "Everybody who ever asked for anything\n<b>", "unit": "minutes"}))
    boxes = _boxes(_drawn(workshop, _stream(workshop), LIGHT, 700, 500))
    assert all(box.x0 >= 0 and box.x1 <= 700 for _, box in boxes)
    (code,) = [box for text, box in boxes if text.startswith("A-V")]
    assert code.width <= 40


def test_a_time_on_the_timeline_is_never_cut() -> None:
    assert fitting_time(1200.25, "minutes", 200, 11) == "1,200.25 min"
    assert fitting_time(1200.25, "minutes", 50, 11) == "1,200.25"
    assert fitting_time(120_025.25, "minutes", 30, 11) == "120 k"


@pytest.mark.parametrize(
    ("time", "unit", "said"),
    [(0.0, "days", "0 days"), (0.005, "hours", "0.005 hours"), (1234567.5, "minutes", "1,234,567.5 minutes"),
     (-0.1 - 0.2, "weeks", "−0.3 weeks"), (2, "shifts", "2 shifts"),
     (1.0, "days", "1 day"), (-1.0, "hours", "−1 hour")],
)  # fmt: skip
def test_times_are_written_with_all_that_counts(time: float, unit: str, said: str) -> None:
    assert time_text(time, unit) == said


def test_shares_have_one_decimal_at_most() -> None:
    assert [percent_text(each) for each in (None, float("nan"), 0.7, 0.9995, 1 / 3)] == [
        "–", "–", "70 %", "100 %", "33.3 %",
    ]  # fmt: skip


def test_a_step_is_told_in_a_sentence_and_in_a_table(workshop: Workshop) -> None:
    stream = _stream(workshop)
    assert step_words(stream, 1, workshop.snapshot) == (
        "Analyse: wait before it 10 days, process time 2 days, complete and accurate 70 %, people 1, improved by A A"
    )
    assert steps_table(stream, workshop.snapshot).rows[3] == ("Deliver", 3.0, 9.0, 80.0, 3.0, "Bottleneck", "")


def test_a_stream_in_which_nothing_takes_time_has_no_bottleneck(workshop: Workshop) -> None:
    workshop.do(STREAMS.add([{"name": "Empty"}]))
    row = workshop.snapshot.road.streams[-1]
    add_steps(workshop, row.id, [("One", 0.0, 0.0, None, 1.0)])
    stream = value_stream(workshop.snapshot, row)
    assert held_up(stream) == ""
    texts = _texts(_drawn(workshop, stream, LIGHT, 700, 300))
    assert "Bottleneck" not in texts
    assert "Supplier" in texts
    assert "Customer" in texts
