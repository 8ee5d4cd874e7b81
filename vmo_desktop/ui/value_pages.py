"""The pages of the stage in which value is followed; panels are imported when first shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.stage import BENEFITS, CALIBRATION, FOLLOW, KPIS, REVIEWS, SINCE, Stage, stage_name
from vmo_desktop.ui.widgets.headed_view import HeadedView
from vmo_desktop.ui.widgets.split_view import SplitView

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.ui.selection import Selection


def _about_value(page_id: str, live: "LiveWorkshop", selection: "Selection", panel: QWidget) -> QWidget:
    """Put what is common to all pages that follow value over one of them."""
    from vmo_desktop.ui.editors.follow_head import FollowHead  # noqa: PLC0415 - when first shown

    first = (FOLLOW, QCoreApplication.translate("Stages", "Dashboard"))
    pages = [first, *((page.id, page.title) for page in VALUE_PAGES)]
    return HeadedView(FollowHead(live, selection, pages, page_id), panel)


def follow(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    """Build the first page of the stage: the dashboard."""
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


def _reviews(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.reviews_page import ReviewsPage  # noqa: PLC0415 - when first shown

    return _about_value(REVIEWS, live, selection, ReviewsPage(live, selection))


def _calibration(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.calibration_chart_panel import CalibrationChartPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.calibration_panel import CalibrationPanel  # noqa: PLC0415 - when first shown

    side, chart = CalibrationPanel(live, selection), CalibrationChartPanel(live, selection)
    return _about_value(CALIBRATION, live, selection, SplitView("calibration", side, chart, share=0.5))


def _since(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.since_panel import SincePanel  # noqa: PLC0415 - when first shown

    return _about_value(SINCE, live, selection, SincePanel(live, selection))


VALUE_PAGES = (
    Stage(BENEFITS, stage_name("Benefits"), "benefits", _benefits, FOLLOW),
    Stage(KPIS, stage_name("KPIs"), "kpis", _kpis, FOLLOW),
    Stage(REVIEWS, stage_name("Reviews"), "reviews", _reviews, FOLLOW),
    Stage(CALIBRATION, stage_name("Calibration"), "calibration", _calibration, FOLLOW),
    Stage(SINCE, stage_name("Since last time"), "since", _since, FOLLOW),
)
"""Pages of the stage, besides its first."""
