"""The View menu: what is shown, how large, light or dark."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from vmo_desktop.ui.settings import Scheme, Settings
from vmo_desktop.ui.stage_area import StageArea
from vmo_desktop.ui.theme import appearance


class ViewCommands(QObject):
    """Handlers of the View menu.

    Signals
    -------
    toggled()
        Something that a tick in the menu shows is different.
    """

    toggled = Signal()

    def __init__(self, window: QMainWindow, area: StageArea, settings: Settings, chrome: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._area = area
        self._settings = settings
        self._chrome = chrome
        self._hidden: list[QWidget] = []
        self.is_stage_only = False

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
        if is_only:
            self._hidden = [widget for widget in self._chrome if not widget.isHidden()]
            self._window.showFullScreen()
        else:
            self._window.showNormal()
        for widget in self._hidden:
            widget.setVisible(not is_only)
        self.toggled.emit()

    def show_chart_only(self, is_only: bool) -> None:
        """Give the whole stage and the keyboard to the chart beside the table, or give both back."""
        split = self._area.split_view
        if split is not None:
            before = split.view.focusWidget() or split.view
            split.show_chart_only(is_only)
            (split.chart if is_only else before).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toggled.emit()

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

    def _zoom(self, zoom: float) -> None:
        self._settings.zoom = zoom
        appearance().show(self._settings.scheme, zoom)

    def _use(self, scheme: Scheme) -> None:
        self._settings.scheme = scheme
        appearance().show(scheme, self._settings.zoom)
        self.toggled.emit()
