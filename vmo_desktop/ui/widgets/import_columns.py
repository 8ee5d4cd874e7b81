"""The columns of a spreadsheet, and what each becomes."""

from collections import Counter
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QTableView, QWidget
from typing_extensions import override

from vmo_desktop.exchange.draft import ImportDraft
from vmo_desktop.exchange.durations import MONTHS_A_DAY, MONTHS_A_QUARTER, MONTHS_A_WEEK, MONTHS_A_YEAR
from vmo_desktop.exchange.mapping import (
    DATE_FIELDS,
    NUMBER_FIELDS,
    ColumnMap,
    DateOrder,
    DecimalMark,
    DriverTarget,
    Field,
    Target,
)
from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.exchange.table import SourceTable, cell_text, is_empty
from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.header_tips import HeaderTips
from vmo_desktop.ui.widgets.label import shown_line, shown_text, tooltip
from vmo_desktop.ui.widgets.text_model import TextCell
from vmo_desktop.ui.widgets.text_table import TextTable
from vmo_desktop.workshop.rows import ScoreSource

HEADING, EXAMPLES, TARGET, WRITTEN, COUNTED, UNREAD = range(6)
WIDTHS = {HEADING: 130, EXAMPLES: 170, TARGET: 172, WRITTEN: 112, COUNTED: 112, UNREAD: 112}
_EXAMPLES = 3
_LEAST_EXAMPLES = 90


def _tr(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("ImportFields", text))


FIELD_NAMES = {
    Field.CODE: _tr("Code"),
    Field.NAME: _tr("Name"),
    Field.DESCRIPTION: _tr("Description"),
    Field.SPONSOR: _tr("Sponsor"),
    Field.OWNER: _tr("Owner"),
    Field.CLASS: _tr("Class"),
    Field.STATUS: _tr("Status"),
    Field.EFFORT: _tr("Effort"),
    Field.COST: _tr("Cost"),
    Field.DURATION: _tr("Duration (months)"),
    Field.START_DATE: _tr("Start date"),
    Field.END_DATE: _tr("End date"),
    Field.RISK: _tr("Risk (%)"),
    Field.CONFIDENCE: _tr("Confidence (%)"),
    Field.TAGS: _tr("Tags"),
    Field.NOTES: _tr("Notes"),
    Field.MANDATORY: _tr("Mandatory"),
}


class ColumnsTable(TextTable):
    """One row a column of the file, with drop-down lists for what it becomes and how it is written.

    Signals
    -------
    target_chosen(int, object), decimal_chosen(int, object), dates_chosen(int, object), factor_chosen(int, object)
        The column's place, and a `Target`, `DecimalMark`, `DateOrder` (None: decided by the cells) or factor.
    texts_wanted(int)
        The user wants to say which numbers a column's texts stand for.
    """

    target_chosen = Signal(int, object)
    decimal_chosen = Signal(int, object)
    dates_chosen = Signal(int, object)
    factor_chosen = Signal(int, object)
    texts_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_columns")
        self.setAccessibleName(self.tr("Columns and what they become"))
        self.texts.show_titles(
            [
                self.tr("Column"),
                self.tr("Examples"),
                self.tr("Becomes"),
                self.tr("Written as"),
                self.tr("Counted in"),
                self.tr("Not read"),
            ]
        )
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scaled(38))
        HeaderTips(self.horizontalHeader())
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, scaled(width))
        self._table: SourceTable | None = None
        self._targets: list[ChoiceCombo] = []
        self._shown: dict[int, Target | None] = {}
        self._with_numbers: set[int] = set()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the examples what is left; without enough of it they are the heading's tooltip only."""
        super().resizeEvent(event)
        room = self.viewport().width() - sum(scaled(WIDTHS[each]) for each in WIDTHS if each != EXAMPLES)
        self.setColumnHidden(EXAMPLES, room < scaled(_LEAST_EXAMPLES))
        self.setColumnWidth(EXAMPLES, max(room, scaled(_LEAST_EXAMPLES)))
        spare = room if self.isColumnHidden(EXAMPLES) else 0
        self.setColumnWidth(HEADING, max(scaled(WIDTHS[HEADING]) + spare, scaled(_LEAST_EXAMPLES)))

    def show_draft(self, draft: ImportDraft) -> None:
        """Show what each column becomes."""
        if self._table is not draft.table:
            self._table = draft.table
            self._build(draft)
        for place, mapped in enumerate(draft.columns):
            self._targets[place].choose(None if mapped is None else mapped.target)
            self._show_reading(place, mapped)
        self._with_numbers = {place for place, mapped in enumerate(draft.columns) if mapped and mapped.texts}
        self._order_tabs()

    def show_plan(self, plan: ImportPlan | None) -> None:
        """Show how many cells of each column cannot be read."""
        unread = Counter(each.column for each in plan.unread_cells) if plan else Counter[str]()
        labels = [column.label for column in self._table.columns] if self._table else []
        for place, label in enumerate(labels):
            count = unread[label]
            words = self.tr("⚠ %1").replace("%1", whole_text(count)) if count else ""
            button = self._widget(place, UNREAD)
            if isinstance(button, QPushButton):
                self._offer_numbers(button, count, has_numbers=place in self._with_numbers)
                continue
            tip = self.tr("Cells that cannot be read; they stay empty.") if count else ""
            self.texts.put(place, UNREAD, TextCell(words, tip=tip))

    def _offer_numbers(self, button: QPushButton, count: int, *, has_numbers: bool) -> None:
        """Offer to say what unread texts mean, and to change what was said."""
        given = self.tr("Change…") if has_numbers else ""
        button.setText(f"⚠ {whole_text(count)} · {self.tr('Fix…')}" if count else given)
        button.setEnabled(bool(button.text()))  # not hidden: a table shows its hidden widgets again

    def _build(self, draft: ImportDraft) -> None:
        examples = [_examples(draft.table, place) for place in range(len(draft.table.columns))]
        self.texts.show_rows(
            [
                [_cell(column.label, f"{column.label}\n{found}"), _cell(found, found), *[TextCell()] * 4]
                for column, found in zip(draft.table.columns, examples, strict=True)
            ]
        )
        self._targets = []
        self._shown = {}
        choices = self._choices(draft)
        for place, column in enumerate(draft.table.columns):
            combo = _line(self.tr("%1 becomes").replace("%1", shown_text(column.label)))
            combo.setObjectName(f"target_{place}")
            combo.offer(choices, None)
            combo.chosen.connect(partial(self.target_chosen.emit, place))
            self._put(place, TARGET, combo)
            self._targets.append(combo)

    def _choices(self, draft: ImportDraft) -> list[tuple[str, object]]:
        fields = [(QCoreApplication.translate("ImportFields", name), field) for field, name in FIELD_NAMES.items()]
        word = self.tr("Score: %1")
        drivers = [
            (word.replace("%1", driver.name or driver.code), DriverTarget(driver.code))
            for driver in draft.snapshot.leaves
            if driver.source is ScoreSource.TYPED
        ]
        return [(self.tr("— not used"), None), *fields, *drivers]

    def _show_reading(self, place: int, mapped: ColumnMap | None) -> None:
        """The lists that make sense for what the column becomes; they stay while it does not change."""
        target = None if mapped is None else mapped.target
        if place not in self._shown or self._shown[place] != target:
            self._shown[place] = target
            self._build_reading(place, target)
        written, factor = self._widget(place, WRITTEN), self._widget(place, COUNTED)
        if mapped is None:
            return
        if isinstance(written, ChoiceCombo):
            written.choose(mapped.dates if target in DATE_FIELDS else mapped.decimal)
        if isinstance(factor, ChoiceCombo):
            known = self._factors(mapped.target)
            if mapped.factor not in [value for _, value in known]:
                known.append((f"× {mapped.factor:,.6g}", mapped.factor))
            factor.offer(known, mapped.factor)

    def _build_reading(self, place: int, target: Target | None) -> None:
        for column in (WRITTEN, COUNTED, UNREAD):
            self.texts.put(place, column, TextCell())
            self.closePersistentEditor(self.texts.index(place, column))  # which a cell's widget is to Qt
        is_number = isinstance(target, DriverTarget) or target in NUMBER_FIELDS
        if self._table is None or not (is_number or target in DATE_FIELDS):
            return
        label = shown_text(self._table.columns[place].label)
        written = _line(self.tr("How %1 is written").replace("%1", label))
        written.setObjectName(f"written_{place}")
        if is_number:
            marks = [("1,234.5", DecimalMark.POINT), ("1.234,5", DecimalMark.COMMA)]
            written.offer([(self.tr("as found"), None), *marks], None)
            written.chosen.connect(partial(self.decimal_chosen.emit, place))
            factor = _line(self.tr("What %1 is counted in").replace("%1", label))
            factor.setObjectName(f"factor_{place}")
            factor.chosen.connect(partial(self.factor_chosen.emit, place))
            self._put(place, COUNTED, factor)
            self._put(place, UNREAD, self._texts_button(place, label))
        else:
            orders = [
                (self.tr("day first"), DateOrder.DAY_FIRST),
                (self.tr("month first"), DateOrder.MONTH_FIRST),
                (self.tr("year first"), DateOrder.YEAR_FIRST),
            ]
            written.offer([(self.tr("as found"), None), *orders], None)
            written.chosen.connect(partial(self.dates_chosen.emit, place))
        self._put(place, WRITTEN, written)

    def _put(self, place: int, column: int, widget: QWidget) -> None:
        widget.setProperty("place", place)
        widget.installEventFilter(self)
        self.texts.put(place, column, TextCell(spoken=widget.accessibleName()))
        self.setIndexWidget(self.texts.index(place, column), widget)

    def _widget(self, place: int, column: int) -> QWidget | None:
        return self.indexWidget(self.texts.index(place, column))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the row into sight whose list gets the focus."""
        if event.type() is QEvent.Type.FocusIn and watched.property("place") is not None:
            self.scrollTo(self.texts.index(int(watched.property("place")), TARGET))
        return super().eventFilter(watched, event)

    def _order_tabs(self) -> None:
        """Row by row, from left to right, whenever a list was made."""
        columns = (TARGET, WRITTEN, COUNTED, UNREAD)
        widgets = [self._widget(row, column) for row in range(self.texts.rowCount()) for column in columns]
        for one, other in pairwise(widget for widget in widgets if widget is not None):
            QWidget.setTabOrder(one, other)

    def _texts_button(self, place: int, label: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"texts_{place}")
        button.setProperty("kind", "quiet")
        button.setAccessibleName(self.tr("Numbers for the texts of %1").replace("%1", label))
        button.setToolTip(tooltip(self.tr("Cells that cannot be read stay empty. Say here what number a text means.")))
        button.clicked.connect(partial(self.texts_wanted.emit, place))
        return button

    def _factors(self, target: Target) -> list[tuple[str, object]]:
        if target is Field.DURATION:
            return [
                (self.tr("months"), 1.0),
                (self.tr("days"), MONTHS_A_DAY),
                (self.tr("weeks"), MONTHS_A_WEEK),
                (self.tr("quarters"), MONTHS_A_QUARTER),
                (self.tr("years"), MONTHS_A_YEAR),
            ]
        return [
            (self.tr("units"), 1.0),
            (self.tr("thousands"), 1e3),
            (self.tr("millions"), 1e6),
            (self.tr("billions"), 1e9),
            (self.tr("fractions of 1"), 100.0),
        ]


def _line(name: str) -> ChoiceCombo:
    combo = ChoiceCombo(name)
    combo.setProperty("kind", "line")
    return combo


def _cell(text: str, told: str) -> TextCell:
    return TextCell(shown_line(text), tip=told)


def _examples(table: SourceTable, place: int) -> str:
    """The first different filled cells."""
    found: dict[str, None] = {}
    for row in table.rows[:500]:
        cell = row.cells[place]
        if not is_empty(cell):
            text = " ".join(cell_text(cell).split())
            found[text if len(text) <= 60 else text[:59] + "…"] = None
        if len(found) == _EXAMPLES:
            break
    return " · ".join(found)
