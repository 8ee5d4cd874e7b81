"""What a sample says of the choice: what its initiatives use and how they hang together, one CSV file a kind.

Files, each optional::

    yearly_costs.csv     initiative, year, amount
    resources.csv        name, unit
    demands.csv          initiative, resource, period, amount; without a period over all of its time
    funding_levels.csv   initiative, name, cost, value_share (1 is all of the value)
    partial_funding.csv  initiative, least_share (above 0, at most 1)
    groups.csv           kind (all-or-none, at-most-one or at-least-one), initiatives (codes with spaces), reason
    synergies.csv        first, second, value (points), saving (money), reason
"""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from vmo_desktop.exchange.workshop_csv import Keys, Record, records
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import (
    DemandRow,
    DependencyGroupRow,
    DependencyMemberRow,
    FundingLevelRow,
    GroupKind,
    PartialFundingRow,
    ResourceRow,
    SynergyRow,
    YearlyCostRow,
)

tr = Texts("Import")


def read_choice(folder: Path, keys: Keys) -> Mapping[str, tuple[object, ...]]:
    """The rows by the names of their tables, those that others refer to first."""
    resources = _resources(folder)
    groups, members = _groups(folder, keys)
    return {
        "yearly_cost": _yearly_costs(folder, keys),
        "resource": resources,
        "demand": _demands(folder, keys, {row.name: row.id for row in resources}),
        "funding_level": _funding_levels(folder, keys),
        "partial_funding": _partial_fundings(folder, keys),
        "dependency_group": groups,
        "dependency_member": members,
        "synergy": _synergies(folder, keys),
    }


def _yearly_costs(folder: Path, keys: Keys) -> tuple[YearlyCostRow, ...]:
    return tuple(
        YearlyCostRow(_initiative(record, keys), int(record.amount("year")), record.amount("amount"))
        for record in records(folder / "yearly_costs.csv", ("initiative", "year", "amount"), ())
    )


def _resources(folder: Path) -> tuple[ResourceRow, ...]:
    found = records(folder / "resources.csv", ("name", "unit"), ())
    return tuple(
        ResourceRow(number, number, record.text("name"), record.text("unit"))
        for number, record in enumerate(found, start=1)
    )


def _demands(folder: Path, keys: Keys, resources: Mapping[str, int]) -> tuple[DemandRow, ...]:
    return tuple(
        DemandRow(
            initiative_id=_initiative(record, keys),
            resource_id=record.one_of("resource", resources),
            period=record.text("period"),
            amount=record.amount("amount"),
        )
        for record in records(folder / "demands.csv", ("initiative", "resource", "period", "amount"), ())
    )


def _funding_levels(folder: Path, keys: Keys) -> tuple[FundingLevelRow, ...]:
    rows: list[FundingLevelRow] = []
    places: Counter[int] = Counter()
    for record in records(folder / "funding_levels.csv", ("initiative", "name", "cost", "value_share"), ()):
        initiative_id = _initiative(record, keys)
        places[initiative_id] += 1
        rows.append(
            FundingLevelRow(
                id=len(rows) + 1,
                initiative_id=initiative_id,
                position=places[initiative_id],
                name=record.text("name"),
                cost=record.amount("cost"),
                value_share=record.amount("value_share"),
            )
        )
    return tuple(rows)


def _partial_fundings(folder: Path, keys: Keys) -> tuple[PartialFundingRow, ...]:
    rows = []
    for record in records(folder / "partial_funding.csv", ("initiative", "least_share"), ()):
        share = record.amount("least_share")
        if not 0 < share <= 1:
            raise record.refused("least_share", tr("needs to be above 0 and at most 1."))
        rows.append(PartialFundingRow(_initiative(record, keys), share))
    return tuple(rows)


def _groups(folder: Path, keys: Keys) -> tuple[tuple[DependencyGroupRow, ...], tuple[DependencyMemberRow, ...]]:
    groups: list[DependencyGroupRow] = []
    members: list[DependencyMemberRow] = []
    for record in records(folder / "groups.csv", ("kind", "initiatives", "reason"), ()):
        number, kind = len(groups) + 1, record.text("kind")
        if kind not in list(GroupKind):
            allowed = ", ".join(GroupKind)
            raise record.refused("kind", tr("needs one of {allowed}, not {text}.", allowed=allowed, text=repr(kind)))
        groups.append(DependencyGroupRow(number, number, GroupKind(kind), record.text("reason")))
        members += [DependencyMemberRow(number, each) for each in record.any_of("initiatives", keys.initiatives)]
    return tuple(groups), tuple(members)


def _synergies(folder: Path, keys: Keys) -> tuple[SynergyRow, ...]:
    found = records(folder / "synergies.csv", ("first", "second", "value", "saving", "reason"), ())
    return tuple(
        SynergyRow(
            id=number,
            first_id=record.one_of("first", keys.initiatives),
            second_id=record.one_of("second", keys.initiatives),
            value=record.number("value") or 0.0,
            saving=record.number("saving") or 0.0,
            reason=record.text("reason"),
        )
        for number, record in enumerate(found, start=1)
    )


def _initiative(record: Record, keys: Keys) -> int:
    return record.one_of("initiative", keys.initiatives)
