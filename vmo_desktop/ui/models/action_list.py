"""Improvement actions as a list that is edited in place: all of them, or those of a review or of a step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.action_words import action_state_text
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.cell_words import DAY
from vmo_desktop.ui.models.record_model import RecordList, Words
from vmo_desktop.ui.models.row_names import RowNames
from vmo_desktop.ui.number_text import date_text
from vmo_desktop.workshop.action_state import action_state
from vmo_desktop.workshop.kpi_state import as_of
from vmo_desktop.workshop.ops.reviews import ACTIONS
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.snapshot import Snapshot

Within = Callable[[], Mapping[str, int]]
"""What all actions of a list belong to, as `step_id` or `review_id`; a new one belongs to it too."""


def every_action() -> Mapping[str, int]:
    """The list holds all actions of the workshop."""
    return {}


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action as the list shows it; `state` is told, not typed."""

    id: int
    text: str
    owner: str
    start_on: str
    due_on: str
    done_on: str
    state: str
    phase: str
    step_id: int | None
    review_id: int | None


def action_list(live: LiveWorkshop, within: Within = every_action) -> RecordList:
    """What the list is: its columns, and how it is read and written."""
    steps, reviews = step_names(live), review_names(live)
    return RecordList(
        columns=(
            ("text", _tr("Action")), ("owner", _tr("Owner")), ("start_on", _tr("Start")), ("due_on", _tr("Due")),
            ("done_on", _tr("Done")), ("state", _tr("State")), ("phase", _tr("Phase")), ("step_id", _tr("Step")),
            ("review_id", _tr("Review")),
        ),
        prompts=(_tr("Add an action …"),),
        needs=_tr("An action needs a text. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: _lines(snapshot, within()),
        add=lambda values: ACTIONS.add([{**within(), **values}]),
        edit=ACTIONS.edit,
        delete=ACTIONS.delete,
        order=lambda ids: ACTIONS.reorder(_whole_order(live.snapshot, ids)),
        words={
            "start_on": DAY,
            "due_on": DAY,
            "done_on": DAY,
            "step_id": Words(steps.tell, steps.read),
            "review_id": Words(reviews.tell, reviews.read),
        },
        fixed=frozenset({"state"}),
    )  # fmt: skip


def _lines(snapshot: Snapshot, within: Mapping[str, int]) -> list[ActionLine]:
    day = as_of(snapshot)
    return [
        ActionLine(
            row.id, row.text, row.owner, row.start_on, row.due_on, row.done_on,
            action_state_text(action_state(row, day)), row.phase, row.step_id, row.review_id,
        )
        for row in snapshot.road.actions
        if all(getattr(row, column) == wanted for column, wanted in within.items())
    ]  # fmt: skip


def _whole_order(snapshot: Snapshot, ids: Sequence[int]) -> list[int]:
    """All actions, with the shown ones in a new order in the places that these had."""
    shown, rest = set(ids), iter(ids)
    return [next(rest) if row.id in shown else row.id for row in snapshot.road.actions]


def step_names(live: LiveWorkshop) -> RowNames:
    """The steps of the road as a cell names them."""
    return RowNames(
        lambda: [(row.id, row.name) for row in live.snapshot.road.steps],
        _tr("No step is called “%1”."),
        _tr("Several steps begin with “%1”. Type more of it."),
    )


def review_names(live: LiveWorkshop) -> RowNames:
    """The reviews as a cell names them: by initiative and day."""

    def rows() -> list[tuple[int, str]]:
        snapshot = live.snapshot
        named: list[tuple[int, str]] = []
        for row in snapshot.value.reviews:
            name = _tr("Review") if row.initiative_id is None else shown_name(snapshot.initiative(row.initiative_id))
            named.append((row.id, f"{name}, {date_text(row.on)}" if row.on else name))
        return named

    return RowNames(
        rows, _tr("No review is called “%1”."), _tr("Several reviews begin with “%1”. Type more of it.")
    )  # fmt: skip


def offered_owners(snapshot: Snapshot) -> list[str]:
    """Who is known to own something, or sits in the room."""
    road = snapshot.road
    named = [*(row.owner for row in road.actions), *(row.name for row in snapshot.participants),
             *(row.name for row in road.stakeholders)]  # fmt: skip
    return list(dict.fromkeys(filter(None, named)))


def offered_phases(snapshot: Snapshot) -> list[str]:
    """Phases that are in use."""
    return list(dict.fromkeys(row.phase for row in snapshot.road.actions if row.phase))


def _tr(text: str) -> str:
    return QCoreApplication.translate("ActionList", text)
