"""What a typed text means on a driver's scale, and how its scores are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from vmo_desktop.domain.scales import Scale
from vmo_desktop.exchange.numbers import Number
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.number_text import here, number_text
from vmo_desktop.ui.typed_numbers import NotANumber, read_numbers
from vmo_desktop.workshop.rows import DriverRow, ScaleLevelRow

CONTEXT = "ScoreReader"
NAMED_LEVELS = 8
"""So many levels are listed in a refusal; longer scales are named by their ends."""


def _tr(sentence: str) -> str:
    return QCoreApplication.translate(CONTEXT, sentence)


@dataclass(frozen=True)
class ScoreReader:
    """The scale of one driver as typing sees it.

    One key is a whole score when every level is a single digit; else a digit begins a number in the cell's editor.
    """

    driver: DriverRow
    scale: Scale
    levels: tuple[ScaleLevelRow, ...]

    @cached_property
    def is_one_key(self) -> bool:
        """Whether each level is one of the digits 0 to 9."""
        return self.scale.is_anchored and bool(self.levels) and all(each.score in range(10) for each in self.levels)

    @cached_property
    def decimals(self) -> int:
        """How many decimals the table shows, so that the numbers of a column align."""
        if self.scale.is_anchored:
            return 0 if all(float(each.score).is_integer() for each in self.levels) else 1
        span = self.scale.high - self.scale.low if self.scale.scores else 0
        return 0 if span >= 1000 else 1 if span >= 20 else 2

    @cached_property
    def _texts(self) -> dict[float, str]:
        return {}

    def shown(self, value: float) -> str:
        """A score as the table shows it."""
        if value not in self._texts:
            self._texts[value] = self._text(value)
        return self._texts[value]

    def _text(self, value: float) -> str:
        decimals = self.decimals
        if self.scale.is_anchored and round(value, decimals) != value:
            return number_text(round(value, 2))
        return here().toString(float(value), "f", decimals)

    def level_at(self, value: float | None) -> ScaleLevelRow | None:
        """The level that a score is exactly on."""
        return next((level for level in self.levels if level.score == value), None)

    @cached_property
    def _points_at(self) -> dict[float, float]:
        return {level.score: level.points for level in self.levels}

    def points(self, value: float) -> float:
        """Points of value of a score, 0-100."""
        found = self._points_at.get(value) if self.scale.is_anchored else None
        return found if found is not None else float(self.scale.value(value))

    def read_digit(self, digit: int) -> float | Unreadable:
        """The score that one key stands for."""
        if self.level_at(float(digit)) is not None:
            return float(digit)
        return Unreadable(
            _tr("{digit} is not a level of {driver}. Type {levels}.").format(
                digit=digit, driver=self.driver.name, levels=self._levels_in_words
            )
        )

    @cached_property
    def _levels_in_words(self) -> str:
        texts = [number_text(level.score) for level in self.levels]
        if len(texts) == 1:
            return texts[0]
        if len(texts) > NAMED_LEVELS:
            return _tr("a level from {low} to {high}").format(low=texts[0], high=texts[-1])
        return _tr("{first} or {last}").format(first=", ".join(texts[:-1]), last=texts[-1])

    def read(self, text: str) -> float | Unreadable | None:
        """Read a typed text: a number on the scale, the name of a level, or nothing."""
        return self.read_all([text])[0]

    def read_all(self, texts: Sequence[str], known: Sequence[float | None] = ()) -> list[float | Unreadable | None]:
        """Read texts that were pasted together, some of them with the numbers that they mean."""
        unit = self.driver.unit.strip().lower()
        units = {unit: Decimal(1)} if unit and unit != "%" else {}
        return [self._score(*pair) for pair in zip(texts, read_numbers(texts, units, known), strict=True)]

    def _score(self, text: str, number: Number | NotANumber | None) -> float | Unreadable | None:
        bare = text.strip()
        if not bare:
            return None
        named = self._named(bare)
        if named is not None:
            return named
        if number is None:
            return None
        if isinstance(number, NotANumber):
            return Unreadable(self._not_a_number(bare))
        is_share = number.is_percent and self.driver.unit != "%"
        value = float(number.value) / (100 if is_share and self.scale.high <= 1 else 1)
        if not self.scale.accepts(value) or (is_share and self.scale.high > 1):
            return Unreadable(self._off_the_scale(bare))
        return value

    def _named(self, text: str) -> float | None:
        """The score of the level called so, or of the only one whose name begins so."""
        wanted = text.casefold()
        exact = [level for level in self.levels if level.label.casefold() == wanted]
        begun = [level for level in self.levels if level.label.casefold().startswith(wanted)]
        found: Sequence[ScaleLevelRow] = exact or begun
        return found[0].score if len(found) == 1 else None

    def _not_a_number(self, text: str) -> str:
        if self.levels and self.scale.is_anchored:
            return _tr("“{text}” is not a number and no level of {driver} is called so. Type {levels}.").format(
                text=_short(text), driver=self.driver.name, levels=self._levels_in_words
            )
        return _tr("“{text}” is not a number. Type a number {range}.").format(
            text=_short(text), range=self._range_in_words
        )

    def _off_the_scale(self, text: str) -> str:
        if not self.scale.scores:
            return _tr("{driver} has no scale yet. Give it levels on the Drivers page first.").format(
                driver=self.driver.name
            )
        return _tr("“{text}” is not on the scale of {driver}. Type a number {range}.").format(
            text=_short(text), driver=self.driver.name, range=self._range_in_words
        )

    @cached_property
    def _range_in_words(self) -> str:
        unit = f" {self.driver.unit}" if self.driver.unit and not self.scale.is_anchored else ""
        return (
            _tr("from {low} to {high}").format(low=number_text(self.scale.low), high=number_text(self.scale.high))
            + unit
        )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 30 else line[:29] + "…"
