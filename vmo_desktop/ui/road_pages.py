"""The pages of the stage about the road from PMO to VMO; panels are imported when first shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.stage import ASPECTS, PEOPLE, ROAD, ROADMAP, STREAMS, Stage, stage_name
from vmo_desktop.ui.widgets.headed_view import HeadedView
from vmo_desktop.ui.widgets.split_view import SplitView

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.ui.selection import Selection


def _about_road(page_id: str, live: "LiveWorkshop", selection: "Selection", panel: QWidget) -> QWidget:
    """Put the buttons of the stage's pages over one of them."""
    from vmo_desktop.ui.editors.pages_head import PagesHead  # noqa: PLC0415 - when first shown

    first = (ROAD, QCoreApplication.translate("Stages", "Assessment"))
    pages = [first, *((page.id, page.title) for page in ROAD_PAGES)]
    return HeadedView(PagesHead(live, selection, pages, page_id), panel)


def road(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    """Build the first page of the stage: the assessment."""
    from vmo_desktop.ui.panels.maturity_chart_panel import MaturityChartPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.road_panel import RoadPanel  # noqa: PLC0415 - when first shown

    side, chart = RoadPanel(live, selection), MaturityChartPanel(live, selection)
    return _about_road(ROAD, live, selection, SplitView("road", side, chart, share=0.56))


def _roadmap(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.roadmap_chart_panel import RoadmapChartPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.roadmap_panel import RoadmapPanel  # noqa: PLC0415 - when first shown

    side, chart = RoadmapPanel(live, selection), RoadmapChartPanel(live, selection)
    return _about_road(ROADMAP, live, selection, SplitView("roadmap", side, chart, share=0.5))


def _people(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.people_panel import PeoplePanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.stakeholder_map_panel import StakeholderMapPanel  # noqa: PLC0415 - when first shown

    side, chart = PeoplePanel(live, selection), StakeholderMapPanel(live, selection)
    return _about_road(PEOPLE, live, selection, SplitView("people", side, chart, share=0.55))


def _aspects(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.aspects_chart_panel import AspectsChartPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.aspects_panel import AspectsPanel  # noqa: PLC0415 - when first shown

    side, chart = AspectsPanel(live, selection), AspectsChartPanel(live, selection)
    return _about_road(ASPECTS, live, selection, SplitView("aspects", side, chart, share=0.5))


def _streams(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.stream_chart_panel import StreamChartPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.streams_panel import StreamsPanel  # noqa: PLC0415 - when first shown

    side, chart = StreamsPanel(live, selection), StreamChartPanel(live, selection)
    return _about_road(STREAMS, live, selection, SplitView("streams", side, chart, share=0.5))


ROAD_PAGES = (
    Stage(ROADMAP, stage_name("Roadmap"), "roadmap", _roadmap, ROAD),
    Stage(PEOPLE, stage_name("People"), "people", _people, ROAD),
    Stage(ASPECTS, stage_name("PMO and VMO"), "aspects", _aspects, ROAD),
    Stage(STREAMS, stage_name("Value streams"), "streams", _streams, ROAD),
)
"""Pages of the stage, besides its first."""
