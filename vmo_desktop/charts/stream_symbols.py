"""The symbols of value stream mapping, each drawn at a place in logical pixels, y downward."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from vmo_desktop.charts.lettering import drawable, elided, text_width
from vmo_desktop.charts.pixel_axes import caption_style
from vmo_desktop.charts.theme import Theme

SPIKES, INNER = 12, 0.76
"""Points of a kaizen burst; how deep it is cut in between."""

TEETH, STRIPES = 3, 4
"""Teeth of a factory's roof, stripes of a push arrow."""

LINE = 1.3
"""Height of a line of text in type sizes."""


def write(axes: Axes, place: tuple[float, float], text: str, theme: Theme, *, colour: str = "", align: str = "center",
          width: float = float("inf"), is_bold: bool = False) -> None:  # fmt: skip
    """A line in caption letters with its middle at a place, cut where it is wider than there is room."""
    size = theme.type.caption
    said = text if width == float("inf") else elided(text, size, max(width, 1.0), is_bold=is_bold)
    style = caption_style(theme, colour or theme.text, is_bold=is_bold)
    axes.text(*place, drawable(said), ha=align, va="center_baseline", zorder=5.0, **style)


def two_lines(text: str, size: float, width: float) -> tuple[str, ...]:
    """A bold text in one line where it fits, else broken between words into two, the second one cut."""
    if text_width(text, size, is_bold=True) <= width:
        return (text,)
    words = text.split()
    fits = [n for n in range(1, len(words)) if text_width(" ".join(words[:n]), size, is_bold=True) <= width]
    if not fits:
        return (elided(text, size, width, is_bold=True),)
    rest = " ".join(words[fits[-1] :])
    return " ".join(words[: fits[-1]]), elided(rest, size, width, is_bold=True)


def draw_process(axes: Axes, box: tuple[float, float, float, float], name: str, theme: Theme, *,
                 is_bottleneck: bool) -> None:  # fmt: skip
    """A process: a box (left, top, width, height) with its name; the bottleneck has a second, thicker line around."""
    left, top, width, height = box
    edge = theme.amber if is_bottleneck else theme.text_secondary
    fill = theme.amber_soft if is_bottleneck else theme.surface
    axes.add_patch(
        Rectangle((left, top), width, height, facecolor=fill, edgecolor=edge, linewidth=2.6 if is_bottleneck else 1.3,
                  zorder=3.0)
    )  # fmt: skip
    size = theme.type.caption
    lines = two_lines(name, size, width - 0.8 * size)
    for number, line in enumerate(lines):
        down = top + height / 2 + (number - (len(lines) - 1) / 2) * LINE * size
        write(axes, (left + width / 2, down), line, theme, is_bold=True)


def draw_data(axes: Axes, box: tuple[float, float, float, float], lines: Sequence[tuple[str, str]],
              theme: Theme) -> None:  # fmt: skip
    """A data box: what is known of a process, names left and numbers right."""
    left, top, width, height = box
    axes.add_patch(
        Rectangle((left, top), width, height, facecolor=theme.sunken, edgecolor=theme.text_secondary, linewidth=1.0,
                  zorder=2.9)
    )  # fmt: skip
    pitch, inside = height / len(lines), 0.45 * theme.type.caption
    for number, (name, value) in enumerate(lines):
        down = top + (number + 0.5) * pitch
        room = text_width(name, theme.type.caption) + 2 * inside
        write(axes, (left + inside, down), name, theme, colour=theme.text_secondary, align="left")
        write(axes, (left + width - inside, down), value, theme, align="right", width=width - room - inside)


def draw_inventory(axes: Axes, middle: tuple[float, float], half: tuple[float, float], theme: Theme) -> None:
    """An inventory: a triangle with an I, for work that lies and waits."""
    x, y = middle
    across, down = half
    corners = [(x, y - down), (x + across, y + down), (x - across, y + down)]
    axes.add_patch(
        Polygon(
            corners, closed=True, facecolor=theme.surface, edgecolor=theme.text_secondary, linewidth=1.3, zorder=3.0
        )
    )
    write(axes, (x, y + 0.38 * down), "I", theme, is_bold=True)


def draw_push(axes: Axes, ends: tuple[float, float, float], unit: float, theme: Theme) -> None:
    """A push arrow (left, right, middle down): striped, as work is pushed on whether or not the next step is ready."""
    left, right, y = ends
    shaft, head, half = 3.6 * unit, 9.0 * unit, 8.0 * unit
    neck = max(right - head, left)
    ink = theme.text_secondary
    stripe = (neck - left) / (2 * STRIPES - 1)
    for number in range(STRIPES):
        x = left + 2 * number * stripe
        axes.add_patch(Rectangle((x, y - shaft), stripe, 2 * shaft, facecolor=ink, edgecolor="none", zorder=2.5))
    for side in (-shaft, shaft):
        axes.plot([left, neck], [y + side, y + side], color=ink, linewidth=1.0, zorder=2.5)
    axes.add_patch(
        Polygon([(neck, y - half), (right, y), (neck, y + half)], closed=True, facecolor=ink, edgecolor="none",
                zorder=2.6)
    )  # fmt: skip


def draw_factory(axes: Axes, box: tuple[float, float, float, float], theme: Theme) -> None:
    """Who is outside of the stream, a supplier or a customer: a house with a saw-tooth roof."""
    left, top, width, height = box
    roof, bottom = top + 0.36 * height, top + height
    corners = [(left, bottom), (left, roof)]
    for tooth in range(1, TEETH + 1):
        end = left + width * tooth / TEETH
        corners += [(end, top), (end, roof)]
    corners.append((left + width, bottom))
    axes.add_patch(
        Polygon(corners, closed=True, facecolor=theme.sunken, edgecolor=theme.text_secondary, linewidth=1.3, zorder=3.0)
    )


def draw_burst(axes: Axes, middle: tuple[float, float], half: tuple[float, float], code: str,
               theme: Theme) -> None:  # fmt: skip
    """A kaizen burst: what improves a step, by its code."""
    angles = np.linspace(0.0, 2 * np.pi, 2 * SPIKES, endpoint=False) + np.pi / (2 * SPIKES)
    far = np.where(np.arange(2 * SPIKES) % 2 == 0, 1.0, INNER)
    corners = np.column_stack((middle[0] + half[0] * far * np.cos(angles), middle[1] + half[1] * far * np.sin(angles)))
    axes.add_patch(
        Polygon(corners, closed=True, facecolor=theme.accent_soft, edgecolor=theme.accent, linewidth=1.3, zorder=4.0)
    )
    write(axes, middle, code, theme, width=2 * INNER * half[0], is_bold=True)


def draw_badge(axes: Axes, place: tuple[float, float], word: str, theme: Theme) -> None:
    """A diamond with a word to its right, from a place on; told by shape and word, not by colour alone."""
    x, y = place
    half = 0.5 * theme.type.caption
    corners = [(x, y), (x + half, y - half), (x + 2 * half, y), (x + half, y + half)]
    axes.add_patch(Polygon(corners, closed=True, facecolor=theme.amber, edgecolor=theme.amber, zorder=3.0))
    write(axes, (x + 2.6 * half, y), word, theme, colour=theme.amber, align="left", is_bold=True)
