"""The columns of the pack: what is in it, the page, and its words; where there is little width they take turns."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.widgets.part_bar import PartBar
from vmo_desktop.ui.widgets.remembered_splitter import RememberedSplitter

LEFT, RIGHT = 232, 330
LEAST_PAGE, GOOD_PAGE, LEAST_WORDS = 310, 400, 270

NARROW = 880
"""Below this width, in pixels at 100 %, contents or words stand beside the page, and the export is folded away."""

NARROWEST = 570
"""Below this width there is room for one of the three."""

PAGE, CONTENTS, WORDS = range(3)


class PackColumns(QWidget):
    """Contents, page and words side by side, with a foot below the words."""

    def __init__(
        self, contents: QWidget, page: QWidget, words: QWidget, foot: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.contents, self.page, self.words, self._foot = contents, page, words, foot
        self.parts = PartBar((self.tr("Page"), self.tr("In the pack"), self.tr("Words")), self.tr("Export"))
        self._split = RememberedSplitter("pack_columns", self._usual_sizes)
        self._right = QVBoxLayout()
        right = QWidget()
        right.setLayout(self._right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._right.addWidget(words, 1)
        self._right.addWidget(foot)
        self._side = right
        for column, least in ((contents, LEFT), (page, LEAST_PAGE), (right, LEAST_WORDS)):
            column.setMinimumWidth(scaled(least))
            self._split.addWidget(column)
        self._split.setStretchFactor(1, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.parts)
        self._column.addWidget(self._split, 1)
        self.parts.chosen.connect(self._fit)
        self.parts.foot_wanted.connect(self._fit)
        appearance().changed.connect(self._fit)
        self._fit()

    def show_foot(self) -> None:
        """Fold the foot out: something goes on there."""
        self.parts.foot.setChecked(True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow, is_narrowest = self.width() < scaled(NARROW), self.width() < scaled(NARROWEST)
        place = self.parts.place
        self.parts.offer(parts=3 if is_narrow else 0, foot=is_narrow)
        self.contents.setHidden(is_narrow and place != CONTENTS)
        self.page.setHidden(is_narrowest and place != PAGE)
        self._side.setHidden(is_narrow and place != WORDS)
        (self._column if is_narrow else self._right).addWidget(self._foot)
        self._foot.setHidden(is_narrow and not self.parts.foot.isChecked())
        self.setFocusProxy(self.page if not self.page.isHidden() else self.parts)

    def _usual_sizes(self) -> list[int]:
        left = scaled(LEFT)
        right = min(max(self.width() - left - scaled(GOOD_PAGE), scaled(LEAST_WORDS)), scaled(RIGHT))
        return [left, max(self.width() - left - right, 1), right]
