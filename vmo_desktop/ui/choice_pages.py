"""The pages of the stage in which a portfolio is chosen; panels are imported when first shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.stage import (
    BALANCE,
    CHOOSE,
    FINANCE,
    FRONTIER,
    ROBUSTNESS,
    SCENARIOS,
    SENSITIVITY,
    Stage,
    stage_name,
)
from vmo_desktop.ui.widgets.headed_view import HeadedView
from vmo_desktop.ui.widgets.split_view import SplitView

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.ui.selection import Selection


def _about_choice(page_id: str, live: "LiveWorkshop", selection: "Selection", panel: QWidget) -> QWidget:
    """Put what is common to all pages about the choice over one of them."""
    from vmo_desktop.ui.editors.scenario_head import ScenarioHead  # noqa: PLC0415 - when first shown

    first = (CHOOSE, QCoreApplication.translate("Stages", "Portfolio"))
    pages = [first, *((page.id, page.title) for page in CHOICE_PAGES)]
    return HeadedView(ScenarioHead(live, selection, pages, page_id), panel)


def choose(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    """Build the first page of the stage: the portfolio."""
    from vmo_desktop.ui.bubble_source import ChosenBubbles  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.bubble_panel import BubblePanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.portfolio_panel import PortfolioPanel  # noqa: PLC0415 - when first shown

    chart = BubblePanel(live, selection, ChosenBubbles(live))
    split = SplitView("choose", PortfolioPanel(live, selection), chart, share=0.6)
    return _about_choice(CHOOSE, live, selection, split)


def _scenarios(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.scenarios_panel import ScenariosPanel  # noqa: PLC0415 - when first shown

    return _about_choice(SCENARIOS, live, selection, ScenariosPanel(live, selection))


def _frontier(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.frontier_chart_panel import FrontierChartPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.frontier_panel import FrontierPanel  # noqa: PLC0415 - when first shown

    split = SplitView("frontier", FrontierPanel(live, selection), FrontierChartPanel(live, selection), share=0.4)
    return _about_choice(FRONTIER, live, selection, split)


def _balance(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.balance_chart_panel import BalanceChartPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.balance_panel import BalancePanel  # noqa: PLC0415 - when first shown

    split = SplitView("balance", BalancePanel(live, selection), BalanceChartPanel(live, selection), share=0.45)
    return _about_choice(BALANCE, live, selection, split)


def _finance(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.finance_chart_panel import FinanceChartPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.finance_panel import FinancePanel  # noqa: PLC0415 - when first shown

    split = SplitView("finance", FinancePanel(live, selection), FinanceChartPanel(live, selection), share=0.55)
    return _about_choice(FINANCE, live, selection, split)


def _sensitivity(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.sensitivity_chart_panel import SensitivityChartPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.sensitivity_panel import SensitivityPanel  # noqa: PLC0415 - when first shown

    side, chart = SensitivityPanel(live, selection), SensitivityChartPanel(live, selection)
    return _about_choice(SENSITIVITY, live, selection, SplitView("sensitivity", side, chart, share=0.5))


def _robustness(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.robustness_chart_panel import RobustnessChartPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.robustness_panel import RobustnessPanel  # noqa: PLC0415 - when first shown

    chart = RobustnessChartPanel(live, selection)
    split = SplitView("robustness", RobustnessPanel(live, selection), chart, share=0.5)
    return _about_choice(ROBUSTNESS, live, selection, split)


CHOICE_PAGES = (
    Stage(FRONTIER, stage_name("Frontier"), "frontier", _frontier, stage=CHOOSE),
    Stage(BALANCE, stage_name("Balance"), "balance", _balance, CHOOSE),
    Stage(FINANCE, stage_name("Finance"), "finance", _finance, CHOOSE),
    Stage(SCENARIOS, stage_name("Scenarios"), "choose", _scenarios, CHOOSE),
    Stage(SENSITIVITY, stage_name("Sensitivity"), "sensitivity", _sensitivity, CHOOSE),
    Stage(ROBUSTNESS, stage_name("Robustness"), "robustness", _robustness, CHOOSE),
)
"""Pages of the stage, besides its first."""
