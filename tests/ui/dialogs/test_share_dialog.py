"""File > Save a copy for sharing: what it says, and the copy that it writes."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.retitled import retitle
from tests.voted_room import make_voted_room
from vmo_desktop.ui.dialogs.share_dialog import ShareDialog
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.workshop.workshop import Workshop


def test_it_says_what_is_left_out_and_writes_the_rest(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, copy = tmp_path / "room.vmo", tmp_path / "copy.vmo"
    make_voted_room(room, initiatives=6, people=3).close()
    window.take(room)
    retitle(window, "Shown to the board")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), "Workshops (*.vmo)"))
    window.actions_table["file.share"].trigger()
    dialog = window.findChildren(ShareDialog)[-1]
    for told in ("1 round, with its questions and every vote", "3 participants, with their PINs", "the history: "):
        assert told in dialog.left_out.text()
    assert "6 initiatives, with their owners and sponsors" in dialog.stays.text()
    before = room.read_bytes()
    dialog.buttons.does.click()
    assert room.read_bytes() == before
    assert "copy.vmo can be handed on" in window.workbench.notice.text
    assert window.session.live is not None
    assert window.session.live.workshop.path == room
    with Workshop.open(copy) as shared:
        assert shared.snapshot.workshop.title == "Shown to the board"
        assert not shared.snapshot.participants
        assert shared.step == 0


def test_where_there_is_nothing_to_leave_out_it_says_so(tmp_path: Path) -> None:
    with Workshop.create(tmp_path / "new.vmo") as workshop:
        dialog = ShareDialog(workshop.shared)
    assert "nothing" in dialog.left_out.text()
    dialog.deleteLater()
