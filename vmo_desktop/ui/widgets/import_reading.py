"""How a spreadsheet is read: sheet, encoding, delimiter, header; what was found is chosen already."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.exchange.csv_source import DELIMITERS
from vmo_desktop.exchange.decoding import ENCODINGS
from vmo_desktop.exchange.mapping import SourceOptions
from vmo_desktop.exchange.table import SourceKind, SourceTable
from vmo_desktop.ui.theme import current_theme
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole

HEADER_ROWS = 40

Choices = Sequence[tuple[str, object]]


class ReadingStrip(QWidget):
    """One row of drop-down lists.

    Signals
    -------
    decided(SourceOptions)
        The user wants the file read or laid out otherwise.
    """

    decided = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = SourceOptions()
        self._row = FlowLayout(self, spacing=current_theme().space.m)
        self._parts: dict[ChoiceCombo, QWidget] = {}
        self._sheet = self._add(self.tr("Sheet"), "sheet", 18)
        self._encoding = self._add(self.tr("Encoding"), "encoding", 14)
        self._delimiter = self._add(self.tr("Delimiter"), "delimiter", 14)
        self._header = self._add(self.tr("Header"), "header_row", 14)
        self._direction = self._add(self.tr("Each initiative is"), "is_transposed", 12)
        self._hidden = self._add(self.tr("Hidden rows"), "skip_hidden_rows", 12)

    def show_table(self, table: SourceTable, options: SourceOptions) -> None:
        """Show what was found and decided."""
        self._options = options
        raw = table.raw
        is_text = raw.kind is SourceKind.TEXT
        sheets = [(each.name + (self.tr(" (hidden)") if each.is_hidden else ""), each.name) for each in raw.sheets]
        self._show(self._sheet, sheets, raw.sheet, is_there=len(sheets) > 1)
        encodings = dict.fromkeys((raw.decoded_as, *ENCODINGS)) if is_text else {}
        names = [(_encoding_name(each), each) for each in encodings]
        self._show(self._encoding, names, raw.decoded_as, is_there=is_text)
        delimiters = dict.fromkeys((raw.delimiter, *DELIMITERS)) if is_text else {}
        names = [(self._delimiter_name(each), each) for each in delimiters]
        self._show(self._delimiter, names, raw.delimiter, is_there=is_text)
        rows = dict.fromkeys((*range(1, HEADER_ROWS + 1), table.header_row or 1))
        line = self.tr("in column %1") if table.is_transposed else self.tr("in row %1")
        headers: list[tuple[str, object]] = [(line.replace("%1", str(row)), row) for row in sorted(rows)]
        self._show(self._header, [*headers, (self.tr("there is none"), 0)], table.header_row)
        self._show(self._direction, [(self.tr("a row"), False), (self.tr("a column"), True)], table.is_transposed)
        hidden = [(self.tr("are read"), False), (self.tr("are left out"), True)]
        has_hidden = any(row.is_hidden for row in raw.rows)
        self._show(self._hidden, hidden, options.skip_hidden_rows, is_there=has_hidden)

    def _add(self, caption: str, option: str, letters: int) -> ChoiceCombo:
        combo = ChoiceCombo(caption)
        combo.setObjectName(f"reading_{option}")
        combo.setMinimumContentsLength(letters)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel(caption, role=TextRole.CAPTION))
        column.addWidget(combo)
        self._row.addWidget(part)
        self._parts[combo] = part
        combo.chosen.connect(lambda value: self._on_chosen(option, value))
        return combo

    def _show(self, combo: ChoiceCombo, choices: Choices, value: object, *, is_there: bool = True) -> None:
        combo.offer(choices, value)
        self._parts[combo].setVisible(is_there)

    def _delimiter_name(self, delimiter: str) -> str:
        names = {"\t": self.tr("tab"), ";": self.tr("semicolon"), ",": self.tr("comma"), "|": self.tr("bar")}
        return f"{names[delimiter]}  {delimiter.strip()}".rstrip() if delimiter in names else delimiter

    def _on_chosen(self, option: str, value: object) -> None:
        changed = replace(self._options, **{option: value})  # type: ignore[arg-type]  # from its list
        if option in {"sheet", "is_transposed"}:
            changed = replace(changed, header_row=None)
        self.decided.emit(changed)


def _encoding_name(encoding: str) -> str:
    return {"cp1252": "Windows-1252", "utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16 BE"}.get(
        encoding, encoding
    )
