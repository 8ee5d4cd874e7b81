"""The few numbers at the head of a dashboard, each with what it says."""

from collections import Counter
from dataclasses import dataclass
from math import isnan

from vmo_desktop.charts.dashboard_data import Dashboard, worth_text
from vmo_desktop.charts.kpi_words import SIGNS, share_text
from vmo_desktop.charts.numbers import money
from vmo_desktop.domain.realization import Status
from vmo_desktop.translation import Texts

tr = Texts("Chart")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number as it is read from afar, and what it is."""

    number: str
    words: str


def key_figures(data: Dashboard) -> tuple[KeyFigure, ...]:
    """What came true, what is expected, what the portfolio is worth, and what needs attention."""
    done, due, end = (
        each.progress for each in (data.portfolio.progress, data.portfolio.planned, data.portfolio.at_completion)
    )
    late = len(data.realized.overdue)
    planned = tr("realized") if isnan(due) else tr("realized, {due} planned", due=share_text(due))
    return (
        KeyFigure(share_text(done), planned),
        KeyFigure(share_text(end), tr("expected in the end")),
        *_of_portfolio(data),
        KeyFigure(_statuses(data), tr("KPIs by status")),
        KeyFigure(str(late), tr.counted(late, "reading overdue", "readings overdue")),
    )


def _of_portfolio(data: Dashboard) -> list[KeyFigure]:
    of = data.contribution
    if of is None:
        return []
    found = [KeyFigure(worth_text(of.total), tr("points of value"))]
    if of.series is not None:
        currency = data.realized.snapshot.workshop.currency
        words = tr("NPV promised, ROI {roi}", roi=share_text(of.series.roi))
        found.append(KeyFigure(money(of.series.npv, currency), words))
    return found


def _statuses(data: Dashboard) -> str:
    counts = Counter(state.status for state in data.realized.states)
    return "  ".join(f"{SIGNS[each]}{counts[each]}" for each in Status if counts[each])
