import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, press, shown, type_text
from tests.ui.small_workshop import driver_id, initiative_id
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.ranking_model import LINE, RankingModel
from vmo_desktop.ui.panels.ranking_panel import RankingPanel
from vmo_desktop.ui.ranked_row import RANKED, RankColumn
from vmo_desktop.ui.row_filter import ColumnFilter
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.settings import Settings
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.scores import set_score, set_scores
from vmo_desktop.workshop.rows import RankBy


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> RankingPanel:
    panel = RankingPanel(small_live, selection)
    shown(qtbot, panel)
    panel.grid.setFocus()
    return panel


def column(model: RankingModel, which: RankColumn) -> list[str]:
    return [str(model.index(row, which).data() or "") for row in range(model.rowCount()) if model.id_at(row) != LINE]


def score(live: LiveWorkshop, initiative: str, driver: str, value: float | None) -> None:
    ids = {"initiative_id": initiative_id(live.workshop, initiative), "driver_id": driver_id(live.workshop, driver)}
    live.do(set_score(value=value, **ids))


def test_the_order_is_by_value_and_an_incomplete_value_has_a_range_and_no_rank(panel: RankingPanel) -> None:
    assert column(panel.model, RankColumn.NAME) == ["Portal", "Ledger", "Robots"]
    assert column(panel.model, RankColumn.RANK) == ["1", "2", "–"]
    assert column(panel.model, RankColumn.VALUE) == ["50.0", "37.5", "50–100"]
    spoken = panel.model.index(2, RankColumn.VALUE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "50–100, incomplete"


def test_equal_values_share_a_rank(panel: RankingPanel, small_live: LiveWorkshop) -> None:
    score(small_live, "Robots", "Risk", 0)
    assert column(panel.model, RankColumn.RANK) == ["1", "1", "3"]
    assert column(panel.model, RankColumn.NAME) == ["Portal", "Robots", "Ledger"]


def test_value_for_money_is_another_order(panel: RankingPanel, small_live: LiveWorkshop) -> None:
    small_live.do(edit_workshop({"value_for_money_per": 1_000_000.0}))
    panel.order_by(RankBy.VALUE_FOR_MONEY)
    assert column(panel.model, RankColumn.NAME)[:2] == ["Ledger", "Portal"]
    assert column(panel.model, RankColumn.FOR_MONEY) == ["150.0", "125.0", ""]
    title = panel.model.headerData(RankColumn.FOR_MONEY, Qt.Orientation.Horizontal)
    assert "EUR" in title


def test_the_budgets_line_stands_in_the_order_and_says_what_it_is(
    panel: RankingPanel, small_live: LiveWorkshop
) -> None:
    assert LINE not in panel.model.ids
    small_live.do(edit_workshop({"budget": 500_000.0}))
    assert panel.model.line_row == 1
    text = panel.model.index(1, 0).data()
    assert text == "Budget of 500,000 EUR ends here: ranking order, not an optimum"
    assert panel.grid.columnSpan(1, 0) == len(RankColumn)
    states = [panel.model.index(row, 0).data(RANKED) for row in range(4)]
    assert [state.is_funded if state else None for state in states] == [True, None, False, False]
    spoken = panel.model.index(2, RankColumn.RANK).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Rank 2, waiting below the line"


def test_the_arrow_keys_pass_over_the_budgets_line(panel: RankingPanel, small_live: LiveWorkshop) -> None:
    small_live.do(edit_workshop({"budget": 500_000.0}))
    panel.grid.select_cell(0, RankColumn.NAME)
    press(Key.Key_Down)
    assert panel.grid.currentIndex().row() == 2


def test_running_cost_follows_the_order(panel: RankingPanel, small_live: LiveWorkshop) -> None:
    assert column(panel.model, RankColumn.RUNNING) == ["400,000", "650,000", "1,550,000"]
    small_live.do(edit_initiatives({initiative_id(small_live.workshop, "Ledger"): {"cost": None}}))
    assert column(panel.model, RankColumn.RUNNING) == ["400,000", "", ""]


def test_movement_since_opening_and_since_another_step(panel: RankingPanel, small_live: LiveWorkshop) -> None:
    assert column(panel.model, RankColumn.MOVE) == ["", "", ""]
    score(small_live, "Ledger", "Growth", 4)
    assert column(panel.model, RankColumn.NAME)[0] == "Ledger"
    assert column(panel.model, RankColumn.MOVE)[:2] == ["▲ 1", "▼ 1"]
    panel.compare_with(small_live.snapshot.step, "now")
    assert column(panel.model, RankColumn.MOVE)[:2] == ["", ""]
    small_live.do(add_initiatives([{"name": "Late"}]))
    assert "new" in column(panel.model, RankColumn.MOVE)


def test_the_menu_offers_the_steps_of_the_history(panel: RankingPanel, small_live: LiveWorkshop) -> None:
    score(small_live, "Ledger", "Growth", 4)
    menu = panel._movement.menu()
    menu.aboutToShow.emit()
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:3] == ["opening", "now", "the beginning"]
    assert texts[3].endswith("Score: Ledger on Growth 1 → 4")
    menu.actions()[-1].trigger()
    assert panel._movement.accessibleName() == "Moves since step 1"


def test_a_slider_drag_is_followed_without_a_write(panel: RankingPanel, small_live: LiveWorkshop) -> None:
    default = small_live.snapshot.default_weight_set
    assert default is not None
    points = {driver_id(small_live.workshop, "Growth"): 0.0, driver_id(small_live.workshop, "Risk"): 10.0}
    before = small_live.snapshot.step
    small_live.preview(small_live.results.with_points(default.id, points))
    assert column(panel.model, RankColumn.NAME)[0] == "Ledger"
    small_live.preview(None)
    assert column(panel.model, RankColumn.NAME)[0] == "Portal"
    assert small_live.snapshot.step == before


def test_contributions_add_up_to_the_value(panel: RankingPanel) -> None:
    ranked = panel.model.ranked(0)
    assert ranked is not None
    assert [(each.driver, each.start, each.end) for each in ranked.segments] == [
        ("Growth", 0.0, 37.5),
        ("Risk", 37.5, 50.0),
    ]
    tip = panel.model.index(0, RankColumn.BAR).data(Qt.ItemDataRole.ToolTipRole)
    assert "Growth: 37.5" in tip


def test_the_selection_is_shared_both_ways_and_survives_a_new_order(
    panel: RankingPanel, small_live: LiveWorkshop, selection: Selection
) -> None:
    selection.select_initiative(initiative_id(small_live.workshop, "Ledger"))
    assert panel.grid.currentIndex().row() == 1
    score(small_live, "Ledger", "Growth", 4)
    assert panel.grid.currentIndex().row() == 0
    panel.grid.select_cell(1, RankColumn.NAME)
    assert selection.initiative_id == initiative_id(small_live.workshop, "Portal")


def test_rows_are_copied_with_full_numbers(panel: RankingPanel) -> None:
    panel.grid.select_cell(0, RankColumn.NAME)
    press(Key.Key_C, CTRL)
    cells = QGuiApplication.clipboard().text().split("\t")
    name = cells.index("Portal")
    assert cells[0] == "1"
    assert cells[name + 1 : name + 4] == ["50", "400,000", "400,000"]
    QGuiApplication.clipboard().clear()


def test_a_name_is_found_by_typing_its_first_letters(panel: RankingPanel) -> None:
    panel.grid.select_cell(0, RankColumn.NAME)
    type_text("rob")
    assert panel.grid.currentIndex().data() == "Robots"


def test_it_is_a_proper_model_through_orders_and_budgets(small_live: LiveWorkshop, qtmodeltester: ModelTester) -> None:
    model = RankingModel(small_live.results, RankBy.VALUE)
    qtmodeltester.check(model)
    small_live.do(edit_workshop({"budget": 500_000.0}))
    model.show(small_live.results, RankBy.VALUE_FOR_MONEY)
    score(small_live, "Robots", "Risk", 4)
    model.show(small_live.results, RankBy.VALUE)
    small_live.do(delete_initiatives([initiative_id(small_live.workshop, "Portal")]))
    model.show(small_live.results, RankBy.VALUE)
    assert column(model, RankColumn.NAME) == ["Robots", "Ledger"]
    qtmodeltester.check(model)


def test_without_initiatives_it_says_what_belongs_here(panel: RankingPanel, small_live: LiveWorkshop) -> None:
    small_live.do(delete_initiatives([row.id for row in small_live.snapshot.initiatives]))
    assert not panel.grid.isVisible()


def test_hostile_names_are_drawn_as_text(panel: RankingPanel, small_live: LiveWorkshop) -> None:
    ledger = initiative_id(small_live.workshop, "Ledger")
    small_live.do(edit_initiatives({ledger: {"name": "<img src=x>\u202e" + "y" * 5000}}))
    assert not panel.grab().isNull()
    row = panel.model.row_of(ledger)
    assert row is not None
    tip = panel.model.index(row, RankColumn.NAME).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip


@pytest.mark.parametrize("by", list(RankBy))
@pytest.mark.parametrize("width", [780, 1400, 1600])
def test_names_and_bars_take_the_free_width(panel: RankingPanel, width: int, by: RankBy) -> None:
    panel.order_by(by)
    panel.resize(width, 700)
    room, header = panel.grid.viewport().width(), panel.grid.horizontalHeader()
    ends = [header.sectionPosition(each) + header.sectionSize(each) for each in RankColumn]
    assert room == max(ends)
    assert panel.grid.columnWidth(RankColumn.NAME) >= 130


def test_a_selected_row_leaves_the_ranks_in_sight(panel: RankingPanel, selection: Selection) -> None:
    selection.select_initiative(panel.model.id_at(2))
    panel.resize(700, 400)
    assert panel.grid.horizontalScrollBar().value() == 0


def test_a_narrow_table_spares_code_and_movement(panel: RankingPanel) -> None:
    panel.resize(420, 700)
    assert panel.grid.isColumnHidden(RankColumn.CODE)
    assert panel.grid.columnWidth(RankColumn.NAME) >= 130
    panel.resize(900, 700)
    assert not panel.grid.isColumnHidden(RankColumn.CODE)


@pytest.mark.parametrize("width", [480, 660, 980])
def test_value_and_costs_come_before_what_can_be_spared(panel: RankingPanel, width: int) -> None:
    panel.resize(width, 700)
    shown_columns = {each for each in RankColumn if not panel.grid.isColumnHidden(each)}
    assert {RankColumn.NAME, RankColumn.VALUE, RankColumn.COST, RankColumn.RUNNING} <= shown_columns
    assert panel.grid.horizontalHeader().length() <= panel.grid.viewport().width()


def test_columns_are_chosen_and_remembered(panel: RankingPanel) -> None:
    panel.resize(1400, 700)
    panel.columns.want(RankColumn.CLASS, is_wanted=True)
    panel.columns.want(RankColumn.BAR, is_wanted=False)
    assert not panel.grid.isColumnHidden(RankColumn.CLASS)
    assert panel.grid.isColumnHidden(RankColumn.BAR)
    assert not panel._legend.isVisible()
    assert Settings().flag("ranking/class", default=False)


def test_sorted_by_another_column_the_line_is_gone_and_comes_back(
    panel: RankingPanel, small_live: LiveWorkshop
) -> None:
    small_live.do(edit_workshop({"budget": 500_000.0}))
    panel.grid.sortByColumn(RankColumn.COST, Qt.SortOrder.AscendingOrder)
    assert column(panel.model, RankColumn.NAME) == ["Ledger", "Portal", "Robots"]
    assert panel.model.line_row is None
    panel.order_by(RankBy.VALUE)
    assert panel.model.line_row == 1


def test_a_filtered_ranking_keeps_its_line(panel: RankingPanel, small_live: LiveWorkshop) -> None:
    small_live.do(edit_workshop({"budget": 500_000.0}))
    panel.model.filter_column(RankColumn.NAME, ColumnFilter(values=frozenset({"Ledger", "Robots"})))
    assert panel.model.line_row == 0
    assert column(panel.model, RankColumn.RANK) == ["2", "–"]
    score(small_live, "Ledger", "Growth", 4)
    assert column(panel.model, RankColumn.RANK) == ["1", "–"]
    assert panel.grid.columnSpan(1, 0) == len(RankColumn)


def test_an_unfunded_mandatory_initiative_is_marked_in_its_row(panel: RankingPanel, small_live: LiveWorkshop) -> None:
    ledger = initiative_id(small_live.workshop, "Ledger")
    small_live.do(edit_initiatives({ledger: {"is_mandatory": True}}))
    small_live.do(edit_workshop({"budget": 500_000.0}))
    row = panel.model.row_of(ledger)
    assert row is not None
    name = panel.model.index(row, RankColumn.NAME)
    assert name.data(Qt.ItemDataRole.AccessibleTextRole) == "Ledger, mandatory, not funded"
    assert "mandatory, not funded" in name.data(Qt.ItemDataRole.ToolTipRole)
    drawn = panel.grid.viewport().grab(panel.grid.visualRect(name)).toImage()
    small_live.do(edit_initiatives({ledger: {"is_mandatory": False}}))
    assert panel.grid.viewport().grab(panel.grid.visualRect(name)).toImage() != drawn
    assert name.data(Qt.ItemDataRole.AccessibleTextRole) == "Ledger"


def test_a_funded_mandatory_initiative_says_that_it_is_mandatory(panel: RankingPanel, small_live: LiveWorkshop) -> None:
    portal = initiative_id(small_live.workshop, "Portal")
    small_live.do(edit_initiatives({portal: {"is_mandatory": True}}))
    small_live.do(edit_workshop({"budget": 500_000.0}))
    name = panel.model.index(panel.model.row_of(portal) or 0, RankColumn.NAME)
    assert name.data(Qt.ItemDataRole.AccessibleTextRole) == "Portal, mandatory"


def test_a_workshop_that_was_just_made_says_of_no_row_that_it_is_new(
    panel: RankingPanel, small_live: LiveWorkshop
) -> None:
    panel.compare_with(0, "the beginning")
    assert column(panel.model, RankColumn.MOVE) == ["", "", ""]


def test_bars_of_small_values_fill_their_column_and_the_title_says_how_far_they_run(
    panel: RankingPanel, small_live: LiveWorkshop
) -> None:
    def title() -> str:
        return str(panel.model.headerData(RankColumn.BAR, Qt.Orientation.Horizontal))

    assert title() == "Contributions\n0–100"
    score(small_live, "Robots", "Risk", 1)
    low = [{"name": f"Small {number}"} for number in range(60)]
    small_live.do(add_initiatives(low))
    names = {f"Small {number}" for number in range(60)}
    cells = {
        (each.id, driver.id): 0.1
        for each in small_live.snapshot.initiatives
        if each.name in names
        for driver in small_live.snapshot.leaves
    }
    small_live.do(set_scores(cells))
    assert title() == "Contributions\n0–80"
    panel.grid.scrollToBottom()
    assert title() == "Contributions\n0–5"
    tip = panel.model.headerData(RankColumn.BAR, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "0 to 5" in tip
    panel.grid.scrollToTop()
    assert title() == "Contributions\n0–80"
