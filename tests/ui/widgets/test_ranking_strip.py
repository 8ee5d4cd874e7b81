"""The first ten of the ranking."""

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from vmo_desktop.ui.widgets.ranking_strip import RankingStrip, Standing


def picture(strip: RankingStrip) -> QImage:
    return strip.grab().toImage()


def test_it_shows_ten_and_speaks_who_moves(qtbot: QtBot) -> None:
    strip = RankingStrip()
    qtbot.addWidget(strip)
    strip.resize(900, 60)
    strip.show_standings([Standing(place, f"Initiative {place}", 50.0, 2 - place) for place in range(1, 13)])
    assert len(strip.standings) == 10
    assert strip.accessibleDescription().startswith(
        "1 Initiative 1, up by 1; 2 Initiative 2; 3 Initiative 3, down by 1"
    )


def test_moving_changes_the_picture(qtbot: QtBot) -> None:
    strip = RankingStrip()
    qtbot.addWidget(strip)
    strip.resize(900, 60)
    strip.show_standings([Standing(1, "Portal", 50.0, 0)])
    before = picture(strip)
    strip.show_standings([Standing(1, "Portal", 50.0, 3)])
    assert picture(strip) != before


def test_incomplete_ones_and_hostile_names_are_drawn(qtbot: QtBot) -> None:
    strip = RankingStrip()
    qtbot.addWidget(strip)
    strip.show_standings([Standing(0, "<img src=x> $\\frac$ \u202e" + "x" * 5000, None, 0)])
    assert not picture(strip).isNull()
    assert strip.accessibleDescription().startswith("– <img")


def test_nothing_scored_says_what_will_be_here(qtbot: QtBot) -> None:
    strip = RankingStrip()
    qtbot.addWidget(strip)
    strip.show_standings([])
    assert "as soon as" in strip.accessibleDescription()
    assert not picture(strip).isNull()
