"""The window says and shows the same whatever the secret votes are."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.secrecy.said import everything_said
from tests.secrecy.worlds import PLANTED, make_worlds
from tests.studio import Studio
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.stages import PAGES


def _told(path: Path) -> dict[str, tuple[list[str], QImage]]:
    """What every page says and how the window looks, with the inspector beside it."""
    told = {}
    with Studio() as studio:
        studio.dress(Scheme.LIGHT, 1.0, (1366, 768))
        studio.window.take(path)
        studio.window.workbench.area.show_inspector(True)
        for page_id in PAGES:
            studio.window.workbench.area.show_page(page_id)
            studio.rest()
            told[page_id] = everything_said(), studio.window.grab().toImage()
    return told


@pytest.mark.usefixtures("qapp")
def test_no_page_tells_two_worlds_apart(tmp_path: Path) -> None:
    first, second = make_worlds(tmp_path)
    path = tmp_path / "workshop.vmo"
    told = []
    for world in (first, first, second):  # from the second start on, the program knows the file
        shutil.copy(world, path)
        told.append(_told(path))
    for page_id in PAGES:
        said, picture = told[1][page_id]
        assert said == told[2][page_id][0], page_id
        assert picture == told[2][page_id][1], page_id
        assert not [text for text in said if PLANTED in text], page_id
