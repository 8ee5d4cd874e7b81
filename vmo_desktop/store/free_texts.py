"""Texts in people's own words, in which any letter may stand: all others are read by the program and have its words."""

from collections.abc import Mapping
from types import MappingProxyType

from sqlalchemy import Table

FREE_TEXTS: Mapping[str, str] = MappingProxyType({
    # The frame and the drivers
    "workshop": "title decision organisation facilitator date currency purpose effort_unit",
    "objective": "text measure",
    "driver": "code name description category unit",
    "scale_level": "label statement",
    "weight_set": "name class_name",
    # Initiatives, and what was agreed of them
    "initiative": "code name description sponsor owner class_name status start_date end_date tags notes",
    "agreed_score": "rationale",
    "dependency": "reason",
    "resource": "name unit",
    "funding_level": "name",
    "dependency_group": "reason",
    "synergy": "reason",
    # The choice
    "scenario": "name note",
    "limit": "class_name",
    "force": "reason author",
    "approval": "author note",
    "approved_initiative": "level",
    "support": "note",
    # Money, benefits and what came of them
    "cash_line": "name unit estimator note",
    "benefit": "name unit owner outcome attribution measure category responsible note",
    "kpi": "name unit owner",
    "reading": "note",
    "review": "author expected happened why change",
    "lesson": "text tags author",
    "win": "title text people",
    "prior": "name source",
    "carried": "source code name",
    # The road
    "road_step": "name purpose",
    "road_level": "evidence",
    "assessment": "name note",
    "rating": "respondent evidence",
    "action": "text owner phase",
    "stakeholder": "name role message channel frequency owner",
    "training": "role topic form owner",
    "aspect": "name pmo vmo",
    "stream": "name unit supplier customer note",
    "stream_step": "name note",
    # The room, the pack and the chart
    "participant": "name role group initials",
    "round": "name",
    "vote": "rationale",
    "dissent": "reason",
    "note": "text",
    "agenda_item": "title prompt",
    "chart": "quick_wins big_bets fill_ins reconsider",
    "pack": "request recommendation cost_and_benefit",
    "pack_title": "title",
})  # fmt: skip
"""Columns of such texts, by the name of their table."""


def is_free(table: Table, column: str) -> bool:
    """Whether a column holds what people said in their own words."""
    return column in FREE_TEXTS.get(table.name, "").split()
