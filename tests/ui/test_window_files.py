"""Files as the window opens, copies and exports them."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.retitled import retitle
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.settings import RecentFile, Settings
from vmo_desktop.ui.widgets.choice_button import ChoiceButton
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.workshop import Workshop


def test_a_file_that_is_none_is_refused_in_words(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "empty.vmo"
    path.write_bytes(b"")
    window.take(path)
    assert window.workbench.notice.is_refusal
    assert "empty.vmo" in window.workbench.notice.text
    assert window.session.live is None
    assert path.read_bytes() == b""


def test_recent_files_are_listed_and_missing_ones_greyed(window: MainWindow, small_file: Path, tmp_path: Path) -> None:
    Settings().remember_file(RecentFile(str(tmp_path / "gone.vmo"), title="Gone & lost"))
    window.take(small_file)
    window.session.close()
    menu = window.actions_table.submenu("recent")
    menu.aboutToShow.emit()
    entries = [(action.text(), action.isEnabled()) for action in menu.actions()]
    assert entries == [("Digital portfolio – small.vmo", True), ("Gone && lost – gone.vmo", False)]
    menu.actions()[0].trigger()
    assert window.session.live is not None


def test_save_as_asks_for_a_name_only(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "My plan"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "Workshops (*.vmo)"))
    window.session.create()
    retitle(window, "My plan")
    window.actions_table["file.save_as"].trigger()
    live = window.session.live
    assert live is not None
    assert live.workshop.path == tmp_path / "My plan.vmo"
    assert "My plan.vmo" in window.workbench.notice.text
    window.close()
    with Workshop.open(tmp_path / "My plan.vmo") as kept:
        assert kept.snapshot.workshop.title == "My plan"


def test_the_second_opener_reads_and_goes_on_in_a_copy(window: MainWindow, small_file: Path) -> None:
    hold = (
        "import sys; from pathlib import Path; from vmo_desktop.workshop.workshop import Workshop\n"
        "w = Workshop.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read(); w.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(small_file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        window.take(small_file)
        band = window.workbench.band
        assert "is editing this workshop" in band.text
        assert window.workbench.status.text.startswith("for reading only")
        assert not window.actions_table["file.import"].isEnabled()
        retitle(window, "Mine")
        assert window.workbench.notice.is_refusal
        button = band.findChild(QPushButton, "open_copy")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert band.text == ""
        retitle(window, "Mine")
        assert window.windowTitle() == "Mine – VMO Desktop"
        other.communicate("")


def test_data_is_exported_by_the_ending(
    on_small: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    target = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "CSV (*.csv)"))
    on_small.actions_table["file.export_data"].trigger()
    qtbot.waitUntil(lambda: bool(on_small.workbench.notice.text), timeout=LONG_WAIT_MS)
    assert "Portal" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert on_small.workbench.notice.text == "out.csv is written."
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out.doc"), ""))
    on_small.actions_table["file.export_data"].trigger()
    qtbot.waitUntil(lambda: on_small.workbench.notice.is_refusal, timeout=LONG_WAIT_MS)
    assert not (tmp_path / "out.doc").exists()


def test_escape_stops_an_export_and_the_page_says_what_became_of_it(
    on_small: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    target, live, notice = tmp_path / "out.xlsx", on_small.session.live, on_small.workbench.notice
    assert live is not None
    on_small.workbench.file.write_data(live, target)
    QTest.keyClick(on_small.workbench, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(notice.text), timeout=LONG_WAIT_MS)
    said = "out.xlsx is written." if target.exists() else "Stopped: out.xlsx was not written."
    assert notice.text == said
    assert not on_small.workbench.file.work.button.is_due
    assert not list(tmp_path.glob(".*.part"))


def test_a_second_export_does_not_stop_the_first(on_small: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    live, notice = on_small.session.live, on_small.workbench.notice
    assert live is not None
    on_small.workbench.file.write_data(live, tmp_path / "out.xlsx")
    on_small.actions_table["file.export_data"].trigger()
    assert notice.text == "out.xlsx is still being written."
    qtbot.waitUntil(lambda: notice.text == "out.xlsx is written.", timeout=LONG_WAIT_MS)


def _is_told(window: MainWindow, text: str) -> bool:
    return window.workbench.notice.text == text


def test_the_kind_of_csv_says_whether_texts_are_marked(
    on_small: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    live = on_small.session.live
    assert live is not None
    live.do(edit_initiatives({live.snapshot.initiatives[0].id: {"notes": "=1+1"}}))
    found = []
    for place in (1, 3):
        target = tmp_path / f"out{place}.csv"

        def chosen(*asked: object, target: Path = target, place: int = place) -> tuple[str, str]:
            return str(target), str(asked[3]).split(";;")[place]

        monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
        on_small.actions_table["file.export_data"].trigger()
        # The next one can be asked for when the window has told of this one, not as soon as its file is there.
        qtbot.waitUntil(partial(_is_told, on_small, f"{target.name} is written."), timeout=LONG_WAIT_MS)
        found.append([cell for cell in ("'=1+1", ",=1+1") if cell in target.read_text(encoding="utf-8-sig")])
    assert found == [["'=1+1"], [",=1+1"]]


def test_new_shows_the_templates(on_small: MainWindow, qtbot: QtBot) -> None:
    on_small.actions_table["file.new"].trigger()
    assert on_small.session.live is None
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), ChoiceButton))
