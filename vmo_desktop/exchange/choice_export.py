"""What initiatives use and how they hang together, as tables of an export."""

from vmo_desktop.exchange.export_tables import ExportTable, Plain
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.snapshot import Snapshot


def choice_tables(snapshot: Snapshot) -> list[ExportTable]:
    """The tables of which there is something to tell."""
    made = (
        _costs_by_year(snapshot),
        _demands(snapshot),
        _funding_levels(snapshot),
        _dependencies(snapshot),
        _synergies(snapshot),
    )
    return [table for table in made if table.rows]


def _costs_by_year(snapshot: Snapshot) -> ExportTable:
    costs = snapshot.choice.yearly_costs
    years = sorted({year for _, year in costs})
    rows = [
        (_named(snapshot, each.id), *(costs.get((each.id, year)) for year in years))
        for each in snapshot.initiatives
        if any((each.id, year) in costs for year in years)
    ]
    return ExportTable("Costs by year", ("Initiative", *map(str, years)), tuple(rows))


def _demands(snapshot: Snapshot) -> ExportTable:
    resources = {row.id: row for row in snapshot.choice.resources}
    rows = [
        (_named(snapshot, initiative), resources[resource].name, resources[resource].unit, period, amount)
        for (initiative, resource, period), amount in snapshot.choice.demands.items()
    ]
    return ExportTable("Use of resources", ("Initiative", "Resource", "Unit", "Period", "Amount"), tuple(rows))


def _funding_levels(snapshot: Snapshot) -> ExportTable:
    """The levels, and below them the least shares of what may be funded in part."""
    choice = snapshot.choice
    rows: list[tuple[Plain, ...]] = [
        (_named(snapshot, initiative), level.name, level.cost, level.value_share, None)
        for initiative, levels in choice.funding_levels.items()
        for level in levels
    ]
    rows += [(_named(snapshot, each), "", None, None, share) for each, share in choice.least_shares.items()]
    return ExportTable("Funding levels", ("Initiative", "Level", "Cost", "Share of value", "Least share"), tuple(rows))


def _dependencies(snapshot: Snapshot) -> ExportTable:
    choice = snapshot.choice
    rows = [
        ("requires", _named(snapshot, row.initiative_id), _named(snapshot, row.requires_id), row.reason)
        for row in snapshot.dependencies
    ]
    for group in choice.groups:
        names = "; ".join(_named(snapshot, each) for each in choice.members.get(group.id, ()))
        rows.append((group.kind.value, names, "", group.reason))
    return ExportTable("Dependencies", ("Kind", "Initiatives", "Requires", "Reason"), tuple(rows))


def _synergies(snapshot: Snapshot) -> ExportTable:
    rows = [
        (_named(snapshot, row.first_id), _named(snapshot, row.second_id), row.value, row.saving, row.reason)
        for row in snapshot.choice.synergies
    ]
    return ExportTable("Synergies", ("Initiative", "Together with", "Points", "Saved cost", "Reason"), tuple(rows))


def _named(snapshot: Snapshot, initiative_id: int) -> str:
    """The code, or else the name."""
    row = snapshot.initiative(initiative_id)
    return row.code or shown_name(row)
