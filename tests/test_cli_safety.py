"""`vmo backup`, `restore`, `salvage` and `share`."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.forged import forge
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.cli import main
from vmo_desktop.store.damaged import LAST
from vmo_desktop.store.salvage import Loss
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.salvage_words import loss_in_words
from vmo_desktop.workshop.workshop import Workshop

DATA = Path(__file__).parent / "data"


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


def test_a_backup_of_what_a_newer_program_wrote_is_refused_by_the_name_of_the_file(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forge(path, "PRAGMA user_version = 7; UPDATE format SET written_by = '9.9', min_writer = 7")
    assert main(["backup", str(path)]) == 1
    assert capsys.readouterr().err == (
        "vmo: w.vmo: no backup of it can be checked here, as it was written by VMO Desktop 9.9, which is newer. "
        "Make the backup with the newer program.\n"
    )
    assert main(["backup", str(path), "--list"]) == 0
    assert capsys.readouterr().out == "No backups of this workshop.\n"


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


def test_salvage_says_which_texts_could_not_be_read_whole(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(path.read_bytes().replace(b"Portal", b"Port\xffl"))
    new, other = path.with_name("new.vmo"), path.with_name("other.vmo")
    assert main(["salvage", str(path), "-o", str(new)]) == 0
    assert "initiative, row 1: letters of name could not be read and are \ufffd now\n" in capsys.readouterr().out
    assert main(["salvage", str(path), "-o", str(other), "--json"]) == 0
    losses = {each["table"]: each for each in json.loads(capsys.readouterr().out)["losses"]}
    assert losses["initiative"]["mends"] == [{"row": 1, "field": "name"}]
    assert main(["check", str(other)]) == 0


def test_a_copy_for_sharing_is_written_and_told(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns
    new = path.with_name("shared.vmo")
    assert main(["share", str(path), str(new)]) == 0
    said = capsys.readouterr().out
    assert "the history: 10 steps" in said
    assert "3 initiatives, with their owners and sponsors" in said
    assert title(new) == "First"
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, stamp)
    assert main(["check", str(new)]) == 0
    capsys.readouterr()
    for target in (new, path):
        assert main(["share", str(path), str(target)]) == 1
        assert "already a file of this name" in capsys.readouterr().err
    assert main(["share", str(path), str(path.with_name("other.vmo")), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["rows"]["initiative"], told["steps"], told["notes"]) == (3, 10, 0)
    assert "vote" in told["left_out"]
    assert "vote" not in told["rows"]


def test_a_workshop_of_an_older_version_is_shared_and_stays_as_old(tmp_path: Path) -> None:
    old = tmp_path / "old.vmo"
    old.write_bytes((DATA / "schema_5.vmo").read_bytes())
    before = old.read_bytes()
    assert main(["share", str(old), str(tmp_path / "shared.vmo")]) == 0
    assert old.read_bytes() == before
    with Workshop.open(tmp_path / "shared.vmo") as shared:
        assert shared.snapshot.initiatives


@pytest.mark.parametrize("arguments", [("restore", "1"), ("backup", "--list"), ("salvage", "-o", "new.vmo")])
def test_a_link_that_leads_back_to_itself_is_told_in_words(
    arguments: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    loop = tmp_path / "loop.vmo"
    loop.symlink_to(loop)
    command, *rest = arguments
    main([command, str(loop), *rest])
    told = capsys.readouterr()
    assert "loop.vmo" in told.err or "No backups" in told.out
    assert "Something went wrong" not in told.err


def test_a_damaged_workshop_is_refused_in_one_sentence(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE initiative SET name = CAST(x'41ff80' AS TEXT) WHERE id = 1")
    command = [sys.executable, "-c", "from vmo_desktop.cli import main; main()", "rank", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "the file is damaged" in told.stderr
    assert len(told.stderr.splitlines()) == 1, "what the log would hold is not for people"


def test_a_loss_names_row_numbers_only_where_they_are_known() -> None:
    assert loss_in_words(Loss("objective", 6, ((1, LAST),), is_altered=False)) == "objective: 6 rows lost"
    told = loss_in_words(Loss("objective", 4, ((1, 1), (4, 6)), is_altered=False))
    assert told == "objective: 4 rows lost (row numbers: 1, 4–6)"
