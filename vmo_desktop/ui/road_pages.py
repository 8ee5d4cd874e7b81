"""The pages of the stage about the road from PMO to VMO; panels are imported when first shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.stage import ROAD, STREAMS, Stage, stage_name
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
    from vmo_desktop.ui.panels.road_panel import RoadPanel  # noqa: PLC0415 - when first shown

    return _about_road(ROAD, live, selection, RoadPanel(live, selection))


def _streams(live: "LiveWorkshop", selection: "Selection") -> QWidget:
    from vmo_desktop.ui.panels.stream_chart_panel import StreamChartPanel  # noqa: PLC0415 - when first shown
    from vmo_desktop.ui.panels.streams_panel import StreamsPanel  # noqa: PLC0415 - when first shown

    side, chart = StreamsPanel(live, selection), StreamChartPanel(live, selection)
    return _about_road(STREAMS, live, selection, SplitView("streams", side, chart, share=0.5))


ROAD_PAGES: tuple[Stage, ...] = (Stage(STREAMS, stage_name("Value streams"), "streams", _streams, ROAD),)
"""Pages of the stage, besides its first."""
