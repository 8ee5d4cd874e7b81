"""`vmo backup`, `restore` and `salvage`."""

import json
from pathlib import Path

import pytest

from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.cli import main
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "w.vmo"
    with make_small_workshop(path) as workshop:
        workshop.do(edit_workshop({"title": "First"}))
    return path


def title(path: Path) -> str:
    with Workshop.open(path, for_reading=True) as workshop:
        return workshop.snapshot.workshop.title


def retitle(path: Path, text: str) -> None:
    with Workshop.open(path) as workshop:
        workshop.do(edit_workshop({"title": text}))


def test_a_backup_is_made_listed_restored_and_the_restoring_undone(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(path)]) == 0
    retitle(path, "Second")
    assert main(["restore", str(path), "1"]) == 0
    assert title(path) == "First"
    assert "what was there before is backup 2" in capsys.readouterr().out
    assert main(["restore", str(path), "2"]) == 0
    assert title(path) == "Second"
    capsys.readouterr()
    assert main(["backup", str(path), "--list", "--json"]) == 0
    records = json.loads(capsys.readouterr().out)["backups"]
    assert [(each["number"], each["reason"], each["initiatives"]) for each in records] == [
        (3, "restore", 3), (2, "restore", 3), (1, "asked", 3),
    ]  # fmt: skip
    assert all(each["is_sound"] for each in records)


def test_a_damaged_workshop_comes_back_under_another_name(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", str(path)]) == 0
    path.write_bytes(path.read_bytes()[:9000])
    assert main(["restore", str(path), "1"]) == 1
    new = path.with_name("new.vmo")
    assert main(["restore", str(path), "1", "-o", str(new)]) == 0
    assert title(new) == "First"
    assert main(["restore", str(path), "1", "-o", str(new)]) == 1
    assert main(["restore", str(path), "9"]) == 1
    assert "has no backup 9. See vmo backup --list." in capsys.readouterr().err


def test_a_damaged_backup_is_listed_as_such(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["backup", str(path), "--json"])
    (record,) = json.loads(capsys.readouterr().out)["backups"]
    Path(record["path"]).write_bytes(b"junk")
    assert main(["backup", str(path), "--list"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("damaged")
    assert main(["restore", str(path), "1"]) == 1


def test_salvage_says_what_it_saved_and_lost(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = path.with_name("new.vmo")
    assert main(["salvage", str(path), "-o", str(new)]) == 0
    assert "rows saved." in capsys.readouterr().out
    assert title(new) == "First"
    data = bytearray(path.read_bytes())
    place = data.index(b"Portal")
    page = place // 4096 * 4096
    data[page : page + 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    other = path.with_name("other.vmo")
    assert main(["salvage", str(path), "-o", str(other), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["losses"]
    assert main(["check", str(other)]) == 0
