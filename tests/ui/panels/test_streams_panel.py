"""The page of value streams: streams, their steps, the drawing, measures and what initiatives save."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import ALT, CTRL, Key, press, shown, type_text
from tests.workshop.choosing import make_choosing
from tests.workshop.streaming import make_streaming
from vmo_desktop.ui.cell_model import TypedCell
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.stream_chart_panel import StreamChartPanel
from vmo_desktop.ui.panels.streams_panel import StreamsPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.split_view import SplitView
from vmo_desktop.workshop.road_rows import StreamState

Page = tuple[StreamsPanel, StreamChartPanel]
NAME, WAIT, PROCESS, SHARE, PEOPLE, INITIATIVE, NOTE = range(7)


def _page(qtbot: QtBot, live: LiveWorkshop) -> tuple[SplitView, StreamsPanel, StreamChartPanel]:
    selection = Selection(live)
    side, chart = StreamsPanel(live, selection), StreamChartPanel(live, selection)
    split = SplitView("streams", side, chart, share=0.5)
    shown(qtbot, split, width=1300, height=800)
    return split, side, chart


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_streaming(tmp_path / "w.vmo") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def page(qtbot: QtBot, live: LiveWorkshop) -> Iterator[Page]:
    """The page with the current state drawn."""
    split, side, chart = _page(qtbot, live)
    qtbot.waitUntil(lambda: chart.chart.is_drawn, timeout=20_000)
    yield side, chart
    split.close()


def _write(side: StreamsPanel, row: int, cells: dict[int, str]) -> list[str]:
    refused = side.model.write_cells([TypedCell(row, column, text) for column, text in cells.items()])
    return [each.reason for each in refused]


def _names(live: LiveWorkshop, stream: int = 0) -> list[str]:
    road = live.snapshot.road
    return [step.name for step in road.stream_steps.get(road.streams[stream].id, ())]


def test_steps_are_typed_in_place_with_what_improves_them(
    page: Page, live: LiveWorkshop, qtmodeltester: ModelTester
) -> None:
    side, _ = page
    texts = {NAME: "Bill", WAIT: "1.5", PROCESS: "0.25", SHARE: "95 %", PEOPLE: "2", INITIATIVE: "c", NOTE: "by hand"}
    assert not _write(side, 4, texts)
    *_, step = live.snapshot.road.stream_steps[live.snapshot.road.streams[0].id]
    assert (step.name, step.wait_time, step.process_time, step.complete_accurate) == ("Bill", 1.5, 0.25, 0.95)
    assert (step.people, step.initiative_id, step.note) == (2.0, live.snapshot.initiatives[2].id, "by hand")
    assert side.model.index(4, SHARE).data() == "95"
    live.undo()
    assert _names(live) == ["Take the request in", "Analyse", "Decide", "Deliver"]
    qtmodeltester.check(side.model)


@pytest.mark.parametrize(
    ("column", "text", "why"),
    [
        (WAIT, "-1", "“-1” is no time"),
        (PROCESS, "soon", "“soon” is no time"),
        (SHARE, "101", "percentage from 0 to 100"),
        (SHARE, "-5 %", "percentage from 0 to 100"),
        (PEOPLE, "0", "Type one above 0"),
        (INITIATIVE, "Zeta", "No initiative is called"),
        (NAME, "", "A step needs a name"),
    ],
)
def test_what_cannot_be_is_refused_in_words(page: Page, live: LiveWorkshop, column: int, text: str, why: str) -> None:
    before = live.snapshot
    (reason,) = _write(page[0], 0, {column: text})
    assert why in reason
    assert live.snapshot is before


def test_steps_are_pasted_from_excel_as_one_step(page: Page, live: LiveWorkshop) -> None:
    side, _ = page
    QGuiApplication.clipboard().setText("Bill\t1\t0.5\t90%\t1\tA\t\nCollect\t30\t0.25\t\t1\t\tin the bank\n")
    side.steps.grid.setFocus()
    side.steps.grid.select_cell(4, NAME)
    step = live.workshop.step
    press(Key.Key_V, CTRL)
    assert _names(live)[4:] == ["Bill", "Collect"]
    assert live.workshop.step == step + 1
    assert live.snapshot.road.stream_steps[live.snapshot.road.streams[0].id][5].wait_time == 30.0


def test_steps_are_moved_and_deleted_by_keys(page: Page, live: LiveWorkshop) -> None:
    side, _ = page
    side.steps.grid.setFocus()
    side.steps.grid.select_cell(2, NAME)
    press(Key.Key_Up, ALT)
    assert _names(live) == ["Take the request in", "Decide", "Analyse", "Deliver"]
    press(Key.Key_Delete, CTRL)
    assert _names(live) == ["Take the request in", "Analyse", "Deliver"]
    live.undo()
    live.undo()
    assert _names(live) == ["Take the request in", "Analyse", "Decide", "Deliver"]


def test_what_holds_work_up_is_said_and_follows_what_is_typed(page: Page) -> None:
    side, _ = page
    assert side.held_up.text() == (
        "Bottleneck: Deliver, with the longest process time per person (9 days, 3 people). "
        "Work lies longest before Decide: 15 days."
    )
    assert not _write(side, 1, {PROCESS: "4", WAIT: "16"})
    assert side.held_up.text() == (
        "Bottleneck: Analyse, with the longest process time per person (4 days, one person). "
        "Work lies longest before Analyse: 16 days."
    )


def test_a_step_of_the_drawing_is_gone_to_by_click_and_keys(page: Page) -> None:
    side, panel = page
    chart = panel.chart
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.spot(2).toPoint())
    assert side.steps.grid.currentIndex().row() == 2
    chart.setFocus()
    press(Key.Key_Right)
    assert side.steps.grid.currentIndex().row() == 3
    assert chart.accessibleDescription() == (
        "Deliver: wait before it 3 days, process time 9 days, complete and accurate 80 %, people 3, bottleneck"
    )
    press(Key.Key_Home)
    assert side.steps.grid.currentIndex().row() == 0


def test_the_whole_box_of_a_step_answers_to_the_pointer(page: Page) -> None:
    chart = page[1].chart
    corner = chart.spot(1).toPoint()
    corner.setX(corner.x() + 50)
    corner.setY(corner.y() + 40)
    QTest.mouseMove(chart, corner)
    assert chart.card.isVisible()
    assert chart.card.name == "Analyse"


def test_a_row_that_is_gone_to_is_marked_in_the_drawing(page: Page) -> None:
    side, panel = page
    side.steps.grid.setFocus()
    side.steps.grid.select_cell(3, NAME)
    assert panel.chart.place == 3


def test_the_drawing_is_seen_as_a_table_and_saved_as_a_picture(page: Page, tmp_path: Path) -> None:
    _, panel = page
    panel.table_button.click()
    last = [str(panel.model.index(3, column).data()) for column in range(panel.model.columnCount())]
    assert last == ["Deliver", "3", "9", "80", "3", "Bottleneck", ""]
    panel.table_button.click()
    panel.save(tmp_path / "stream.png")
    assert QImage(str(tmp_path / "stream.png")).width() > 400


def test_measures_stand_beside_those_of_the_future_with_the_difference(page: Page) -> None:
    side, _ = page
    side.views.buttons[1].click()
    rows = {
        str(side.measures.index(row, 0).data()): [str(side.measures.index(row, column).data()) for column in (1, 2, 3)]
        for row in range(side.measures.rowCount())
    }
    assert rows["Lead time"] == ["42 days", "28 days", "−14 days (−33.3 %)"]
    assert rows["Process time"] == ["12 days", "11.5 days", "−0.5 days (−4.2 %)"]
    assert rows["Flow efficiency"] == ["28.6 %", "41.1 %", "12.5 points"]
    assert rows["Rolled first-pass yield"] == ["50.4 %", "64.8 %", "14.4 points"]
    assert rows["Bottleneck"][:2] == ["Deliver", "Deliver"]


def test_initiatives_are_told_what_they_save(page: Page, live: LiveWorkshop) -> None:
    side, _ = page
    side.views.buttons[2].click()
    rows = [
        [str(side.savings.index(row, column).data()) for column in range(1, 5)]
        for row in range(side.savings.rowCount())
    ]
    assert rows == [["Analyse", "6", "0.5", "5.5"], ["Decide", "8", "0", "8"]]
    side.savings_table.grid.setFocus()
    side.savings_table.grid.select_cell(1, 0)
    assert side.selection.initiative_id == live.snapshot.initiatives[1].id


def test_a_future_state_is_drawn_as_a_copy_that_is_compared(page: Page, live: LiveWorkshop, qtbot: QtBot) -> None:
    side, panel = page
    side.head.future_button.click()
    made = side.desk.row
    assert made is not None
    assert (made.name, made.state) == ("Requests, future 2", StreamState.FUTURE)
    assert made.current_id == live.snapshot.road.streams[0].id
    assert not side.head.future_button.isVisible()
    assert side.model.index(3, NAME).data() == "Deliver"
    qtbot.waitUntil(lambda: panel.chart.is_drawn, timeout=20_000)
    side.head.delete_button.click()
    assert [row.name for row in live.snapshot.road.streams] == ["Requests", "Requests, future"]


def test_a_new_stream_asks_for_its_name_and_then_for_steps(page: Page, live: LiveWorkshop) -> None:
    side, panel = page
    side.head.add_button.click()
    type_text("Invoices")
    press(Key.Key_Return)
    assert live.snapshot.road.streams[-1].name == "Invoices"
    assert side.head.streams.currentText() == "Current: Invoices"
    assert panel.picture() is None
    side.views.buttons[0].click()
    assert not _write(side, 0, {NAME: "Receive"})
    assert panel.picture() is not None


def test_units_and_states_are_chosen_and_a_wrong_pair_is_refused_in_words(page: Page, live: LiveWorkshop) -> None:
    side, _ = page
    side.views.buttons[3].click()
    fields = side.fields
    fields.units.setCurrentIndex(2)
    fields.units.activated.emit(2)
    assert [row.unit for row in live.snapshot.road.streams] == ["hours", "hours"]
    assert side.model.headerData(WAIT, Qt.Orientation.Horizontal) == "Wait (hours)"
    fields.states.activated.emit(1)
    assert fields.refusal.isVisible()
    assert "Requests, future is the future state of Requests" in fields.refusal.text()
    assert fields.states.currentText() == "Current state"
    side.desk.look(live.snapshot.road.streams[1].id)
    assert not fields.refusal.isVisible()
    assert fields.states.currentText() == "Future state of Requests"


def test_before_there_is_a_stream_the_page_says_what_belongs_here(tmp_path: Path, qtbot: QtBot) -> None:
    with make_choosing(tmp_path / "w.vmo") as workshop:
        live = LiveWorkshop(workshop)
        split, side, _ = _page(qtbot, live)
        (button,) = side.empty.buttons()
        assert button.isVisible()
        button.click()
        assert [row.name for row in live.snapshot.road.streams] == ["Value stream"]
        assert not side.empty.isVisible()
        type_text("Invoices")
        press(Key.Key_Return)
        assert live.snapshot.road.streams[0].name == "Invoices"
        split.close()
