"""A page of help shows pictures of the help and no others, wherever they lie."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.help.help_browser import HelpBrowser

RED = QColor(255, 0, 0)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture that is all red."""
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(RED)
    path = tmp_path / "red.png"
    assert image.save(str(path))
    return path


@pytest.mark.parametrize(
    "written", ["![x]({path})", "![x](file://{path})", '<img src="{path}">', '<img src="file://{path}">']
)
def test_a_picture_that_is_none_of_the_help_stays_unread(qtbot: QtBot, picture: Path, written: str) -> None:
    page = HelpBrowser()
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show_text(f"# Topic\n\n{written.format(path=picture)}\n")
    page.show()
    seen = page.grab().toImage()
    assert not any(seen.pixelColor(x, y) == RED for x in range(0, 400, 4) for y in range(0, 300, 4))
