"""The import window, used as a person uses it, on real files read by the real worker."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.conftest import shared_data
from tests.exchange.sources import write_workbook
from tests.ui.fitting import settle
from tests.waits import LONG_WAIT_MS
from vmo_desktop.exchange.map_file import read_map
from vmo_desktop.exchange.mapping import Existing, Field
from vmo_desktop.ui.dialogs.import_wizard import ImportWizard
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.import_columns import ColumnsTable
from vmo_desktop.ui.widgets.import_result import ResultPanel
from vmo_desktop.ui.widgets.import_texts import TextsDialog
from vmo_desktop.ui.widgets.part_bar import PartBar

DIRTY = (
    "Portfolio office;;;;\n;;;;\nID;Project name;Budget (k€);Start date;Growth\n"
    '7;Atlas;"1.234";01/02/2026;3\n8;Zeta;"5.678";03/04/2026;mittel\n9;Omega;TBC;05/06/2026;1\n;;7;;\nTotal;;8;;\n'
)


def opened(qtbot: QtBot, live: LiveWorkshop, path: Path) -> ImportWizard:
    """The window, once it has read the file and knows what would happen."""
    wizard = ImportWizard(live, path)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.resize(1290, 690)
    qtbot.waitUntil(lambda: wizard.plan is not None, timeout=LONG_WAIT_MS)
    return wizard


def choose(qtbot: QtBot, wizard: QWidget, name: str, label: str) -> None:
    """Choose from a drop-down list with the keyboard, and wait for what follows."""
    combo = wizard.findChild(QComboBox, name)
    assert combo is not None
    row = combo.findText(label, Qt.MatchFlag.MatchStartsWith)
    assert row >= 0, [combo.itemText(each) for each in range(combo.count())]
    combo.setFocus()
    steps = row - combo.currentIndex()
    before = wizard.plan if isinstance(wizard, ImportWizard) else None
    for _ in range(abs(steps)):
        QTest.keyClick(combo, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    if isinstance(wizard, ImportWizard):
        settled(qtbot, wizard, before)


def settled(qtbot: QtBot, wizard: ImportWizard, before: object) -> None:
    """Wait until a new plan is shown."""
    button = wizard.findChild(QPushButton, "save_map")
    assert button is not None
    qtbot.waitUntil(lambda: wizard.plan is not before and button.isEnabled(), timeout=LONG_WAIT_MS)


def button(wizard: QWidget, name: str) -> QPushButton:
    found = wizard.findChild(QPushButton, name)
    assert found is not None
    return found


def summary(wizard: ImportWizard) -> str:
    panel = wizard.findChild(ResultPanel)
    assert panel is not None
    return panel.summary.text()


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    path = tmp_path / "dirty.csv"
    path.write_text(DIRTY, encoding="utf-8")
    return path


def test_what_was_found_is_chosen_already(qtbot: QtBot, small_live: LiveWorkshop, dirty: Path) -> None:
    wizard = opened(qtbot, small_live, dirty)
    shown = {
        name: combo.currentText()
        for name in ("reading_encoding", "reading_delimiter", "reading_header_row", "target_1", "target_4", "factor_2")
        if (combo := wizard.findChild(QComboBox, name))
    }
    assert shown == {
        "reading_encoding": "UTF-8",
        "reading_delimiter": "semicolon  ;",
        "reading_header_row": "in row 3",
        "target_1": "Name",
        "target_4": "Score: Growth",
        "factor_2": "thousands",
    }
    assert summary(wizard) == "3 of 5 rows become new initiatives"
    assert button(wizard, "do_import").text() == "&Import 3 initiatives"


def test_enter_imports_once_the_file_is_read(qtbot: QtBot, small_live: LiveWorkshop, dirty: Path) -> None:
    wizard = opened(qtbot, small_live, dirty)
    wizard.activateWindow()
    qtbot.waitUntil(lambda: wizard.focusWidget() is button(wizard, "do_import"))
    with qtbot.waitSignal(small_live.changed):
        QTest.keyClick(wizard.focusWidget(), Qt.Key.Key_Return)
    assert [row.name for row in small_live.snapshot.initiatives][-1] == "Omega"


def test_importing_is_one_step_that_undo_takes_back(qtbot: QtBot, small_live: LiveWorkshop, dirty: Path) -> None:
    before = small_live.snapshot.initiatives
    wizard = opened(qtbot, small_live, dirty)
    with qtbot.waitSignal(small_live.changed):
        button(wizard, "do_import").click()
    names = [row.name for row in small_live.snapshot.initiatives]
    assert names[-3:] == ["Atlas", "Zeta", "Omega"]
    small_live.undo()
    assert small_live.snapshot.initiatives == before


def test_numbers_and_dates_that_read_in_two_ways_are_asked_about(
    qtbot: QtBot, small_live: LiveWorkshop, dirty: Path
) -> None:
    wizard = opened(qtbot, small_live, dirty)
    choose(qtbot, wizard, "question_2", "with a decimal comma")
    choose(qtbot, wizard, "question_3", "month, day")
    assert wizard.plan is not None
    assert [each.values.get("cost") for each in wizard.plan.initiatives] == [1_234_000.0, 5_678_000.0, None]
    assert wizard.plan.initiatives[0].values["start_date"] == "2026-01-02"
    written = wizard.findChild(QComboBox, "written_2")
    assert written is not None
    assert written.currentText() == "1.234,5"


def test_a_column_can_be_mapped_otherwise(qtbot: QtBot, small_live: LiveWorkshop, dirty: Path) -> None:
    wizard = opened(qtbot, small_live, dirty)
    choose(qtbot, wizard, "target_2", "Effort")
    assert wizard.plan is not None
    assert wizard.plan.targets["Budget (k€)"] is Field.EFFORT
    choose(qtbot, wizard, "target_1", "— not used")
    choose(qtbot, wizard, "target_2", "— not used")
    assert "Budget (k€)" in wizard.plan.unmapped


def test_without_name_and_code_it_says_what_is_missing(qtbot: QtBot, small_live: LiveWorkshop, dirty: Path) -> None:
    wizard = opened(qtbot, small_live, dirty)
    choose(qtbot, wizard, "target_1", "— not used")
    combo = wizard.findChild(QComboBox, "target_0")
    assert combo is not None
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: "no column is known as the name" in summary(wizard), timeout=LONG_WAIT_MS)
    assert not button(wizard, "do_import").isEnabled()


def test_texts_can_be_given_numbers(qtbot: QtBot, small_live: LiveWorkshop, dirty: Path) -> None:
    wizard = opened(qtbot, small_live, dirty)
    assert button(wizard, "texts_4").text() == "⚠ 1 · Fix…"
    button(wizard, "texts_4").click()
    dialog = wizard.findChild(TextsDialog)
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    before = wizard.plan
    QTest.keyClicks(line, "two")
    button(dialog, "use_texts").click()
    assert line.property("state") == "error"
    line.clear()
    QTest.keyClicks(line, "2")
    button(dialog, "use_texts").click()
    settled(qtbot, wizard, before)
    assert wizard.plan is not None
    assert [list(each.scores.values()) for each in wizard.plan.initiatives] == [[3.0], [2.0], [1.0]]
    assert button(wizard, "texts_4").text() == "Change…"


def test_where_every_cell_was_read_there_is_nothing_to_press(
    qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path
) -> None:
    clean = tmp_path / "clean.csv"
    clean.write_text("Name,Cost\nPortal,100\nArchive,200\n", encoding="utf-8")
    wizard = opened(qtbot, small_live, clean)
    wizard.resize(1200, 700)
    nothing = button(wizard, "texts_1")
    assert nothing.text() == ""
    assert not nothing.isEnabled()


def test_another_header_row_and_direction_lay_the_table_out_anew(
    qtbot: QtBot, small_live: LiveWorkshop, dirty: Path
) -> None:
    wizard = opened(qtbot, small_live, dirty)
    choose(qtbot, wizard, "reading_header_row", "in row 4")
    assert wizard.draft is not None
    assert wizard.draft.table.header_row == 4
    assert wizard.draft.table.columns[1].label == "Atlas"


def test_another_encoding_reads_the_file_again(qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path) -> None:
    path = tmp_path / "polish.csv"
    path.write_bytes("name,cost\nŁódź,1\nKraków,2\n".encode("cp1250"))
    wizard = opened(qtbot, small_live, path)
    choose(qtbot, wizard, "reading_encoding", "cp1250")
    assert wizard.plan is not None
    assert wizard.plan.initiatives[0].values["name"] == "Łódź"


def test_another_sheet(qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {
        "One": [["name", "cost"], ["A", 1]],
        "Two": [["name", "cost"], ["B", 1], ["C", 2]],
    }
    wizard = opened(qtbot, small_live, write_workbook(tmp_path / "w.xlsx", sheets))
    choose(qtbot, wizard, "reading_sheet", "Two")
    assert summary(wizard) == "2 of 2 rows become new initiatives"


def test_initiatives_already_there(qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path) -> None:
    path = tmp_path / "again.csv"
    path.write_text("code,name,cost\np1,Portal,5\n")
    wizard = opened(qtbot, small_live, path)
    assert button(wizard, "do_import").text() == "&Update 1 initiatives"
    choose(qtbot, wizard, "import_existing", "is left as it is")
    assert not button(wizard, "do_import").isEnabled()
    assert wizard.draft is not None
    assert wizard.draft.mapping.existing is Existing.SKIP


def test_map_and_rejects_can_be_saved_and_the_map_used_again(
    qtbot: QtBot, small_live: LiveWorkshop, dirty: Path, tmp_path: Path
) -> None:
    wizard = opened(qtbot, small_live, dirty)
    choose(qtbot, wizard, "written_2", "1.234,5")
    wizard.save_map(tmp_path / "mine.toml")
    wizard.save_rejects(tmp_path / "rejects.csv")
    assert "Row rejected,7" in (tmp_path / "rejects.csv").read_text(encoding="utf-8-sig")
    saved = read_map(tmp_path / "mine.toml")
    assert saved.name == "mine"
    wizard.reject()
    again = opened(qtbot, small_live, dirty)
    before = again.plan
    again.use_map(tmp_path / "mine.toml")
    settled(qtbot, again, before)
    assert again.draft is not None
    assert again.draft.mapping == saved
    combo = again.findChild(QComboBox, "import_map")
    assert combo is not None
    assert combo.currentText() == "mine"


@pytest.mark.parametrize(("content", "reason"), [(b"", "the file is empty"), (b"%PDF-1.7", "this is a PDF")])
def test_a_file_that_is_no_spreadsheet_is_refused_in_the_window(
    qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "bad.xlsx"
    path.write_bytes(content)
    wizard = ImportWizard(small_live, path)
    qtbot.addWidget(wizard)
    wizard.show()
    qtbot.waitUntil(lambda: reason in wizard.waiting.text(), timeout=LONG_WAIT_MS)
    assert not button(wizard, "do_import").isEnabled()


def test_cancelling_ends_the_worker(qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_text("name,cost\n" + "A,1\n" * 40_000)
    wizard = ImportWizard(small_live, path)
    qtbot.addWidget(wizard)
    wizard.show()
    wizard.reject()
    assert not wizard.isVisible()
    assert not small_live.workshop.undo_label or "Import" not in small_live.workshop.undo_label


def test_everything_is_reached_by_tab_and_has_a_name(qtbot: QtBot, small_live: LiveWorkshop, dirty: Path) -> None:
    wizard = opened(qtbot, small_live, dirty)
    wizard.activateWindow()
    qtbot.waitUntil(wizard.isActiveWindow)
    first = wizard.findChild(QComboBox, "reading_encoding")
    assert first is not None
    first.setFocus()
    reached: list[QWidget] = []
    for _ in range(80):
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget in reached:
            break
        reached.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    names = [widget.objectName() for widget in reached]
    targets = [name for name in names if name.startswith(("target_", "written_", "factor_", "texts_"))]
    assert targets == [
        "target_0", "target_1", "target_2", "written_2", "factor_2", "texts_2", "target_3", "written_3", "target_4",
        "written_4", "factor_4", "texts_4",
    ]  # fmt: skip
    assert {"reading_delimiter", "import_preview", "import_map", "import_problems", "do_import", "cancel"} <= set(names)
    for widget in reached:
        text = widget.text() if isinstance(widget, QPushButton) else ""
        assert widget.accessibleName() or text, widget.objectName()


def test_hostile_headings_are_shown_as_they_are(qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path) -> None:
    path = tmp_path / "hostile.csv"
    path.write_text('name,"<b>x</b>","a\u202eb"\nA,1,2\nB,3,4\n', encoding="utf-8")
    wizard = opened(qtbot, small_live, path)
    table = wizard.findChild(ColumnsTable)
    assert table is not None
    headings = [table.model().index(row, 0) for row in range(3)]
    assert [each.data() for each in headings] == ["name", "<b>x</b>", "a⟦RLO⟧b"]
    assert "&lt;b&gt;" in headings[1].data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("path", shared_data("gmpp/uk_*.csv"), ids=lambda path: path.name)
def test_a_real_return_needs_no_decision(qtbot: QtBot, small_live: LiveWorkshop, path: Path) -> None:
    wizard = opened(qtbot, small_live, path)
    assert wizard.plan is not None
    assert wizard.plan.imported == wizard.plan.rows_read
    assert wizard.plan.questions == ()


def test_new_and_known_initiatives_are_both_counted(qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_text("code,name,cost\np1,Portal,5\nn9,New one,6\n")
    wizard = opened(qtbot, small_live, path)
    assert button(wizard, "do_import").text() == "&Import 1, update 1 initiatives"


def test_a_column_of_amounts_that_goes_nowhere_is_warned_of_until_it_is_the_cost(
    qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path
) -> None:
    path = tmp_path / "volumes.csv"
    path.write_text("Name;Volumen\nAtlas;1.250.000,00 €\nZeta;385.500,00 €\n", encoding="utf-8")
    wizard = opened(qtbot, small_live, path)
    warning = wizard.findChild(QLabel, "import_warning")
    assert warning is not None
    assert warning.isVisible()
    assert warning.text() == "⚠ 1 column with amounts is not used: Volumen."
    choose(qtbot, wizard, "target_1", "Cost")
    assert not warning.isVisible()


def test_many_warnings_leave_the_table_its_room(qtbot: QtBot, small_live: LiveWorkshop, tmp_path: Path) -> None:
    path = tmp_path / "doubts.csv"
    rows = "".join(f"Project {place % 9};{place};{place}\n" for place in range(90))
    path.write_text(f"Name;Volumen;Cost\n{rows}", encoding="utf-8")
    wizard = opened(qtbot, small_live, path)
    wizard._warnings.show_warnings(f"Warning {place}" for place in range(40))
    QApplication.processEvents()
    assert wizard._warnings.height() < wizard.height() / 4
    wizard._warnings.setFocus()
    before = wizard._warnings.verticalScrollBar().value()
    qtbot.keyClick(wizard._warnings, Qt.Key.Key_PageDown)
    assert wizard._warnings.verticalScrollBar().value() > before


def test_in_a_small_window_one_part_at_a_time_has_the_whole_room(
    qtbot: QtBot, small_live: LiveWorkshop, dirty: Path
) -> None:
    wizard = opened(qtbot, small_live, dirty)
    wizard.resize(1350, 720)
    assert all(part.isVisible() for part in parts(wizard))
    appearance().show(Scheme.LIGHT, 2.0)
    wizard.resize(1350, 720)
    settle()
    preview, columns, problems = parts(wizard)
    steps = wizard.findChild(PartBar)
    assert steps is not None
    for place, shown in enumerate((preview, columns, problems)):
        QTest.mouseClick(steps.findChildren(QToolButton)[place], Qt.MouseButton.LeftButton)
        settle()
        assert [part for part in parts(wizard) if part.isVisible()] == [shown]
    assert not any(area.isVisible() for area in wizard.findChildren(QScrollArea))
    QTest.mouseClick(steps.findChildren(QToolButton)[1], Qt.MouseButton.LeftButton)
    settle()
    assert isinstance(columns, ColumnsTable)
    assert columns.horizontalScrollBar().maximum() == 0
    assert columns.viewport().height() >= 3 * columns.rowHeight(0)


def parts(wizard: ImportWizard) -> list[QWidget]:
    names = ("import_preview", "import_columns", "import_problems")
    return [found for name in names if (found := wizard.findChild(QWidget, name)) is not None]
