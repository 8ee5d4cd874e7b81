"""The chart's commands, for the chart in sight."""

from functools import partialmethod

from PySide6.QtCore import QObject

from vmo_desktop.ui.chart_action import ChartAction, Charting
from vmo_desktop.ui.stage_area import StageArea


class ChartCommands(QObject):
    """Handlers of the chart's menu."""

    def __init__(self, area: StageArea) -> None:
        super().__init__(area)
        self._area = area

    def _act(self, action: ChartAction, _is_on: bool = False) -> None:
        split = self._area.split_view
        if split is not None and isinstance(split.chart, Charting) and action in split.chart.offered:
            split.chart.act(action)

    copy = partialmethod(_act, ChartAction.COPY)
    save = partialmethod(_act, ChartAction.SAVE)
    fit = partialmethod(_act, ChartAction.FIT)
    show_whole = partialmethod(_act, ChartAction.WHOLE)
    show_table = partialmethod(_act, ChartAction.TABLE)
    edit_quadrants = partialmethod(_act, ChartAction.QUADRANTS)
    draw_lasso = partialmethod(_act, ChartAction.LASSO)
    show_votes = partialmethod(_act, ChartAction.VOTES)
    choose_name = partialmethod(_act, ChartAction.NAME)
