"""The pictures of the README and the help: there, small, and what the program shows."""

import re
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from tests.pictures import FOLDER, HEIGHT, LARGEST, SCENES, WIDTH, make
from vmo_desktop.exchange import library
from vmo_desktop.exchange.library import EntryKind
from vmo_desktop.paths import RESOURCES
from vmo_desktop.ui.thumbnails import sample_picture

README = Path(__file__).resolve().parents[1] / "README.md"


def test_what_readme_and_help_show_is_there() -> None:
    pages = [README, *sorted((RESOURCES / "help").glob("*.md"))]
    shown = [
        (page.parent / target).resolve()
        for page in pages
        for target in re.findall(r"!\[[^]]*\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    ]
    assert FOLDER / "score.png" in shown
    assert [path for path in shown if not path.is_file()] == []


@pytest.mark.parametrize("name", SCENES)
def test_a_picture_is_of_one_size_and_light(name: str) -> None:
    path = FOLDER / f"{name}.png"
    with Image.open(path) as picture:
        assert picture.size == (WIDTH, HEIGHT)
    assert path.stat().st_size < LARGEST


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", library.names(EntryKind.SAMPLE))
def test_every_sample_has_a_picture_of_its_chart(name: str, scheme: str) -> None:
    assert not sample_picture(name, is_dark=scheme == "dark").isNull()


def test_the_same_program_makes_the_same_picture(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    first, second = (make(tmp_path / name, ["drivers"])[0].read_bytes() for name in ("first", "second"))
    assert first == second
