"""The page of KPIs: the list, the readings of one, their chart, and what is frozen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, note_at_cell, press, shown, type_text
from tests.workshop.following import make_following
from vmo_desktop.ui.cell_model import TypedCell
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.reading_model import ReadingColumn, ReadingModel
from vmo_desktop.ui.panels.course_panel import CoursePanel
from vmo_desktop.ui.panels.kpis_panel import DIRECTION, SERVED, KpisPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.field import Field
from vmo_desktop.workshop.value_rows import Series

TARGET = 4


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_following(tmp_path / "w.vmo") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def panel(live: LiveWorkshop, qtbot: QtBot) -> KpisPanel:
    made = KpisPanel(live, Selection(live))
    shown(qtbot, made, width=1300, height=900)
    return made


def _readings(live: LiveWorkshop, place: int = 0) -> dict[tuple[Series, str], float]:
    kpi = live.snapshot.value.kpis[place]
    known = live.snapshot.value.readings
    return {(series, row.on): row.value for series in Series for row in known.get((kpi.id, series), ())}


def _rows(model: ReadingModel) -> list[list[str]]:
    return [[str(model.index(row, c).data()) for c in range(4)] for row in range(model.rowCount())]


def _type(field: Field, text: str) -> None:
    assert isinstance(field.editor, QLineEdit)
    field.editor.setText(text)
    field.commit()


def _model(panel: KpisPanel) -> ReadingModel:
    model = panel.readings.model
    assert isinstance(model, ReadingModel)
    return model


def test_the_list_tells_status_and_progress_and_takes_a_kpi(panel: KpisPanel, live: LiveWorkshop) -> None:
    model = panel.kpis.model
    assert [model.index(0, c).data() for c in range(3)] == ["Calls a week", "▲ at risk", "40 %"]
    assert model.index(0, SERVED).data() == "Benefit: Less to answer"
    panel.kpis.grid.select_cell(2, 0)
    type_text("Downtime")
    press(Key.Key_Return)
    assert [kpi.name for kpi in live.snapshot.value.kpis] == ["Calls a week", "Sales", "Downtime"]
    live.undo()
    assert len(live.snapshot.value.kpis) == 2


def test_what_a_kpi_serves_is_named_and_what_nobody_is_called_refused(panel: KpisPanel, live: LiveWorkshop) -> None:
    model = panel.kpis.model
    assert not model.write_cells([TypedCell(1, SERVED, "a; driver: growth")])
    sales = live.snapshot.value.kpis[1]
    assert sales.initiative_id == live.snapshot.initiatives[0].id
    assert sales.driver_id == live.snapshot.leaves[0].id
    (refused,) = model.write_cells([TypedCell(1, SERVED, "Nobody")])
    assert "is called “Nobody”" in refused.reason


def test_words_of_a_direction_are_begun(panel: KpisPanel, live: LiveWorkshop) -> None:
    assert not panel.kpis.model.write_cells([TypedCell(1, DIRECTION, "mile")])
    assert live.snapshot.value.kpis[1].direction == "milestone"
    (refused,) = panel.kpis.model.write_cells([TypedCell(1, DIRECTION, "up")])
    assert "more is better" in refused.reason


def test_the_readings_are_those_of_the_kpi_with_the_keyboard(
    panel: KpisPanel, qtmodeltester: ModelTester
) -> None:  # fmt: skip
    assert _rows(_model(panel))[:2] == [["31/03/2027", "", "", "180"], ["30/06/2027", "", "", "160"]]
    panel.kpis.grid.setFocus()
    press(Key.Key_Down)
    assert _rows(_model(panel)) == [["Add a day …", "", "", ""]]
    qtmodeltester.check(_model(panel))


def test_a_day_and_then_its_reading_are_typed(panel: KpisPanel, live: LiveWorkshop) -> None:
    grid = panel.readings.grid
    grid.select_cell(2, ReadingColumn.DAY)
    grid.setFocus()
    type_text("2027-09-30")
    press(Key.Key_Tab)
    assert len(_readings(live)) == 2, "a day alone is no reading"
    grid.select_cell(2, ReadingColumn.ACTUAL)
    type_text("140")
    press(Key.Key_Return)
    assert _readings(live)[Series.ACTUAL, "2027-09-30"] == 140.0
    assert panel.kpis.model.index(0, 2).data() == "60 %"
    live.undo()
    assert len(_readings(live)) == 2


def test_a_block_of_a_spreadsheet_is_pasted_as_one_step(panel: KpisPanel, live: LiveWorkshop) -> None:
    QGuiApplication.clipboard().setText("2027-06-30\t150\t\t158\n2027-09-30\t125\t100\t140\n2027-12-31\tx\t\t\n")
    step = live.workshop.step
    panel.readings.grid.select_cell(1, ReadingColumn.DAY)
    panel.readings.grid.setFocus()
    press(Key.Key_V, CTRL)
    assert live.workshop.step == step + 1
    assert _readings(live) == {
        (Series.PLAN, "2027-06-30"): 150.0, (Series.PLAN, "2027-09-30"): 125.0,
        (Series.FORECAST, "2027-09-30"): 100.0, (Series.ACTUAL, "2027-03-31"): 180.0,
        (Series.ACTUAL, "2027-06-30"): 158.0, (Series.ACTUAL, "2027-09-30"): 140.0,
    }  # fmt: skip
    assert panel.readings.rejects.isVisible()
    live.undo()
    assert len(_readings(live)) == 2


@pytest.mark.parametrize(
    ("column", "text", "why"),
    [
        (ReadingColumn.DAY, "soon", "is not a day"),
        (ReadingColumn.DAY, "2027-06-30", "There are readings of that day"),
        (ReadingColumn.ACTUAL, "many", "is not a number"),
        (ReadingColumn.ACTUAL, "40 %", "is not %"),
    ],
)
def test_what_is_no_reading_is_refused_and_nothing_changes(
    panel: KpisPanel, live: LiveWorkshop, column: ReadingColumn, text: str, why: str
) -> None:
    before = _readings(live)
    (refused,) = _model(panel).write_cells([TypedCell(0, column, text)])
    assert why in refused.reason
    assert _readings(live) == before


def test_a_value_without_a_day_is_refused_at_its_cell(panel: KpisPanel) -> None:
    grid = panel.readings.grid
    grid.select_cell(2, ReadingColumn.ACTUAL)
    grid.setFocus()
    type_text("5")
    press(Key.Key_Return)
    assert note_at_cell(grid) == "Type the day first."


def test_a_day_that_is_corrected_takes_its_readings_along(panel: KpisPanel, live: LiveWorkshop) -> None:
    model = _model(panel)
    assert not model.write_cells([TypedCell(0, ReadingColumn.NOTE, "by hand")])
    assert not model.write_cells([TypedCell(0, ReadingColumn.DAY, "2027-03-30")])
    kpi = live.snapshot.value.kpis[0]
    row = live.snapshot.value.readings[kpi.id, Series.ACTUAL][0]
    assert (row.on, row.value, row.note) == ("2027-03-30", 180.0, "by hand")
    assert model.delete_rows([0])
    assert len(_readings(live)) == 1


def test_a_frozen_plan_is_not_typed_into(panel: KpisPanel, live: LiveWorkshop) -> None:
    assert panel.freeze.text() == "Freeze the baseline of Calls a week"
    panel.freeze.click()
    assert live.snapshot.value.kpis[0].frozen_at
    assert panel.freeze.text() == "Let the baseline of Calls a week change again…"
    (refused,) = _model(panel).write_cells([TypedCell(0, ReadingColumn.PLAN, "5")])
    assert refused.reason == "The plan is frozen."
    (frozen,) = panel.kpis.model.write_cells([TypedCell(0, TARGET, "90")])
    assert "say why" in frozen.reason, "the way out is told"
    assert not panel.kpis.model.delete_rows([0])
    assert not _model(panel).write_cells([TypedCell(0, ReadingColumn.ACTUAL, "170")]), "readings go on"


def test_thresholds_and_the_day_are_typed(panel: KpisPanel, live: LiveWorkshop) -> None:
    _type(panel.settings.on_track, "80")
    assert live.snapshot.value.realization.on_track == pytest.approx(0.8)
    assert panel.kpis.model.index(0, 1).data() == "● on track"
    _type(panel.settings.at_risk, "95")
    assert panel.settings.at_risk.message == "A KPI is at risk before it is on track."
    _type(panel.settings.as_of, "2027-04-15")
    assert panel.kpis.model.index(0, 2).data() == "20 %"
    _type(panel.settings.as_of, "some day")
    assert "Type a day" in panel.settings.as_of.message


def test_the_chart_goes_from_reading_to_reading(live: LiveWorkshop, qtbot: QtBot) -> None:
    chart = CoursePanel(live, Selection(live))
    shown(qtbot, chart)
    qtbot.waitUntil(lambda: chart.chart.is_drawn, timeout=20_000)
    chart.chart.setFocus()
    press(Key.Key_Right)
    assert chart.chart.accessibleDescription() == "Actual on 2027-06-30: 160 calls"
    chart.table_button.click()
    assert chart.model.index(1, 2).data() == "160"
    chart.close()
