import pytest
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import CTRL, Key, press, shown, type_text
from tests.ui.panels.portfolio_page import choices, click, fund, settle
from tests.ui.small_workshop import initiative_id
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.portfolio_panel import PortfolioPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.choice_rows import Aim, GroupKind, LimitOf
from vmo_desktop.workshop.ops.dependencies import add_group
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import add_limit, set_force


@pytest.fixture
def panel(qtbot: QtBot, small_live: LiveWorkshop, selection: Selection) -> PortfolioPanel:
    fund(small_live)
    panel = PortfolioPanel(small_live, selection)
    shown(qtbot, panel)
    click(panel, "Conditions")
    settle(qtbot, panel)
    return panel


def type_limit(panel: PortfolioPanel, what: str, **columns: str) -> None:
    """Type a new limit into the last row; columns by field."""
    panel.conditions.limits.grid.setFocus()
    row = panel.conditions.model.rowCount() - 1
    for field, text in {"what": what, **columns}.items():
        column = ("what", "period", "class_name", "least", "most", "is_on").index(field)
        panel.conditions.limits.grid.select_cell(row, column)
        type_text(text)
        press(Key.Key_Return)


def limits(panel: PortfolioPanel) -> list[list[str]]:
    model = panel.conditions.model
    return [[str(model.index(row, c).data()) for c in range(model.columnCount())] for row in range(len(model.ids))]


def test_the_budget_is_the_workshops_until_the_scenario_has_its_own(panel: PortfolioPanel, qtbot: QtBot) -> None:
    assert panel.conditions.budget.editor.placeholderText() == "Workshop's: 700,000"
    assert panel.conditions.used.text() == "Of the budget used: 650 k EUR · 50 k EUR left"
    panel.conditions.budget.setFocus()
    type_text("1.2 M")
    press(Key.Key_Return)
    settle(qtbot, panel)
    assert choices(panel) == {"Portal": "Waiting", "Ledger": "Funded", "Robots": "Funded"}
    assert panel.live.snapshot.workshop.budget == 700_000
    panel.live.undo()
    assert panel.desk.scenario.budget is None


def test_a_budget_that_is_no_amount_is_refused_in_words(panel: PortfolioPanel) -> None:
    panel.conditions.budget.setFocus()
    type_text("plenty")
    press(Key.Key_Return)
    assert panel.conditions.budget.message.startswith("“plenty” is not an amount of money.")
    assert panel.desk.scenario.budget is None


def test_a_limit_is_typed_switched_off_and_deleted(panel: PortfolioPanel, qtbot: QtBot) -> None:
    type_limit(panel, "number", most="1")
    settle(qtbot, panel)
    assert limits(panel) == [["Number of initiatives", "", "", "", "1", "yes", "1 · binding"]]
    assert list(choices(panel).values()).count("Funded") == 1
    panel.conditions.limits.grid.select_cell(0, 5)
    type_text("no")
    press(Key.Key_Return)
    settle(qtbot, panel)
    assert choices(panel) == {"Portal": "Funded", "Ledger": "Funded", "Robots": "Waiting"}
    panel.conditions.limits.grid.select_cell(0, 0)
    press(Key.Key_Delete, CTRL)
    assert limits(panel) == []
    panel.live.undo()
    assert len(limits(panel)) == 1


@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        (0, "moonlight", "“moonlight” cannot be limited. Type one of these: Cost, Effort, Number of initiatives."),
        (4, "some", "“some” is not an amount. Type a number of 0 or more, or leave it empty."),
        (3, "9", "The least of a limit cannot be above its most."),
        (1, "soon", "The period of a limit on cost is a year, such as 2027; soon is none."),
        (5, "perhaps", "“perhaps” is neither yes nor no."),
        (
            2,
            "Nope",
            "No initiative is of the class “Nope”. Type one of these: Core, Digital; or leave it empty for all.",
        ),
    ],
)
def test_what_no_limit_can_be_is_refused_in_words(panel: PortfolioPanel, column: int, text: str, sentence: str) -> None:
    panel.live.do(add_limit(panel.desk.scenario.id, LimitOf.COST, {"most": 5.0}))
    said: list[str] = []
    panel.conditions.model.refused.connect(lambda _, reason: said.append(reason))
    assert not panel.conditions.model.setData(panel.conditions.model.index(0, column), text)
    assert said == [sentence]


def test_the_beginning_of_a_class_will_do(panel: PortfolioPanel) -> None:
    panel.live.do(add_limit(panel.desk.scenario.id, LimitOf.COST, {"most": 5.0}))
    assert panel.conditions.model.setData(panel.conditions.model.index(0, 2), "dig")
    assert limits(panel)[0][2] == "Digital"
    assert panel.conditions.model.setData(panel.conditions.model.index(0, 2), "")
    assert limits(panel)[0][2] == ""


def test_a_limit_on_cost_keeps_no_period_that_is_no_year(panel: PortfolioPanel) -> None:
    panel.live.do(add_limit(panel.desk.scenario.id, LimitOf.EFFORT, {"most": 5.0, "period": "first half"}))
    assert not panel.conditions.model.setData(panel.conditions.model.index(0, 0), "Cost")
    assert limits(panel)[0][0] == "Effort"


def test_what_is_made_large_is_chosen(panel: PortfolioPanel) -> None:
    aim = panel.conditions.aim
    aim.setFocus()
    press(Key.Key_Down)
    assert panel.desk.scenario.aim is Aim.CONFIDENT_VALUE


def explain(panel: PortfolioPanel, qtbot: QtBot) -> str:
    settle(qtbot, panel)
    qtbot.waitUntil(lambda: bool(panel.conflict.buttons), timeout=LONG_WAIT_MS)
    return panel.conflict.said.text()


def test_a_force_that_is_too_dear_is_explained_and_relieved_at_a_click(panel: PortfolioPanel, qtbot: QtBot) -> None:
    robots = initiative_id(panel.live.workshop, "Robots")
    panel.live.do(set_force(panel.desk.scenario.id, [robots], True, reason="Regulation"))
    told = explain(panel, qtbot)
    assert told == (
        "These conditions contradict each other; any one less, and they do not:\n"
        "• Budget: at most 700 k EUR\n• Forced in: Robots"
    )
    assert [each.text() for each in panel.conflict.buttons] == [
        "Raise the budget by 200 k EUR to 900 k EUR (value then 75.0)",
        "Drop the force on Robots (value then 87.5)",
    ]
    assert set(choices(panel).values()) == {"No portfolio"}
    step = panel.live.workshop.step
    click(panel, "Drop the force")
    settle(qtbot, panel)
    assert panel.conflict.isHidden()
    assert choices(panel) == {"Portal": "Funded", "Ledger": "Funded", "Robots": "Waiting"}
    assert panel.live.workshop.step == step + 1
    panel.live.undo()
    explain(panel, qtbot)
    click(panel, "Raise the budget")
    settle(qtbot, panel)
    assert choices(panel)["Robots"] == "Funded"
    assert panel.desk.scenario.budget == 900_000


def test_a_mandatory_one_a_group_and_a_limit_contradict_in_words(panel: PortfolioPanel, qtbot: QtBot) -> None:
    portal, ledger = (initiative_id(panel.live.workshop, each) for each in ("Portal", "Ledger"))
    panel.live.do(edit_initiatives({portal: {"is_mandatory": True}}))
    panel.live.do(add_group(GroupKind.ALL_OR_NONE, [portal, ledger]))
    panel.live.do(add_limit(panel.desk.scenario.id, LimitOf.COUNT, {"most": 1.0, "class_name": ""}))
    told = explain(panel, qtbot)
    assert told.splitlines()[1:] == [
        "• Number of initiatives: at most 1",
        "• All or none of Portal, Ledger",
        "• Mandatory: Portal",
    ]
    click(panel, "Make Portal no longer mandatory")
    settle(qtbot, panel)
    assert not panel.live.snapshot.initiative(portal).is_mandatory
