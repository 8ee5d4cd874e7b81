"""An older version took any day there is, such as one that stands for never: its files are read as far as days go."""

from pathlib import Path

import pytest

from tests.forged import forge
from vmo_desktop.cli import main
from vmo_desktop.exchange.library import build_sample
from vmo_desktop.ui.stage_state import stage_states
from vmo_desktop.workshop.realized import LONGEST, QUARTER, Realized
from vmo_desktop.workshop.workshop import Workshop

LAST, FIRST = "9999-12-31", "0001-01-01"


@pytest.mark.parametrize(
    ("baseline", "due", "as_of"), [(LAST, FIRST, LAST), (FIRST, LAST, LAST), (FIRST, LAST, FIRST), (LAST, LAST, "")]
)
def test_the_first_and_the_last_day_of_all_are_days(tmp_path: Path, baseline: str, due: str, as_of: str) -> None:
    path = tmp_path / "w.vmo"
    with Workshop.create(path) as workshop:
        build_sample("meridian", workshop)
    forge(
        path,
        f"UPDATE kpi SET baseline_on = '{baseline}', due_on = '{due}'",  # noqa: S608 - our constants
        f"UPDATE realization SET as_of = '{as_of}'",  # noqa: S608 - our constants
    )
    with Workshop.open(path) as workshop:
        quarters = Realized(workshop.snapshot).quarters
        assert len(quarters) <= LONGEST // QUARTER + 1, "ten thousand years of quarters take minutes"
        assert all(each.day.isoformat() <= LAST for each in quarters)
        assert stage_states(workshop.results)
    assert main(["dashboard", str(path), "--json"]) == 0
