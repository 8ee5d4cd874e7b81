"""A win on the room window: what was reached and who did it, as large as the screen allows."""

from PySide6.QtCore import QCoreApplication, QRectF

from vmo_desktop.charts.review_words import initiative_name, win_name
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.ui.room.board import Board
from vmo_desktop.ui.room.room_facts import RoomFacts
from vmo_desktop.workshop.value_rows import WinRow

LEAST, MOST = 0.7, 1.8
"""The title is set between these parts of the size of a heading."""

_SHARE = 0.45
"""Part of the height that the title may take."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Room", text)


def draw_win(board: Board, facts: RoomFacts) -> None:
    """The win that the facilitator is at, or the last one."""
    look = board.theme
    box = board.heading("★", _tr("What we celebrate")) if facts.win is None else QRectF(board.area)
    if facts.win is None:
        board.write(_tr("No win is written down yet."), box, look.type.lead, look.text_secondary)
        return
    win = facts.win
    initiative = initiative_name(facts.results.snapshot, win.initiative_id)
    where = " · ".join(each for each in (initiative, date_text(win.on)) if each)
    star = look.type.page * 1.4
    box.setTop(board.write("★", box, star, look.accent) + look.space.s)
    title = win_name(win)
    size = _size(board, title, box)
    box.setTop(board.write(title, QRectF(box.left(), box.top(), box.width(), box.height() * 0.6), size, is_bold=True))
    _draw_rest(board, win, where, box)


def _draw_rest(board: Board, win: WinRow, where: str, box: QRectF) -> None:
    look = board.theme
    foot = QRectF(box.left(), box.bottom() - look.type.body * 1.5, box.width(), look.type.body * 1.5)
    box.setBottom(foot.top() - look.space.m)
    box.setTop(min(box.top() + look.space.l, box.bottom()))
    people = QRectF(box.left(), box.top(), box.width(), box.height() * 0.5)
    box.setTop(board.write(win.people, people, look.type.title, look.accent, is_bold=True) + look.space.m)
    board.write(win.text, box, look.type.lead, look.text_secondary)
    board.line(where, foot, look.type.body, look.text_faint)


def _size(board: Board, title: str, box: QRectF) -> float:
    """As large as its part of the screen allows."""
    factor = MOST
    while (
        factor > LEAST
        and board.height_of(title, board.theme.type.page * factor, box.width(), is_bold=True) > box.height() * _SHARE
    ):
        factor -= 0.05
    return board.theme.type.page * factor
