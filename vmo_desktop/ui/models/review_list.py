"""Reviews and wins as lists that are edited in place."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.cell_words import DAY
from vmo_desktop.ui.models.initiative_names import read_initiative, told_initiative
from vmo_desktop.ui.models.record_model import RecordList, Words
from vmo_desktop.workshop.action_state import ActionState, action_state
from vmo_desktop.workshop.kpi_state import as_of
from vmo_desktop.workshop.learned import actions_of
from vmo_desktop.workshop.ops.reviews import REVIEWS, WINS
from vmo_desktop.workshop.snapshot import Snapshot

NOBODYS = "–"
"""Stands in the first cell of a review that is of no initiative, or of one that is deleted."""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review as the list shows it; `actions` are told, not typed."""

    id: int
    initiative_id: int | None
    on: str
    author: str
    expected: str
    happened: str
    why: str
    change: str
    actions: str


def review_list(live: LiveWorkshop) -> RecordList:
    """What the list of reviews is: its columns, and how it is read and written."""
    return RecordList(
        columns=(
            ("initiative_id", _tr("Initiative")), ("on", _tr("Day")), ("author", _tr("Written by")),
            ("expected", _tr("What was expected")), ("happened", _tr("What happened")), ("why", _tr("Why")),
            ("change", _tr("What to change")), ("actions", _tr("Actions")),
        ),
        prompts=(_tr("Review an initiative …"),),
        needs=_tr("A review needs an initiative; type – for none. To delete the row press Ctrl+Delete."),
        read=_lines,
        add=lambda values: REVIEWS.add([values]),
        edit=REVIEWS.edit,
        delete=REVIEWS.delete,
        order=REVIEWS.reorder,
        words={
            "initiative_id": Words(
                lambda found: told_initiative(live.snapshot, found) if found is not None else NOBODYS,
                lambda text: None if text == NOBODYS else read_initiative(live.snapshot, text),
            ),
            "on": DAY,
        },
        fixed=frozenset({"actions"}),
    )  # fmt: skip


def win_list(live: LiveWorkshop) -> RecordList:
    """What the list of wins is."""
    return RecordList(
        columns=(
            ("title", _tr("Win")), ("people", _tr("Who did it")), ("text", _tr("What there is to tell")),
            ("on", _tr("Day")), ("initiative_id", _tr("Initiative")),
        ),
        prompts=(_tr("Add a win …"),),
        needs=_tr("A win needs a title. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: snapshot.value.wins,
        add=lambda values: WINS.add([values]),
        edit=WINS.edit,
        delete=WINS.delete,
        order=WINS.reorder,
        words={"initiative_id": maybe_initiative(live), "on": DAY},
    )  # fmt: skip


def maybe_initiative(live: LiveWorkshop) -> Words:
    """An initiative or none, as a cell names it."""

    def told(initiative_id: int | None) -> str:
        return "" if initiative_id is None else told_initiative(live.snapshot, initiative_id)

    def read(text: str) -> int | Unreadable | None:
        return read_initiative(live.snapshot, text) if text else None

    return Words(told, read)


def _lines(snapshot: Snapshot) -> Sequence[ReviewLine]:
    return [
        ReviewLine(
            id=row.id, initiative_id=row.initiative_id, on=row.on, author=row.author, expected=row.expected,
            happened=row.happened, why=row.why, change=row.change, actions=_actions(snapshot, row.id),
        )
        for row in snapshot.value.reviews
    ]  # fmt: skip


def _actions(snapshot: Snapshot, review_id: int) -> str:
    """How many actions are open, and how many of them are late."""
    day = as_of(snapshot)
    states = [action_state(each, day) for each in actions_of(snapshot, review_id)]
    if not states:
        return ""
    is_open = sum(state is not ActionState.DONE for state in states)
    late = sum(state is ActionState.OVERDUE for state in states)
    words = _tr("✓ done") if not is_open else _tr("%1 open").replace("%1", str(is_open))
    return f"{words}, {_tr('! %1 overdue').replace('%1', str(late))}" if late else words


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReviewList", text)
