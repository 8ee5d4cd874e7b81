"""Workshops are opened, made, named and closed without ever asking whether to save."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.errors import FileRefused, WriteFailed
from vmo_desktop.ui.own_files import is_untitled, untitled_folder, untitled_path
from vmo_desktop.ui.session import Session, unfinished
from vmo_desktop.ui.settings import Settings
from vmo_desktop.workshop.backups import Reason
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    del qtbot
    return Session(Settings())


def _path(session: Session) -> Path:
    assert session.live is not None
    return session.live.workshop.path


def _is_read_only(session: Session) -> bool:
    assert session.live is not None
    return session.live.workshop.is_read_only


def _title(session: Session, title: str) -> None:
    assert session.live is not None
    assert session.live.do(edit_workshop({"title": title}))


def test_a_new_workshop_lives_untitled_until_it_is_named(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(session.opened):
        assert session.create("value-management-office")
    untitled = _path(session)
    assert is_untitled(untitled)
    _title(session, "Plan 2027")
    named = tmp_path / "plan.vmo"
    with qtbot.waitSignal(session.moved) as moved:
        assert session.save_as(named)
    assert moved.args == [named]
    assert _path(session) == named
    assert not untitled.exists()
    _title(session, "Plan 2028")
    session.close()
    with Workshop.open(named) as reopened:
        assert reopened.snapshot.workshop.title == "Plan 2028"
        assert reopened.undo_label is not None


def test_an_unfinished_workshop_is_there_at_the_next_start(session: Session) -> None:
    session.create()
    _title(session, "Half a plan")
    session.close()
    (found,) = unfinished(Settings())
    assert found.title == "Half a plan"
    assert session.open(Path(found.path))
    session.close()


def test_an_unfinished_workshop_of_a_crash_is_found_in_its_folder(session: Session) -> None:
    del session
    Workshop.create(untitled_path("Untitled")).close()
    Workshop.create(untitled_path("Untitled")).close()
    assert {Path(each.path).name for each in unfinished(Settings())} == {"Untitled.vmo", "Untitled 2.vmo"}


def test_an_untouched_workshop_leaves_nothing_behind(session: Session) -> None:
    session.explore("meridian")
    session.close()
    assert list(untitled_folder().iterdir()) == []
    assert Settings().recent_files == ()


def test_opening_another_closes_the_first(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    for name in ("a", "b"):
        make_small_workshop(tmp_path / f"{name}.vmo").close()
    assert session.open(tmp_path / "a.vmo")
    with qtbot.waitSignals([session.closing, session.opened]):
        assert session.open(tmp_path / "b.vmo")
    first = Workshop.open(tmp_path / "a.vmo")
    assert not first.is_read_only  # its lock is free again
    first.close()
    session.close()
    assert [Path(each.path).name for each in Settings().recent_files] == ["b.vmo", "a.vmo"]
    assert Settings().recent_files[0].initiatives == 3


def test_a_refused_file_leaves_the_open_workshop(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    make_small_workshop(tmp_path / "a.vmo").close()
    bad = tmp_path / "bad.vmo"
    bad.write_bytes(b"PK\x03\x04 not a workshop")
    session.open(tmp_path / "a.vmo")
    with qtbot.waitSignal(session.failed) as failed:
        assert not session.open(bad)
    assert isinstance(failed.args[0], FileRefused)
    assert session.live is not None
    assert session.live.workshop.path.name == "a.vmo"
    session.close()


def test_a_link_that_leads_back_to_itself_leaves_the_open_workshop(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    make_small_workshop(tmp_path / "a.vmo").close()
    loop = tmp_path / "loop.vmo"
    loop.symlink_to(loop)
    session.open(tmp_path / "a.vmo")
    with qtbot.waitSignal(session.failed):
        assert not session.open(loop)
    assert session.live is not None
    session.close()


def test_a_copy_into_nowhere_is_refused_in_words(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    make_small_workshop(tmp_path / "a.vmo").close()
    session.open(tmp_path / "a.vmo")
    with qtbot.waitSignal(session.failed) as failed:
        assert not session.save_copy(tmp_path / "no" / "folder.vmo")
    assert isinstance(failed.args[0], WriteFailed)
    session.close()


def test_the_second_reader_goes_on_in_a_copy(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "shared.vmo"
    make_small_workshop(path).close()
    hold = (
        "import sys; from pathlib import Path; from vmo_desktop.workshop.workshop import Workshop\n"
        "w = Workshop.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read(); w.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=os.environ,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        assert session.open(path)
        assert _is_read_only(session)
        assert session.open_copy()
        assert not _is_read_only(session)
        assert is_untitled(_path(session))
        _title(session, "Mine")
        session.close()
        other.communicate("")


EDITING = """
import sys
from pathlib import Path
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.workshop import Workshop
workshop = Workshop.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
workshop.do(edit_workshop({"title": "Theirs"}))
print("done", flush=True)
sys.stdin.readline()
"""


def test_what_somebody_else_wrote_meanwhile_is_in_what_goes_on_under_another_name(
    session: Session, tmp_path: Path
) -> None:
    path, named = tmp_path / "shared.vmo", tmp_path / "mine.vmo"
    make_small_workshop(path).close()
    with subprocess.Popen(
        [sys.executable, "-c", EDITING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=os.environ,
    ) as other:  # fmt: skip
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "open\n"
        assert session.open(path)
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "done\n"
        assert session.save_as(named)
        other.communicate("\n")
    assert session.live is not None
    assert _path(session) == named
    assert session.live.snapshot.workshop.title == "Theirs"
    _title(session, "Mine")
    session.live.undo()
    assert session.live.snapshot.workshop.title == "Theirs"
    session.close()


def test_an_untitled_workshop_stays_when_its_first_state_is_put_back(session: Session) -> None:
    session.create("value-management-office")
    assert session.live is not None
    backup = session.live.workshop.draft_backup(Reason.ASKED).finish()
    _title(session, "Half a plan")
    assert session.restore(backup.path)
    assert session.live is not None
    assert session.live.snapshot.workshop.title != "Half a plan"
    session.close()


def test_steps_carry_the_name_from_the_settings(session: Session) -> None:
    Settings().author = "Anna Ødegård"
    session.create()
    _title(session, "Plan")
    assert session.live is not None
    assert session.live.workshop.history()[-1].author == "Anna Ødegård"
    session.close()
