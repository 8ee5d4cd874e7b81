"""Draws matplotlib figures as vectors, with searchable text, straight onto a reportlab canvas.

Going through matplotlib's own PDF or SVG files would embed fonts once for each chart and take several times as long.
"""

import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any, cast

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2DBase, Transform
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from vmo_desktop.report.fonts import ASCENT, DESCENT, Face, draw_line, text_width
from vmo_desktop.report.path_operators import path_operators
from vmo_desktop.report.safe_text import printable

DPI = 72
"""Figures are made at this resolution, so that a pixel of matplotlib is a point of the page."""

_CAPS = {"butt": 0, "round": 1, "projecting": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_SEMIBOLD_FROM = 550
_WEIGHTS = {"normal": 400, "regular": 400, "medium": 500, "semibold": 600, "demibold": 600, "bold": 700}
_MATH_DEFAULT = re.compile(r"^\$\\mathdefault\{(.*)\}\$$")

_LARGEST_SIGN = 2.0
_FAR = 20_000.0

Colour = Sequence[float]


def new_figure(width: float, height: float) -> Figure:
    """An empty figure of a size in points, to be drawn by `draw_figure`."""
    return Figure(figsize=(width / DPI, height / DPI), dpi=DPI)


def draw_figure(figure: Figure, canvas: Canvas) -> None:
    """Draw a figure with its lower left corner at the canvas's origin."""
    canvas.saveState()
    renderer = CanvasRenderer(canvas, figure.bbox.width, figure.bbox.height)
    figure.draw(renderer)
    renderer.finish()
    canvas.restoreState()


def face_of(font: FontProperties) -> Face:
    """The face that a font request of a chart is set in: only its weight counts."""
    weight = font.get_weight()
    if isinstance(weight, str):
        weight = _WEIGHTS.get(weight, 400)
    return Face.SEMIBOLD if weight >= _SEMIBOLD_FROM else Face.REGULAR


def _literal(text: str) -> str:
    """Text to be drawn as it is: mathtext is only undone where matplotlib's own tick formatter made it."""
    made = _MATH_DEFAULT.match(text)
    return printable(made[1] if made else text)


def _is_sign(path: Path, transform: Transform) -> bool:
    """Whether a path is a curved sign about the origin, such as a bubble, that is only enlarged and moved."""
    if path.codes is None or not transform.is_affine or np.abs(path.vertices).max(initial=0.0) > _LARGEST_SIGN:
        return False
    matrix = transform.get_matrix()
    size = matrix[0, 0]
    return bool(
        0 < size < _FAR
        and size == matrix[1, 1]
        and not matrix[0, 1]
        and not matrix[1, 0]
        and np.abs(matrix[:2, 2]).max() < _FAR
    )


class CanvasRenderer(RendererBase):
    """A matplotlib renderer whose surface is a reportlab canvas; one pixel is one point, y grows upward."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        super().__init__()
        self._canvas = canvas
        self._width = width
        self._height = height
        self._clip: tuple[object, ...] = ()
        self._is_clipped = False
        self._style: dict[str, object] = {}
        self._signs: dict[int, tuple[Path, str]] = {}

    def finish(self) -> None:
        """Leave the last clip."""
        self._set_clip((), None, None)

    @override
    def get_canvas_width_height(self) -> tuple[float, float]:
        return self._width, self._height

    @override
    def flipy(self) -> bool:
        return False

    @override
    def points_to_pixels(self, points: Any) -> Any:
        return points

    @override
    def get_text_width_height_descent(
        self, s: str, prop: FontProperties, ismath: bool | str
    ) -> tuple[float, float, float]:
        del ismath
        size = prop.get_size_in_points()
        width = text_width(_literal(s), face_of(prop), size)
        return width, (ASCENT + DESCENT) * size, DESCENT * size

    @override
    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Transform, rgbFace: Any = None) -> None:
        is_stroked = gc.get_linewidth() > 0 and gc.get_rgb()[3] > 0
        is_filled = rgbFace is not None and not (len(rgbFace) > 3 and rgbFace[3] == 0)
        hatch = cast("Path | None", gc.get_hatch_path())
        if not (is_stroked or is_filled or hatch is not None):
            return
        self._apply_clip(gc)
        if is_filled:
            self._set_fill(rgbFace, self._alpha(gc, rgbFace))
        if is_stroked:
            self._set_stroke(gc)
        if hatch is not None:
            if is_filled:
                self._paint(path, transform, "f")
            self._draw_hatch(gc, path, transform, hatch)
            is_filled = False
        if is_filled or is_stroked:
            operator = "B" if is_filled and is_stroked else "f" if is_filled else "S"
            if not (is_stroked and gc.get_dashes()[1] is not None) and _is_sign(path, transform):
                self._paint_sign(path, transform, operator, gc.get_linewidth() if is_stroked else 0.0)
            else:
                self._paint(path, transform, operator)

    @override
    def draw_image(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        im: Any,
        transform: Affine2DBase | None = None,
    ) -> None:
        if transform is not None:
            raise NotImplementedError("images are drawn upright only")
        self._apply_clip(gc)
        rows, columns = im.shape[:2]
        stream = BytesIO()
        Image.fromarray(im[::-1]).save(stream, "png")
        stream.seek(0)
        self._canvas.drawImage(ImageReader(stream), x, y, columns, rows, mask="auto")

    @override
    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | str = False,
        mtext: Text | None = None,
    ) -> None:
        del ismath, mtext
        self._apply_clip(gc)
        colour = gc.get_rgb()
        self._set_fill(colour, self._alpha(gc, colour))
        size = prop.get_size_in_points()
        canvas = self._canvas
        if angle:
            canvas.saveState()
            canvas.translate(x, y)
            canvas.rotate(angle)
            x, y = 0.0, 0.0
        draw_line(canvas, x, y, _literal(s), face_of(prop), size)
        if angle:
            canvas.restoreState()

    def _paint(self, path: Path, transform: Transform | None, operator: str) -> None:
        """Write a path and what to do with it; reportlab's own path objects take ten times as long."""
        self._canvas._code.append(f"n {path_operators(path, transform)} {operator}")

    def _paint_sign(self, path: Path, transform: Transform, operator: str, line_width: float) -> None:
        """Write a sign at its place and size.

        Its own operators are the same each time, so that the many bubbles of a chart take hardly any room.
        """
        matrix = transform.get_matrix()
        size, x, y = (float(number) for number in (matrix[0, 0], matrix[0, 2], matrix[1, 2]))
        if id(path) not in self._signs:
            self._signs[id(path)] = (path, path_operators(path, None, decimals=4))
        width = f"{line_width / size:.4f} w " if line_width else ""
        self._canvas._code.append(
            f"q {size:.4f} 0 0 {size:.4f} {x:.2f} {y:.2f} cm {width}n {self._signs[id(path)][1]} {operator} Q"
        )

    def _draw_hatch(self, gc: GraphicsContextBase, path: Path, transform: Transform, hatch: Path) -> None:
        canvas = self._canvas
        canvas.saveState()
        self._paint(path, transform, "W n")
        red, green, blue, _ = to_rgba(gc.get_hatch_color())
        canvas.setStrokeColorRGB(red, green, blue)
        canvas.setFillColorRGB(red, green, blue)
        canvas.setLineWidth(gc.get_hatch_linewidth())
        box = path.get_extents(transform)
        tile = float(DPI)
        scaled = np.asarray(hatch.vertices) * tile
        for left in np.arange(box.x0, box.x1, tile):
            for bottom in np.arange(box.y0, box.y1, tile):
                shifted = Path(scaled + np.array([left, bottom]), hatch.codes)
                self._paint(shifted, None, "B")
        canvas.restoreState()

    @staticmethod
    def _alpha(gc: GraphicsContextBase, colour: Colour) -> float:
        if gc.get_forced_alpha():
            return float(gc.get_alpha())
        return float(colour[3]) if len(colour) > 3 else 1.0

    def _set_fill(self, colour: Colour, alpha: float) -> None:
        rgb = tuple(round(float(part), 4) for part in colour[:3])
        if self._differs("fill", rgb):
            self._canvas.setFillColorRGB(*rgb)
        if self._differs("fill alpha", round(alpha, 3)):
            self._canvas.setFillAlpha(round(alpha, 3))

    def _set_stroke(self, gc: GraphicsContextBase) -> None:
        canvas = self._canvas
        colour = gc.get_rgb()
        rgb = tuple(round(float(part), 4) for part in colour[:3])
        if self._differs("stroke", rgb):
            canvas.setStrokeColorRGB(*rgb)
        alpha = round(self._alpha(gc, colour), 3)
        if self._differs("stroke alpha", alpha):
            canvas.setStrokeAlpha(alpha)
        if self._differs("width", round(float(gc.get_linewidth()), 3)):
            canvas.setLineWidth(round(float(gc.get_linewidth()), 3))
        if self._differs("cap", gc.get_capstyle()):
            canvas.setLineCap(_CAPS[gc.get_capstyle()])
        if self._differs("join", gc.get_joinstyle()):
            canvas.setLineJoin(_JOINS[gc.get_joinstyle()])
        offset, dashes = gc.get_dashes()
        pattern = () if dashes is None else tuple(round(float(dash), 2) for dash in np.ravel(np.asarray(dashes)))
        if self._differs("dashes", (offset, pattern)):
            canvas.setDash(list(pattern), offset)

    def _differs(self, name: str, value: object) -> bool:
        if self._style.get(name) == value:
            return False
        self._style[name] = value
        return True

    def _apply_clip(self, gc: GraphicsContextBase) -> None:
        box = gc.get_clip_rectangle()
        path, transform = cast("tuple[Path | None, Transform]", gc.get_clip_path())
        key: tuple[object, ...] = ()
        if box is not None:
            key += tuple(round(float(number), 2) for number in box.bounds)
        if path is not None:
            key += (id(path), *np.round(np.asarray(transform.get_matrix()).ravel(), 4))
        self._set_clip(key, box, None if path is None else path.transformed(transform))

    def _set_clip(self, key: tuple[object, ...], box: Any, path: Path | None) -> None:
        if key == self._clip:
            return
        canvas = self._canvas
        if self._is_clipped:
            canvas.restoreState()
            self._style.clear()
        self._clip = key
        self._is_clipped = bool(key)
        if not key:
            return
        canvas.saveState()
        if box is not None:
            rectangle = canvas.beginPath()
            rectangle.rect(*box.bounds)
            canvas.clipPath(rectangle, stroke=0, fill=0)
        if path is not None:
            self._paint(path, None, "W n")
