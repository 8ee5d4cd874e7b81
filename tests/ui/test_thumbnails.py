"""Pictures of workshop files on the start page."""

import os
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import make_small_workshop
from tests.waits import LONG_WAIT_MS
from vmo_desktop.paths import user_data_folder
from vmo_desktop.ui.thumbnails import MOST_KEPT, Thumbnail, Thumbnails


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "small.vmo"
    make_small_workshop(path).close()
    return path


def _made(thumbnails: Thumbnails, qtbot: QtBot, path: Path) -> Thumbnail:
    with qtbot.waitSignal(thumbnails.made, timeout=LONG_WAIT_MS) as made:
        thumbnails.want([path], is_dark=False)
    (thumbnail,) = made.args
    assert isinstance(thumbnail, Thumbnail)
    return thumbnail


def _kept() -> list[Path]:
    return sorted((user_data_folder() / "thumbnails").glob("*"))


def test_a_picture_is_drawn_once_and_again_when_the_file_changed(qtbot: QtBot, file: Path) -> None:
    thumbnails = Thumbnails()
    first = _made(thumbnails, qtbot, file)
    assert first.path == file
    assert not first.image.isNull()
    kept = _kept()
    assert len(kept) == 1
    drawn_at = kept[0].stat().st_mtime_ns
    assert _made(thumbnails, qtbot, file).image == first.image
    assert _kept()[0].stat().st_mtime_ns == drawn_at
    os.utime(file, ns=(1, 1))
    _made(thumbnails, qtbot, file)
    assert len(_kept()) == 2
    thumbnails.wait()


def test_the_file_is_only_read(qtbot: QtBot, file: Path) -> None:
    before = file.read_bytes(), sorted(file.parent.iterdir())
    thumbnails = Thumbnails()
    _made(thumbnails, qtbot, file)
    thumbnails.wait()
    home = user_data_folder()
    assert (file.read_bytes(), sorted(each for each in file.parent.iterdir() if each != home)) == (
        before[0],
        [each for each in before[1] if each != home],
    )


def test_a_file_of_an_older_version_is_only_read_too(qtbot: QtBot, tmp_path: Path) -> None:
    old = tmp_path / "old.vmo"
    shutil.copy(Path(__file__).parents[1] / "data" / "schema_5.vmo", old)
    before = old.read_bytes()
    thumbnails = Thumbnails()
    _made(thumbnails, qtbot, old)
    thumbnails.wait()
    assert old.read_bytes() == before


def test_a_file_that_cannot_be_read_has_no_picture_and_the_next_one_has(qtbot: QtBot, file: Path) -> None:
    broken = file.with_name("broken.vmo")
    broken.write_bytes(b"no workshop")
    thumbnails = Thumbnails()
    with qtbot.waitSignal(thumbnails.made, timeout=LONG_WAIT_MS) as made:
        thumbnails.want([broken, file.with_name("gone.vmo"), file], is_dark=True)
    assert made.args is not None
    assert made.args[0].path == file
    thumbnails.wait()


def test_only_so_many_are_kept(qtbot: QtBot, file: Path) -> None:
    folder = user_data_folder() / "thumbnails"
    folder.mkdir()
    for number in range(MOST_KEPT + 5):
        old = folder / f"{number}.png"
        old.touch()
        os.utime(old, (number, number))
    thumbnails = Thumbnails()
    _made(thumbnails, qtbot, file)
    thumbnails.wait()
    assert len(_kept()) == MOST_KEPT
    assert not (folder / "0.png").exists()
