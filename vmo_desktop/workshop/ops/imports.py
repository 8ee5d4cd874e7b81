"""Many initiatives at once, with their scores: what an import writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.initiatives import insert_initiatives, update_initiatives
from vmo_desktop.workshop.ops.scores import write_scores


@dataclass(frozen=True, slots=True)
class ImportedInitiative:
    """Fields, named as in `InitiativeRow`, and scores by driver id; what is not given stays as it is."""

    values: Mapping[str, object] = field(default_factory=dict)
    scores: Mapping[int, float] = field(default_factory=dict)


def import_initiatives(
    *, source: str, added: Sequence[ImportedInitiative], changed: Mapping[int, ImportedInitiative]
) -> Operation:
    """Add initiatives at the end and change others by id, as one step; rationales are left alone.

    Raises `ScoreRefused`, when applied, if a score lies outside its driver's scale; then nothing is written.
    """

    def apply(connection: Connection) -> str:
        ids = insert_initiatives(connection, [each.values for each in added])
        update_initiatives(connection, {key: each.values for key, each in changed.items() if each.values})
        rows = [*zip(ids, added, strict=True), *changed.items()]
        scores: dict[tuple[int, int], float | None] = {
            (initiative_id, driver_id): value
            for initiative_id, each in rows
            for driver_id, value in each.scores.items()
        }
        write_scores(connection, scores)
        counts = [f"{len(added)} added"] if added or not changed else []
        counts += [f"{len(changed)} updated"] if changed else []
        return f"Import {source}: {', '.join(counts)}"

    return Operation(apply, brings_in=True)
