"""For which day KPIs are told, and from which share of their plan on they are on track or at risk."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.editors.as_of_field import AsOfField
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.field import Field, TextRefused
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.workshop.ops.kpis import edit_realization


class RealizationSettings(QWidget):
    """Every setting is written as it is typed, in a step of its own."""

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.as_of = AsOfField(live)
        self.on_track = Field(self.tr("On track from (% of plan)"), reader=_read_percent, writer=_percent)
        self.at_risk = Field(self.tr("At risk from (% of plan)"), reader=_read_percent, writer=_percent)
        flow = FlowLayout(self, spacing=12, row_spacing=4)
        for field in (self.as_of, self.on_track, self.at_risk):
            flow.addWidget(field)
        for name, field in self._shares().items():
            field.committed.connect(lambda value, name=name, field=field: self._write(name, value, field))

    def _shares(self) -> dict[str, Field]:
        return {"on_track": self.on_track, "at_risk": self.at_risk}

    def show_settings(self) -> None:
        """Show them as they stand."""
        row = self._live.snapshot.value.realization
        self.as_of.show_day()
        for name, field in self._shares().items():
            field.setFixedWidth(scaled(176))
            field.set_value(getattr(row, name))
            field.set_read_only(self._live.workshop.is_read_only)

    def _write(self, name: str, value: Any, field: Field) -> None:
        refusal = refusal_of(self._live, edit_realization({name: value}))
        if refusal:
            field.refuse(refusal)


def _percent(share: float | None) -> str:
    return "" if share is None else number_text(round(100 * share, 6))


def _read_percent(text: str) -> float:
    number = read_number(text.strip().removesuffix("%"))
    if number is None or number < 0:
        raise TextRefused(_tr("Type a percentage from 0 on."))
    return number / 100


def _tr(text: str) -> str:
    return QCoreApplication.translate("RealizationSettings", text)
