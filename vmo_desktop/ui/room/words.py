"""The scenes that are words: title, agenda, timer, question, progress of a round."""

from PySide6.QtCore import QCoreApplication, QDateTime, QRectF, Qt, QTime

from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import clock_text, date_text, number_text, whole_text
from vmo_desktop.ui.room.board import Board
from vmo_desktop.ui.room.room_facts import AgendaFact, RoomFacts
from vmo_desktop.ui.span_text import span_text
from vmo_desktop.workshop.rows import Direction, ScaleKind, ScaleLevelRow

LEAST, MOST = 0.72, 1.4
"""Scales are set as large as they fit, between these parts of the usual size: from 18 points on."""

_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Room", text)


def draw_title(board: Board, facts: RoomFacts) -> None:
    """What is decided today."""
    sizes, area = board.theme.type, board.area
    title = facts.title or _tr("Workshop")
    height = board.height_of(title, sizes.page * 1.5, area.width(), is_bold=True)
    top = area.top() + max((area.height() - height) * 0.3, 0)
    box = QRectF(area.left(), top, area.width(), area.bottom() - top)
    box.setTop(board.write(title, box, sizes.page * 1.5, is_bold=True) + board.theme.space.l)
    box.setTop(board.write(facts.decision, box, sizes.title, board.theme.text_secondary) + board.theme.space.xxl)
    said = " · ".join(part for part in (facts.organisation, date_text(facts.date)) if part)
    board.write(said, box, sizes.body, board.theme.text_faint)


def draw_agenda(board: Board, facts: RoomFacts) -> None:
    """The parts of the day, what is done, and what runs."""
    box = board.heading("", _tr("Agenda"))
    if not facts.agenda:
        board.write(_tr("There is no agenda."), box, board.theme.type.lead, board.theme.text_secondary)
        return
    row = min(board.theme.type.lead * 1.9, box.height() / len(facts.agenda))
    size = min(board.theme.type.lead, row / 1.35)
    for place, item in enumerate(facts.agenda):
        _draw_part(board, item, QRectF(box.left(), box.top() + place * row, box.width(), row), size)


def _draw_part(board: Board, item: AgendaFact, box: QRectF, size: float) -> None:
    look = board.theme
    if item.is_current:
        board.plate(box.adjusted(-look.space.s, 1, look.space.s, -1), look.accent_soft)
    right = box.right()
    spent = span_text(item.left) if item.is_current else _tr("%1 min").replace("%1", number_text(item.minutes))
    sign = "✓ " if item.is_done else "▶ " if item.is_current else ""
    colour = look.text_faint if item.is_done else look.text
    left = box.left() + board.width_of("▶  ", size)
    board.line(sign, QRectF(box.left(), box.top(), left - box.left(), box.height()), size, look.accent)
    room = right - left - board.width_of("000 min  ", size)
    board.line(item.title, QRectF(left, box.top(), room, box.height()), size, colour, is_bold=item.is_current)
    ink = look.red if item.is_current and item.left < 0 else colour
    board.line(spent, box, size, ink, is_bold=item.is_current, is_right=True)


def draw_timer(board: Board, facts: RoomFacts) -> None:
    """How much time is left, as large as the screen allows; the time of day while nothing runs."""
    look, area, current = board.theme, board.area, facts.current
    now = QDateTime.currentDateTime().time()
    text = span_text(current.left) if current is not None else clock_text(QTime(now.hour(), now.minute()))
    title = current.title if current is not None else facts.title
    size = min(area.height() * 0.5, area.width() / max(board.width_of(text, 1000, is_bold=True), 1) * 1000 * 0.9)
    colour = look.red if current is not None and current.left < 0 else look.text
    top = board.write(title, area, look.type.page, look.text_secondary, flags=_MIDDLE)
    middle = QRectF(area.left(), top, area.width(), area.bottom() - top)
    height = board.height_of(text, size, area.width(), is_bold=True)
    middle.setTop(middle.top() + max((middle.height() - height) * 0.4, 0))
    below = board.write(text, middle, size, colour, is_bold=True, flags=_MIDDLE)
    said = ""
    if current is not None and not facts.is_running:
        said = _tr("paused")
    elif current is not None and current.left < 0:
        said = _tr("over time")
    box = QRectF(area.left(), below, area.width(), area.bottom() - below)
    board.write(said, box, look.type.title, colour, flags=_MIDDLE)


def draw_progress(board: Board, facts: RoomFacts) -> None:
    """How many have handed in, unless that is hidden; never who, and never what."""
    look = board.theme
    if facts.round is None:
        board.write(_tr("No round is open."), board.heading("", _tr("Votes")), look.type.lead, look.text_secondary)
        return
    box = board.heading(_tr("Everybody votes alone; nobody sees a vote before the reveal"), facts.round.name)
    if not facts.round.is_open:
        board.write(_tr("The round is closed. The votes are revealed next."), box, look.type.title)
        return
    if facts.round.done is None:
        board.write(_tr("Voting goes on."), box, look.type.title)
        return
    done, of = facts.round.done, max(facts.round.of, 1)
    words = filled(_tr("%1 of %2 have handed in"), whole_text(done), whole_text(facts.round.of))
    box.setTop(box.top() + box.height() * 0.15)
    top = board.write(words, box, look.type.page * 1.2, is_bold=True) + look.space.xl
    bar = QRectF(box.left(), top, box.width(), 56 * board.unit)
    board.plate(bar, look.sunken, look.line_strong)
    if done:
        board.plate(QRectF(bar.left(), bar.top(), bar.width() * done / of, bar.height()), look.accent)


def draw_question(board: Board, facts: RoomFacts) -> None:
    """The driver that is asked about, the initiative if there is one, and what each level means."""
    driver, look = facts.driver, board.theme
    if driver is None:
        draw_title(board, facts)
        return
    box = board.heading(driver.name if facts.initiative else _tr("Value driver"), facts.initiative or driver.name)
    if driver.description and not facts.initiative:
        top = board.write(driver.description, box, look.type.body, look.text_secondary)
        box.setTop(min(top + look.space.m, box.bottom()))
    if driver.scale is ScaleKind.MEASURE:
        _draw_measure(board, facts, box)
        return
    levels = sorted(facts.levels, key=lambda level: -level.score)
    factor = MOST
    while factor > LEAST and _ladder_height(board, levels, box.width(), factor) > box.height():
        factor -= 0.04
    for level in levels:
        box.setTop(_draw_level(board, level, box, factor))


def _draw_measure(board: Board, facts: RoomFacts, box: QRectF) -> None:
    driver = facts.driver
    if driver is None:
        return
    words = _tr("Measured from {low} to {high} {unit}")
    text = words.format(low=number_text(driver.low), high=number_text(driver.high), unit=driver.unit).strip()
    better = _tr("More is better") if driver.direction is Direction.HIGHER else _tr("Less is better")
    box.setTop(board.write(text, box, board.theme.type.title) + board.theme.space.m)
    board.write(better, box, board.theme.type.lead, board.theme.text_secondary)


def _level_room(board: Board, width: float, factor: float) -> tuple[float, float, float]:
    """Type size of a level, width of its chip, and width of its words."""
    size = board.theme.type.body * factor
    chip = size * 2.4
    return size, chip, width - chip - board.theme.space.m


def _level_height(board: Board, level: ScaleLevelRow, width: float, factor: float) -> float:
    size, _, room = _level_room(board, width, factor)
    label = board.height_of(level.label, size, room, is_bold=True) if level.label else 0.0
    statement = board.height_of(level.statement, size, room) if level.statement else 0.0
    return max(label + statement, size * 1.5) + board.theme.space.s * factor


def _ladder_height(board: Board, levels: list[ScaleLevelRow], width: float, factor: float) -> float:
    return sum(_level_height(board, level, width, factor) for level in levels)


def _draw_level(board: Board, level: ScaleLevelRow, box: QRectF, factor: float) -> float:
    look = board.theme
    size, chip, room = _level_room(board, box.width(), factor)
    plate = QRectF(box.left(), box.top(), chip, size * 1.5)
    if plate.bottom() > box.bottom() + size:
        return box.top()
    board.plate(plate, look.score_tint(level.points / 100), look.line_strong)
    text = number_text(level.score)
    middle = plate.adjusted((chip - board.width_of(text, size, is_bold=True)) / 2, 0, chip, 0)
    board.line(text, middle, size, is_bold=True)
    words = QRectF(plate.right() + look.space.m, box.top(), room, box.bottom() - box.top())
    words.setTop(board.write(level.label, words, size, is_bold=True))
    board.write(level.statement, words, size, look.text_secondary)
    return box.top() + _level_height(board, level, box.width(), factor)
