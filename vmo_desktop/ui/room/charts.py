"""The scenes that are charts: drawn by matplotlib in a thread, from frozen results, into a picture."""

from collections.abc import Callable
from functools import partial
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PySide6.QtGui import QImage

from vmo_desktop.charts.agreement_map import agreement_map_height, asked_rows, draw_agreement_map
from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_axes import figure_of
from vmo_desktop.charts.bubble_data import BubbleData, bubble_data
from vmo_desktop.charts.theme import LOGICAL_DPI, Theme
from vmo_desktop.charts.votes_strip import draw_votes_strip
from vmo_desktop.progress import Report
from vmo_desktop.ui.room.board import room_theme
from vmo_desktop.ui.room.choice_pictures import Draw
from vmo_desktop.ui.room.room_facts import RoomFacts
from vmo_desktop.ui.room.scene import ABOUT_CHOICE, Scene
from vmo_desktop.workshop.revealed_votes import RevealedVotes
from vmo_desktop.workshop.round_votes import revealed_rounds

CHART_SCALE = 0.85
"""Charts are set in this part of the size of words: their captions then have 18 points at 1080 lines."""

LARGER = 1.0
"""Charts of few words are set in this part of the size of words, to be read from the back of a long room."""

FULL = frozenset({Scene.CHART, Scene.PORTFOLIO, Scene.DASHBOARD})
"""Charts of many words: set larger, a dashboard has no room for its bars beside its quarters."""


def chart_theme(scene: Scene, look: str, height: float) -> Theme:
    """The tokens of a look in the sizes of the chart of a scene, in a window of so many pixels' height."""
    return room_theme(look, height).zoomed(LARGER if scene in ABOUT_CHOICE - FULL else CHART_SCALE)


def chart_of(scene: Scene, facts: RoomFacts) -> Draw | None:
    """What a scene draws now; None where it is no chart or has nothing to draw yet."""
    if scene is Scene.CHART:
        data = bubble_data(facts.results, shows_votes=facts.shows_votes)
        return partial(_draw_bubbles, data) if len(data) else None
    if scene in ABOUT_CHOICE:
        return None if facts.choice is None else facts.choice.draw
    snapshot = facts.results.snapshot
    votes = RevealedVotes(snapshot, revealed_rounds(snapshot))
    if not votes.rounds or not len(votes.people):
        return None
    row = snapshot.initiative_index.get(facts.initiative_id) if facts.initiative_id is not None else None
    if scene is Scene.AGREEMENT:
        return partial(_draw_map, votes, row)
    column = snapshot.leaf_index.get(facts.driver.id) if facts.driver is not None else None
    if row is None or column is None or not votes.is_asked[row, column]:
        return None
    return partial(_draw_votes, votes, row, column)


def _draw_map(votes: RevealedVotes, row: int | None, axes: Axes, theme: Theme) -> None:
    """As many initiatives as can be read at once: those among which the selected one is."""
    height = float(figure_of(axes).get_size_inches()[1]) * LOGICAL_DPI
    rows = asked_rows(votes)
    most = len(rows)
    while most > 1 and agreement_map_height(theme, most) > height - theme.space.xl:
        most -= 1
    place = rows.index(row) if row in rows else 0
    draw_agreement_map(axes, votes, theme, first=place // most * most, most=most)


def _draw_votes(votes: RevealedVotes, row: int, column: int, axes: Axes, theme: Theme) -> None:
    draw_votes_strip(axes, votes, row, column, theme)


def _draw_bubbles(data: BubbleData, axes: Axes, theme: Theme) -> None:
    draw_bubble(axes, data, theme)


def chart_job(draw: Draw, width: int, height: int, theme: Theme) -> Callable[[Report], QImage]:
    """Draw a chart of a size in pixels."""
    return lambda _: draw_chart(draw, width, height, theme)


def draw_chart(draw: Draw, width: int, height: int, theme: Theme) -> QImage:
    """The picture of a chart."""
    figure = Figure(figsize=(width / LOGICAL_DPI, height / LOGICAL_DPI), dpi=LOGICAL_DPI, facecolor=theme.surface)
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib gives its methods no types
    draw(figure.add_subplot(), theme)
    canvas.draw()
    pixels = canvas.buffer_rgba()
    wide, high = canvas.get_width_height()
    return QImage(bytes(pixels), wide, high, 4 * wide, QImage.Format.Format_RGBA8888).copy()
