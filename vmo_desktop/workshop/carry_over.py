"""What a new workshop takes over from a past one: frame, drivers, initiatives, KPIs, lessons and people.

Votes, scores, scenarios, reviews, wins, the road, notes and history stay behind: the room values anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from sqlalchemy import Table

from vmo_desktop.store.base import Base
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.begin_from import Taken, begin_from
from vmo_desktop.workshop.past import PastWorkshop
from vmo_desktop.workshop.row_lists import grouped
from vmo_desktop.workshop.value_rows import CarriedRow, Standing

TAKEN = (
    "objective", "driver", "driver_objective", "scale_level", "curve_point", "weight_set", "weight", "stale_weight",
    "judgement", "participant", "barred_driver", "initiative", "interest", "dependency", "yearly_cost", "resource",
    "demand", "funding_level", "partial_funding", "dependency_group", "dependency_member", "synergy", "benefit",
    "enabler", "benefit_link", "cash_line", "kpi", "reading", "lesson", "chart_label", "agenda_item",
)  # fmt: skip
"""Tables of which rows come along, parents first."""

FRAME = ("organisation", "facilitator", "currency", "purpose", "effort_unit", "value_for_money_per")
"""What stays the same in the frame; decision, date and budget are another workshop's."""


class Which(StrEnum):
    """Which initiatives come along."""

    ALL = "all"
    NOT_FINISHED = "not-finished"
    NOT_FUNDED = "not-funded"


def chosen_initiatives(past: PastWorkshop, which: Which) -> frozenset[int]:
    """Ids of the initiatives that come along."""
    ids = frozenset(each.id for each in past.snapshot.initiatives)
    if which is Which.NOT_FINISHED:
        return ids - past.finished
    if which is Which.NOT_FUNDED:
        return frozenset(each for each in ids if past.standings[each] is not Standing.FUNDED)
    return ids


def begin_next(past: PastWorkshop, which: Which = Which.ALL, title: str = "") -> Operation:
    """Begin an empty workshop with what a past one hands on, as its first step."""
    frame = past.snapshot.workshop
    rows = _rows(past, chosen_initiatives(past, which))
    rows["prior"] = tuple(replace(row, id=place) for place, row in enumerate(_priors(past), start=1))
    rows["carried"] = _carried(past, {row.id for row in rows["initiative"]})
    single = {
        "workshop": {"title": title or frame.title, **{name: getattr(frame, name) for name in FRAME}},
        "chart": _values(past.snapshot.chart),
        "pack": {"paper": past.snapshot.pack.paper, "order": past.snapshot.pack.order},
        "finance": _values(past.snapshot.value.finance),
        "realization": {**_values(past.snapshot.value.realization), "as_of": ""},
        "room": {"leaves_out_owners": past.snapshot.room.leaves_out_owners},
    }
    return begin_from(Taken(f"Begun from {past.source}", rows, single))


def _values(row: Any) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__slots__ if name != "id"}


def _priors(past: PastWorkshop) -> Sequence[Any]:
    return past.calibration.priors(past.source)


def _rows(past: PastWorkshop, initiatives: frozenset[int]) -> dict[str, tuple[Any, ...]]:
    """The rows of each table that come along: those of which everything that they need comes along."""
    kept: dict[str, set[int]] = {}
    found: dict[str, tuple[Any, ...]] = {}
    for name in TAKEN:
        table = Base.metadata.tables[name]
        rows = [row for each in _offered(past, name, initiatives) if (row := _fitted(table, each, kept)) is not None]
        found[name] = tuple(rows)
        if "id" in table.columns:
            kept[name] = {row.id for row in rows}
    return found


def _offered(past: PastWorkshop, name: str, initiatives: frozenset[int]) -> Sequence[Any]:
    """The rows of a table in an order in which each finds its parent, without those that would say something else."""
    if name == "driver":
        return past.snapshot.drivers
    rows = past.tables[name]
    if name == "initiative":
        return [row for row in rows if row.id in initiatives]
    if name == "kpi":
        benefits = {row.id: row.initiative_id for row in past.snapshot.benefits}
        return [row for row in rows if {row.initiative_id, benefits.get(row.benefit_id)} <= {None, *initiatives}]
    if name == "dependency_group":
        members = grouped(past.tables["dependency_member"], "group_id")
        return [row for row in rows if all(each.initiative_id in initiatives for each in members.get(row.id, ()))]
    return rows


def _fitted(table: Table, row: Any, kept: Mapping[str, set[int]]) -> Any:
    """The row without what it may do without and that did not come along; None where it needs that."""
    emptied: dict[str, None] = {}
    for column in table.columns:
        for reference in column.foreign_keys:
            parent, value = reference.column.table.name, getattr(row, column.name)
            if value is None or parent == table.name or value in kept.get(parent, ()):
                continue
            if not column.nullable:
                return None
            emptied[column.name] = None
    return replace(row, **emptied) if emptied else row


def _carried(past: PastWorkshop, initiatives: set[int]) -> tuple[CarriedRow, ...]:
    """How every initiative of the past workshop stood."""
    values = past.results.valuation.value
    return tuple(
        CarriedRow(
            id=place + 1,
            initiative_id=each.id if each.id in initiatives else None,
            source=past.source,
            code=each.code,
            name=each.name,
            value=None if values[place] != values[place] else float(values[place]),
            cost=each.cost,
            standing=past.standings[each.id],
            progress=past.progress(each.id),
        )
        for place, each in enumerate(past.snapshot.initiatives)
    )
