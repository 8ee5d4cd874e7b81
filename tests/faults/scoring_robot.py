"""The real program, with a robot at its keyboard: `python -m tests.faults.scoring_robot PIPE SEED [FILE]`.

It types scores into random cells of the grid and tells on the pipe what it is about to type (`t`), and what a cell
shows once the edit is committed (`a`): initiative, driver, score. First of all it tells that a workshop is open (`o`).
"""

import os
import random
import sys

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vmo_desktop.__main__ import main
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.scoring_panel import ScoringPanel

PACE_MS = 2


class Robot(QObject):
    """Waits for an open workshop, then types without end."""

    def __init__(self, pipe: int, seed: int) -> None:
        super().__init__()
        self._pipe = pipe
        self._rng = random.Random(seed)
        self._timer: QTimer | None = None
        self._is_open = False
        # Waits in the queue until the program's own loop runs.
        QMetaObject.invokeMethod(self, "begin", Qt.ConnectionType.QueuedConnection)

    @Slot()
    def begin(self) -> None:
        """Start looking for the window."""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(PACE_MS)

    def _tell(self, *words: object) -> None:
        os.write(self._pipe, (" ".join(map(str, words)) + "\n").encode())

    def _go_on(self) -> None:
        window = next((each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)), None)
        if window is None or window.session.live is None:
            return
        if not self._is_open:
            self._is_open = True
            self._tell("o", window.session.live.workshop.path.name)
        window.workbench.area.show_page("score")
        panel = window.workbench.area.findChild(ScoringPanel)
        if panel is not None:
            self._score(window, panel)

    def _score(self, window: MainWindow, panel: ScoringPanel) -> None:
        live = window.session.live
        assert live is not None
        row, column = (
            self._rng.randrange(len(live.snapshot.initiatives)),
            self._rng.randrange(len(live.snapshot.leaves)),
        )
        cell = live.snapshot.initiatives[row].id, live.snapshot.leaves[column].id
        score = self._rng.randrange(5)
        panel.grid.select_cell(row, column)
        self._tell("t", *cell, score)
        QTest.keyClick(panel.grid, Qt.Key(Qt.Key.Key_0 + score))
        if panel.grid.model().index(row, column).data() == str(score):
            self._tell("a", *cell, score)
        else:
            self._tell("x", *cell, score)


if __name__ == "__main__":
    robot = Robot(int(sys.argv[1]), int(sys.argv[2]))
    sys.exit(main(sys.argv[3:]))
