"""Numbers that a scenario assumes: read as they are typed, written as one step, and told beside what they stand for."""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.numbers import compact, points
from vmo_desktop.ui.cell_model import RefusedCell, TypedCell
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.scenario_edits import ScenarioEdits
from vmo_desktop.ui.widgets.label import tooltip
from vmo_desktop.workshop.operation import Operation, together
from vmo_desktop.workshop.ops.limits import assume, drop_assumptions
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

Assumed = Mapping[int, Mapping[str, float | None]]
"""By initiative id: the fields typed and what they assume; None takes what the workshop says."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("AssumedCells", text)


class AssumedCells:
    """Value, cost and effort of initiatives in the scenario in hand."""

    def __init__(self, edits: ScenarioEdits) -> None:
        self._edits = edits

    def edited_text(self, of: ScenarioProblem, row: int, field: str) -> str:
        """What an editor begins with: the number that holds in the scenario."""
        return _exact(stated_or_assumed(of, row, field))

    def tip(self, of: ScenarioProblem, row: int, field: str) -> str:
        """What a cell says beyond its number."""
        assumed = of.assumptions[row]
        if assumed is None or getattr(assumed, field) is None:
            return tooltip(_tr("Type a number to assume it in this scenario alone; scores and votes stay."))
        stated = _shown(field, stated_number(of, row, field))
        said = _tr("Assumed in this scenario; the workshop says %1. Delete takes that again.")
        return tooltip(said.replace("%1", stated))

    def told(self, of: ScenarioProblem, row: int) -> list[str]:
        """What is assumed of an initiative, in words."""
        assumed = of.assumptions[row]
        names = {"value": _tr("value"), "cost": _tr("cost"), "effort": _tr("effort")}
        found = [] if assumed is None else [each for each in names if getattr(assumed, each) is not None]
        said = _tr("%1 assumed, the workshop says %2")
        return [filled(said, names[each], _shown(each, stated_number(of, row, each))) for each in found]

    def write(self, of: ScenarioProblem, typed: Sequence[tuple[TypedCell, int, str]]) -> list[RefusedCell]:
        """Assume what was typed into cells of rows and fields, as one step."""
        refused: list[RefusedCell] = []
        assumed: dict[int, dict[str, float | None]] = {}
        for cell, row, field in typed:
            text = cell.text.strip()
            number = cell.number if cell.number is not None else read_number(text) if text else None
            reason = "" if not text else _why_not(field, text, number)
            if reason:
                refused.append(RefusedCell(cell.row, cell.column, "", cell.text, reason))
                continue
            assumed.setdefault(of.snapshot.initiatives[row].id, {})[field] = number
        if assumed and not refused:
            sentence = self._edits.do(partial(_assuming, assumed))
            if sentence:
                cell = typed[0][0]
                refused.append(RefusedCell(cell.row, cell.column, "", cell.text, sentence))
        return refused


def _assuming(assumed: Assumed, scenario_id: int) -> Operation:
    each = [assume(scenario_id, initiative_id, values) for initiative_id, values in assumed.items()]
    emptied = [key for key, values in assumed.items() if len(values) == 3 and set(values.values()) == {None}]
    if len(emptied) == len(assumed):
        return drop_assumptions(scenario_id, emptied)
    return each[0] if len(each) == 1 else together(f"Assumed: {len(each)} initiatives", each)


def _why_not(field: str, text: str, number: float | None) -> str:
    shown = text if len(text) <= 40 else f"{text[:39]}…"
    if number is None:
        return _tr("“%1” is not a number.").replace("%1", shown)
    if field == "value" and not 0 <= number <= 100:
        return _tr("A value is between 0 and 100; “%1” is not.").replace("%1", shown)
    if number < 0:
        return _tr("“%1” is less than nothing. Type 0 or more.").replace("%1", shown)
    return ""


def stated_or_assumed(of: ScenarioProblem, row: int, field: str) -> float:
    """What holds in the scenario: what it assumes, else what the workshop says; NaN where nothing is known."""
    assumed = of.assumptions[row]
    number = getattr(assumed, field) if assumed is not None else None
    return stated_number(of, row, field) if number is None else float(number)


def stated_number(of: ScenarioProblem, row: int, field: str) -> float:
    """What the workshop says; NaN where it says nothing."""
    stated = {"value": of.valuation.value, "cost": of.results.costs, "effort": of.results.efforts}
    return float(stated[field][row])


def _exact(number: float) -> str:
    return "" if np.isnan(number) else number_text(round(number, 6))


def _shown(field: str, number: float) -> str:
    if np.isnan(number):
        return _tr("nothing")
    return points(number) if field == "value" else compact(number)
