"""A rehearsal is a copy that says so everywhere; the workshop itself stays as it was, to the byte."""

from pathlib import Path

from tests.ui.room.secret_room import make_secret_room
from tests.ui.small_workshop import make_small_workshop
from vmo_desktop.paths import user_data_folder
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.workshop.ops.rounds import close_round, open_round, reveal_round


def _opened(window: MainWindow, folder: Path) -> Path:
    path = folder / "small.vmo"
    make_small_workshop(path).close()
    window.take(path)
    return path


def test_the_whole_day_is_tried_in_a_copy(window: MainWindow, tmp_path: Path) -> None:
    path = _opened(window, tmp_path)
    before = path.read_bytes()
    window.actions_table["day.rehearse"].trigger()
    live = window.session.live
    assert live is not None
    assert live.workshop.path.name == "small (rehearsal).vmo"
    assert "(rehearsal)" in window.windowTitle()
    assert len(live.snapshot.participants) == 8
    window.actions_table["day.fill"].trigger()
    assert "No round" in window.workbench.notice.text
    snapshot = live.snapshot
    live.do(open_round("Round 1", [x.id for x in snapshot.initiatives], [x.id for x in snapshot.leaves]))
    window.actions_table["day.fill"].trigger()
    assert "8 ballots" in window.workbench.notice.text
    window.actions_table["day.fill"].trigger()
    assert "Everybody" in window.workbench.notice.text
    round_id = live.snapshot.rounds[-1].id
    live.do(close_round(round_id))
    live.do(reveal_round(round_id))
    assert len(live.snapshot.votes[round_id]) == 8 * 3 * 2
    window.session.open(path)
    assert path.read_bytes() == before


def test_only_a_rehearsal_fills_ballots(window: MainWindow, tmp_path: Path) -> None:
    _opened(window, tmp_path)
    live = window.session.live
    assert live is not None
    step = live.workshop.step
    window.actions_table["day.fill"].trigger()
    assert "Only a rehearsal" in window.workbench.notice.text
    assert live.workshop.step == step


def test_secret_votes_are_not_copied_into_a_rehearsal(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "room.vmo"
    make_secret_room(path).close()
    window.take(path)
    window.actions_table["day.rehearse"].trigger()
    live = window.session.live
    assert live is not None
    assert live.workshop.path == path
    assert window.workbench.notice.is_refusal
    assert not list(user_data_folder().rglob("*rehearsal*.vmo"))
