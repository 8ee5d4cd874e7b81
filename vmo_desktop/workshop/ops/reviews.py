"""Edits of what is learned and celebrated, and of what is to be done about it."""

from collections.abc import Mapping
from typing import Any

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.base import table_of
from vmo_desktop.store.road_tables import Action
from vmo_desktop.store.value_tables import Lesson, Review, Win
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.ops.kpis import check_day
from vmo_desktop.workshop.ops.listed import Listed

tr = Texts("Workshop")


def _check_days(row: Mapping[str, Any]) -> None:
    for name in ("on", "start_on", "due_on", "done_on"):
        check_day(row.get(name, ""))


def _check_action(row: Mapping[str, Any]) -> None:
    _check_days(row)
    if row["start_on"] and row["due_on"] and row["due_on"] < row["start_on"]:
        raise NotAllowed(tr("{action}: it is due before it starts.", action=row["text"]))


REVIEWS = Listed(table_of(Review), "Review", "reviews", name="expected", check=_check_days)
"""Looks back at initiatives."""
LESSONS = Listed(table_of(Lesson), "Lesson", "lessons", name="text", check=_check_days)
"""What was learned."""
WINS = Listed(table_of(Win), "Win", "wins", name="title", check=_check_days)
"""What is worth celebrating."""
ACTIONS = Listed(table_of(Action), "Action", "actions", name="text", check=_check_action)
"""What is to be done."""
