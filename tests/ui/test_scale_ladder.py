"""The ladder of a scale is typed like any other table."""

from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown, type_text
from vmo_desktop.ui.editors.scale_editor import ScaleEditor
from vmo_desktop.ui.live import LiveWorkshop


def test_score_and_points_of_a_level_are_typed(qtbot: QtBot, small_live: LiveWorkshop) -> None:
    editor = ScaleEditor(small_live)
    shown(qtbot, editor)
    driver = small_live.snapshot.leaves[0]
    editor.show_driver(driver, "")
    editor.ladder.setFocus()
    editor.ladder.select_cell(1, 1)
    type_text("72")
    press(Key.Key_Return)
    assert 72.0 in [level.points for level in small_live.snapshot.levels[driver.id]]
    editor.ladder.select_cell(0, 0)
    type_text("9")
    press(Key.Key_Return)
    assert small_live.snapshot.levels[driver.id][-1].score == 9.0
