"""A few long texts to tick."""

from pytestqt.qtbot import QtBot

from vmo_desktop.ui.widgets.tick_list import TickList


def shown(qtbot: QtBot) -> TickList:
    ticks = TickList("Nothing here yet.")
    qtbot.addWidget(ticks)
    ticks.show()
    return ticks


def test_ticking_tells_all_that_are_ticked(qtbot: QtBot) -> None:
    ticks = shown(qtbot)
    ticks.show_items([(1, "one"), (2, "two"), (3, "three")], [3])
    with qtbot.waitSignal(ticks.ticked) as told:
        ticks.boxes[1].click()
    assert told.args == [[1, 3]]


def test_showing_ticks_tells_nothing(qtbot: QtBot) -> None:
    ticks = shown(qtbot)
    with qtbot.assertNotEmitted(ticks.ticked):
        ticks.show_items([(1, "one")], [1])
        ticks.show_items([(1, "one")], [])
    assert not ticks.boxes[1].isChecked()


def test_long_texts_are_elided_and_an_ampersand_is_a_letter(qtbot: QtBot) -> None:
    ticks = shown(qtbot)
    ticks.resize(200, 100)
    ticks.show_items([(1, "R&D " + "and more " * 500)], [])
    ticks.resize(210, 100)
    assert ticks.boxes[1].text().startswith("R&&D")
    assert ticks.boxes[1].text().endswith("…")
    assert ticks.minimumSizeHint().width() < 200
