"""The pages of the window and what they are made of.

Panels are imported when their page is first shown: this is the one place that loads matplotlib, reportlab and the
like into the window's process.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.widgets.headed_view import HeadedView
from vmo_desktop.ui.widgets.split_view import SplitView

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.ui.selection import Selection

Build = Callable[["LiveWorkshop", "Selection"], QWidget]

BALANCE = "balance"
BENEFITS = "benefits"
CHOOSE = "choose"
DAY = "day"
FINANCE = "finance"
FOLLOW = "follow"
FRONTIER = "frontier"
HISTORY = "history"
KPIS = "kpis"
PACK = "pack"
ROBUSTNESS = "robustness"
SCENARIOS = "scenarios"
SENSITIVITY = "sensitivity"
VOTE = "vote"
WEIGHTS = "weights"


@dataclass(frozen=True, slots=True)
class Stage:
    """One page over the open workshop."""

    id: str
    name: str
    icon: str
    build: Build
    stage: str = ""
    """The stage that a page belongs to, which the rail marks while it is shown; empty: itself."""

    @property
    def title(self) -> str:
        """The name in the user's language."""
        return QCoreApplication.translate("Stages", self.name)


def _tr(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Stages", text))


def _frame(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.frame_panel import FramePanel  # noqa: PLC0415 - when first shown

    return FramePanel(live, selection)


def _drivers(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.bubble_panel import BubblePanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.drivers_panel import DriversPanel  # noqa: PLC0415 - when first shown

    panel = DriversPanel(live, selection)
    panel.put_glance(QCoreApplication.translate("Stages", "Chart"), BubblePanel(live, selection, is_bare=True))
    return panel


def _initiatives(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.parted_panel import PartedPanel  # noqa: PLC0415 - when first shown

    tr = partial(QCoreApplication.translate, "Stages")
    parts: dict[str, Callable[[], QWidget]] = {
        tr("List"): partial(_list, live, selection),
        tr("Uses"): partial(_uses, live, selection),
        tr("Funding levels"): partial(_funding, live, selection),
        tr("Dependencies"): partial(_dependencies, live, selection),
    }
    return PartedPanel(live, selection, parts)


def _list(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.initiatives_panel import InitiativesPanel  # noqa: PLC0415 - when first shown

    return InitiativesPanel(live, selection)


def _uses(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.uses_panel import UsesPanel  # noqa: PLC0415 - when first shown

    return UsesPanel(live, selection)


def _funding(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.funding_panel import FundingPanel  # noqa: PLC0415 - when first shown

    return FundingPanel(live, selection)


def _dependencies(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.dependencies_panel import DependenciesPanel  # noqa: PLC0415 - when first shown

    return DependenciesPanel(live, selection)


def _vote(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.vote_panel import VotePanel  # noqa: PLC0415 - when first shown

    return VotePanel(live, selection)


def _discuss(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.coach_panel import CoachPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.discuss_panel import DiscussPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.measures_panel import MeasuresPanel  # noqa: PLC0415 - when first shown

    further = {
        QCoreApplication.translate("Stages", "Measures"): MeasuresPanel(live, selection),
        QCoreApplication.translate("Stages", "Coach"): CoachPanel(live, selection),
    }
    return DiscussPanel(live, selection, further)


def _score(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.bubble_panel import BubblePanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.scoring_panel import ScoringPanel  # noqa: PLC0415 - when first shown

    return SplitView("score", ScoringPanel(live, selection), BubblePanel(live, selection), share=0.55)


def _rank(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.bubble_panel import BubblePanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.budget_panel import BudgetPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.ranking_panel import RankingPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.stale_weights_panel import StaleWeightsPanel  # noqa: PLC0415 - when first shown

    split = SplitView("rank", RankingPanel(live, selection), BubblePanel(live, selection), share=0.58)
    return HeadedView(HeadedView(StaleWeightsPanel(live, selection), BudgetPanel(live, selection)), split)


def _about_choice(page_id: str, live: "LiveWorkshop", selection: "Selection", panel: QWidget) -> QWidget:
    """Put what is common to all pages about the choice over one of them."""
    from vmo_desktop.ui.editors.scenario_head import ScenarioHead  # noqa: PLC0415 - when first shown

    first = (CHOOSE, QCoreApplication.translate("Stages", "Portfolio"))
    pages = [first, *((page.id, page.title) for page in OTHER_PAGES if page.stage == CHOOSE)]
    return HeadedView(ScenarioHead(live, selection, pages, page_id), panel)


def _choose(live: "LiveWorkshop", selection: "Selection") -> QWidget:
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


def _pack(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.pack_panel import PackPanel  # noqa: PLC0415 - when first shown

    return PackPanel(live, selection)


def _about_value(page_id: str, live: "LiveWorkshop", selection: "Selection", panel: QWidget) -> QWidget:
    """Put what is common to all pages that follow value over one of them."""
    from vmo_desktop.ui.editors.follow_head import FollowHead  # noqa: PLC0415 - when first shown

    first = (FOLLOW, QCoreApplication.translate("Stages", "Dashboard"))
    pages = [first, *((page.id, page.title) for page in OTHER_PAGES if page.stage == FOLLOW)]
    return HeadedView(FollowHead(live, selection, pages, page_id), panel)


def _follow(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.dashboard_chart_panel import DashboardChartPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.dashboard_panel import DashboardPanel  # noqa: PLC0415 - when first shown

    side, chart = DashboardPanel(live, selection), DashboardChartPanel(live, selection)
    return _about_value(FOLLOW, live, selection, SplitView("follow", side, chart, share=0.5))


def _kpis(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.course_panel import CoursePanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.kpis_panel import KpisPanel  # noqa: PLC0415 - when first shown

    side, chart = KpisPanel(live, selection), CoursePanel(live, selection)
    return _about_value(KPIS, live, selection, SplitView("kpis", side, chart, share=0.6))


def _benefits(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.benefit_map_panel import BenefitMapPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.benefits_panel import BenefitsPanel  # noqa: PLC0415 - when first shown

    side, chart = BenefitsPanel(live, selection), BenefitMapPanel(live, selection)
    return _about_value(BENEFITS, live, selection, SplitView("benefits", side, chart, share=0.55))


def _history(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.history_panel import HistoryPanel  # noqa: PLC0415 - when first shown

    return HistoryPanel(live, selection)


def _weights(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.weighting_panel import WeightingPanel  # noqa: PLC0415 - when first shown

    return WeightingPanel(live, selection)


def _day(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.day_panel import DayPanel  # noqa: PLC0415 - when first shown

    return DayPanel(live, selection, {page.id: page.title for page in PAGES.values()})


def build_inspector(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    """Make the inspector, which stands beside every stage."""
    from vmo_desktop.ui.panels.inspector_panel import InspectorPanel  # noqa: PLC0415 - when a workshop is open

    return InspectorPanel(live, selection)


STAGES = (
    Stage("frame", _tr("Frame"), "frame", _frame),
    Stage("drivers", _tr("Drivers"), "drivers", _drivers),
    Stage("initiatives", _tr("Initiatives"), "initiatives", _initiatives),
    Stage(VOTE, _tr("Vote"), "vote", _vote),
    Stage("discuss", _tr("Discuss"), "discuss", _discuss),
    Stage("score", _tr("Score"), "score", _score),
    Stage("rank", _tr("Rank"), "rank", _rank),
    Stage(CHOOSE, _tr("Choose"), "choose", _choose),
    Stage(PACK, _tr("Pack"), "pack", _pack),
    Stage(FOLLOW, _tr("Follow"), "follow", _follow),
)
"""The stages of a workshop, in order."""

OTHER_PAGES = (
    Stage(FRONTIER, _tr("Frontier"), "frontier", _frontier, stage=CHOOSE),
    Stage(BALANCE, _tr("Balance"), "balance", _balance, CHOOSE),
    Stage(FINANCE, _tr("Finance"), "finance", _finance, CHOOSE),
    Stage(SCENARIOS, _tr("Scenarios"), "choose", _scenarios, CHOOSE),
    Stage(SENSITIVITY, _tr("Sensitivity"), "sensitivity", _sensitivity, CHOOSE),
    Stage(ROBUSTNESS, _tr("Robustness"), "robustness", _robustness, CHOOSE),
    Stage(BENEFITS, _tr("Benefits"), "benefits", _benefits, FOLLOW),
    Stage(KPIS, _tr("KPIs"), "kpis", _kpis, FOLLOW),
    Stage(WEIGHTS, _tr("Weights"), "weights", _weights),
    Stage(DAY, _tr("Day"), "day", _day),
    Stage(HISTORY, _tr("History"), "history", _history),
)
"""Pages over the open workshop that are no stages."""

PAGES = {page.id: page for page in (*STAGES, *OTHER_PAGES)}
"""Every page by id."""
