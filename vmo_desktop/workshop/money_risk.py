"""What money over time may come to when amounts and delays turn out otherwise, with the workshop's settings."""

from dataclasses import dataclass

import numpy as np

from vmo_desktop.domain.cash_simulation import Swing, Uncertainty, simulated, swings
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.three_point import percentiles
from vmo_desktop.progress import Report
from vmo_desktop.workshop.cash import Cash


@dataclass(frozen=True)
class MoneyRisk:
    """Net present values drawn sample by sample, and what each line alone makes of the likely one.

    Attributes
    ----------
    samples : ndarray of shape (samples,)
        Net present value of all together, ascending.
    swings : tuple of Swing
        The widest first; `Swing.line` is a place in `Cash.names`.
    """

    cash: Cash
    samples: FloatArray
    swings: tuple[Swing, ...]

    @property
    def percentiles(self) -> tuple[float, float, float]:
        """P10, P50 and P90."""
        return percentiles(self.samples)

    @property
    def mean(self) -> float:
        """On average."""
        return float(self.samples.mean())

    @property
    def chance_of_loss(self) -> float:
        """Share of samples below nothing."""
        return float((self.samples < 0).mean())


def find_risk(cash: Cash, report: Report | None = None) -> MoneyRisk:
    """Draw as often as the settings say; slow, so never on the window's thread."""
    finance, rate = cash.money.finance, cash.series.rate
    uncertainty = Uncertainty(finance.shape, finance.correlation, finance.samples, finance.seed)
    worth = simulated(cash.lines, rate, finance.periods, uncertainty, report)
    together = worth.together(range(len(cash.lines)))
    return MoneyRisk(cash, np.sort(together), swings(cash.all_lines, rate, finance.periods))
