"""The sheet that celebrates: chosen by ticks, looked at, saved and printed."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.pdfs import opened, page_count
from tests.waits import LONG_WAIT_MS
from tests.workshop.reviewing import make_reviewing
from vmo_desktop.ui.dialogs.celebrate_dialog import CelebrateDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.workshop.ops.reviews import WINS
from vmo_desktop.workshop.rows import Paper

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        yield LiveWorkshop(workshop)


def _shown(live: LiveWorkshop, qtbot: QtBot) -> CelebrateDialog:
    dialog = CelebrateDialog(live)
    qtbot.addWidget(dialog)
    dialog.show()
    _wait(dialog, qtbot)
    return dialog


def _wait(dialog: CelebrateDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.is_made, timeout=LONG_WAIT_MS)


def _text(pdf: bytes | Path) -> str:
    with opened(pdf) as document:
        return str(document[0].get_textpage().get_text_range())


def test_every_win_is_on_the_sheet_until_its_tick_goes(live: LiveWorkshop, qtbot: QtBot) -> None:
    dialog = _shown(live, qtbot)
    assert dialog.sheet is not None
    assert "No weekend shift" in _text(dialog.sheet.pdf)
    first, second = (each.id for each in live.snapshot.value.wins)
    dialog.ticks.boxes[second].click()
    _wait(dialog, qtbot)
    assert "No weekend shift" not in _text(dialog.sheet.pdf)
    dialog.ticks.boxes[first].click()
    _wait(dialog, qtbot)
    assert not dialog.buttons.does.isEnabled()
    assert not dialog.print_button.isEnabled()
    assert dialog.words.text() == "Tick the wins that the sheet tells of."


def test_what_has_no_room_is_told_beside_the_sheet(live: LiveWorkshop, qtbot: QtBot) -> None:
    live.do(WINS.add([{"title": f"Win {place}", "text": "Well done."} for place in range(70)]))
    dialog = _shown(live, qtbot)
    assert dialog.sheet is not None
    assert dialog.words.text() == (
        f"! {dialog.sheet.left_out} wins have no room on the page. Untick others to bring them in."
    )
    assert dialog.words.isVisible()


def test_it_is_saved_on_the_paper_that_is_chosen(live: LiveWorkshop, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _shown(live, qtbot)
    dialog.paper.choose(Paper.LETTER)
    dialog.paper.chosen.emit(Paper.LETTER)
    _wait(dialog, qtbot)
    target = tmp_path / "wins.pdf"
    dialog.choose_target = lambda _proposal: target
    with qtbot.waitSignal(dialog.told, timeout=LONG_WAIT_MS) as told:
        qtbot.mouseClick(dialog.buttons.does, Qt.MouseButton.LeftButton)
    assert told.args == ["wins.pdf is written."]
    assert page_count(target) == 1
    with opened(target) as document:
        assert round(document.get_page_size(0)[0]) == 612


def test_a_folder_that_is_gone_is_told_and_the_dialog_stays(live: LiveWorkshop, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _shown(live, qtbot)
    dialog.choose_target = lambda _proposal: tmp_path / "gone" / "wins.pdf"
    dialog.save()
    qtbot.waitUntil(lambda: dialog.words.property("state") == "error", timeout=LONG_WAIT_MS)
    assert dialog.isVisible()
    assert dialog.words.text()


def test_it_is_printed(live: LiveWorkshop, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _shown(live, qtbot)
    target = tmp_path / "printed.pdf"

    def into_a_file(printer: "QPrinter", pages: int, parent: QWidget) -> bool:
        assert isinstance(parent, CelebrateDialog)
        assert pages == 1
        printer.setOutputFileName(str(target))
        return True

    dialog.choose_printer, dialog.choose_target = into_a_file, lambda _proposal: None
    with qtbot.waitSignal(dialog.told, timeout=LONG_WAIT_MS) as told:
        qtbot.mouseClick(dialog.print_button, Qt.MouseButton.LeftButton)
    assert told.args[0].startswith("1 page sent to")
    assert page_count(target) == 1
