"""The page of finance: what initiatives are worth, their cash lines, chances and forecasts, and its settings."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown
from tests.workshop.choosing import make_choosing
from vmo_desktop.domain.three_point import Shape
from vmo_desktop.ui.cell_model import TypedCell
from vmo_desktop.ui.chart_action import ChartAction
from vmo_desktop.ui.finance_views import FinanceChart
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.finance_chart_panel import FinanceChartPanel
from vmo_desktop.ui.panels.finance_panel import FinancePanel
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.split_view import SplitView
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.ops.initiatives import delete_initiatives, edit_initiatives
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario, edit_scenario
from vmo_desktop.workshop.value_rows import CashKind, Period

Page = tuple[FinancePanel, FinanceChartPanel]
NAME, START, LOW, LIKELY, HIGH, UNIT = 1, 3, 4, 5, 6, 11


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveWorkshop]:
    """A costs 40, B 30 and C 20; A and B are funded, with less money A and C; benefits are known of A and B."""
    with make_choosing(tmp_path / "choosing.vmo") as workshop:
        first, second, *_ = (each.id for each in workshop.snapshot.initiatives)
        workshop.do(duplicate_scenario(1, "Less", {"budget": 60.0}))
        workshop.do(edit_finance({"discount_rate": 0.1, "periods": 4, "first_period": "2027", "samples": 500}))
        benefit = {"kind": CashKind.BENEFIT, "start": 1.0}
        workshop.do(
            CASH_LINES.add(
                [
                    {**benefit, "initiative_id": first, "name": "Savings", "low": 5.0, "likely": 20.0, "high": 60.0},
                    {**benefit, "initiative_id": second, "name": "Sales", "likely": 15.0},
                ]
            )
        )
        yield LiveWorkshop(workshop)


@pytest.fixture
def page(qtbot: QtBot, live: LiveWorkshop) -> Iterator[Page]:
    """The page, with its portfolio known and drawn."""
    selection = Selection(live)
    side, chart = FinancePanel(live, selection), FinanceChartPanel(live, selection)
    split = SplitView("finance", side, chart, share=0.5)
    split.resize(1300, 800)
    shown(qtbot, split)
    qtbot.waitUntil(lambda: chart.desk.cash is not None and chart.chart.is_drawn, timeout=20_000)
    qtbot.waitUntil(lambda: side.model.rowCount() == 4, timeout=20_000)
    yield side, chart
    split.close()
    desk_of(live).wait()


def _row(side: FinancePanel, row: int) -> list[str]:
    model = side.model
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_the_table_tells_what_each_initiative_is_worth(page: Page, qtmodeltester: ModelTester) -> None:
    side, _ = page
    first, third = _row(side, 0), _row(side, 2)
    # 20 in each of three years at 10 % are worth 49.74.
    assert first[2:7] == ["40.00", "60.00", "9.74", "23.4", "18.3"]
    assert first[7:11] == ["50.0", "1.24", "2.0", "2.4"]
    assert third[2:] == ["20.00", *[""] * 10, "20.00", "0.00", ""]
    qtmodeltester.check(side.model)


def test_the_portfolio_is_told_in_words_above(page: Page) -> None:
    side, _ = page
    assert side.said.text().startswith("Portfolio of Base: net present value ")
    assert "payback 2 years" in side.said.text()
    assert "known yet" not in side.about.text()


def test_what_nobody_knows_the_cost_of_is_told_by_what_it_brings(page: Page, live: LiveWorkshop) -> None:
    side, chart = page
    first = live.snapshot.initiatives[0].id
    live.do(edit_initiatives({first: {"cost": None}}))
    chart.whose.chosen.emit(first)
    assert side.said.text() == "A: it brings 60 EUR, but what it costs is not known yet"
    assert not side.about.isVisible()
    assert chart._empty._sentence.text().startswith("A: what it costs is not known yet. Type it")


def test_who_brings_nothing_known_is_named(page: Page, live: LiveWorkshop, qtbot: QtBot) -> None:
    side, _ = page
    desk_of(live).take(2)
    qtbot.waitUntil(lambda: side.about.text().endswith("no benefit is known yet: C"), timeout=20_000)


def test_a_cash_line_is_typed_and_undone(page: Page, live: LiveWorkshop, qtmodeltester: ModelTester) -> None:
    side, _ = page
    side.selection.select_initiative(live.snapshot.initiatives[2].id)
    side.views.show_view(side.lines_view)
    model = side.lines.model
    assert model.rowCount() == 1
    assert not model.write_cells([TypedCell(0, 0, "bene")])
    typed = [TypedCell(0, NAME, "Less scrap"), TypedCell(0, START, "2028"), TypedCell(0, LIKELY, "12")]
    assert not model.write_cells(typed)
    (line,) = live.snapshot.value.cash_lines[live.snapshot.initiatives[2].id]
    assert (line.kind, line.name, line.start, line.likely) == (CashKind.BENEFIT, "Less scrap", 1.0, 12.0)
    assert model.index(0, START).data() == "2028"
    assert side.said.text().startswith("C: net present value ")
    qtmodeltester.check(model)
    live.undo()
    live.undo()
    assert model.rowCount() == 1
    assert side.said.text() == "C: no benefit in money is known yet"


def test_rows_are_pasted_from_excel(page: Page, live: LiveWorkshop) -> None:
    side, _ = page
    side.views.show_view(side.lines_view)
    grid = side.lines.lines.grid
    QGuiApplication.clipboard().setText(
        "Cost\tBuild\tOnce\t2027\t90\t100\t130\nBenefit\tSales\tEvery year\t2028\t\t60\t"
    )
    grid.setCurrentIndex(side.lines.model.index(1, 0))
    grid.setFocus()
    press(Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    lines = live.snapshot.value.cash_lines[live.snapshot.initiatives[0].id]
    assert [(each.kind, each.name, each.low, each.likely) for each in lines[1:]] == [
        (CashKind.COST, "Build", 90.0, 100.0), (CashKind.BENEFIT, "Sales", None, 60.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        (0, "gift", "Type one of these: Cost, Benefit, Not cash"),
        (LIKELY, "-5", "a cost is not typed negative"),
        (HIGH, "1", "low, most likely and high ascend"),
        (START, "soon", "is no time"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_lost(
    page: Page, live: LiveWorkshop, column: int, text: str, said: str
) -> None:
    side, _ = page
    side.views.show_view(side.lines_view)
    before = live.snapshot.value.cash_lines
    (refused,) = side.lines.model.write_cells([TypedCell(0, column, text)])
    assert said in refused.reason
    assert live.snapshot.value.cash_lines == before


def test_what_is_no_money_stands_apart(page: Page, live: LiveWorkshop, qtbot: QtBot) -> None:
    side, _ = page
    first = live.snapshot.initiatives[0].id
    before = _row(side, 0)
    live.do(CASH_LINES.add([{"initiative_id": first, "kind": CashKind.NOT_CASH, "name": "Calls", "likely": 5.0,
                             "unit": "calls"}]))  # fmt: skip
    qtbot.waitUntil(lambda: _row(side, 0) == [*before[:-1], "Calls: 20 calls"], timeout=20_000)
    side.views.show_view(side.lines_view)
    assert "Not cash, over the plan: Calls: 20 calls" in side.lines.source.text()


def test_forecasts_have_a_row_for_each_scenario(page: Page, qtbot: QtBot) -> None:
    side, _ = page
    side.views.show_view(side.forecasts_table)

    def told() -> list[list[str]]:
        model = side.forecasts
        return [[str(model.index(row, column).data()) for column in (0, 1, 2, 16)] for row in range(model.rowCount())]

    wanted = [["Base (recommended)", "2", "70.00", "0"], ["Less", "2", "60.00", "1"]]
    qtbot.waitUntil(lambda: [[row[0].partition(" (")[0], *row[1:]] for row in told()] == [
        [row[0].partition(" (")[0], *row[1:]] for row in wanted], timeout=20_000)  # fmt: skip


def test_settings_are_written_one_by_one(page: Page, live: LiveWorkshop) -> None:
    side, _ = page
    side.views.show_view(side.settings_view)
    settings = side.settings
    for name, text, value in (
        ("discount_rate", "5 %", 0.05), ("finance_rate", "6", 0.06), ("periods", "6", 6), ("correlation", "0.5", 0.5),
        ("samples", "200", 200), ("seed", "7", 7), ("first_period", "2030", "2030"),
    ):  # fmt: skip
        settings.fields[name].committed.emit(settings.fields[name]._read(text))
        assert getattr(live.snapshot.value.finance, name) == value
    settings.period.chosen.emit(Period.MONTH)
    settings.shape.chosen.emit(Shape.TRIANGULAR)
    assert (live.snapshot.value.finance.period, live.snapshot.value.finance.shape) == (Period.MONTH, Shape.TRIANGULAR)
    live.undo()
    assert live.snapshot.value.finance.shape is Shape.PERT


def test_a_setting_that_cannot_be_is_refused_below_its_field(page: Page, live: LiveWorkshop) -> None:
    side, _ = page
    side.views.show_view(side.settings_view)
    field = side.settings.fields["correlation"]
    field.committed.emit(2.0)
    assert field.editor.accessibleDescription() == "A correlation lies between 0 and 1."
    assert live.snapshot.value.finance.correlation == 0


def test_keys_and_pointer_tell_money_by_period(page: Page) -> None:
    _, chart = page
    chart.chart.setFocus()
    press(Key.Key_Home)
    assert chart.chart.accessibleDescription().startswith("2027, Costs 70 EUR, Benefits 0 EUR")
    press(Key.Key_Right)
    assert chart.chart.accessibleDescription().startswith("2028, Costs 0 EUR, Benefits 35 EUR")


def test_the_pointer_tells_the_numbers_of_a_period(page: Page) -> None:
    _, chart = page
    QTest.mouseMove(chart.chart, chart.chart.spot(2).toPoint() + QPoint(1, 1))
    assert chart.chart.card.name == "2029"


def test_the_initiative_in_hand_can_be_looked_at(page: Page, live: LiveWorkshop, qtbot: QtBot) -> None:
    side, chart = page
    side.selection.select_initiative(live.snapshot.initiatives[1].id)
    chart.whose.chosen.emit(live.snapshot.initiatives[1].id)
    assert chart.chart.accessibleName() == "Cash by period, B"
    assert side.said.text().startswith("B: ")
    qtbot.waitUntil(lambda: chart.chart.is_drawn, timeout=20_000)
    chart.whose.chosen.emit(None)
    assert chart.chart.accessibleName() == "Cash by period, Portfolio of Base"


def test_chances_are_drawn_and_told(page: Page, qtbot: QtBot) -> None:
    _, chart = page
    chart.show_kind(FinanceChart.CHANCES)
    qtbot.waitUntil(lambda: chart.desk.risk is not None and chart.chart.is_drawn, timeout=20_000)
    chart.act(ChartAction.TABLE)
    assert "P10" in chart.said.text()
    assert "chance of loss" in chart.said.text()
    assert chart.model.rowCount() > 10
    chart.act(ChartAction.COPY)
    assert "Share of samples" in QGuiApplication.clipboard().text()


def test_samples_can_be_stopped_and_drawn_again(page: Page, live: LiveWorkshop, qtbot: QtBot) -> None:
    _, chart = page
    live.do(edit_finance({"samples": 1_000_000}))
    chart.show_kind(FinanceChart.CHANCES)
    chart.search.pressed.emit()
    assert chart.desk.is_stopped
    assert chart.search.button.text() == "Go on"
    live.do(edit_finance({"samples": 300}))
    qtbot.waitUntil(lambda: chart.desk.risk is not None, timeout=20_000)
    assert len(chart.desk.risk.samples if chart.desk.risk else ()) == 300


def test_the_tornado_names_what_matters_and_says_when_nothing_is_uncertain(
    page: Page, live: LiveWorkshop, qtbot: QtBot
) -> None:
    _, chart = page
    chart.show_kind(FinanceChart.TORNADO)
    qtbot.waitUntil(lambda: chart.desk.risk is not None and chart.chart.is_drawn, timeout=20_000)
    chart.chart.setFocus()
    press(Key.Key_Home)
    assert chart.chart.accessibleDescription().startswith("A: Savings, 5 ")
    (line,) = live.snapshot.value.cash_lines[live.snapshot.initiatives[0].id]
    live.do(CASH_LINES.edit(line.id, {"low": 20.0, "high": 20.0}))
    qtbot.waitUntil(lambda: "Nothing is uncertain" in chart._empty._sentence.text(), timeout=20_000)


def test_without_any_initiative_the_way_to_the_list_is_offered(page: Page, live: LiveWorkshop) -> None:
    side, _ = page
    live.do(delete_initiatives([each.id for each in live.snapshot.initiatives]))
    assert side._empty.isVisible()
    assert not side.views.isVisible()


def test_where_nothing_is_funded_that_is_said_and_not_that_benefits_are_unknown(
    page: Page, live: LiveWorkshop, qtbot: QtBot
) -> None:
    side, chart = page
    live.do(edit_scenario(1, {"budget": 0.0}))
    qtbot.waitUntil(lambda: "nothing is funded" in side.said.text(), timeout=20_000)
    assert not side.about.isVisible()
    assert "nothing is funded" in chart._empty._sentence.text()


def test_what_is_drawn_stays_while_something_else_changes(page: Page, live: LiveWorkshop, qtbot: QtBot) -> None:
    _, chart = page
    chart.show_kind(FinanceChart.CHANCES)
    qtbot.waitUntil(lambda: chart.desk.risk is not None, timeout=20_000)
    drawn = chart.desk.risk
    live.do(add_participant({"name": "Ann"}))
    assert chart.desk.risk is drawn
    live.do(edit_finance({"seed": 5}))
    assert chart.desk.risk is None
