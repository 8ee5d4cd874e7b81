"""What a frontier and its points are, in sentences of the window."""

from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.aim_words import aim_title, worth_points, worth_said, worth_text
from vmo_desktop.charts.bubble_facts import BubbleFacts, Fact
from vmo_desktop.charts.frontier_data import FrontierData
from vmo_desktop.charts.frontier_tables import slope_title
from vmo_desktop.charts.numbers import compact, money, points
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.frontier_desk import FrontierDesk
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.workshop.portfolio_frontier import PortfolioFrontier
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.scenario_problem import ScenarioProblem


def _tr(text: str) -> str:
    return QCoreApplication.translate("FrontierWords", text)


def frontier_text(desk: FrontierDesk) -> str:
    """How many efficient portfolios there are, and what they say about the portfolio that is compared."""
    found = desk.found
    if found is None:
        return _tr("The search was stopped.") if desk.is_stopped else _tr("Looking for all efficient portfolios…")
    if not len(found.frontier):
        return _tr("No portfolio meets all conditions together.")
    count = number_text(len(found.frontier))
    known = (
        _tr("%1 efficient portfolios, all there are.")
        if found.frontier.is_complete
        else _tr("%1 efficient portfolios found; others between them may be missing.")
    )
    return f"{known.replace('%1', count)} {_compared_text(desk, found)}".strip()


def _compared_text(desk: FrontierDesk, found: PortfolioFrontier) -> str:
    proposal, currency = desk.proposal, desk.of.snapshot.workshop.currency
    if proposal is None:
        return ""
    if found.place_of(proposal) is not None:
        return _tr("P is one of them: nothing is better for no more cost.")
    places = found.improvements(proposal)
    if places.better is None or places.cheaper is None:
        return _tr("P breaks a condition of the scenario, and no portfolio within them is worth as much for its cost.")
    better, cheaper = found.point(places.better), found.point(places.cheaper)
    return filled(
        _tr("B is worth %1 more than P for no more cost; C costs %2 less for no less value."),
        worth_points(desk.of, better.value - proposal.value),
        money(proposal.cost - cheaper.cost, currency),
    )


def point_text(found: PortfolioFrontier, of: ScenarioProblem, place: int) -> str:
    """An efficient portfolio: which one, its value, its cost and how many it funds."""
    point = found.point(place)
    return filled(
        _tr("Portfolio %1 of %2: %3, cost %4, %5 funded"),
        number_text(place + 1),
        number_text(len(found.frontier)),
        worth_said(of, point.value),
        money(point.cost, of.snapshot.workshop.currency),
        number_text(int(found.funded(point.shares).sum())),
    )


def point_facts(found: PortfolioFrontier, of: ScenarioProblem, data: FrontierData, place: int) -> BubbleFacts:
    """What the card beside a point tells, and the sentence that is spoken."""
    point, currency = found.point(place), of.snapshot.workshop.currency
    named = [spot.name for spot in data.spots if spot.place == place]
    name = filled(_tr("Portfolio %1 of %2"), number_text(place + 1), number_text(len(found.frontier)))
    name = " · ".join([name, *named])
    is_supported = bool(found.frontier.is_supported[place])
    kind = _tr("for some price of money") if is_supported else _tr("within its cost only")
    left = "–" if of.budget is None else money(of.budget - point.cost, currency)
    facts = (
        Fact(aim_title(of.scenario.aim), worth_text(of, point.value)),
        Fact(_tr("Cost"), money(point.cost, currency)),
        Fact(_tr("Funded"), number_text(int(found.funded(point.shares).sum()))),
        Fact(_tr("Best"), kind),
        Fact(_tr("Left of the budget"), left),
    )
    return BubbleFacts(name, facts, _spoken(name, facts))


def bought_facts(found: PortfolioFrontier, of: ScenarioProblem, place: int) -> BubbleFacts:
    """What the card beside a value triangle tells."""
    bought, workshop = found.order_of_buy, of.snapshot.workshop
    name = shown_name(of.snapshot.initiatives[int(bought.order[place])])
    facts = (
        Fact(_tr("Place"), number_text(place + 1)),
        Fact(aim_title(of.scenario.aim), worth_text(of, float(bought.values[place]))),
        Fact(_tr("Cost"), money(float(bought.costs[place]), workshop.currency)),
        Fact(slope_title(of), _slope(of, float(bought.slopes[place]))),
        Fact(_tr("Cost so far"), money(float(bought.running_costs[place]), workshop.currency)),
    )
    return BubbleFacts(name, facts, _spoken(name, facts))


def _slope(of: ScenarioProblem, slope: float) -> str:
    return compact(slope) if of.is_of_money else points(slope * of.snapshot.workshop.value_for_money_per)


def _spoken(name: str, facts: tuple[Fact, ...]) -> str:
    return f"{name}: {', '.join(f'{fact.word} {fact.text}' for fact in facts)}"
