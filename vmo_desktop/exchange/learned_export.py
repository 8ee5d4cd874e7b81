"""Reviews, their actions, lessons and wins, as tables of an export."""

from vmo_desktop.exchange.export_tables import ExportTable
from vmo_desktop.workshop.action_state import action_state
from vmo_desktop.workshop.kpi_state import as_of
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.snapshot import Snapshot


def learned_tables(snapshot: Snapshot) -> list[ExportTable]:
    """The tables of which there is something to tell."""
    made = (_reviews(snapshot), _actions(snapshot), _lessons(snapshot), _wins(snapshot))
    return [table for table in made if table.rows]


def _reviews(snapshot: Snapshot) -> ExportTable:
    header = ("Review", "Initiative", "Day", "Author", "What was expected", "What happened", "Why", "What to change")
    rows = tuple(
        (number, _named(snapshot, row.initiative_id), row.on, row.author, row.expected, row.happened, row.why,
         row.change)
        for number, row in enumerate(snapshot.value.reviews, start=1)
    )  # fmt: skip
    return ExportTable("Reviews", header, rows)


def _actions(snapshot: Snapshot) -> ExportTable:
    """Every action; `Review` is the number of the review that it comes from."""
    header = ("Action", "Owner", "Start", "Due", "Done", "State", "Phase", "Step", "Review")
    steps, day = {step.id: step.name for step in snapshot.road.steps}, as_of(snapshot)
    rows = tuple(
        (row.text, row.owner, row.start_on, row.due_on, row.done_on, action_state(row, day).value, row.phase,
         steps.get(row.step_id or 0, ""), _number(snapshot, row.review_id))
        for row in snapshot.road.actions
    )  # fmt: skip
    return ExportTable("Actions", header, rows)


def _lessons(snapshot: Snapshot) -> ExportTable:
    header = ("Lesson", "Tags", "Initiative", "Driver", "Review", "Day", "Author")
    drivers = {row.id: row.code or row.name for row in snapshot.drivers}
    rows = tuple(
        (row.text, row.tags, _named(snapshot, row.initiative_id), drivers.get(row.driver_id or 0, ""),
         _number(snapshot, row.review_id), row.on, row.author)
        for row in snapshot.value.lessons
    )  # fmt: skip
    return ExportTable("Lessons", header, rows)


def _wins(snapshot: Snapshot) -> ExportTable:
    rows = tuple(
        (row.title, row.people, row.text, row.on, _named(snapshot, row.initiative_id)) for row in snapshot.value.wins
    )
    return ExportTable("Wins", ("Win", "Who did it", "What there is to tell", "Day", "Initiative"), rows)


def _number(snapshot: Snapshot, review_id: int | None) -> float | None:
    """Which review it is, counted from 1."""
    ids = [row.id for row in snapshot.value.reviews]
    return None if review_id is None else ids.index(review_id) + 1


def _named(snapshot: Snapshot, initiative_id: int | None) -> str:
    """The code, or else the name; empty where there is none."""
    if initiative_id is None:
        return ""
    row = snapshot.initiative(initiative_id)
    return row.code or shown_name(row)
