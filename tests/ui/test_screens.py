"""Zoom and layout belong to the screen that the window is on."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.own_screens import DESK, PROJECTOR, run_on_screens
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.screens import current_screen, usual_zoom
from vmo_desktop.ui.settings import Scheme, Settings
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.remembered_splitter import RememberedSplitter


def test_each_screen_has_its_zoom_and_a_window_that_moves_takes_it_at_once(tmp_path: Path) -> None:
    code = """
window.setGeometry(50, 50, 1200, 700)
actions["view.zoom_in"].trigger()
print(zoom())
window.move(1500, 60)
settle()
print(zoom())
actions["view.zoom_in"].trigger(); actions["view.zoom_in"].trigger()
print(zoom())
window.move(50, 50)
settle()
print(zoom())
"""
    assert run_on_screens(tmp_path, [DESK, PROJECTOR], code) == ["1.1", "1.0", "1.25", "1.1"]
    assert run_on_screens(tmp_path, [DESK], "print(zoom())") == ["1.1"]
    other = {**DESK, "width": 1024}
    assert run_on_screens(tmp_path, [other], "print(zoom())") == ["1.0"], "the same socket with another projector"


def test_dividers_sides_and_panels_are_those_of_the_screen(tmp_path: Path) -> None:
    code = """
window.setGeometry(50, 50, 1300, 700)
window.session.explore("meridian")
settle()
split = area.split_view
usual = split.sizes()
split.moveSplitter(400, 1)
actions["view.inspector"].trigger()
actions["view.swap_sides"].trigger()
actions["view.rail"].trigger()
settle()
moved = split.sizes()
def told():
    settle()
    return split.sizes() == moved, split.is_swapped, area.has_inspector, window.workbench.rail.isVisible()
print(*told())
window.move(1500, 60)
print(*told())
window.move(50, 50)
print(*told())
"""
    here, there, back = run_on_screens(tmp_path, [DESK, PROJECTOR], code)
    assert here == back == "True True True False"
    assert there == "False False False True"


def test_a_window_is_never_put_where_there_is_no_screen(tmp_path: Path) -> None:
    place = "print(*window.geometry().getRect())"
    left = run_on_screens(tmp_path, [DESK, PROJECTOR], f"window.setGeometry(2000, 300, 1200, 700)\n{place}")
    assert left[0].startswith("2000 300")
    x, y, width, height = map(int, run_on_screens(tmp_path, [DESK], place)[0].split())
    assert x >= 0
    assert x + width <= 1366
    assert y >= 0
    assert y + height <= 768


@pytest.mark.parametrize(("dpi", "zoom"), [(96.0, 1.0), (120.0, 1.25), (144.0, 1.5), (192.0, 2.0), (70.0, 1.0)])
def test_an_unknown_screen_begins_as_large_as_the_system_says(dpi: float, zoom: float) -> None:
    assert usual_zoom(dpi) == zoom


def test_dividers_side_by_side_and_below_each_other_are_two_choices(qtbot: QtBot) -> None:
    def shown() -> RememberedSplitter:
        made = RememberedSplitter("columns", lambda: [300, 300])
        qtbot.addWidget(made)
        for _ in range(2):
            made.addWidget(QWidget())
        made.resize(600, 600)
        made.show()
        return made

    first = shown()
    first.moveSplitter(100, 1)
    across = first.sizes()
    first.turn(first.orientation().Vertical)
    assert first.sizes()[0] == pytest.approx(300, abs=10)
    first.moveSplitter(450, 1)
    first.turn(first.orientation().Horizontal)
    assert first.sizes() == across
    assert shown().sizes() == across
    assert Settings().layout("columns_down", current_screen().name).isEmpty() is False


def test_a_column_that_was_moved_grows_with_the_zoom_and_leaves_the_rest_to_the_others(qtbot: QtBot) -> None:
    split = RememberedSplitter("columns", lambda: [500, 300, 200])
    qtbot.addWidget(split)
    for stretch in (2, 1, 0):
        split.addWidget(QWidget())
        split.setStretchFactor(split.count() - 1, stretch)
    split.resize(1000, 400)
    split.show()
    split.moveSplitter(600, 1)
    split.moveSplitter(750, 2)
    before = split.sizes()
    appearance().show(Scheme.LIGHT, 1.5)
    first, second, last = split.sizes()
    assert last == pytest.approx(1.5 * before[2], abs=3)
    assert first / second == pytest.approx(before[0] / before[1], abs=0.1)
    appearance().show(Scheme.LIGHT, 3.0)
    assert split.sizes()[2] == pytest.approx(500, abs=3), "never more than half"
    appearance().show(Scheme.LIGHT, 1.0)
    assert split.sizes() == pytest.approx(before, abs=2)


@pytest.mark.parametrize("width", [1366, 1920])
def test_an_inspector_opened_at_200_percent_leaves_the_chart_its_place_at_100(
    window: MainWindow, tmp_path: Path, width: int
) -> None:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    window.resize(width, 768)
    window.actions_table["view.zoom_reset"].trigger()
    for _ in range(5):
        window.actions_table["view.zoom_in"].trigger()
    window.take(path)
    area = window.workbench.area
    area.show_page("score")
    QApplication.processEvents()
    action = window.actions_table["view.inspector"]
    if not action.isChecked():
        action.trigger()
    QApplication.processEvents()
    window.actions_table["view.zoom_reset"].trigger()
    QApplication.processEvents()
    inspector, split = area.inspector, area.split_view
    assert inspector is not None
    assert split is not None
    taken = inspector.width() if inspector.isVisible() else 0
    assert taken <= 330
    assert split.chart.isVisible()
    assert split.chart.mapTo(area, split.chart.rect().topRight()).x() < area.width() - taken
