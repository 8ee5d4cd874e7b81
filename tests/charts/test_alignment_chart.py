"""The chart of spend against weight."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tests.portfolio import HOSTILE_NAMES
from tests.workshop.choosing import chosen_by, make_choosing
from vmo_desktop.charts.alignment import alignment_height, draw_alignment
from vmo_desktop.charts.theme import LIGHT
from vmo_desktop.workshop.alignment import Alignment
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.scenarios import edit_scenario
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """A workshop whose best portfolio spends 62.5 of 70 on Growth."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def _drawn(workshop: Workshop) -> Axes:
    data = Alignment(chosen_by(workshop))
    figure = Figure(figsize=(7, alignment_height(LIGHT, len(data.weights)) / 96))
    axes = figure.add_subplot()
    draw_alignment(axes, data, LIGHT)
    figure.draw_without_rendering()
    return axes


def test_a_bar_is_the_share_of_the_spend_and_a_diamond_the_weight(workshop: Workshop) -> None:
    axes = _drawn(workshop)
    bars = [bar.get_width() for bar in axes.patches if isinstance(bar, Rectangle)]
    diamonds = np.asarray(axes.collections[0].get_offsets())[:, 0].tolist()
    assert bars == pytest.approx([62.5 / 70, 7.5 / 70])
    assert diamonds == pytest.approx([0.75, 0.25])


def test_both_numbers_stand_at_the_right_with_their_signs(workshop: Workshop) -> None:
    texts = [text.get_text() for text in _drawn(workshop).texts]
    assert "■ 89.3 %   ◇ 75.0 %" in texts
    assert "■ share of the spend" in texts


def test_nothing_funded_draws_empty_bars(workshop: Workshop) -> None:
    workshop.do(edit_scenario(1, {"budget": 0.0}))
    assert [bar.get_width() for bar in _drawn(workshop).patches if isinstance(bar, Rectangle)] == [0, 0]


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
def test_any_name_of_a_driver_is_drawn(workshop: Workshop, name: str) -> None:
    workshop.do(edit_driver(workshop.snapshot.leaves[0].id, {"name": name}))
    assert len(_drawn(workshop).get_yticklabels()) == 2
