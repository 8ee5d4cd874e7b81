"""The ranking on the room window: ranks, values, and where the budget ends."""

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPen

from vmo_desktop.ui.number_text import decimal_text, whole_text
from vmo_desktop.ui.room.board import Board
from vmo_desktop.ui.room.room_facts import RoomFacts
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import RankBy

COLUMNS = 2
"""So many columns at most; more initiatives are told by their number."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Room", text)


def draw_ranking(board: Board, facts: RoomFacts) -> None:
    """Who leads, by what the pack is ordered by, and who is funded."""
    results, look = facts.results, board.theme
    by = results.snapshot.pack.order
    by_value = by is RankBy.VALUE
    box = board.heading("", _tr("Ranking by value") if by_value else _tr("Ranking by value for money"))
    order = [int(row) for row in results.ranking(by).order]
    if not order:
        board.write(_tr("There are no initiatives yet."), box, look.type.lead, look.text_secondary)
        return
    row_height = look.type.body * 1.45
    foot = QRectF(box.left(), box.bottom() - row_height, box.width(), row_height)
    rows = max(int((box.height() - row_height) / row_height), 1)
    columns = min(COLUMNS, -(-len(order) // rows))
    shown = order[: rows * columns]
    if columns > 1:
        rows = -(-len(shown) // columns)
    gap = look.space.xxl
    width = (box.width() - gap * (columns - 1)) / columns
    for place, row in enumerate(shown):
        column, line = divmod(place, rows)
        cell = QRectF(box.left() + column * (width + gap), box.top() + line * row_height, width, row_height)
        _draw_row(board, results, by, row, cell)
    _draw_foot(board, results, by, len(order) - len(shown), foot)


def _draw_row(board: Board, results: Results, by: RankBy, row: int, box: QRectF) -> None:
    look, ranking = board.theme, results.ranking(by)
    size = float(look.type.body)
    rank = int(ranking.ranks[row])
    funded = bool(results.is_funded(by)[row]) if ranking.line is not None else None
    left = box.left() + size * 1.8
    board.line(whole_text(rank) if rank else "–", QRectF(box.left(), box.top(), size * 1.35, box.height()), size,
               look.text_secondary, is_right=True)  # fmt: skip
    if funded is not None:
        _draw_sign(board, QRectF(left, box.center().y() - size * 0.3, size * 0.6, size * 0.6), is_funded=funded)
        left += size
    value = float((results.valuation.value if by is RankBy.VALUE else results.value_for_money)[row])
    text = "–" if np.isnan(value) else decimal_text(value, 1)
    room = board.width_of("000,0 ", size)
    name = shown_name(results.snapshot.initiatives[row])
    colour = look.text_secondary if funded is False else look.text
    board.line(name, QRectF(left, box.top(), box.right() - room - left, box.height()), size, colour,
               is_bold=bool(funded))  # fmt: skip
    board.line(text, box, size, colour, is_right=True)


def _draw_sign(board: Board, box: QRectF, *, is_funded: bool) -> None:
    """Funded is filled, waiting is an outline."""
    look = board.theme
    board.painter.setPen(QPen(QColor(look.funded if is_funded else look.waiting), 3 * board.unit))
    board.painter.setBrush(QColor(look.funded) if is_funded else Qt.BrushStyle.NoBrush)
    board.painter.drawEllipse(box)


def _draw_foot(board: Board, results: Results, by: RankBy, left_out: int, box: QRectF) -> None:
    said = []
    ranking = results.ranking(by)
    if ranking.line is not None:
        funded = _tr("● funded: %1").replace("%1", whole_text(ranking.line.funded))
        waiting = _tr("○ waiting: %1").replace("%1", whole_text(len(ranking.order) - ranking.line.funded))
        said += [funded, waiting]
    if left_out:
        said.append(_tr("%1 more are not shown").replace("%1", whole_text(left_out)))
    board.line(" · ".join(said), box, board.theme.type.body, board.theme.text_secondary)
