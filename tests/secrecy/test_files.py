"""Snapshots, past states, exports, packs, logs and the command line are the same whatever the secret votes are."""

import shutil
from pathlib import Path

import pytest

from tests.secrecy.worlds import PLANTED, make_worlds
from tests.verbs import VERBS, words
from vmo_desktop.changes import Subject
from vmo_desktop.cli import main
from vmo_desktop.paths import user_data_folder
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def worlds(tmp_path: Path) -> tuple[Path, Path]:
    """Both files, each in a folder of its own under one name."""
    found = []
    for world in make_worlds(tmp_path):
        folder = tmp_path / world.stem
        folder.mkdir()
        shutil.copy(world, folder / "workshop.vmo")
        found.append(folder / "workshop.vmo")
    return found[0], found[1]


def test_the_present_and_every_past_state_are_the_same(worlds: tuple[Path, Path]) -> None:
    with Workshop.open(worlds[0]) as first, Workshop.open(worlds[1]) as second:
        assert first.snapshot == second.snapshot
        for step in range(first.step + 1):
            past = first.snapshot_at(step)
            assert past == second.snapshot_at(step), step
            assert PLANTED not in repr(past)


def test_the_history_of_everything_is_the_same(worlds: tuple[Path, Path]) -> None:
    with Workshop.open(worlds[0]) as first, Workshop.open(worlds[1]) as second:
        subjects = [None, *(Subject("initiative", row.id) for row in first.snapshot.initiatives)]
        subjects += [Subject("driver", row.id) for row in first.snapshot.drivers]
        subjects += [Subject("participant", row.id) for row in first.snapshot.participants]
        subjects += [Subject("round", row.id) for row in first.snapshot.rounds]
        for subject in subjects:
            assert first.history(subject) == second.history(subject), subject
            assert PLANTED not in repr(first.history(subject))


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_the_command_line_says_and_writes_the_same(
    verb: tuple[str, ...], worlds: tuple[Path, Path], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    for world in worlds:
        monkeypatch.chdir(world.parent)
        before = {each.name for each in world.parent.iterdir()}
        code = main(words(verb, world.name, "."))
        written = {each.name: each.read_bytes() for each in world.parent.iterdir() if each.name not in before}
        said.append((code, capfd.readouterr(), written))
    assert said[0] == said[1]
    assert said[0][0] == 0
    assert PLANTED not in said[0][1].out + said[0][1].err


def test_votes_on_weights_are_no_answers_before_the_reveal(
    worlds: tuple[Path, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    said = []
    for world in worlds:
        assert main(["weights", str(world), "--method", "hundred", "--json"]) == 1
        said.append(capfd.readouterr())
    assert said[0] == said[1]
    assert said[0].out == ""
    assert "holds no answers for the method hundred" in said[0].err


@pytest.mark.parametrize("name", ["Open vote", "Closed vote"])
def test_the_agreement_of_a_secret_round_is_refused(
    name: str, worlds: tuple[Path, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    said = []
    for world in worlds:
        assert main(["agreement", str(world), "--round", name, "--json"]) == 1
        said.append(capfd.readouterr())
    assert said[0] == said[1]
    assert said[0].out == ""
    assert "not revealed yet" in said[0].err


def test_the_log_does_not_tell(worlds: tuple[Path, Path]) -> None:
    with Workshop.open(worlds[0]) as workshop:
        workshop.check()
    texts = [each.read_text(errors="replace") for each in user_data_folder().rglob("*.log*")]
    assert not [text for text in texts if PLANTED in text]
