"""The dashboard: what came true, live as a reading is typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown
from tests.workshop.choosing import make_choosing
from tests.workshop.following import make_following
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.kpi_state_model import StateColumn
from vmo_desktop.ui.panels.dashboard_chart_panel import DashboardChartPanel
from vmo_desktop.ui.panels.dashboard_panel import DashboardPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.finance import CASH_LINES
from vmo_desktop.workshop.ops.kpis import NewReading, edit_realization, set_readings
from vmo_desktop.workshop.value_rows import Series


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_following(tmp_path / "w.vmo") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def panel(live: LiveWorkshop, qtbot: QtBot) -> DashboardPanel:
    made = DashboardPanel(live, Selection(live))
    shown(qtbot, made)
    return made


def _row(panel: DashboardPanel, row: int) -> list[str]:
    return [str(panel.model.index(row, column).data()) for column in StateColumn]


def test_every_kpi_stands_with_shape_and_word(panel: DashboardPanel, qtmodeltester: ModelTester) -> None:
    assert _row(panel, 0) == [
        "Calls a week", "▲ at risk", "40 %", "49 %", "160 calls", "100 calls", "119.6 calls", "30/09/2027", "",
    ]  # fmt: skip
    assert _row(panel, 1)[1] == "○ no reading yet"
    qtmodeltester.check(panel.model)


def test_a_reading_is_seen_as_it_is_typed(panel: DashboardPanel, live: LiveWorkshop) -> None:
    calls = live.snapshot.value.kpis[0].id
    live.do(set_readings([NewReading(calls, Series.ACTUAL, "2027-09-30", 90.0)]))
    assert _row(panel, 0)[1:3] == ["★ target reached", "110 %"]
    assert panel.said.text().startswith("Portfolio: 100 % of 75 % planned")
    live.undo()
    assert _row(panel, 0)[2] == "40 %"


def test_money_is_seen_as_it_is_typed(live: LiveWorkshop, qtbot: QtBot) -> None:
    chart = DashboardChartPanel(live, Selection(live))
    shown(qtbot, chart)
    qtbot.waitUntil(lambda: chart.desk.dashboard().chosen is not None, timeout=20_000)
    first = live.snapshot.initiatives[0].id
    lines = [("cost", "once", 40.0), ("benefit", "running", 20.0)]
    rows = [
        {"initiative_id": first, "kind": kind, "timing": timing, "likely": likely} for kind, timing, likely in lines
    ]
    live.do(CASH_LINES.add(rows))
    assert chart.numbers().rows[-2][-1] == pytest.approx(150.0)
    live.undo()
    assert chart.numbers().rows[-2][-1] is None
    chart.close()


def test_what_is_overdue_is_named(panel: DashboardPanel, live: LiveWorkshop) -> None:
    assert panel.late.isHidden()
    live.do(edit_realization({"as_of": "2027-12-01"}))
    assert panel.late.text() == "! One reading is overdue: Calls a week"
    assert _row(panel, 0)[StateColumn.NEXT] == "! overdue since 30/09/2027"


def test_without_kpis_it_says_what_to_do(tmp_path: Path, qtbot: QtBot) -> None:
    with make_choosing(tmp_path / "empty.vmo") as workshop:
        live = LiveWorkshop(workshop)
        panel = DashboardPanel(live, Selection(live))
        shown(qtbot, panel)
        with qtbot.waitSignal(panel.page_wanted) as wanted:
            panel._empty.buttons()[0].click()
        assert wanted.args == ["kpis"]


def test_the_chart_is_walked_by_keys_and_read_as_a_table(live: LiveWorkshop, qtbot: QtBot) -> None:
    chart = DashboardChartPanel(live, Selection(live))
    shown(qtbot, chart)
    qtbot.waitUntil(lambda: chart.desk.dashboard().chosen is not None and chart.chart.is_drawn, timeout=20_000)
    chart.chart.setFocus()
    press(Key.Key_End)
    assert chart.chart.accessibleDescription() == "Initiative B: no KPI yet, 0 KPIs, – of 50 points of value"
    press(Key.Key_Home)
    assert chart.chart.accessibleDescription() == "2027 Q1: 20 % realized, 24 % planned, by 2027-03-31"
    live.do(set_readings([NewReading(live.snapshot.value.kpis[0].id, Series.ACTUAL, "2027-03-31", 170.0)]))
    assert chart.desk.dashboard().chosen is not None, "a reading changes nothing of what is chosen"
    press(Key.Key_Right)
    press(Key.Key_Home)
    assert chart.chart.accessibleDescription() == "2027 Q1: 30 % realized, 24 % planned, by 2027-03-31"
    chart.table_button.click()
    assert chart.model.index(0, 0).data() == "Portfolio"
    chart.close()
