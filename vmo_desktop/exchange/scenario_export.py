"""Scenarios and what they fund, as tables of an export."""

import math
from collections.abc import Mapping

from vmo_desktop.domain.portfolio_sums import limit_use
from vmo_desktop.exchange.export_tables import ExportTable, Plain
from vmo_desktop.exchange.portfolio_record import limit_name
from vmo_desktop.workshop.portfolio import Portfolio
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.scenario_comparison import membership
from vmo_desktop.workshop.snapshot import Snapshot


def scenario_tables(snapshot: Snapshot, portfolios: Mapping[int, Portfolio]) -> list[ExportTable]:
    """Every scenario with what it is worth, what it funds, its limits and its forces; `portfolios` are by id."""
    further = (_limits(portfolios), _forces(snapshot))
    return [_scenarios(snapshot, portfolios), _funded(snapshot, portfolios), *(each for each in further if each.rows)]


def _known(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _scenarios(snapshot: Snapshot, portfolios: Mapping[int, Portfolio]) -> ExportTable:
    header = ("Scenario", "Recommended", "Weights", "Aim", "Budget", "Status", "Value", "Bound", "Cost", "Funded",
              "Approved", "Approved by", "Note")  # fmt: skip
    sets = {each.id: each.name for each in snapshot.weight_sets}
    recommended = snapshot.choice.recommended
    rows: list[tuple[Plain, ...]] = []
    for scenario in snapshot.choice.scenarios:
        portfolio = portfolios[scenario.id]
        choice, approval = portfolio.choice, portfolio.approval
        rows.append((
            scenario.name,
            scenario is recommended,
            sets.get(scenario.weight_set_id or 0, ""),
            scenario.aim.value,
            portfolio.of.budget,
            choice.status.value,
            _known(choice.objective),
            _known(choice.bound),
            _known(choice.cost),
            int(portfolio.is_funded.sum()),
            "" if approval is None else approval.at,
            "" if approval is None else approval.author,
            scenario.note,
        ))  # fmt: skip
    return ExportTable("Scenarios", header, tuple(rows))


def _funded(snapshot: Snapshot, portfolios: Mapping[int, Portfolio]) -> ExportTable:
    """How much of each initiative each scenario funds, 0-1, and in how many it is funded."""
    found = membership(snapshot, portfolios)
    header = ("Initiative", *(each.of.scenario.name for each in found.portfolios), "Funded in")
    rows: tuple[tuple[Plain, ...], ...] = tuple(
        (_code(snapshot, each.id), *(float(share) for share in found.shares[row]), int(found.counts[row]))
        for row, each in enumerate(snapshot.initiatives)
    )
    return ExportTable("Funded by scenario", header, rows)


def _limits(portfolios: Mapping[int, Portfolio]) -> ExportTable:
    rows: list[tuple[Plain, ...]] = []
    for portfolio in portfolios.values():
        of = portfolio.of
        for index, limit in enumerate(of.problem.limits):
            used = limit_use(of.problem, index, portfolio.choice.shares) if portfolio.choice.is_found else None
            rows.append((of.scenario.name, limit_name(of, index), _known(limit.least), _known(limit.most), used))
    return ExportTable("Limits", ("Scenario", "Limit", "At least", "At most", "Used"), tuple(rows))


def _forces(snapshot: Snapshot) -> ExportTable:
    names = {each.id: each.name for each in snapshot.choice.scenarios}
    rows: tuple[tuple[Plain, ...], ...] = tuple(
        (names[each.scenario_id], _code(snapshot, each.initiative_id), "in" if each.is_in else "out", each.reason,
         each.author)
        for each in snapshot.choice.forces.values()
    )  # fmt: skip
    return ExportTable("Forces", ("Scenario", "Initiative", "Forced", "Reason", "Author"), rows)


def _code(snapshot: Snapshot, initiative_id: int) -> str:
    initiative = snapshot.initiative(initiative_id)
    return initiative.code or shown_name(initiative)
