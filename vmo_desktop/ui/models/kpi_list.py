"""The KPIs as a list that is edited in place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.kpi_words import direction_word, frequency_word, share_text, status_text
from vmo_desktop.domain.realization import Direction
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.follow_desk import FollowDesk
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.cell_words import DAY, cannot, read_chosen
from vmo_desktop.ui.models.record_model import RecordList, Values, Words
from vmo_desktop.ui.models.served_names import COLUMNS, Served, read_served, told_served
from vmo_desktop.ui.number_text import date_text, number_text, read_number
from vmo_desktop.workshop.ops.kpis import KPIS, delete_kpis, edit_kpi
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import Frequency


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
    return RecordList(
        columns=(
            ("name", _tr("KPI")), ("state", _tr("Status")), ("progress", _tr("Progress")),
            ("baseline", _tr("Baseline")), ("target", _tr("Target")), ("unit", _tr("Unit")), ("due_on", _tr("Due")),
            ("owner", _tr("Owner")), ("direction", _tr("Direction")), ("baseline_on", _tr("From")),
            ("frequency", _tr("Read")), ("weight", _tr("Weight")), ("served", _tr("Serves")), ("frozen", _tr("Frozen")),
        ),
        prompts=(_tr("Add a KPI …"),),
        needs=_tr("A KPI needs a name. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: _lines(desk, snapshot),
        add=lambda values: KPIS.add([_fields(values)]),
        edit=lambda kpi_id, values: edit_kpi(kpi_id, _fields(values)),
        delete=delete_kpis,
        order=KPIS.reorder,
        words={
            "direction": Words(direction_word, lambda text: read_chosen(Direction, direction_word, text)),
            "frequency": Words(frequency_word, lambda text: read_chosen(Frequency, frequency_word, text)),
            "baseline": number,
            "target": number,
            "weight": Words(number_text, _read_weight),
            "baseline_on": DAY,
            "due_on": DAY,
            "served": Words(
                lambda served: told_served(live.snapshot, served), lambda text: read_served(live.snapshot, text)
            ),
        },
        fixed=frozenset({"state", "progress", "frozen"}),
        numbers=frozenset({"progress", "baseline", "target", "weight"}),
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
    return cannot(_tr("“%1” is not a number. Type one, such as 12.5."), text) if number is None else number


def _read_weight(text: str) -> float | Unreadable:
    number = read_number(text) if text else 1.0
    is_weight = number is not None and number >= 0
    return number if number is not None and is_weight else cannot(_tr("“%1” is no weight. Type 0 or more."), text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("KpiList", text)
