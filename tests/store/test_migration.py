"""A file of every schema opens; a step that fails leaves the file byte for byte."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import op

from vmo_desktop.errors import FileRefused
from vmo_desktop.paths import user_data_folder
from vmo_desktop.store.backups import Reason, list_backups
from vmo_desktop.store.header import read_header
from vmo_desktop.store.migration import migrate
from vmo_desktop.store.schema import SCHEMA
from vmo_desktop.store.untouched import untouched
from vmo_desktop.workshop.choice_rows import Degree
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.room_rows import RoundState
from vmo_desktop.workshop.rows import LabelChoice
from vmo_desktop.workshop.value_rows import Series
from vmo_desktop.workshop.workshop import Workshop

STORED = Path(__file__).parents[1] / "data"


def _add_column(schema: int) -> None:
    assert schema == 2
    for table in ("initiative", "history_initiative"):
        op.add_column(table, sa.Column("horizon", sa.Integer))


def _fail_late(schema: int) -> None:
    _add_column(schema)
    raise ValueError("planted")


@pytest.mark.parametrize("schema", [1, 2])
def test_a_stored_file_of_each_schema_opens_whole(tmp_path: Path, schema: int) -> None:
    path = tmp_path / "w.vmo"
    shutil.copy(STORED / f"schema_{schema}.vmo", path)
    with Workshop.open(path) as workshop:
        assert workshop.check() == []
        assert [each.name for each in workshop.snapshot.initiatives] == ["Portal", "Archive"]
        assert workshop.results.valuation.value.tolist() == [100.0, 25.0]
        assert workshop.undo_label == "Score: Archive on Growth none -> 1"
        while workshop.undo():
            pass
        assert workshop.snapshot.initiatives == ()
    assert read_header(path).schema == SCHEMA


def test_the_choices_of_schema_2_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    shutil.copy(STORED / "schema_2.vmo", path)
    with Workshop.open(path) as workshop:
        assert workshop.snapshot.chart_labels == {2: LabelChoice.NEVER}
        assert workshop.snapshot.pack_titles == {"chart": "Portal first"}


def test_the_votes_of_schema_3_are_kept_and_those_not_revealed_stay_hidden(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    shutil.copy(STORED / "schema_3.vmo", path)
    with Workshop.open(path) as workshop:
        assert workshop.check() == []
        assert [(each.name, each.state) for each in workshop.snapshot.rounds] == [
            ("Round 1", RoundState.REVEALED),
            ("Round 2", RoundState.OPEN),
        ]
        assert [vote.value for vote in workshop.snapshot.votes[1]] == [4.0, 4.0, 1.0, 1.0]
        assert 2 not in workshop.snapshot.votes
        assert workshop.undo_label is None
        assert workshop.own_ballot(2, 1).votes[1, 1].value == 3.0
    assert read_header(path).schema == SCHEMA


def test_an_older_file_gets_one_scenario_and_no_limits(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    shutil.copy(STORED / "schema_3.vmo", path)
    with Workshop.open(path) as workshop:
        choice = workshop.snapshot.choice
        assert [(each.name, each.is_recommended, each.budget) for each in choice.scenarios] == [
            ("Base case", True, None)
        ]
        assert choice.limits == {}
        assert choice.approvals == {}
        assert choice.robustness.samples == 2000


def test_the_scenarios_of_schema_4_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    shutil.copy(STORED / "schema_4.vmo", path)
    with Workshop.open(path) as workshop:
        assert workshop.check() == []
        choice = workshop.snapshot.choice
        assert [each.name for each in choice.scenarios] == ["Base case", "More money"]
        assert [each.most for each in choice.limits[2]] == [1.0]
        assert choice.forces[1, 1].reason == "Regulation"
        assert choice.demands == {(1, 1, "2027"): 40.0}
        assert choice.approvals[1].value == 100.0
        assert choice.supports[1, 1].degree is Degree.OBJECTS
    assert read_header(path).schema == SCHEMA


def test_older_files_get_settings_of_value_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    shutil.copy(STORED / "schema_4.vmo", path)
    with Workshop.open(path) as workshop:
        value, road = workshop.snapshot.value, workshop.snapshot.road
        assert (value.finance.discount_rate, value.finance.periods) == (0.08, 5)
        assert (value.realization.on_track, value.realization.at_risk) == (0.9, 0.7)
        assert (value.cash_lines, value.kpis, road.steps, road.streams) == ({}, (), (), ())


def test_the_value_and_the_road_of_schema_5_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    shutil.copy(STORED / "schema_5.vmo", path)
    with Workshop.open(path) as workshop:
        assert workshop.check() == []
        value, road = workshop.snapshot.value, workshop.snapshot.road
        assert value.finance.first_period == "2027"
        assert [line.likely for line in value.cash_lines[1]] == [40.0]
        assert workshop.snapshot.benefits[-1].owner == "Ines"
        assert value.enablers == {workshop.snapshot.benefits[-1].id: (2,)}
        (kpi,) = value.kpis
        assert (kpi.target, kpi.frozen_at[:10]) == (100.0, "2027-01-31")
        assert [row.value for row in value.readings[kpi.id, Series.ACTUAL]] == [150.0]
        assert [lesson.text for lesson in value.lessons] == ["Ask earlier"]
        assert [level.evidence for level in road.levels[road.steps[0].id]] == ["nobody knows", "a list exists"]
        assert [rating.level for rating in road.ratings.values()] == [2.0]
        assert [step.wait_time for step in road.stream_steps[road.streams[0].id]] == [5.0]
    assert read_header(path).schema == SCHEMA


def test_single_scores_of_schema_2_become_the_votes_of_a_revealed_round(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    shutil.copy(STORED / "schema_2.vmo", path)
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("INSERT INTO participant (id, position, name, role, \"group\") VALUES (7, 1, 'Anna', '', '')")
        raw.execute("INSERT INTO score (initiative_id, driver_id, participant_id, value) VALUES (1, 1, 7, 2.5)")
    with Workshop.open(path) as workshop:
        assert workshop.check() == []
        (round_,) = workshop.snapshot.rounds
        assert (round_.name, round_.state) == ("Round 1", RoundState.REVEALED)
        (vote,) = workshop.snapshot.votes[round_.id]
        assert (vote.participant_id, vote.initiative_id, vote.driver_id, vote.value) == (7, 1, 1, 2.5)
        assert workshop.snapshot.ballots[round_.id, 7].is_done
        assert workshop.snapshot.acceptances == {(1, 1): round_.id}


@pytest.fixture
def old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VMO_HOME", str(tmp_path / "home"))
    path = tmp_path / "w.vmo"
    shutil.copy(STORED / "schema_1.vmo", path)
    return path


def test_a_migration_keeps_the_rows_and_a_copy_from_before(tmp_path: Path, old_file: Path) -> None:
    before = old_file.read_bytes()
    old_file.chmod(0o600)
    migrate(old_file, step=_add_column, target=2)
    data = old_file.read_bytes()
    assert os.name == "nt" or old_file.stat().st_mode & 0o777 == 0o600, "nobody else may read it now"
    assert int.from_bytes(data[60:64], "big") == 2
    assert b"horizon" in data
    assert b"Portal" in data
    (backup,) = list_backups(old_file)
    assert backup.reason is Reason.MIGRATION
    assert backup.path.read_bytes() == before


def test_a_failing_migration_leaves_the_file_byte_for_byte(
    tmp_path: Path, old_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = old_file.read_bytes()
    with pytest.raises(FileRefused, match="left as it is"):
        migrate(old_file, step=_fail_late, target=2)
    assert old_file.read_bytes() == before
    assert [each.name for each in tmp_path.glob(".*")] == []
    assert "planted" in caplog.text


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER t AFTER UPDATE ON initiative BEGIN DELETE FROM driver; END",
        "CREATE VIEW v AS SELECT 1",
        "ALTER TABLE initiative ADD COLUMN g AS (length(hex(zeroblob(500000000))))",
    ],
)
def test_what_is_planted_in_an_older_file_is_refused_and_never_run(old_file: Path, planted: str) -> None:
    with closing(sqlite3.connect(old_file)) as raw, raw:
        raw.execute(planted)
    before = old_file.read_bytes()
    with pytest.raises(FileRefused, match="tables or code that are not a workshop's"):
        Workshop.open(old_file)
    assert old_file.read_bytes() == before
    assert sorted(each.name for each in old_file.parent.iterdir()) == ["home", "w.vmo"]


def test_an_older_file_that_is_damaged_is_not_brought_up_to_date(old_file: Path) -> None:
    with closing(sqlite3.connect(old_file)) as raw, raw:
        raw.execute("UPDATE initiative SET cost = 9e999")
    before = old_file.read_bytes()
    with pytest.raises(FileRefused, match="initiative holds a value that does not belong there"):
        Workshop.open(old_file)
    assert old_file.read_bytes() == before


def test_an_older_file_whose_rows_refer_to_rows_that_are_gone_is_left_as_it_is(
    old_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(old_file)) as raw, raw:
        raw.execute("DELETE FROM driver")
    before = old_file.read_bytes()
    with pytest.raises(FileRefused) as refused:
        Workshop.open(old_file)
    assert str(refused.value) == (
        "w.vmo: the workshop could not be brought from file version 1 to 6. It was left as it is."
    )
    assert old_file.read_bytes() == before
    assert "migration from schema 1 failed" in caplog.text


def test_an_older_file_is_brought_up_to_date_by_a_link_to_it(tmp_path: Path, old_file: Path) -> None:
    link = tmp_path / "link.vmo"
    link.symlink_to(old_file)
    Workshop.open(link).close()
    assert link.is_symlink()
    assert read_header(old_file).schema == SCHEMA


def test_reading_an_older_file_without_touching_it_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "old.vmo"
    shutil.copy(STORED / "schema_5.vmo", path)
    before = path.read_bytes()
    with untouched(path) as readable, Workshop.open(readable, for_reading=True) as workshop:
        assert workshop.snapshot.initiatives
    assert path.read_bytes() == before
    assert list(user_data_folder().rglob("*.vmo")) == []


def test_a_damaged_backup_of_an_older_version_takes_no_workshops_place(tmp_path: Path) -> None:
    path, backup = tmp_path / "w.vmo", tmp_path / "old.vmo"
    shutil.copy(STORED / "schema_5.vmo", backup)
    with Workshop.create(path) as workshop:
        workshop.do(edit_workshop({"title": "Kept"}))
        workshop.restore(backup)
        assert workshop.snapshot.workshop.title != "Kept"
        workshop.do(edit_workshop({"title": "Kept"}))
        with closing(sqlite3.connect(backup)) as raw, raw:
            raw.execute("DELETE FROM workshop")
        with pytest.raises(FileRefused, match="damaged"):
            workshop.restore(backup)
        workshop.do(edit_workshop({"title": "And goes on"}))
    with Workshop.open(path) as reopened:
        assert reopened.snapshot.workshop.title == "And goes on"
