"""Whatever is done to a handle, the value function stays one that a workshop takes."""

from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.domain.curves import fits
from vmo_desktop.ui.drawn_curve import MeasureCurve
from vmo_desktop.workshop.rows import CurveKind, Direction, DriverRow, ScaleKind

NUMBERS = st.floats(-1e7, 1e7)


def curve(kind: CurveKind, low: float, width: float, direction: Direction) -> MeasureCurve:
    """A curve with three points at the quarters, or the half in the middle."""
    driver = DriverRow(
        id=1, parent_id=None, position=1, is_group=False, code="A", name="A", description="", category="", colour="",
        scale=ScaleKind.MEASURE, direction=direction, unit="h", low=low, high=low + width, curve=kind,
        half=low + width / 2,
    )  # fmt: skip
    worths = (25.0, 50.0, 75.0) if direction is Direction.HIGHER else (75.0, 50.0, 25.0)
    return MeasureCurve(driver, tuple((low + width * (place + 1) / 4, worth) for place, worth in enumerate(worths)))


CURVES = st.builds(
    curve, st.sampled_from([CurveKind.POINTS, CurveKind.STEP]), st.floats(-1e5, 1e5), st.floats(0.5, 1e6),
    st.sampled_from([*Direction]),
)  # fmt: skip


@given(CURVES, st.lists(st.tuples(st.integers(0, 2), NUMBERS, NUMBERS), min_size=1, max_size=8))
def test_any_drags_leave_a_curve_that_never_runs_back(
    drawn: MeasureCurve, drags: list[tuple[int, float, float]]
) -> None:
    for place, score, points in drags:
        drawn = drawn.moved(place, score, points)
        driver = drawn.driver
        is_up = driver.direction is Direction.HIGHER
        assert fits(driver.low, driver.high, drawn.bends, higher_is_better=is_up)
        assert len(drawn.handles) == 3
        assert drawn.scale.scores


@given(st.floats(-1e5, 1e5), st.floats(0.5, 1e6), st.sampled_from([*Direction]), NUMBERS)
def test_a_dragged_half_stays_inside_the_range(low: float, width: float, direction: Direction, score: float) -> None:
    moved = curve(CurveKind.EXPONENTIAL, low, width, direction).moved(0, score, 0.0)
    assert low < moved.handles[0].score < low + width
    assert moved.handles[0].points == 50


@given(CURVES, st.floats(0, 1))
def test_a_point_added_anywhere_keeps_the_curve(drawn: MeasureCurve, share: float) -> None:
    low, high = drawn.driver.low, drawn.driver.high
    found = drawn.with_point(low + share * (high - low))
    if found is not None:
        assert 0 <= found[0] <= 3


def test_a_drag_stops_at_round_numbers() -> None:
    drawn = curve(CurveKind.POINTS, 0.0, 4.0, Direction.HIGHER)
    assert drawn.moved(0, 0.567, 31.4).bends[0] == (0.57, 31)
    large = curve(CurveKind.EXPONENTIAL, 0.0, 500_000.0, Direction.HIGHER)
    assert large.moved(0, 123_456.0, 0.0).handles[0].score == 123_000
