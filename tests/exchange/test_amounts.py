from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop, plan_of
from vmo_desktop.exchange.plan import ImportPlan


def plan(tmp_path: Path, heading: str, *cells: str) -> ImportPlan:
    rows = "".join(f'I{place},"{cell}"\n' for place, cell in enumerate(cells))
    with new_workshop(tmp_path / "w.vmo") as workshop:
        return plan_of(f"Name,{heading}\n{rows}", workshop.snapshot)


def test_a_bare_number_beside_millions_is_warned_of(tmp_path: Path) -> None:
    found = plan(tmp_path, "Cost", "1.2m", "3", "900k")
    assert [each.values["cost"] for each in found.initiatives] == [1_200_000.0, 3.0, 900_000.0]
    assert '"3" was taken as it stands, although other amounts are such as "1.2m"' in found.warnings[0]


def test_amounts_in_full_below_a_heading_in_millions_are_warned_of(tmp_path: Path) -> None:
    found = plan(tmp_path, "Cost (£m)", "3200000", "1500000", "800000")
    assert "amounts such as 1,500,000 were multiplied by 1,000,000" in found.warnings[0]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Cost", ("1.2m", "3,000,000", "0")),
        ("Cost", ("1", "3", "500")),
        ("Cost (£m)", ("3.2m", "1.5", "80")),
        ("Cost (£m)", ("50,000", "1,500.5", "80")),
        ("Cost (£k)", ("3,200", "150,000", "500,000")),
    ],
)
def test_amounts_that_are_alike_are_not_warned_of(tmp_path: Path, heading: str, cells: tuple[str, ...]) -> None:
    assert not plan(tmp_path, heading, *cells).warnings
