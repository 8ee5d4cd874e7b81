"""The chart of the spend by class, driver and year."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from tests.portfolio import HOSTILE_NAMES
from tests.workshop.choosing import chosen_by, make_choosing
from vmo_desktop.charts.balance import balance_height, balance_spots, balance_table, balance_words, draw_balance
from vmo_desktop.charts.theme import LIGHT, THEMES, Theme
from vmo_desktop.workshop.balance import Balance
from vmo_desktop.workshop.choice_rows import LimitOf
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.limits import add_limit
from vmo_desktop.workshop.ops.scenarios import edit_scenario
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Its best portfolio spends 70 of class Large: 62.5 on Growth and 7.5 on Risk."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        opened.do(add_limit(1, LimitOf.COST, {"class_name": "Large", "least": 10.0, "most": 100.0}))
        yield opened


def _drawn(data: Balance, theme: Theme = LIGHT) -> Axes:
    figure = Figure(figsize=(7, balance_height(data, theme) / 96))
    axes = figure.add_subplot()
    draw_balance(axes, data, theme)
    figure.draw_without_rendering()
    return axes


def _texts(axes: Axes) -> list[str]:
    return [text.get_text() for text in axes.texts]


def test_bars_are_as_long_as_the_money_and_end_where_the_pointer_finds_them(workshop: Workshop) -> None:
    data = Balance(chosen_by(workshop))
    axes = _drawn(data)
    bars = [bar for bar in axes.patches if isinstance(bar, Rectangle)]
    widths = np.array([bar.get_width() for bar in bars])
    assert widths / widths[0] == pytest.approx(np.array([70, 0, 62.5, 7.5]) / 70)
    x, y = balance_spots(data, LIGHT, 7 * 96, balance_height(data, LIGHT))
    assert [bar.get_x() + bar.get_width() for bar in bars] == pytest.approx(x.tolist())
    assert [bar.get_y() + bar.get_height() / 2 for bar in bars] == pytest.approx(y.tolist())


def test_kinds_parts_and_marks_are_said_in_words_and_shapes(workshop: Workshop) -> None:
    found = _texts(_drawn(Balance(chosen_by(workshop))))
    assert {"By class", "By driver", "Large", "Growth", "62.5 · 89.3 %", "70 · 100.0 %"} <= set(found)
    assert "By year" not in found
    key = found[0]
    assert key == "spend (EUR) · [ the least allowed · ] the most allowed · ◇ what the weight would take"


def test_a_limit_far_beyond_stands_at_the_end_with_its_number(workshop: Workshop) -> None:
    workshop.do(add_limit(1, LimitOf.COST, {"class_name": "Small", "most": 5000.0}))
    assert "→ 5,000" in _texts(_drawn(Balance(chosen_by(workshop))))


def test_the_table_and_the_sentence_tell_the_same(workshop: Workshop) -> None:
    data = Balance(chosen_by(workshop))
    rows = balance_table(data).rows
    assert rows[0] == ("Class", "Large", 70.0, 100.0, None, 10.0, 100.0)
    assert rows[2][:3] == ("Driver", "Growth", 62.5)
    assert rows[2][3:5] == pytest.approx((100 * 62.5 / 70, 75.0))
    assert balance_words(data, 0) == "Class Large: 70 EUR, 100.0 % of the spend, at least 10 EUR, at most 100 EUR"
    assert balance_words(data, 2) == "Driver Growth: 62.5 EUR, 89.3 % of the spend, weight 75.0 %"


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_nothing_spent_is_drawn_in_every_look(workshop: Workshop, theme: Theme) -> None:
    workshop.do(edit_scenario(1, {"budget": 0.0}))
    axes = _drawn(Balance(chosen_by(workshop)), theme)
    assert all(bar.get_width() == 0 for bar in axes.patches if isinstance(bar, Rectangle))


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=range(len(HOSTILE_NAMES)))
def test_any_name_is_drawn(workshop: Workshop, name: str) -> None:
    workshop.do(edit_driver(workshop.snapshot.leaves[0].id, {"name": name}))
    data = Balance(chosen_by(workshop))
    assert len(_drawn(data).patches) == len(data.parts)
