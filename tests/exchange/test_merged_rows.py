"""Several rows of one initiative: which numbers were kept and which were not is told."""

from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop, plan_of
from vmo_desktop.cli import main

FUNDING = "ID,Project,Source,Cost\n1,Bridge,State,1000000\n1,Bridge,Federal,2500000\n1,Bridge,City,300000\n2,Road,x,5\n"


def test_costs_that_were_not_kept_are_named(tmp_path: Path) -> None:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        plan = plan_of(FUNDING, workshop.snapshot)
    assert (plan.imported, plan.updated, plan.merged) == (2, 2, 2)
    assert plan.warnings[0].startswith(
        "Rows 2, 3, 4 are one initiative by code or name; "
        "Cost: 300,000 of row 4 was kept, not 1,000,000 or 2,500,000. If they belong together"
    )


def test_dates_and_scores_that_differ_are_named_too(tmp_path: Path) -> None:
    text = "Code,Name,Start,FIT,Cost\n1,A,2026-01-01,1,5\n1,A,2026-02-01,2,5\n1,A,,2,\n"
    with new_workshop(tmp_path / "w.vmo", {"FIT": {}}) as workshop:
        plan = plan_of(text, workshop.snapshot)
    assert "Start: 2026-02-01 of row 3 was kept, not 2026-01-01; FIT: 2 of row 4 was kept, not 1." in plan.warnings[0]


def test_rows_that_complete_one_another_need_no_warning(tmp_path: Path) -> None:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        plan = plan_of("Code,Name,Owner,Cost\n1,A,Ann,5\n1,A,Bo,\n1,A,,5\n", workshop.snapshot)
    assert not plan.warnings
    assert "put together: row 3 with row 2" in plan.notes[0]


def test_of_many_such_initiatives_some_are_named(tmp_path: Path) -> None:
    text = "Code,Name,Cost\n" + "".join(f"{code},I{code},{cost}\n" for code in range(9) for cost in (1, 2))
    with new_workshop(tmp_path / "w.vmo") as workshop:
        plan = plan_of(text, workshop.snapshot)
    assert len(plan.warnings) == 4
    assert plan.warnings[3].startswith("6 more initiatives stand in several rows")


def test_the_command_line_counts_them_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_workshop(tmp_path / "w.vmo").close()
    (tmp_path / "in.csv").write_text(FUNDING)
    assert main(["import", str(tmp_path / "w.vmo"), str(tmp_path / "in.csv")]) == 0
    assert "2 imported, 2 updated (2 of them by further rows of the file), 0 skipped" in capsys.readouterr().out
