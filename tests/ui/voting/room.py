"""A room that votes: four initiatives, a driver of levels, a measure, one more, and three people."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.made_once import made_once
from tests.ui.small_workshop import driver_id, initiative_id, make_small_workshop
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.vote_panel import VotePanel
from vmo_desktop.ui.voting.ballot_page import BallotPage
from vmo_desktop.ui.voting.voting_mode import VotingMode
from vmo_desktop.workshop.ops.ballots import Voted, hand_in, write_votes
from vmo_desktop.workshop.ops.drivers import add_driver, edit_driver
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.rounds import open_round
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.rows import ScaleKind
from vmo_desktop.workshop.workshop import Workshop

PEOPLE = ("Anna", "Ben", "Clara")
PLANTED = "87.3"
"""A vote on the measure that is nobody else's number."""

SAID = "planted rationale"


def fill_room(workshop: Workshop) -> Workshop:
    """Make a room of the small workshop."""
    workshop.do(add_driver("Reach"))
    reach = driver_id(workshop, "Reach")
    workshop.do(edit_driver(reach, {"scale": ScaleKind.MEASURE, "low": 0.0, "high": 100.0, "unit": "%"}))
    workshop.do(add_initiatives([{"code": "S1", "name": "Sensors"}]))
    for name in PEOPLE:
        workshop.do(add_participant({"name": name}))
    return workshop


@made_once
def make_voting_room(path: Path) -> Workshop:
    """The room without a round."""
    return fill_room(make_small_workshop(path))


def ask_all(live: LiveWorkshop) -> int:
    """Open a round on everything; its id."""
    snapshot = live.snapshot
    live.do(open_round("Round 1", [each.id for each in snapshot.initiatives], [each.id for each in snapshot.leaves]))
    return live.snapshot.rounds[-1].id


def person(workshop: Workshop, name: str) -> int:
    """Find a participant by name."""
    return next(each.id for each in workshop.snapshot.participants if each.name == name)


def cell(workshop: Workshop, initiative: str, driver: str) -> tuple[int, int]:
    """Find a cell by names."""
    return initiative_id(workshop, initiative), driver_id(workshop, driver)


def open_room(window: MainWindow, folder: Path) -> LiveWorkshop:
    """Open the room in a window."""
    path = folder / "room.vmo"
    make_voting_room(path).close()
    window.take(path)
    live = window.session.live
    assert live is not None
    return live


def hand_around(window: MainWindow, qtbot: QtBot) -> VotingMode:
    """Begin to vote on the laptop by the menu's command."""
    window.actions_table["vote.laptop"].trigger()
    mode = window.voting.mode
    assert mode is not None
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return mode


def ballot(mode: VotingMode) -> BallotPage:
    """The page that is voted on."""
    assert isinstance(mode.page, BallotPage)
    return mode.page


def is_covered(mode: VotingMode) -> bool:
    """Whether nobody's ballot is shown."""
    return mode.page is None


def hold(button: QWidget, qtbot: QtBot, until: Callable[[], bool]) -> None:
    """Hold a button with the space bar until something is so."""
    button.setFocus()
    QTest.keyPress(button, Qt.Key.Key_Space)
    qtbot.waitUntil(until)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# What somebody at the laptop could find


def findable() -> str:
    """Every text in every widget, model, command and the clipboard, shown or not."""
    parts = [QGuiApplication.clipboard().text()]
    for widget in QApplication.allWidgets():
        parts += list(_texts_of(widget))
    return "\n".join(parts)


def _texts_of(widget: QWidget) -> Iterator[str]:
    names = ("text", "plainText", "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription",
             "windowTitle", "placeholderText", "currentText", "value")  # fmt: skip
    yield from (str(value) for name in names if (value := widget.property(name)) is not None)
    yield from (action.text() + action.toolTip() for action in widget.findChildren(QAction))
    if isinstance(widget, QAbstractItemView):
        model = widget.model()
        if model is not None:
            yield from _model_texts(model, QModelIndex())
    if isinstance(widget, QLineEdit) and widget.isUndoAvailable():
        yield from _undone(widget)
    if isinstance(widget, QPlainTextEdit) and widget.document().isUndoAvailable():
        yield "a text can be undone"


def _undone(line: QLineEdit) -> Iterator[str]:
    while line.isUndoAvailable():
        line.undo()
        yield line.text()
    while line.isRedoAvailable():
        line.redo()


def _model_texts(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    roles = [*range(15), *range(Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 6)]
    for orientation in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
        count = columns if orientation is Qt.Orientation.Horizontal else model.rowCount(parent)
        yield from (str(model.headerData(section, orientation)) for section in range(count))
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (str(value) for role in roles if (value := index.data(role)) is not None)
            if model.rowCount(index):
                yield from _model_texts(model, index)


def vote(live: LiveWorkshop, name: str, votes: dict[tuple[str, str], float], *, is_done: bool = True) -> None:
    """Somebody votes by operations."""
    asked, who = live.snapshot.rounds[-1].id, person(live.workshop, name)
    given = {cell(live.workshop, *place): Voted(value, SAID) for place, value in votes.items()}
    live.do(write_votes(asked, who, given, way=Way.LAPTOP))
    if is_done:
        live.do(hand_in(asked, who))


def ballots(panel: VotePanel) -> list[tuple[str, str]]:
    """Name and state of each ballot."""
    model = panel.editor.model
    return [(model.index(row, 0).data(), model.index(row, 2).data()) for row in range(model.rowCount())]
