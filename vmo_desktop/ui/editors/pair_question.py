"""Asks about one pair of drivers at a time, with all pairs in sight below."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.models.pair_model import PairModel
from vmo_desktop.ui.ratio_text import times_text, verbal
from vmo_desktop.ui.theme import current_theme, scaled
from vmo_desktop.ui.widgets.choice_pair import ChoicePair
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.lean_scale import LeanScale
from vmo_desktop.ui.widgets.text_button import TextButton
from vmo_desktop.ui.widgets.weight_question import WeightQuestion, swing_words
from vmo_desktop.workshop.rows import Question
from vmo_desktop.workshop.weighting import Pair, Sheet

NEEDS = 3
"""So many drivers have pairs that can contradict each other."""


class PairQuestion(WeightQuestion):
    """Two drivers with the ends of their scales, the scale between them, and the matrix."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: Pair | None = None
        self.place = PlainLabel(role=TextRole.CAPTION)
        self.names = PlainLabel(role=TextRole.TITLE, wraps=True), PlainLabel(role=TextRole.TITLE, wraps=True)
        self.ends = PlainLabel(role=TextRole.MUTED, wraps=True), PlainLabel(role=TextRole.MUTED, wraps=True)
        self.scale = LeanScale()
        self.scale.leaned.connect(self._on_leaned)
        self.scale.withdrawn.connect(lambda: self._say(None))
        self.scale.walked.connect(self._walk)
        self.words = PlainLabel(role=TextRole.LEAD, wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.kind = ChoicePair(self.tr("1 to 9"), self.tr("Words"))
        self.kind.chosen.connect(lambda place: self.scale.use_words(place == 1))
        self.before = TextButton(self.tr("Former pair"))
        self.before.clicked.connect(lambda: self._walk(-1))
        self.after = TextButton(self.tr("Next pair"))
        self.after.clicked.connect(lambda: self._walk(1))
        self.model = PairModel(self)
        self.matrix = self._make_matrix()
        self._lay_out()
        self.setFocusProxy(self.scale)

    @property
    def asked(self) -> Pair | None:
        """The pair that is asked about."""
        return self._asked

    @override
    def show_sheet(self, sheet: Sheet, colours: Mapping[int, str]) -> None:
        """Ask about the first pair that was not compared, or go on with the present one."""
        del colours
        is_other = self.sheet is None or self.sheet.ids != sheet.ids
        self.sheet = sheet
        if is_other or self._asked not in sheet.pairs:
            self._asked = next((pair for pair in sheet.pairs if sheet.ratio(*pair) is None), sheet.pairs[0])
        self._show_pair()
        if is_other:
            self._fit_matrix()

    def ask(self, pair: Pair) -> None:
        """Ask about a pair."""
        if self.sheet is not None and pair in self.sheet.pairs:
            self._asked = pair
            self._show_pair()
            self.scale.setFocus()

    def _make_matrix(self) -> QTableView:
        matrix = QTableView()
        matrix.setModel(self.model)
        matrix.setAccessibleName(self.tr("All pairs: how many times as important the row is as the column"))
        matrix.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        matrix.setTabKeyNavigation(False)
        matrix.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        matrix.activated.connect(self._on_cell)
        matrix.clicked.connect(self._on_cell)
        return matrix

    def _lay_out(self) -> None:
        pair = QGridLayout()
        pair.setHorizontalSpacing(scaled(24))
        for column, side in ((0, Qt.AlignmentFlag.AlignLeft), (1, Qt.AlignmentFlag.AlignRight)):
            for row, label in enumerate((self.names[column], self.ends[column])):
                label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
                pair.addWidget(label, row, column)
            pair.setColumnStretch(column, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.kind, 1)
        foot.addWidget(self.before)
        foot.addWidget(self.after)
        hint = self.tr("← → lean, 1–9 say how much, Enter goes on, Backspace goes back, Delete takes the answer back.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8))
        layout.addWidget(self.place)
        layout.addLayout(pair)
        layout.addWidget(self.scale)
        layout.addWidget(self.words)
        layout.addLayout(foot)
        layout.addWidget(PlainLabel(hint, role=TextRole.MUTED, wraps=True))
        layout.addWidget(self.matrix, 1)

    def _show_pair(self) -> None:
        sheet, asked = self.sheet, self._asked
        if sheet is None or asked is None:
            return
        by_id = {driver.id: driver for driver in sheet.drivers}
        for label, ends, each in zip(self.names, self.ends, asked, strict=True):
            label.setText(by_id[each].name)
            ends.setText(swing_words(by_id[each]))
        place, count = sheet.pairs.index(asked) + 1, len(sheet.pairs)
        open_pairs = len(sheet.derived.missing)
        text = self.tr("Pair {place} of {count}, {open} not compared yet") if open_pairs else ""
        text = text or self.tr("Pair {place} of {count}, all are compared")
        self.place.setText(text.format(place=place, count=count, open=open_pairs))
        times = sheet.ratio(*asked)
        self.scale.show_times(times)
        names = by_id[asked[0]].name, by_id[asked[1]].name
        self.words.setText(self._sentence(times, *names))
        self.scale.setAccessibleName(
            self.tr("{first} (left) against {second} (right)").format(first=names[0], second=names[1])
        )
        self.scale.setAccessibleDescription(self.words.text())
        self.before.setEnabled(place > 1)
        self.after.setEnabled(place < count)
        found = sheet.derived.contradiction
        is_shown = found is not None and sheet.derived.consistency is not None
        self.model.show_sheet(sheet, asked, frozenset(found.triple if found is not None and is_shown else ()))

    def _sentence(self, times: float | None, first: str, second: str) -> str:
        if times is None:
            return self.tr("Which improvement from worst to best matters more?")
        if times == 1:
            return self.tr("Both are equally important")
        more, strength = (first, times) if times > 1 else (second, 1 / times)
        words = self.tr("{driver} is {words} ({times} times)")
        return words.format(driver=more, words=verbal(strength), times=times_text(strength))

    def _fit_matrix(self) -> None:
        rows, columns = self.matrix.verticalHeader(), self.matrix.horizontalHeader()
        rows.setDefaultSectionSize(current_theme().row_height)
        rows.setMaximumWidth(scaled(180))
        columns.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        columns.setMinimumSectionSize(scaled(48))
        self.matrix.setMinimumHeight(scaled(30) * min(len(self.sheet.ids) + 1 if self.sheet else 1, 6))
        self.matrix.setVisible(self.sheet is not None and len(self.sheet.ids) >= NEEDS)

    def _on_cell(self, index: QModelIndex) -> None:
        pair = self.model.pair_at(index)
        if pair is not None:
            self.ask(pair)

    def _on_leaned(self, times: float) -> None:
        self._say(times)

    def _say(self, times: float | None) -> None:
        if self._asked is not None:
            self.answered.emit({Question.RATIO: {self._asked: times}})

    def _walk(self, step: int) -> None:
        if self.sheet is None or self._asked is None:
            return
        pairs = self.sheet.pairs
        place = pairs.index(self._asked) + step
        if 0 <= place < len(pairs):
            self._asked = pairs[place]
            self._show_pair()
        elif step > 0:
            self.finished.emit()
