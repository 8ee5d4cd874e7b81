"""The right side of the pack: its titles and words, its paper and its order."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.generated_text import GeneratedText
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.page_titles import PageTitles
from vmo_desktop.workshop.rows import PackRow, Paper, RankBy


class PackOptions(QWidget):
    """Fields of `PackRow`.

    Signals
    -------
    edited(str, object)
        A field by name, and its new value.
    """

    edited = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = QComboBox()
        self.paper.setAccessibleName(self.tr("Paper"))
        for paper in Paper:
            self.paper.addItem(paper.value, paper)
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("Order of the initiatives"))
        self.order.addItem(self.tr("Value"), RankBy.VALUE)
        self.order.addItem(self.tr("Value for money"), RankBy.VALUE_FOR_MONEY)
        self.texts = {
            "request": GeneratedText(self.tr("Decision requested")),
            "recommendation": GeneratedText(self.tr("Recommendation")),
            "cost_and_benefit": GeneratedText(self.tr("What it costs and brings")),
        }
        self.titles = PageTitles()
        self.paper.activated.connect(lambda: self.edited.emit("paper", self.paper.currentData()))
        self.order.activated.connect(lambda: self.edited.emit("order", self.order.currentData()))
        for field, text in self.texts.items():
            text.committed.connect(lambda words, name=field: self.edited.emit(name, words))
        self._lay_out()

    def show_pack(self, pack: PackRow, generated: Mapping[str, str], *, is_read_only: bool) -> None:
        """Show what is set, with the generated words where nothing is written; they may still be to come."""
        for field, text in self.texts.items():
            text.show_texts(getattr(pack, field), generated.get(field, ""))
            text.set_read_only(is_read_only)
        self.paper.setCurrentIndex(self.paper.findData(pack.paper))
        self.order.setCurrentIndex(self.order.findData(pack.order))
        self.paper.setEnabled(not is_read_only)
        self.order.setEnabled(not is_read_only)

    def _lay_out(self) -> None:
        choices = QGridLayout()
        choices.setHorizontalSpacing(scaled(16))
        choices.setVerticalSpacing(2)
        for column, (caption, box) in enumerate(((self.tr("Paper"), self.paper), (self.tr("Order by"), self.order))):
            label = PlainLabel(caption, role=TextRole.CAPTION)
            label.setBuddy(box)
            choices.addWidget(label, 0, column)
            choices.addWidget(box, 1, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(16), scaled(12), scaled(4), scaled(16))
        layout.setSpacing(scaled(14))
        layout.addLayout(choices)
        layout.addWidget(self.titles)
        layout.addWidget(PlainLabel(self.tr("Words of the first page"), role=TextRole.LEAD))
        for text in self.texts.values():
            layout.addWidget(text)
        layout.addStretch()
