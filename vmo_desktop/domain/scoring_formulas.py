"""Formulas of product management that make one score of a few estimates: RICE, ICE, WSJF, value over effort.

Every estimate is an ndarray of shape (n,), one number for each initiative, in any unit that is the same for all; NaN
where it is unknown, which makes the score NaN. Nothing is raised. These scores are ratios and products, not the value
of a workshop: they have no fixed scale and compare initiatives of one list only.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.valuation import value_for_money


def rice(reach: FloatArray, impact: FloatArray, confidence: FloatArray, effort: FloatArray) -> FloatArray:
    """Reach times impact times confidence, over effort.

    Parameters
    ----------
    reach : ndarray of shape (n,)
        People in a period.
    impact : ndarray of shape (n,)
        On each of them, from 0.25 (minimal) to 3 (massive).
    confidence : ndarray of shape (n,)
        0-1.
    effort : ndarray of shape (n,)
        Person-months; where it is not positive the score is NaN.

    References
    ----------
    McBride (2016), RICE: Simple prioritization for product managers, Intercom.
    """
    return value_for_money(reach * impact * confidence, effort, per=1.0)


def ice(impact: FloatArray, confidence: FloatArray, ease: FloatArray) -> FloatArray:
    """Impact times confidence times ease, each usually 1-10.

    The product is what most tools make of the three estimates of Ellis & Brown (2017), Hacking Growth; the
    book itself takes their mean, `ice_mean`, which may order initiatives otherwise.
    """
    return impact * confidence * ease


def ice_mean(impact: FloatArray, confidence: FloatArray, ease: FloatArray) -> FloatArray:
    """Mean of impact, confidence and ease, each 1-10 (Ellis & Brown 2017, Hacking Growth)."""
    return (impact + confidence + ease) / 3


def cost_of_delay(
    business_value: FloatArray, time_criticality: FloatArray, risk_or_opportunity: FloatArray
) -> FloatArray:
    """Sum of its three parts, each judged against the least of the list, usually 1-20.

    References
    ----------
    Reinertsen (2009), The Principles of Product Development Flow; in three parts by Leffingwell (2011),
    Agile Software Requirements.
    """
    return business_value + time_criticality + risk_or_opportunity


def wsjf(
    business_value: FloatArray, time_criticality: FloatArray, risk_or_opportunity: FloatArray, job_size: FloatArray
) -> FloatArray:
    """Weighted shortest job first: cost of delay over job size, NaN where that is not positive.

    Parameters and sources as `cost_of_delay`.
    """
    return value_for_money(cost_of_delay(business_value, time_criticality, risk_or_opportunity), job_size, per=1.0)


def value_over_effort(value: FloatArray, effort: FloatArray) -> FloatArray:
    """Value for each unit of effort; NaN where effort is not positive."""
    return value_for_money(value, effort, per=1.0)


@dataclass(frozen=True, slots=True)
class ScoringFormula:
    """A formula with the names of its estimates.

    Attributes
    ----------
    parts : tuple of str
        What it takes, in the order in which `score` takes it.
    score : callable
        From an ndarray of shape (n,) for each part to one of shape (n,); higher is better.
    shares : frozenset of str
        The parts that lie between 0 and 1.
    """

    parts: tuple[str, ...]
    score: Callable[..., FloatArray]
    shares: frozenset[str] = frozenset()


FORMULAS: Mapping[str, ScoringFormula] = {
    "rice": ScoringFormula(("reach", "impact", "confidence", "effort"), rice, frozenset({"confidence"})),
    "ice": ScoringFormula(("impact", "confidence", "ease"), ice),
    "ice-mean": ScoringFormula(("impact", "confidence", "ease"), ice_mean),
    "wsjf": ScoringFormula(("business_value", "time_criticality", "risk_or_opportunity", "job_size"), wsjf),
    "value-effort": ScoringFormula(("value", "effort"), value_over_effort),
}
"""Every formula by the word of `vmo score --formula`."""
