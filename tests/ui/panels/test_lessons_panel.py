"""Lessons: searched by words and tags, and tied to what they come from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, press, shown, type_text
from tests.workshop.following import make_following
from tests.workshop.reviewing import add_learned
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.lessons_panel import INITIATIVE, TAGS, LessonsPanel
from vmo_desktop.ui.selection import Selection

OWNER, CALLS, PILOT = (
    "Name one owner for each benefit",
    "Zähle die Anrufe, bevor das Werkzeug gewählt wird",
    ("A pilot of four weeks is enough"),
)


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_following(tmp_path / "w.vmo") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def panel(live: LiveWorkshop, qtbot: QtBot) -> LessonsPanel:
    add_learned(live.workshop)
    made = LessonsPanel(live, Selection(live))
    shown(qtbot, made, width=1200)
    return made


def _shown(panel: LessonsPanel) -> list[str]:
    return [str(panel.lessons.model.index(row, 0).data()) for row in range(len(panel.lessons.model.ids))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("werkzeug ZAHLE", [CALLS]),
        ("okafor", [CALLS]),
        ("benefit", [OWNER]),
        ("enough pilot", [PILOT]),
        ("service", [CALLS, OWNER]),
        ("nowhere", []),
        ("  ", [CALLS, OWNER, PILOT]),
    ],
)
def test_words_are_found_in_any_order_without_case_and_accents(
    panel: LessonsPanel, words: str, found: list[str]
) -> None:
    panel.words.setText(words)
    assert _shown(panel) == found
    assert panel.found.text() == f"{len(found)} of 3 lessons"


def test_a_tag_lets_through_its_lessons_in_whatever_case(panel: LessonsPanel, qtmodeltester: ModelTester) -> None:
    assert [panel.tag.itemText(row) for row in range(panel.tag.count())] == [
        "All tags", "benefits (1)", "Measure (1)", "pilot (1)", "service (2)",
    ]  # fmt: skip
    panel.tag.setCurrentIndex(4)
    panel.tag.activated.emit(4)
    assert _shown(panel) == [CALLS, OWNER]
    panel.words.setText("owner")
    assert _shown(panel) == [OWNER]
    qtmodeltester.check(panel.lessons.model)
    panel.show_all.click()
    assert _shown(panel) == [CALLS, OWNER, PILOT]
    assert panel.show_all.isHidden()


def test_what_is_typed_while_a_filter_is_on_stays_in_sight(panel: LessonsPanel, live: LiveWorkshop) -> None:
    panel.words.setText("owner")
    panel.lessons.grid.setFocus()
    panel.lessons.grid.select_cell(1, 0)
    type_text("Ask the customer first")
    press(Key.Key_Return)
    assert _shown(panel) == [OWNER, "Ask the customer first"]
    assert live.snapshot.value.lessons[-1].text == "Ask the customer first"
    panel.words.setText("owners")
    assert _shown(panel) == []
    live.undo()
    panel.words.setText("owner")
    assert _shown(panel) == [OWNER]


def test_tags_and_an_initiative_are_typed_and_taken_back(panel: LessonsPanel, live: LiveWorkshop) -> None:
    panel.lessons.grid.setFocus()
    panel.lessons.grid.select_cell(2, TAGS)
    type_text("pilot; four weeks")
    press(Key.Key_Return)
    assert live.snapshot.value.lessons[2].tags == "pilot, four weeks"
    panel.lessons.grid.select_cell(2, INITIATIVE)
    type_text("C")
    press(Key.Key_Return)
    assert live.snapshot.value.lessons[2].initiative_id == live.snapshot.initiatives[2].id
    live.undo()
    assert live.snapshot.value.lessons[2].initiative_id is None


def test_a_lesson_leads_to_its_initiative_and_its_review(panel: LessonsPanel, qtbot: QtBot) -> None:
    panel.lessons.grid.select_cell(0, 0)
    assert panel.to_initiative.text() == "Go to the initiative: A"
    assert panel.to_review.text() == "Go to the review: A, 30/06/2027"
    with qtbot.waitSignal(panel.review_wanted) as wanted:
        qtbot.mouseClick(panel.to_review, Qt.MouseButton.LeftButton)
    assert wanted.args == [panel.live.snapshot.value.reviews[0].id]
    with qtbot.waitSignal(panel.page_wanted) as page:
        qtbot.mouseClick(panel.to_initiative, Qt.MouseButton.LeftButton)
    assert page.args == ["initiatives"]
    assert panel.selection.initiative_id == panel.live.snapshot.initiatives[0].id
    panel.lessons.grid.select_cell(2, 0)
    assert panel.to_initiative.isHidden()
    assert panel.to_review.isHidden()


def test_a_lesson_that_the_filter_hides_is_still_gone_to(panel: LessonsPanel) -> None:
    panel.words.setText("owner")
    panel.show_lesson(panel.live.snapshot.value.lessons[2].id)
    assert panel.lesson is not None
    assert panel.lesson.text == PILOT


def test_lessons_are_pasted_as_a_block(panel: LessonsPanel, live: LiveWorkshop) -> None:
    QGuiApplication.clipboard().setText("First\tone, two\tB\tGrowth\tA, 30/06/2027\t2027-08-01\tAnn\n<b>=1+1</b>\t\t\t")
    panel.lessons.grid.setFocus()
    panel.lessons.grid.select_cell(3, 0)
    press(Key.Key_V, CTRL)
    first, hostile = live.snapshot.value.lessons[3:]
    assert (first.tags, first.on, first.author) == ("one, two", "2027-08-01", "Ann")
    assert first.driver_id == live.snapshot.leaves[0].id
    assert first.review_id == live.snapshot.value.reviews[0].id
    assert hostile.text == "<b>=1+1</b>"
    live.undo()
    assert len(live.snapshot.value.lessons) == 3


def test_without_any_it_is_said_what_to_do(live: LiveWorkshop, qtbot: QtBot) -> None:
    made = LessonsPanel(live, Selection(live))
    shown(qtbot, made)
    assert made.said.isVisible()
    assert "Type what the next one should know" in made.said.text()
    assert made.search.isHidden()
