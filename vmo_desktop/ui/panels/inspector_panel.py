"""The inspector: the selected initiative, or else the selected driver, beside whatever stage is shown."""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.ui.editors.driver_card import DriverCard
from vmo_desktop.ui.editors.initiative_editor import InitiativeEditor
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.workshop.results import Results


class Kind(Enum):
    """What the inspector shows when both are selected."""

    INITIATIVE = auto()
    DRIVER = auto()


class InspectorPanel(Panel):
    """Fields, contributions, rationale and history of one initiative; or meaning, weight and history of one driver.

    Signals
    -------
    step_picked(int)
        A step of the history is to be shown.
    left()
        Escape: the keyboard is to go back to the stage.
    """

    step_picked = Signal(int)
    left = Signal()

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("inspector")
        self.setAccessibleName(self.tr("Inspector"))
        self._kind = Kind.INITIATIVE
        self.initiative = InitiativeEditor(live)
        self.driver = DriverCard(live)
        self.initiative.driver_picked.connect(selection.select_driver)
        self.initiative.step_picked.connect(self.step_picked)
        self.driver.step_picked.connect(self.step_picked)
        self._tabs = QWidget()
        self._buttons = self._make_tabs()
        self._scrolls = {
            Kind.INITIATIVE: self._scrolled(self.initiative),
            Kind.DRIVER: self._scrolled(self.driver),
        }
        self._empty = EmptyState(self.tr("Select an initiative or a driver to see it here."))
        self._lay_out()
        self.setMinimumWidth(scaled(220))
        selection.initiative_changed.connect(self._on_selected)
        selection.driver_changed.connect(self._on_selected)
        live.previewed.connect(self._on_previewed)
        appearance().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _make_tabs(self) -> dict[Kind, QToolButton]:
        row = QHBoxLayout(self._tabs)
        row.setContentsMargins(0, 0, 0, 0)
        group = QButtonGroup(self)
        buttons = {}
        for kind, text in ((Kind.INITIATIVE, self.tr("Initiative")), (Kind.DRIVER, self.tr("Driver"))):
            button = QToolButton()
            button.setText(text)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(self.tr("Inspect the selected %1").replace("%1", text.lower()))
            button.clicked.connect(lambda _checked=False, kind=kind: self.show_kind(kind))
            group.addButton(button)
            row.addWidget(button)
            buttons[kind] = button
        row.addStretch(1)
        return buttons

    def _scrolled(self, page: QWidget) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(self.tr("Inspector"))
        page.setAutoFillBackground(False)
        scroll.setWidget(page)
        page.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        return scroll

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._tabs)
        self._stack = QStackedLayout()
        self._column.addLayout(self._stack, 1)
        for page in (self._empty, *self._scrolls.values()):
            self._stack.addWidget(page)

    @override
    def rebuild(self) -> None:
        """Show what is selected."""
        kind = self._shown_kind()
        selected = {Kind.INITIATIVE: self._initiative_id, Kind.DRIVER: self._driver_id}
        self._tabs.setVisible(None not in selected.values())
        if kind is None:
            self._stack.setCurrentWidget(self._empty)
            return
        self._buttons[kind].setChecked(True)
        if kind is Kind.INITIATIVE and self._initiative_id is not None:
            self.initiative.show_initiative(self._initiative_id, self._driver_id)
        elif self._driver_id is not None:
            self.driver.show_driver(self.live.snapshot.driver_by_id[self._driver_id])
        self._stack.setCurrentWidget(self._scrolls[kind])

    @override
    def refresh(self, changes: Changes) -> None:
        """Show the workshop after a write, which ends any preview."""
        self.rebuild()

    def show_kind(self, kind: Kind) -> None:
        """Show the selected initiative or the selected driver."""
        self._kind = kind
        self.rebuild()

    def enter(self) -> None:
        """Take the keyboard."""
        kind = self._shown_kind()
        if kind is None:
            return
        page = self.initiative if kind is Kind.INITIATIVE else self.driver
        page.fields["name"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the first field."""
        self.enter()

    @property
    def _initiative_id(self) -> int | None:
        chosen = self.selection.initiative_id
        return chosen if chosen in self.live.snapshot.initiative_index else None

    @property
    def _driver_id(self) -> int | None:
        chosen = self.selection.driver_id
        return chosen if chosen in self.live.snapshot.driver_by_id else None

    def _shown_kind(self) -> Kind | None:
        """What is shown: what was asked for, or whatever is selected at all."""
        wanted = self._kind
        if self._initiative_id is None:
            wanted = Kind.DRIVER
        elif self._driver_id is None:
            wanted = Kind.INITIATIVE
        return None if wanted is Kind.DRIVER and self._driver_id is None else wanted

    def _on_selected(self, _selected: object = None) -> None:
        if self.isVisible():
            self.rebuild()
        else:
            self._is_stale = True

    def _on_previewed(self, preview: Results | None) -> None:
        results = preview or self.live.results
        kind = self._shown_kind()
        if not self.isVisible():
            self._is_stale = True
        elif kind is Kind.INITIATIVE:
            self.initiative.show_results(results, self._driver_id)
        elif kind is Kind.DRIVER:
            self.driver.show_results(results)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the fields as the width allows."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        bar = self._scrolls[Kind.INITIATIVE].verticalScrollBar().sizeHint().width()
        self.initiative.fit(self.width() - bar)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the stage with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _on_look_changed(self) -> None:
        self._column.setContentsMargins(0, scaled(8), 0, 0)
        layout = self._tabs.layout()
        if layout is not None:
            layout.setContentsMargins(scaled(16), 0, scaled(16), 0)
        self._fit()
        self.rebuild()
