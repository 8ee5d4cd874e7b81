"""The Workshop and Report menus: pages over the open workshop, and whose name its steps carry."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.dialogs.name_dialog import NameDialog
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.stage import HISTORY, PACK, REVIEWS, WEIGHTS
from vmo_desktop.ui.stage_area import StageArea


@runtime_checkable
class Exporting(Protocol):
    """A page that can write itself to a file."""

    def export(self) -> None:
        """Ask where to, and write."""


@runtime_checkable
class Printing(Protocol):
    """A page that can print itself."""

    def print_pack(self) -> None:
        """Ask for printer and pages, and print."""


class WorkshopCommands(QObject):
    """Handlers of the Workshop and Report menus."""

    def __init__(self, window: QWidget, area: StageArea, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._area = area
        self._settings = settings

    def show_history(self) -> None:
        """Show every step."""
        self._area.show_page(HISTORY)

    def show_weights(self) -> None:
        """Show the questions about weights."""
        self._area.show_page(WEIGHTS)

    def show_pack(self) -> None:
        """Show the decision pack."""
        self._area.show_page(PACK)

    def export_pack(self) -> None:
        """Show the decision pack and write it."""
        self._area.show_page(PACK)
        page = self._area.page(PACK)
        if isinstance(page, Exporting):
            page.export()

    def print_pack(self) -> None:
        """Show the decision pack and print it."""
        self._area.show_page(PACK)
        page = self._area.page(PACK)
        if isinstance(page, Printing):
            page.print_pack()

    def celebrate(self) -> None:
        """Show the wins, and the sheet that is printed of them where there are any."""
        from vmo_desktop.ui.reviews_page import ReviewsPage  # noqa: PLC0415 - with the workshop

        self._area.show_page(REVIEWS)
        page = self._area.page(REVIEWS).findChild(ReviewsPage)
        if page is not None:
            page.celebrate()

    def name_author(self) -> None:
        """Ask for the name that the history's steps will carry."""
        dialog = NameDialog(self._settings.author, self._window)
        dialog.named.connect(self._on_named)
        dialog.open()

    def _on_named(self, name: str) -> None:
        self._settings.author = name
