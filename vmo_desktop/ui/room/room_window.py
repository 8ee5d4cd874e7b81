"""The second window: one scene that fills it, drawn of what the room may see and of nothing else."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from vmo_desktop.ui.icons import program_icon
from vmo_desktop.ui.room.board import Board, room_theme
from vmo_desktop.ui.room.charts import chart_job, chart_of, chart_theme
from vmo_desktop.ui.room.ranking import draw_ranking
from vmo_desktop.ui.room.room_facts import RoomFacts
from vmo_desktop.ui.room.scene import ABOUT_CHOICE, NAMES, Scene
from vmo_desktop.ui.room.win import draw_win
from vmo_desktop.ui.room.words import draw_agenda, draw_progress, draw_question, draw_timer, draw_title
from vmo_desktop.ui.span_text import span_text
from vmo_desktop.ui.task import LatestTask

REST_MS = 350
"""A chart is drawn when typing rests, so that it never makes the facilitator wait."""

CHARTS = frozenset({Scene.CHART, Scene.VOTES, Scene.AGREEMENT, *ABOUT_CHOICE})
"""Scenes that are drawn as charts."""

EDGE, CORNER, HEAD = 0.03, 0.085, 0.24
"""Around a chart, above one below the timer, and above the votes on a cell, in parts of the window's height."""

TITLE = 0.115
"""Above a chart about the choice, whose title says what it is and of which scenario."""

WITH_TIMER = frozenset(
    {Scene.QUESTION, Scene.PROGRESS, Scene.VOTES, Scene.AGREEMENT, Scene.CHART, Scene.RANKING, *ABOUT_CHOICE}
)
"""Scenes that have the time left in their corner."""

_WORDS: dict[Scene, Callable[[Board, RoomFacts], None]] = {
    Scene.TITLE: draw_title,
    Scene.AGENDA: draw_agenda,
    Scene.TIMER: draw_timer,
    Scene.QUESTION: draw_question,
    Scene.PROGRESS: draw_progress,
    Scene.RANKING: draw_ranking,
    Scene.WIN: draw_win,
}


class RoomWindow(QWidget):
    """Shows a scene, or keeps the picture that it showed when it was frozen.

    Signals
    -------
    closed()
        The window was closed by its own button or key.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("room_window")
        self.setWindowTitle(self.tr("Room – VMO Desktop"))
        self.setWindowIcon(program_icon())
        self.setAccessibleName(self.tr("Room window"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(320, 180)
        self._scene = Scene.TITLE
        self._facts: RoomFacts | None = None
        self._look = "light"
        self._texts: tuple[str, ...] = ()
        self._frozen: QPixmap | None = None
        self._chart: QPixmap | None = None
        self._task = LatestTask(self)
        self._task.finished.connect(self._on_drawn)
        self._task.failed.connect(self._on_failed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.draw_chart)

    @property
    def scene(self) -> Scene:
        """What is shown, or would be if the picture were not frozen."""
        return self._scene

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text of the picture in sight, except those of a chart."""
        return self._texts

    @property
    def is_frozen(self) -> bool:
        """Whether the picture is kept as it is."""
        return self._frozen is not None

    @property
    def is_drawing(self) -> bool:
        """Whether a chart is being drawn."""
        return self._task.is_running

    def show_scene(self, scene: Scene, facts: RoomFacts | None, look: str) -> None:
        """Show a scene of a workshop in a look; None: no workshop is open."""
        is_other = scene is not self._scene or look != self._look or facts is None
        is_new = facts is None or self._facts is None or facts.results is not self._facts.results
        moved = is_new or not _is_same_choice(facts, self._facts) or self._cell(facts) != self._cell(self._facts)
        self._scene, self._facts, self._look = scene, facts, look
        if is_other:
            self._chart = None
            self._task.stop()
        if scene in CHARTS and (is_other or moved):
            self._rest.start(0 if is_other else REST_MS)
        if self._frozen is None:
            self.update()

    def freeze(self, is_frozen: bool) -> None:
        """Keep the picture as it is, or follow again."""
        self._frozen = self.grab() if is_frozen else None
        self.update()

    def draw_chart(self) -> None:
        """Draw the chart of the scene, in a thread."""
        draw = chart_of(self._scene, self._facts) if self._facts is not None and self._scene in CHARTS else None
        if draw is None:
            self._chart = None
            self.update()
            return
        size = QSizeF(self._chart_area().size()) * self.devicePixelRatioF()
        theme = chart_theme(self._scene, self._look, self.height() * self.devicePixelRatioF())
        self._task.start(chart_job(draw, round(size.width()), round(size.height()), theme))

    def _chart_area(self) -> QRect:
        """Where a chart stands: below what it is about, where it does not say so itself."""
        edge = round(EDGE * self.height())
        has_timer = self._facts is not None and self._facts.current is not None
        share = HEAD if self._scene is Scene.VOTES else CORNER if has_timer else EDGE
        share = TITLE if self._scene in ABOUT_CHOICE else share
        top = round(share * self.height())
        return self.rect().adjusted(edge, top, -edge, -edge)

    def wait(self) -> None:
        """Stop, and wait until nothing is being drawn."""
        self._rest.stop()
        self._task.wait()

    @staticmethod
    def _cell(facts: RoomFacts | None) -> tuple[object, ...]:
        if facts is None:
            return ()
        return facts.initiative_id, facts.driver, facts.current is None, facts.shows_votes

    def _on_drawn(self, image: object) -> None:
        chart = QPixmap.fromImage(image)  # type: ignore[arg-type]  # a signal of objects
        chart.setDevicePixelRatio(self.devicePixelRatioF())
        self._chart = chart
        if self._frozen is None:
            self.update()

    def _on_failed(self, error: Exception) -> None:
        raise error

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scene, or the kept picture."""
        painter = QPainter(self)
        if self._frozen is not None:
            self._draw_kept(painter, self._frozen)
        else:
            self._draw(painter)
        painter.end()

    def _draw_kept(self, painter: QPainter, kept: QPixmap) -> None:
        painter.fillRect(self.rect(), QColor(room_theme(self._look, self.height()).surface))
        size = kept.deviceIndependentSize().scaled(self.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(left, top, size.width(), size.height()), kept, QRectF(kept.rect()))

    def _draw(self, painter: QPainter) -> None:
        theme = room_theme(self._look, self.height())
        board = Board(painter, self.width(), self.height(), theme)
        painter.fillRect(self.rect(), QColor(theme.surface))
        facts = self._facts
        if facts is not None and self._scene is not Scene.BLANK:
            if self._scene in CHARTS:
                self._draw_chart_on(board)
            else:
                _WORDS[self._scene](board, facts)
            if self._scene in WITH_TIMER:
                self._draw_corner(board, facts)
        self._texts = tuple(board.texts)
        self.setAccessibleDescription("\n".join(self._texts))

    def _draw_chart_on(self, board: Board) -> None:
        if self._scene is Scene.VOTES and self._facts is not None and self._facts.driver is not None:
            board.heading(self._facts.driver.name, self._facts.initiative)
        if self._scene in ABOUT_CHOICE and self._facts is not None:
            name = QCoreApplication.translate("Actions", NAMES[self._scene]).replace("&", "")
            edge, size = EDGE * self.height(), board.theme.type.lead
            box = QRectF(edge, 0.02 * self.height(), 0.8 * self.width(), size * 1.6)
            board.line(" · ".join(each for each in (name, self._facts.scenario) if each), box, size, is_bold=True)
        if self._chart is not None:
            board.painter.drawPixmap(self._chart_area().topLeft(), self._chart)
        elif not self._rest.isActive() and not self._task.is_running:
            box = QRectF(self._chart_area())
            board.write(self.tr("There is nothing to show yet."), box, board.theme.type.lead,
                        board.theme.text_secondary)  # fmt: skip

    def _draw_corner(self, board: Board, facts: RoomFacts) -> None:
        """The time that is left, in the upper right corner, on a plate so that it is read on charts too."""
        current = facts.current
        if current is None:
            return
        text, size, look = span_text(current.left), board.theme.type.lead, board.theme
        width = board.width_of(text, size, is_bold=True) + 2 * look.space.s
        edge = 16 * board.unit
        box = QRectF(self.width() - width - edge, edge, width, size * 1.4)
        board.plate(box, look.raised, look.line)
        colour = look.red if current.left < 0 else look.text
        board.line(text, box.adjusted(look.space.s, 0, 0, 0), size, colour, is_bold=True)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw a chart anew in the new size."""
        super().resizeEvent(event)
        if self._scene in CHARTS and self._facts is not None:
            self._chart = None
            self._rest.start(REST_MS)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Hide the pointer while the window fills a screen."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            shape = Qt.CursorShape.BlankCursor if self.isFullScreen() else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the room sees nothing any more."""
        super().closeEvent(event)
        self.closed.emit()


def _is_same_choice(facts: RoomFacts | None, before: RoomFacts | None) -> bool:
    now, then = (None if each is None else each.choice for each in (facts, before))
    return then is None if now is None else now.is_same(then)
