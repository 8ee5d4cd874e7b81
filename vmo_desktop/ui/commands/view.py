"""The View menu: what is shown, how large, light or dark."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from typing_extensions import override

from vmo_desktop.ui.screens import current_screen
from vmo_desktop.ui.settings import Scheme, Settings
from vmo_desktop.ui.stage_area import StageArea
from vmo_desktop.ui.theme import appearance
from vmo_desktop.ui.widgets.split_view import Alone


class ViewCommands(QObject):
    """Handlers of the View menu.

    Signals
    -------
    toggled()
        Something that a tick in the menu shows is different.
    """

    toggled = Signal()

    def __init__(
        self, window: QMainWindow, area: StageArea, settings: Settings, rail: QWidget, chrome: Sequence[QWidget]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._area = area
        self._settings = settings
        self._rail = rail
        self._chrome = chrome
        self.is_stage_only = False
        self._selected_before: object = None
        current_screen().changed.connect(self._show_chrome)
        self._show_chrome()

    @property
    def is_rail_wanted(self) -> bool:
        """Whether the list of stages is to be shown on this screen."""
        return self._settings.flag("rail", default=True, screen=current_screen().name)

    def show_rail(self, is_shown: bool) -> None:
        """Show or hide the list of stages."""
        self._settings.remember_flag("rail", is_shown, current_screen().name)
        self._show_chrome()
        self.toggled.emit()

    def step_back(self) -> bool:
        """Take back what has the whole room: the inspector, then chart or table, then the stage; tells if one had."""
        split = self._area.split_view
        if self._area.is_inspector_alone:
            self._area.focus_page()
        elif split is not None and split.alone is not Alone.NOBODY:
            self._show_alone(Alone.NOBODY)
        elif self.is_stage_only:
            self.show_stage_only(False)
        else:
            return False
        return True

    def show_inspector(self, is_shown: bool) -> None:
        """Show or hide the inspector."""
        self._area.show_inspector(is_shown)
        self.toggled.emit()

    def swap_keyboard(self) -> None:
        """Take the keyboard to the inspector, shown if need be, or from there back to the stage."""
        inspector = self._area.inspector
        if inspector is not None and inspector.isAncestorOf(self._window.focusWidget() or self._window):
            self._area.focus_page()
            return
        if inspector is not None and inspector.isHidden():
            self.show_inspector(True)
        self._area.focus_inspector()

    def show_stage_only(self, is_only: bool) -> None:
        """Give the whole screen to the stage, or take it back."""
        if is_only == self.is_stage_only:
            return
        self.is_stage_only = is_only
        state, whole = self._window.windowState(), Qt.WindowState.WindowFullScreen
        self._window.setWindowState(state | whole if is_only else state & ~whole)
        self._show_chrome()
        self.toggled.emit()

    def show_chart_only(self, is_only: bool) -> None:
        """Give the whole stage to the chart beside the table."""
        self._show_alone(Alone.CHART if is_only else Alone.NOBODY)
        self._watch_escape()

    def show_table_only(self, is_only: bool) -> None:
        """Give the whole stage to the table beside the chart."""
        self._show_alone(Alone.VIEW if is_only else Alone.NOBODY)

    def swap_sides(self) -> None:
        """Let the table and the chart change sides."""
        split = self._area.split_view
        if split is not None:
            split.swap()

    def zoom_in(self) -> None:
        """Make everything larger."""
        self._zoom(appearance().next_zoom(1))

    def zoom_out(self) -> None:
        """Make everything smaller."""
        self._zoom(appearance().next_zoom(-1))

    def zoom_reset(self) -> None:
        """Show everything at 100 %."""
        self._zoom(1.0)

    def follow_system(self, _is_on: bool = True) -> None:
        """Be light, dark or of strong contrast as the system says."""
        self._use(Scheme.SYSTEM)

    def use_light(self, _is_on: bool = True) -> None:
        """Be light."""
        self._use(Scheme.LIGHT)

    def use_dark(self, _is_on: bool = True) -> None:
        """Be dark."""
        self._use(Scheme.DARK)

    def use_contrast(self, _is_on: bool = True) -> None:
        """Show everything with strong contrast."""
        self._use(Scheme.CONTRAST)

    def _watch_escape(self) -> None:
        split = self._area.split_view
        chart = split.chart.focusProxy() if split is not None else None
        self._selected_before = self._area.selected
        if chart is not None:
            chart.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in a chart that is alone: what was selected before it was needs no Escape of its own."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            split = self._area.split_view
            is_alone = split is not None and split.alone is Alone.CHART
            if is_alone and self._area.selected == self._selected_before:
                return self.step_back()
        return super().eventFilter(watched, event)

    def _show_alone(self, alone: Alone) -> None:
        split = self._area.split_view
        if split is not None:
            split.show_alone(alone)
        self.toggled.emit()

    def _show_chrome(self) -> None:
        for widget in self._chrome:
            widget.setVisible(not self.is_stage_only)
        self._rail.setVisible(self.is_rail_wanted and not self.is_stage_only)

    def _zoom(self, zoom: float) -> None:
        self._settings.remember_zoom(zoom, current_screen().name)
        appearance().show(self._settings.scheme, zoom)

    def _use(self, scheme: Scheme) -> None:
        self._settings.scheme = scheme
        appearance().show(scheme, appearance().zoom)
        self.toggled.emit()
