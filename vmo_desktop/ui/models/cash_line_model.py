"""What an initiative costs and brings over time, as rows that are edited in place."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Qt
from typing_extensions import override

from vmo_desktop.domain.forecast import Timing
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.record_model import RecordList, RecordModel, Values, Words
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.finance import CASH_LINES
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import CashKind, CashLineRow, Expense, Period

NUMBERS = frozenset({"start", "low", "likely", "high", "ramp", "duration", "most_delay"})


class CashLineModel(RecordModel):
    """The cash lines of one initiative, and an empty row for one more; an initiative is shown before any is typed."""

    def __init__(self, live: LiveWorkshop, parent: QObject | None = None) -> None:
        self._initiative_id: int | None = None
        self._live = live
        super().__init__(live, self._made_list(), parent)

    def show_initiative(self, initiative_id: int | None) -> None:
        """Show the lines of an initiative."""
        self._initiative_id = initiative_id
        self._list = self._made_list()
        self._draft = {}
        self.refresh()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    @override
    def may_grow(self) -> bool:
        return self._initiative_id is not None

    def offered(self, column: int) -> tuple[str, ...]:
        """The words that a cell of a column may hold; none where it is free."""
        field = self._list.columns[column][0]
        found: Mapping[str, Mapping[str, object]] = {
            "kind": self._kinds(), "timing": self._timings(), "expense": self._expenses(),
        }  # fmt: skip
        return tuple(word for word in found.get(field, {}) if word)

    def _made_list(self) -> RecordList:
        finance = self._live.snapshot.value.finance
        years = finance.period is Period.YEAR
        unit = self.tr("years") if years else self.tr("months")
        currency = self._live.snapshot.workshop.currency
        titled = [f"{title} ({currency})" if currency else title
                  for title in (self.tr("Low"), self.tr("Likely"), self.tr("High"))]  # fmt: skip
        return RecordList(
            columns=(
                ("kind", self.tr("Kind")),
                ("name", self.tr("Name")),
                ("timing", self.tr("How often")),
                ("start", self.tr("Start")),
                ("low", titled[0]),
                ("likely", titled[1]),
                ("high", titled[2]),
                ("ramp", self.tr("Ramp-up (%1)").replace("%1", unit)),
                ("duration", self.tr("Duration (%1)").replace("%1", unit)),
                ("most_delay", self.tr("Latest delay (%1)").replace("%1", unit)),
                ("expense", self.tr("Capex or opex")),
                ("unit", self.tr("Unit")),
                ("estimator", self.tr("Estimated by")),
                ("note", self.tr("Note")),
            ),
            prompts=(self.tr("Cost, benefit…"),),
            needs=self.tr("Say first whether it is a cost, a benefit or a benefit that is not cash."),
            read=self._read_lines,
            add=self._added,
            edit=CASH_LINES.edit,
            delete=CASH_LINES.delete,
            order=CASH_LINES.reorder,
            words=self._words(),
            numbers=NUMBERS,
        )

    def _words(self) -> Mapping[str, Words]:
        amount = Words(number_text, self._read_amount)
        time = Words(number_text, self._read_time)
        open_time = Words(number_text, lambda text: self._read_time(text) if text else None)
        return {
            "kind": self._choice(self._kinds()),
            "timing": self._choice(self._timings()),
            "expense": self._choice(self._expenses()),
            "start": Words(self._start_text, self._read_start),
            "ramp": time,
            "duration": open_time,
            "most_delay": time,
            "low": amount,
            "likely": amount,
            "high": amount,
        }

    def _kinds(self) -> Mapping[str, object]:
        return {
            self.tr("Cost"): CashKind.COST, self.tr("Benefit"): CashKind.BENEFIT,
            self.tr("Not cash"): CashKind.NOT_CASH,
        }  # fmt: skip

    def _timings(self) -> Mapping[str, object]:
        is_year = self._live.snapshot.value.finance.period is Period.YEAR
        each = self.tr("Every year") if is_year else self.tr("Every month")
        return {self.tr("Once"): Timing.ONCE, each: Timing.RUNNING}

    def _expenses(self) -> Mapping[str, object]:
        return {"": Expense.NONE, self.tr("Capex"): Expense.CAPEX, self.tr("Opex"): Expense.OPEX}

    def _choice(self, words: Mapping[str, object]) -> Words:
        """A field of few words, of which the beginning is enough."""
        written = {value: word for word, value in words.items()}

        def read(text: str) -> object:
            typed = text.casefold()
            found = [value for word, value in words.items() if word.casefold() == typed]
            found += [value for word, value in words.items() if typed and word.casefold().startswith(typed)]
            found += [value for value in words.values() if typed and str(value).casefold() == typed]
            if found:
                return found[0]
            said = self.tr("“%1” is not understood. Type one of these: %2.")
            return Unreadable(filled(said, text[:40], ", ".join(word for word in words if word)))

        return Words(lambda value: written.get(value, str(value)), read)

    def _read_lines(self, snapshot: Snapshot) -> Sequence[CashLineRow]:
        return snapshot.value.cash_lines.get(self._initiative_id or 0, ())

    def _added(self, values: Values) -> Operation:
        own = {name: value for name, value in values.items() if value is not None}
        return CASH_LINES.add([{**own, "initiative_id": self._initiative_id}])

    def _read_amount(self, text: str) -> float | Unreadable | None:
        if not text:
            return None
        number = read_number(text)
        if number is None or number < 0:
            said = self.tr("“%1” is not an amount. Type a number of 0 or more; a cost is not typed negative.")
            return Unreadable(said.replace("%1", text[:40]))
        return number

    def _read_time(self, text: str) -> float | Unreadable:
        number = read_number(text) if text else 0.0
        if number is None or number < 0:
            said = self.tr("“%1” is no time. Type a number of 0 or more.")
            return Unreadable(said.replace("%1", text[:40]))
        return number

    def _start_text(self, start: float) -> str:
        """A period by its name where it has one that is no number of periods."""
        labels = Money(self._live.snapshot).labels
        if self._live.snapshot.value.finance.first_period and start.is_integer() and start < len(labels):
            return labels[int(start)]
        return number_text(start)

    def _read_start(self, text: str) -> float | Unreadable:
        labels = Money(self._live.snapshot).labels
        return float(labels.index(text)) if text in labels else self._read_time(text)
