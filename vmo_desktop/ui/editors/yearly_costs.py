"""What initiatives cost in each year: a column is added by typing its year."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.editors.amount_table import AmountTable
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.yearly_cost_model import YearlyCostModel, read_year, years_of_dates
from vmo_desktop.ui.number_text import whole_text
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.adding_field import AddingField
from vmo_desktop.ui.widgets.field import TextRefused
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole


class YearlyCosts(QWidget):
    """Initiatives by years, and what their years come to."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.model = YearlyCostModel(live, self)
        self.table = AmountTable(live, selection, self.model, self.tr("Costs by year"))
        self.year = AddingField(self.tr("Add a year"), self.tr("Such as 2028"), self._read_year)
        self.year.added.connect(self._on_year)
        self.first_years = QPushButton()
        self.first_years.clicked.connect(lambda _checked=False: self._take_first_years())
        self._state = PlainLabel(role=TextRole.MUTED, wraps=True)
        head = QWidget()
        flow = FlowLayout(head)
        for part in (self.year, self.first_years):
            flow.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8))
        layout.addWidget(head)
        layout.addWidget(self._state)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.show_workshop()

    def show_workshop(self) -> None:
        """Show the costs as they stand."""
        self.table.refresh()
        wanted = years_of_dates(self._live.snapshot)
        self.first_years.setVisible(not self.model.years and len(wanted) > 0)
        if wanted:
            words = self.tr("Take {first} to {last}") if len(wanted) > 1 else self.tr("Take {first}")
            self.first_years.setText(words.format(first=wanted[0], last=wanted[-1]))
            self.first_years.setAccessibleName(self.first_years.text())
        self._state.setText(self._sentence())

    def _sentence(self) -> str:
        if not self.model.years:
            return self.tr("Costs by year let a limit hold for each year. Type the first year to begin.")
        count = self.model.told_count
        if not count:
            return self.tr("Type or paste what each initiative costs in a year.")
        initiatives = self.tr("{some} of {all} initiatives have costs by year.").format(
            some=whole_text(count), all=whole_text(len(self._live.snapshot.initiatives))
        )
        gaps = self.model.differing_count
        one, many = (
            self.tr("The years of one differ from its cost."),
            self.tr("The years of %n differ from their cost."),
        )
        return f"{initiatives} ▲ {counted(gaps, one, many)}" if gaps else initiatives

    def _take_first_years(self) -> None:
        for year in years_of_dates(self._live.snapshot):
            self.model.add_year(year)
        self.show_workshop()
        self.table.go_to(self.model.first_amount)

    def _read_year(self, text: str) -> int:
        year = read_year(text)
        if year is None:
            raise TextRefused(self.tr("“{text}” is not a year. Type one, such as 2028.").format(text=text[:40]))
        return year

    def _on_year(self, year: object) -> None:
        if not isinstance(year, int):
            return
        is_typing = self.year.editor.hasFocus()
        self.model.add_year(year)
        self.show_workshop()
        if is_typing:
            self.table.go_to(self.model.column_of((year,)))
