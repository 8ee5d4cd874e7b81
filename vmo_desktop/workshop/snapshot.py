"""The whole workshop, frozen, as it stands at one step of its history."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from functools import cached_property
from typing import Any, TypeVar, get_type_hints

import numpy as np
import numpy.typing as npt

from vmo_desktop.domain.scales import Scale
from vmo_desktop.workshop.choice_data import CHOICE_ROWS, ChoiceData, build_choice
from vmo_desktop.workshop.road_data import ROAD_ROWS, RoadData, build_road
from vmo_desktop.workshop.room_rows import (
    AcceptanceRow,
    AgendaItemRow,
    BallotRow,
    BarredDriverRow,
    DissentRow,
    InterestRow,
    NoteRow,
    ParticipantRow,
    RoomRow,
    RoundDriverRow,
    RoundInitiativeRow,
    RoundRow,
    RoundState,
    VoteRow,
    WeightVoteRow,
)
from vmo_desktop.workshop.row_lists import grouped, in_position
from vmo_desktop.workshop.rows import (
    AgreedScoreRow,
    BenefitRow,
    ChartLabelRow,
    ChartRow,
    CurvePointRow,
    DependencyRow,
    DriverObjectiveRow,
    DriverRow,
    InitiativeRow,
    JudgementRow,
    LabelChoice,
    ObjectiveRow,
    OmittedSectionRow,
    PackRow,
    PackTitleRow,
    ScaleLevelRow,
    StaleWeightRow,
    StepRow,
    WeightRow,
    WeightSetRow,
    WorkshopRow,
)
from vmo_desktop.workshop.scale_of import scale_of
from vmo_desktop.workshop.value_data import VALUE_ROWS, ValueData, build_value

Row = TypeVar("Row")
Records = Iterable[tuple[Any, ...]]
Cell = tuple[int, int]
"""Initiative id and driver id."""

_UNTOUCHED_BY_SCORES = (
    "leaves", "leaf_index", "initiative_index", "driver_by_id", "levels", "scales", "default_weight_set",
)  # fmt: skip

ROWS: Mapping[str, type] = {
    "workshop": WorkshopRow,
    "objective": ObjectiveRow,
    "driver": DriverRow,
    "driver_objective": DriverObjectiveRow,
    "scale_level": ScaleLevelRow,
    "weight_set": WeightSetRow,
    "weight": WeightRow,
    "participant": ParticipantRow,
    "initiative": InitiativeRow,
    "agreed_score": AgreedScoreRow,
    "dependency": DependencyRow,
    "benefit": BenefitRow,
    "chart": ChartRow,
    "chart_label": ChartLabelRow,
    "pack": PackRow,
    "omitted_section": OmittedSectionRow,
    "pack_title": PackTitleRow,
    "curve_point": CurvePointRow,
    "stale_weight": StaleWeightRow,
    "judgement": JudgementRow,
    "barred_driver": BarredDriverRow,
    "interest": InterestRow,
    "room": RoomRow,
    "round": RoundRow,
    "round_initiative": RoundInitiativeRow,
    "round_driver": RoundDriverRow,
    "ballot": BallotRow,
    "acceptance": AcceptanceRow,
    "dissent": DissentRow,
    "agenda_item": AgendaItemRow,
    "note": NoteRow,
    **CHOICE_ROWS,
    **VALUE_ROWS,
    **ROAD_ROWS,
}
"""The row class of each table that a snapshot holds whole."""

VOTES: Mapping[str, type] = {"vote": VoteRow, "weight_vote": WeightVoteRow}
"""The row class of each table of which a snapshot holds what is revealed."""


_TABLE_OF = {row_class: name for name, row_class in {**ROWS, **VOTES, "step": StepRow}.items()}
_LONGEST_TOLD = 40


def told_value(table: str, column: str, value: object) -> str:
    """Say where a value stands that cannot be, and as much of it as a sentence can hold."""
    return f"{table}, {column}: {value!r:.{_LONGEST_TOLD}}"


def _converters(row_class: type) -> list[tuple[int, Callable[[Any], Any]]]:
    hints = get_type_hints(row_class)
    return [
        (index, hint)
        for index, hint in enumerate(hints[field.name] for field in fields(row_class))
        if isinstance(hint, type) and (issubclass(hint, Enum) or hint is bool)
    ]


CONVERTERS = {row_class: _converters(row_class) for row_class in (*ROWS.values(), *VOTES.values(), StepRow)}
"""By row class: place and kind of each field that is a choice, or yes or no; a kind raises `ValueError` for others."""


def _told(row_class: type, index: int, value: object) -> str:
    return told_value(_TABLE_OF[row_class], fields(row_class)[index].name, value)


def to_rows(row_class: type[Row], records: Records) -> tuple[Row, ...]:
    """Make frozen rows of database records in column order."""
    converters = CONVERTERS[row_class]
    if not converters:
        return tuple(row_class(*record) for record in records)
    rows = []
    for record in records:
        values = list(record)
        for index, convert in converters:
            try:
                values[index] = convert(values[index])
            except ValueError as error:
                raise ValueError(_told(row_class, index, values[index])) from error
        rows.append(row_class(*values))
    return tuple(rows)


@dataclass(frozen=True)
class Snapshot:
    """All rows at one step; lists are in display order.

    `drivers` is the tree in depth-first order, groups before their children. `chart_labels` holds the initiatives whose
    names are shown always or never, `pack_titles` the titles that are not generated, by section. `votes` and
    `weight_votes` hold those of revealed rounds, by round id: what is not revealed is not here.
    """

    step: int
    workshop: WorkshopRow
    objectives: tuple[ObjectiveRow, ...]
    drivers: tuple[DriverRow, ...]
    driver_objectives: tuple[DriverObjectiveRow, ...]
    scale_levels: tuple[ScaleLevelRow, ...]
    weight_sets: tuple[WeightSetRow, ...]
    weights: Mapping[tuple[int, int], WeightRow]
    participants: tuple[ParticipantRow, ...]
    initiatives: tuple[InitiativeRow, ...]
    agreed_scores: Mapping[Cell, AgreedScoreRow]
    dependencies: tuple[DependencyRow, ...]
    benefits: tuple[BenefitRow, ...]
    chart: ChartRow
    chart_labels: Mapping[int, LabelChoice]
    pack: PackRow
    omitted_sections: frozenset[str]
    pack_titles: Mapping[str, str]
    curve_points: Mapping[int, tuple[CurvePointRow, ...]]
    stale_weights: frozenset[tuple[int, int]]
    judgements: tuple[JudgementRow, ...]
    barred_drivers: frozenset[tuple[int, int]]
    interests: frozenset[tuple[int, int]]
    room: RoomRow
    rounds: tuple[RoundRow, ...]
    round_initiatives: Mapping[int, frozenset[int]]
    round_drivers: Mapping[int, frozenset[int]]
    ballots: Mapping[tuple[int, int], BallotRow]
    votes: Mapping[int, tuple[VoteRow, ...]]
    weight_votes: Mapping[int, tuple[WeightVoteRow, ...]]
    acceptances: Mapping[Cell, int]
    dissents: tuple[DissentRow, ...]
    agenda: tuple[AgendaItemRow, ...]
    notes: tuple[NoteRow, ...]
    choice: ChoiceData
    value: ValueData
    road: RoadData

    @cached_property
    def leaves(self) -> tuple[DriverRow, ...]:
        """The drivers that are scored, in tree order: the columns of every score array."""
        return tuple(driver for driver in self.drivers if not driver.is_group)

    @cached_property
    def leaf_index(self) -> Mapping[int, int]:
        """Column of each leaf driver's id."""
        return {driver.id: column for column, driver in enumerate(self.leaves)}

    @cached_property
    def initiative_index(self) -> Mapping[int, int]:
        """Row of each initiative's id."""
        return {initiative.id: row for row, initiative in enumerate(self.initiatives)}

    @cached_property
    def driver_by_id(self) -> Mapping[int, DriverRow]:
        """Every node of the tree by id."""
        return {driver.id: driver for driver in self.drivers}

    @cached_property
    def levels(self) -> Mapping[int, tuple[ScaleLevelRow, ...]]:
        """Anchored levels of each driver id, lowest score first."""
        found: dict[int, list[ScaleLevelRow]] = {driver.id: [] for driver in self.leaves}
        for level in self.scale_levels:
            found.setdefault(level.driver_id, []).append(level)
        return {driver_id: tuple(sorted(levels, key=lambda level: level.score)) for driver_id, levels in found.items()}

    @cached_property
    def scales(self) -> Mapping[int, Scale]:
        """The scale of each leaf driver id."""
        return {
            driver.id: scale_of(driver, self.levels[driver.id], self.curve_points.get(driver.id, ()))
            for driver in self.leaves
        }

    @cached_property
    def default_weight_set(self) -> WeightSetRow | None:
        """The weight set used where no other is bound; None before there is any."""
        return next((each for each in self.weight_sets if each.is_default), None)

    @cached_property
    def scores(self) -> npt.NDArray[np.float64]:
        """Agreed scores, shape (initiatives, leaves), in each scale's own unit; NaN where missing."""
        array = np.full((len(self.initiatives), len(self.leaves)), np.nan)
        rows, columns = self.initiative_index, self.leaf_index
        for (initiative_id, driver_id), score in self.agreed_scores.items():
            if score.value is not None and driver_id in columns:
                array[rows[initiative_id], columns[driver_id]] = score.value
        return array

    def scored(self, step: int, cells: Mapping[Cell, AgreedScoreRow | None]) -> "Snapshot":
        """The snapshot after a step that wrote these cells only; what cannot have changed is not computed again."""
        agreed = dict(self.agreed_scores)
        scores = self.scores.copy()
        for cell, row in cells.items():
            if row is None:
                agreed.pop(cell, None)
            else:
                agreed[cell] = row
            value = np.nan if row is None or row.value is None else row.value
            scores[self.initiative_index[cell[0]], self.leaf_index[cell[1]]] = value
        after = replace(self, step=step, agreed_scores=agreed)
        kept = {name: self.__dict__[name] for name in _UNTOUCHED_BY_SCORES if name in self.__dict__}
        after.__dict__.update(kept, scores=scores)
        return after

    def with_scale(self, driver_id: int, scale: Scale) -> "Snapshot":
        """The snapshot as if a driver had another scale; its rows stay."""
        after = replace(self)
        kept = {name: self.__dict__[name] for name in (*_UNTOUCHED_BY_SCORES, "scores") if name in self.__dict__}
        after.__dict__.update(kept, scales={**self.scales, driver_id: scale})
        return after

    def voted(self, step: int, ballots: Mapping[tuple[int, int], BallotRow]) -> "Snapshot":
        """The snapshot after a step that wrote into ballots only: votes that are not revealed are not here."""
        after = replace(self, step=step, ballots=ballots)
        after.__dict__.update({name: value for name, value in self.__dict__.items() if name not in after.__dict__})
        return after

    def initiative(self, initiative_id: int) -> InitiativeRow:
        """The initiative with this id; KeyError if there is none."""
        return self.initiatives[self.initiative_index[initiative_id]]

    def children(self, parent_id: int | None) -> tuple[DriverRow, ...]:
        """Direct children of a group (None: the top level), in order."""
        return tuple(driver for driver in self.drivers if driver.parent_id == parent_id)

    def points(self, weight_set_id: int, driver_id: int) -> float:
        """Points of a node in a weight set; 0 where none were given."""
        weight = self.weights.get((weight_set_id, driver_id))
        return weight.points if weight else 0.0

    def is_locked(self, weight_set_id: int, driver_id: int) -> bool:
        """Whether a node's points are locked in a weight set."""
        weight = self.weights.get((weight_set_id, driver_id))
        return weight.is_locked if weight else False


def _depth_first(drivers: tuple[DriverRow, ...]) -> tuple[DriverRow, ...]:
    children: dict[int | None, list[DriverRow]] = {}
    for driver in sorted(drivers, key=lambda each: (each.position, each.id)):
        children.setdefault(driver.parent_id, []).append(driver)
    ordered: list[DriverRow] = []

    def visit(parent_id: int | None) -> None:
        for driver in children.get(parent_id, []):
            ordered.append(driver)
            visit(driver.id)

    visit(None)
    return tuple(ordered)


def _asked(rounds: tuple[RoundRow, ...], rows: tuple[Any, ...], column: str) -> dict[int, frozenset[int]]:
    asked = grouped(rows, "round_id")
    return {each.id: frozenset(getattr(row, column) for row in asked.get(each.id, ())) for each in rounds}


def _revealed(rounds: tuple[RoundRow, ...], votes: tuple[Any, ...]) -> dict[int, tuple[Any, ...]]:
    """Votes of each revealed round; votes of others are dropped here again, wherever the rows came from."""
    by_round = grouped(votes, "round_id")
    return {each.id: by_round.get(each.id, ()) for each in rounds if each.state is RoundState.REVEALED}


def build_snapshot(step: int, tables: Mapping[str, tuple[Any, ...]]) -> Snapshot:
    """Put the rows of all tables together, in display order."""
    return Snapshot(
        step=step,
        workshop=tables["workshop"][0],
        objectives=in_position(tables["objective"]),
        drivers=_depth_first(tables["driver"]),
        driver_objectives=tables["driver_objective"],
        scale_levels=tables["scale_level"],
        weight_sets=in_position(tables["weight_set"]),
        weights={(row.weight_set_id, row.driver_id): row for row in tables["weight"]},
        participants=in_position(tables["participant"]),
        initiatives=in_position(tables["initiative"]),
        agreed_scores={(row.initiative_id, row.driver_id): row for row in tables["agreed_score"]},
        dependencies=tables["dependency"],
        benefits=tables["benefit"],
        chart=tables["chart"][0],
        chart_labels={row.initiative_id: row.choice for row in tables["chart_label"]},
        pack=tables["pack"][0],
        omitted_sections=frozenset(row.section for row in tables["omitted_section"]),
        pack_titles={row.section: row.title for row in tables["pack_title"]},
        curve_points=grouped(sorted(tables["curve_point"], key=lambda row: row.score), "driver_id"),
        stale_weights=frozenset((row.weight_set_id, row.driver_id) for row in tables["stale_weight"]),
        judgements=tables["judgement"],
        barred_drivers=frozenset((row.participant_id, row.driver_id) for row in tables["barred_driver"]),
        interests=frozenset((row.participant_id, row.initiative_id) for row in tables["interest"]),
        room=tables["room"][0],
        rounds=in_position(tables["round"]),
        round_initiatives=_asked(tables["round"], tables["round_initiative"], "initiative_id"),
        round_drivers=_asked(tables["round"], tables["round_driver"], "driver_id"),
        ballots={(row.round_id, row.participant_id): row for row in tables["ballot"]},
        votes=_revealed(tables["round"], tables["vote"]),
        weight_votes=_revealed(tables["round"], tables["weight_vote"]),
        acceptances={(row.initiative_id, row.driver_id): row.round_id for row in tables["acceptance"]},
        dissents=tables["dissent"],
        agenda=in_position(tables["agenda_item"]),
        notes=tuple(sorted(tables["note"], key=lambda row: row.id)),
        choice=build_choice(tables),
        value=build_value(tables),
        road=build_road(tables),
    )
