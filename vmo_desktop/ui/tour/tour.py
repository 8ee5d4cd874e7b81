"""Leading through the five steps: shows the page of a step and points at the widget on it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from vmo_desktop.ui.session import Session
from vmo_desktop.ui.stage_area import StageArea
from vmo_desktop.ui.theme import appearance, scaled
from vmo_desktop.ui.tour.steps import STEPS, TourStep, translated
from vmo_desktop.ui.tour.tour_card import TourCard, TourRing

SAMPLE = "meridian"
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class Tour(QObject):
    """The tour through the open workshop, or through a sample where the open one has nothing to show yet.

    `unfold` shows what a small window folds away, and folds it again.
    """

    def __init__(self, window: QWidget, session: Session, area: StageArea, unfold: QAction) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._area = area
        self._unfold = unfold
        self._has_unfolded = False
        self._place = 0
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.ring = TourRing(window)
        self.card = TourCard(window)
        self.card.next_wanted.connect(self.go_on)
        self.card.back_wanted.connect(self.go_back)
        self.card.end_wanted.connect(self.end)
        session.closing.connect(self.end)
        appearance().changed.connect(self._point)

    @property
    def step(self) -> TourStep | None:
        """The step that is shown; None while there is no tour."""
        return None if self.card.isHidden() else STEPS[self._place]

    @property
    def target(self) -> QWidget | None:
        """The widget that the step points at."""
        return self._target

    def begin(self) -> None:
        """Show the first step."""
        live = self._session.live
        is_ready = live is not None and live.snapshot.initiatives and live.snapshot.leaves
        if is_ready or self._session.explore(SAMPLE):
            self._show(0)

    def go_on(self) -> None:
        """Show the next step; after the last one the tour is over."""
        if self._place + 1 < len(STEPS):
            self._show(self._place + 1)
        else:
            self.end()

    def go_back(self) -> None:
        """Show the step before."""
        if self._place > 0:
            self._show(self._place - 1)

    def end(self) -> None:
        """Take ring and card away."""
        self._let_go()
        self.ring.hide()
        self.card.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target when it moves."""
        if event.type() in _MOVES:
            self._point()
        return False

    def _show(self, place: int) -> None:
        self._let_go()
        self._place = place
        step = STEPS[place]
        self._area.show_page(step.page_id)
        self._target = self._find(step)
        _scroll_to(self._target)
        self._watched = [self._target, *_parents(self._target)]
        for watched in self._watched:
            watched.installEventFilter(self)
        self.card.show_step(place + 1, len(STEPS), translated(step.title), translated(step.text))
        self._point()

    def _let_go(self) -> None:
        for watched in self._watched:
            watched.removeEventFilter(self)
        self._watched = []
        self._target = None
        if self._has_unfolded and self._unfold.isChecked():
            self._unfold.trigger()
        self._has_unfolded = False

    def _find(self, step: TourStep) -> QWidget:
        """Find the widget of a step; the page itself where there is no room for it."""
        from vmo_desktop.ui.panel import Panel  # noqa: PLC0415 - with the workshop

        page = self._area.page(step.page_id)
        named = [each for each in page.findChildren(QWidget) if type(each).__name__ == step.target]
        is_folded = bool(named) and not any(each.isVisible() for each in named)
        if is_folded and isinstance(page, Panel):
            page.bring_out(named[0])
        elif is_folded and self._unfold.isEnabled() and not self._unfold.isChecked():
            self._unfold.trigger()
            self._has_unfolded = True
        return next((each for each in named if each.isVisible()), page)

    def _point(self) -> None:
        """Put the ring around the target, and the card beside it."""
        if self.card.isHidden():
            return
        room = self._window.rect().adjusted(scaled(8), scaled(8), -scaled(8), -scaled(8))
        target = self._target
        is_seen = target is not None and target.isVisible()
        self.ring.setVisible(is_seen)
        area = room
        if target is not None and is_seen:
            stage = _rect(self._area, self._window)
            area = _rect(target, self._window).intersected(stage)  # a page may be larger than what is seen of it
            self.ring.setGeometry(area)
            self.ring.raise_()
        self.card.stand_beside(area, room)


def _rect(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _scroll_to(target: QWidget) -> None:
    """Bring the upper left corner of a widget into sight, where the page around it scrolls."""
    for around in _parents(target):
        inside = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and inside is not None:
            corner = target.mapTo(inside, QPoint(0, 0))
            around.horizontalScrollBar().setValue(corner.x() - scaled(8))
            around.verticalScrollBar().setValue(corner.y() - scaled(8))


def _parents(widget: QWidget) -> list[QWidget]:
    """List what a widget lies in, up to the window."""
    around = widget.parentWidget()
    return [] if around is None else [around, *_parents(around)]
