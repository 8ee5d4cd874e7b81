"""The largest and the smallest amounts that a workshop takes: every command counts with them, and writes whole JSON."""

import shutil
from pathlib import Path

import pytest

from tests.forged import forge
from tests.verbs import VERBS, words
from vmo_desktop.cli import main
from vmo_desktop.domain.amounts import LEAST, MOST
from vmo_desktop.exchange import library
from vmo_desktop.json_text import read_json
from vmo_desktop.workshop.workshop import Workshop

AMOUNTS = (
    "initiative.effort", "initiative.cost", "initiative.duration", "benefit.most_likely", "yearly_cost.amount",
    "demand.amount", "funding_level.cost", "cash_line.likely", "kpi.target", "kpi.baseline", "reading.value",
    "scenario.budget", "workshop.budget", "stream_step.wait_time", "participant.voting_weight", "synergy.saving",
)  # fmt: skip
NOTHING_CHOSEN = "there is nothing to test"
AMONG_EACH_OTHER = f"CASE rowid % 4 WHEN 0 THEN {MOST} WHEN 1 THEN {LEAST} WHEN 2 THEN 0 ELSE 1 END"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("extremes") / "sample.vmo"
    with Workshop.create(path) as workshop:
        library.build_sample("meridian", workshop)
    return path


@pytest.fixture(scope="module")
def extreme(sample: Path) -> Path:
    path = sample.with_name("w.vmo")
    shutil.copy(sample, path)
    columns = [each.split(".") for each in AMOUNTS]
    open_ends = ("UPDATE benefit SET low = NULL, high = NULL", "UPDATE cash_line SET low = NULL, high = NULL")
    forge(path, *open_ends, *(f"UPDATE {table} SET {name} = {AMONG_EACH_OTHER}" for table, name in columns))  # noqa: S608
    return path


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_command_counts_with_them(
    verb: tuple[str, ...], extreme: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code = main(words(verb, extreme, tmp_path))
    said = capfd.readouterr()
    assert said.err == "" or NOTHING_CHOSEN in said.err
    if code == 0 and "--json" in verb:
        read_json(said.out)


@pytest.mark.parametrize("amount", ["1e308", "-1e-320"])
@pytest.mark.parametrize("column", AMOUNTS)
def test_a_file_with_more_or_less_is_refused(
    sample: Path, column: str, amount: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "w.vmo"
    shutil.copy(sample, path)
    table, name = column.split(".")
    forge(path, f"UPDATE {table} SET {name} = {amount}")  # noqa: S608 - our constants
    assert main(["rank", str(path), "--json"]) == 1
    assert f"{table} holds a value that does not belong there" in capfd.readouterr().err
