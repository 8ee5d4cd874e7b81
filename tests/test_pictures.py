"""The pictures of the README and the help: there, small, and what the program shows."""

import re
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from tests import help_pictures
from tests.pictures import FOLDER, HEIGHT, LARGEST, SCENES, WIDTH, make
from vmo_desktop.exchange import library
from vmo_desktop.exchange.library import EntryKind
from vmo_desktop.paths import RESOURCES
from vmo_desktop.ui.thumbnails import sample_picture

README = Path(__file__).resolve().parents[1] / "README.md"


def _shown_by(page: Path) -> list[Path]:
    targets = re.findall(r"!\[[^]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    return [(page.parent / target).resolve() for target in targets]


def test_what_the_readme_shows_is_there() -> None:
    assert FOLDER / "score.png" in _shown_by(README)
    assert [path for path in _shown_by(README) if not path.is_file()] == []


def test_the_help_shows_every_picture_and_every_picture_is_there_light_and_dark() -> None:
    shown = [path for page in (RESOURCES / "help").glob("*.md") for path in _shown_by(page)]
    made = [help_pictures.FOLDER / f"{name}.png" for name in help_pictures.SCENES]
    assert sorted(shown) == sorted(made)
    dark = [path.with_stem(f"{path.stem}-dark") for path in made]
    assert sorted(help_pictures.FOLDER.iterdir()) == sorted([*made, *dark])
    assert sum(path.stat().st_size for path in help_pictures.FOLDER.iterdir()) < help_pictures.ALL_BYTES


def test_every_picture_of_the_help_says_in_words_what_it_shows() -> None:
    for page in (RESOURCES / "help").glob("*.md"):
        for words in re.findall(r"!\[([^]]*)\]", page.read_text(encoding="utf-8")):
            assert len(words.split()) > 3, page.name


def test_a_light_and_a_dark_picture_show_the_same_part() -> None:
    for name in help_pictures.SCENES:
        with (
            Image.open(help_pictures.FOLDER / f"{name}.png") as light,
            Image.open(help_pictures.FOLDER / f"{name}-dark.png") as dark,
        ):
            assert light.size == dark.size, name


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
