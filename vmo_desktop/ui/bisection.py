"""The questions that find a value function by halves, and what their answers draw."""

from dataclasses import dataclass, replace

from vmo_desktop.domain.value_functions import half_of_the_middle, smooth_gap
from vmo_desktop.ui.drawn_curve import MeasureCurve
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.curves import set_curve
from vmo_desktop.workshop.rows import CurveKind, Direction, DriverRow

SMOOTH = 0.05
"""Answers within such a share of the range of a smooth curve are told to lie on it."""

AGREES = 0.1
"""A check answer within such a share of the way between the quarters is told to agree."""

WORTHS = (50.0, 25.0, 75.0)
"""What the first three answers are worth, in the order of the questions."""


@dataclass(frozen=True)
class Bisection:
    """The answers so far: what is worth half, a quarter, three quarters, and half of the way between those two."""

    driver: DriverRow
    answers: tuple[float, ...] = ()

    @property
    def is_over(self) -> bool:
        """Whether every question is answered, the check too."""
        return len(self.answers) == 4

    @property
    def ends(self) -> tuple[float, float]:
        """From where to where the present question goes, the worse end first."""
        is_up = self.driver.direction is Direction.HIGHER
        worst, best = (self.driver.low, self.driver.high) if is_up else (self.driver.high, self.driver.low)
        ways = [(worst, best)]
        if self.answers:
            ways += [(worst, self.answers[0]), (self.answers[0], best)]
        if len(self.answers) > 2:
            ways.append((self.answers[1], self.answers[2]))
        return ways[min(len(self.answers), len(ways) - 1)]

    def accepts(self, answer: float) -> bool:
        """Whether an answer lies between the ends of the question."""
        low, high = sorted(self.ends)
        return low < answer < high

    def answered(self, answer: float) -> "Bisection":
        """With one more answer."""
        return replace(self, answers=(*self.answers, answer))

    def back(self) -> "Bisection":
        """Without the last answer."""
        return replace(self, answers=self.answers[:-1])

    @property
    def curve(self) -> MeasureCurve:
        """What the answers draw: one alone an even bend, more of them points."""
        if not self.answers:
            return MeasureCurve(replace(self.driver, curve=CurveKind.STRAIGHT), ())
        if len(self.answers) == 1:
            return MeasureCurve(replace(self.driver, curve=CurveKind.EXPONENTIAL, half=self.answers[0]), ())
        bends = tuple(sorted(zip(self.answers[:3], WORTHS, strict=False)))
        return MeasureCurve(replace(self.driver, curve=CurveKind.POINTS), bends)

    @property
    def written(self) -> Operation:
        """Gives the driver the curve of the answers, as one step."""
        curve = self.curve
        if curve.driver.curve is CurveKind.EXPONENTIAL:
            return set_curve(self.driver.id, CurveKind.EXPONENTIAL, half=self.answers[0])
        return set_curve(self.driver.id, curve.driver.curve, points=curve.bends)

    @property
    def counts_first(self) -> bool | None:
        """Whether the first units from the worst end count most; None where all count alike."""
        worst, best = replace(self, answers=()).ends
        share = (self.answers[0] - worst) / (best - worst)
        return None if abs(share - 0.5) < SMOOTH / 2 else share < 0.5

    @property
    def is_smooth(self) -> bool:
        """Whether the first three answers lie on one smooth curve."""
        half, quarter, three_quarters = self.answers[:3]
        worst, best = replace(self, answers=()).ends
        return smooth_gap(worst, best, (quarter, half, three_quarters)) <= SMOOTH

    @property
    def agrees(self) -> bool:
        """Whether the check answer says the same as the first one."""
        half, quarter, three_quarters, check = self.answers
        return half_of_the_middle((quarter, half, three_quarters), check) <= AGREES
