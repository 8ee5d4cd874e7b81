"""Which initiatives and which driver are selected: shared by tables, chart and inspector."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The selected initiative and driver, by id; None when nothing is selected.

    Signals
    -------
    initiative_changed(object), driver_changed(object)
        The new id or None.
    marked_changed(object)
        The ids of the initiatives that are marked together, such as by a lasso; empty when there are none.
    """

    initiative_changed = Signal(object)
    driver_changed = Signal(object)
    marked_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._initiative_id: int | None = None
        self._driver_id: int | None = None
        self._marked_ids: frozenset[int] = frozenset()

    @property
    def initiative_id(self) -> int | None:
        """The selected initiative."""
        return self._initiative_id

    @property
    def driver_id(self) -> int | None:
        """The selected driver."""
        return self._driver_id

    @property
    def marked_ids(self) -> frozenset[int]:
        """The initiatives that are marked together."""
        return self._marked_ids

    def mark_initiatives(self, initiative_ids: Iterable[int]) -> None:
        """Mark several initiatives together everywhere, besides the one that is selected."""
        marked = frozenset(initiative_ids)
        if marked != self._marked_ids:
            self._marked_ids = marked
            self.marked_changed.emit(marked)

    def select_initiative(self, initiative_id: int | None) -> None:
        """Select an initiative everywhere; one outside of those marked together ends their being marked."""
        if initiative_id not in self._marked_ids:
            self.mark_initiatives(())
        if initiative_id != self._initiative_id:
            self._initiative_id = initiative_id
            self.initiative_changed.emit(initiative_id)

    def select_driver(self, driver_id: int | None) -> None:
        """Select a driver everywhere."""
        if driver_id != self._driver_id:
            self._driver_id = driver_id
            self.driver_changed.emit(driver_id)
