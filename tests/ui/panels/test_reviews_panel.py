"""Reviews: written beside the numbers, with the actions of the one that is looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, press, shown, type_text
from tests.workshop.reviewing import make_reviewing
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.reviews_panel import ReviewsPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.fact_list import FactList
from vmo_desktop.ui.widgets.label import PlainLabel
from vmo_desktop.workshop.ops.initiatives import delete_initiatives
from vmo_desktop.workshop.ops.kpis import edit_realization
from vmo_desktop.workshop.ops.reviews import REVIEWS

INITIATIVE, DAY, EXPECTED, HAPPENED, TO_DO = 0, 1, 3, 4, 7


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_reviewing(tmp_path / "w.vmo") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def panel(live: LiveWorkshop, qtbot: QtBot) -> ReviewsPanel:
    made = ReviewsPanel(live, Selection(live))
    shown(qtbot, made, width=1200, height=800)
    return made


def _text(panel: ReviewsPanel, row: int, column: int) -> str:
    return str(panel.reviews.model.index(row, column).data())


def _said(facts: FactList) -> list[str]:
    return [label.text() for label in facts.findChildren(PlainLabel) if not label.isHidden()]


def test_a_review_starts_from_what_was_promised_and_what_came(panel: ReviewsPanel, qtmodeltester: ModelTester) -> None:
    assert panel.title.text() == "A, 30/06/2027"
    assert _said(panel.promised) == [
        "Value", "75.0 of 100, place 1 of 4", "Cost", "40 EUR", "Calls a week",
        "from 200 calls to 100 calls by 31/12/2027",
    ]  # fmt: skip
    assert _said(panel.came)[0] == "Calls a week"
    assert "40 % of the way, 49 % planned" in _said(panel.came)[1]
    qtmodeltester.check(panel.reviews.model)


def test_its_actions_are_counted_and_late_ones_told(panel: ReviewsPanel, live: LiveWorkshop) -> None:
    assert _text(panel, 0, TO_DO) == "2 open, ! 1 overdue"
    assert [panel.to_do.model.index(row, 0).data() for row in range(2)] == [
        "Ask the desk for its ten questions", "Publish the answers",
    ]  # fmt: skip
    live.do(edit_realization({"as_of": "2027-06-01"}))
    assert _text(panel, 0, TO_DO) == "2 open"


def test_a_review_is_typed_by_the_initiatives_name_and_taken_back(panel: ReviewsPanel, live: LiveWorkshop) -> None:
    panel.reviews.grid.setFocus()
    panel.reviews.grid.select_cell(1, INITIATIVE)
    type_text("B")
    press(Key.Key_Return)
    second = live.snapshot.initiatives[1].id
    assert live.snapshot.value.reviews[-1].initiative_id == second
    panel.reviews.grid.select_cell(1, DAY)
    type_text("2027-07-01")
    press(Key.Key_Return)
    assert live.snapshot.value.reviews[-1].on == "2027-07-01"
    assert panel.title.text() == "B, 01/07/2027"
    assert "No KPI serves this initiative yet" in panel.nothing.text()
    live.undo()
    live.undo()
    assert len(live.snapshot.value.reviews) == 1


def test_a_name_that_nobody_has_is_refused_where_it_stands(panel: ReviewsPanel, live: LiveWorkshop) -> None:
    panel.reviews.grid.setFocus()
    panel.reviews.grid.select_cell(1, INITIATIVE)
    type_text("Nobody")
    press(Key.Key_Return)
    assert len(live.snapshot.value.reviews) == 1


def test_what_waits_is_offered_and_begun_from_its_numbers(
    panel: ReviewsPanel, live: LiveWorkshop, qtbot: QtBot
) -> None:
    assert panel.waiting.isHidden()
    live.do(REVIEWS.delete([live.snapshot.value.reviews[0].id]))
    assert panel.said.text().startswith("No review yet. Begin with one of these")
    assert [button.text() for button in panel.offers if button.isVisible()] == ["Review A"]
    assert panel.to_do.isHidden()
    qtbot.mouseClick(panel.offers[0], Qt.MouseButton.LeftButton)
    (review,) = live.snapshot.value.reviews
    assert review.initiative_id == live.snapshot.initiatives[0].id
    assert panel.waiting.isHidden()
    assert panel.reviews.grid.currentIndex().column() == EXPECTED
    qtbot.mouseClick(panel.begin, Qt.MouseButton.LeftButton)
    (review,) = live.snapshot.value.reviews
    assert review.expected.startswith("Value: 75.0 of 100, place 1 of 4; Cost: 40 EUR; Calls a week: from 200 calls")
    assert review.happened.startswith("Calls a week: at risk, 160 calls")
    assert panel.begin.isHidden()
    live.undo()
    assert live.snapshot.value.reviews[0].expected == ""


def test_what_is_written_already_stays_when_the_numbers_are_put_in(panel: ReviewsPanel, live: LiveWorkshop) -> None:
    live.do(REVIEWS.edit(live.snapshot.value.reviews[0].id, {"happened": ""}))
    panel.begin_with_numbers()
    (review,) = live.snapshot.value.reviews
    assert review.expected == "Half the calls"
    assert review.happened.startswith("Calls a week")


def test_a_new_action_belongs_to_the_review(panel: ReviewsPanel, live: LiveWorkshop) -> None:
    panel.to_do.grid.select_cell(2, 0)
    panel.to_do.grid.setFocus()
    type_text("Train the desk")
    press(Key.Key_Return)
    assert live.snapshot.road.actions[-1].review_id == live.snapshot.value.reviews[0].id
    assert _text(panel, 0, TO_DO) == "3 open, ! 1 overdue"


def test_a_review_whose_initiative_is_deleted_can_still_be_written(panel: ReviewsPanel, live: LiveWorkshop) -> None:
    live.do(delete_initiatives([each.id for each in live.snapshot.initiatives]))
    assert _text(panel, 0, INITIATIVE) == "–"
    panel.reviews.grid.setFocus()
    panel.reviews.grid.select_cell(0, HAPPENED)
    type_text("It ended")
    press(Key.Key_Return)
    assert live.snapshot.value.reviews[0].happened == "It ended"
    assert "Name the initiative" in panel.nothing.text()


def test_reviews_are_pasted_as_a_block_and_copied_back(panel: ReviewsPanel, live: LiveWorkshop) -> None:
    block = "B\t2027-05-01\tAnn\tMore sales\tFewer\tNo stock\tOrder earlier\n–\t\tBen\tPeace\t\t\t"
    QGuiApplication.clipboard().setText(block)
    panel.reviews.grid.setFocus()
    panel.reviews.grid.select_cell(1, INITIATIVE)
    press(Key.Key_V, CTRL)
    _, second, third = live.snapshot.value.reviews
    assert (second.author, second.expected, second.change) == ("Ann", "More sales", "Order earlier")
    assert (third.initiative_id, third.expected) == (None, "Peace")
    panel.reviews.grid.selectAll()
    press(Key.Key_C, CTRL)
    assert "B\t01/05/2027\tAnn\tMore sales\tFewer\tNo stock\tOrder earlier" in QGuiApplication.clipboard().text()
    live.undo()
    assert len(live.snapshot.value.reviews) == 1
