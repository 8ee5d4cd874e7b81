"""Edits of the road from PMO to VMO: steps, assessments, people, training, aspects."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.base import table_of
from vmo_desktop.store.road_tables import Aspect, Assessment, Rating, RoadLevel, RoadStep, Stakeholder, Training
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.kpis import check_day
from vmo_desktop.workshop.ops.listed import Listed
from vmo_desktop.workshop.spans import NOT_NEGATIVE, SHARES, Span

tr = Texts("Workshop")

STANDINGS = Span(1, 5)
"""What influence and interest of a stakeholder are told by."""


def _check_day_of(row: Mapping[str, Any]) -> None:
    check_day(row["on"])


def _check_training(row: Mapping[str, Any]) -> None:
    check_day(row["due_on"])
    check_day(row["done_on"])


def _check_step(row: Mapping[str, Any]) -> None:
    if row["importance"] not in NOT_NEGATIVE:
        raise NotAllowed(tr("{step}: importance is a number of 0 or more.", step=row["name"]))


def _check_stakeholder(row: Mapping[str, Any]) -> None:
    for number in (row["influence"], row["interest"]):
        if number is not None and number not in STANDINGS:
            raise NotAllowed(tr("{name}: influence and interest are numbers from 1 to 5.", name=row["name"]))


def _check_aspect(row: Mapping[str, Any]) -> None:
    for share in (row["today"], row["target"]):
        if share is not None and share not in SHARES:
            raise NotAllowed(tr("{name}: today and target lie between 0 % (PMO) and 100 % (VMO).", name=row["name"]))


STEPS = Listed(table_of(RoadStep), "Step", "steps", check=_check_step)
"""The steps of the road."""
ASSESSMENTS = Listed(table_of(Assessment), "Assessment", "assessments", check=_check_day_of)
"""Days on which the road was assessed."""
STAKEHOLDERS = Listed(table_of(Stakeholder), "Stakeholder", "stakeholders", check=_check_stakeholder)
"""Whom the road concerns."""
TRAININGS = Listed(table_of(Training), "Training", "trainings", name="topic", check=_check_training)
"""What roles learn."""
ASPECTS = Listed(table_of(Aspect), "Aspect", "aspects", check=_check_aspect)
"""How a PMO and a VMO differ."""


def write_level(step_id: int, level: int, evidence: str, *, former: int | None = None) -> Operation:
    """Say what can be observed at one level of a step, which takes the place of a `former` one.

    Raises `NotAllowed`, when applied, if the level is another one that is described already.
    """

    def apply(connection: Connection) -> str:
        key = {"step_id": step_id, "level": level}
        if former != level:
            if connection.scalar(select(RoadLevel.level).filter_by(**key)) is not None:
                raise NotAllowed(tr("Level {level} is described already.", level=level))
            connection.execute(delete(RoadLevel).filter_by(step_id=step_id, level=former))
        statement = upsert(RoadLevel).values(**key, evidence=evidence)
        connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_={"evidence": evidence}))
        return f"Level {level} of {connection.scalar(select(RoadStep.name).where(RoadStep.id == step_id))}"

    return Operation(apply)


def delete_levels(step_id: int, levels: Sequence[int]) -> Operation:
    """Take away what is said of some levels of a step."""

    def apply(connection: Connection) -> str:
        gone = delete(RoadLevel).where(RoadLevel.step_id == step_id, RoadLevel.level.in_(levels))
        connection.execute(gone)
        return f"Levels of {connection.scalar(select(RoadStep.name).where(RoadStep.id == step_id))}"

    return Operation(apply)


def rate(assessment_id: int, step_ids: Sequence[int], respondent: str, values: Mapping[str, Any]) -> Operation:
    """Write a respondent's rating of steps: `level` (None: not rated), `evidence`.

    Raises `NotAllowed`, when applied, for a level that is no number of 0 or more.
    """

    def apply(connection: Connection) -> str:
        level = values.get("level")
        if level is not None and level not in NOT_NEGATIVE:
            raise NotAllowed(tr("A level is a number of 0 or more."))
        for step_id in step_ids:
            key = {"assessment_id": assessment_id, "step_id": step_id, "respondent": respondent}
            statement = upsert(Rating).values(**key, **values)
            connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=dict(values)))
        return f"Rating of {respondent}" if respondent else "Rating"

    return Operation(apply, merge_key=("rating", assessment_id, tuple(step_ids), respondent, *sorted(values)))


def add_respondents(assessment_id: int, names: Sequence[str]) -> Operation:
    """Let people take part in an assessment, with nothing rated; who takes part already keeps their ratings."""

    def apply(connection: Connection) -> str:
        steps = connection.scalars(select(RoadStep.id)).all()
        rows = [
            {"assessment_id": assessment_id, "step_id": step, "respondent": name} for name in names for step in steps
        ]
        if rows:
            connection.execute(upsert(Rating).on_conflict_do_nothing(), rows)
        return f"{len(names)} respondents added" if len(names) != 1 else f"Respondent added: {names[0]}"

    return Operation(apply)


def add_assessment(values: Mapping[str, Any], names: Sequence[str]) -> Operation:
    """Add an assessment in which these people take part."""

    def apply(connection: Connection) -> str:
        label = ASSESSMENTS.add([values]).apply(connection)
        added = connection.scalars(select(Assessment.id).order_by(Assessment.position.desc())).first()
        if added is not None:
            add_respondents(added, names).apply(connection)
        return label

    return Operation(apply)


def rename_respondent(assessment_id: int, former: str, name: str) -> Operation:
    """Call a respondent of an assessment otherwise.

    Raises `NotAllowed`, when applied, if another one is called so.
    """

    def apply(connection: Connection) -> str:
        taken = select(Rating.step_id).filter_by(assessment_id=assessment_id, respondent=name).limit(1)
        if connection.scalar(taken) is not None:
            raise NotAllowed(tr("{name} takes part already.", name=name))
        own = select(Rating.__table__).filter_by(assessment_id=assessment_id, respondent=former)
        rows = [{**row, "respondent": name} for row in connection.execute(own).mappings()]
        connection.execute(delete(Rating).filter_by(assessment_id=assessment_id, respondent=former))
        if rows:
            connection.execute(insert(Rating), rows)
        return f"Respondent renamed: {former} → {name}"

    return Operation(apply)


def drop_respondent(assessment_id: int, respondent: str) -> Operation:
    """Take all ratings of a respondent out of an assessment."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(Rating).filter_by(assessment_id=assessment_id, respondent=respondent))
        return f"Ratings taken away: {respondent}"

    return Operation(apply)
