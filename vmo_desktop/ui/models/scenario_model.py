"""The scenarios as a table: what each holds is typed in place, what it chooses is told beside it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from vmo_desktop.charts.aim_words import aim_title, worth_text
from vmo_desktop.charts.numbers import compact
from vmo_desktop.charts.scenario_tables import shown_scenario
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.record_model import RecordList, RecordModel, Words
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.portfolio_desk import PortfolioDesk
from vmo_desktop.ui.portfolio_words import status_text
from vmo_desktop.ui.row_model import Index
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.amount import read_amount
from vmo_desktop.ui.widgets.field import TextRefused
from vmo_desktop.workshop.choice_rows import Aim, ScenarioRow
from vmo_desktop.workshop.ops.scenarios import add_scenario, delete_scenarios, edit_scenario, reorder_scenarios

Role = Qt.ItemDataRole
NAME, WEIGHTS, AIM, BUDGET, STATUS, VALUE, COST, FUNDED, MARK = range(9)
TOLD = ("status", "value", "cost", "funded", "mark")
"""Columns that tell what a scenario chooses, and what was said of it."""


class ScenarioModel(RecordModel):
    """Every scenario, with the portfolio that it chooses as far as it is known."""

    def __init__(self, live: LiveWorkshop, desk: PortfolioDesk, parent: QObject | None = None) -> None:
        self._desk = desk
        super().__init__(live, _scenarios(live), parent)

    @override
    def delete_rows(self, rows: Sequence[int]) -> bool:
        """Delete scenarios; why one stays is said at its row."""
        ids = [each for row in rows if (each := self.id_at(row)) is not None]
        if not ids:
            return False
        sentence = refusal_of(self.live, delete_scenarios(ids))
        if sentence:
            self.refused.emit(self.index(rows[0], NAME), sentence)
        return not sentence

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        scenario = self._scenario(index)
        if scenario is not None:
            is_default_budget = index.column() == BUDGET and scenario.budget is None
            if role == Role.DisplayRole and is_default_budget:
                budget = self.live.snapshot.workshop.budget
                whole = self.tr("none") if budget is None else compact(budget)
                return self.tr("%1 (the workshop's)").replace("%1", whole)
            if role == Role.DisplayRole and index.column() == NAME:
                return shown_scenario(scenario)
            if role == Role.ForegroundRole and is_default_budget:
                return QColor(current_theme().text_faint)
            if role == Role.TextAlignmentRole and index.column() in (VALUE, COST, FUNDED):
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().data(index, role)

    def _scenario(self, index: Index) -> ScenarioRow | None:
        row_id = self.id_at(index.row()) if index.isValid() else None
        return None if row_id is None else self.live.snapshot.choice.scenario_by_id.get(row_id)

    @override
    def _text(self, row: int, column: int) -> str:
        scenario_id = self.id_at(row)
        if scenario_id is None or column < STATUS:
            return super()._text(row, column)
        if column == MARK:
            return self._marks(scenario_id)
        portfolio = self._desk.portfolios.get(scenario_id)
        if portfolio is None:
            return self.tr("Looking…") if column == STATUS else ""
        if column == STATUS:
            return status_text(portfolio)
        if not portfolio.choice.is_found:
            return ""
        if column == VALUE:
            return worth_text(portfolio.of, portfolio.choice.objective)
        if column == COST:
            return compact(portfolio.choice.cost)
        return str(int(np.count_nonzero(portfolio.is_funded)))

    def _marks(self, scenario_id: int) -> str:
        choice = self.live.snapshot.choice
        recommended = choice.recommended
        marks = [
            (scenario_id == self._desk.scenario.id, self.tr("▸ In hand")),
            (recommended is not None and recommended.id == scenario_id, self.tr("★ Recommended")),
            (scenario_id in choice.approvals, self.tr("✓ Approved")),
        ]
        # A mark and its word stay in one line.
        return " · ".join(text.replace(" ", "\u00a0") for is_so, text in marks if is_so)


def _scenarios(live: LiveWorkshop) -> RecordList:
    tr = _Texts().tr
    columns = (
        ("name", tr("Name")), ("weight_set_id", tr("Weights")), ("aim", tr("Makes large")), ("budget", tr("Budget")),
        ("status", tr("Status")), ("value", tr("Value")), ("cost", tr("Cost")), ("funded", tr("Funded")),
        ("mark", tr("Mark")),
    )  # fmt: skip
    add: Callable[[Mapping[str, object]], Any] = add_scenario
    return RecordList(
        columns=columns,
        prompts=(tr("Add a scenario …"),),
        needs=tr("A scenario needs a name. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: snapshot.choice.scenarios,
        add=add,
        edit=edit_scenario,
        delete=delete_scenarios,
        order=reorder_scenarios,
        words={
            "weight_set_id": Words(lambda each: weights_word(live, each), lambda text: _read_weights(live, text)),
            "aim": Words(aim_word, _read_aim),
            "budget": Words(lambda each: "" if each is None else number_text(each), _read_budget),
        },
        fixed=frozenset(TOLD),
    )


class _Texts(QObject):
    """Gives the texts of the table a context of their own."""


def weights_word(live: LiveWorkshop, weight_set_id: int | None) -> str:
    """What the weights of a scenario are called."""
    names = {each.id: each.name for each in live.snapshot.weight_sets}
    return names.get(weight_set_id or 0, "") or _Texts().tr("The workshop's")


def weights_words(live: LiveWorkshop) -> list[str]:
    """What may be typed as the weights of a scenario."""
    return [weights_word(live, None), *(each.name for each in live.snapshot.weight_sets)]


def aim_word(aim: Aim) -> str:
    """What a scenario makes large, in words."""
    return aim_title(aim)


def _read_weights(live: LiveWorkshop, text: str) -> object:
    wanted = text.strip().casefold()
    if wanted in ("", weights_word(live, None).casefold()):
        return None
    found = next((each.id for each in live.snapshot.weight_sets if each.name.casefold() == wanted), None)
    if found is None:
        sentence = _Texts().tr("There are no such weights. Type one of: %1.")
        return Unreadable(sentence.replace("%1", ", ".join(weights_words(live))))
    return found


def _read_aim(text: str) -> object:
    wanted = text.strip().casefold()
    found = next((aim for aim in Aim if aim_word(aim).casefold() == wanted), None)
    if found is not None or not wanted:
        return found or Aim.VALUE
    sentence = _Texts().tr("Type one of: %1.")
    return Unreadable(sentence.replace("%1", ", ".join(aim_word(aim) for aim in Aim)))


def _read_budget(text: str) -> object:
    try:
        return read_amount(text)
    except TextRefused as refused:
        return Unreadable(str(refused))
