"""The room without a round, and its Vote page."""

from pathlib import Path

import pytest

from tests.ui.voting.room import open_room
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.vote_panel import VotePanel


@pytest.fixture
def live(window: MainWindow, tmp_path: Path) -> LiveWorkshop:
    """The room without a round."""
    return open_room(window, tmp_path)


@pytest.fixture
def panel(window: MainWindow, live: LiveWorkshop) -> VotePanel:
    """The page, shown."""
    assert live.snapshot.participants
    window.workbench.area.show_page("vote")
    page = window.workbench.area.page("vote")
    assert isinstance(page, VotePanel)
    return page
