"""The live bubble chart: matplotlib draws what stands still, small pictures of bubbles and labels are copied over it.

A full draw by matplotlib takes tens of milliseconds, and hundreds with labels: too long for a chart that follows every
typed score. So the figure holds the axes alone, drawn anew only when size, view, thresholds or look change; whatever a
score can move is copied in `paintEvent`. One `BubbleLayout` places both this and the exported chart, and a test
compares their pixels.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.charts.bubble import draw_bubble
from vmo_desktop.charts.bubble_axes import margins
from vmo_desktop.charts.bubble_data import BubbleData
from vmo_desktop.charts.bubble_facts import BubbleFacts
from vmo_desktop.charts.bubble_ground import draw_ground, is_same_ground
from vmo_desktop.charts.bubble_sizes import has_sizes
from vmo_desktop.charts.bubble_view import View, fitted_view, whole_view
from vmo_desktop.charts.chart_axes import field_in_sentence
from vmo_desktop.charts.picture import Draw
from vmo_desktop.charts.theme import LOGICAL_DPI
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.theme import appearance, current_theme, scaled
from vmo_desktop.ui.widgets.bubble_card import BubbleCard
from vmo_desktop.ui.widgets.bubble_items import Stage
from vmo_desktop.ui.widgets.bubble_scene import BubbleScene, Threshold
from vmo_desktop.ui.widgets.bubble_sprites import SpriteCache, load_chart_fonts

SETTLE_MS = 100
"""After so long without another change labels are placed anew; until then they go with their bubbles."""

FactsOf = Callable[[int], BubbleFacts | None]


class BubbleCanvas(FigureCanvasQTAgg):
    """The chart as a widget that shows; `BubbleChart` makes it answer to pointer and keys."""

    def __init__(self, data: BubbleData, facts_of: FactsOf, parent: QWidget | None = None) -> None:
        super().__init__(Figure(dpi=LOGICAL_DPI))  # type: ignore[no-untyped-call]  # matplotlib gives no types here
        self.setParent(parent)
        # matplotlib paints its canvas white whatever the look; the children would inherit that.
        self.setPalette(QPalette())
        load_chart_fonts()
        self.setObjectName("bubble_canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.draw_count = 0
        self._data = data
        self._facts_of = facts_of
        self._view: View | None = None
        self._hidden: frozenset[str] = frozenset()
        self._selected_id: int | None = None
        self._hovered_id: int | None = None
        self._grabbed: Threshold | None = None
        self._ground: QPixmap | None = None
        self._is_stale = True
        self._scene: BubbleScene | None = None
        self._sprites = SpriteCache(1.0)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.settle)
        self.card = BubbleCard(self)
        self._name_itself()
        appearance().changed.connect(self.draw_idle)

    @property
    def data(self) -> BubbleData:
        """What is shown."""
        return self._data

    @property
    def scene(self) -> BubbleScene:
        """The bubbles as they are placed now."""
        if self._scene is None or self._is_stale:
            self.draw()
        assert self._scene is not None  # noqa: S101 - draw() has just made it
        return self._scene

    @property
    def ground(self) -> QPixmap:
        """The axes as they were drawn last."""
        if self._ground is None or self._is_stale:
            self.draw()
        assert self._ground is not None  # noqa: S101 - draw() has just made it
        return self._ground

    @property
    def view(self) -> View:
        """The part of the chart that is seen."""
        return self._view or whole_view(self._data)

    def show_data(self, data: BubbleData) -> None:
        """Show other data; the axes are drawn anew only when they differ."""
        before, self._data = self._data, data
        if (before.axis, before.value_axis) != (data.axis, data.value_axis):
            self._view = None
        if self._hovered_id not in data.index:
            self.hover(None)
        if not is_same_ground(before, data):
            self.draw_idle()
            self._name_itself()
        elif not self._is_stale:
            if data.basis is not None and data.basis is before.basis and self._scene is not None:
                former, self._scene = self._scene, self._scene.following(data)
                self._settling.start()
                self.update(self._scene.changed_area(former))
            else:
                self._arrange()
                self._name_itself()
                self.update()

    @property
    def is_settling(self) -> bool:
        """Whether labels went with their bubbles and are still to be placed anew."""
        return self._settling.isActive()

    def settle(self) -> None:
        """Place the labels anew after values moved their bubbles."""
        self._settling.stop()
        if not self._is_stale:
            self._arrange()
            self.update()
        self._speak()
        if self.card.isVisible():
            shown, self._hovered_id = self._hovered_id, None
            self.hover(shown)

    def select(self, initiative_id: int | None) -> None:
        """Mark a bubble as selected."""
        if initiative_id == self._selected_id:
            return
        self._selected_id = initiative_id
        self._speak()
        if not self._is_stale:
            self._arrange()
            self.update()

    def _speak(self) -> None:
        """Tell assistive technology about the selected bubble, when there is something new."""
        facts = None if self._selected_id is None else self._facts_of(self._selected_id)
        words = f"{facts.spoken} {self._others_spoken()}".strip() if facts else ""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _others_spoken(self) -> str:
        """Who shares the place of the selected bubble; nobody while the chart is still to be drawn."""
        return "" if self._is_stale else self.others_beside(self._selected_id)

    @property
    def selected_id(self) -> int | None:
        """The bubble marked as selected."""
        return self._selected_id

    @property
    def hovered_id(self) -> int | None:
        """The bubble whose card is shown."""
        return self._hovered_id

    def hide_categories(self, labels: frozenset[str]) -> None:
        """Hide the bubbles of categories, named as in the legend."""
        if labels != self._hidden:
            self._hidden = labels
            if not self._is_stale:
                self._arrange()
                self.update()

    def hover(self, initiative_id: int | None) -> None:
        """Show the card of a bubble; None hides it."""
        if initiative_id == self._hovered_id and (initiative_id is None or self.card.isVisible()):
            return
        self._hovered_id = initiative_id
        facts = None if initiative_id is None else self._facts_of(initiative_id)
        clear = self.scene.boxes_of(initiative_id)
        if facts is None or not clear:
            self.card.hide()
        else:
            self.card.show_facts(
                facts, clear, self.scene.boxes_of(self._selected_id), self.others_beside(initiative_id)
            )
        self.update()

    def others_beside(self, initiative_id: int | None) -> str:
        """Say who shares the place of a bubble; empty here, where nobody can ask for them."""
        del initiative_id
        return ""

    def look_at(self, view: View | None) -> None:
        """Zoom and pan; None shows everything again."""
        self._view = view
        self.hover(None)
        self.draw_idle()

    def look_at_bubbles(self) -> None:
        """Zoom so that the bubbles fill the chart."""
        self.look_at(fitted_view(self._data))

    def move_threshold(self, threshold: Threshold, number: float) -> None:
        """Show a threshold line at another number, until other data are shown."""
        where = float(self._data.axis.position(number)) if threshold is Threshold.X else number
        moved = {threshold.value: where}
        self._data = replace(self._data, basis=None, **moved)  # type: ignore[arg-type]  # both fields are numbers
        self.draw_idle()

    def hold_threshold(self, threshold: Threshold | None) -> None:
        """Show which threshold line is being moved."""
        self._grabbed = threshold
        self.update()

    def picture_draw(self) -> Draw:
        """How the chart as it is seen now is drawn with ordinary artists."""
        pinned = [self._data.index[self._selected_id]] if self._selected_id in self._data.index else []
        return partial(
            draw_bubble,
            data=self._data,
            theme=current_theme(),
            view=self.view,
            hidden=self._hidden_numbers(),
            pinned=pinned,
        )

    @override
    def draw_idle(self) -> None:
        """Draw the axes anew before the next paint, however often this is asked for."""
        self._is_stale = True
        self.update()

    @override
    def draw(self) -> None:
        """Draw the axes now and place everything on them."""
        theme, ratio = current_theme(), float(self.device_pixel_ratio)
        around = margins(theme, has_sizes=has_sizes(self._data))
        width, height = max(self.width(), 1), max(self.height(), 1)
        inner_width = max(width - around.left - around.right, 1.0)
        inner_height = max(height - around.top - around.bottom, 1.0)
        box = (around.left / width, around.bottom / height, inner_width / width, inner_height / height)
        self.figure.clear()
        axes = self.figure.add_axes(box)
        stage = Stage(QRectF(around.left, around.top, inner_width, inner_height), self.view, theme, ratio)
        draw_ground(axes, self._data, theme, stage.view, stage.area)
        FigureCanvasAgg.draw(self)  # type: ignore[no-untyped-call]  # as above
        pixels = np.asarray(self.buffer_rgba())  # type: ignore[no-untyped-call]  # as above
        image = QImage(pixels.data, pixels.shape[1], pixels.shape[0], QImage.Format.Format_RGBX8888)
        ground = QPixmap.fromImage(image.convertToFormat(QImage.Format.Format_RGB32))
        ground.setDevicePixelRatio(ratio)
        if self._sprites.ratio != ratio:
            self._sprites = SpriteCache(ratio)
        self._ground = ground
        self._is_stale = False
        self.draw_count += 1
        self._arrange(stage)

    def _arrange(self, stage: Stage | None = None) -> None:
        """Place bubbles and labels on the axes as they were drawn last, or on a new stage."""
        if stage is None:
            if self._scene is None:
                return
            stage = self._scene.stage
        is_same = self._scene is not None and self._scene.stage == stage
        self._scene = BubbleScene.arranged(
            self._data,
            stage,
            self._sprites,
            hidden=self._hidden_numbers(),
            selected_id=self._selected_id,
            former=self._scene if is_same else None,
        )

    def _hidden_numbers(self) -> frozenset[int]:
        found = enumerate(self._data.categories)
        return frozenset(number for number, category in found if category.label in self._hidden)

    def _name_itself(self) -> None:
        words = self.tr("Bubble chart of %1 initiatives: value against %2. Arrow keys walk from bubble to bubble.")
        self.setAccessibleName(filled(words, str(len(self._data)), field_in_sentence(self._data.axis.field)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy axes, bubbles and labels; this is the whole cost of a typed score."""
        scene = self.scene
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawPixmap(0, 0, self.ground)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        scene.paint(painter, self.ground)
        scene.paint_ring(painter, self._selected_id, is_strong=True)
        if self._hovered_id != self._selected_id:
            scene.paint_ring(painter, self._hovered_id, is_strong=False)
        scene.paint_handles(painter, self._grabbed)
        if self.hasFocus():
            painter.setPen(QPen(QColor(current_theme().focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    @override
    def sizeHint(self) -> QSize:
        """Room for a chart that can be read."""
        return QSize(720, 480)

    @override
    def minimumSizeHint(self) -> QSize:
        """The least that still shows bubbles and axes."""
        return QSize(scaled(280), scaled(220))
