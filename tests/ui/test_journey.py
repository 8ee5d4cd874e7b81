"""A whole workshop as a facilitator walks through it; runs again in a real window under Xvfb (`pytest -m window`)."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.widgets.choice_button import ChoiceButton
from vmo_desktop.ui.widgets.split_view import SplitView
from vmo_desktop.workshop.workshop import Workshop

pytestmark = pytest.mark.window

EVERY_STAGE = ("frame", "drivers", "initiatives", "vote", "discuss", "score", "rank", "choose", "pack")


def _keep_picture(window: MainWindow, name: str) -> None:
    """Keep a picture for people to look at, where a folder for them is given."""
    folder = os.environ.get("VMO_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        window.grab().save(str(Path(folder) / f"journey-{name}.png"))


def _scoring(window: MainWindow) -> ScoringPanel:
    split = window.workbench.area.page("score")
    assert isinstance(split, SplitView)
    assert isinstance(split.view, ScoringPanel)
    return split.view


def test_from_the_sample_to_the_pack_and_back_again(
    open_window: Callable[[], MainWindow], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    _keep_picture(window, "start")

    # explore the sample
    row = window.start.findChild(ChoiceButton, "sample_meridian")
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    live = window.session.live
    assert live is not None
    assert window.workbench.area.page_id == "score"

    # type a score by its key
    scoring = _scoring(window)
    scoring.grid.setFocus()
    qtbot.waitUntil(scoring.grid.hasFocus)
    cell = scoring.current_cell()
    assert cell is not None
    before = live.snapshot.agreed_scores[cell].value
    typed = 1 if before != 1 else 2
    with qtbot.waitSignal(live.changed):
        QTest.keyClick(QApplication.focusWidget() or scoring.grid, Qt.Key(Qt.Key.Key_0 + typed))
    assert live.snapshot.agreed_scores[cell].value == typed
    assert "Score: " in window.workbench.status.text
    _keep_picture(window, "scored")

    # undo and redo from the keyboard
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert live.snapshot.agreed_scores[cell].value == before
    window.actions_table["edit.redo"].trigger()
    assert live.snapshot.agreed_scores[cell].value == typed

    # name it, look at every stage
    plan = tmp_path / "plan.vmo"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(plan), "Workshops (*.vmo)"))
    window.actions_table["file.save_as"].trigger()
    for number, page_id in enumerate(EVERY_STAGE, start=1):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert window.workbench.area.page_id == page_id
        _keep_picture(window, page_id)

    # export the pack
    pack = tmp_path / "plan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(pack), "PDF (*.pdf)"))
    window.actions_table["file.export_pack"].trigger()
    qtbot.waitUntil(pack.exists, timeout=LONG_WAIT_MS)
    assert pack.read_bytes().startswith(b"%PDF")

    # close without a question, open again, undo what was done before
    window.close()
    assert not plan.with_name(f".~lock.{plan.name}#").exists()
    again = open_window()
    row = again.start.findChild(ChoiceButton, "file_plan.vmo")
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    reopened = again.session.live
    assert reopened is not None
    assert reopened.snapshot.agreed_scores[cell].value == typed
    button = again.workbench.status.findChild(QPushButton, "status_undo")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert reopened.snapshot.agreed_scores[cell].value == before
    again.close()
    with Workshop.open(plan) as kept:
        assert kept.snapshot.agreed_scores[cell].value == before
    assert [Path(file.path) for file in Settings().recent_files] == [plan]
