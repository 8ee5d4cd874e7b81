"""The search and command box over the whole window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.actions import ActionTable
from vmo_desktop.ui.search import catalogue
from vmo_desktop.ui.search.entries import Entry
from vmo_desktop.ui.search.search_box import SearchBox
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.stage import REVIEWS
from vmo_desktop.ui.stage_area import StageArea

if TYPE_CHECKING:
    from vmo_desktop.ui.selection import Selection

SHOWS_INITIATIVES = frozenset({"initiatives", "score", "rank"})
"""The pages on which a selected initiative is seen; from any other the search goes to the list of initiatives."""


class SearchCommands(QObject):
    """Handlers of the search."""

    def __init__(
        self,
        window: QWidget,
        table: ActionTable,
        session: Session,
        area: StageArea,
        *,
        settings: Settings,
        selection: "Callable[[], Selection | None]",
        help_entries: Callable[[], list[Entry]],
    ) -> None:
        super().__init__(window)
        self._table = table
        self._session = session
        self._settings = settings
        self._area = area
        self._selection = selection
        self._help_entries = help_entries
        self.box = SearchBox(window)

    def show(self) -> None:
        """Show the box over everything there is to find now, or hide it."""
        if self.box.isVisible():
            self.box.leave()
            return
        self.box.enter(self.entries())

    def entries(self) -> list[Entry]:
        """List everything there is to find now."""
        found = list(catalogue.commands(self._table))
        live = self._session.live
        if live is not None:
            found += catalogue.initiatives(live.snapshot, self._show_initiative)
            found += catalogue.drivers(live.snapshot, self._show_driver)
            found += catalogue.lessons(live.snapshot, self._show_lesson)
        found += self._help_entries()
        found += catalogue.recent_files(self._settings.recent_files, self._session.open)
        return found

    def _show_initiative(self, initiative_id: int) -> None:
        from vmo_desktop.ui.parted_panel import PartedPanel  # noqa: PLC0415 - with the workshop

        if self._area.page_id not in SHOWS_INITIATIVES:
            self._area.show_page("initiatives")
        page = self._area.page(self._area.page_id)
        if isinstance(page, PartedPanel):
            page.show_part(0)
        selection = self._selection()
        if selection is not None:
            selection.select_initiative(initiative_id)

    def _show_lesson(self, lesson_id: int) -> None:
        from vmo_desktop.ui.reviews_page import ReviewsPage  # noqa: PLC0415 - with the workshop

        self._area.show_page(REVIEWS)
        page = self._area.page(REVIEWS).findChild(ReviewsPage)
        if page is not None:
            page.show_lesson(lesson_id)

    def _show_driver(self, driver_id: int) -> None:
        self._area.show_page("drivers")
        selection = self._selection()
        if selection is not None:
            selection.select_driver(driver_id)
