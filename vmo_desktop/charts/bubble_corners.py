"""The quadrants: where their limits run, which of their names are in view, and where these stand."""

from dataclasses import dataclass

from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.bubble_sizes import Area
from vmo_desktop.charts.bubble_view import View
from vmo_desktop.charts.labels import Box
from vmo_desktop.charts.lettering import elided, label_height, one_line, text_width
from vmo_desktop.charts.theme import Theme

LEAST = 0.5
"""A quadrant is named as long as so much of its name fits within its part in view."""


@dataclass(frozen=True, slots=True)
class Corner:
    """The name of a quadrant, counted as in `BubbleData.quadrants`, as far as it fits, and its box in pixels."""

    quadrant: int
    text: str
    box: Box


LIMIT = 2.0
"""Pixels that no label covers where a limit is drawn: a dashed line through a name strikes it out."""


def limit_boxes(data: BubbleData, area: Area, view: View) -> list[Box]:
    """The two limits as boxes, where they are in view."""
    x = (data.x_threshold - view.left) / (view.right - view.left) * area.width
    y = (view.top - float(data.value_axis.position(data.value_threshold))) / (view.top - view.bottom) * area.height
    found: list[Box] = []
    if 0 < x < area.width:
        found.append((x - LIMIT / 2, 0.0, LIMIT, area.height))
    if 0 < y < area.height:
        found.append((0.0, y - LIMIT / 2, area.width, LIMIT))
    return found


def corners(data: BubbleData, area: Area, view: View, theme: Theme) -> list[Corner]:
    """Name the quadrants that are in view: quick wins, big bets, fill-ins, reconsider."""
    size, inset = theme.type.body, theme.space.s
    height = label_height(size)
    y = float(data.value_axis.position(data.value_threshold))
    left = min(max((data.x_threshold - view.left) / (view.right - view.left), 0.0), 1.0) * area.width
    upper = min(max((view.top - y) / (view.top - view.bottom), 0.0), 1.0) * area.height
    found: list[Corner] = []
    for number, name in enumerate(data.quadrants):
        is_right, is_low = data.is_right(number), number >= 2
        text = elided(one_line(name), size, area.width / 2 - 2 * inset, is_bold=True)
        width = text_width(text, size, is_bold=True)
        broad, high = (area.width - left if is_right else left), (area.height - upper if is_low else upper)
        if broad < inset + max(LEAST * width, size) or high < inset + height:
            continue
        x = area.width - inset - width if is_right else inset
        top = area.height - inset - height if is_low else inset
        found.append(Corner(number, text, (x, top, width, height)))
    return found
