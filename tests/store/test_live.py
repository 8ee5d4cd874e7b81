"""Which files are open here is known by what they are, not by their names."""

from pathlib import Path

from vmo_desktop.store import live


def test_a_file_that_is_open_twice_is_live_until_both_let_go(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    path.touch()
    found = path.stat()
    assert not live.is_live(found)
    assert live.enter(found) == live.enter(found) == live.identity(found) == (found.st_dev, found.st_ino)
    live.leave(live.identity(found))
    assert live.is_live(found)
    live.leave(live.identity(found))
    assert not live.is_live(found)


def test_a_renamed_file_stays_live_and_what_takes_its_name_is_not(tmp_path: Path) -> None:
    path, renamed = tmp_path / "w.vmo", tmp_path / "renamed.vmo"
    path.touch()
    identity = live.enter(path.stat())
    path.rename(renamed)
    path.touch()
    assert live.is_live(renamed.stat())
    assert not live.is_live(path.stat())
    live.leave(identity)
    assert not live.is_live(renamed.stat())
