"""What the test of robustness lets vary, how many samples it draws, and their seed."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from vmo_desktop.charts.robustness_words import percent
from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.choice_combo import ChoiceCombo
from vmo_desktop.ui.widgets.field import Field, TextRefused
from vmo_desktop.ui.widgets.flow_layout import FlowLayout
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.workshop.choice_rows import MOST_SAMPLES, ScoreInformation, WeightInformation
from vmo_desktop.workshop.ops.robustness import edit_robustness

MOST_SEED = 2**31 - 1


class RobustnessSettings(QWidget):
    """Every setting is written as it is chosen, in a step of its own."""

    def __init__(self, live: LiveWorkshop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = live
        self.weights = ChoiceCombo(self.tr("Which weights may hold"))
        self.scores = ChoiceCombo(self.tr("Which scores may hold"))
        self.margin = Field(self.tr("Margin (%)"), reader=_read_percent, writer=_percent)
        self.samples = Field(self.tr("Samples"), reader=partial(_read_whole, 1, MOST_SAMPLES), writer=_whole)
        self.seed = Field(self.tr("Seed"), reader=partial(_read_whole, 0, MOST_SEED), writer=_whole)
        flow = FlowLayout(self, spacing=8, row_spacing=4)
        for caption, combo, letters in ((self.tr("Weights"), self.weights, 22), (self.tr("Scores"), self.scores, 20)):
            combo.setMinimumContentsLength(letters)
            label = PlainLabel(caption, role=TextRole.CAPTION)
            label.setBuddy(combo)
            flow.addWidget(label)
            flow.addWidget(combo)
        for field in (self.margin, self.samples, self.seed):
            flow.addWidget(field)
        self.weights.chosen.connect(partial(self._write, "weights"))
        self.scores.chosen.connect(partial(self._write, "scores"))
        self.margin.committed.connect(lambda value: self._write("margin", value, self.margin))
        self.samples.committed.connect(lambda value: self._write("samples", value, self.samples))
        self.seed.committed.connect(lambda value: self._write("seed", value, self.seed))

    def show_settings(self) -> None:
        """Show them as they stand."""
        settings, is_fixed = self._live.snapshot.choice.robustness, self._live.workshop.is_read_only
        self.weights.offer(
            [
                (self.tr("the scenario's own"), WeightInformation.FIXED),
                (self.tr("within a margin"), WeightInformation.INTERVAL),
                (self.tr("any in the same order"), WeightInformation.ORDINAL),
                (self.tr("any at all"), WeightInformation.FULL),
                (self.tr("those of participants"), WeightInformation.PARTICIPANTS),
            ],
            settings.weights,
        )
        self.scores.offer(
            [
                (self.tr("the agreed ones"), ScoreInformation.FIXED),
                (self.tr("what was voted"), ScoreInformation.VOTES),
                (self.tr("within stated ranges"), ScoreInformation.RANGES),
                (self.tr("ranges, else votes"), ScoreInformation.BOTH),
            ],
            settings.scores,
        )
        self.margin.set_value(settings.margin)
        self.margin.setVisible(settings.weights is WeightInformation.INTERVAL)
        self.samples.set_value(settings.samples)
        self.seed.set_value(settings.seed)
        for combo in (self.weights, self.scores):
            combo.setEnabled(not is_fixed)
        for field in (self.margin, self.samples, self.seed):
            field.setFixedWidth(scaled(96))
            field.set_read_only(is_fixed)

    def _write(self, name: str, value: object, field: Field | None = None) -> None:
        refusal = refusal_of(self._live, edit_robustness({name: value}))
        if refusal and field is not None:
            field.refuse(refusal)


def _percent(share: float | None) -> str:
    return "" if share is None else number_text(round(100 * share, 6))


def _read_percent(text: str) -> float:
    number = read_number(text.strip().removesuffix("%"))
    if number is None or not 0 <= number <= 100:
        said = QCoreApplication.translate("Robustness", "From 0 to %1.")
        raise TextRefused(said.replace("%1", percent(1.0)))
    return number / 100


def _whole(number: int | None) -> str:
    return "" if number is None else number_text(number)


def _read_whole(least: int, most: int, text: str) -> Any:
    number = read_number(text)
    if number is None or number != int(number) or not least <= number <= most:
        said = QCoreApplication.translate("Robustness", "A whole number from %1 to %2.")
        raise TextRefused(filled(said, number_text(least), number_text(most)))
    return int(number)
