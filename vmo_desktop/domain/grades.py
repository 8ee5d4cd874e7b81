"""How published rules of thumb read a measure of agreement: the lower ends of their grades.

A grade is a number from 0 (the lowest); what it is called in words is not decided here.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grades:
    """Grades of one measure: `bounds` are where the second, third ... grade begins."""

    bounds: tuple[float, ...]

    def grade(self, value: float) -> int | None:
        """The grade of a value, from 0; None for NaN."""
        return None if math.isnan(value) else sum(value >= bound for bound in self.bounds)


CONCORDANCE = Grades((0.3, 0.5, 0.7, 0.9))
"""Kendall's W: very weak, weak, moderate, strong, unusually strong.

Schmidt (1997), Managing Delphi surveys using nonparametric statistical techniques, Decision Sciences 28(3), 763-774,
table 2.
"""

WITHIN_GROUP = Grades((0.31, 0.51, 0.71, 0.91))
"""r_wg: lack of agreement, weak, moderate, strong, very strong.

LeBreton & Senter (2008), Answers to 20 questions about interrater reliability and interrater agreement, Organizational
Research Methods 11(4), 815-852, table 3.
"""

INTRACLASS = Grades((0.5, 0.75, 0.9))
"""Intraclass correlation: poor, moderate, good, excellent.

Koo & Li (2016), A guideline of selecting and reporting intraclass correlation coefficients for reliability research,
Journal of Chiropractic Medicine 15(2), 155-163.
"""

ALPHA = Grades((0.667, 0.8))
"""Krippendorff's alpha: too low to conclude from, for tentative conclusions, reliable.

Krippendorff (2004), Reliability in content analysis, Human Communication Research 30(3), 411-433.
"""

SIGNIFICANT = 0.05
"""Up to this probability agreement is taken not to come by chance."""
