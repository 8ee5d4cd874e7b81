"""Reviews, lessons and wins, as tables of an export."""

from vmo_desktop.charts.review_words import review_name
from vmo_desktop.exchange.export_tables import ExportTable
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.snapshot import Snapshot


def learned_tables(snapshot: Snapshot) -> list[ExportTable]:
    """The tables of which there is something to tell."""
    made = (_reviews(snapshot), _lessons(snapshot), _wins(snapshot))
    return [table for table in made if table.rows]


def _reviews(snapshot: Snapshot) -> ExportTable:
    header = ("Initiative", "Day", "Author", "What was expected", "What happened", "Why", "What to change")
    rows = tuple(
        (_named(snapshot, row.initiative_id), row.on, row.author, row.expected, row.happened, row.why,
         row.change)
        for row in snapshot.value.reviews
    )  # fmt: skip
    return ExportTable("Reviews", header, rows)


def _lessons(snapshot: Snapshot) -> ExportTable:
    header = ("Lesson", "Tags", "Initiative", "Driver", "Review", "Day", "Author")
    drivers = {row.id: row.code or row.name for row in snapshot.drivers}
    rows = tuple(
        (row.text, row.tags, _named(snapshot, row.initiative_id), drivers.get(row.driver_id or 0, ""),
         _review(snapshot, row.review_id), row.on, row.author)
        for row in snapshot.value.lessons
    )  # fmt: skip
    return ExportTable("Lessons", header, rows)


def _wins(snapshot: Snapshot) -> ExportTable:
    rows = tuple(
        (row.title, row.people, row.text, row.on, _named(snapshot, row.initiative_id)) for row in snapshot.value.wins
    )
    return ExportTable("Wins", ("Win", "Who did it", "What there is to tell", "Day", "Initiative"), rows)


def _review(snapshot: Snapshot, review_id: int | None) -> str:
    """Of which initiative, and when."""
    return next((review_name(snapshot, each) for each in snapshot.value.reviews if each.id == review_id), "")


def _named(snapshot: Snapshot, initiative_id: int | None) -> str:
    """The code, or else the name; empty where there is none."""
    if initiative_id is None:
        return ""
    row = snapshot.initiative(initiative_id)
    return row.code or shown_name(row)
