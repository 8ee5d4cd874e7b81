"""The Drivers stage, used as a person does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drivers_stage import LEFT, ids, retype, shown_stage
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.drivers_panel import DriversPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.drivers import Level, delete_drivers
from vmo_desktop.workshop.ops.frame import add_objective
from vmo_desktop.workshop.rows import ScaleKind


@pytest.fixture
def panel(small_live: LiveWorkshop, selection: Selection, qtbot: QtBot) -> DriversPanel:
    """The stage, shown."""
    return shown_stage(small_live, selection, qtbot)


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
    retype(panel.editor.fields["category"].editor, "our own")
    retype(panel.editor.fields["name"].editor, "Growth of sales")
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
    retype(panel.editor.fields["code"].editor, other)
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
    retype(scale.fields["low"].editor, "4")
    retype(scale.fields["high"].editor, "48")
    retype(scale.fields["unit"].editor, "hours")
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
    retype(scale.fields["low"].editor, "500")
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


# The whole


@pytest.mark.parametrize("size", [(880, 600), (1130, 620), (1650, 950)])
def test_no_column_needs_more_width_than_it_has(panel: DriversPanel, qtbot: QtBot, size: tuple[int, int]) -> None:
    panel.resize(*size)
    qtbot.waitUntil(lambda: panel.width() == size[0])
    assert panel.minimumSizeHint().width() <= 880
    for inner in (panel.editor.widget(), panel.weights.board):
        room = inner.parentWidget() if inner else None
        assert inner is not None
        assert room is not None
        assert inner.minimumSizeHint().width() <= room.width()
        assert inner.width() <= room.width()


def test_the_columns_are_remembered(panel: DriversPanel, selection: Selection, qtbot: QtBot) -> None:
    panel.columns.moveSplitter(300, 1)
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


def test_a_level_is_found_by_a_part_of_its_statement(panel: DriversPanel, qtbot: QtBot) -> None:
    scale = panel.editor.scale
    statements = [Level(0, 0, "Low", "No customer notices"), Level(4, 100, "High", "Every customer notices")]
    assert scale.levels.replace_levels(statements) == ""
    scale.ladder.setFocus()
    scale.ladder.select_cell(0, 0)
    qtbot.keyClick(scale.ladder, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "no cust")
    assert scale.ladder.currentIndex().data() == "No customer notices"
