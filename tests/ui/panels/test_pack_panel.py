"""The Pack stage as a person uses it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.pdfs import page_count
from tests.report.packs import ReadPack
from tests.ui.keyboard import Key, press
from tests.waits import LONG_WAIT_MS
from vmo_desktop.report.sections import LONG_LIST, SECTIONS, Section, section_name
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.pack_panel import PackPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.stop_button import stop_what_runs
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.presentation import include_section
from vmo_desktop.workshop.rows import Paper, RankBy


@pytest.fixture
def panel(small_live: LiveWorkshop, selection: Selection, qtbot: QtBot) -> Iterator[PackPanel]:
    made = PackPanel(small_live, selection)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitUntil(lambda: made.is_settled and len(made.strip.lines) > 0, timeout=LONG_WAIT_MS)
    yield made
    made.close()


def _settle(qtbot: QtBot, panel: PackPanel) -> None:
    qtbot.waitUntil(lambda: panel.is_settled, timeout=LONG_WAIT_MS)


def test_it_shows_the_first_page_and_a_thumbnail_of_each(panel: PackPanel) -> None:
    assert panel.page.index == 0
    assert len(panel.strip.lines) >= len(panel.live.snapshot.initiatives) + 5
    assert panel.page._paper.pixmap().width() == panel.page.pixel_width
    assert "Digital portfolio" in panel.page._scroll.accessibleDescription()


def test_while_the_preview_is_built_it_says_how_far_that_is(panel: PackPanel, qtbot: QtBot) -> None:
    said: list[int] = []
    for task in (panel._teller, panel._builder):
        task.progressed.connect(lambda *_: said.append(int(panel.head.status.text().split()[-2])))
    panel.rebuild()
    assert panel.head.status.text() == "Building the preview… 0 %"
    _settle(qtbot, panel)
    assert said
    assert said == sorted(said)
    assert 0 <= said[0] <= said[-1] <= 100
    assert panel.head.status.text() == f"{len(panel.strip.lines)} pages, A4"


def test_a_tick_takes_a_section_out_and_undo_brings_it_back(panel: PackPanel, qtbot: QtBot) -> None:
    before = len(panel.strip.lines)
    QTest.keyClick(panel.sections.boxes[Section.HISTORY], Qt.Key.Key_Space)
    assert panel.live.snapshot.omitted_sections == {Section.HISTORY}
    _settle(qtbot, panel)
    assert len(panel.strip.lines) == before - 1
    panel.live.undo()
    assert panel.sections.boxes[Section.HISTORY].isChecked()
    _settle(qtbot, panel)
    assert len(panel.strip.lines) == before


def test_without_any_section_it_says_what_to_do(panel: PackPanel, qtbot: QtBot) -> None:
    for section in SECTIONS:
        if panel.sections.boxes[section].isVisible():
            QTest.keyClick(panel.sections.boxes[section], Qt.Key.Key_Space)
    _settle(qtbot, panel)
    assert panel.page.isHidden()
    empty = panel.findChild(EmptyState)
    assert empty is not None
    assert empty.isVisible()
    assert len(panel.strip.lines) == 0


def test_whether_all_initiatives_get_pages_is_asked_only_when_there_are_many(panel: PackPanel) -> None:
    assert panel.sections.boxes[Section.BRIEF].isHidden()


def test_pages_turn_by_key_button_and_thumbnail(panel: PackPanel, qtbot: QtBot) -> None:
    scroll = panel.page._scroll
    scroll.setFocus()
    QTest.keyClick(scroll, Qt.Key.Key_End)
    assert panel.page.index == len(panel.strip.lines) - 1 == panel.strip.row
    QTest.keyClick(scroll, Qt.Key.Key_Home)
    assert panel.page.index == 0
    panel.strip.stand_on(2)
    assert panel.page.index == 2
    _settle(qtbot, panel)


def test_zoom_grows_the_page_and_fits_it_again(panel: PackPanel, qtbot: QtBot) -> None:
    fitted = panel.page.pixel_width
    panel.page.zoom_by(1)
    _settle(qtbot, panel)
    assert panel.page.pixel_width > fitted
    panel.page.set_zoom(None)
    assert panel.page.pixel_width == fitted
    _settle(qtbot, panel)


def test_a_page_as_wide_as_the_room_says_its_size(panel: PackPanel, qtbot: QtBot) -> None:
    page = panel.page
    page.fill_width()
    _settle(qtbot, panel)
    assert page._scroll.horizontalScrollBar().maximum() == 0
    assert abs(page._paper.width() - page._scroll.viewport().width()) <= 2
    shown = {label.text() for label in page.findChildren(QLabel)}
    assert f"{page.shown_percent} %" in shown
    page.set_zoom(1.0)
    assert page.shown_percent == 100
    _settle(qtbot, panel)


def test_generated_words_follow_the_data(panel: PackPanel, qtbot: QtBot) -> None:
    editor = panel.options.texts["request"].editor
    assert "set the budget" in editor.toPlainText()
    panel.live.do(edit_workshop({"budget": 5_000_000.0}))
    _settle(qtbot, panel)
    assert "within the budget of 5" in editor.toPlainText()
    assert panel.live.snapshot.pack.request == ""


def test_words_of_ones_own_are_written_when_left(panel: PackPanel, qtbot: QtBot) -> None:
    text = panel.options.texts["recommendation"]
    text.editor.setFocus()
    text.editor.selectAll()
    QTest.keyClicks(text.editor, "Fund the portal.")
    QTest.keyClick(text.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.live.snapshot.pack.recommendation == "Fund the portal."
    assert text.button.isVisible()
    qtbot.mouseClick(text.button, Qt.MouseButton.LeftButton)
    assert panel.live.snapshot.pack.recommendation == ""
    assert "Fund the portal." not in text.editor.toPlainText()
    _settle(qtbot, panel)


def test_leaving_generated_words_untouched_writes_nothing(panel: PackPanel, qtbot: QtBot) -> None:
    step = panel.live.workshop.step
    editor = panel.options.texts["request"].editor
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.live.workshop.step == step
    _settle(qtbot, panel)


def test_paper_and_order_are_steps(panel: PackPanel, qtbot: QtBot) -> None:
    QTest.keyClick(panel.options.paper, Qt.Key.Key_Down)
    QTest.keyClick(panel.options.order, Qt.Key.Key_Down)
    assert panel.live.snapshot.pack.paper is Paper.LETTER
    assert panel.live.snapshot.pack.order is RankBy.VALUE_FOR_MONEY
    _settle(qtbot, panel)


def test_export_writes_the_pdf_that_is_shown(panel: PackPanel, qtbot: QtBot, tmp_path: Path) -> None:
    proposals: list[str] = []

    def choose(proposal: str) -> Path:
        proposals.append(proposal)
        return tmp_path / "out.pdf"

    panel.output.choose_target = choose
    panel.activateWindow()
    panel.foot.export_button.setFocus()
    QTest.keyClick(panel.foot.export_button, Qt.Key.Key_Space)
    _settle(qtbot, panel)
    assert panel.foot.export_button.hasFocus(), "the keyboard stays where it was"
    assert proposals == ["Digital portfolio.pdf"]
    assert page_count(tmp_path / "out.pdf") == len(panel.strip.lines)
    assert panel.foot.folder_button.isVisible()
    assert panel.foot.open_button.isVisible()
    assert "out.pdf" in panel.foot.written.whole_text


def test_a_refused_export_is_told_and_can_be_tried_again(panel: PackPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.output.choose_target = lambda _: tmp_path / "no such folder" / "out.pdf"
    with qtbot.waitSignal(panel.live.failed) as failed:
        panel.export()
    assert "folder does not exist" in str(failed.args[0])
    assert panel.foot.export_button.isVisible()
    assert panel.foot.folder_button.isHidden()


def test_a_cancelled_export_leaves_no_file(panel: PackPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.output.choose_target = lambda _: tmp_path / "out.pdf"
    panel.export()
    qtbot.mouseClick(panel.foot.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.foot.export_button.isVisible, timeout=LONG_WAIT_MS)
    is_written = (tmp_path / "out.pdf").exists()
    said = "out.pdf is written." if is_written else "Stopped before the end."
    assert panel.foot.written.whole_text == said
    panel.close()
    assert list(tmp_path.glob("*.p*")) in ([], [tmp_path / "out.pdf"])


def test_a_preview_that_is_stopped_says_that_its_pages_are_of_before(panel: PackPanel, qtbot: QtBot) -> None:
    panel.live.do(edit_workshop({"title": "Another"}))
    assert stop_what_runs(panel)
    assert panel.head.status.text() == "The preview was stopped. These pages are of before."
    assert panel.head.search.button.text() == "Build it"
    assert not stop_what_runs(panel)
    panel.head.search.button.setFocus()
    press(Key.Key_Space)
    _settle(qtbot, panel)
    assert panel.head.status.text().endswith("pages, A4")
    assert not panel.head.search.isVisible()


def test_pages_of_before_are_not_printed(panel: PackPanel, qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[int] = []
    before = len(panel.strip.lines)
    panel.live.do(include_section(Section.HISTORY, is_included=False))
    stop_what_runs(panel)

    def choose(printer: QPrinter, pages: int, parent: QWidget) -> bool:
        del printer, parent
        asked.append(pages)
        return False

    panel.output.choose_printer = choose
    panel.print_pack()
    qtbot.waitUntil(lambda: bool(asked), timeout=LONG_WAIT_MS)
    assert asked == [before - 1]


def test_it_prints_the_page_shown(panel: PackPanel, qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[int] = []

    def choose(printer: QPrinter, pages: int, parent: QWidget) -> bool:
        assert parent is panel
        asked.append(pages)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
        return True

    panel.output.choose_printer = choose
    panel.page.show_page(1)
    qtbot.mouseClick(panel.foot.print_button, Qt.MouseButton.LeftButton)
    _settle(qtbot, panel)
    assert asked == [len(panel.strip.lines)]
    assert page_count(tmp_path / "printed.pdf") == 1
    assert panel.foot.written.whole_text.startswith("1 page sent to")
    assert panel.foot.folder_button.isHidden()


def test_printing_waits_for_the_preview_of_the_last_edit(panel: PackPanel, qtbot: QtBot) -> None:
    asked: list[int] = []

    def choose(printer: QPrinter, pages: int, parent: QWidget) -> bool:
        del printer, parent
        asked.append(pages)
        return False

    panel.output.choose_printer = choose
    before = len(panel.strip.lines)
    QTest.keyClick(panel.sections.boxes[Section.HISTORY], Qt.Key.Key_Space)
    panel.print_pack()
    assert asked == []
    _settle(qtbot, panel)
    assert asked == [before - 1]
    assert panel.foot.print_button.isVisible()


def test_some_pages_are_exported_with_their_numbers(panel: PackPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.output.choose_target = lambda _: tmp_path / "out.pdf"
    panel.foot.pages.setFocus()
    QTest.keyClicks(panel.foot.pages, "2-3, 5")
    QTest.keyClick(panel.foot.pages, Qt.Key.Key_Return)
    _settle(qtbot, panel)
    texts = ReadPack(tmp_path / "out.pdf").pages
    assert len(texts) == 3
    assert panel.foot.pages.hasFocus()
    assert [f"Page {number} of" in text for number, text in zip((2, 3, 5), texts, strict=True)] == [True] * 3


def test_pages_that_make_no_sense_are_told(panel: PackPanel, qtbot: QtBot) -> None:
    asked: list[str] = []
    panel.output.choose_target = asked.append
    panel.foot.pages.setText("3 to 7")
    with qtbot.waitSignal(panel.live.failed) as failed:
        qtbot.mouseClick(panel.foot.export_button, Qt.MouseButton.LeftButton)
    assert "3-7, 12" in str(failed.args[0])
    assert asked == []
    assert panel.foot.pages.selectedText() == "3 to 7"


def test_the_printer_is_set_to_the_pages_asked_for(panel: PackPanel, qtbot: QtBot, tmp_path: Path) -> None:
    def choose(printer: QPrinter, pages: int, parent: QWidget) -> bool:
        del pages, parent
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return True

    panel.output.choose_printer = choose
    panel.foot.pages.setText("2-3, 5")
    qtbot.mouseClick(panel.foot.print_button, Qt.MouseButton.LeftButton)
    _settle(qtbot, panel)
    assert page_count(tmp_path / "printed.pdf") == 3


def test_the_path_of_the_written_file_is_copied(panel: PackPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.output.choose_target = lambda _: tmp_path / "out.pdf"
    panel.export()
    _settle(qtbot, panel)
    qtbot.mouseClick(panel.foot.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == str(tmp_path / "out.pdf")
    assert "copied" in panel.foot.written.whole_text


def _page_of(panel: PackPanel, section: Section) -> int:
    return panel._starts[panel._words.sections.index(section)]


def test_the_title_of_the_page_shown_is_edited_and_generated_again(panel: PackPanel, qtbot: QtBot) -> None:
    panel.page.show_page(_page_of(panel, Section.CHART))
    fields = panel.options.titles.fields
    assert [section for section, field in fields.items() if field.isVisible()] == [Section.CHART]
    field = fields[Section.CHART]
    generated = field.editor.toPlainText()
    assert "combine" in generated
    field.editor.selectAll()
    QTest.keyClicks(field.editor, "Four of five are quick")
    QTest.keyClick(field.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.live.snapshot.pack_titles == {Section.CHART: "Four of five are quick"}
    assert field.button.isVisible()
    _settle(qtbot, panel)
    assert panel._preview is not None
    assert "Four of five are quick" in panel._preview.text(panel.page.index)
    panel.live.undo()
    assert field.editor.toPlainText() == generated
    panel.live.redo()
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    assert panel.live.snapshot.pack_titles == {}
    assert field.editor.toPlainText() == generated
    _settle(qtbot, panel)


def test_pages_without_a_title_of_their_own_say_where_it_comes_from(panel: PackPanel) -> None:
    titles = panel.options.titles
    panel.page.show_page(_page_of(panel, Section.ASK))
    assert not any(field.isVisible() for field in titles.fields.values())
    assert "decision requested" in titles._note.text()
    panel.page.show_page(_page_of(panel, Section.INITIATIVES))
    assert "initiative" in titles._note.text()


def test_a_page_with_two_titles_offers_both(panel: PackPanel) -> None:
    annex, history = _page_of(panel, Section.ANNEX), _page_of(panel, Section.HISTORY)
    panel.page.show_page(history)
    shown = {section for section, field in panel.options.titles.fields.items() if field.isVisible()}
    assert Section.HISTORY in shown
    assert (Section.ANNEX in shown) == (annex == history)


def test_no_target_no_export(panel: PackPanel) -> None:
    panel.output.choose_target = lambda _: None
    panel.export()
    assert panel.foot.export_button.isVisible()


def test_everything_that_takes_the_focus_has_a_name(panel: PackPanel) -> None:
    for kind in (QAbstractButton, QComboBox, QPlainTextEdit):
        for widget in panel.findChildren(kind):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert widget.accessibleName(), widget


def test_titles_of_ticks_are_those_of_the_pack(panel: PackPanel) -> None:
    assert [box.text() for box in panel.sections.boxes.values()] == [section_name(section) for section in SECTIONS]


def test_a_long_list_is_told_in_full_by_a_tick_that_is_undone(panel: PackPanel, qtbot: QtBot) -> None:
    rows = [{"name": f"Depot {number}", "cost": 1.0} for number in range(LONG_LIST)]
    panel.live.do(add_initiatives(rows))
    _settle(qtbot, panel)
    box = panel.sections.boxes[Section.BRIEF]
    assert not box.isHidden()
    assert box.isChecked()
    few = len(panel.strip.lines)
    QTest.keyClick(box, Qt.Key.Key_Space)
    _settle(qtbot, panel)
    assert len(panel.strip.lines) > few
    panel.live.undo()
    _settle(qtbot, panel)
    assert len(panel.strip.lines) == few
    assert box.isChecked()
