"""Rates of return and times of payback in words: none and several are said as plainly as one."""

from math import isfinite, isnan

from vmo_desktop.charts.numbers import MINUS, written
from vmo_desktop.domain.internal_rate import InternalRates
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.value_rows import Period

tr = Texts("Chart")


def rate_text(rate: float) -> str:
    """A rate in percent with one decimal; empty where there is none."""
    if not isfinite(rate):
        return ""
    return f"{MINUS if round(100 * rate, 1) < 0 else ''}{written(abs(100 * rate), 1)} %"


def irr_text(found: InternalRates) -> str:
    """The internal rate of return, or how many there are, short enough for a cell."""
    if not found.rates:
        return tr("none")
    if len(found.rates) == 1:
        return rate_text(found.rates[0])
    return tr.counted(len(found.rates), "{n} rate", "{n} rates") + f": {_listed(found)}"


def irr_sentence(found: InternalRates) -> str:
    """Why there is not one internal rate of return; empty where there is one."""
    if len(found.rates) == 1:
        return ""
    if found.rates:
        return tr(
            "Money flows out and in more than once, so the net present value is zero at {rates}: none of them is the"
            " internal rate of return. Go by the net present value.", rates=_listed(found),
        )  # fmt: skip
    if not found.sign_changes:
        return tr("There is no internal rate of return: money flows in one direction only.")
    return tr("There is no internal rate of return: at no rate is the net present value zero.")


def _listed(found: InternalRates) -> str:
    return ", ".join(rate_text(rate) for rate in found.rates)


def payback_text(time: float, period: Period) -> str:
    """After how many years or months money spent has come back."""
    if isnan(time):
        return ""
    if not isfinite(time):
        return tr("not within the plan")
    if time == 0:
        return tr("at once")
    if round(time, 1) == 1:
        return tr("1 year") if period is Period.YEAR else tr("1 month")
    said = written(time, 0 if round(time, 1) == round(time) else 1)
    return tr("{n} years", n=said) if period is Period.YEAR else tr("{n} months", n=said)
