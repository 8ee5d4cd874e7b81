"""After a crash the workshop is simply there again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.paths import user_data_folder
from vmo_desktop.ui.recovery import MOST_TRIES, OpenMark
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.settings import Settings
from vmo_desktop.workshop.ops.frame import edit_workshop

KILLED = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from vmo_desktop.ui.recovery import OpenMark
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.settings import Settings
from vmo_desktop.workshop.ops.frame import edit_workshop
app = QCoreApplication([])
session = Session(Settings())
mark = OpenMark(session)
session.open(Path(sys.argv[1]))
session.live.do(edit_workshop({"title": "The last edit"}))
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    return path


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    del qtbot
    return Session(Settings())


def _marked() -> bool:
    return (user_data_folder() / "open.json").exists()


def test_a_killed_program_finds_its_workshop_with_the_last_edit(session: Session, path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    mark = OpenMark(session)
    assert mark.reopen()
    assert session.live is not None
    assert session.live.workshop.path == path
    assert session.live.snapshot.workshop.title == "The last edit"
    assert not session.live.workshop.is_read_only
    session.close()
    assert not _marked()


def test_a_clean_end_leaves_nothing_to_open(session: Session, path: Path) -> None:
    mark = OpenMark(session)
    session.open(path)
    assert _marked()
    session.close()
    assert not _marked()
    assert not mark.reopen()


def test_the_mark_follows_a_new_name(session: Session, path: Path, tmp_path: Path) -> None:
    mark = OpenMark(session)
    session.open(path)
    named = tmp_path / "named.vmo"
    session.save_as(named)
    assert str(named.name) in (user_data_folder() / "open.json").read_text(encoding="utf-8")
    del mark
    session.close()


def test_a_workshop_that_ends_the_program_is_not_opened_for_ever(qtbot: QtBot, path: Path) -> None:
    del qtbot
    (user_data_folder() / "open.json").write_text(f'{{"path": {str(path)!r}, "tries": 0}}'.replace("'", '"'), "utf-8")
    for _ in range(MOST_TRIES):
        crashed = Session(Settings())
        assert OpenMark(crashed).reopen()
        assert crashed.live is not None
        crashed.live.workshop.close()  # as the end of its process would; no signal tells the mark
    assert not OpenMark(Session(Settings())).reopen()
    assert not _marked()


def test_an_edit_shows_that_the_workshop_is_sound(session: Session, path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    mark = OpenMark(session)
    assert mark.reopen()
    assert '"tries": 1' in (user_data_folder() / "open.json").read_text(encoding="utf-8")
    assert session.live is not None
    session.live.do(edit_workshop({"title": "Sound"}))
    assert '"tries": 0' in (user_data_folder() / "open.json").read_text(encoding="utf-8")
    session.close()


def test_a_workshop_that_is_open_for_a_while_is_sound(
    session: Session, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vmo_desktop.ui.recovery.SOUND_MS", 1)
    file = user_data_folder() / "open.json"
    file.write_text(json.dumps({"path": str(path), "tries": 1}), encoding="utf-8")
    mark = OpenMark(session)
    assert mark.reopen()
    qtbot.waitUntil(lambda: json.loads(file.read_text(encoding="utf-8"))["tries"] == 0)
    session.close()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"path": 3}', '{"path": "/nowhere/at/all.vmo", "tries": 0}'])
def test_a_mark_that_leads_nowhere_is_ignored(session: Session, text: str) -> None:
    (user_data_folder() / "open.json").write_text(text, encoding="utf-8")
    assert not OpenMark(session).reopen()
    assert session.live is None


def test_the_mark_is_the_old_one_or_the_new_one_whenever_the_program_is_killed(session: Session, path: Path) -> None:
    mark = OpenMark(session)
    session.open(path)
    file, former = user_data_folder() / "open.json", user_data_folder() / "former.json"
    before = file.read_text(encoding="utf-8")
    former.hardlink_to(file)
    mark.note_page("score")
    assert former.read_text(encoding="utf-8") == before, "a mark is replaced, never emptied and written anew"
    assert json.loads(file.read_text(encoding="utf-8"))["page"] == "score"
    session.close()
