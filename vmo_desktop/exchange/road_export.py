"""The road from PMO to VMO as tables of an export: actions, stakeholders, trainings and aspects."""

from vmo_desktop.exchange.export_tables import ExportTable
from vmo_desktop.workshop.action_state import action_state, training_state
from vmo_desktop.workshop.kpi_state import as_of
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.snapshot import Snapshot


def road_tables(snapshot: Snapshot) -> list[ExportTable]:
    """The tables of which there is something to tell."""
    made = (_actions(snapshot), _stakeholders(snapshot), _trainings(snapshot), _aspects(snapshot))
    return [table for table in made if table.rows]


def _actions(snapshot: Snapshot) -> ExportTable:
    day, steps = as_of(snapshot), {step.id: step.name for step in snapshot.road.steps}
    header = ("Action", "Owner", "Start", "Due", "Done", "State", "Phase", "Step", "Review")
    rows = tuple(
        (
            row.text, row.owner, row.start_on, row.due_on, row.done_on, action_state(row, day).value, row.phase,
            steps.get(row.step_id or 0, ""), _review(snapshot, row.review_id),
        )
        for row in snapshot.road.actions
    )  # fmt: skip
    return ExportTable("Actions", header, rows)


def _review(snapshot: Snapshot, review_id: int | None) -> str:
    """Of which initiative, and when."""
    for row in snapshot.value.reviews:
        if row.id == review_id:
            name = "" if row.initiative_id is None else shown_name(snapshot.initiative(row.initiative_id))
            return ", ".join(part for part in (name, row.on) if part)
    return ""


def _stakeholders(snapshot: Snapshot) -> ExportTable:
    header = (
        "Stakeholder", "Role", "Influence", "Interest", "Attitude", "Message", "Channel", "How often", "Owner"
    )  # fmt: skip
    rows = tuple(
        (row.name, row.role, row.influence, row.interest, row.attitude.value, row.message, row.channel, row.frequency,
         row.owner)
        for row in snapshot.road.stakeholders
    )  # fmt: skip
    return ExportTable("Stakeholders", header, rows)


def _trainings(snapshot: Snapshot) -> ExportTable:
    day = as_of(snapshot)
    rows = tuple(
        (row.role, row.topic, row.form, row.due_on, row.owner, row.done_on, training_state(row, day).value)
        for row in snapshot.road.trainings
    )
    return ExportTable("Trainings", ("Role", "Topic", "Form", "Due", "Owner", "Done", "State"), rows)


def _aspects(snapshot: Snapshot) -> ExportTable:
    rows = tuple((row.name, row.pmo, row.vmo, row.today, row.target) for row in snapshot.road.aspects)
    return ExportTable("PMO and VMO", ("Aspect", "PMO", "VMO", "Today (share)", "Target (share)"), rows)
