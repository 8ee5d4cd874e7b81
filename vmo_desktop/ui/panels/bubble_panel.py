"""The bubble chart with its choices, its key and its table."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout
from typing_extensions import override

from vmo_desktop.changes import Changes
from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.bubble_facts import BubbleFacts, bubble_facts
from vmo_desktop.charts.chart_axes import field_in_sentence, unit_of
from vmo_desktop.charts.table_view import bubble_table
from vmo_desktop.ui.bubble_source import BubbleSource
from vmo_desktop.ui.chart_action import ON_THE_CHART, ChartAction
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.label_book import LabelBook
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.chart_table_model import ChartTableModel
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.votes_shown import votes_shown
from vmo_desktop.ui.widgets.bubble_chart import BubbleChart
from vmo_desktop.ui.widgets.bubble_menu import BubbleMenu
from vmo_desktop.ui.widgets.card_place import place_beside
from vmo_desktop.ui.widgets.chart_options import ChartOptions
from vmo_desktop.ui.widgets.chart_picture import ChartPicture
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.fact_table import FactTable
from vmo_desktop.ui.widgets.key_chips import KeyChips
from vmo_desktop.ui.widgets.label import ElidedLabel, TextRole
from vmo_desktop.ui.widgets.quadrant_form import QUADRANT_FIELDS, QuadrantForm
from vmo_desktop.ui.widgets.quadrant_name import QuadrantName
from vmo_desktop.ui.widgets.screen_room import place_on_screen, screen_of
from vmo_desktop.workshop.ops.presentation import edit_chart
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import BubbleX, LabelChoice

SHOWN = (
    "agreed_score", "initiative", "driver", "scale_level", "weight_set", "weight", "workshop", "chart", "chart_label",
    "pack", "assumption", "round", "room", "interest", "participant",
)  # fmt: skip
"""Tables that the chart depends on."""


class BubblePanel(Panel):
    """Value against effort or cost, following every typed score and every dragged weight.

    A bare one has neither choices nor key: a glance at the chart beside other work.
    """

    def __init__(
        self, live: LiveWorkshop, selection: Selection, source: BubbleSource | None = None, *, is_bare: bool = False
    ) -> None:
        super().__init__(live, selection)
        self.setObjectName("bubble_panel")
        self._source = source or BubbleSource(self)
        self._is_bare = is_bare
        self._results: Results = live.results
        data = self._source.data(self._results)
        self.options = ChartOptions()
        self.key = KeyChips()
        self.chart = BubbleChart(data, self._facts_of)
        self.labels = LabelBook(live)
        self.menu = BubbleMenu(self.chart, self.labels)
        self._picture = ChartPicture(self.chart, self.chart.picture_draw, self.tr("bubble chart"))
        self._model = ChartTableModel(bubble_table(data, self._results), self)
        self._facts = FactTable(self._model, self.tr("Bubble chart as a table"))
        self.table = self._facts.grid
        self._empty = EmptyState("")
        self._aside = ElidedLabel(role=TextRole.CAPTION)
        self._stack = QStackedWidget()
        for view in (self.chart, self._facts, self._empty):
            self._stack.addWidget(view)
        self._form: QuadrantForm | None = None
        self._arrange()
        self._connect()
        self.setFocusProxy(self.chart)
        self.rebuild()

    @property
    def is_table(self) -> bool:
        """Whether the table is shown in place of the chart."""
        return self.options.table.isChecked()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        across, down = (0, 0) if self._is_bare else (scaled(12), scaled(8))
        layout.setContentsMargins(across, down, across, down)
        layout.setSpacing(scaled(4))
        layout.addWidget(self.options)
        layout.addWidget(self.key)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._aside)
        self.options.setVisible(not self._is_bare)
        self.options.offer_colours(not self._source.has_own_colours)

    def _connect(self) -> None:
        self.live.previewed.connect(self._on_previewed)
        self._source.follow(self.chart.drag)
        self._source.changed.connect(self.rebuild_now_or_when_shown)
        self.selection.initiative_changed.connect(self._on_selected)
        self.options.chosen.connect(self._on_chosen)
        self.options.triggered.connect(self.act)
        self.options.table.toggled.connect(lambda: self._show(self._results))
        self.key.hidden_changed.connect(self.chart.hide_categories)
        self.chart.picked.connect(self.selection.select_initiative)
        self.chart.threshold_moved.connect(self._edit)
        self.chart.quadrant_asked.connect(self._edit_name)
        self.chart.quadrants_asked.connect(self.edit_quadrants)
        self.menu.quadrants_wanted.connect(self.edit_quadrants)
        self.chart.marked.connect(self.selection.mark_initiatives)
        self.chart.label_asked.connect(self.labels.choose_next)
        self.selection.marked_changed.connect(self._on_marked)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self._picture.told.connect(self.told)
        self._picture.failed.connect(self.live.failed)
        appearance().changed.connect(self.rebuild)

    @override
    def rebuild(self) -> None:
        """Show the workshop as it stands."""
        self._show(self.live.results)
        self.options.show_choices(self.live.snapshot.chart)
        self.options.offer_votes(ChartAction.VOTES in self.offered, votes_shown().is_on)
        self.chart.select(self.selection.initiative_id)
        self.chart.mark(self.selection.marked_ids)

    @override
    def refresh(self, changes: Changes) -> None:
        """Follow what was written, as far as the chart shows it."""
        if changes.only("agreed_score"):
            self._show(self.live.results)
        elif changes.touches(*SHOWN):
            self.rebuild()
            if self._form is not None:
                self._form.show_chart(self.live.snapshot.chart)

    def _show(self, results: Results) -> None:
        """Show results: the workshop's own, or those of a drag."""
        self._results = results
        data = self._source.data(results, self.chart.data)
        self.chart.show_data(data)
        self.key.show_key(data)
        self.key.setVisible(len(data) > 0 and not self.is_table and not self._is_bare)
        self._show_asides()
        if self.is_table:
            self._fill_table(data)
        if not len(data):
            self._empty.set_sentence(self._what_is_missing())
        self._stack.setCurrentWidget(self._facts if self.is_table else self.chart if len(data) else self._empty)

    def _show_asides(self) -> None:
        """Say below the chart who is marked together, and who has no place on it."""
        data, marked = self.chart.data, self.selection.marked_ids
        said = [f"{aside.text}: {', '.join(aside.names)}" for aside in data.asides]
        if marked:
            names = ", ".join(data.names[data.index[each]] for each in data.ids if each in marked)
            said.insert(0, filled(self.tr("%1 marked: %2"), str(len(marked)), names))
        self._aside.setText(" · ".join(said))
        # The line keeps its room while it says nothing, so that marking moves no bubble.
        self._aside.setVisible(len(data) > 0 and not self._is_bare)

    def _on_marked(self, initiative_ids: frozenset[int]) -> None:
        self.chart.mark(initiative_ids)
        self._show_asides()

    def _fill_table(self, data: BubbleData) -> None:
        self._model.show_table(bubble_table(data, self._results))
        self._facts.fit_columns()
        self._on_selected(self.selection.initiative_id)

    def _what_is_missing(self) -> str:
        snapshot, field = self.live.snapshot, self.live.snapshot.chart.x_field
        if not snapshot.leaves:
            return self.tr("The chart shows value against effort. Add value drivers first: stage 2.")
        if not snapshot.initiatives:
            return self.tr("Every initiative becomes a bubble here. Add or import initiatives: stage 3.")
        if not self._results.is_scored.any():
            return self.tr("Nothing is scored yet. Type the first score and its bubble appears here.")
        if field.is_of_money:
            return self.tr(
                "Of no scored initiative are both the benefit in money and the cost known. Type cash lines on the page "
                "Finance."
            )
        said = self.tr("No scored initiative has a number for %1. Type it in the initiatives' table: stage 3.")
        return said.replace("%1", field_in_sentence(field))

    def _facts_of(self, initiative_id: int) -> BubbleFacts | None:
        known = initiative_id in self._results.snapshot.initiative_index
        return bubble_facts(self._results, initiative_id) if known else None

    def _on_previewed(self, results: Results | None) -> None:
        if self.isVisible():
            self._show(results or self.live.results)

    def _on_selected(self, initiative_id: int | None) -> None:
        self.chart.select(initiative_id)
        row = self._model.row_of(initiative_id) if self.is_table else None
        if row is not None and row != self.table.currentIndex().row():
            self.table.select_cell(row, 0)

    def _on_row(self, index: QModelIndex) -> None:
        row_id = self._model.id_at(index.row())
        if row_id is not None and self.table.hasFocus():
            self.selection.select_initiative(row_id)

    def _edit(self, field: str, value: object) -> None:
        if not self.live.do(edit_chart({field: value})):
            self.rebuild()

    def _on_chosen(self, field: str, value: object) -> None:
        # The limit to the right is in the unit of the axis, so it does not outlive a change of the axis.
        limit = {"x_threshold": BubbleX(str(value)).break_even} if field == "x_field" else {}
        values = {field: value, **limit}
        if not self.live.do(edit_chart(values)):
            self.rebuild()

    @property
    def offered(self) -> frozenset[ChartAction]:
        """What can be done with this chart: everything, the votes once any are revealed."""
        has_votes = bool((self._results.vote_spread.count > 0).any())
        return frozenset(ChartAction) if has_votes else frozenset(ChartAction) - {ChartAction.VOTES}

    def act(self, action: ChartAction) -> None:
        """Do it."""
        acts: dict[ChartAction, Callable[[], None]] = {
            ChartAction.QUADRANTS: self.edit_quadrants,
            ChartAction.FIT: self.chart.look_at_bubbles,
            ChartAction.WHOLE: partial(self.chart.look_at, None),
            ChartAction.TABLE: self.options.table.toggle,
            ChartAction.COPY: self.copy,
            ChartAction.SAVE: partial(self._picture.ask_and_save, self.live.snapshot.workshop.title),
            ChartAction.LASSO: self._begin_lasso,
            ChartAction.NAME: self._choose_name,
            ChartAction.VOTES: lambda: votes_shown().show(not votes_shown().is_on),
        }
        if action in ON_THE_CHART:
            self.options.table.setChecked(False)
        acts[action]()

    def _begin_lasso(self) -> None:
        self.chart.begin_lasso()
        self.told.emit(self.tr("Draw around the bubbles to mark them. Shift and drag does so at any time."))

    def _choose_name(self) -> None:
        """Show the selected initiative's name where it fits, always or never, in turn."""
        chosen = self.chart.selected_id
        if chosen is None or chosen not in self.chart.data.index:
            self.told.emit(self.tr("Select a bubble first: its name is shown where it fits, always or never."))
            return
        words = {
            LabelChoice.FITTING: self.tr("%1: name where it fits."),
            LabelChoice.ALWAYS: self.tr("%1: name always."),
            LabelChoice.NEVER: self.tr("%1: name never."),
        }
        name = self.chart.data.names[self.chart.data.index[chosen]]
        self.told.emit(words[self.labels.choose_next(chosen)].replace("%1", name))

    def edit_quadrants(self) -> None:
        """Open the form of the quadrants' names and limits beside the plot, which shows what is typed."""
        self._form = QuadrantForm(self.live.snapshot.chart, self._axis_words(), self)
        self._form.edited.connect(self._edit)
        self._form.destroyed.connect(self._on_form_closed)
        plot = self.chart.rect().translated(self.chart.mapToGlobal(QPoint()))
        self._form.adjustSize()
        button = self.options.more
        corner = place_beside(self._form.size(), screen_of(self), [plot])
        place_on_screen(self._form, corner or button.mapToGlobal(button.rect().bottomLeft()))
        self._form.show()
        self._form.fields[QUADRANT_FIELDS[0]].setFocus()

    def _axis_words(self) -> str:
        """What the axis to the right measures, and in which unit."""
        snapshot, field = self.live.snapshot, self.live.snapshot.chart.x_field
        unit = unit_of(field, snapshot)
        return f"{field_in_sentence(field)} ({unit})" if unit else field_in_sentence(field)

    def _on_form_closed(self) -> None:
        self._form = None

    def _edit_name(self, quadrant: int) -> None:
        """Edit a quadrant's name where it stands."""
        field = QUADRANT_FIELDS[quadrant]
        middle = self.chart.scene.quadrant_boxes()[quadrant].center()
        edit = QuadrantName(getattr(self.live.snapshot.chart, field), self.chart, middle)
        edit.kept.connect(partial(self._keep_name, field))

    def _keep_name(self, field: str, name: str) -> None:
        if name != getattr(self.live.snapshot.chart, field):
            self._edit(field, name)

    def copy(self) -> None:
        """Put the chart as a picture, or the table as text, on the clipboard."""
        if self.is_table:
            self.table.blocks.copy_table()
            return
        self._picture.copy()

    def save(self, path: Path) -> None:
        """Save the chart as it is seen as PNG, SVG or PDF, by the ending of the name."""
        self._picture.save(path)
