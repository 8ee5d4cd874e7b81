"""Stakeholders, how they are kept informed, and the training of roles, as lists that are edited in place."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.action_words import action_state_text
from vmo_desktop.charts.stakeholder_words import attitude_text, attitude_word, dealing
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.models.cell_words import DAY, cannot, read_chosen
from vmo_desktop.ui.models.record_model import RecordList, Words
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.workshop.action_state import training_state
from vmo_desktop.workshop.kpi_state import as_of
from vmo_desktop.workshop.ops.road import STAKEHOLDERS, TRAININGS
from vmo_desktop.workshop.road_rows import Attitude
from vmo_desktop.workshop.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class StakeholderLine:
    """A stakeholder as the list shows them; `how` is told, not typed."""

    id: int
    name: str
    role: str
    influence: float | None
    interest: float | None
    attitude: Attitude
    how: str


@dataclass(frozen=True, slots=True)
class TrainingLine:
    """A training as the list shows it; `state` is told, not typed."""

    id: int
    role: str
    topic: str
    form: str
    due_on: str
    owner: str
    done_on: str
    state: str


def stakeholder_list() -> RecordList:
    """Who they are and where they stand."""
    scale = Words(number_text, _read_scale)
    return RecordList(
        columns=(
            ("name", _tr("Stakeholder")), ("role", _tr("Role")), ("influence", _tr("Influence (1–5)")),
            ("interest", _tr("Interest (1–5)")), ("attitude", _tr("Attitude")), ("how", _tr("How")),
        ),
        prompts=(_tr("Add a stakeholder …"),),
        needs=_stakeholder_needs(),
        read=lambda snapshot: [
            StakeholderLine(row.id, row.name, row.role, row.influence, row.interest, row.attitude, dealing(row))
            for row in snapshot.road.stakeholders
        ],
        add=lambda values: STAKEHOLDERS.add([values]),
        edit=STAKEHOLDERS.edit,
        delete=STAKEHOLDERS.delete,
        order=STAKEHOLDERS.reorder,
        words={"influence": scale, "interest": scale, "attitude": Words(attitude_text, _read_attitude)},
        fixed=frozenset({"how"}),
        numbers=frozenset({"influence", "interest"}),
    )  # fmt: skip


def communication_list() -> RecordList:
    """What each stakeholder is told, how, how often and by whom."""
    return RecordList(
        columns=(
            ("name", _tr("Stakeholder")), ("message", _tr("Message")), ("channel", _tr("Channel")),
            ("frequency", _tr("How often")), ("owner", _tr("Owner")),
        ),
        prompts=(_tr("Add a stakeholder …"),),
        needs=_stakeholder_needs(),
        read=lambda snapshot: snapshot.road.stakeholders,
        add=lambda values: STAKEHOLDERS.add([values]),
        edit=STAKEHOLDERS.edit,
        delete=STAKEHOLDERS.delete,
        order=STAKEHOLDERS.reorder,
    )  # fmt: skip


def training_list() -> RecordList:
    """What the people of each role learn, by when, and who sees to it."""
    return RecordList(
        columns=(
            ("role", _tr("Role")), ("topic", _tr("Topic")), ("form", _tr("Form")), ("due_on", _tr("Due")),
            ("owner", _tr("Owner")), ("done_on", _tr("Done")), ("state", _tr("State")),
        ),
        prompts=(_tr("Add a role …"),),
        needs=_tr("A training needs the role that it is for. To delete the row press Ctrl+Delete."),
        read=_trainings,
        add=lambda values: TRAININGS.add([values]),
        edit=TRAININGS.edit,
        delete=TRAININGS.delete,
        order=TRAININGS.reorder,
        words={"due_on": DAY, "done_on": DAY},
        fixed=frozenset({"state"}),
    )  # fmt: skip


def _stakeholder_needs() -> str:
    return _tr("A stakeholder needs a name. To delete the row press Ctrl+Delete.")


def _trainings(snapshot: Snapshot) -> list[TrainingLine]:
    day = as_of(snapshot)
    return [
        TrainingLine(row.id, row.role, row.topic, row.form, row.due_on, row.owner, row.done_on,
                     action_state_text(training_state(row, day)))
        for row in snapshot.road.trainings
    ]  # fmt: skip


def _read_scale(text: str) -> float | Unreadable | None:
    if not text:
        return None
    number = read_number(text)
    is_scale = number is not None and 1 <= number <= 5
    return number if is_scale else cannot(_tr("“%1” is not on the scale. Type a number from 1 to 5."), text)


def _read_attitude(text: str) -> Attitude | Unreadable:
    """Read an attitude by its word, with its sign or without; an empty text is neutral."""
    bare = text.lstrip("●■▲ ")
    return read_chosen(Attitude, attitude_word, bare) if bare else Attitude.NEUTRAL


def _tr(text: str) -> str:
    return QCoreApplication.translate("PeopleLists", text)
