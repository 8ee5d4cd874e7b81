"""Readings from a spreadsheet, in the window: seen before they are taken in, and taken in as one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import shown, type_text
from tests.waits import LONG_WAIT_MS
from tests.workshop.following import make_following
from vmo_desktop.ui.dialogs.readings_dialog import ReadingsDialog
from vmo_desktop.ui.dialogs.unfreeze_dialog import UnfreezeDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.settings import Settings
from vmo_desktop.workshop.ops.kpis import freeze_kpis
from vmo_desktop.workshop.value_rows import Series

READINGS = (
    "KPI;Series;Date;Value;Note\nCalls a week;;30.09.2027;140;by hand\nSales;plan;31.12.2027;10;\n"
    "Sale;;31.12.2027;3;\nSales;;soon;3;\nCalls a week;;30.06.2027;150;\n"
)


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveWorkshop]:
    with make_following(tmp_path / "w.vmo") as workshop:
        yield LiveWorkshop(workshop)


def _rows(model: ChartTableModel) -> list[list[str]]:
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _opened(qtbot: QtBot, live: LiveWorkshop, path: Path) -> ReadingsDialog:
    dialog = ReadingsDialog(live, path)
    shown(qtbot, dialog)
    qtbot.waitUntil(lambda: dialog.is_read, timeout=LONG_WAIT_MS)
    return dialog


def test_what_is_taken_and_what_is_refused_is_seen_first(qtbot: QtBot, live: LiveWorkshop, tmp_path: Path) -> None:
    path = tmp_path / "q3.csv"
    path.write_text(READINGS, encoding="utf-8")
    step = live.workshop.step
    dialog = _opened(qtbot, live, path)
    assert dialog.summary.text() == "3 readings are taken in, as one step."
    assert [row[:5] for row in _rows(dialog.good)] == [
        ["Calls a week", "Actual", "30/09/2027", "140", ""],
        ["Sales", "Plan", "31/12/2027", "10", ""],
        ["Calls a week", "Actual", "30/06/2027", "150", "160"],
    ]
    assert _rows(dialog.bad) == [
        ["q3.csv", "4", "KPI", 'there is no KPI "Sale". Correct the name, or add the KPI first.'],
        ["q3.csv", "5", "Date", _rows(dialog.bad)[1][3]],
    ]
    assert live.workshop.step == step, "nothing is written before it is asked for"
    with qtbot.waitSignal(dialog.taken) as taken:
        dialog.buttons.does.click()
    assert taken.args == [3]
    assert live.workshop.step == step + 1
    calls = live.snapshot.value.kpis[0].id
    assert [row.value for row in live.snapshot.value.readings[calls, Series.ACTUAL]] == [180.0, 150.0, 140.0]
    live.undo()
    assert [row.value for row in live.snapshot.value.readings[calls, Series.ACTUAL]] == [180.0, 160.0]


def test_a_workbook_names_its_sheet_and_a_frozen_plan_is_refused(
    qtbot: QtBot, live: LiveWorkshop, tmp_path: Path
) -> None:
    live.do(freeze_kpis([live.snapshot.value.kpis[0].id], "2027-01-31T10:00:00+01:00"))
    path = tmp_path / "q3.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Q3")
        for row, cells in enumerate((["KPI", "Series", "Date", "Value"], ["Calls a week", "plan", "2027-09-30", 120])):
            sheet.write_row(row, 0, cells)
    dialog = _opened(qtbot, live, path)
    assert dialog.summary.text() == "No row of q3.xlsx is a reading."
    assert not dialog.buttons.does.isEnabled()
    (refused,) = _rows(dialog.bad)
    assert refused[:3] == ["Q3", "2", "Series"]
    assert "frozen since 2027-01-31" in refused[3]


def test_a_file_without_the_columns_is_refused_in_words(qtbot: QtBot, live: LiveWorkshop, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("code,name\n1,A\n", encoding="utf-8")
    dialog = _opened(qtbot, live, path)
    assert "no row heads columns with KPI, Date and Value" in dialog.summary.text()
    assert not dialog.buttons.does.isEnabled()


def test_a_file_dropped_onto_the_page_of_kpis_is_read_as_readings(qtbot: QtBot, tmp_path: Path) -> None:
    make_following(tmp_path / "w.vmo").close()
    path = tmp_path / "q3.csv"
    path.write_text(READINGS, encoding="utf-8")
    window = MainWindow(Settings())
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.preload.finished, timeout=LONG_WAIT_MS):
        window.show()
    assert window.session.open(tmp_path / "w.vmo")
    window.workbench.area.show_page("kpis")
    window.take(path)
    dialog = window.findChild(ReadingsDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.is_read, timeout=LONG_WAIT_MS)
    dialog.buttons.does.click()
    live = window.session.live
    assert live is not None
    assert live.workshop.undo_label == "3 readings of 2 KPIs"
    window.session.close()


def test_letting_a_promise_change_asks_why_and_the_history_says_it(qtbot: QtBot, live: LiveWorkshop) -> None:
    live.do(freeze_kpis([live.snapshot.value.kpis[0].id], "2027-01-31T10:00:00+01:00"))
    dialog = UnfreezeDialog(live, live.snapshot.value.kpis[0])
    shown(qtbot, dialog)
    assert not dialog.buttons.does.isEnabled()
    type_text("counted anew since May")
    dialog.buttons.does.click()
    assert not live.snapshot.value.kpis[0].frozen_at
    assert live.workshop.history()[-1].label == "Baseline may change: Calls a week, because counted anew since May"
    live.undo()
    assert live.snapshot.value.kpis[0].frozen_at
