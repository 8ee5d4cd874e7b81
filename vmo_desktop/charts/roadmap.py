"""The roadmap: actions as bars over time, below the phases that they belong to.

What is done is filled, what is overdue hatched and named so. Where there is no room for every action, phases are bars
that tell how far they are, and only actions that need attention stand below them.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from vmo_desktop.charts.action_words import SIGNS, action_state_colour, action_state_text
from vmo_desktop.charts.lettering import drawable, elided, one_line, text_width
from vmo_desktop.charts.pixel_axes import caption_style, pixel_axes
from vmo_desktop.charts.roadmap_data import Phase, Roadmap, phase_title, phase_words, planned_days, roadmap_headline
from vmo_desktop.charts.theme import POINTS, Theme
from vmo_desktop.charts.time_scale import TimeScale, draw_time_scale
from vmo_desktop.domain.portfolio import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.action_state import ActionState
from vmo_desktop.workshop.road_rows import ActionRow

tr = Texts("Chart")

ROW = 24.0
"""Logical pixels of an action at 100 %."""

LEAST = 0.68
"""So far rows may shrink before phases alone are drawn."""

HEAD, FOOT = 3.4, 1.3
"""Rows above for the headline and the months, and below for the key."""

BAR = 0.54
"""Part of a row that a bar takes."""

NAMES, NAMES_ALONE, OWNERS, WIDE = 0.36, 0.44, 0.14, 46.0
"""Parts of the width that names take beside owners and without them, that owners take; and from so many type sizes on
owners are there."""

SHOWN = (tuple(ActionState), (ActionState.OVERDUE, ActionState.UNDER_WAY), (ActionState.OVERDUE,), ())
"""Whose actions are drawn: the first of these for which there is room."""

Line = Phase | ActionRow


@dataclass(frozen=True)
class _Ground:
    """Where everything lies, in logical pixels; `lines` are phases and actions with their middles."""

    step: float
    edge: float
    names: float
    scale: TimeScale | None
    owners: float
    width: float
    lines: tuple[tuple[Line, float], ...]


def _step(theme: Theme) -> float:
    return ROW * theme.type.body / 13


def _lines(data: Roadmap, states: Collection[ActionState] = tuple(ActionState)) -> list[Line]:
    """Phases, and below each its actions that stand so."""
    lines: list[Line] = []
    for phase in data.phases:
        lines += [phase] if data.has_phases else []
        lines += [row for row in phase.actions if data.state(row) in states]
    return lines


def _fitting(data: Roadmap, most: float) -> list[Line]:
    """As many lines as have room with head and foot: all actions, else those that need attention, else phases alone."""
    tried = [_lines(data, states) for states in SHOWN] if data.has_phases else [_lines(data)]
    return next((lines for lines in tried if HEAD + len(lines) + FOOT <= most), tried[-1])


def roadmap_height(data: Roadmap, theme: Theme) -> float:
    """Logical pixels that all actions need."""
    return (HEAD + len(_lines(data)) + FOOT) * _step(theme)


def _ground(data: Roadmap, theme: Theme, width: float, height: float) -> _Ground:
    step, edge = _step(theme), float(theme.space.m)
    lines = _fitting(data, height / (LEAST * step))
    step = min(step, height / (HEAD + len(lines) + FOOT))
    has_owners = width > WIDE * theme.type.body and any(row.owner for row in data.actions)
    names = (NAMES if has_owners else NAMES_ALONE) * width
    owners = width - edge - (OWNERS * width if has_owners else 0.0)
    span = data.span
    scale = None if span is None else TimeScale(*span, names + theme.space.s, owners - theme.space.s)
    placed = tuple((line, (HEAD + place + 0.5) * step) for place, line in enumerate(lines))
    return _Ground(step, edge, names, scale, owners, width, placed)


def roadmap_spots(data: Roadmap, theme: Theme, width: float, height: float) -> tuple[FloatArray, FloatArray]:
    """Middles of the bars of all actions, in logical pixels across and down; of an action without days its name."""
    ground = _ground(data, theme, width, height)
    middles = {line.id: y for line, y in ground.lines if isinstance(line, ActionRow)}
    x, y = [], []
    top = HEAD * ground.step
    for phase in data.phases:
        at = next((y for line, y in ground.lines if line is phase), top)
        for row in phase.actions:
            left, right = _ends(row, ground)
            x.append((left + right) / 2)
            y.append(middles.get(row.id, at))
    return np.array(x, dtype=np.float64), np.array(y, dtype=np.float64)


def roadmap_row(data: Roadmap, theme: Theme, width: float, height: float, y: float) -> int | None:
    """The place of the action in whose row a point lies; None where none has one."""
    ground = _ground(data, theme, width, height)
    for line, middle in ground.lines:
        if isinstance(line, ActionRow) and abs(y - middle) <= ground.step / 2:
            return data.actions.index(line)
    return None


def _ends(row: ActionRow, ground: _Ground) -> tuple[float, float]:
    """Left and right end of a bar; a milestone's are the same."""
    days = [date.fromisoformat(day) for day in planned_days(row)]
    if not days or ground.scale is None:
        return ground.names / 2, ground.names / 2
    if len(days) == 1:
        middle = ground.scale.x(days[0])
        return middle, middle
    return ground.scale.x(days[0]), ground.scale.end(days[1])


@dataclass(frozen=True)
class _Sheet:
    """What is drawn on, and how."""

    axes: Axes
    data: Roadmap
    ground: _Ground
    theme: Theme

    def write(self, x: float, y: float, said: str, tone: str, **more: Any) -> None:
        """Write a line of caption around a height; `is_bold` and what matplotlib takes come after its colour."""
        style = caption_style(self.theme, tone, is_bold=more.pop("is_bold", False))
        self.axes.text(x, y, drawable(said), va="center_baseline", **{**style, **more})


def draw_roadmap(
    axes: Axes, data: Roadmap, theme: Theme, focus: int | None = None, *, day: Callable[[str], str] = str
) -> None:
    """Draw the roadmap, the action in focus (by its place) on a ground of its own; the axes fill their figure.

    `day` writes a day in ISO 8601 as its reader does.
    """
    width, height = pixel_axes(axes, theme)
    ground = _ground(data, theme, width, height)
    sheet = _Sheet(axes, data, ground, theme)
    bottom = (HEAD + len(ground.lines)) * ground.step
    said = elided(roadmap_headline(data, day), theme.type.body, width - 2 * ground.edge, is_bold=True)
    sheet.write(ground.edge, 0.8 * ground.step, said, theme.text, is_bold=True, fontsize=theme.type.body * POINTS)
    if ground.scale is not None:
        rows = (HEAD - 1.45) * ground.step, (HEAD - 0.55) * ground.step
        draw_time_scale(axes, ground.scale, theme, rows, bottom)
        _draw_day(sheet, bottom)
    marked = data.actions[focus] if focus is not None and focus < len(data.actions) else None
    for line, y in ground.lines:
        if line is marked:
            axes.barh(y, width, ground.step, color=theme.accent_soft, zorder=0.2)
        if isinstance(line, ActionRow):
            _draw_action(sheet, line, y)
        else:
            _draw_phase(sheet, line, y)
    _draw_key(sheet, bottom + 0.75 * FOOT * ground.step)


def _draw_day(sheet: _Sheet, bottom: float) -> None:
    """An upright line at the day that all is told for, with a head that the key explains."""
    ground, theme = sheet.ground, sheet.theme
    if sheet.data.day is None or ground.scale is None:
        return
    x, top = ground.scale.x(sheet.data.day), HEAD * ground.step
    sheet.axes.plot([x, x], [top, bottom], color=theme.text, linewidth=1.4, zorder=1.5)
    sheet.axes.scatter([x], [top], marker="v", s=(0.6 * theme.type.caption) ** 2, color=theme.text, zorder=5.0)


def _draw_phase(sheet: _Sheet, phase: Phase, y: float) -> None:
    """The name of a phase and its whole span; a bar that tells how far it is where it stands for its actions."""
    ground, theme, axes = sheet.ground, sheet.theme, sheet.axes
    axes.plot([ground.edge, ground.width - ground.edge], [y - ground.step / 2] * 2, color=theme.line, linewidth=0.75)
    said = elided(phase_title(phase), theme.type.caption, ground.names - ground.edge, is_bold=True)
    sheet.write(ground.edge, y, said, theme.text, is_bold=True)
    if ground.scale is None or not phase.days:
        return
    days = [date.fromisoformat(day) for day in phase.days]
    left, right = ground.scale.x(min(days)), ground.scale.end(max(days))
    shown = [line for line, _ in ground.lines]
    is_alone = any(row not in shown for row in phase.actions)
    thick = (BAR if is_alone else 0.16) * ground.step
    axes.barh(y, right - left, thick, left=left, facecolor=theme.sunken, edgecolor=theme.line_strong, linewidth=0.9,
              zorder=2.0)  # fmt: skip
    done = sheet.data.count(ActionState.DONE, phase) / len(phase.actions)
    axes.barh(y, done * (right - left), thick, left=left, color=theme.accent, zorder=2.1)
    if is_alone:
        _write_beside(sheet, phase_words(sheet.data, phase), (left, right, y), theme.text)


def _draw_action(sheet: _Sheet, action: ActionRow, y: float) -> None:
    """Sign and text of an action, its owner where there is room, and its bar."""
    ground, theme, state = sheet.ground, sheet.theme, sheet.data.state(action)
    caption = theme.type.caption
    indent = ground.edge + (theme.space.m if sheet.data.has_phases else 0)
    tone = theme.red if state is ActionState.OVERDUE else theme.text
    sheet.write(indent + 0.45 * caption, y, SIGNS[state], tone, is_bold=True, ha="center")
    begin = indent + 1.2 * caption
    sheet.write(begin, y, elided(one_line(action.text), caption, ground.names - begin), theme.text)
    if ground.owners < ground.width - ground.edge:
        owner = elided(one_line(action.owner), caption, ground.width - ground.edge - ground.owners)
        sheet.write(ground.owners, y, owner, theme.text_secondary)
    if ground.scale is None or not planned_days(action):
        sheet.write(ground.names + theme.space.m, y, tr("no day"), theme.text_faint)
        return
    left, right = _ends(action, ground)
    _draw_bar(sheet, state, (left, right, y))
    _draw_lateness(sheet, action, (left, right, y))


def _draw_bar(sheet: _Sheet, state: ActionState, place: tuple[float, float, float]) -> None:
    (left, right, y), ground, theme = place, sheet.ground, sheet.theme
    fills = {
        ActionState.DONE: theme.accent, ActionState.UNDER_WAY: theme.accent_soft, ActionState.OVERDUE: theme.red_soft
    }  # fmt: skip
    fill, tone = fills.get(state, theme.surface), action_state_colour(state, theme)
    edge = 1.8 if state is ActionState.OVERDUE else 1.3
    if left == right:
        size = 0.6 * (0.62 * ground.step * POINTS) ** 2
        sheet.axes.scatter([left], [y], marker="D", s=size, facecolors=fill, edgecolors=tone, linewidths=edge,
                           zorder=3.0)  # fmt: skip
        return
    hatch = "////" if state is ActionState.OVERDUE else None
    sheet.axes.barh(y, max(right - left, 3.0), BAR * ground.step, left=left, facecolor=fill, edgecolor=tone,
                    linewidth=edge, hatch=hatch, zorder=3.0)  # fmt: skip


def _draw_lateness(sheet: _Sheet, action: ActionRow, place: tuple[float, float, float]) -> None:
    """A line from the due day to the day on which it was done, or to the day of the file where it is not."""
    (left, right, y), data, axes, theme = place, sheet.data, sheet.axes, sheet.theme
    state, scale = data.state(action), sheet.ground.scale
    if scale is None or not action.due_on:
        return
    if state is ActionState.DONE and action.done_on > action.due_on:
        end = scale.x(date.fromisoformat(action.done_on))
        axes.plot([right, end], [y, y], color=theme.accent, linewidth=1.6, zorder=2.5)
        axes.scatter([end], [y], marker="|", s=(0.4 * sheet.ground.step) ** 2, color=theme.accent, zorder=2.6)
    elif state is ActionState.OVERDUE and data.day is not None:
        end = scale.x(data.day)
        axes.plot([right, end], [y, y], color=theme.red, linewidth=1.4, linestyle=(0, (2, 2)), zorder=2.5)
        _write_beside(sheet, action_state_text(state), (left, max(right, end), y), theme.red)


def _write_beside(sheet: _Sheet, said: str, place: tuple[float, float, float], tone: str) -> None:
    """A word to the right of what it is about, else to the left of it, else on it."""
    (left, right, y), scale, gap = place, sheet.ground.scale, float(sheet.theme.space.s)
    if scale is None:
        return
    width = text_width(said, sheet.theme.type.caption, is_bold=True)
    x, side = right + gap, "left"
    if x + width > scale.right:
        x, side = left - gap if left - gap - width > scale.left else scale.right - 3.0, "right"
    box = {"facecolor": sheet.theme.surface, "edgecolor": "none", "pad": 1.0}
    sheet.write(x, y, said, tone, is_bold=True, ha=side, bbox=box, zorder=4.0)


def _draw_key(sheet: _Sheet, y: float) -> None:
    """What signs and shapes mean."""
    words = [action_state_text(state) for state in ActionState]
    words += [tr("◆ one day alone"), tr("▼ the day that it is told for")]
    room = sheet.ground.width - 2 * sheet.ground.edge
    said = elided("    ".join(words), sheet.theme.type.caption, room)
    sheet.write(sheet.ground.edge, y, said, sheet.theme.text_secondary)
