"""How each participant used the scales, as a table."""

from collections.abc import Sequence
from enum import IntEnum
from math import isnan

from PySide6.QtCore import QObject
from typing_extensions import override

from vmo_desktop.ui.models.fact_model import FactColumn, FactModel
from vmo_desktop.ui.number_text import decimal_text
from vmo_desktop.workshop.group_measures import Profile


class ProfileColumn(IntEnum):
    """Columns of the participants."""

    NAME = 0
    GROUP = 1
    VOTES = 2
    LENIENCY = 3
    SPREAD = 4
    LOW = 5
    HIGH = 6
    ENDS = 7
    RHO = 8


_WORDS = (ProfileColumn.NAME, ProfileColumn.GROUP)


class ProfileModel(FactModel):
    """A row for each participant who voted; shares of a scale in percent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profiles: dict[int, Profile] = {}
        titles = (
            self.tr("Participant"), self.tr("Group"), self.tr("Votes"), self.tr("Leniency, %"), self.tr("Spread, %"),
            self.tr("Lowest, %"), self.tr("Highest, %"), self.tr("At ends, %"), self.tr("With others"),
        )  # fmt: skip
        self._columns = tuple(
            FactColumn(title, is_number=column not in _WORDS)
            for column, title in zip(ProfileColumn, titles, strict=True)
        )

    def show(self, profiles: Sequence[Profile]) -> None:
        """Show these people."""
        self._profiles = {each.participant.id: each for each in profiles}
        self.show_facts()

    @override
    def own_order(self) -> Sequence[int]:
        return tuple(self._profiles)

    @override
    def columns(self) -> Sequence[FactColumn]:
        return self._columns

    @override
    def number(self, row_id: int, column: int) -> float | None:
        row = self._profiles[row_id]
        found = {
            ProfileColumn.VOTES: float(row.votes),
            ProfileColumn.LENIENCY: 100 * row.leniency,
            ProfileColumn.SPREAD: 100 * row.spread,
            ProfileColumn.LOW: 100 * row.low,
            ProfileColumn.HIGH: 100 * row.high,
            ProfileColumn.ENDS: 100 * row.ends,
            ProfileColumn.RHO: row.rho,
        }[ProfileColumn(column)]
        return None if isnan(found) else found

    @override
    def text(self, row_id: int, column: int) -> str:
        row = self._profiles[row_id]
        if column == ProfileColumn.NAME:
            return row.participant.name
        if column == ProfileColumn.GROUP:
            return row.participant.group
        number = self.number(row_id, column)
        if number is None:
            return "–"
        if column == ProfileColumn.RHO:
            return decimal_text(number, 2)
        whole = round(number)
        sign = "+" if column == ProfileColumn.LENIENCY and whole > 0 else ""
        return sign + decimal_text(whole, 0)
