"""Which initiative and which driver are selected: shared by tables, chart and inspector."""

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The selected initiative and driver, by id; None when nothing is selected.

    Signals
    -------
    initiative_changed(object), driver_changed(object)
        The new id or None.
    """

    initiative_changed = Signal(object)
    driver_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._initiative_id: int | None = None
        self._driver_id: int | None = None

    @property
    def initiative_id(self) -> int | None:
        """The selected initiative."""
        return self._initiative_id

    @property
    def driver_id(self) -> int | None:
        """The selected driver."""
        return self._driver_id

    def select_initiative(self, initiative_id: int | None) -> None:
        """Select an initiative everywhere."""
        if initiative_id != self._initiative_id:
            self._initiative_id = initiative_id
            self.initiative_changed.emit(initiative_id)

    def select_driver(self, driver_id: int | None) -> None:
        """Select a driver everywhere."""
        if driver_id != self._driver_id:
            self._driver_id = driver_id
            self.driver_changed.emit(driver_id)
