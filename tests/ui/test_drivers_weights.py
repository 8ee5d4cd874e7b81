"""Weights on the Drivers stage, moved as a person moves them."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.drivers_stage import LEFT, at, bar, ids, points, retype, shown_stage
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.drivers_panel import DriversPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.drivers import delete_drivers
from vmo_desktop.workshop.ops.weights import edit_weight_set, set_points
from vmo_desktop.workshop.results import Results


@pytest.fixture
def panel(small_live: LiveWorkshop, selection: Selection, qtbot: QtBot) -> DriversPanel:
    """The stage, shown."""
    return shown_stage(small_live, selection, qtbot)


def test_dragging_previews_and_writes_once_on_release(panel: DriversPanel, qtbot: QtBot) -> None:
    live = panel.live
    step, before = live.workshop.step, points(live)
    seen: list[Results | None] = []
    live.previewed.connect(seen.append)
    growth = bar(panel, "Growth")
    with qtbot.waitSignal(live.previewed):
        qtbot.mousePress(growth, LEFT, pos=at(panel, "Growth", 0.5))
        qtbot.mouseMove(growth, at(panel, "Growth", 0.8))
    assert live.workshop.step == step
    assert points(live) == before
    shown = seen[-1]
    assert shown is not None
    assert shown.weights[0].max() == pytest.approx(0.8, abs=0.011)
    assert live.results.weights[0].max() == pytest.approx(1 / 3)
    with qtbot.waitSignal(live.changed):
        qtbot.mouseRelease(growth, LEFT, pos=at(panel, "Growth", 0.8))
    assert live.workshop.step == step + 1
    assert seen[-1] is None
    after = points(live)
    assert after["Growth"] == pytest.approx(24, abs=0.31)
    assert after["Risk"] == after["Customers"] == pytest.approx((30 - after["Growth"]) / 2)
    live.undo()
    assert points(live) == before


def test_a_drag_shows_at_once_in_every_row(panel: DriversPanel, qtbot: QtBot) -> None:
    growth = bar(panel, "Growth")
    qtbot.mousePress(growth, LEFT, pos=at(panel, "Growth", 0.8))
    rows = panel.weights.board.rows
    share = int(rows[ids(panel.live)["Growth"]].share.text().removesuffix(" %"))
    assert share == pytest.approx(80, abs=1)
    assert rows[ids(panel.live)["Risk"]].overall.text() == f"{(100 - share) / 2:.1f} %"
    qtbot.mouseRelease(growth, LEFT, pos=at(panel, "Growth", 0.8))


def test_the_strip_tells_who_moves(panel: DriversPanel, qtbot: QtBot) -> None:
    live = panel.live
    live.do(delete_drivers([ids(live)["Customers"]]))
    assert [each.name for each in panel.foot.strip.standings][:2] == ["Portal", "Ledger"]
    risk = bar(panel, "Risk")
    with qtbot.waitSignal(live.previewed):
        qtbot.mousePress(risk, LEFT, pos=at(panel, "Risk", 0.9))
    moved = {each.name: each.gained for each in panel.foot.strip.standings}
    assert (moved["Ledger"], moved["Portal"], moved["Robots"]) == (1, -1, 0)
    qtbot.mouseRelease(risk, LEFT, pos=at(panel, "Risk", 0.9))
    assert {each.name: each.gained for each in panel.foot.strip.standings}["Ledger"] == 1


def test_locked_rows_keep_their_points(panel: DriversPanel, qtbot: QtBot) -> None:
    live = panel.live
    qtbot.mouseClick(panel.weights.board.rows[ids(live)["Risk"]].lock, LEFT)
    qtbot.mousePress(bar(panel, "Growth"), LEFT, pos=at(panel, "Growth", 0.5))
    qtbot.mouseRelease(bar(panel, "Growth"), LEFT, pos=at(panel, "Growth", 0.5))
    after = points(live)
    assert after["Growth"] == pytest.approx(15, abs=0.31)
    assert after["Risk"] == 10
    assert after["Customers"] == pytest.approx(20 - after["Growth"])
    with qtbot.assertNotEmitted(live.changed):
        qtbot.mousePress(bar(panel, "Risk"), LEFT, pos=at(panel, "Risk", 0.9))
        qtbot.mouseRelease(bar(panel, "Risk"), LEFT, pos=at(panel, "Risk", 0.9))
        qtbot.keyClick(bar(panel, "Risk"), Qt.Key.Key_Right)


def test_where_all_others_are_locked_it_says_so(panel: DriversPanel, qtbot: QtBot) -> None:
    for name in ("Risk", "Customers"):
        panel.weights.board.rows[ids(panel.live)[name]].lock.click()
    with qtbot.assertNotEmitted(panel.live.changed):
        qtbot.keyClick(bar(panel, "Growth"), Qt.Key.Key_Right)
    assert "locked" in panel.weights.board.hint


def test_arrows_move_a_bar_and_a_run_of_them_is_one_step(panel: DriversPanel, qtbot: QtBot) -> None:
    step, before = panel.live.workshop.step, points(panel.live)
    bar(panel, "Growth").setFocus()
    for _ in range(5):
        qtbot.keyClick(bar(panel, "Growth"), Qt.Key.Key_Right)
    assert panel.live.workshop.step == step + 1
    assert points(panel.live)["Growth"] == pytest.approx((1 / 3 + 0.05) * 30, abs=0.02)
    panel.live.undo()
    assert points(panel.live) == before


def test_arrows_to_the_end_and_back_keep_the_proportions(panel: DriversPanel, qtbot: QtBot) -> None:
    default = panel.live.snapshot.default_weight_set
    assert default is not None
    panel.live.do(set_points(default.id, {ids(panel.live)["Risk"]: 30.0, ids(panel.live)["Customers"]: 10.0}))
    growth = bar(panel, "Growth")
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(growth, key)
    after = points(panel.live)
    assert (after["Growth"], after["Risk"], after["Customers"]) == (0, 37.5, 12.5)


def test_digits_type_the_points(panel: DriversPanel, qtbot: QtBot) -> None:
    growth = bar(panel, "Growth")
    growth.setFocus()
    qtbot.keyClicks(growth, "4")
    cell = panel.weights.board.rows[ids(panel.live)["Growth"]].points
    qtbot.keyClicks(cell, "0")
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert points(panel.live)["Growth"] == 40
    assert points(panel.live)["Risk"] == 10
    assert panel.weights.board.rows[ids(panel.live)["Growth"]].share.text() == "67 %"


def test_bad_points_are_told_and_kept(panel: DriversPanel, qtbot: QtBot) -> None:
    cell = panel.weights.board.rows[ids(panel.live)["Growth"]].points
    with qtbot.assertNotEmitted(panel.live.changed):
        retype(cell, "lots")
    assert "Points are numbers" in panel.weights.board.hint
    assert cell.text() == "lots"


def test_weight_sets_are_added_bound_and_deleted(panel: DriversPanel, qtbot: QtBot) -> None:
    live = panel.live
    panel.weights.weight_sets.add(is_copy=True)
    editor = panel.weights.weight_sets.name
    editor.selectAll()
    qtbot.keyClicks(editor, "For digital")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    new = live.snapshot.weight_sets[-1]
    assert new.name == "For digital"
    assert panel.weights.weight_sets.weight_set_id == new.id
    place = panel.weights.weight_sets.classes.findData("Digital")
    panel.weights.weight_sets.classes.activated.emit(place)
    assert live.snapshot.weight_sets[-1].class_name == "Digital"
    retype(panel.weights.board.rows[ids(live)["Growth"]].points, "50")
    assert points(live)["Growth"] == 10
    assert live.snapshot.points(new.id, ids(live)["Growth"]) == 50
    assert panel.weights.weight_sets.delete_action.isEnabled()
    panel.weights.weight_sets.delete_action.trigger()
    assert len(live.snapshot.weight_sets) == 1
    assert panel.weights.weight_sets.weight_set_id == live.snapshot.weight_sets[0].id
    assert not panel.weights.weight_sets.delete_action.isEnabled()


def test_a_class_that_has_a_set_is_refused_in_words(panel: DriversPanel) -> None:
    panel.weights.weight_sets.add(is_copy=False)
    panel.weights.weight_sets.classes.activated.emit(panel.weights.weight_sets.classes.findData("Core"))
    panel.weights.weight_sets.add(is_copy=False)
    panel.weights.weight_sets.classes.activated.emit(panel.weights.weight_sets.classes.findData("Core"))
    assert panel.notice.is_refusal
    assert "Core already uses" in panel.notice.text


def test_a_name_of_many_letters_is_not_cut_off_by_being_opened_and_left(panel: DriversPanel, qtbot: QtBot) -> None:
    name = "x" * 40_000
    shown = panel.live.snapshot.weight_sets[0].id
    panel.live.do(edit_weight_set(shown, name=name))
    sets = panel.weights.weight_sets
    sets.start_rename()
    qtbot.keyClick(sets.name, Qt.Key.Key_Return)
    assert panel.live.snapshot.weight_sets[0].name == name


def test_a_name_from_right_to_left_turns_nothing_beside_it_where_it_is_cut(panel: DriversPanel) -> None:
    shown = panel.live.snapshot.weight_sets[0].id
    panel.live.do(edit_weight_set(shown, name="أوزان " * 40))
    sets = panel.weights.weight_sets
    sets.show_sets(shown)
    assert sets.sets.itemText(0).endswith("\u2069 (default)")
