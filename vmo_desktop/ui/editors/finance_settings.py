"""How money over time is counted, and how uncertain amounts are drawn."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.domain.three_point import Shape
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.field import Field, TextRefused
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.wrapping import WrappingView
from vmo_desktop.workshop.ops.finance import MOST_PERIODS, MOST_SAMPLES, edit_finance
from vmo_desktop.workshop.value_rows import Period

MOST_SEED = 2**31 - 1


class FinanceSettings(WrappingView):
    """Every setting is written as it is chosen, in a step of its own."""

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        tr = self.tr
        self.period = ChoiceCombo(tr("Length of a period"))
        self.shape = ChoiceCombo(tr("Shape of estimates"))
        self.fields = {
            "discount_rate": Field(tr("Discount rate a year (%)"), reader=_read_rate, writer=_percent),
            "finance_rate": Field(tr("Finance rate a year (%)"), reader=_read_open_rate, writer=_percent),
            "reinvestment_rate": Field(tr("Reinvestment rate a year (%)"), reader=_read_open_rate, writer=_percent),
            "first_period": Field(tr("First period"), reader=str.strip),
            "periods": Field(tr("Periods"), reader=partial(_read_whole, 1, MOST_PERIODS), writer=_whole),
            "correlation": Field(tr("Correlation (0 to 1)"), reader=_read_correlation, writer=_whole),
            "samples": Field(tr("Samples"), reader=partial(_read_whole, 1, MOST_SAMPLES), writer=_whole),
            "seed": Field(tr("Seed"), reader=partial(_read_whole, 0, MOST_SEED), writer=_whole),
        }
        for name, field in self.fields.items():
            field.committed.connect(lambda value, name=name: self._write(name, value))
        for name in ("finance_rate", "reinvestment_rate"):
            self.fields[name].editor.setPlaceholderText(tr("As the discount rate"))
        self.period.chosen.connect(lambda value: self._write("period", value))
        self.shape.chosen.connect(lambda value: self._write("shape", value))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(6))
        column.addWidget(PlainLabel(tr("How money is counted"), role=TextRole.LEAD))
        money = ("discount_rate", "first_period", "periods", "finance_rate", "reinvestment_rate")
        column.addWidget(self._row(tr("Period"), self.period, money))
        about = tr(
            "Money of the first period counts as money of now. Finance and reinvestment rates are for MIRR alone."
        )
        column.addWidget(PlainLabel(about, role=TextRole.CAPTION, wraps=True))
        column.addWidget(PlainLabel(tr("How uncertain amounts are drawn"), role=TextRole.LEAD))
        column.addWidget(self._row(tr("Shape"), self.shape, ("correlation", "samples", "seed")))
        about = tr(
            "Correlation 0: each amount comes as it comes; 1: good news comes together, that is high benefits with low"
            " costs. The same seed draws the same samples."
        )
        column.addWidget(PlainLabel(about, role=TextRole.CAPTION, wraps=True))
        column.addStretch(1)

    def _row(self, caption: str, combo: ChoiceCombo, names: tuple[str, ...]) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, spacing=12, row_spacing=8)
        label = PlainLabel(caption, role=TextRole.CAPTION)
        label.setBuddy(combo)
        combo.setMinimumContentsLength(12)
        for part in (label, combo, *(self.fields[name] for name in names)):
            flow.addWidget(part)
        return row

    def show_settings(self) -> None:
        """Show them as they stand."""
        finance, is_fixed = self._live.snapshot.value.finance, self._live.workshop.is_read_only
        self.period.offer([(self.tr("Years"), Period.YEAR), (self.tr("Months"), Period.MONTH)], finance.period)
        self.shape.offer([(self.tr("PERT"), Shape.PERT), (self.tr("Triangular"), Shape.TRIANGULAR)], finance.shape)
        example = "2027" if finance.period is Period.YEAR else "2027-01"
        self.fields["first_period"].editor.setPlaceholderText(self.tr("Such as %1").replace("%1", example))
        for name, field in self.fields.items():
            field.set_value(getattr(finance, name))
            field.set_read_only(is_fixed)
            field.setFixedWidth(scaled(190 if "rate" in name else 120))
        for combo in (self.period, self.shape):
            combo.setEnabled(not is_fixed)

    def _write(self, name: str, value: object) -> None:
        refusal = refusal_of(self._live, edit_finance({name: value}))
        if refusal and name in self.fields:
            self.fields[name].refuse(refusal)


def _percent(share: float | None) -> str:
    return "" if share is None else number_text(round(100 * share, 6))


def _read_rate(text: str) -> float:
    number = read_number(text.strip().removesuffix("%"))
    if number is None:
        raise TextRefused(_tr("A rate in percent, such as 8."))
    return number / 100


def _read_open_rate(text: str) -> float | None:
    return _read_rate(text) if text.strip() else None


def _read_correlation(text: str) -> float:
    number = read_number(text)
    if number is None:
        raise TextRefused(_tr("A number from 0 to 1."))
    return number


def _whole(number: float | None) -> str:
    return "" if number is None else number_text(number)


def _read_whole(least: int, most: int, text: str) -> Any:
    number = read_number(text)
    if number is None or number != int(number) or not least <= number <= most:
        said = _tr("A whole number from %1 to %2.")
        raise TextRefused(filled(said, number_text(least), number_text(most)))
    return int(number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("FinanceSettings", text)
