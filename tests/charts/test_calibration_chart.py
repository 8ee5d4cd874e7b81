"""Bars of what promises were worth."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from tests.workshop.promised import make_promised
from vmo_desktop.charts.calibration import calibration_height, calibration_spots, draw_calibration
from vmo_desktop.charts.calibration_data import MOST, CalibrationData, calibration_headline, calibration_table
from vmo_desktop.charts.theme import DARK, LIGHT, Theme
from vmo_desktop.workshop.calibration import Calibration
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.kpis import KPIS, NewReading, set_readings
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.value_rows import Series
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_promised(tmp_path / "w.vmo") as opened:
        yield opened


def _data(workshop: Workshop) -> CalibrationData:
    return CalibrationData(Calibration(Realized(workshop.snapshot)))


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("width", [3.2, 9.0])
def test_every_range_is_drawn_with_its_numbers(workshop: Workshop, theme: Theme, width: float) -> None:
    data = _data(workshop)
    figure = Figure(figsize=(width, calibration_height(data, theme, 96 * width) / 96), dpi=96)
    draw_calibration(figure.add_subplot(), data, theme)
    figure.draw_without_rendering()
    said = [each.get_text() for each in figure.findobj(Text) if isinstance(each, Text)]
    assert "as promised" in said
    assert {"By value driver", "By class", "By who estimated it"} <= set(said)
    if width > 5:
        assert "70 % (54–86 %) of 5 promises" in said
        assert "1 promise: too few to say" in said


def test_points_lie_where_the_middle_is(workshop: Workshop) -> None:
    data = _data(workshop)
    x, y = calibration_spots(data, LIGHT, 800, 500)
    middles = [each.prior.middle for each in data.drawn]
    assert len(x) == len(middles) == 5
    assert sorted(range(5), key=lambda place: x[place]) == sorted(range(5), key=lambda place: middles[place])
    assert (y[1:] > y[:-1]).all()


def test_of_many_classes_those_with_the_most_promises_are_drawn_and_the_table_has_all(workshop: Workshop) -> None:
    names = [f"Class {place}" for place in range(12)]
    workshop.do(add_initiatives([{"code": name, "name": name, "class_name": name} for name in names]))
    new = [each.id for each in workshop.snapshot.initiatives[-12:]]
    workshop.do(KPIS.add([{"name": f"K{each}", "baseline": 0.0, "target": 1.0, "initiative_id": each} for each in new]))
    kpis = workshop.snapshot.value.kpis[-12:]
    workshop.do(set_readings([NewReading(kpi.id, Series.ACTUAL, "2027-12-31", 0.5) for kpi in kpis]))
    data = _data(workshop)
    assert sum(each.prior.of == "class" for each in data.drawn) == MOST
    assert data.drawn[2].name == "Digital"
    assert len(calibration_table(data).rows) == len(data.ranges) == 17


def test_where_room_is_short_every_kind_keeps_its_place(workshop: Workshop) -> None:
    figure = Figure(figsize=(6, 2.6), dpi=96)
    draw_calibration(figure.add_subplot(), _data(workshop), LIGHT)
    said = [each.get_text() for each in figure.findobj(Text) if isinstance(each, Text)]
    assert {"By value driver", "By class", "By who estimated it", "Digital"} <= set(said)
    assert "Plant" not in said


def test_the_headline_says_whether_it_is_more_than_chance_and_when_there_are_too_few(workshop: Workshop) -> None:
    said = calibration_headline(_data(workshop))
    assert said.startswith(
        "Of what was due so far 78 % came true on average, in 6 promises. That is less than promised"
    )
    workshop.do(KPIS.delete([kpi.id for kpi in workshop.snapshot.value.kpis[2:]]))
    assert calibration_headline(_data(workshop)) == (
        "Of 2 promises something is known: too few to say how much of one comes true; 5 are needed."
    )
    workshop.do(KPIS.delete([kpi.id for kpi in workshop.snapshot.value.kpis]))
    assert calibration_headline(_data(workshop)) == ""
