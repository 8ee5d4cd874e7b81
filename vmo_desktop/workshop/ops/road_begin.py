"""Beginning the road from PMO to VMO with a set of ready texts."""

from dataclasses import asdict

from sqlalchemy import Connection, func, insert, select

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.road_tables import RoadLevel, RoadStep
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.operation import Operation, new_id
from vmo_desktop.workshop.ops.road import ASPECTS, STAKEHOLDERS, TRAININGS
from vmo_desktop.workshop.road_texts import RoadTexts

tr = Texts("Workshop")


def begin_road(texts: RoadTexts) -> Operation:
    """Write the steps with their levels, the aspects, the stakeholders and the trainings of a set, as one step.

    Suggested actions are not written: they are for gaps, and need a day on which the road begins. Stakeholders,
    trainings and aspects come after those that are there.

    Raises `NotAllowed`, when applied, if the road has steps already: two sets do not mix.
    """

    def apply(connection: Connection) -> str:
        if connection.scalar(select(func.count()).select_from(RoadStep)):
            raise NotAllowed(tr("The road has steps already. Delete them first to begin with other ones."))
        for place, step in enumerate(texts.steps, start=1):
            values = {
                "position": place,
                "name": step.name,
                "purpose": step.purpose,
                "target": step.target,
                "importance": step.importance,
            }
            step_id = new_id(connection.execute(insert(RoadStep).values(values)))
            levels = [{"step_id": step_id, "level": level, "evidence": text} for level, text in enumerate(step.levels)]
            connection.execute(insert(RoadLevel), levels)
        ASPECTS.add(map(asdict, texts.aspects)).apply(connection)
        STAKEHOLDERS.add(map(asdict, texts.stakeholders)).apply(connection)
        TRAININGS.add(map(asdict, texts.trainings)).apply(connection)
        return f"Road begun: {texts.title}"

    return Operation(apply)
