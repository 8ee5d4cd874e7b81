"""The mathematics of a driver's scale, from its rows."""

from collections.abc import Sequence

from vmo_desktop.domain.curves import Bend, bent, pieced, stepped
from vmo_desktop.domain.scales import Scale
from vmo_desktop.workshop.rows import CurveKind, CurvePointRow, Direction, DriverRow, ScaleKind, ScaleLevelRow


def scale_of(driver: DriverRow, levels: tuple[ScaleLevelRow, ...], curve: tuple[CurvePointRow, ...]) -> Scale:
    """The domain scale of a leaf driver."""
    if driver.scale is ScaleKind.MEASURE:
        return scale_of_measure(driver, [(point.score, point.points) for point in curve])
    return Scale.levels([(level.score, level.points) for level in levels])


def scale_of_measure(driver: DriverRow, bends: Sequence[Bend]) -> Scale:
    """The domain scale of a driver that is scored by a measure; bends count in the shapes that have some."""
    low, high, is_up = driver.low, driver.high, driver.direction is Direction.HIGHER
    if driver.curve is CurveKind.POINTS:
        return pieced(low, high, bends, higher_is_better=is_up)
    if driver.curve is CurveKind.STEP:
        return stepped(low, high, bends, higher_is_better=is_up)
    if driver.curve is CurveKind.EXPONENTIAL and driver.half is not None:
        return bent(low, high, driver.half, higher_is_better=is_up)
    return Scale.measure(low, high, higher_is_better=is_up)
