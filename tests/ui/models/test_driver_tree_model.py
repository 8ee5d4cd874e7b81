"""The tree of groups and drivers."""

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.driver_tree_model import DriverTreeModel, TreeRole
from vmo_desktop.workshop.ops.drivers import add_driver, edit_driver


def ids(live: LiveWorkshop) -> dict[str, int]:
    return {driver.name: driver.id for driver in live.snapshot.drivers}


def shape(live: LiveWorkshop) -> dict[str, list[str]]:
    """Names of the children by the name of their group; "" is the top level."""
    names = {driver.id: driver.name for driver in live.snapshot.drivers}
    found: dict[str, list[str]] = {}
    for driver in live.snapshot.drivers:
        found.setdefault(names.get(driver.parent_id or 0, ""), []).append(driver.name)
    return found


@pytest.fixture
def model(small_live: LiveWorkshop) -> DriverTreeModel:
    """Growth and Risk at the top, then a group with one driver."""
    small_live.do(add_driver("Customers", is_group=True))
    small_live.do(add_driver("Trust", parent_id=ids(small_live)["Customers"]))
    model = DriverTreeModel(small_live, small_live)
    small_live.changed.connect(model.refresh)
    return model


def test_the_model_keeps_the_rules_of_qt(model: DriverTreeModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_it_shows_groups_with_their_drivers(model: DriverTreeModel, small_live: LiveWorkshop) -> None:
    group = model.index(2, 0)
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Growth", "Risk", "Customers"]
    assert model.index(0, 0, group).data() == "Trust"
    assert group.data(TreeRole.IS_GROUP)
    assert model.parent(model.index(0, 0, group)) == group
    assert model.index_of(ids(small_live)["Trust"]) == model.index(0, 0, group)


def test_renaming_is_one_operation(model: DriverTreeModel, small_live: LiveWorkshop) -> None:
    assert model.setData(model.index(0, 0), "Growth of sales")
    assert small_live.snapshot.drivers[0].name == "Growth of sales"
    small_live.undo()
    assert model.index(0, 0).data() == "Growth"


def test_a_driver_without_a_name_is_refused_in_words(
    model: DriverTreeModel, small_live: LiveWorkshop, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(model.refused) as said:
        assert not model.setData(model.index(0, 0), "  ")
    assert "needs a name" in said.args[0]
    assert small_live.snapshot.drivers[0].name == "Growth"


def test_a_new_name_resets_nothing(model: DriverTreeModel, small_live: LiveWorkshop, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.modelReset):
        small_live.do(edit_driver(ids(small_live)["Risk"], {"name": "Less risk"}))
    assert model.index(1, 0).data() == "Less risk"


def test_steps_stay_among_siblings(model: DriverTreeModel, small_live: LiveWorkshop) -> None:
    assert model.step(ids(small_live)["Risk"], -1)
    assert shape(small_live)[""] == ["Risk", "Growth", "Customers"]
    assert not model.step(ids(small_live)["Risk"], -1)
    assert not model.step(ids(small_live)["Trust"], 1)


def test_indent_goes_into_the_group_above_and_outdent_comes_out_after_it(
    model: DriverTreeModel, small_live: LiveWorkshop
) -> None:
    each = ids(small_live)
    assert not model.indent(each["Growth"])
    assert model.outdent(each["Trust"])
    assert shape(small_live)[""] == ["Growth", "Risk", "Customers", "Trust"]
    assert model.indent(each["Trust"])
    assert shape(small_live) == {"": ["Growth", "Risk", "Customers"], "Customers": ["Trust"]}
    assert not model.outdent(each["Growth"])


def drop(model: DriverTreeModel, driver_id: int, row: int, parent: QModelIndex) -> None:
    data = model.mimeData([model.index_of(driver_id)])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)


def test_dropping_on_a_group_appends(model: DriverTreeModel, small_live: LiveWorkshop) -> None:
    drop(model, ids(small_live)["Growth"], -1, model.index(2, 0))
    assert shape(small_live) == {"": ["Risk", "Customers"], "Customers": ["Trust", "Growth"]}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (0, ["Growth", "Risk", "Customers"]),
        (1, ["Growth", "Risk", "Customers"]),
        (2, ["Risk", "Growth", "Customers"]),
        (3, ["Risk", "Customers", "Growth"]),
    ],
)
def test_dropping_between_two_lands_between_them(
    model: DriverTreeModel, small_live: LiveWorkshop, row: int, expected: list[str]
) -> None:
    drop(model, ids(small_live)["Growth"], row, QModelIndex())
    assert shape(small_live)[""] == expected


def test_a_group_cannot_be_dropped_into_itself(model: DriverTreeModel, small_live: LiveWorkshop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.refused):
        drop(model, ids(small_live)["Customers"], 0, model.index(2, 0))
    assert shape(small_live) == {"": ["Growth", "Risk", "Customers"], "Customers": ["Trust"]}


def test_markup_in_a_name_stays_out_of_the_tooltip(model: DriverTreeModel, small_live: LiveWorkshop) -> None:
    small_live.do(edit_driver(ids(small_live)["Growth"], {"name": "<img src='x'>"}))
    assert "<img" not in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(0, 0).data() == "<img src='x'>"


@pytest.mark.parametrize("dropped", [b"", b"x", b"\xff", b"999", b"9" * 5_000])
def test_what_another_program_drops_is_left_alone(
    model: DriverTreeModel, small_live: LiveWorkshop, dropped: bytes
) -> None:
    before = small_live.snapshot
    data = QMimeData()
    data.setData(model.mimeTypes()[0], dropped)
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert small_live.snapshot is before
