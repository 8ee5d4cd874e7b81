"""The page of calibration, and the page of what changed since the last workshop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import shown
from tests.workshop.choosing import approve, make_choosing
from tests.workshop.promised import make_promised
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.calibration_chart_panel import CalibrationChartPanel
from vmo_desktop.ui.panels.calibration_panel import CalibrationPanel
from vmo_desktop.ui.panels.since_panel import SincePanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.carry_over import Which, begin_next
from vmo_desktop.workshop.ops.initiatives import add_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.kpis import NewReading, set_readings
from vmo_desktop.workshop.past import read_past
from vmo_desktop.workshop.value_rows import Series
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveWorkshop]:
    with make_promised(tmp_path / "2027.vmo") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def next_live(tmp_path: Path) -> Iterator[LiveWorkshop]:
    """A workshop begun from one in which A and B were funded; only C and D came along."""
    with make_promised(tmp_path / "2027.vmo") as first:
        approve(first)
    with Workshop.create(tmp_path / "2028.vmo") as workshop:
        workshop.do(begin_next(read_past(tmp_path / "2027.vmo"), Which.NOT_FUNDED))
        yield LiveWorkshop(workshop)


def _rows(panel: CalibrationPanel) -> list[list[str]]:
    model = panel.ranges
    return [[str(model.index(row, column).data()) for column in range(6)] for row in range(model.rowCount())]


def test_the_page_tells_what_promises_were_worth_live(
    qtbot: QtBot, live: LiveWorkshop, qtmodeltester: ModelTester
) -> None:
    panel = CalibrationPanel(live, Selection(live))
    shown(qtbot, panel)
    assert panel.said.text().startswith("Of what was due so far 78 % came true on average, in 6 promises.")
    assert _rows(panel)[0] == ["All", "", "6", "55", "75", "105"]
    assert ["Class", "Digital", "5", "54", "70", "86"] in _rows(panel)
    assert panel.promises.rowCount() == 6
    qtmodeltester.check(panel.ranges)
    qtmodeltester.check(panel.promises)
    kpi = live.snapshot.value.kpis[0].id
    live.do(set_readings([NewReading(kpi, Series.ACTUAL, "2027-12-31", 200.0)]))
    assert ["Class", "Digital", "5", "64", "80", "96"] in _rows(panel)


def test_a_promise_leads_to_its_kpi(qtbot: QtBot, live: LiveWorkshop) -> None:
    panel = CalibrationPanel(live, Selection(live))
    shown(qtbot, panel)
    panel.single.grid.setFocus()
    panel.single.grid.select_cell(3, 0)
    assert panel.desk.kpi == live.snapshot.value.kpis[3]
    with qtbot.waitSignal(panel.page_wanted) as wanted:
        panel.single.grid.doubleClicked.emit(panel.promises.index(3, 0))
    assert wanted.args == ["kpis"]


def test_without_a_promise_the_page_says_what_is_missing(qtbot: QtBot, tmp_path: Path) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        live = LiveWorkshop(workshop)
        panel = CalibrationPanel(live, Selection(live))
        shown(qtbot, panel)
        button = next(each for each in panel.findChildren(QPushButton) if each.isVisible())
        with qtbot.waitSignal(panel.page_wanted):
            button.click()


def test_the_chart_goes_from_range_to_range(qtbot: QtBot, live: LiveWorkshop) -> None:
    panel = CalibrationChartPanel(live, Selection(live))
    panel.resize(700, 500)
    shown(qtbot, panel)
    qtbot.waitUntil(lambda: panel.chart.is_drawn, timeout=20_000)
    picture = panel.picture()
    assert picture is not None
    x, y = picture.spots(700.0, 500.0)
    assert len(x) == 5
    assert (y[1:] > y[:-1]).all()
    assert picture.facts(2).spoken == "Class Digital: 70 % (54–86 %) of 5 promises"
    panel.table_button.click()
    assert panel.model.rowCount() == 5


def test_the_next_workshop_shows_what_the_first_one_learned(qtbot: QtBot, next_live: LiveWorkshop) -> None:
    panel = CalibrationPanel(next_live, Selection(next_live))
    shown(qtbot, panel)
    assert panel.said.text() == (
        "Of what was due so far 78 % came true on average, in 6 promises. It is known from Portfolio 2027, 2027-01-15."
    )
    assert ["Class", "Digital", "5", "54", "70", "86"] in _rows(panel)
    assert not panel.single.isVisible(), "it has no promise of its own yet"


def test_what_changed_is_told_and_followed(qtbot: QtBot, next_live: LiveWorkshop) -> None:
    selection = Selection(next_live)
    panel = SincePanel(next_live, selection)
    shown(qtbot, panel)
    assert panel.said.text() == "Since Portfolio 2027, 2027-01-15: 0 new, 0 changed, 2 gone."
    c = next_live.snapshot.initiatives[0].id
    next_live.do(edit_initiatives({c: {"cost": 25.0}}))
    next_live.do(add_initiatives([{"code": "E", "name": "E", "cost": 5.0}]))
    assert panel.said.text() == "Since Portfolio 2027, 2027-01-15: 1 new, 1 changed, 2 gone."
    model = panel.model
    told = [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]
    assert told == [
        ["+ new", "E", "E", "", "5"],
        ["≠ changed", "C", "C", "20", "25"],
        ["− gone", "A", "A", "40", ""],
        ["− gone", "B", "B", "30", ""],
        ["= as it was", "D", "D", "10", "10"],
    ]
    panel.table.grid.setFocus()
    panel.table.grid.select_cell(1, 0)
    assert selection.initiative_id == c


def test_a_workshop_begun_anew_says_how_to_begin_from_a_past_one(qtbot: QtBot, live: LiveWorkshop) -> None:
    panel = SincePanel(live, Selection(live))
    shown(qtbot, panel)
    assert not panel.said.isVisible()
