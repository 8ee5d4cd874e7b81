"""What a series of cash flows is worth: present value, modified rate of return, payback, profitability.

A series is an ndarray of shape (..., n): money in any one currency, what is paid out negative, at times counted in
periods from the first flow, which is now (time 0), unless times are given. Rates are fractions per period (0.08 is
8 %), greater than -1. NaN in a series makes its answer NaN. Nothing is rounded.
"""

from collections.abc import Sequence
from datetime import date
from math import inf, nan

import numpy as np

from vmo_desktop.domain.scales import FloatArray

DAYS_A_YEAR = 365.0
"""As spreadsheets count for dated flows (actual/365)."""


def years_between(dates: Sequence[date]) -> FloatArray:
    """Years of 365 days from the first of some dates to each, shape (n,); negative before it."""
    return np.array([(each - dates[0]).days / DAYS_A_YEAR for each in dates])


def discount_factors(rate: float, times: FloatArray) -> FloatArray:
    """What 1 at each time is worth now, of the shape of the times.

    Raises
    ------
    ValueError
        If the rate is -1 or less: all of the money is lost in one period, and nothing can be discounted.
    """
    if rate <= -1:
        raise ValueError("a rate is greater than -1")
    with np.errstate(over="ignore"):
        return (1.0 + rate) ** -times


def present_value(flows: FloatArray, rate: float, times: FloatArray | None = None) -> FloatArray:
    """Worth now of each series, shape (...,).

    Parameters
    ----------
    flows : ndarray of shape (..., n)
        Money.
    rate : float
        Per period.
    times : ndarray of shape (n,), optional
        0, 1, ..., n - 1 if none are given. The NPV of a spreadsheet takes the first flow at time 1.

    References
    ----------
    Brealey, Myers & Allen (2020), Principles of Corporate Finance, chapter 2.
    """
    when = np.arange(flows.shape[-1], dtype=np.float64) if times is None else times
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(flows @ discount_factors(rate, when))


def modified_rate_of_return(flows: FloatArray, finance_rate: float, reinvestment_rate: float) -> float:
    """The one rate at which what was paid, financed, grows to what was earned, reinvested until the last period.

    Parameters
    ----------
    flows : ndarray of shape (n,)
        Money.
    finance_rate, reinvestment_rate : float
        Per period: what borrowed money costs, and what earned money earns.

    Returns
    -------
    float
        NaN where nothing is paid, nothing is earned, or all happens at one time.

    References
    ----------
    Lin (1976), The modified internal rate of return and investment criterion, The Engineering Economist 21(4).
    """
    last = len(flows) - 1
    paid = -float(present_value(np.minimum(flows, 0.0), finance_rate))
    earned = float(present_value(np.maximum(flows, 0.0), reinvestment_rate))
    if last < 1 or not paid > 0 or not earned > 0:
        return nan
    # What is earned would grow beyond all floats in a long plan; its growth a period never does.
    return float((earned / paid) ** (1.0 / last) * (1.0 + reinvestment_rate) - 1.0)


def payback_time(flows: FloatArray) -> float:
    """When the running total stops being negative for the first time, in periods from the first flow.

    Within a period money comes in evenly. For the discounted payback give discounted flows.

    Parameters
    ----------
    flows : ndarray of shape (n,)
        Money.

    Returns
    -------
    float
        0 if the total is never negative, inf if it is not made good within the series.

    References
    ----------
    Ross, Westerfield & Jaffe (2019), Corporate Finance, chapter 5.
    """
    if np.isnan(flows).any():
        return nan
    total = np.cumsum(flows)
    below = np.flatnonzero(total < 0)
    if not below.size:
        return 0.0
    made_good = np.flatnonzero(total[below[0] :] >= 0)
    if not made_good.size:
        return inf
    at = int(below[0] + made_good[0])
    return float(at - total[at] / flows[at])


def profitability_index(flows: FloatArray, rate: float) -> float:
    """Present value of what comes after the first flow, for each unit of money that the first flow pays.

    Parameters
    ----------
    flows : ndarray of shape (n,)
        The first one is the investment and negative; else the answer is NaN.
    rate : float
        Per period.

    References
    ----------
    Brealey, Myers & Allen (2020), Principles of Corporate Finance, chapter 5.
    """
    if not len(flows) or not flows[0] < 0:
        return nan
    later = np.concatenate([[0.0], flows[1:]])
    return float(present_value(later, rate)) / -float(flows[0])


def return_on_investment(costs: FloatArray, benefits: FloatArray) -> FloatArray:
    """What is gained for each unit of money spent: benefits less costs, over costs; shape (...,).

    Parameters
    ----------
    costs, benefits : ndarray of shape (..., n)
        Not negative, of all periods; discounted or not, both alike. NaN where nothing is spent.
    """
    spent, earned = costs.sum(axis=-1), benefits.sum(axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(spent > 0, (earned - spent) / spent, nan)
