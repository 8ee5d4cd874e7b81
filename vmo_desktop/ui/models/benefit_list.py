"""The benefits register as a list that is edited in place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.benefit_words import benefit_name, completeness_text
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_names import (
    BETWEEN,
    read_initiative,
    read_initiatives,
    told_initiative,
    told_initiatives,
)
from vmo_desktop.ui.models.record_model import RecordList, Values, Words
from vmo_desktop.ui.models.served_names import Served, read_served, told_served
from vmo_desktop.workshop.operation import Operation, together
from vmo_desktop.workshop.ops.benefits import add_benefit, delete_benefits, edit_benefit, set_enablers, set_leads_to
from vmo_desktop.workshop.snapshot import Snapshot

SERVED = ("driver_id", "objective_id")
"""What a benefit serves."""


@dataclass(frozen=True, slots=True)
class BenefitLine:
    """A benefit as the register shows it; `state` is told, not typed."""

    id: int
    name: str
    initiative_id: int
    state: str
    outcome: str
    attribution: str
    measure: str
    owner: str
    responsible: str
    category: str
    served: Served
    enablers: tuple[int, ...]
    leads_to: tuple[int, ...]
    note: str


def benefit_list(live: LiveWorkshop) -> RecordList:
    """What the register is: its columns, and how it is read and written."""
    return RecordList(
        columns=(
            ("name", _tr("Benefit")), ("initiative_id", _tr("Brought by")), ("state", _tr("Complete?")),
            ("outcome", _tr("Observable outcome")), ("attribution", _tr("Why it comes from it")),
            ("measure", _tr("Measure")), ("owner", _tr("Owner")), ("responsible", _tr("Sees to it")),
            ("category", _tr("Category")), ("served", _tr("Serves")), ("enablers", _tr("Also needs")),
            ("leads_to", _tr("Leads to")), ("note", _tr("Note")),
        ),
        prompts=(_tr("Add a benefit …"), _tr("which initiative?")),
        needs=_tr("A benefit needs a name and the initiative that brings it. To delete the row press Ctrl+Delete."),
        read=_lines,
        add=_added,
        edit=_edited,
        delete=delete_benefits,
        order=None,
        words={
            "initiative_id": Words(
                lambda one: told_initiative(live.snapshot, one), lambda text: read_initiative(live.snapshot, text)
            ),
            "served": Words(
                lambda served: told_served(live.snapshot, served),
                lambda text: read_served(live.snapshot, text, SERVED),
            ),
            "enablers": Words(
                lambda ids: told_initiatives(live.snapshot, ids), lambda text: read_initiatives(live.snapshot, text)
            ),
            "leads_to": Words(
                lambda ids: _told_benefits(live.snapshot, ids), lambda text: _read_benefits(live.snapshot, text)
            ),
        },
        fixed=frozenset({"state"}),
    )  # fmt: skip


def _lines(snapshot: Snapshot) -> Sequence[BenefitLine]:
    value = snapshot.value
    return [
        BenefitLine(
            id=row.id, name=row.name, initiative_id=row.initiative_id, state=completeness_text(row),
            outcome=row.outcome, attribution=row.attribution, measure=row.measure, owner=row.owner,
            responsible=row.responsible, category=row.category,
            served={column: getattr(row, column) for column in SERVED}, enablers=value.enablers.get(row.id, ()),
            leads_to=value.leads_to.get(row.id, ()), note=row.note,
        )
        for row in snapshot.benefits
    ]  # fmt: skip


def _fields(values: Values) -> dict[str, object]:
    """The columns of the benefit itself."""
    fields = {name: value for name, value in values.items() if name not in ("served", "enablers", "leads_to")}
    served = values.get("served")
    if isinstance(served, Mapping):
        fields.update(served)
    return fields


def _ids(values: Values, name: str) -> tuple[int, ...]:
    found = values.get(name, ())
    assert isinstance(found, tuple)  # noqa: S101 - as it was read
    return found


def _added(values: Values) -> Operation:
    fields = _fields(values)
    initiative_id = fields.pop("initiative_id")
    assert isinstance(initiative_id, int)  # noqa: S101 - as `read_initiative` gave it
    return add_benefit(
        initiative_id, fields, enablers=_ids(values, "enablers"), leads_to=_ids(values, "leads_to")
    )  # fmt: skip


def _edited(benefit_id: int, values: Values) -> Operation:
    fields = _fields(values)
    each = [edit_benefit(benefit_id, fields)] if fields else []
    if "enablers" in values:
        each.append(set_enablers(benefit_id, _ids(values, "enablers")))
    if "leads_to" in values:
        each.append(set_leads_to(benefit_id, _ids(values, "leads_to")))
    return each[0] if len(each) == 1 else together("Benefit changed", each)


def offered_benefits(snapshot: Snapshot) -> list[str]:
    """What completes a benefit that is begun."""
    return [row.name for row in snapshot.benefits if row.name]


def _told_benefits(snapshot: Snapshot, ids: Sequence[int]) -> str:
    names = {row.id: " ".join(benefit_name(row).replace(BETWEEN, ",").split()) for row in snapshot.benefits}
    return f"{BETWEEN} ".join(names[each] for each in ids if each in names)


def _read_benefits(snapshot: Snapshot, text: str) -> tuple[int, ...] | Unreadable:
    found: list[int] = []
    for part in filter(None, (_key(each) for each in text.split(BETWEEN))):
        exact = [row.id for row in snapshot.benefits if _key(row.name.replace(BETWEEN, ",")) == part]
        begun = [row.id for row in snapshot.benefits if _key(row.name).startswith(part)]
        ids = exact or begun
        if len(ids) != 1:
            said = _tr("Several benefits are called “%1”.") if ids else _tr("No benefit is called “%1”.")
            return Unreadable(said.replace("%1", part[:40]))
        found += ids
    return tuple(dict.fromkeys(found))


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _tr(text: str) -> str:
    return QCoreApplication.translate("BenefitList", text)
