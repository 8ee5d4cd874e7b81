"""The inspector: the selected initiative, or else the selected driver, beside whatever stage is shown."""

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.numbers import money
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import number_text
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.contribution_bars import Contribution, ContributionBars
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_list import Fact, FactList
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.rows import DriverRow, InitiativeRow, RankBy, ScaleKind


class InspectorPanel(Panel):
    """Facts, contributions and rationale of one initiative; or description and scale of one driver."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("inspector")
        self.setAccessibleName(self.tr("Inspector"))
        self._preview: Results | None = None
        self._title = PlainLabel(role=TextRole.TITLE, wraps=True)
        self._title.setObjectName("inspector_title")
        self._subtitle = PlainLabel(role=TextRole.MUTED, wraps=True)
        self._facts = FactList()
        self._bars_heading = PlainLabel(self.tr("What makes up the value"), role=TextRole.LEAD)
        self._bars = ContributionBars()
        self._bars.picked.connect(selection.select_driver)
        self._words = FactList(is_stacked=True)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        for item in (self._title, self._subtitle, self._facts, self._bars_heading, self._bars, self._words):
            self._column.addWidget(item)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.tr("Inspector"))
        scroll.setWidget(self._body)
        self._body.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        self._empty = EmptyState(self.tr("Select an initiative or a driver to see it here."))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(scroll)
        self.setMinimumWidth(scaled(220))
        selection.initiative_changed.connect(self._on_selected)
        selection.driver_changed.connect(self._on_selected)
        live.previewed.connect(self._on_previewed)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    @override
    def refresh(self, changes: Changes) -> None:
        """Show the workshop after a write, which ends any preview."""
        self._preview = None
        super().refresh(changes)

    @override
    def rebuild(self) -> None:
        """Show what is selected."""
        snapshot = self.live.snapshot
        initiative_id, driver_id = self.selection.initiative_id, self.selection.driver_id
        if initiative_id is not None and initiative_id in snapshot.initiative_index:
            self._show_initiative(snapshot.initiative(initiative_id))
        elif driver_id is not None and driver_id in snapshot.driver_by_id:
            self._show_driver(snapshot.driver_by_id[driver_id])
        else:
            self._stack.setCurrentIndex(0)
            return
        self._stack.setCurrentIndex(1)

    @property
    def _results(self) -> Results:
        return self._preview or self.live.results

    def _show_initiative(self, initiative: InitiativeRow) -> None:
        kind = " · ".join(part for part in (initiative.code, initiative.class_name, initiative.status) if part)
        self._title.setText(shown_name(initiative))
        self._subtitle.setText(kind)
        self._subtitle.setVisible(bool(kind))
        self._facts.show_facts(self._facts_of(initiative))
        bars = self._contributions_of(initiative)
        self._bars_heading.setVisible(bool(bars))
        self._bars.setVisible(bool(bars))
        self._bars.show_rows(bars)
        words = [
            (self.tr("Description"), initiative.description),
            (self.tr("Sponsor"), initiative.sponsor),
            (self.tr("Owner"), initiative.owner),
            (self.tr("Tags"), initiative.tags),
            (self.tr("Notes"), initiative.notes),
            *((self.tr("Why %1").replace("%1", f"{bar.name}: {bar.score}"), bar.rationale) for bar in bars),
        ]
        self._words.show_facts([(name, text) for name, text in words if text])

    def _facts_of(self, initiative: InitiativeRow) -> list[Fact]:
        results, frame = self._results, self.live.snapshot.workshop
        row = self.live.snapshot.initiative_index[initiative.id]
        valuation = results.valuation
        low, high = valuation.low[row], valuation.high[row]
        if valuation.is_complete[row]:
            value = f"{low:.1f}"
        elif math.isnan(low):
            value = self.tr("unknown")
        else:
            value = self.tr("%1 to %2, incomplete").replace("%1", f"{low:.1f}").replace("%2", f"{high:.1f}")
        rank = int(results.ranking(RankBy.VALUE).ranks[row])
        number = len(self.live.snapshot.initiatives)
        facts = [(self.tr("Value"), value)]
        if rank:
            place = self.tr("%1 of %2").replace("%1", str(rank)).replace("%2", str(number))
            facts.append((self.tr("Rank by value"), place))
        per_money = results.value_for_money[row]
        if not math.isnan(per_money):
            unit = money(frame.value_for_money_per, frame.currency)
            ratio = self.tr("%1 per %2").replace("%2", unit).replace("%1", f"{per_money:.3g}")
            facts.append((self.tr("Value for money"), ratio))
        cost = math.nan if initiative.cost is None else initiative.cost
        effort = math.nan if initiative.effort is None else initiative.effort
        facts += [(self.tr("Cost"), money(cost, frame.currency)), (self.tr("Effort"), money(effort, frame.effort_unit))]
        optional = {
            self.tr("Duration"): (initiative.duration, self.tr("months")),
            self.tr("Risk"): (initiative.risk, "%"),
            self.tr("Confidence"): (initiative.confidence, "%"),
        }
        facts += [(name, f"{number_text(n)} {unit}") for name, (n, unit) in optional.items() if n is not None]
        if initiative.is_mandatory:
            facts.append((self.tr("Mandatory"), self.tr("yes")))
        return facts

    def _contributions_of(self, initiative: InitiativeRow) -> list[Contribution]:
        snapshot, results, look = self.live.snapshot, self._results, current_theme()
        row = snapshot.initiative_index[initiative.id]
        found = []
        for column, driver in enumerate(snapshot.leaves):
            weight = float(results.weights[row, column])
            agreed = snapshot.agreed_scores.get((initiative.id, driver.id))
            if weight > 0:
                found.append(
                    Contribution(
                        driver_id=driver.id,
                        name=driver.name or driver.code,
                        score=number_text(agreed.value if agreed else None),
                        points=float(results.valuation.contributions[row, column]),
                        most=100 * weight,
                        colour=look.driver(column, driver.colour),
                        rationale=agreed.rationale if agreed else "",
                    )
                )
        return sorted(found, key=lambda each: -each.most)

    def _show_driver(self, driver: DriverRow) -> None:
        snapshot = self.live.snapshot
        self._title.setText(driver.name or driver.code)
        self._subtitle.setText(self.tr("Group of drivers") if driver.is_group else driver.category)
        self._subtitle.setVisible(bool(self._subtitle.text()))
        self._bars_heading.hide()
        self._bars.hide()
        facts: list[Fact] = []
        words = [(self.tr("Description"), driver.description)]
        default = snapshot.default_weight_set
        if driver.id in snapshot.leaf_index:
            if default is not None:
                weight = self._results.set_weights[default.id][snapshot.leaf_index[driver.id]]
                facts.append((self.tr("Weight in %1").replace("%1", default.name), f"{100 * weight:.1f} %"))
            if driver.scale is ScaleKind.MEASURE:
                ends = f"{number_text(driver.low)} – {number_text(driver.high)} {driver.unit}"
                facts.append((self.tr("Range"), ends))
            words += [
                (f"{number_text(level.score)}  {level.label}", level.statement or "–")
                for level in reversed(snapshot.levels[driver.id])
            ]
        self._facts.show_facts(facts)
        self._words.show_facts([(name, text) for name, text in words if text])

    def _on_selected(self, _selected: object = None) -> None:
        if self.isVisible():
            self.rebuild()
        else:
            self._is_stale = True

    def _on_previewed(self, preview: Results | None) -> None:
        self._preview = preview
        self._on_selected()

    def _on_look_changed(self) -> None:
        self._column.setContentsMargins(scaled(20), scaled(20), scaled(20), scaled(20))
        self._column.setSpacing(scaled(12))
        self.rebuild()
