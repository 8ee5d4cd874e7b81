"""The assessment of the road: beginning it, rating by keys and clicks, editing its texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, press, shown, type_text
from tests.workshop.assessing import make_assessing
from vmo_desktop.ui.cell_model import TypedCell
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.road_panel import RoadPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.field import LongEdit
from vmo_desktop.workshop.maturity import maturities
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_assessing(tmp_path / "w.vmo") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def new(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    """A workshop without a road."""
    del qtbot
    with Workshop.create(tmp_path / "new.vmo", author="Ines") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def panel(live: LiveWorkshop, qtbot: QtBot) -> RoadPanel:
    made = RoadPanel(live, Selection(live))
    shown(qtbot, made, width=900, height=900)
    return made


def _empty(new: LiveWorkshop, qtbot: QtBot) -> RoadPanel:
    made = RoadPanel(new, Selection(new))
    shown(qtbot, made, width=900, height=700)
    return made


def _level(live: LiveWorkshop, step: int, name: str) -> float | None:
    road = live.snapshot.road
    row = maturities(road)[-1].rating(road.steps[step].id, name)
    return None if row is None else row.level


@pytest.mark.parametrize(("button", "count"), [(0, 10), (1, 6)])
def test_the_empty_page_begins_with_either_set_as_one_step(
    new: LiveWorkshop, qtbot: QtBot, button: int, count: int
) -> None:
    panel = _empty(new, qtbot)
    panel._empty.buttons()[button].click()
    road = new.snapshot.road
    assert len(road.steps) == count
    assert [each.name for each in road.assessments] == ["Assessment 1"]
    assert len(panel.card.levels.levels) == 5
    new.undo()
    assert not new.snapshot.road.steps
    assert not new.snapshot.road.assessments
    assert panel._empty.isVisible()


def test_steps_of_ones_own_begin_with_one(new: LiveWorkshop, qtbot: QtBot) -> None:
    panel = _empty(new, qtbot)
    panel._empty.buttons()[2].click()
    assert [step.name for step in new.snapshot.road.steps] == ["Step 1"]
    assert not panel.card.levels.isVisible()
    assert panel.card.hint.text() == "Add an assessment to rate this step."
    panel.add.click()
    assert "has no levels yet" in panel.card.hint.text()


def test_one_key_rates_and_others_go_on(panel: RoadPanel, live: LiveWorkshop) -> None:
    panel.card.levels.setFocus()
    press(Key.Key_4)
    assert _level(live, 0, "Ada") == 4
    press(Key.Key_PageDown)
    press(Key.Key_Right)
    press(Key.Key_3)
    assert _level(live, 1, "Ben") == 3
    press(Key.Key_Delete)
    assert _level(live, 1, "Ben") is None
    live.undo()  # of one rating that is changed again and again
    assert _level(live, 1, "Ben") == 2
    press(Key.Key_Left)
    assert panel.card.name.text() == "Step 1 of 10: Assess the PMO"
    assert "Rating for Ben" in panel.card.hint.text()


def test_a_key_without_a_level_rates_nothing(panel: RoadPanel, live: LiveWorkshop) -> None:
    before = live.snapshot.step
    panel.card.levels.setFocus()
    press(Key.Key_7)
    assert live.snapshot.step == before


def test_arrows_and_enter_rate_as_a_click_does(panel: RoadPanel, live: LiveWorkshop) -> None:
    levels = panel.card.levels
    levels.setFocus()
    press(Key.Key_Up)
    press(Key.Key_Return)
    assert _level(live, 0, "Ada") == 2
    spot = levels.visualRect(levels.texts.index(1, 0)).center()
    QTest.mouseClick(levels.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert _level(live, 0, "Ada") == 1
    assert levels.levels[1].is_chosen
    assert levels.levels[1].seen_by == "Ada"


def test_levels_are_told_with_who_sees_them_and_the_target(panel: RoadPanel) -> None:
    spoken = [line.text for line in panel.card.levels.lines]
    assert spoken[3].endswith("chosen, target, seen by Ada, Cem")
    assert spoken[2].endswith("seen by Ben")


def test_without_respondents_all_rate_together(new: LiveWorkshop, qtbot: QtBot) -> None:
    panel = _empty(new, qtbot)
    panel._empty.buttons()[0].click()
    panel.card.levels.setFocus()
    press(Key.Key_2)
    assert _level(new, 0, "All together") == 2


def test_respondents_are_typed_renamed_and_taken_from_the_participants(panel: RoadPanel, live: LiveWorkshop) -> None:
    for name in ("Ada", "Dana"):
        live.do(add_participant({"name": name}))
    assert panel.card.participants.isVisible()
    panel.card.participants.click()
    assert maturities(live.snapshot.road)[-1].respondents == ("Ada", "Ben", "Cem", "Dana")
    assert not panel.card.participants.isVisible()
    grid = panel.card.ratings.grid
    grid.setFocus()
    grid.select_cell(4, 0)
    type_text("Eva")
    press(Key.Key_Return)
    assert "Eva" in maturities(live.snapshot.road)[-1].respondents
    (refused,) = panel.card.ratings.model.write_cells([TypedCell(0, 0, "Ben")])
    assert refused.reason == "Ben takes part already."
    assert not panel.card.ratings.model.write_cells([TypedCell(0, 0, "Zoe")])
    assert maturities(live.snapshot.road)[-1].respondents == ("Ben", "Cem", "Dana", "Eva", "Zoe")


def test_ratings_are_pasted_with_their_evidence_and_what_is_no_level_is_refused(
    panel: RoadPanel, live: LiveWorkshop
) -> None:
    QGuiApplication.clipboard().setText("3.5\tseen in May\n9\tnowhere")
    grid = panel.card.ratings.grid
    grid.setFocus()
    grid.select_cell(0, 1)
    press(Key.Key_V, CTRL)
    assert _level(live, 0, "Ada") == 3.5
    assert _level(live, 0, "Ben") == 2
    assert "is no level. Type a number from 0 to 4." in panel.card.ratings.rejects._cells[0].reason


def test_choosing_a_line_rates_for_that_person(panel: RoadPanel, live: LiveWorkshop) -> None:
    grid = panel.card.ratings.grid
    grid.setFocus()
    grid.select_cell(2, 0)
    assert "Rating for Cem" in panel.card.hint.text()
    panel.card.levels.setFocus()
    press(Key.Key_0)
    assert _level(live, 0, "Cem") == 0


def test_steps_tell_gaps_are_edited_in_place_and_sorted_by_priority(panel: RoadPanel, live: LiveWorkshop) -> None:
    model = panel.steps.model
    told = [[model.index(row, c).data() for c in range(7)] for row in range(2)]
    assert told == [["Assess the PMO", "3", "2–3", "3", "0", "2", "0"],
                    ["Define value objectives", "2", "2–3", "4", "2", "3", "6"]]  # fmt: skip
    assert not model.write_cells([TypedCell(0, 3, "4"), TypedCell(0, 5, "5")])
    assert model.index(0, 6).data() == "5"
    panel.by_priority.click()
    names = [model.index(row, 0).data() for row in range(3)]
    assert names == ["Metrics and KPIs", "Define value objectives", "Value-centric framework"]
    order = [step.id for step in live.snapshot.road.steps]
    assert not model.move_rows([1], -1)
    assert [step.id for step in live.snapshot.road.steps] == order
    panel.by_priority.click()
    assert model.move_rows([1], -1)
    assert live.snapshot.road.steps[0].name == "Define value objectives"


def test_a_step_is_looked_at_from_the_table(panel: RoadPanel) -> None:
    panel.steps.grid.setFocus()
    panel.steps.grid.select_cell(6, 0)
    assert panel.card.name.text() == "Step 7 of 10: Culture"


def test_texts_of_levels_and_the_purpose_are_edited_in_place(panel: RoadPanel, live: LiveWorkshop) -> None:
    card, step = panel.card, live.snapshot.road.steps[0].id
    card.edit_levels.click()
    assert card.texts.isVisible()
    assert not card.levels.isVisible()
    model = card.texts.model
    assert not model.write_cells([TypedCell(1, 1, "One"), TypedCell(2, 1, "Two")])
    assert [row.evidence for row in live.snapshot.road.levels[step]][1:3] == ["One", "Two"]
    assert not model.write_cells([TypedCell(5, 0, "5"), TypedCell(5, 1, "Five")])
    (refused,) = model.write_cells([TypedCell(5, 0, "1")])
    assert refused.reason == "Level 1 is described already."
    card.texts.grid.select_cell(5, 0)
    card.texts.delete_marked()
    assert len(live.snapshot.road.levels[step]) == 5
    assert isinstance(card.purpose.editor, LongEdit)
    card.purpose.editor.setPlainText("Know where we are.")
    card.purpose.commit()
    assert live.snapshot.road.steps[0].purpose == "Know where we are."
    live.undo()
    assert card.purpose.text().startswith("Know what the office does")


def test_a_purpose_in_the_making_goes_to_its_own_step(panel: RoadPanel, live: LiveWorkshop) -> None:
    card = panel.card
    card.purpose.editor.setFocus()
    assert isinstance(card.purpose.editor, LongEdit)
    card.purpose.editor.setPlainText("Of the first step")
    QTest.mouseClick(card.forward, Qt.MouseButton.LeftButton)
    assert live.snapshot.road.steps[0].purpose == "Of the first step"
    assert live.snapshot.road.steps[1].purpose.startswith("Say in a few sentences")
    assert card.purpose.text().startswith("Say in a few sentences")


def test_assessments_are_added_renamed_chosen_and_deleted(panel: RoadPanel, live: LiveWorkshop) -> None:
    panel.add.click()
    third = live.snapshot.road.assessments[-1]
    assert third.name == "Assessment 3"
    assert maturities(live.snapshot.road)[-1].respondents == ("Ada", "Ben", "Cem")
    assert not maturities(live.snapshot.road)[-1].is_rated
    assert panel.assessments.value == third.id
    assert panel.said.text() == "Nothing is rated yet."
    assert not panel.list.model.write_cells([TypedCell(2, 0, "A year later"), TypedCell(2, 1, "2027-12-31")])
    assert live.snapshot.road.assessments[-1].on == "2027-12-31"
    panel.list.grid.setFocus()
    panel.list.grid.select_cell(0, 0)
    assert panel.card.raters.name(panel.card.ratings.model.id_at(0)) == "Ada"
    assert panel.card.ratings.model.rowCount() == 3
    panel.list.model.delete_rows([0, 1, 2])
    assert not live.snapshot.road.assessments
    assert panel.card.hint.text() == "Add an assessment to rate this step."
    press(Key.Key_1)
    live.undo()
    assert len(live.snapshot.road.assessments) == 3
    for _ in range(2):
        live.undo()
    assert len(live.snapshot.road.assessments) == 2


def test_the_sentence_compares_with_the_assessment_before(panel: RoadPanel, live: LiveWorkshop) -> None:
    assert panel.said.text().startswith("Level 1.7 on average of 10 of 10 steps, +1.1 since Before")
    panel.desk.look(live.snapshot.road.assessments[0].id)
    assert panel.said.text() == "Level 0.6 on average of 10 of 10 steps"


def test_all_lists_keep_the_rules_of_models(panel: RoadPanel, qtmodeltester: ModelTester) -> None:
    lists = (panel.steps, panel.list, panel.card.ratings, panel.card.texts)
    for editor in lists:
        qtmodeltester.check(editor.model)
    assert [editor.model.rowCount() for editor in lists] == [11, 3, 4, 6]
