"""The part of a snapshot that is about the choice."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vmo_desktop.workshop.choice_rows import (
    ApprovalRow,
    ApprovedInitiativeRow,
    AssumptionRow,
    DemandRow,
    DependencyGroupRow,
    DependencyMemberRow,
    ForceRow,
    FundingLevelRow,
    LimitRow,
    PartialFundingRow,
    ResourceRow,
    RobustnessRow,
    ScenarioRow,
    ScoreRangeRow,
    SupportRow,
    SynergyRow,
    YearlyCostRow,
)
from vmo_desktop.workshop.row_lists import grouped, in_position

CHOICE_ROWS: Mapping[str, type] = {
    "yearly_cost": YearlyCostRow,
    "resource": ResourceRow,
    "demand": DemandRow,
    "funding_level": FundingLevelRow,
    "partial_funding": PartialFundingRow,
    "dependency_group": DependencyGroupRow,
    "dependency_member": DependencyMemberRow,
    "synergy": SynergyRow,
    "score_range": ScoreRangeRow,
    "scenario": ScenarioRow,
    "limit": LimitRow,
    "force": ForceRow,
    "assumption": AssumptionRow,
    "approval": ApprovalRow,
    "approved_initiative": ApprovedInitiativeRow,
    "support": SupportRow,
    "robustness": RobustnessRow,
}
"""The row class of each table of the choice."""


@dataclass(frozen=True)
class ChoiceData:
    """All rows of the choice; lists are in display order.

    `yearly_costs` is by initiative id and year, `demands` by initiative id, resource id and period, `least_shares` by
    initiative id, `members` by group id, `forces`, `assumptions` and `supports` by scenario id and initiative or
    participant id, `approvals` by scenario id.
    """

    yearly_costs: Mapping[tuple[int, int], float]
    resources: tuple[ResourceRow, ...]
    demands: Mapping[tuple[int, int, str], float]
    funding_levels: Mapping[int, tuple[FundingLevelRow, ...]]
    least_shares: Mapping[int, float]
    groups: tuple[DependencyGroupRow, ...]
    members: Mapping[int, tuple[int, ...]]
    synergies: tuple[SynergyRow, ...]
    score_ranges: Mapping[tuple[int, int], tuple[float, float]]
    scenarios: tuple[ScenarioRow, ...]
    limits: Mapping[int, tuple[LimitRow, ...]]
    forces: Mapping[tuple[int, int], ForceRow]
    assumptions: Mapping[tuple[int, int], AssumptionRow]
    approvals: Mapping[int, ApprovalRow]
    approved_initiatives: Mapping[int, tuple[ApprovedInitiativeRow, ...]]
    supports: Mapping[tuple[int, int], SupportRow]
    robustness: RobustnessRow

    @cached_property
    def scenario_by_id(self) -> Mapping[int, ScenarioRow]:
        """Every scenario by id."""
        return {scenario.id: scenario for scenario in self.scenarios}

    @cached_property
    def recommended(self) -> ScenarioRow | None:
        """The scenario that the pack recommends: the one marked so, else the first; None without any."""
        marked = next((each for each in self.scenarios if each.is_recommended), None)
        return marked or (self.scenarios[0] if self.scenarios else None)

    def forces_of(self, scenario_id: int) -> tuple[ForceRow, ...]:
        """The forces of a scenario."""
        return tuple(force for (scenario, _), force in self.forces.items() if scenario == scenario_id)

    def assumptions_of(self, scenario_id: int) -> tuple[AssumptionRow, ...]:
        """What a scenario assumes."""
        return tuple(row for (scenario, _), row in self.assumptions.items() if scenario == scenario_id)

    def supports_of(self, scenario_id: int) -> tuple[SupportRow, ...]:
        """What participants say of a scenario."""
        return tuple(row for (scenario, _), row in self.supports.items() if scenario == scenario_id)


def build_choice(tables: Mapping[str, tuple[Any, ...]]) -> ChoiceData:
    """Put the rows of the choice's tables together, in display order."""
    members = grouped(tables["dependency_member"], "group_id")
    return ChoiceData(
        yearly_costs={(row.initiative_id, row.year): row.amount for row in tables["yearly_cost"]},
        resources=in_position(tables["resource"]),
        demands={(row.initiative_id, row.resource_id, row.period): row.amount for row in tables["demand"]},
        funding_levels=grouped(in_position(tables["funding_level"]), "initiative_id"),
        least_shares={row.initiative_id: row.least_share for row in tables["partial_funding"]},
        groups=in_position(tables["dependency_group"]),
        members={group: tuple(sorted(row.initiative_id for row in rows)) for group, rows in members.items()},
        synergies=tables["synergy"],
        score_ranges={(row.initiative_id, row.driver_id): (row.low, row.high) for row in tables["score_range"]},
        scenarios=in_position(tables["scenario"]),
        limits=grouped(in_position(tables["limit"]), "scenario_id"),
        forces={(row.scenario_id, row.initiative_id): row for row in tables["force"]},
        assumptions={(row.scenario_id, row.initiative_id): row for row in tables["assumption"]},
        approvals={row.scenario_id: row for row in tables["approval"]},
        approved_initiatives=grouped(tables["approved_initiative"], "scenario_id"),
        supports={(row.scenario_id, row.participant_id): row for row in tables["support"]},
        robustness=tables["robustness"][0],
    )
