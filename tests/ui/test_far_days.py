"""Days that stand for never or for always, as an older version took them, are shown like all others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.forged import forge
from tests.report.packs import make_sample
from tests.ui.fitting import settle
from vmo_desktop.charts.roadmap_data import Roadmap
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.stages import PAGES
from vmo_desktop.workshop.possible import BOUNDS
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.workshop import Workshop

LAST, FIRST = "9999-12-31", "0001-01-01"
DAYS = [
    (table, column)
    for table, columns in BOUNDS.items()
    for column in columns
    if column in ("on", "as_of") or column.endswith("_on")
]


@pytest.mark.parametrize(("begins", "ends"), [(FIRST, LAST), (LAST, LAST)])
def test_every_page_shows_them(open_window: Callable[[], MainWindow], tmp_path: Path, begins: str, ends: str) -> None:
    path = tmp_path / "far.vmo"
    make_sample(path, "meridian")
    for table, column in DAYS:
        day = begins if column in ("start_on", "baseline_on") else ends
        forge(path, f'UPDATE "{table}" SET "{column}" = \'{day}\' WHERE rowid = (SELECT min(rowid) FROM "{table}")')  # noqa: S608 - our constants
    window = open_window()
    window.session.open(path)
    for page_id in PAGES:
        window.workbench.area.show_page(page_id)
        settle()
        assert window.workbench.area.page_id == page_id


@pytest.mark.parametrize(
    ("begins", "ends", "span"),
    [(FIRST, "2027-03-31", ("1900-01-01", "2027-04-01")), ("2027-01-01", LAST, ("2027-01-01", "2200-01-01")),
     (LAST, LAST, ("2199-12-01", "2200-06-01")), ("2027-01-15", "2027-08-31", ("2027-01-01", "2027-09-01"))],
)  # fmt: skip
def test_a_roadmap_shows_no_more_years_than_can_be_typed(
    tmp_path: Path, begins: str, ends: str, span: tuple[str, str]
) -> None:
    assert tuple(map(str, Roadmap(_with_actions(tmp_path, begins, ends)).span or ())) == span


def _with_actions(folder: Path, begins: str, ends: str) -> Snapshot:
    path = folder / "w.vmo"
    make_sample(path, "meridian")
    forge(
        path,
        f"UPDATE action SET start_on = '{begins}', due_on = '{ends}', done_on = ''",  # noqa: S608 - our constants
        "UPDATE realization SET as_of = ''",
        "DELETE FROM reading",
    )
    with Workshop.open(path) as workshop:
        return workshop.snapshot
