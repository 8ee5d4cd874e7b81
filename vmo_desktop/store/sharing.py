"""A copy that may leave the house: what was agreed, without votes, notes, history and what was deleted.

It is built new, row by row, from what `KEPT` names: nothing of the original's pages comes along, and what nobody
decided on stays behind. Names of people stay where they answer for content; the room's people go with their votes.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Table, insert, update

from vmo_desktop.store.base import Base
from vmo_desktop.store.blank import lay_out
from vmo_desktop.store.connection import connect, engine_over, one_state, verify
from vmo_desktop.store.file import WorkshopFile
from vmo_desktop.store.history import SECRET
from vmo_desktop.store.room_tables import Room
from vmo_desktop.store.schema import RECORDED
from vmo_desktop.store.seal import write_whole_seal

KEPT: Mapping[str, str] = MappingProxyType({
    # The frame and the drivers
    "workshop": "id title decision organisation facilitator date currency budget purpose effort_unit "
    "value_for_money_per",
    "objective": "id position text measure",
    "driver": "id parent_id position is_group code name description category colour scale direction unit low high "
    "curve half source",
    "curve_point": "driver_id score points",
    "driver_objective": "driver_id objective_id",
    "scale_level": "id driver_id score points label statement",
    "weight_set": "id position name is_default class_name method",
    "weight": "weight_set_id driver_id points is_locked",
    "stale_weight": "weight_set_id driver_id",
    "judgement": "weight_set_id driver_id other_id question value",
    # Initiatives, and what was agreed of them
    "initiative": "id position code name description sponsor owner class_name status effort cost duration start_date "
    "end_date risk confidence tags is_mandatory",
    "agreed_score": "initiative_id driver_id value rationale",
    "score_range": "initiative_id driver_id low high",
    "dependency": "initiative_id requires_id reason",
    "yearly_cost": "initiative_id year amount",
    "resource": "id position name unit",
    "demand": "initiative_id resource_id period amount",
    "funding_level": "id initiative_id position name cost value_share",
    "partial_funding": "initiative_id least_share",
    "dependency_group": "id position kind reason",
    "dependency_member": "group_id initiative_id",
    "synergy": "id first_id second_id value saving reason",
    # The choice
    "scenario": "id position name weight_set_id aim budget is_recommended",
    "limit": "id scenario_id position of resource_id period class_name least most is_on",
    "force": "scenario_id initiative_id is_in reason author",
    "assumption": "scenario_id initiative_id value cost effort",
    "approval": "scenario_id at author status value bound cost",
    "approved_initiative": "scenario_id initiative_id level share value cost",
    "robustness": "id seed samples weights margin scores",
    # Money, benefits and what came of them
    "finance": "id discount_rate period first_period periods finance_rate reinvestment_rate shape correlation samples "
    "seed",
    "cash_line": "id initiative_id position kind name expense timing start ramp duration most_delay low likely high "
    "unit benefit_id estimator",
    "benefit": "id initiative_id name unit low most_likely high owner outcome attribution measure category "
    "responsible driver_id objective_id",
    "enabler": "benefit_id initiative_id",
    "benefit_link": "benefit_id leads_to_id",
    "kpi": "id position name unit direction baseline baseline_on target due_on frequency weight owner benefit_id "
    "initiative_id driver_id objective_id frozen_at",
    "reading": "kpi_id series on value",
    "realization": "id on_track at_risk as_of",
    "review": "id position initiative_id on author expected happened why change",
    "lesson": "id position text tags on author initiative_id driver_id review_id",
    "win": "id position title text people on initiative_id",
    "prior": "id of name promises mean low middle high source",
    "carried": "id initiative_id source code name value cost standing progress",
    # The road
    "road_step": "id position name purpose target importance",
    "road_level": "step_id level evidence",
    "assessment": "id position name on",
    "action": "id position text owner start_on due_on done_on phase step_id review_id",
    "stakeholder": "id position name role influence interest attitude message channel frequency owner",
    "training": "id position role topic form due_on owner done_on",
    "aspect": "id position name pmo vmo today target",
    "stream": "id position name state current_id unit supplier customer",
    "stream_step": "id stream_id current_id position name process_time wait_time complete_accurate people "
    "initiative_id",
    # The day, the pack and the chart
    "room": "id leaves_out_owners",
    "agenda_item": "id position title minutes stage",
    "chart": "id x_field size_field colour_field x_threshold value_threshold quick_wins big_bets fill_ins reconsider",
    "chart_label": "initiative_id choice",
    "pack": "id paper request recommendation cost_and_benefit order",
    "omitted_section": "section",
    "pack_title": "section title",
})  # fmt: skip
"""Columns that go along, by the name of their table."""

EMPTIED: Mapping[str, str] = MappingProxyType({
    "initiative": "notes",
    "scenario": "note",
    "approval": "note",
    "cash_line": "note",
    "benefit": "note",
    "reading": "note",
    "assessment": "note",
    "stream": "note",
    "stream_step": "note",
    "agenda_item": "prompt",
})  # fmt: skip
"""Notes beside what goes along, which are left empty; prompts are the facilitator's own notes of the day."""

RENEWED: Mapping[str, str] = MappingProxyType({"room": "ballot_key"})
"""What a copy makes anew: ballots of the original are none of its own."""

LEFT_OUT = (
    "participant", "pin", "barred_driver", "interest", "round", "round_initiative", "round_driver", "ballot", "vote",
    "weight_vote", "acceptance", "dissent", "support", "rating", "note",
)  # fmt: skip
"""Tables that are left behind, and with them the whole history."""


@dataclass(frozen=True, slots=True)
class Shared:
    """How much of a workshop goes along in a shared copy, and how much stays behind."""

    rows: Mapping[str, int]
    """Rows by the name of their table; votes are not counted, some may still be secret."""
    steps: int
    notes: int
    """Notes that are not empty, beside what goes along."""


def count_shared(raw: sqlite3.Connection) -> Shared:
    """Count what a shared copy would hold and leave out."""
    rows = {table.name: _count(raw, table.name) for table in RECORDED if table.name not in SECRET}
    notes = sum(_count(raw, name, f"WHERE \"{column}\" <> ''") for name, column in EMPTIED.items())
    return Shared(rows, _count(raw, "step"), notes)


def _count(raw: sqlite3.Connection, name: str, where: str = "") -> int:
    # The names are our own constants.
    return int(raw.execute(f'SELECT count(*) FROM "{name}" {where}').fetchone()[0])  # noqa: S608


def share(file: WorkshopFile, target: Path) -> None:
    """Write a copy for sharing, replacing what is there only when the copy stands; the original is only read.

    Raises what `WorkshopFile.write_to` raises.
    """
    file.write_to(target, lambda part: _build(file.acknowledged, part))


def _build(source: sqlite3.Connection, part: Path) -> None:
    with closing(connect(part, read_only=False)) as raw:
        lay_out(raw)
        raw.execute("PRAGMA foreign_keys = OFF")  # drivers come before the groups that they are in; `verify` looks
        with one_state(source), engine_over(raw).begin() as connection:
            for name in KEPT:
                table = Base.metadata.tables[name]
                connection.execute(table.delete())  # its own first row, as of a new workshop, gives way
                records = _records(source, table)
                if records:
                    connection.execute(insert(table), records)
            connection.execute(update(Room).values(ballot_key=_key_of_its_own(source)))
            write_whole_seal(raw)
        verify(part, raw)


def _records(source: sqlite3.Connection, table: Table) -> list[dict[str, object]]:
    """The kept part of every row of a table; what is missing becomes what a new row has."""
    columns = KEPT[table.name].split()
    wanted = ", ".join(f'"{column}"' for column in columns)
    rows = source.execute(f'SELECT {wanted} FROM "{table.name}"').fetchall()  # noqa: S608 - our constants
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _key_of_its_own(source: sqlite3.Connection) -> str:
    """A key from which nobody finds the original's; the same each time, so that equal files have equal copies."""
    original = str(source.execute("SELECT ballot_key FROM room").fetchone()[0])
    return blake2b(original.encode(), digest_size=16, person=b"shared copy").hexdigest()
