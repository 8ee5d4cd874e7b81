"""Two scenarios side by side: which initiatives one adds and drops, at which value and cost, and what drivers get."""

import math

from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.charts.aim_words import worth_text
from vmo_desktop.charts.numbers import money, points
from vmo_desktop.charts.scenario_tables import difference_table, drivers_table, shown_scenario
from vmo_desktop.charts.table_view import EMPTY
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.portfolio_desk import PortfolioDesk
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.alignment import Alignment
from vmo_desktop.workshop.scenario_comparison import Difference, difference
from vmo_desktop.workshop.snapshot import Snapshot


class ScenarioCompare(QWidget):
    """The recommended scenario against that in hand, until others are chosen."""

    def __init__(self, desk: PortfolioDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_picked = False
        self.first, self.second = ChoiceCombo(self.tr("Instead of")), ChoiceCombo(self.tr("With"))
        for combo in (self.first, self.second):
            combo.setMinimumContentsLength(18)
            combo.chosen.connect(self._on_chosen)
        self.said = PlainLabel(wraps=True)
        self.changes = ChartTableModel(EMPTY, self)
        self.drivers = ChartTableModel(EMPTY, self)
        self.changes_table = FactTable(self.changes, self.tr("What changes"), stretched=1)
        self.drivers_table = FactTable(self.drivers, self.tr("Drivers served"), stretched=0)
        self._bar = QWidget()
        flow = FlowLayout(self._bar, spacing=8, row_spacing=4)
        for part in (PlainLabel(self.tr("With")), self.second, PlainLabel(self.tr("instead of")), self.first):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(8))
        column.addWidget(self._bar)
        column.addWidget(self.said)
        column.addWidget(self.changes_table, 3)
        self._served = PlainLabel(self.tr("Drivers served"), role=TextRole.LEAD)
        column.addWidget(self._served)
        column.addWidget(self.drivers_table, 2)
        column.addStretch(1)

    def show_scenarios(self, snapshot: Snapshot) -> None:
        """Offer the scenarios as they stand; what was chosen stays chosen while it is there."""
        choice = snapshot.choice
        ids = [each.id for each in choice.scenarios]
        offered: list[tuple[str, object]] = [(shown_scenario(each), each.id) for each in choice.scenarios]
        first, second = self.first.value, self.second.value
        if not self._is_picked or first not in ids or second not in ids:
            first = choice.recommended.id if choice.recommended is not None else ids[0]
            in_hand = self._desk.scenario.id
            second = next((each for each in (in_hand, *ids) if each != first), first)
        self.first.offer(offered, first)
        self.second.offer(offered, second)
        self._show()

    def _on_chosen(self) -> None:
        self._is_picked = True
        self._show()

    def _show(self) -> None:
        one, other = (self._desk.portfolios.get(_id(combo)) for combo in (self.first, self.second))
        is_pair = self.first.value != self.second.value
        self._bar.setVisible(self.first.count() > 1)
        is_known = is_pair and one is not None and other is not None
        for part in (self.changes_table, self._served, self.drivers_table):
            part.setVisible(is_known)
        if self.first.count() < 2:
            self.said.setText(
                self.tr("There is one scenario so far. Duplicate it, change the copy, and compare the two.")
            )
        elif not is_pair:
            self.said.setText(self.tr("Choose two different scenarios."))
        elif one is None or other is None:
            self.said.setText(self.tr("Looking for the best portfolio…"))
        else:
            self._show_pair(difference(one, other))

    def _show_pair(self, found: Difference) -> None:
        self.said.setText(self._sentence(found))
        is_found = found.first.choice.is_found and found.second.choice.is_found
        self.changes_table.setVisible(is_found and not found.is_same_choice)
        for part in (self._served, self.drivers_table):
            part.setVisible(is_found)
        self.changes.show_table(difference_table(found))
        self.drivers.show_table(drivers_table(Alignment(found.first), Alignment(found.second)))
        for table in (self.changes_table, self.drivers_table):
            table.fit_columns()

    def _sentence(self, found: Difference) -> str:
        if not (found.first.choice.is_found and found.second.choice.is_found):
            return self.tr("One of the two has no portfolio, so there is nothing to compare.")
        if found.is_same_choice:
            return self.tr("Both fund the same.")
        currency = found.first.of.snapshot.workshop.currency
        counts = (
            (len(found.added), self.tr("%1 added")),
            (len(found.removed), self.tr("%1 removed")),
            (len(found.changed), self.tr("%1 funded otherwise")),
        )
        parts = [text.replace("%1", str(count)) for count, text in counts if count]
        parts.append(self.tr("cost %1").replace("%1", _signed(money(found.cost, currency), found.cost)))
        first, second = found.first.of, found.second.of
        if first.is_of_money and second.is_of_money:
            npv = worth_text(first, found.value)
            parts.append(self.tr("NPV %1").replace("%1", _signed(npv, found.value)))
        elif first.is_of_money or second.is_of_money:
            said = self.tr("%1 makes NPV large and %2 value, which cannot be compared")
            of_money, other = (first, second) if first.is_of_money else (second, first)
            parts.append(filled(said, shown_scenario(of_money.scenario), shown_scenario(other.scenario)))
        elif found.is_same_measure:
            parts.append(self.tr("value %1").replace("%1", _signed(points(found.value), found.value)))
        elif math.isnan(found.value_by_first):
            parts.append(self.tr("values cannot be compared, as each has its own"))
        else:
            said = self.tr("value %1 by the values of %2; each by its own: %3")
            parts.append(
                filled(
                    said,
                    _signed(points(found.value_by_first), found.value_by_first),
                    shown_scenario(found.first.of.scenario),
                    _signed(points(found.value), found.value),
                )
            )
        return " · ".join(parts)


def _id(combo: ChoiceCombo) -> int:
    return combo.value if isinstance(combo.value, int) else 0


def _signed(text: str, number: float) -> str:
    return f"+{text}" if number > 0 else text
