"""The Drivers stage, used as a person does."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.drivers_panel import LAYOUT, DriversPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.widgets.weight_bar import WeightBar
from vmo_desktop.workshop.ops.drivers import add_driver, delete_drivers
from vmo_desktop.workshop.ops.frame import add_objective
from vmo_desktop.workshop.ops.weights import set_points
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import ScaleKind

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(small_live: LiveWorkshop, selection: Selection, qtbot: QtBot) -> DriversPanel:
    """The stage, shown: Growth, Risk and, in a group Customers, Trust."""
    small_live.do(add_driver("Customers", is_group=True))
    small_live.do(add_driver("Trust", parent_id=ids(small_live)["Customers"]))
    panel = DriversPanel(small_live, selection)
    qtbot.addWidget(panel)
    panel.resize(1200, 640)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def ids(live: LiveWorkshop) -> dict[str, int]:
    return {driver.name: driver.id for driver in live.snapshot.drivers}


def points(live: LiveWorkshop) -> dict[str, float]:
    default = live.snapshot.default_weight_set
    assert default is not None
    return {driver.name: live.snapshot.points(default.id, driver.id) for driver in live.snapshot.drivers}


def bar(panel: DriversPanel, name: str) -> WeightBar:
    return panel.board.rows[ids(panel.live)[name]].bar


def at(panel: DriversPanel, name: str, share: float) -> QPoint:
    """Where on a bar a share is."""
    track = bar(panel, name)._track()
    return QPoint(round(track.left() + share * track.width()), round(track.center().y()))


def retype(qtbot: QtBot, editor: QWidget, text: str) -> None:
    editor.setFocus()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


# The tree and the driver


def test_an_empty_workshop_teaches_and_starts(small_live: LiveWorkshop, selection: Selection, qtbot: QtBot) -> None:
    small_live.do(delete_drivers(list(ids(small_live).values())))
    panel = DriversPanel(small_live, selection)
    qtbot.addWidget(panel)
    panel.show()
    button = next(
        each for each in panel.findChildren(QPushButton) if each.text() == "Add a driver" and each.isVisible()
    )
    qtbot.mouseClick(button, LEFT)
    assert list(ids(small_live)) == ["New driver"]
    assert selection.driver_id == ids(small_live)["New driver"]


def test_selecting_in_the_tree_selects_everywhere(panel: DriversPanel, selection: Selection) -> None:
    panel.tree.view.setCurrentIndex(panel.tree.model.index_of(ids(panel.live)["Risk"]))
    assert selection.driver_id == ids(panel.live)["Risk"]
    assert panel.editor.fields["name"].text() == "Risk"
    selection.select_driver(ids(panel.live)["Trust"])
    assert panel.tree.driver_id == ids(panel.live)["Trust"]


def test_a_new_driver_goes_into_the_selected_group_and_is_named_at_once(
    panel: DriversPanel, selection: Selection, qtbot: QtBot
) -> None:
    selection.select_driver(ids(panel.live)["Customers"])
    qtbot.mouseClick(panel.findChild(QPushButton, "addDriver"), LEFT)
    editor = panel.tree.view.viewport().findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClicks(editor, "Speed")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Speed" in ids(panel.live))
    snapshot = panel.live.snapshot
    assert snapshot.driver_by_id[ids(panel.live)["Speed"]].parent_id == ids(panel.live)["Customers"]
    assert panel.editor.fields["name"].text() == "Speed"


def test_keys_move_a_driver(panel: DriversPanel, selection: Selection, qtbot: QtBot) -> None:
    selection.select_driver(ids(panel.live)["Risk"])
    qtbot.keyClick(panel.tree.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert list(ids(panel.live))[:2] == ["Risk", "Growth"]
    qtbot.keyClick(panel.tree.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert list(ids(panel.live))[:2] == ["Growth", "Risk"]
    assert panel.tree.driver_id == ids(panel.live)["Risk"]


def test_deleting_asks_nothing_and_offers_undo(panel: DriversPanel, selection: Selection, qtbot: QtBot) -> None:
    before = panel.live.snapshot
    selection.select_driver(ids(panel.live)["Growth"])
    qtbot.keyClick(panel.tree.view, Qt.Key.Key_Delete)
    assert "Growth" not in ids(panel.live)
    assert panel.notice.text == "Growth is deleted, with 3 scores."
    assert selection.driver_id == ids(panel.live)["Risk"]
    undo = next(each for each in panel.notice.findChildren(QPushButton) if each.text() == "Undo")
    qtbot.mouseClick(undo, LEFT)
    assert panel.live.snapshot.drivers == before.drivers
    assert panel.live.snapshot.agreed_scores == before.agreed_scores


def test_fields_of_a_driver_are_written(panel: DriversPanel, selection: Selection, qtbot: QtBot) -> None:
    selection.select_driver(ids(panel.live)["Growth"])
    retype(qtbot, panel.editor.fields["category"].editor, "our own")
    retype(qtbot, panel.editor.fields["name"].editor, "Growth of sales")
    panel.editor.swatches.setFocus()
    qtbot.keyClick(panel.editor.swatches, Qt.Key.Key_Right)
    driver = panel.live.snapshot.leaves[0]
    assert (driver.name, driver.category) == ("Growth of sales", "our own")
    assert driver.colour.startswith("#")


def test_a_code_that_another_driver_has_is_refused_at_the_field(
    panel: DriversPanel, selection: Selection, qtbot: QtBot
) -> None:
    selection.select_driver(ids(panel.live)["Growth"])
    other = panel.live.snapshot.leaves[1].code
    retype(qtbot, panel.editor.fields["code"].editor, other)
    assert panel.editor.fields["code"].message == "Risk has this code already. Type another."
    assert panel.live.snapshot.leaves[0].code != other
    selection.select_driver(ids(panel.live)["Risk"])
    assert panel.editor.fields["code"].message == ""


def test_what_is_being_typed_is_not_lost_when_another_driver_is_selected(
    panel: DriversPanel, selection: Selection, qtbot: QtBot
) -> None:
    selection.select_driver(ids(panel.live)["Growth"])
    editor = panel.editor.fields["category"].editor
    editor.setFocus()
    qtbot.keyClicks(editor, "strategic")
    selection.select_driver(ids(panel.live)["Risk"])
    assert [each.category for each in panel.live.snapshot.leaves][:2] == ["strategic", ""]
    assert panel.editor.fields["category"].text() == ""
    assert panel.editor.fields["name"].text() == "Risk"


def test_objectives_are_ticked(panel: DriversPanel, selection: Selection, qtbot: QtBot) -> None:
    selection.select_driver(ids(panel.live)["Growth"])
    panel.live.do(add_objective("Grow & prosper"))
    objective = panel.live.snapshot.objectives[0].id
    panel.editor.objectives.boxes[objective].click()
    assert [(tie.driver_id, tie.objective_id) for tie in panel.live.snapshot.driver_objectives] == [
        (ids(panel.live)["Growth"], objective)
    ]
    panel.editor.objectives.boxes[objective].click()
    assert not panel.live.snapshot.driver_objectives


def test_a_group_has_no_scale(panel: DriversPanel, selection: Selection) -> None:
    selection.select_driver(ids(panel.live)["Customers"])
    assert not panel.editor.scale.isVisible()


# The scale


def test_a_measure_tells_its_line_in_words(panel: DriversPanel, selection: Selection, qtbot: QtBot) -> None:
    selection.select_driver(ids(panel.live)["Trust"])
    scale = panel.editor.scale
    scale.kind.setCurrentIndex(1)
    scale.kind.activated.emit(1)
    retype(qtbot, scale.fields["low"].editor, "4")
    retype(qtbot, scale.fields["high"].editor, "48")
    retype(qtbot, scale.fields["unit"].editor, "hours")
    scale.direction.setCurrentIndex(1)
    scale.direction.activated.emit(1)
    trust = panel.live.snapshot.driver_by_id[ids(panel.live)["Trust"]]
    assert trust.scale is ScaleKind.MEASURE
    assert panel.live.snapshot.scales[trust.id].value([4.0, 48.0]).tolist() == [100, 0]
    assert scale._sentence.text() == (
        "48 hours is worth 0 points of value, 4 hours is worth 100; in between 10 hours more or less makes 22.7 points."
    )


def test_ends_upside_down_are_refused_at_the_field(panel: DriversPanel, selection: Selection, qtbot: QtBot) -> None:
    selection.select_driver(ids(panel.live)["Trust"])
    scale = panel.editor.scale
    scale.kind.activated.emit(1)
    retype(qtbot, scale.fields["low"].editor, "500")
    assert "must be below" in scale.fields["low"].message
    assert scale.fields["low"].text() == "500"
    assert panel.live.snapshot.driver_by_id[ids(panel.live)["Trust"]].low == 0


def test_a_scale_that_would_lose_its_scores_is_refused_in_words(
    panel: DriversPanel, selection: Selection, qtbot: QtBot
) -> None:
    selection.select_driver(ids(panel.live)["Growth"])
    panel.editor.scale.use_ladder(((1, 0, "Low"), (3, 100, "High")))
    assert "outside" in panel.notice.text
    assert panel.notice.is_refusal
    assert len(panel.live.snapshot.levels[ids(panel.live)["Growth"]]) == 5


def test_a_ready_ladder_replaces_the_levels(panel: DriversPanel, selection: Selection) -> None:
    selection.select_driver(ids(panel.live)["Trust"])
    panel.editor.scale.use_ladder(((0, 0, "No"), (1, 100, "Yes")))
    assert [level.label for level in panel.live.snapshot.levels[ids(panel.live)["Trust"]]] == ["No", "Yes"]


# Weights


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
    rows = panel.board.rows
    share = int(rows[ids(panel.live)["Growth"]].share.text().removesuffix(" %"))
    assert share == pytest.approx(80, abs=1)
    assert rows[ids(panel.live)["Risk"]].overall.text() == f"{(100 - share) / 2:.1f} %"
    qtbot.mouseRelease(growth, LEFT, pos=at(panel, "Growth", 0.8))


def test_the_strip_tells_who_moves(panel: DriversPanel, qtbot: QtBot) -> None:
    live = panel.live
    live.do(delete_drivers([ids(live)["Customers"]]))
    assert [each.name for each in panel.strip.standings][:2] == ["Portal", "Ledger"]
    risk = bar(panel, "Risk")
    with qtbot.waitSignal(live.previewed):
        qtbot.mousePress(risk, LEFT, pos=at(panel, "Risk", 0.9))
    moved = {each.name: each.gained for each in panel.strip.standings}
    assert (moved["Ledger"], moved["Portal"], moved["Robots"]) == (1, -1, 0)
    qtbot.mouseRelease(risk, LEFT, pos=at(panel, "Risk", 0.9))
    assert {each.name: each.gained for each in panel.strip.standings}["Ledger"] == 1


def test_locked_rows_keep_their_points(panel: DriversPanel, qtbot: QtBot) -> None:
    live = panel.live
    qtbot.mouseClick(panel.board.rows[ids(live)["Risk"]].lock, LEFT)
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
        panel.board.rows[ids(panel.live)[name]].lock.click()
    with qtbot.assertNotEmitted(panel.live.changed):
        qtbot.keyClick(bar(panel, "Growth"), Qt.Key.Key_Right)
    assert "locked" in panel.board.hint


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
    cell = panel.board.rows[ids(panel.live)["Growth"]].points
    qtbot.keyClicks(cell, "0")
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert points(panel.live)["Growth"] == 40
    assert points(panel.live)["Risk"] == 10
    assert panel.board.rows[ids(panel.live)["Growth"]].share.text() == "67 %"


def test_bad_points_are_told_and_kept(panel: DriversPanel, qtbot: QtBot) -> None:
    cell = panel.board.rows[ids(panel.live)["Growth"]].points
    with qtbot.assertNotEmitted(panel.live.changed):
        retype(qtbot, cell, "lots")
    assert "Points are numbers" in panel.board.hint
    assert cell.text() == "lots"


def test_weight_sets_are_added_bound_and_deleted(panel: DriversPanel, qtbot: QtBot) -> None:
    live = panel.live
    panel.weight_sets.add(is_copy=True)
    editor = panel.weight_sets.name
    editor.selectAll()
    qtbot.keyClicks(editor, "For digital")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    new = live.snapshot.weight_sets[-1]
    assert new.name == "For digital"
    assert panel.weight_sets.weight_set_id == new.id
    place = panel.weight_sets.classes.findData("Digital")
    panel.weight_sets.classes.activated.emit(place)
    assert live.snapshot.weight_sets[-1].class_name == "Digital"
    retype(qtbot, panel.board.rows[ids(live)["Growth"]].points, "50")
    assert points(live)["Growth"] == 10
    assert live.snapshot.points(new.id, ids(live)["Growth"]) == 50
    assert panel.weight_sets.delete_action.isEnabled()
    panel.weight_sets.delete_action.trigger()
    assert len(live.snapshot.weight_sets) == 1
    assert panel.weight_sets.weight_set_id == live.snapshot.weight_sets[0].id
    assert not panel.weight_sets.delete_action.isEnabled()


def test_a_class_that_has_a_set_is_refused_in_words(panel: DriversPanel) -> None:
    panel.weight_sets.add(is_copy=False)
    panel.weight_sets.classes.activated.emit(panel.weight_sets.classes.findData("Core"))
    panel.weight_sets.add(is_copy=False)
    panel.weight_sets.classes.activated.emit(panel.weight_sets.classes.findData("Core"))
    assert panel.notice.is_refusal
    assert "Core already uses" in panel.notice.text


# The whole


@pytest.mark.parametrize("size", [(880, 600), (1130, 620), (1650, 950)])
def test_no_column_needs_more_width_than_it_has(panel: DriversPanel, qtbot: QtBot, size: tuple[int, int]) -> None:
    panel.resize(*size)
    qtbot.waitUntil(lambda: panel.width() == size[0])
    assert panel.minimumSizeHint().width() <= 880
    for inner in (panel.editor.widget(), panel.board):
        room = inner.parentWidget() if inner else None
        assert inner is not None
        assert room is not None
        assert inner.minimumSizeHint().width() <= room.width()
        assert inner.width() <= room.width()


def test_the_columns_are_remembered(panel: DriversPanel, selection: Selection, qtbot: QtBot) -> None:
    panel.columns.setSizes([300, 500, 400])
    panel.columns.splitterMoved.emit(300, 1)
    assert not Settings().layout(LAYOUT).isEmpty()
    sizes = panel.columns.sizes()
    again = DriversPanel(panel.live, selection)
    qtbot.addWidget(again)
    again.resize(1200, 640)
    again.show()
    assert again.columns.sizes() == sizes


def test_every_control_has_a_name(panel: DriversPanel) -> None:
    QApplication.processEvents()
    nameless = [
        each
        for each in panel.findChildren(QWidget)
        if each.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and each.isVisible()
        and not each.accessibleName()
        and not each.objectName().startswith("qt_")
    ]
    assert not nameless
