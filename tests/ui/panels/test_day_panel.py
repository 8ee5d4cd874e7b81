"""The day page: an agenda that is offered or typed, a clock, and a log."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.hands import Hands
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.ui.day_timer import DayTimer
from vmo_desktop.ui.dialogs.note_dialog import NoteDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.day_panel import DayPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.stage_steps import FULL_DAY, HALF_DAY, STEPS
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.workshop.room_rows import NoteKind

STAGES = {"frame": "Frame", "drivers": "Drivers", "rank": "Rank"}


@pytest.fixture
def hands() -> Hands:
    """The clock's hands."""
    return Hands()


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection, hands: Hands) -> DayPanel:
    """The day of the small workshop, on a clock that the test moves."""
    DayTimer(small_live, hands)
    made = DayPanel(small_live, selection, STAGES)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def _type(panel: DayPanel, row: int, column: int, text: str) -> bool:
    model = panel.agenda.model
    return model.setData(model.index(row, column), text)


def test_a_ready_agenda_is_taken_in_one_step_and_undone(panel: DayPanel) -> None:
    full, half = panel.offer.buttons()
    assert full.text() == "Full day, 8 h"
    QTest.mouseClick(half, Qt.MouseButton.LeftButton)
    assert [item.title for item in panel.live.snapshot.agenda] == [part.title for part in HALF_DAY]
    assert not panel.offer.isVisible()
    panel.live.undo()
    assert panel.live.snapshot.agenda == ()
    assert panel.offer.isVisible()


def test_ready_agendas_are_of_stages_that_have_steps() -> None:
    parts = (*FULL_DAY, *HALF_DAY)
    assert {part.stage for part in parts if part.stage} <= STEPS.keys()
    assert all(part.prompt for part in parts if part.stage), "every stage has its prompt"
    assert {page for page in PAGES if page not in ("history", "day")} <= STEPS.keys()


def test_the_agenda_is_typed_and_odd_minutes_are_refused_in_words(panel: DayPanel) -> None:
    refused: list[str] = []
    panel.agenda.model.refused.connect(lambda _index, reason: refused.append(reason))
    assert _type(panel, 0, 0, "Welcome")
    assert _type(panel, 0, 1, "12.5")
    assert _type(panel, 0, 2, "ran")
    item = panel.live.snapshot.agenda[0]
    assert (item.title, item.minutes, item.stage) == ("Welcome", 12.5, "rank")
    for column, text in ((1, "soon"), (1, "-5"), (2, "x")):
        assert not _type(panel, 0, column, text)
    assert len(refused) == 3
    assert "Frame, Drivers, Rank" in refused[2]
    assert panel.live.snapshot.agenda[0] == item


def test_the_clock_shows_what_is_left_and_when_the_day_ends(panel: DayPanel, hands: Hands) -> None:
    _type(panel, 0, 0, "Welcome")
    _type(panel, 0, 1, "20")
    _type(panel, 1, 0, "Vote")
    _type(panel, 1, 1, "40")
    assert "The day has not begun" in panel.now.text
    QTest.mouseClick(panel.now.run, Qt.MouseButton.LeftButton)
    hands.move(12)
    panel.timer.ticked.emit()
    assert "8:00\nleft of 20 min; 12:00 used" in panel.now.text
    hands.move(18)
    QTest.mouseClick(panel.now.following, Qt.MouseButton.LeftButton)
    hands.move(1)
    panel.timer.ticked.emit()
    assert "Vote\n39:00" in panel.now.text
    assert panel.agenda.model.index(0, 4).data() == "30:00"
    assert panel.agenda.model.index(1, 4).data() == "1:00"
    QTest.mouseClick(panel.now.run, Qt.MouseButton.LeftButton)
    hands.move(60)
    panel.timer.ticked.emit()
    assert "Vote – paused\n39:00" in panel.now.text
    QTest.mouseClick(panel.now.following, Qt.MouseButton.LeftButton)
    assert "The agenda is done" in panel.now.text


def test_a_tick_leaves_alone_what_is_being_typed(panel: DayPanel) -> None:
    _type(panel, 0, 0, "Welcome")
    panel.timer.start_or_pause()
    grid = panel.agenda.grid
    grid.setFocus()
    grid.setCurrentIndex(panel.agenda.model.index(0, 3))
    QTest.keyClicks(grid, "A")
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "s")
    panel.timer.ticked.emit()
    assert editor.property("text") == "As"


def test_notes_are_written_in_place(panel: DayPanel) -> None:
    model = panel.notes.model
    assert model.setData(model.index(0, 0), "Portal goes first")
    assert panel.live.snapshot.notes[0].kind is NoteKind.NOTE
    assert model.setData(model.index(0, 1), "d")
    assert model.setData(model.index(0, 2), "port")
    note = panel.live.snapshot.notes[0]
    assert (note.text, note.kind) == ("Portal goes first", NoteKind.DECISION)
    assert note.initiative_id == panel.live.snapshot.initiatives[0].id
    assert not model.setData(model.index(0, 1), "perhaps")
    assert not model.setData(model.index(0, 2), "nobody")
    assert not model.flags(model.index(0, 3)) & Qt.ItemFlag.ItemIsEditable, "the time of a note stays"


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> MainWindow:
    """The small workshop with a short agenda, in the window."""
    from vmo_desktop.workshop.ops.day import add_agenda_items

    path = tmp_path / "small.vmo"
    with make_small_workshop(path) as workshop:
        workshop.do(add_agenda_items([{"title": "Welcome", "minutes": 20.0}, {"title": "Vote", "minutes": 40.0}]))
    window.take(path)
    return window


def test_the_clock_runs_by_keys_on_every_page_and_the_foot_shows_it(opened: MainWindow) -> None:
    sign = opened.workbench.status.findChild(QPushButton, "day_sign")
    assert sign is not None
    assert not sign.isVisible()
    opened.workbench.area.show_page("score")
    opened.actions_table["day.run"].trigger()
    assert sign.text().startswith("Welcome ")
    opened.actions_table["day.next"].trigger()
    opened.workbench.area.show_page("rank")
    assert sign.text().startswith("Vote ")
    QTest.mouseClick(sign, Qt.MouseButton.LeftButton)
    assert opened.workbench.area.page_id == "day"
    page = opened.workbench.area.page("day")
    assert isinstance(page, DayPanel)
    assert page.now.text.startswith("Vote")
    opened.session.close()
    assert not sign.isVisible()


def test_a_note_from_anywhere_leaves_the_page_as_it_is(opened: MainWindow, qtbot: QtBot) -> None:
    opened.workbench.area.show_page("rank")
    opened.actions_table["day.note"].trigger()
    dialog = opened.findChild(NoteDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Ben is tired")
    QTest.keyClick(line, Qt.Key.Key_Return)
    live = opened.session.live
    assert live is not None
    assert [(note.text, note.kind) for note in live.snapshot.notes] == [("Ben is tired", NoteKind.NOTE)]
    assert opened.workbench.area.page_id == "rank"
    assert "tired" not in opened.workbench.notice.text + opened.workbench.status.text, "nobody reads it over a shoulder"
