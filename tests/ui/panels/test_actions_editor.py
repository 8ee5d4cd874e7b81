"""The table of improvement actions: typed, pasted, those of one review alone, overdue as of the day of the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, press, shown, type_text
from tests.workshop.following import make_following
from vmo_desktop.ui.cell_model import TypedCell
from vmo_desktop.ui.editors.actions_editor import PHASE, REVIEW, STATE, STEP, ActionsEditor
from vmo_desktop.ui.list_model import MOST_NEW_ROWS
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.widgets.paste_preview import PastePreview
from vmo_desktop.workshop.ops.kpis import edit_realization
from vmo_desktop.workshop.ops.reviews import ACTIONS, REVIEWS
from vmo_desktop.workshop.ops.road import STEPS

START, DUE, DONE = 2, 3, 4


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_following(tmp_path / "w.vmo") as workshop:
        workshop.do(STEPS.add([{"name": "Assess the PMO"}, {"name": "Train teams"}]))
        workshop.do(REVIEWS.add([{"initiative_id": workshop.snapshot.initiatives[0].id, "on": "2027-05-02"}]))
        steps, (review,) = workshop.snapshot.road.steps, workshop.snapshot.value.reviews
        workshop.do(
            ACTIONS.add([
                {"text": "Interview sponsors", "start_on": "2027-01-10", "due_on": "2027-02-28",
                 "done_on": "2027-03-05", "step_id": steps[0].id},
                {"text": "Name owners", "owner": "Ines", "due_on": "2027-06-29", "phase": "Begin"},
                {"text": "Fix the hand-over", "start_on": "2027-06-01", "due_on": "2027-07-31",
                 "review_id": review.id},
            ])
        )  # fmt: skip
        yield LiveWorkshop(workshop)


@pytest.fixture
def editor(live: LiveWorkshop, qtbot: QtBot) -> ActionsEditor:
    made = ActionsEditor(live, "What is to be done.")
    live.changed.connect(made.model.refresh)
    shown(qtbot, made, width=1300)
    return made


def _column(editor: ActionsEditor, column: int) -> list[str]:
    return [str(editor.model.index(row, column).data()) for row in range(len(editor.model.ids))]


def test_an_action_is_overdue_as_of_the_files_day_and_never_of_today(
    editor: ActionsEditor, live: LiveWorkshop, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(editor.model)
    assert _column(editor, STATE) == ["✓ done", "! overdue", "● under way"]
    live.do(edit_realization({"as_of": "2027-05-01"}))
    assert _column(editor, STATE) == ["✓ done", "○ planned", "○ planned"]
    live.do(edit_realization({"as_of": "2027-08-01"}))
    assert _column(editor, STATE) == ["✓ done", "! overdue", "! overdue"]


def test_an_action_is_typed_and_taken_back(editor: ActionsEditor, live: LiveWorkshop) -> None:
    editor.grid.select_cell(3, 0)
    editor.grid.setFocus()
    type_text("Hold a forum")
    press(Key.Key_Return)
    assert live.snapshot.road.actions[-1].text == "Hold a forum"
    live.undo()
    assert len(live.snapshot.road.actions) == 3


def test_what_is_no_day_or_no_step_is_refused_in_words(editor: ActionsEditor, live: LiveWorkshop) -> None:
    for column in (START, DUE, DONE):
        for text in ("soon", "2027-02-30", "32/01/2027"):
            (refused,) = editor.model.write_cells([TypedCell(1, column, text)])
            assert refused.reason == f"“{text}” is not a day. Type one, such as 2027-06-30."
    (refused,) = editor.model.write_cells([TypedCell(1, START, "2027-07-01")])
    assert refused.reason == "Name owners: it is due before it starts."
    (refused,) = editor.model.write_cells([TypedCell(1, STEP, "Dance")])
    assert refused.reason == "No step is called “Dance”."
    assert live.snapshot.road.actions[1].start_on == ""
    assert not editor.model.write_cells([TypedCell(1, STEP, "train")])
    assert live.snapshot.road.actions[1].step_id == live.snapshot.road.steps[1].id


def test_rows_of_a_spreadsheet_become_actions_in_one_step(editor: ActionsEditor, live: LiveWorkshop) -> None:
    step = live.workshop.step
    rows = "Plan\tBea\t2027-01-01\t2027-02-01\t\t\tBegin\tAssess the PMO\nDo\tBea\t\t2027-03-01\t\t\tBegin\t"
    QGuiApplication.clipboard().setText(rows)
    editor.grid.select_cell(3, 0)
    editor.grid.setFocus()
    press(Key.Key_V, CTRL)
    added = live.snapshot.road.actions[3:]
    assert [(row.text, row.owner, row.due_on, row.phase) for row in added] == [
        ("Plan", "Bea", "2027-02-01", "Begin"), ("Do", "Bea", "2027-03-01", "Begin"),
    ]  # fmt: skip
    assert added[0].step_id == live.snapshot.road.steps[0].id
    assert live.workshop.step == step + 1
    assert _column(editor, PHASE)[3:] == ["Begin", "Begin"]


def test_of_a_huge_paste_as_many_rows_go_in_as_the_window_can_wait_for(
    editor: ActionsEditor, live: LiveWorkshop
) -> None:
    QGuiApplication.clipboard().setText("\n".join(f"Action {number}" for number in range(3 * MOST_NEW_ROWS)))
    editor.grid.select_cell(3, 0)
    editor.grid.setFocus()
    press(Key.Key_V, CTRL)
    preview = editor.findChild(PastePreview)
    assert preview is not None
    assert len(preview.plan.outside) == 2 * MOST_NEW_ROWS
    assert "up to 500 rows" in preview.plan.outside[0].reason
    preview.paste.click()
    assert len(live.snapshot.road.actions) == 3 + MOST_NEW_ROWS


def test_the_actions_of_a_review_are_a_list_of_their_own(live: LiveWorkshop, qtbot: QtBot) -> None:
    (review,) = live.snapshot.value.reviews
    editor = ActionsEditor(live, "What we change.", lambda: {"review_id": review.id})
    editor.leave_out(REVIEW)
    shown(qtbot, editor)
    assert _column(editor, 0) == ["Fix the hand-over"]
    assert _column(editor, REVIEW) == ["A, 02/05/2027"]
    editor.model.write_cells([TypedCell(1, 0, "Ask users first")])
    editor.model.refresh()
    assert _column(editor, 0) == ["Fix the hand-over", "Ask users first"]
    assert live.snapshot.road.actions[-1].review_id == review.id
    editor.grid.select_cell(1, 0)
    editor.move_marked(-1)
    assert [row.text for row in live.snapshot.road.actions] == [
        "Interview sponsors", "Name owners", "Ask users first", "Fix the hand-over",
    ]  # fmt: skip
