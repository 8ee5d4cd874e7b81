"""The charts of the road in the window: keys, tables and pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown
from tests.workshop.assessing import make_assessing
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.maturity_chart_panel import MaturityChart, MaturityChartPanel
from vmo_desktop.ui.selection import Selection


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_assessing(tmp_path / "w.vmo") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def chart(live: LiveWorkshop, qtbot: QtBot) -> Iterator[MaturityChartPanel]:
    made = MaturityChartPanel(live, Selection(live))
    shown(qtbot, made, width=600, height=700)
    yield made
    made.chart.wait()


@pytest.mark.parametrize("kind", MaturityChart)
def test_keys_on_a_chart_go_from_step_to_step_and_take_it_in_hand(
    chart: MaturityChartPanel, kind: MaturityChart, qtbot: QtBot
) -> None:
    chart.show_kind(kind)
    qtbot.waitUntil(lambda: chart.chart.place is not None)
    chart.chart.setFocus()
    former = chart.desk.place
    press(Key.Key_Down if kind is not MaturityChart.RADAR else Key.Key_Right)
    assert chart.desk.place != former


@pytest.mark.parametrize("kind", MaturityChart)
def test_every_chart_has_its_table(chart: MaturityChartPanel, kind: MaturityChart) -> None:
    chart.show_kind(kind)
    chart.table_button.click()
    assert chart.model.rowCount() == 10
    first = str(chart.model.index(0, 1).data())
    assert first == ("Metrics and KPIs" if kind is MaturityChart.GAPS else "Assess the PMO")


def test_a_chart_is_saved_as_a_picture(chart: MaturityChartPanel, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "road.svg"
    chart.save(path)
    qtbot.waitUntil(path.exists)
    assert b"<svg" in path.read_bytes()
