"""The pages of the window and what they are made of.

Panels are imported when their page is first shown: this is the one place that loads matplotlib, reportlab and the
like into the window's process.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.choice_pages import CHOICE_PAGES, choose
from vmo_desktop.ui.road_pages import ROAD_PAGES, road
from vmo_desktop.ui.stage import CHOOSE, DAY, FOLLOW, HISTORY, PACK, ROAD, VOTE, WEIGHTS, Stage, stage_name
from vmo_desktop.ui.value_pages import VALUE_PAGES, follow
from vmo_desktop.ui.widgets.headed_view import HeadedView
from vmo_desktop.ui.widgets.split_view import SplitView

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.ui.selection import Selection


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


def _pack(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.pack_panel import PackPanel  # noqa: PLC0415 - when first shown

    return PackPanel(live, selection)


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
    Stage("frame", stage_name("Frame"), "frame", _frame),
    Stage("drivers", stage_name("Drivers"), "drivers", _drivers),
    Stage("initiatives", stage_name("Initiatives"), "initiatives", _initiatives),
    Stage(VOTE, stage_name("Vote"), "vote", _vote),
    Stage("discuss", stage_name("Discuss"), "discuss", _discuss),
    Stage("score", stage_name("Score"), "score", _score),
    Stage("rank", stage_name("Rank"), "rank", _rank),
    Stage(CHOOSE, stage_name("Choose"), "choose", choose),
    Stage(PACK, stage_name("Pack"), "pack", _pack),
    Stage(FOLLOW, stage_name("Follow"), "follow", follow),
    Stage(ROAD, stage_name("Road"), "road", road),
)
"""The stages of a workshop, in order."""

OTHER_PAGES = (
    *CHOICE_PAGES,
    *VALUE_PAGES,
    *ROAD_PAGES,
    Stage(WEIGHTS, stage_name("Weights"), "weights", _weights),
    Stage(DAY, stage_name("Day"), "day", _day),
    Stage(HISTORY, stage_name("History"), "history", _history),
)
"""Pages over the open workshop that are no stages."""

PAGES = {page.id: page for page in (*STAGES, *OTHER_PAGES)}
"""Every page by id."""
