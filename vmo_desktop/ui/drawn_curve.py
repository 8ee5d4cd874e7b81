"""The value function of one driver while it is drawn: what of it can be moved, and what a move makes of it."""

from dataclasses import dataclass, replace
from functools import cached_property
from math import floor, log10
from typing import Protocol

from vmo_desktop.domain.curves import Bend
from vmo_desktop.domain.scales import Scale
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.curves import move_curve_point, set_curve_points, set_half
from vmo_desktop.workshop.ops.drivers import Level, set_levels
from vmo_desktop.workshop.rows import CurveKind, Direction, DriverRow
from vmo_desktop.workshop.scale_of import scale_of_measure
from vmo_desktop.workshop.snapshot import Snapshot

MOST_POINTS = 12
"""So many points a curve takes; nobody can tell apart the worth of more."""

FINEST = 100
"""A drag stops at numbers with so few digits that there are at least so many of them in the range."""


@dataclass(frozen=True, slots=True)
class Handle:
    """A place of the value function that can be moved: to another score, to other points, or to both."""

    score: float
    points: float
    moves_across: bool
    moves_up: bool
    name: str = ""


class DrawnCurve(Protocol):
    """A value function with its handles, lowest score first."""

    @property
    def scale(self) -> Scale:
        """Its mathematics."""

    @property
    def handles(self) -> tuple[Handle, ...]:
        """What can be moved."""

    @property
    def grid(self) -> float:
        """The distance of scores that a drag stops at."""

    def moved(self, place: int, score: float, points: float) -> "DrawnCurve":
        """The curve with a handle as near to a score and its points as the others let it."""

    def typed(self, place: int, score: float, points: float) -> Operation:
        """Writes a handle just where it was typed, or refuses it in words."""

    def written(self, place: int, *, by_keys: bool) -> Operation:
        """Writes the curve as it is after a handle was moved."""


@dataclass(frozen=True)
class MeasureCurve:
    """The value function of a measure."""

    driver: DriverRow
    bends: tuple[Bend, ...]

    @cached_property
    def scale(self) -> Scale:
        """Its mathematics."""
        return scale_of_measure(self.driver, self.bends)

    @property
    def grid(self) -> float:
        """The distance of scores that a drag stops at."""
        width = self.driver.high - self.driver.low
        return float(10.0 ** floor(log10(width / FINEST))) if width > 0 else 1.0

    @property
    def handles(self) -> tuple[Handle, ...]:
        """The half of a bent curve, or every point of one that has points."""
        if self.driver.curve is CurveKind.EXPONENTIAL and self.driver.half is not None:
            return (Handle(self.driver.half, 50.0, moves_across=True, moves_up=False),)
        if not self.has_points:
            return ()
        return tuple(Handle(score, points, moves_across=True, moves_up=True) for score, points in self.bends)

    @property
    def has_points(self) -> bool:
        """Whether points can be added and removed."""
        return self.driver.curve in (CurveKind.POINTS, CurveKind.STEP)

    @property
    def can_grow(self) -> bool:
        """Whether one more point fits."""
        return self.has_points and len(self.bends) < MOST_POINTS

    def moved(self, place: int, score: float, points: float) -> "MeasureCurve":
        """The curve with a handle as near to a score and its points as its neighbours let it."""
        driver, grid = self.driver, self.grid
        wanted = _on_grid(score, grid)
        if not self.has_points:
            return replace(self, driver=replace(driver, half=_between(wanted, driver.low, driver.high, grid, score)))
        before, after = self._neighbours(place)
        worth = min(max(float(round(points)), min(before[1], after[1])), max(before[1], after[1]))
        bend = _between(wanted, before[0], after[0], grid, self.bends[place][0]), worth
        return replace(self, bends=(*self.bends[:place], bend, *self.bends[place + 1 :]))

    def typed(self, place: int, score: float, points: float) -> Operation:
        """Writes a handle just where it was typed, or refuses it in words."""
        if not self.has_points:
            return set_half(self.driver.id, score)
        return move_curve_point(self.driver.id, place, (score, points))

    def written(self, place: int, *, by_keys: bool) -> Operation:
        """Writes the curve as it is after a handle was moved."""
        if self.has_points:
            return move_curve_point(self.driver.id, place, self.bends[place], by_keys=by_keys)
        return set_half(self.driver.id, self.handles[0].score, by_keys=by_keys)

    def with_point(self, score: float) -> tuple[int, Operation] | None:
        """Adds a point on the line at a score: its place, and what writes it; None where no point fits."""
        at = _on_grid(score, self.grid)
        is_taken = any(abs(at - each) < self.grid / 2 for each in self.scale.scores)
        if not self.can_grow or is_taken or not self.driver.low < at < self.driver.high:
            return None
        bends = sorted((*self.bends, (at, float(round(float(self.scale.value(at)))))))
        place = [each for each, _ in bends].index(at)
        before, after = (bends[place - 1 : place] or [self._ends[0]])[0], (bends[place + 1 :] or [self._ends[1]])[0]
        worth = min(max(bends[place][1], min(before[1], after[1])), max(before[1], after[1]))
        bends[place] = (at, worth)
        return place, set_curve_points(self.driver.id, bends)

    def beside(self, place: int) -> float:
        """The score half-way from a handle to the next one or the end; -1 means from the low end."""
        scores = self.scale.scores
        return (scores[place + 1] + scores[place + 2]) / 2 if len(scores) > place + 2 else self.driver.low

    def without(self, place: int) -> Operation:
        """Takes a point away."""
        return set_curve_points(self.driver.id, [*self.bends[:place], *self.bends[place + 1 :]])

    @property
    def _ends(self) -> tuple[Bend, Bend]:
        is_up = self.driver.direction is Direction.HIGHER
        return (self.driver.low, 0.0 if is_up else 100.0), (self.driver.high, 100.0 if is_up else 0.0)

    def _neighbours(self, place: int) -> tuple[Bend, Bend]:
        line = (self._ends[0], *self.bends, self._ends[1])
        return line[place], line[place + 2]


@dataclass(frozen=True)
class LevelCurve:
    """The points of a ladder of levels: each level is worth what it was given, whatever the others are."""

    driver_id: int
    levels: tuple[Level, ...]

    @cached_property
    def scale(self) -> Scale:
        """Its mathematics."""
        return Scale.levels([(level.score, level.points) for level in self.levels])

    @property
    def grid(self) -> float:
        """Scores of levels are not moved."""
        return 1.0

    @property
    def handles(self) -> tuple[Handle, ...]:
        """One a level."""
        return tuple(
            Handle(each.score, each.points, moves_across=False, moves_up=True, name=each.label) for each in self.levels
        )

    def moved(self, place: int, score: float, points: float) -> "LevelCurve":
        """The ladder with a level worth other points; it keeps its score."""
        level = replace(self.levels[place], points=min(max(float(round(points)), 0.0), 100.0))
        return replace(self, levels=(*self.levels[:place], level, *self.levels[place + 1 :]))

    def typed(self, place: int, score: float, points: float) -> Operation:
        """Writes the points of a level just as they were typed, or refuses them in words."""
        level = replace(self.levels[place], points=points)
        return set_levels(self.driver_id, [*self.levels[:place], level, *self.levels[place + 1 :]])

    def written(self, place: int, *, by_keys: bool) -> Operation:
        """Writes the ladder; a drag is a step of its own, steps by keys are one together."""
        operation = set_levels(self.driver_id, self.levels)
        return operation if by_keys else replace(operation, merge_key=None)


def drawn_curve(snapshot: Snapshot, driver: DriverRow) -> MeasureCurve | LevelCurve:
    """The value function of a driver as it stands."""
    scale = snapshot.scales[driver.id]
    if scale.is_anchored:
        rows = snapshot.levels[driver.id]
        return LevelCurve(driver.id, tuple(Level(row.score, row.points, row.label, row.statement) for row in rows))
    points = snapshot.curve_points.get(driver.id, ())
    return MeasureCurve(driver, tuple((point.score, point.points) for point in points))


def _on_grid(score: float, grid: float) -> float:
    return float(f"{round(score / grid) * grid:.12g}")


def _between(wanted: float, low: float, high: float, grid: float, now: float) -> float:
    """The nearest score that keeps its distance from both neighbours; where there is no such score, the present one."""
    least, most = low + grid, high - grid
    return min(max(wanted, least), most) if least <= most else now
