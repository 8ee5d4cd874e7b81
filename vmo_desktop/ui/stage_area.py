"""The middle of the workbench: one page over the open workshop with the inspector beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.screens import current_screen
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.stage import HISTORY
from vmo_desktop.ui.stages import PAGES, build_inspector
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.headed_view import HeadedView
from vmo_desktop.ui.widgets.remembered_splitter import RememberedSplitter
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.split_view import SplitView

if TYPE_CHECKING:
    from vmo_desktop.ui.live import LiveWorkshop
    from vmo_desktop.ui.selection import Selection

INSPECTOR_WIDTH = 320
ROOMY = 1250
NARROW = 620
"""Below this width, in pixels at 100 %, the inspector stands in the stage's place and not beside it."""

INSPECTED = frozenset({"initiatives", "score", "rank"})
"""The pages beside which the inspector stands; the others say everything themselves."""


class StageArea(QWidget):
    """Makes each page when it is first shown and keeps it while the workshop is open.

    Signals
    -------
    page_shown(str)
        Another page is shown, by id.
    page_made(QWidget)
        A page over the open workshop was made.
    inspector_placed()
        The inspector may have come or gone.
    chart_folded()
        The chart of a page came into sight or went out of it.
    """

    inspector_placed = Signal()
    chart_folded = Signal()
    page_made = Signal(object)
    page_shown = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage_area")
        self._settings = settings
        self._stack = QStackedWidget()
        self._is_narrow = self._is_inspecting = False
        self._split = RememberedSplitter("inspector_split", self._usual_sizes)
        self._split.addWidget(self._stack)
        self._split.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)
        self._pages: dict[str, QWidget] = {}
        self._scrollers: dict[str, Scroller] = {}
        self._page_id = ""
        self._inspector: QWidget | None = None
        self._open: tuple[LiveWorkshop, Selection] | None = None
        current_screen().changed.connect(self._place_inspector)
        appearance().changed.connect(self._fit)

    @property
    def page_id(self) -> str:
        """The page that is shown; empty while no workshop is open."""
        return self._page_id

    @property
    def inspector(self) -> QWidget | None:
        """The inspector, while a workshop is open."""
        return self._inspector

    @property
    def has_inspector(self) -> bool:
        """Whether the inspector is wanted with the stages; until the user says so, where there is room."""
        if self._is_narrow:
            return self._is_inspecting
        is_roomy = self.width() >= scaled(ROOMY)
        return self._settings.flag("inspector", default=is_roomy, screen=current_screen().name)

    @property
    def is_inspector_alone(self) -> bool:
        """Whether the inspector stands in the stage's place."""
        return self._stack.isHidden()

    def page(self, page_id: str) -> QWidget:
        """Find a page, made if need be."""
        if page_id not in self._pages:
            if self._open is None:
                raise LookupError(f"no workshop is open, so there is no page {page_id}")
            made = PAGES[page_id].build(*self._open)
            self._pages[page_id] = made
            split = _split_of(made)
            if split is not None:
                split.folded.connect(self.chart_folded)
            self._scrollers[page_id] = Scroller(made, self._stack)
            self._stack.addWidget(self._scrollers[page_id])
            self.page_made.emit(made)
        return self._pages[page_id]

    def prepare_page(self, page_id: str) -> None:
        """Make a page as soon as what is shown is painted, so that it is there at once when it is wanted."""
        QTimer.singleShot(0, self, lambda: self._prepare(page_id))

    def _prepare(self, page_id: str) -> None:
        if self._open is not None:
            self.page(page_id)

    def open(self, live: "LiveWorkshop", selection: "Selection", page_id: str) -> None:
        """Show a workshop."""
        self._open = (live, selection)
        self._inspector = build_inspector(live, selection)
        self._connect_inspector(self._inspector)
        self._split.addWidget(self._inspector)
        self._split.setStretchFactor(1, 0)
        self._split.restore()
        self.show_page(page_id)

    def close_workshop(self) -> None:
        """Let go of the workshop."""
        gone = [*self._pages.values(), *([self._inspector] if self._inspector is not None else [])]
        self._pages, self._inspector, self._open, self._page_id = {}, None, None, ""
        scrollers, self._scrollers = list(self._scrollers.values()), {}
        for widget in gone:
            widget.close()
        for scroller in scrollers:
            self._stack.removeWidget(scroller)
        for widget in (*scrollers, *gone):
            widget.deleteLater()

    def show_page(self, page_id: str) -> None:
        """Show a page of the open workshop."""
        page = self.page(page_id)
        self._page_id = page_id
        self._is_inspecting = False
        self._stack.setCurrentWidget(self._scrollers[page_id])
        self._place_inspector()
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_shown.emit(page_id)

    def show_inspector(self, is_shown: bool) -> None:
        """Show or hide the inspector; remembered for this screen where it stands beside the stage."""
        if self._is_narrow:
            self._is_inspecting = is_shown
        else:
            self._settings.remember_flag("inspector", is_shown, current_screen().name)
        self._place_inspector()

    @property
    def selected(self) -> tuple[int | None, frozenset[int]] | None:
        """The initiative that is selected and those that are marked; None while no workshop is open."""
        if self._open is None:
            return None
        return self._open[1].initiative_id, self._open[1].marked_ids

    def focus_page(self) -> None:
        """Give the keyboard to the page that is shown."""
        if self.is_inspector_alone:
            self.show_inspector(False)
        page = self._stack.currentWidget()
        if page is not None:
            page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_inspector(self) -> None:
        """Give the keyboard to the inspector, where one is shown."""
        if self._inspector is not None and self._inspector.isVisible():
            self._inspector.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _connect_inspector(self, inspector: QWidget) -> None:
        from vmo_desktop.ui.panels.inspector_panel import InspectorPanel  # noqa: PLC0415 - with the workshop

        if isinstance(inspector, InspectorPanel):
            inspector.left.connect(self.focus_page)
            inspector.step_picked.connect(self._on_step_picked)

    def _on_step_picked(self, step: int) -> None:
        from vmo_desktop.ui.panels.history_panel import HistoryPanel  # noqa: PLC0415 - when first shown

        self.show_page(HISTORY)
        page = self.page(HISTORY)
        if isinstance(page, HistoryPanel):
            page.pick_step(step)

    @property
    def split_view(self) -> SplitView | None:
        """The page shown if it has a chart beside it."""
        return _split_of(self._pages.get(self._page_id))

    def _usual_sizes(self) -> list[int]:
        return [max(self.width() - scaled(INSPECTOR_WIDTH), 1), scaled(INSPECTOR_WIDTH)]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the inspector in the stage's place where there is no room for both."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < scaled(NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow, self._is_inspecting = is_narrow, False
            self._place_inspector()

    def _place_inspector(self) -> None:
        if self._inspector is None:
            return
        has_focus = self._stack.isAncestorOf(self.window().focusWidget() or self)
        is_shown = self.has_inspector and self._page_id in INSPECTED
        self._inspector.setVisible(is_shown)
        self._stack.setHidden(is_shown and self._is_narrow)
        if has_focus and self.is_inspector_alone:
            self.focus_inspector()
        self.inspector_placed.emit()


def _split_of(page: QWidget | None) -> SplitView | None:
    """The view and the chart of a page that has one."""
    inner = page.page if isinstance(page, HeadedView) else page
    return inner if isinstance(inner, SplitView) else None
