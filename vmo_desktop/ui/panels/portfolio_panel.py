"""The portfolio of the scenario in hand: what it funds, what waits, and why."""

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.editors.conditions_editor import ConditionsEditor
from vmo_desktop.ui.editors.conflict_card import ConflictCard
from vmo_desktop.ui.editors.portfolio_table import PortfolioTable
from vmo_desktop.ui.editors.price_view import PriceView
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.price_model import PriceModel, TurningModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.price_desk import PriceDesk
from vmo_desktop.ui.scenario_edits import Edit, edits_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.notice import Notice
from vmo_desktop.ui.widgets.view_switch import ViewSwitch
from vmo_desktop.workshop.price_tags import has_prices

_NARROWEST = 300


class PortfolioPanel(Panel):
    """All initiatives in the order of the choice, and what can be done about it."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("portfolio_panel")
        self.desk = desk_of(live)
        self.edits = edits_of(live)
        self.notice = Notice()
        self.portfolio = PortfolioTable(live, selection, self.desk, self.edits)
        self.model, self.table = self.portfolio.model, self.portfolio.table
        self.conditions = ConditionsEditor(live, self.desk, self.edits)
        self.conflict = ConflictCard(self.desk, self.edits)
        self.price_desk = PriceDesk(self)
        self.prices, self.turning = self._make_prices()
        self.views = ViewSwitch(
            (
                (self.tr("Initiatives"), self.portfolio),
                (self.tr("Conditions"), self.conditions),
                (self.tr("Prices"), self.prices),
                (self.tr("What would change it"), self.turning),
            )
        )
        self._column = QVBoxLayout(self)
        for part in (self.notice, self.conflict):
            self._column.addWidget(part)
        self._column.addWidget(self.views, 1)
        self.desk.chosen.connect(self.rebuild_now_or_when_shown)
        self.desk.scenario_changed.connect(self.rebuild_now_or_when_shown)
        self.edits.refused.connect(self._on_refused)
        self.edits.done.connect(self.notice.settle)
        self.views.switched.connect(self._show_prices)
        self.price_desk.told.connect(self._tell_prices)
        self.turning.table.grid.selectionModel().currentRowChanged.connect(self._on_turning_row)
        appearance().changed.connect(self._fit)
        self._fit()
        self.setFocusProxy(self.views)
        self.rebuild_when_shown()

    @override
    def rebuild(self) -> None:
        portfolio = self.desk.portfolio
        self.portfolio.show_portfolio(portfolio)
        self.conditions.show_conditions()
        self.conflict.show_portfolio(portfolio)
        self._show_prices()

    @override
    def refresh(self, changes: Changes) -> None:
        """Wait for the desk, which tells of every change that it has taken in."""

    def _make_prices(self) -> tuple[PriceView, PriceView]:
        prices = self.tr("How much more value there would be with more budget, or without one of the conditions.")
        turning = self.tr(
            "The smallest change of value, of cost or of one weight, the others keeping their proportions, that would "
            "bring an initiative in, or drop it."
        )
        return (
            PriceView(self.price_desk, PriceModel(), self.tr("Prices"), prices, stretched=2),
            PriceView(self.price_desk, TurningModel(), self.tr("What would change it"), turning),
        )

    def _show_prices(self) -> None:
        """Work prices out as soon as somebody looks at them, and only then."""
        if self.views.view in (self.prices, self.turning):
            self.price_desk.ask(self.desk.portfolio)
            self._tell_prices()
        else:
            self.price_desk.task.stop()

    def _tell_prices(self) -> None:
        if isinstance(self.views.view, PriceView):
            self.views.view.show_prices(self._why_no_prices())

    def _on_turning_row(self, current: QModelIndex) -> None:
        row_id = self.turning.model.id_at(current.row())
        if row_id is not None and self.turning.table.grid.hasFocus():
            self.selection.select_initiative(row_id)

    def _why_no_prices(self) -> str:
        portfolio = self.desk.portfolio
        if portfolio is None:
            return self.tr("Prices follow when the best portfolio is found.")
        if portfolio.approval is not None:
            return self.tr("An approved portfolio has no prices. Duplicate the scenario to see those of its copy.")
        if not has_prices(portfolio):
            return self.tr("Prices need a portfolio that is proven the best.")
        return ""

    def _on_refused(self, sentence: str, edit: Edit) -> None:
        copy = (self.tr("Try it on a copy"), lambda: self.edits.try_on_copy(edit))
        self.notice.refuse(sentence, [copy] if self.edits.is_frozen else [])

    def _fit(self) -> None:
        look = current_theme()
        self.setMinimumWidth(scaled(_NARROWEST))
        self._column.setContentsMargins(look.space.l, look.space.s, look.space.l, look.space.m)
        self._column.setSpacing(look.space.s)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Let what is worked out in threads end."""
        self.conflict.task.wait()
        self.price_desk.task.wait()
        super().closeEvent(event)
