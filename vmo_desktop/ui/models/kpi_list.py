"""The KPIs as a list that is edited in place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.kpi_words import direction_word, frequency_word, share_text, status_text
from vmo_desktop.domain.realization import Direction
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.follow_desk import FollowDesk
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.record_model import RecordList, Values, Words
from vmo_desktop.ui.models.served_names import COLUMNS, Served, read_served, told_served
from vmo_desktop.ui.number_text import date_text, number_text, read_date, read_number
from vmo_desktop.workshop.ops.kpis import KPIS, delete_kpis, edit_kpi
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import Frequency

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class KpiLine:
    """A KPI as the list shows it: `state` and `progress` are told, not typed."""

    id: int
    name: str
    unit: str
    direction: Direction
    baseline: float | None
    target: float | None
    baseline_on: str
    due_on: str
    frequency: Frequency
    weight: float
    owner: str
    served: Served
    state: str
    progress: str
    frozen: str


def kpi_list(live: LiveWorkshop, desk: FollowDesk) -> RecordList:
    """What the list is: its columns, and how it is read and written."""
    number = Words(number_text, _read_amount)
    day = Words(date_text, _read_day)
    return RecordList(
        columns=(
            ("name", _tr("KPI")), ("state", _tr("Status")), ("progress", _tr("Progress")), ("unit", _tr("Unit")),
            ("direction", _tr("Direction")), ("baseline", _tr("Baseline")), ("target", _tr("Target")),
            ("baseline_on", _tr("From")), ("due_on", _tr("Due")), ("frequency", _tr("Read")),
            ("weight", _tr("Weight")), ("owner", _tr("Owner")), ("served", _tr("Serves")), ("frozen", _tr("Frozen")),
        ),
        prompts=(_tr("Add a KPI …"),),
        needs=_tr("A KPI needs a name. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: _lines(desk, snapshot),
        add=lambda values: KPIS.add([_fields(values)]),
        edit=lambda kpi_id, values: edit_kpi(kpi_id, _fields(values)),
        delete=delete_kpis,
        order=KPIS.reorder,
        words={
            "direction": Words(direction_word, lambda text: _chosen(Direction, direction_word, text)),
            "frequency": Words(frequency_word, lambda text: _chosen(Frequency, frequency_word, text)),
            "baseline": number,
            "target": number,
            "weight": Words(number_text, _read_weight),
            "baseline_on": day,
            "due_on": day,
            "served": Words(
                lambda served: told_served(live.snapshot, served), lambda text: read_served(live.snapshot, text)
            ),
        },
        fixed=frozenset({"state", "progress", "frozen"}),
    )  # fmt: skip


def _lines(desk: FollowDesk, snapshot: Snapshot) -> Sequence[KpiLine]:
    del snapshot  # the desk has it
    return [
        KpiLine(
            id=kpi.id, name=kpi.name, unit=kpi.unit, direction=kpi.direction, baseline=kpi.baseline, target=kpi.target,
            baseline_on=kpi.baseline_on, due_on=kpi.due_on, frequency=kpi.frequency, weight=kpi.weight,
            owner=kpi.owner, served={column: getattr(kpi, column) for column in COLUMNS},
            state=status_text(state.status), progress=share_text(state.progress),
            frozen=date_text(kpi.frozen_at[:10]),
        )
        for state in desk.realized.states
        for kpi in (state.kpi,)
    ]  # fmt: skip


def _fields(values: Values) -> dict[str, object]:
    fields = {name: value for name, value in values.items() if name != "served"}
    served = values.get("served")
    if isinstance(served, Mapping):
        fields.update(served)
    return fields


def _read_amount(text: str) -> float | Unreadable | None:
    if not text:
        return None
    number = read_number(text)
    return _cannot(_tr("“%1” is not a number. Type one, such as 12.5."), text) if number is None else number


def _read_weight(text: str) -> float | Unreadable:
    number = read_number(text) if text else 1.0
    is_weight = number is not None and number >= 0
    return number if number is not None and is_weight else _cannot(_tr("“%1” is no weight. Type 0 or more."), text)


def _read_day(text: str) -> str | Unreadable:
    day = read_date(text) if text else ""
    return _cannot(_tr("“%1” is not a day. Type one, such as 2027-06-30."), text) if day is None else day


def _chosen(kinds: type[Choice], word: Callable[[Choice], str], text: str) -> Choice | Unreadable:
    """The kind whose word begins so; an empty text is the first one."""
    wanted = " ".join(text.split()).casefold()
    found = [kind for kind in kinds if word(kind).casefold().startswith(wanted)]
    exact = [kind for kind in found if word(kind).casefold() == wanted]
    if exact or (found and (len(found) == 1 or not wanted)):
        return (exact or found)[0]
    return Unreadable(_tr("Type one of: %1.").replace("%1", ", ".join(map(word, kinds))))


def _cannot(sentence: str, text: str) -> Any:
    return Unreadable(sentence.replace("%1", text[:40]))


def _tr(text: str) -> str:
    return QCoreApplication.translate("KpiList", text)
