"""What is done with KPIs beside their page: readings from a spreadsheet, and promises that may change again."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from vmo_desktop.errors import NotAllowed
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.dialogs.file_choice import FileChoice
from vmo_desktop.ui.session import Session
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.widgets.notice import Notice


class KpiCommands(QObject):
    """Handlers of the commands about KPIs."""

    def __init__(self, window: QWidget, session: Session, settings: Settings, notice: Notice) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._notice = notice
        self._choice = FileChoice(window, settings)

    def import_readings(self) -> None:
        """Ask for a spreadsheet and show what is in it."""
        kinds = self.tr("Spreadsheets (*.csv *.tsv *.txt *.xlsx *.xlsm);;All files (*)")
        path = self._choice.to_read(self.tr("Import readings of KPIs"), kinds)
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Show what is in a spreadsheet, to be taken in."""
        live = self._session.live
        if live is None:
            return
        self._session.settling.emit()
        if live.workshop.is_read_only:
            self._session.failed.emit(
                NotAllowed(self.tr("This workshop is open for reading only, so no reading can be taken in."))
            )
            return
        if not live.snapshot.value.kpis:
            words = self.tr("There is no KPI yet. Add the KPIs first, by the names that the spreadsheet uses.")
            self._session.failed.emit(NotAllowed(words))
            return
        from vmo_desktop.ui.dialogs.readings_dialog import ReadingsDialog  # noqa: PLC0415 - when used

        dialog = ReadingsDialog(live, path, self._window)
        dialog.taken.connect(self._tell)
        dialog.open()

    def unfreeze(self, kpi_id: int) -> None:
        """Ask why what a KPI promised may change again."""
        live = self._session.live
        kpi = None if live is None else live.snapshot.value.kpi_by_id.get(kpi_id)
        if live is None or kpi is None:
            return
        from vmo_desktop.ui.dialogs.unfreeze_dialog import UnfreezeDialog  # noqa: PLC0415 - when used

        UnfreezeDialog(live, kpi, self._window).open()

    def _tell(self, count: int) -> None:
        self._notice.tell(counted(count, self.tr("1 reading is taken in."), self.tr("%n readings are taken in.")))
