"""The Frame stage."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fitting import settle
from tests.ui.keyboard import CTRL, Key, press, type_text
from vmo_desktop.ui.editors.record_list import RecordListEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.frame_panel import FramePanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.frame import add_objective, edit_workshop


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("de_DE"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def panel(small_live: LiveWorkshop, selection: Selection, qtbot: QtBot) -> FramePanel:
    """The stage, shown."""
    panel = FramePanel(small_live, selection)
    qtbot.addWidget(panel)
    panel.resize(1200, 700)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def retype(qtbot: QtBot, panel: FramePanel, name: str, text: str) -> None:
    editor = panel.fields[name].editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def type_cell(qtbot: QtBot, part: RecordListEditor, row: int, column: int, text: str) -> None:
    part.grid.setFocus()
    part.grid.select_cell(row, column)
    qtbot.keyClick(part.grid, Qt.Key.Key_F2)
    editor = [each for each in part.grid.viewport().findChildren(QWidget) if each.objectName() == "cellEditor"][-1]
    if isinstance(editor, QLineEdit):
        editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def test_fields_show_the_workshop(panel: FramePanel) -> None:
    assert panel.fields["title"].text() == "Digital portfolio"
    assert panel.fields["decision"].text() == "Which initiatives do we fund?"


def test_the_budget_is_read_and_written_as_people_do_here(
    panel: FramePanel, small_live: LiveWorkshop, qtbot: QtBot
) -> None:
    retype(qtbot, panel, "budget", "12000000,5")
    assert small_live.snapshot.workshop.budget == 12_000_000.5
    assert panel.fields["budget"].text() == "12.000.000,5"
    retype(qtbot, panel, "budget", "3 M")
    assert small_live.snapshot.workshop.budget == 3e6


def test_an_empty_budget_is_no_budget(panel: FramePanel, small_live: LiveWorkshop, qtbot: QtBot) -> None:
    retype(qtbot, panel, "budget", "5")
    retype(qtbot, panel, "budget", " ")
    assert small_live.snapshot.workshop.budget is None


@pytest.mark.parametrize(
    ("name", "text"),
    [("budget", "a lot"), ("budget", "-3"), ("date", "soon"), ("value_for_money_per", "0"), ("currency", "")],
)
def test_bad_input_is_told_at_the_field_and_writes_nothing(
    panel: FramePanel, small_live: LiveWorkshop, qtbot: QtBot, name: str, text: str
) -> None:
    before = small_live.snapshot.workshop
    if not text:
        panel.fields[name].editor.clear()
    retype(qtbot, panel, name, text)
    assert panel.fields[name].message
    assert panel.fields[name].text() == text
    assert small_live.snapshot.workshop == before


def test_a_date_is_shown_as_here_and_kept_as_iso(panel: FramePanel, small_live: LiveWorkshop, qtbot: QtBot) -> None:
    retype(qtbot, panel, "date", "9.3.27")
    assert small_live.snapshot.workshop.date == "2027-03-09"
    assert panel.fields["date"].text() == "09.03.2027"


def test_undo_shows_in_the_field(panel: FramePanel, small_live: LiveWorkshop, qtbot: QtBot) -> None:
    retype(qtbot, panel, "title", "Something else")
    small_live.undo()
    assert panel.fields["title"].text() == "Digital portfolio"


def test_what_changed_while_hidden_is_shown_when_back(panel: FramePanel, small_live: LiveWorkshop) -> None:
    panel.hide()
    small_live.do(edit_workshop({"title": "Changed elsewhere"}))
    panel.show()
    assert panel.fields["title"].text() == "Changed elsewhere"


def test_typing_in_the_last_row_adds_an_objective(panel: FramePanel, small_live: LiveWorkshop, qtbot: QtBot) -> None:
    type_cell(qtbot, panel.objectives, 0, 0, "Reduce cost")
    assert [each.text for each in small_live.snapshot.objectives] == ["Reduce cost"]
    assert panel.objectives.model.rowCount() == 2
    type_cell(qtbot, panel.objectives, 0, 1, "EUR a parcel")
    assert small_live.snapshot.objectives[0].measure == "EUR a parcel"


def test_participants_are_added_edited_and_deleted(panel: FramePanel, small_live: LiveWorkshop, qtbot: QtBot) -> None:
    type_cell(qtbot, panel.participants, 0, 0, "Ana")
    type_cell(qtbot, panel.participants, 1, 0, "Ben")
    type_cell(qtbot, panel.participants, 1, 2, "Finance")
    assert [(each.name, each.group) for each in small_live.snapshot.participants] == [("Ana", ""), ("Ben", "Finance")]
    panel.participants.grid.select_cell(0, 0)
    qtbot.keyClick(panel.participants.grid, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [each.name for each in small_live.snapshot.participants] == ["Ben"]
    small_live.undo()
    assert [each.name for each in small_live.snapshot.participants] == ["Ana", "Ben"]


def test_alt_with_the_arrows_reorders(panel: FramePanel, small_live: LiveWorkshop, qtbot: QtBot) -> None:
    for text in ("A", "B", "C"):
        small_live.do(add_objective(text))
    panel.objectives.grid.select_cell(2, 0)
    qtbot.keyClick(panel.objectives.grid, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [each.text for each in small_live.snapshot.objectives] == ["A", "C", "B"]
    assert panel.objectives.grid.currentIndex().row() == 1


@pytest.mark.parametrize("width", [780, 1130, 1650])
def test_nothing_needs_more_width_than_there_is(panel: FramePanel, qtbot: QtBot, width: int) -> None:
    panel.resize(width, 640)
    qtbot.waitUntil(lambda: panel.width() == width)
    for field in panel.fields.values():
        right = field.mapTo(panel, field.rect().bottomRight()).x()
        assert right <= width
        assert field.width() >= field.minimumSizeHint().width()


def test_every_control_has_a_name(panel: FramePanel) -> None:
    nameless = [
        each
        for each in panel.findChildren(QWidget)
        if each.focusPolicy() is not Qt.FocusPolicy.NoFocus and each.isVisible() and not each.accessibleName()
        and not each.objectName().startswith("qt_")
    ]  # fmt: skip
    assert not nameless


def test_lists_are_as_tall_as_their_rows_and_the_page_follows_the_keyboard(
    panel: FramePanel, small_live: LiveWorkshop
) -> None:
    for number in range(30):
        small_live.do(add_objective(f"Objective {number}", "Counted once a year"))
    settle()
    grid = panel.objectives.grid
    assert not grid.verticalScrollBar().isVisible()
    assert grid.viewport().height() >= sum(grid.rowHeight(row) for row in range(grid.model().rowCount()))
    grid.setFocus()
    for row in (grid.model().rowCount() - 1, 0):
        grid.select_cell(row, 0)
        settle()
        cell = grid.visualRect(grid.model().index(row, 0))
        assert grid.viewport().visibleRegion().contains(cell.center()), f"row {row}"


def test_a_participant_is_found_by_a_part_of_the_name(
    panel: FramePanel, small_live: LiveWorkshop, qtbot: QtBot
) -> None:
    for row, name in enumerate(("Ana", "Ben", "Cleo")):
        type_cell(qtbot, panel.participants, row, 0, name)
    grid = panel.participants.grid
    grid.setFocus()
    grid.select_cell(0, 0)
    press(Key.Key_F, CTRL)
    type_text("leo")
    assert grid.currentIndex().data() == "Cleo"
    press(Key.Key_Escape)
    assert grid.hasFocus()
