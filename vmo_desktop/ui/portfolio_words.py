"""What a portfolio is, in sentences of the window."""

import numpy as np
from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.aim_words import worth_said
from vmo_desktop.charts.numbers import compact, money
from vmo_desktop.domain.portfolio import Status
from vmo_desktop.report.numbers import percent
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.workshop.choice_rows import Degree
from vmo_desktop.workshop.portfolio import Portfolio


def _tr(text: str) -> str:
    return QCoreApplication.translate("PortfolioWords", text)


def portfolio_text(portfolio: Portfolio) -> str:
    """What is funded, at which cost, and how sure it is that nothing is better."""
    if portfolio.approval is not None:
        author = portfolio.approval.author
        head = _tr("Approved on %1 by %2") if author else _tr("Approved on %1")
        head = filled(head, date_text(portfolio.approval.at[:10]), author)
        return f"{head}: {_sums(portfolio)}"
    status = portfolio.choice.status
    if status is Status.OPTIMAL:
        return f"{_tr('Proven best')}: {_sums(portfolio)}"
    if status is Status.FEASIBLE:
        gap = _tr("Best found so far, at most %1 from the best").replace("%1", percent(portfolio.choice.gap))
        return f"{gap}: {_sums(portfolio)}"
    if status is Status.INFEASIBLE:
        return _tr("No portfolio meets all conditions together.")
    return _tr("The search ended before it found a portfolio that meets all conditions.")


def status_text(portfolio: Portfolio) -> str:
    """How sure a portfolio is, in a few words."""
    if portfolio.approval is not None:
        return _tr("Approved")
    match portfolio.choice.status:
        case Status.OPTIMAL:
            return _tr("Proven best")
        case Status.FEASIBLE:
            return _tr("At most %1 from the best").replace("%1", percent(portfolio.choice.gap))
        case Status.INFEASIBLE:
            return _tr("Nothing meets all conditions")
        case Status.UNKNOWN:
            return _tr("Not found in time")


def degree_name(degree: Degree | None) -> str:
    """How far somebody supports a portfolio, in words."""
    names = {
        Degree.FULL: _tr("Supports it fully"),
        Degree.RESERVED: _tr("Supports it with reservations"),
        Degree.NEUTRAL: _tr("Neutral"),
        Degree.OBJECTS: _tr("Objects"),
    }
    return _tr("Has not said") if degree is None else names[degree]


def _sums(portfolio: Portfolio) -> str:
    currency = portfolio.of.snapshot.workshop.currency
    parts = [
        filled(_tr("%1 of %2 funded"), str(int(np.count_nonzero(portfolio.is_funded))), str(len(portfolio.shares))),
        worth_said(portfolio.of, portfolio.choice.objective),
        _tr("cost %1").replace("%1", money(portfolio.choice.cost, currency)),
    ]
    if portfolio.of.budget is not None:
        parts.append(filled(_tr("%1 left of %2"), compact(portfolio.headroom), money(portfolio.of.budget, currency)))
    lacking = sum(each is not None for each in portfolio.of.lacking)
    if lacking:
        parts.append(_tr("%1 cannot be chosen").replace("%1", str(lacking)))
    return " · ".join(parts)
