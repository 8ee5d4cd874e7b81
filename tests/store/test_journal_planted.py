"""A journal may name a file that SQLite deletes with it: none of ours does, so one that does is not played back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.small_copy import copy_small
from vmo_desktop.cli import main
from vmo_desktop.errors import FileRefused
from vmo_desktop.store.backups import content_of
from vmo_desktop.store.header import journal_path
from vmo_desktop.workshop.workshop import Workshop

MAGIC = bytes.fromhex("d9d505f920a163d7")
PAGE, SECTOR = 4096, 512


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_small(tmp_path / "x.vmo")


def _number(number: int) -> bytes:
    return number.to_bytes(4, "big")


def _plant_journal(path: Path, victim: Path) -> None:
    """Write a journal that gives nothing back, and belongs to a commit of several files which the victim tells of.

    See the file format description of SQLite, section 3 (the rollback journal), and `writeSuperJournal` of its pager.
    """
    pages = path.stat().st_size // PAGE
    header = MAGIC + _number(0) + b"once" + _number(pages) + _number(SECTOR) + _number(PAGE)
    name = bytes(victim)
    told = _number((1 << 30) // PAGE + 1) + name + _number(len(name)) + _number(sum(name)) + MAGIC
    journal_path(path).write_bytes(header.ljust(SECTOR, b"\0") + told)


@pytest.mark.parametrize(
    "use",
    [Workshop.open, lambda path: Workshop.open(path, for_reading=True), content_of],
    ids=["edit", "look", "count"],
)
def test_a_journal_that_names_another_file_is_refused_and_that_file_stays(
    path: Path, use: Callable[[Path], object]
) -> None:
    victim = path.with_name("letter.txt")
    victim.write_text("precious")
    _plant_journal(path, victim)
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    with pytest.raises(FileRefused, match=r"a journal that belongs to another database.*Move x\.vmo-journal"):
        use(path)
    for command in (["check"], ["history"], ["backup"]):
        assert main([*command, str(path)]) != 0
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before


def test_a_name_without_room_for_those_beside_it_is_refused_by_every_command(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = path.rename(path.with_name(f"{'x' * 251}.vmo"))
    for command in (["check"], ["history"], ["rank"], ["backup"]):
        assert main([*command, str(long)]) != 0
        assert "the name is too long. Choose a shorter one." in capsys.readouterr().err
