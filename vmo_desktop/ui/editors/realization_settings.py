"""For which day KPIs are told, and from which share of their plan on they are on track or at risk."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import date_text, number_text, read_date, read_number
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.field import Field, TextRefused
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.workshop.ops.kpis import edit_realization


class RealizationSettings(QWidget):
    """Every setting is written as it is typed, in a step of its own."""

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.as_of = Field(
            self.tr("As of"), reader=_read_day, writer=_day, placeholder=self.tr("the newest reading's day")
        )
        self.on_track = Field(self.tr("On track from (% of plan)"), reader=_read_percent, writer=_percent)
        self.at_risk = Field(self.tr("At risk from (% of plan)"), reader=_read_percent, writer=_percent)
        flow = FlowLayout(self, spacing=12, row_spacing=4)
        for name, field in self._fields().items():
            flow.addWidget(field)
            field.committed.connect(lambda value, name=name, field=field: self._write(name, value, field))

    def _fields(self) -> dict[str, Field]:
        return {"as_of": self.as_of, "on_track": self.on_track, "at_risk": self.at_risk}

    def show_settings(self) -> None:
        """Show them as they stand."""
        row = self._live.snapshot.value.realization
        for name, field in self._fields().items():
            field.setFixedWidth(scaled(176))
            field.set_value(getattr(row, name))
            field.set_read_only(self._live.workshop.is_read_only)

    def _write(self, name: str, value: Any, field: Field) -> None:
        refusal = refusal_of(self._live, edit_realization({name: value}))
        if refusal:
            field.refuse(refusal)


def _day(iso: str | None) -> str:
    return date_text(iso or "")


def _read_day(text: str) -> str:
    day = read_date(text) if text.strip() else ""
    if day is None:
        raise TextRefused(_tr("Type a day, such as 2027-06-30, or nothing for that of the newest reading."))
    return day


def _percent(share: float | None) -> str:
    return "" if share is None else number_text(round(100 * share, 6))


def _read_percent(text: str) -> float:
    number = read_number(text.strip().removesuffix("%"))
    if number is None or number < 0:
        raise TextRefused(_tr("Type a percentage from 0 on."))
    return number / 100


def _tr(text: str) -> str:
    return QCoreApplication.translate("RealizationSettings", text)
