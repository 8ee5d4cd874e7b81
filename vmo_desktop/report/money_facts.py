"""What the pack says about money over time: of initiatives, of what is recommended, and of every scenario."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from math import isfinite

from vmo_desktop.charts.money_words import payback_text
from vmo_desktop.report.facts import Facts
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.cash import Cash, cash_of_portfolio
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.money_risk import MoneyRisk, find_risk
from vmo_desktop.workshop.portfolio import Portfolio

tr = Texts("Pack")


@dataclass(frozen=True)
class MoneyFacts:
    """Money over time; samples are drawn when they are first asked for, and kept for the next pack."""

    facts: Facts

    @property
    def money(self) -> Money:
        """Of every initiative."""
        return self.facts.results.money

    @property
    def is_known(self) -> bool:
        """Whether any initiative brings money that is known."""
        return any(self.money.brings_known.values())

    @cached_property
    def cash(self) -> Cash | None:
        """Of the recommended portfolio; None where there is none, or nothing is known of what it brings."""
        chosen = self.facts.chosen
        cash = None if chosen is None else cash_of_portfolio(self.money, chosen.portfolio)
        return None if cash is None or cash.is_unknown else cash

    @property
    def risk(self) -> MoneyRisk | None:
        """What that may come to."""
        return None if self.cash is None else self.risk_of(self.cash)

    @property
    def portfolios(self) -> tuple[Portfolio, ...]:
        """Of every scenario that has one, in order."""
        choice = self.facts.choice
        if choice is None:
            return ()
        found = (choice.portfolios[each.id] for each in self.facts.snapshot.choice.scenarios)
        return tuple(each for each in found if each.choice.is_found)

    def risk_of(self, cash: Cash) -> MoneyRisk:
        """What some cash may come to."""
        question: Hashable = ("money", cash.lines, self.money.finance)
        found = self.facts.searches.find(question, partial(find_risk, cash, self.facts.pulse.beat))
        # What it is called may be another since.
        return replace(found, cash=cash)


def money_title(facts: Facts) -> str:
    """What the money of what is recommended comes to, as the title of its pages."""
    of = MoneyFacts(facts)
    if of.cash is None:
        known = list(of.money.brings_known.values()).count(True)
        return tr.counted(
            known, "Of {n}\u00a0initiative the money it brings is known",
            "Of {n}\u00a0initiatives the money they bring is known",
        )  # fmt: skip
    series, worth = of.cash.series, facts.figures.money_text(of.cash.series.npv)
    if not isfinite(series.payback):
        return tr("The recommended portfolio is worth {money} of net present value and not paid back", money=worth)
    return tr(
        "The recommended portfolio is worth {money} of net present value, paid back after {time}", money=worth,
        time=payback_text(series.payback, of.money.finance.period),
    )  # fmt: skip
