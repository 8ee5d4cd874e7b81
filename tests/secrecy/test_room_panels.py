"""Agreement and the coach say the same whatever the secret votes are."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from tests.secrecy.said import everything_said
from tests.secrecy.worlds import PLANTED, make_worlds
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.panels.coach_panel import CoachPanel
from vmo_desktop.ui.panels.measures_panel import MeasuresPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.workshop import Workshop


def _told(path: Path, kind: type[Panel], qtbot: QtBot) -> list[str]:
    with Workshop.open(path) as workshop:
        live = LiveWorkshop(workshop)
        panel = kind(live, Selection(live))
        panel.show()
        qtbot.waitExposed(panel)
        said = everything_said()
        panel.close()
        panel.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return said


@pytest.mark.parametrize("kind", [MeasuresPanel, CoachPanel])
def test_no_panel_of_the_room_tells_two_worlds_apart(kind: type[Panel], tmp_path: Path, qtbot: QtBot) -> None:
    first, second = (_told(path, kind, qtbot) for path in make_worlds(tmp_path))
    assert first == second
    assert first
    assert not [text for text in first if PLANTED in text]
