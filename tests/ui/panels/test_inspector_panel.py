"""The inspector shows what is selected, and every field of it can be edited where it stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import press, shown, type_text
from tests.ui.small_workshop import driver_id, initiative_id
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.inspector_panel import InspectorPanel, Kind
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.initiatives import delete_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.scores import set_rationale, set_score
from vmo_desktop.workshop.rows import InitiativeRow
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def panel(small_live: LiveWorkshop, selection: Selection, qtbot: QtBot) -> InspectorPanel:
    made = InspectorPanel(small_live, selection)
    shown(qtbot, made, width=320, height=900)
    return made


@pytest.fixture
def portal(panel: InspectorPanel, small_live: LiveWorkshop) -> int:
    """The portal, selected."""
    found = initiative_id(small_live.workshop, "Portal")
    panel.selection.select_initiative(found)
    return found


def _texts(panel: InspectorPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def _spoken(panel: InspectorPanel) -> list[str]:
    return [bar.accessibleName() for bar in panel.initiative.contributions.bars]


def _row(panel: InspectorPanel, row_id: int) -> InitiativeRow:
    return panel.live.snapshot.initiative(row_id)


def _type_into(panel: InspectorPanel, name: str, text: str) -> None:
    field = panel.initiative.fields[name]
    field.editor.setFocus()
    field.editor.selectAll()
    type_text(text)
    press(Qt.Key.Key_Tab)


def test_nothing_selected_says_what_to_do(panel: InspectorPanel) -> None:
    assert _texts(panel) == ["Select an initiative or a driver to see it here."]


def test_an_initiative_with_its_facts(panel: InspectorPanel, portal: int) -> None:
    texts = _texts(panel)
    # weights are equal; 3 of 4 and 1 of 4 levels are worth 75 and 25 points
    assert texts[texts.index("Value") + 1] == "50.0"
    assert texts[texts.index("Rank by value") + 1] == "1 of 3"
    fields = {name: field.text() for name, field in panel.initiative.fields.items()}
    assert fields["name"] == "Portal"
    assert fields["cost"] == "400,000"
    assert fields["effort"] == "120"
    assert (fields["code"], fields["class_name"]) == ("P1", "Digital")
    assert _spoken(panel) == [
        "Growth: score 3 adds 37.5 of at most 50.0 points",
        "Risk: score 1 adds 12.5 of at most 50.0 points",
    ]


def test_an_incomplete_value_is_a_range(panel: InspectorPanel, small_live: LiveWorkshop) -> None:
    panel.selection.select_initiative(initiative_id(small_live.workshop, "Robots"))
    assert "50.0 to 100.0, incomplete" in _texts(panel)
    assert "Rank by value" not in _texts(panel)
    assert "Risk: score missing, worth up to 50.0" in _spoken(panel)


def test_a_field_is_edited_in_place_as_one_step(panel: InspectorPanel, portal: int) -> None:
    steps = len(panel.live.workshop.history())
    _type_into(panel, "cost", "1.5 M")
    assert _row(panel, portal).cost == 1_500_000.0
    assert len(panel.live.workshop.history()) == steps + 1
    assert panel.initiative.fields["cost"].text() == "1,500,000"
    panel.live.undo()
    assert panel.initiative.fields["cost"].text() == "400,000"


def test_a_text_that_is_no_number_stays_for_correction(panel: InspectorPanel, portal: int) -> None:
    _type_into(panel, "risk", "120")
    assert "not a percentage" in panel.initiative.fields["risk"].message
    assert _row(panel, portal).risk is None
    assert panel.initiative.fields["risk"].text() == "120"


def test_enter_in_the_name_writes_it(panel: InspectorPanel, portal: int) -> None:
    panel.enter()
    panel.initiative.fields["name"].editor.selectAll()
    type_text("Customer portal")
    press(Qt.Key.Key_Return)
    assert _row(panel, portal).name == "Customer portal"


def test_mandatory_is_a_tick(panel: InspectorPanel, portal: int) -> None:
    panel.initiative.is_mandatory.click()
    assert _row(panel, portal).is_mandatory
    panel.live.undo()
    assert not panel.initiative.is_mandatory.isChecked()


def test_what_is_being_typed_belongs_to_what_was_shown(
    panel: InspectorPanel, portal: int, small_live: LiveWorkshop
) -> None:
    panel.initiative.fields["owner"].editor.setFocus()
    type_text("Ines")
    ledger = initiative_id(small_live.workshop, "Ledger")
    panel.selection.select_initiative(ledger)
    assert _row(panel, portal).owner == "Ines"
    assert _row(panel, ledger).owner == ""


def test_it_follows_edits_and_shows_the_rationale(panel: InspectorPanel, portal: int) -> None:
    ids = {"initiative_id": portal, "driver_id": driver_id(panel.live.workshop, "Growth")}
    panel.live.do(set_rationale(rationale="<b>Three</b> customers asked", **ids))
    field = panel.initiative.contributions.rationales[0]
    assert field.isVisible()
    assert field.editor.toPlainText() == "<b>Three</b> customers asked"
    panel.live.do(set_score(value=4, **ids))
    assert "62.5" in _texts(panel)
    panel.live.undo()
    assert "50.0" in _texts(panel)


def test_a_rationale_is_typed_by_keyboard_alone(panel: InspectorPanel, portal: int) -> None:
    growth, risk = panel.initiative.contributions.bars
    growth.setFocus()
    press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is risk
    press(Qt.Key.Key_Return)
    assert panel.selection.driver_id == driver_id(panel.live.workshop, "Risk")
    type_text("Audit said so")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    cell = (portal, driver_id(panel.live.workshop, "Risk"))
    assert panel.live.snapshot.agreed_scores[cell].rationale == "Audit said so"


def test_its_own_history_and_no_other(panel: InspectorPanel, portal: int) -> None:
    told = [line.text for line in panel.initiative.steps.lines]
    assert told == ["Score: Portal on Risk none → 1", "Score: Portal on Growth none → 3", "3 initiatives added"]
    picked: list[int] = []
    panel.step_picked.connect(picked.append)
    panel.initiative.steps.setFocus()
    panel.initiative.steps.stand_on(1)
    press(Qt.Key.Key_Return)
    assert [step.label for step in panel.live.workshop.history() if step.id in picked] == [told[1]]


def test_a_drag_that_is_not_written_is_previewed(panel: InspectorPanel, portal: int) -> None:
    default = panel.live.snapshot.default_weight_set
    assert default is not None
    growth = driver_id(panel.live.workshop, "Growth")
    panel.live.preview(panel.live.results.with_points(default.id, {growth: 30.0}))
    assert "62.5" in _texts(panel)
    panel.live.preview(None)
    assert "50.0" in _texts(panel)


def test_a_deleted_initiative_leaves_the_inspector_empty(panel: InspectorPanel, portal: int) -> None:
    panel.live.do(delete_initiatives([portal]))
    assert _texts(panel) == ["Select an initiative or a driver to see it here."]


def test_a_driver_with_its_weight_and_levels(panel: InspectorPanel, small_live: LiveWorkshop) -> None:
    growth = driver_id(small_live.workshop, "Growth")
    panel.selection.select_driver(growth)
    assert "50.0 %" in _texts(panel)
    assert "4  Extreme" in _texts(panel)
    panel.driver.statements[0].editor.setFocus()
    type_text("Doubles revenue")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert max(small_live.snapshot.levels[growth], key=lambda each: each.score).statement == "Doubles revenue"
    assert panel.driver.steps.lines[0].text == "Scale of Growth"


def test_initiative_or_driver_when_both_are_selected(panel: InspectorPanel, portal: int) -> None:
    panel.selection.select_driver(driver_id(panel.live.workshop, "Risk"))
    assert panel.initiative.isVisible()
    panel.show_kind(Kind.DRIVER)
    assert panel.driver.fields["name"].text() == "Risk"
    assert panel.driver.isVisible()
    assert not panel.initiative.isVisible()


def test_a_click_on_a_bar_selects_the_driver(panel: InspectorPanel, portal: int) -> None:
    QTest.mouseClick(panel.initiative.contributions.bars[0], Qt.MouseButton.LeftButton)
    assert panel.selection.driver_id == driver_id(panel.live.workshop, "Growth")


def test_everything_is_reached_by_tab_and_left_by_escape(panel: InspectorPanel, portal: int) -> None:
    left: list[bool] = []
    panel.left.connect(lambda: left.append(True))
    panel.enter()
    seen: set[QWidget | None] = set()
    while (focused := QApplication.focusWidget()) not in seen:
        seen.add(focused)
        press(Qt.Key.Key_Tab)
    wanted = {field.editor for field in panel.initiative.fields.values()}
    assert wanted | set(panel.initiative.contributions.bars) | {panel.initiative.steps} <= seen
    press(Qt.Key.Key_Escape)
    assert left


def test_a_very_long_name_is_wrapped_inside(panel: InspectorPanel, portal: int) -> None:
    panel.live.do(edit_initiatives({portal: {"name": "word " * 60, "owner": "W" * 400}}))
    assert panel.width() == 320
    assert panel.initiative.width() <= 320


def test_a_workshop_that_another_edits_is_read_and_not_changed(small_live: LiveWorkshop, qtbot: QtBot) -> None:
    with Workshop.open(small_live.workshop.path, for_reading=True) as workshop:
        live = LiveWorkshop(workshop)
        panel = InspectorPanel(live, Selection(live))
        shown(qtbot, panel, width=320, height=900)
        portal = initiative_id(workshop, "Portal")
        panel.selection.select_initiative(portal)
        panel.selection.select_driver(driver_id(workshop, "Growth"))
        _type_into(panel, "owner", "Ines")
        assert not panel.initiative.is_mandatory.isEnabled()
        assert not any(field.isVisible() for field in panel.initiative.contributions.rationales)
        assert workshop.snapshot.initiative(portal).owner == ""
        panel.show_kind(Kind.DRIVER)
        assert all(field.editor.isReadOnly() for field in panel.driver.statements)


def test_where_it_is_narrow_the_fields_stand_below_each_other(qtbot: QtBot, panel: InspectorPanel, portal: int) -> None:
    code, kind = panel.initiative.fields["code"], panel.initiative.fields["class_name"]
    assert code.y() == kind.y()
    panel.resize(panel.minimumWidth(), 900)
    qtbot.waitUntil(lambda: code.y() < kind.y())
    assert panel.initiative.width() <= panel.width()
    panel.resize(420, 900)
    qtbot.waitUntil(lambda: code.y() == kind.y())
