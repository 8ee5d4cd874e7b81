"""Filling a new workshop with ready content: a template or a sample."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from sqlalchemy import Connection, Table, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.changes import StepKind
from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.base import Base
from vmo_desktop.store.room_tables import Acceptance, Ballot, Participant, Round, RoundDriver, RoundInitiative, Vote
from vmo_desktop.store.tables import (
    AgreedScore,
    Benefit,
    Chart,
    CurvePoint,
    Dependency,
    Driver,
    DriverObjective,
    Initiative,
    Objective,
    Pack,
    ScaleLevel,
    Weight,
    WeightSet,
    Workshop,
)
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.scores import write_scores
from vmo_desktop.workshop.room_rows import AcceptanceRow, ParticipantRow, RoundState, VoteRow
from vmo_desktop.workshop.rows import (
    AgreedScoreRow,
    BenefitRow,
    CurvePointRow,
    DependencyRow,
    DriverObjectiveRow,
    DriverRow,
    InitiativeRow,
    ObjectiveRow,
    ScaleLevelRow,
    WeightRow,
    WeightSetRow,
)

tr = Texts("Workshop")

Values = Mapping[str, object]


@dataclass(frozen=True)
class Content:
    """Rows for a new workshop; their ids count from 1 in each table and refer to each other.

    `frame`, `chart` and `pack` hold the fields that differ from a new workshop's, by the names of their row classes.
    Parents come before their children in `drivers`; the first of `weight_sets` takes the place of the new workshop's.
    `choice` holds rows of `vmo_desktop.workshop.choice_rows` by the names of their tables, parents first.
    `after` is what was done after the workshop, in its order, by the operations that a person has for it.
    All `votes` belong to one round that is revealed already, and agreed scores of its cells rest on it.
    """

    label: str
    frame: Values = field(default_factory=dict)
    chart: Values = field(default_factory=dict)
    pack: Values = field(default_factory=dict)
    objectives: tuple[ObjectiveRow, ...] = ()
    drivers: tuple[DriverRow, ...] = ()
    driver_objectives: tuple[DriverObjectiveRow, ...] = ()
    scale_levels: tuple[ScaleLevelRow, ...] = ()
    curve_points: tuple[CurvePointRow, ...] = ()
    weight_sets: tuple[WeightSetRow, ...] = ()
    weights: tuple[WeightRow, ...] = ()
    participants: tuple[ParticipantRow, ...] = ()
    initiatives: tuple[InitiativeRow, ...] = ()
    agreed_scores: tuple[AgreedScoreRow, ...] = ()
    votes: tuple[VoteRow, ...] = ()
    dependencies: tuple[DependencyRow, ...] = ()
    benefits: tuple[BenefitRow, ...] = ()
    choice: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    after: tuple[Operation, ...] = ()


def fill_workshop(content: Content) -> Operation:
    """Put content into a workshop that has none yet, as the step that it begins with.

    Raises, when applied, `NotAllowed` if the workshop already has content or something came after it that makes no
    sense, and `ScoreRefused` if an agreed score lies
    outside its driver's scale; then nothing is written.
    """

    def apply(connection: Connection) -> str:
        _check_empty(connection)
        for table, values in ((Workshop, content.frame), (Chart, content.chart), (Pack, content.pack)):
            if values:
                connection.execute(update(table).values(dict(values)))
        _insert(connection, Objective, content.objectives)
        _insert(connection, Driver, content.drivers)
        _insert(connection, DriverObjective, content.driver_objectives)
        _insert(connection, ScaleLevel, content.scale_levels)
        _insert(connection, CurvePoint, content.curve_points)
        _write_weight_sets(connection, content)
        _insert(connection, Participant, content.participants)
        _insert(connection, Initiative, content.initiatives)
        _write_agreed_scores(connection, content.agreed_scores)
        _write_round(connection, content.votes, content.agreed_scores)
        _insert(connection, Dependency, content.dependencies)
        _insert(connection, Benefit, content.benefits)
        for name, rows in content.choice.items():
            _insert_rows(connection, Base.metadata.tables[name], rows)
        for operation in content.after:
            operation.apply(connection)
        return content.label

    return Operation(apply, kind=StepKind.BEGIN)


def _table(mapped: type[Base]) -> Table:
    return Base.metadata.tables[mapped.__tablename__]


def _insert(connection: Connection, mapped: type[Base], rows: tuple[object, ...]) -> None:
    _insert_rows(connection, _table(mapped), rows)


def _insert_rows(connection: Connection, table: Table, rows: tuple[object, ...]) -> None:
    if rows:
        names = [column.name for column in table.columns]
        connection.execute(insert(table), [{name: getattr(row, name) for name in names} for row in rows])


def _check_empty(connection: Connection) -> None:
    for mapped in (Objective, Driver, Participant, Initiative):
        if connection.scalar(select(func.count()).select_from(mapped)):
            raise NotAllowed(tr("This workshop already has content. Start a new workshop for a template or a sample."))


def _write_weight_sets(connection: Connection, content: Content) -> None:
    """The workshop's default weight set becomes the first one; sets besides it get the same points as the first."""
    if not content.weight_sets:
        return
    first, *others = content.weight_sets
    there = list(connection.execute(select(WeightSet.id, WeightSet.position, WeightSet.is_default)))
    own = next(row.id for row in there if row.is_default)
    last_id, last_position = max(row.id for row in there), max(row.position for row in there)
    ids: dict[int, list[int]] = {first.id: [row.id for row in there]}
    values = {"name": first.name, "class_name": first.class_name}
    connection.execute(update(WeightSet).where(WeightSet.id == own).values(values))
    for place, row in enumerate(others, start=1):
        ids[row.id] = [last_id + place]
        moved = replace(row, id=last_id + place, position=last_position + place)
        connection.execute(insert(WeightSet).values(asdict(moved)))
    rows = [
        {**asdict(weight), "weight_set_id": set_id}
        for weight in content.weights
        for set_id in ids[weight.weight_set_id]
    ]
    if rows:
        connection.execute(insert(Weight), rows)


def _write_round(connection: Connection, votes: tuple[VoteRow, ...], agreed: tuple[AgreedScoreRow, ...]) -> None:
    """One revealed round, on which the scores agreed in its cells rest."""
    if not votes:
        return
    values = {"id": 1, "position": 1, "name": tr("Round {number}", number=1), "state": RoundState.REVEALED}
    connection.execute(insert(Round).values(values))
    for table, column in ((RoundInitiative, "initiative_id"), (RoundDriver, "driver_id")):
        ids = sorted({getattr(vote, column) for vote in votes})
        connection.execute(insert(table), [{"round_id": 1, column: each} for each in ids])
    people = sorted({vote.participant_id for vote in votes})
    connection.execute(insert(Ballot), [{"round_id": 1, "participant_id": each, "is_done": True} for each in people])
    _insert(connection, Vote, votes)
    voted = {(vote.initiative_id, vote.driver_id) for vote in votes}
    accepted = tuple(
        AcceptanceRow(row.initiative_id, row.driver_id, 1)
        for row in agreed
        if row.value is not None and (row.initiative_id, row.driver_id) in voted
    )
    _insert(connection, Acceptance, accepted)


def _write_agreed_scores(connection: Connection, rows: tuple[AgreedScoreRow, ...]) -> None:
    scored = {(row.initiative_id, row.driver_id): row.value for row in rows if row.value is not None}
    write_scores(connection, scored)
    reasons = [
        {"initiative_id": row.initiative_id, "driver_id": row.driver_id, "rationale": row.rationale}
        for row in rows
        if row.rationale
    ]
    if reasons:
        statement = upsert(AgreedScore)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["initiative_id", "driver_id"], set_={"rationale": statement.excluded.rationale}
            ),
            reasons,
        )
