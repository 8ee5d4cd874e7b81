"""The day for which the state of KPIs and actions is told."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import date_text, read_date
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.field import Field, TextRefused
from vmo_desktop.workshop.ops.kpis import edit_realization


class AsOfField(Field):
    """Written as it is typed; empty, it is the day of the newest reading."""

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(
            _tr("As of"), reader=_read_day, writer=_written, placeholder=_tr("the newest reading's day"), parent=parent
        )
        self._live = live
        self.committed.connect(self._write_day)

    def show_day(self) -> None:
        """Show it as it stands."""
        self.setFixedWidth(scaled(176))
        self.set_value(self._live.snapshot.value.realization.as_of)
        self.set_read_only(self._live.workshop.is_read_only)

    def _write_day(self, day: Any) -> None:
        refusal = refusal_of(self._live, edit_realization({"as_of": day}))
        if refusal:
            self.refuse(refusal)


def _written(iso: str | None) -> str:
    return date_text(iso or "")


def _read_day(text: str) -> str:
    day = read_date(text) if text.strip() else ""
    if day is None:
        raise TextRefused(_tr("Type a day, such as 2027-06-30, or nothing for that of the newest reading."))
    return day


def _tr(text: str) -> str:
    return QCoreApplication.translate("AsOfField", text)
