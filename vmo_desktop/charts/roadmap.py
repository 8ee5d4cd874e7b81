"""The roadmap: actions as bars over time, below the phases that they belong to.

What is done is filled, what is overdue hatched and named so. Where there is no room for every action, phases are bars
that tell how far they are, and only actions that need attention stand below them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

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

NAMES, OWNERS, WIDE = 0.36, 0.14, 46.0
"""Parts of the width that names and owners take, and from so many type sizes on owners are there."""

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
    names, owners = NAMES * width, width - edge - (OWNERS * width if has_owners else 0.0)
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
    return ground.scale.x(days[0]), ground.scale.x(days[1] + timedelta(days=1))


def draw_roadmap(axes: Axes, data: Roadmap, theme: Theme, focus: int | None = None) -> None:
    """Draw the roadmap, the action in focus (by its place) on a ground of its own; the axes fill their figure."""
    width, height = pixel_axes(axes, theme)
    ground = _ground(data, theme, width, height)
    bottom = (HEAD + len(ground.lines)) * ground.step
    _draw_head(axes, data, ground, theme)
    if ground.scale is not None:
        rows = (HEAD - 1.45) * ground.step, (HEAD - 0.55) * ground.step
        draw_time_scale(axes, ground.scale, theme, rows, bottom)
        _draw_day(axes, data.day, ground, bottom, theme)
    marked = data.actions[focus] if focus is not None and focus < len(data.actions) else None
    for line, y in ground.lines:
        if line is marked:
            axes.barh(y, width, ground.step, color=theme.accent_soft, zorder=0.2)
        if isinstance(line, ActionRow):
            _draw_action(axes, data, (line, y), ground, theme)
        else:
            _draw_phase(axes, data, (line, y), ground, theme)
    _draw_key(axes, ground, bottom + 0.75 * FOOT * ground.step, theme)


def _draw_head(axes: Axes, data: Roadmap, ground: _Ground, theme: Theme) -> None:
    style = {**caption_style(theme, theme.text, is_bold=True), "fontsize": theme.type.body * POINTS}
    said = elided(roadmap_headline(data), theme.type.body, ground.width - 2 * ground.edge, is_bold=True)
    axes.text(ground.edge, 0.8 * ground.step, drawable(said), va="center_baseline", **style)


def _draw_day(axes: Axes, day: date | None, ground: _Ground, bottom: float, theme: Theme) -> None:
    """An upright line at the day that all is told for, with a head that the key explains."""
    if day is None or ground.scale is None:
        return
    x, top = ground.scale.x(day), HEAD * ground.step
    axes.plot([x, x], [top, bottom], color=theme.text, linewidth=1.4, zorder=1.5)
    axes.scatter([x], [top], marker="v", s=(0.6 * theme.type.caption) ** 2, color=theme.text, zorder=5.0)


def _draw_phase(axes: Axes, data: Roadmap, row: tuple[Phase, float], ground: _Ground, theme: Theme) -> None:
    """The name of a phase, how far it is, and its whole span as a line, or as a bar where it stands for its actions."""
    (phase, y), caption = row, theme.type.caption
    style, room = caption_style(theme, theme.text, is_bold=True), ground.names - ground.edge
    axes.plot([ground.edge, ground.width - ground.edge], [y - ground.step / 2] * 2, color=theme.line, linewidth=0.75)
    said = elided(phase_title(phase), caption, room, is_bold=True)
    axes.text(ground.edge, y, drawable(said), va="center_baseline", **style)
    if ground.scale is None or not phase.days:
        return
    days = [date.fromisoformat(day) for day in phase.days]
    left, right = ground.scale.x(min(days)), max(ground.scale.x(max(days) + timedelta(days=1)), 2.0)
    shown = [line for line, _ in ground.lines]
    is_alone = any(row not in shown for row in phase.actions)
    thick = (BAR if is_alone else 0.16) * ground.step
    axes.barh(y, right - left, thick, left=left, facecolor=theme.sunken, edgecolor=theme.line_strong, linewidth=0.9,
              zorder=2.0)  # fmt: skip
    done = data.count(ActionState.DONE, phase) / len(phase.actions)
    axes.barh(y, done * (right - left), thick, left=left, color=theme.accent, zorder=2.1)
    if is_alone:
        _write_beside(axes, phase_words(data, phase), (left, right, y), ground, theme, theme.text)


def _draw_action(axes: Axes, data: Roadmap, row: tuple[ActionRow, float], ground: _Ground, theme: Theme) -> None:
    (action, y), caption, state = row, theme.type.caption, data.state(row[0])
    tone = action_state_colour(state, theme)
    indent = ground.edge + (theme.space.m if data.has_phases else 0)
    sign = caption_style(theme, theme.red if state is ActionState.OVERDUE else theme.text, is_bold=True)
    axes.text(indent + 0.45 * caption, y, drawable(SIGNS[state]), ha="center", va="center_baseline", **sign)
    begin = indent + 1.2 * caption
    said = elided(one_line(action.text), caption, ground.names - begin)
    axes.text(begin, y, drawable(said), va="center_baseline", **caption_style(theme, theme.text))
    if ground.owners < ground.width - ground.edge:
        said = elided(one_line(action.owner), caption, ground.width - ground.edge - ground.owners)
        faint = caption_style(theme, theme.text_secondary)
        axes.text(ground.owners, y, drawable(said), va="center_baseline", **faint)
    if ground.scale is None:
        return
    left, right = _ends(action, ground)
    if left < ground.names:
        words = tr("no day")
        axes.text(ground.scale.left + 3, y, drawable(words), va="center_baseline", **caption_style(theme, theme.text_faint))
        return
    _draw_bar(axes, state, (left, right, y), ground, theme, tone)
    _draw_lateness(axes, data, action, (left, right, y), ground, theme)


def _draw_bar(
    axes: Axes, state: ActionState, place: tuple[float, float, float], ground: _Ground, theme: Theme, tone: str
) -> None:
    left, right, y = place
    fills = {ActionState.DONE: theme.accent, ActionState.UNDER_WAY: theme.accent_soft, ActionState.OVERDUE: theme.red_soft}
    fill, edge = fills.get(state, theme.surface), 1.8 if state is ActionState.OVERDUE else 1.3
    if left == right:
        size = (0.62 * ground.step * POINTS) ** 2
        axes.scatter([left], [y], marker="D", s=0.6 * size, facecolors=fill, edgecolors=tone, linewidths=edge, zorder=3.0)
        return
    hatch = "////" if state is ActionState.OVERDUE else None
    axes.barh(y, max(right - left, 3.0), BAR * ground.step, left=left, facecolor=fill, edgecolor=tone, linewidth=edge,
              hatch=hatch, zorder=3.0)  # fmt: skip


def _draw_lateness(
    axes: Axes, data: Roadmap, action: ActionRow, place: tuple[float, float, float], ground: _Ground, theme: Theme
) -> None:
    """A line from the due day to the day on which it was done, or to now where it is not."""
    left, right, y = place
    state, scale = data.state(action), ground.scale
    if scale is None or not action.due_on:
        return
    if state is ActionState.DONE and action.done_on > action.due_on:
        end = scale.x(date.fromisoformat(action.done_on))
        axes.plot([right, end], [y, y], color=theme.accent, linewidth=1.6, zorder=2.5)
        axes.scatter([end], [y], marker="|", s=(0.4 * ground.step) ** 2, color=theme.accent, zorder=2.6)
    elif state is ActionState.OVERDUE and data.day is not None:
        end = scale.x(data.day)
        axes.plot([right, end], [y, y], color=theme.red, linewidth=1.4, linestyle=(0, (2, 2)), zorder=2.5)
        _write_beside(axes, action_state_text(state), (left, max(right, end), y), ground, theme, theme.red)


def _write_beside(
    axes: Axes, said: str, place: tuple[float, float, float], ground: _Ground, theme: Theme, tone: str
) -> None:
    """A word to the right of what it is about, else to the left of it, else on it."""
    left, right, y = place
    scale, gap = ground.scale, float(theme.space.s)
    if scale is None:
        return
    width, style = text_width(said, theme.type.caption), caption_style(theme, tone, is_bold=True)
    x, side = right + gap, "left"
    if x + width > scale.right:
        x, side = (left - gap, "right") if left - gap - width > scale.left else (scale.right - 3.0, "right")
    ground_of = {"facecolor": theme.surface, "edgecolor": "none", "pad": 1.0}
    axes.text(x, y, drawable(said), ha=side, va="center_baseline", bbox=ground_of, zorder=4.0, **style)


def _draw_key(axes: Axes, ground: _Ground, y: float, theme: Theme) -> None:
    """What signs and shapes mean."""
    words = [action_state_text(state) for state in ActionState]
    words += [tr("◆ one day alone"), tr("▼ the day that it is told for")]
    said = elided("    ".join(words), theme.type.caption, ground.width - 2 * ground.edge)
    axes.text(ground.edge, y, drawable(said), va="center_baseline", **caption_style(theme, theme.text_secondary))
