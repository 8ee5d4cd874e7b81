"""`vmo participants` and `vmo ballots`: ballots out and in, exit codes, and never a vote in what is said."""

import json
from pathlib import Path

import pytest

from tests.exchange.ballots import fill, small_room
from vmo_desktop.cli import main
from vmo_desktop.workshop.workshop import Workshop

SECRET, REASON = 73.25, "planted reason"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with small_room(tmp_path / "room.vmo") as workshop:
        return workshop.path


@pytest.fixture
def ballots(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> list[Path]:
    """Two ballots that were handed out by the command and filled in."""
    folder = tmp_path / "out"
    folder.mkdir()
    assert main(["ballots", "export", str(path), "--to", str(folder)]) == 0
    files = [Path(line) for line in capsys.readouterr().out.splitlines()]
    for each in files:
        fill(each, lambda place, driver: place if driver == 0 else SECRET, {(0, 0): REASON})
    return files


def test_participants_are_listed_and_added(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = tmp_path / "people.csv"
    people.write_text("Name;Role;Group;Voting weight\nPat;CFO;Finance;1,5\nKim;;;\n", encoding="utf-8")
    assert main(["participants", str(path), "--add", str(people), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["participants"]
    assert [each["name"] for each in found] == ["Ann Lee", "Björn Østergård", "Pat", "Kim"]
    assert (found[2]["role"], found[2]["group"], found[2]["voting_weight"]) == ("CFO", "Finance", 1.5)
    assert found[3]["voting_weight"] == 1.0
    assert main(["participants", str(path), "--add", str(people)]) == 1
    assert "Pat takes part already or is listed twice" in capsys.readouterr().err


def test_ballots_go_out_and_come_back(path: Path, ballots: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert [each.name for each in ballots] == ["Everything - Ann Lee.xlsx", "Everything - Björn Østergård.xlsx"]
    assert main(["ballots", "read", str(path), str(ballots[0].parent), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["ballots"]
    assert [(each["taken"], each["participant"], each["round"]) for each in found] == [
        (True, "Ann Lee", "Everything"),
        (True, "Björn Østergård", "Everything"),
    ]
    with Workshop.open(path, for_reading=True) as workshop:
        assert all(each.is_done for each in workshop.snapshot.ballots.values())
        assert len(workshop.snapshot.ballots) == 2


def test_a_bad_ballot_is_told_and_the_good_one_taken(
    path: Path, ballots: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    fill(ballots[1], lambda place, driver: None if (place, driver) == (1, 0) else 2)
    assert main(["ballots", "read", str(path), *map(str, ballots)]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "Everything - Ann Lee.xlsx: taken for Ann Lee, Everything",
        "1 of 2 ballots taken.",
    ]
    assert "cell C9: this cell is empty" in said.err
    assert main(["ballots", "read", str(path), str(ballots[1]), "--empty-is-no-opinion"]) == 0


def test_nothing_that_vmo_says_or_writes_tells_a_vote(
    path: Path, ballots: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(ballots[1], lambda place, driver: "4 (see mail)" if (place, driver) == (1, 0) else SECRET)
    main(["ballots", "read", str(path), *map(str, ballots)])
    for verb in ("participants", "history", "rank", "check"):
        main([verb, str(path), "--json"])
    main(["export", str(path), str(tmp_path / "data.csv")])
    main(["export", str(path), str(tmp_path / "data.json")])
    said = capsys.readouterr()
    written = "".join((tmp_path / name).read_text(encoding="utf-8") for name in ("data.csv", "data.json"))
    for text in (said.out, said.err, written):
        assert "73.25" not in text
        assert REASON not in text
        assert "see mail" not in text


def test_paper_and_wrong_wishes(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ballots", "export", str(path), "--to", str(tmp_path), "--pdf", "--paper", "Letter"]) == 0
    assert (tmp_path / "Everything - ballots.pdf").read_bytes().startswith(b"%PDF")
    assert main(["ballots", "export", str(path), "--to", str(tmp_path), "--round", "7"]) == 1
    assert 'There is no round "7". There are: 1 (Everything).' in capsys.readouterr().err
    for wanted in ("1", "Everything"):
        assert main(["ballots", "export", str(path), "--to", str(tmp_path), "--round", wanted]) == 0
        assert "Everything - Ann Lee.xlsx" in capsys.readouterr().out
        for each in tmp_path.glob("*.xlsx"):
            each.unlink()
    assert main(["ballots", "export", str(path), "--to", str(tmp_path / "none")]) == 1
    assert "is no folder" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        main(["ballots", "export", str(path)])
    assert ended.value.code == 2
