"""Where a card stands beside what it is about, without covering it."""

from collections.abc import Sequence
from itertools import product

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 6
"""Pixels between a card and what it is about, where there is room."""


def place_beside(size: QSize, room: QRect, clear: Sequence[QRect], spared: Sequence[QRect] = ()) -> QPoint | None:
    """Find the place in a room next to the first of the boxes to be kept clear, covering none of them.

    `spared` boxes are covered only where there is no other place; None where any place covers a clear box, or the room
    is too small.
    """
    about = clear[0].center()
    last = QPoint(room.right() + 1 - size.width(), room.bottom() + 1 - size.height())
    if last.x() < room.left() or last.y() < room.top():
        return None
    across = [about.x() - size.width() // 2, *_sides(size.width(), [(box.left(), box.right() + 1) for box in clear])]
    down = [about.y() - size.height() // 2, *_sides(size.height(), [(box.top(), box.bottom() + 1) for box in clear])]
    found: list[tuple[int, int, int, int]] = []
    for x, y in product(
        sorted({min(max(each, room.left()), last.x()) for each in across}),
        sorted({min(max(each, room.top()), last.y()) for each in down}),
    ):
        card = QRect(QPoint(x, y), size)
        if not any(card.intersects(box) for box in clear):
            off = card.center() - about
            found.append((sum(card.intersects(box) for box in spared), off.x() ** 2 + off.y() ** 2, -x, y))
    if not found:
        return None
    *_, left, top = min(found)
    return QPoint(-left, top)


def _sides(length: int, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Where something of a length begins right after, or ends right before, each of the spans."""
    return [begin for first, last in spans for begin in (last + GAP, first - length - GAP)]
