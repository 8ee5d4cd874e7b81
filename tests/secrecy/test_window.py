"""The window says and shows the same whatever the secret votes are."""

import shutil
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from typing_extensions import override

from tests.secrecy.said import everything_said
from tests.secrecy.worlds import PLANTED, make_worlds
from tests.studio import Studio
from vmo_desktop.ui import day_timer
from vmo_desktop.ui.settings import Scheme
from vmo_desktop.ui.stages import PAGES


class _Noon(datetime):
    """A clock that stands still: what is compared is told minutes apart, and the Day page tells when the day ends."""

    @override
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "_Noon":
        return cls(2026, 11, 27, 12, tzinfo=tz or UTC)


def _told(path: Path) -> dict[str, tuple[list[str], QImage]]:
    """What every page says and how the window looks, with the inspector beside it; in the end all of it once more."""
    told: dict[str, tuple[list[str], QImage]] = {}
    with Studio() as studio:
        studio.dress(Scheme.LIGHT, 1.0, (1366, 768))
        studio.window.take(path)
        studio.window.workbench.area.show_inspector(True)
        area = studio.window.workbench.area
        for page_id in PAGES:
            seen = [area.page(each) for each in told]
            area.show_page(page_id)
            studio.rest()
            told[page_id] = everything_said(but=seen), studio.window.grab().toImage()
        told["everything"] = everything_said(), studio.window.grab().toImage()
    return told


@pytest.mark.usefixtures("qapp")
def test_no_page_tells_two_worlds_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_timer, "datetime", _Noon)
    first, second = make_worlds(tmp_path)
    path = tmp_path / "workshop.vmo"
    shutil.copy(first, path)
    with Studio() as studio:
        studio.window.take(path)  # from the second start on, the program knows the file
    told = []
    for world in (first, second):
        shutil.copy(world, path)
        told.append(_told(path))
    for page_id, (said, picture) in told[0].items():
        assert said == told[1][page_id][0], page_id
        assert picture == told[1][page_id][1], page_id
        assert not [text for text in said if PLANTED in text], page_id
