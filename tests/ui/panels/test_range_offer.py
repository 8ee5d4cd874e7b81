"""Ranges of earlier promises, offered where estimates are made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import shown
from tests.workshop.promised import make_promised
from vmo_desktop.ui.editors.cash_lines_editor import CashLinesEditor
from vmo_desktop.ui.finance_desk import finance_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.workshop.ops.benefits import add_benefit
from vmo_desktop.workshop.ops.finance import CASH_LINES
from vmo_desktop.workshop.value_rows import CashKind, CashLineRow


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveWorkshop]:
    with make_promised(tmp_path / "2027.vmo") as workshop:
        live = LiveWorkshop(workshop)
        yield live
        desk_of(live).wait()


@pytest.fixture
def selection(live: LiveWorkshop) -> Selection:
    return Selection(live)


@pytest.fixture
def editor(qtbot: QtBot, live: LiveWorkshop, selection: Selection) -> CashLinesEditor:
    editor = CashLinesEditor(live, selection, finance_desk_of(live))
    live.changed.connect(editor.show_lines)
    shown(qtbot, editor)
    selection.select_initiative(live.snapshot.initiatives[0].id)
    editor.show_lines()
    editor.lines.grid.select_cell(0, 0)
    return editor


def _line(live: LiveWorkshop) -> CashLineRow:
    return live.snapshot.value.cash_lines[live.snapshot.initiatives[0].id][0]


def _texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(PlainLabel)]


def test_a_click_makes_a_range_of_earlier_promises_and_undo_takes_it_back(
    editor: CashLinesEditor, live: LiveWorkshop
) -> None:
    before = _line(live)
    assert editor.offer.words.text() == (
        "Saved: Earlier promises that Ines estimated came true to 70 % (54–86 %; 5 promises)."
        " As a range: from 540, likely 700, up to 860."
    )
    assert _line(live) == before, "nothing is taken by itself"
    editor.offer.use.click()
    line = _line(live)
    assert (line.low, line.likely, line.high) == (540.0, 700.0, 860.0)
    assert line.note == "1,000 was promised; range of 5 promises earlier"
    assert editor.offer.words.isVisible()
    assert not editor.offer.use.isVisible(), "what was cut once is not cut again"
    live.undo()
    assert _line(live) == before
    assert editor.offer.use.isVisible()


def test_costs_and_too_few_promises_are_offered_no_range(editor: CashLinesEditor, live: LiveWorkshop) -> None:
    live.do(CASH_LINES.edit(_line(live).id, {"kind": CashKind.COST}))
    assert not editor.offer.isVisible()


def test_an_unknown_estimator_is_held_against_the_driver(
    editor: CashLinesEditor, live: LiveWorkshop, selection: Selection
) -> None:
    third = live.snapshot.initiatives[2].id
    live.do(add_benefit(third, {"name": "Fewer returns", "driver_id": live.snapshot.leaves[0].id}))
    line = {"initiative_id": third, "kind": CashKind.BENEFIT, "likely": 10.0, "estimator": "New",
            "benefit_id": live.snapshot.benefits[-1].id}  # fmt: skip
    live.do(CASH_LINES.add([line]))
    selection.select_initiative(third)
    editor.show_lines()
    editor.lines.grid.select_cell(0, 0)
    assert "Earlier promises for Growth came true to 70 %" in editor.offer.words.text()


def test_the_scale_beside_the_scores_tells_how_promises_for_its_driver_came_true(
    qtbot: QtBot, live: LiveWorkshop
) -> None:
    panel = ScoringPanel(live, Selection(live))
    shown(qtbot, panel)
    panel.grid.select_cell(0, 0)
    told = "Weight 75.0 % · Earlier promises for Growth came true to 70 % (54–86 %; 5 promises)."
    assert told in _texts(panel.card)
    panel.grid.select_cell(0, 1)
    assert "Weight 25.0 %" in _texts(panel.card)
