"""The program, which begins a kind of work by itself and is closed in the midst of it.

Run as ``python -m tests.faults.closing_window FILE KIND MILLISECONDS FOLDER``. It writes a line to standard output
when it begins to close. FOLDER has the spreadsheet ``rows.csv`` and gets what is exported.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from tests.faults.long_work import ASKED
from vmo_desktop.ui import program
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.pack_panel import PackPanel
from vmo_desktop.ui.settings import Settings
from vmo_desktop.ui.single_instance import Request
from vmo_desktop.workshop.ops.presentation import edit_pack_title

FILE, KIND, MOMENT, FOLDER = sys.argv[1:5] if len(sys.argv) > 4 else ("", "", "0", "")


class ClosingWindow(MainWindow):
    """Opens the file, begins what was asked for, and closes after so many milliseconds."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.preload.finished.connect(self._begin)

    def _begin(self) -> None:
        self.begin(Request(FILE, ""))
        BEGUN[KIND](self)
        QTimer.singleShot(int(MOMENT), self._close)

    def _close(self) -> None:
        print("closing", flush=True)
        self.close()


def _page(name: str) -> Callable[[ClosingWindow], None]:
    return lambda window: window.workbench.area.show_page(name)


def _export(window: ClosingWindow) -> None:
    live = window.session.live
    assert live is not None
    window.workbench.file.write_data(live, Path(FOLDER) / "data.xlsx")


def _pack(window: ClosingWindow) -> None:
    window.workbench.area.show_page("pack")
    for panel in window.findChildren(PackPanel):
        panel.output.choose_target = lambda _proposal: Path(FOLDER) / "pack.pdf"
        panel.export()


def _import(window: ClosingWindow) -> None:
    window.workbench.file.take(Path(FOLDER) / "rows.csv")
    timer = QTimer(window)
    timer.timeout.connect(lambda: _press_import(window))
    timer.start(10)


def _press_import(window: ClosingWindow) -> None:
    for button in window.findChildren(QPushButton, "do_import"):
        if button.isEnabled():
            button.click()


def _backup(window: ClosingWindow) -> None:
    live = window.session.live
    assert live is not None
    for number in range(ASKED):
        live.do(edit_pack_title("portfolio", f"Title {number}"))


BEGUN: dict[str, Callable[[ClosingWindow], None]] = {
    "nothing": lambda _window: None,
    "choice": _page("choose"),
    "frontier": _page("frontier"),
    "sensitivity": _page("sensitivity"),
    "robustness": _page("robustness"),
    "money": _page("finance"),
    "discussion": _page("vote"),
    "preview": _page("pack"),
    "pack": _pack,
    "data": _export,
    "reading": lambda window: window.workbench.file.take(Path(FOLDER) / "rows.csv"),
    "import": _import,
    "backup": _backup,
}


def main() -> int:
    """Run the program with this window."""
    program.__dict__["MainWindow"] = ClosingWindow
    return program.run(None, "")


if __name__ == "__main__":
    raise SystemExit(main())
