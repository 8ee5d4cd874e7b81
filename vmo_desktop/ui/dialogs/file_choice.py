"""Asking for a file: the one place that opens the system's file dialogs."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from vmo_desktop.ui.settings import Settings


class FileChoice:
    """Asks for a file to read or to write, and remembers the folder."""

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        self._parent = parent
        self._settings = settings
        self.kind = ""
        """The kind of file that was chosen last, as the dialog names it."""

    def to_read(self, title: str, kinds: str) -> Path | None:
        """Ask for a file to read; None when the user thought better of it."""
        name, _ = QFileDialog.getOpenFileName(self._parent, title, self._settings.last_folder, kinds)
        return self._chosen(name)

    def to_write(self, title: str, proposal: str, kinds: str, suffix: str) -> Path | None:
        """Ask for a file to write; the dialog asks before replacing one."""
        start = str(Path(self._settings.last_folder) / proposal)
        name, kind = QFileDialog.getSaveFileName(self._parent, title, start, kinds)
        path = self._chosen(name)
        self.kind = kind
        if path is not None and not path.suffix:
            # The dialog leaves out the ending that the chosen kind, such as "Excel (*.xlsx)", implies.
            of_kind = kind.rpartition("*")[2].rstrip(")") if "(*." in kind else ""
            path = path.with_suffix(of_kind or suffix)
        return path

    def _chosen(self, name: str) -> Path | None:
        if not name:
            return None
        path = Path(name)
        self._settings.last_folder = str(path.parent)
        return path
