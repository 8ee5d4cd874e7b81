"""Blocks of 50 by 10 cells go to a spreadsheet and come back, in six locales, and nothing differs."""

import csv
import io
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QLocale, QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.portfolio import make_portfolio
from tests.ui.keyboard import CTRL, Key, press, shown
from tests.ui.spreadsheets import excel, libreoffice
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import COLUMN_OF
from vmo_desktop.ui.models.initiative_model import InitiativeModel
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.cell_blocks import CellBlocks
from vmo_desktop.ui.widgets.frozen import FrozenGrid
from vmo_desktop.ui.widgets.grid import Grid
from vmo_desktop.ui.widgets.paste_preview import PastePreview
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.workshop import Workshop

LOCALES = ("en_GB", "de_DE", "fr_FR", "de_CH", "pl_PL", "hi_IN")
ROWS = 50
NAMES = ("code", "name", "class_name", "status", "is_mandatory", "effort", "cost", "duration", "start_date", "risk")
HOSTILE = (
    "two\nlines", "a\ttab", 'say "yes"', '"quoted"', "=1+1", "+1", "-1", "@SUM(A1)", "'text", " space ", "12 %",
    "€ 1.234,50", "1,234.5", "1'234", "1 234,5", "<b>bold</b>", "\u202egnirts", "شركة", "🚀", "a\r\nb", "",
    "007", "TRUE", "3/4", "1e5", "#N/A", "\u2028", "tab\tand \"quote\"\nand line", '"', '""', "\n", "%1 {0} &amp;",
)  # fmt: skip


@pytest.fixture(params=LOCALES)
def locale(request: pytest.FixtureRequest) -> Iterator[QLocale]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield QLocale()
    QLocale.setDefault(before)
    QGuiApplication.clipboard().clear()


def _record(rng: random.Random, number: int) -> dict[str, object]:
    amounts = (None, 0.0, 0.1, 1234.5, 1_234_567.89, 999.999, 1e-7, float(rng.randint(1, 10**9)), rng.random() * 1e6)
    return {
        "code": f"C{number}",
        "name": rng.choice(HOSTILE) + f" {number}",
        "class_name": rng.choice(HOSTILE),
        "status": rng.choice(HOSTILE),
        "is_mandatory": rng.random() < 0.5,
        "effort": rng.choice(amounts),
        "cost": rng.choice(amounts),
        "duration": rng.choice((None, 1.5, 12.0, 1000.25)),
        "start_date": rng.choice(("", "2027-03-09", "2026-12-31")),
        "risk": rng.choice((None, 0.0, 12.5, 33.333333333333336, 100.0)),
    }


def _grid(qtbot: QtBot, live: LiveWorkshop) -> FrozenGrid:
    model = InitiativeModel(live)
    live.changed.connect(model.show_changes)
    grid = FrozenGrid(model, 2)
    grid.setColumnHidden(COLUMN_OF["end_date"], True)
    shown(qtbot, grid)
    grid.setFocus()
    return grid


def _copy(grid: Grid, rows: int, columns: list[int]) -> str:
    model = grid.model()
    marked = QItemSelection(model.index(0, columns[0]), model.index(rows - 1, columns[-1]))
    grid.selectionModel().select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    press(Key.Key_C, CTRL)
    return QGuiApplication.clipboard().text()


def _paste(grid: Grid, row: int, column: int, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    _paste_clipboard(grid, row, column)


def _paste_clipboard(grid: Grid, row: int, column: int) -> None:
    grid.select_cell(row, column)
    press(Key.Key_V, CTRL)
    asked = grid.findChild(PastePreview)
    assert asked is not None
    assert not asked.plan.rejects
    asked.accept()


def _through_a_spreadsheet(text: str) -> str:
    """Read as spreadsheets read the clipboard, and write as they write it."""
    read = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))
    assert len(read) == ROWS
    assert {len(row) for row in read} == {10}
    written = io.StringIO(newline="")
    csv.writer(written, dialect="excel-tab", lineterminator="\r\n").writerows(read)
    return written.getvalue()


def _facts(live: LiveWorkshop) -> list[dict[str, object]]:
    return [{name: getattr(row, name) for name in NAMES} for row in live.snapshot.initiatives]


@pytest.mark.parametrize("seed", range(2))
def test_initiatives_go_out_and_come_back(qtbot: QtBot, tmp_path: Path, locale: QLocale, seed: int) -> None:
    rng = random.Random(seed)
    records = [_record(rng, number) for number in range(ROWS)]
    with Workshop.create(tmp_path / "from.vmo") as source, Workshop.create(tmp_path / "to.vmo") as target:
        source.do(add_initiatives(records))
        out, back = LiveWorkshop(source), LiveWorkshop(target)
        grid = _grid(qtbot, out)
        columns = [COLUMN_OF[name] for name in NAMES]
        text = _copy(grid, ROWS, columns)
        other = _grid(qtbot, back)
        _paste(other, 0, COLUMN_OF["code"], _through_a_spreadsheet(text))
        assert _facts(back) == _facts(out) == records
        assert len(target.history()) == 1


@pytest.mark.parametrize("program", [libreoffice, excel])
@pytest.mark.parametrize("theirs", LOCALES)
def test_what_a_spreadsheet_of_another_country_copies_arrives_exactly(
    qtbot: QtBot, tmp_path: Path, locale: QLocale, theirs: str, program: Callable[..., QMimeData]
) -> None:
    rng = random.Random(f"{theirs}{locale.name()}")
    drawn = [_record(rng, number) for number in range(ROWS)]
    records = [{name: _without_open_quote(value) for name, value in each.items()} for each in drawn]
    rows = [[_content(record[name]) for name in NAMES] for record in records]
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        live = LiveWorkshop(workshop)
        grid = _grid(qtbot, live)
        QGuiApplication.clipboard().setMimeData(program(rows, QLocale(theirs)))
        _paste_clipboard(grid, 0, COLUMN_OF["code"])
        found = _facts(live)
    wanted = [{name: _with_one_line_end(value) for name, value in record.items()} for record in records]
    assert [{name: _with_one_line_end(value) for name, value in each.items()} for each in found] == wanted


def _content(value: object) -> str | float:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value if isinstance(value, float) else str(value)


def _without_open_quote(value: object) -> object:
    """Programs do not escape a lone quote; of a block with one the table alone is sure, which knows no blanks."""
    return value.replace('"', "'") if isinstance(value, str) and value.count('"') == 1 else value


def _with_one_line_end(value: object) -> object:
    """Spreadsheets know one line end; which one is none of a text."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def test_amounts_as_a_spreadsheet_shows_them(qtbot: QtBot, tmp_path: Path, locale: QLocale) -> None:
    rng = random.Random(7)
    amounts = [rng.randint(0, 10**9) / 100 for _ in range(ROWS)]
    shares = [rng.randint(0, 1000) / 10 for _ in range(ROWS)]
    shown_as = (
        lambda each: locale.toString(each, "f", 2),
        lambda each: locale.toCurrencyString(each, "€", 2),
        lambda each: "EUR " + locale.toString(each, "f", 2),
    )
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        workshop.do(add_initiatives([{"name": str(number)} for number in range(ROWS)]))
        live = LiveWorkshop(workshop)
        grid = _grid(qtbot, live)
        money = [shown_as[number % 3](each) for number, each in enumerate(amounts)]
        percent = [locale.toString(each, "f", 1) + "\u00a0%" for each in shares]
        for name, texts in (("cost", money), ("risk", percent)):
            QGuiApplication.clipboard().setText("\r\n".join(texts) + "\r\n")
            grid.select_cell(0, COLUMN_OF[name])
            press(Key.Key_V, CTRL)
        assert [row.cost for row in live.snapshot.initiatives] == amounts
        assert [row.risk for row in live.snapshot.initiatives] == shares


def test_scores_go_out_and_come_back(qtbot: QtBot, tmp_path: Path, locale: QLocale) -> None:
    with make_portfolio(tmp_path / "w.vmo", ROWS, drivers=10, missing=0.2) as workshop:
        live = LiveWorkshop(workshop)
        panel = ScoringPanel(live, Selection(live))
        shown(qtbot, panel)
        panel.grid.setFocus()
        before = {cell: row.value for cell, row in live.snapshot.agreed_scores.items()}
        text = _through_a_spreadsheet(_copy(panel.grid, ROWS, list(range(10))))
        blocks: CellBlocks = panel.grid.blocks
        blocks.clear()
        assert not live.snapshot.agreed_scores
        _paste(panel.grid, 0, 0, text)
        assert {cell: row.value for cell, row in live.snapshot.agreed_scores.items()} == before


def test_copied_with_its_titles(qtbot: QtBot, tmp_path: Path, locale: QLocale) -> None:
    rng = random.Random(3)
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        workshop.do(add_initiatives([_record(rng, number) for number in range(ROWS)]))
        live = LiveWorkshop(workshop)
        grid = _grid(qtbot, live)
        bare = _copy(grid, ROWS, [COLUMN_OF[name] for name in NAMES])
        grid.blocks.copy_with_headers()
        titled = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text(), newline=""), dialect="excel-tab"))
        assert titled[0][:2] == ["Code", "Name"]
        assert titled[1:] == list(csv.reader(io.StringIO(bare, newline=""), dialect="excel-tab"))
