"""What an initiative comes to: the numbers that nobody types."""

import math

from PySide6.QtWidgets import QWidget

from vmo_desktop.charts.numbers import money
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.ui.widgets.fact_list import Fact, FactList
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import RankBy


class ValueFacts(FactList):
    """Value, rank and value for money of one initiative."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)

    def show_initiative(self, results: Results, initiative_id: int) -> None:
        """Show them as these results have them."""
        snapshot, valuation = results.snapshot, results.valuation
        row = snapshot.initiative_index[initiative_id]
        low, high = valuation.low[row], valuation.high[row]
        if valuation.is_complete[row]:
            value = decimal_text(low, 1)
        elif math.isnan(low):
            value = self.tr("unknown")
        else:
            value = filled(self.tr("%1 to %2, incomplete"), decimal_text(low, 1), decimal_text(high, 1))
        facts: list[Fact] = [(self.tr("Value"), value)]
        rank = int(results.ranking(RankBy.VALUE).ranks[row])
        if rank:
            place = filled(self.tr("%1 of %2"), str(rank), str(len(snapshot.initiatives)))
            facts.append((self.tr("Rank by value"), place))
        per_money = results.value_for_money[row]
        if not math.isnan(per_money):
            unit = money(snapshot.workshop.value_for_money_per, snapshot.workshop.currency)
            ratio = filled(self.tr("%1 per %2"), f"{per_money:.3g}", unit)
            facts.append((self.tr("Value for money"), ratio))
        self.show_facts(facts)
