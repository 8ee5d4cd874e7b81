"""Saves charts as PNG, SVG or PDF; an existing file stays as it is until the new one is whole."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from vmo_desktop.charts.theme import LOGICAL_DPI
from vmo_desktop.errors import WriteFailed
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.safe_write import write_bytes_safely

tr = Texts("Chart")

Draw = Callable[[Axes], None]

NAME = "VMO Desktop"
"""What a picture says about the program that made it: no more, and nothing of the computer."""

FORMATS = ("png", "svg", "pdf")
"""Endings that are understood."""

PNG_SHARPNESS = 2.0
"""Device pixels of a saved PNG for each logical pixel: sharp on slides and paper."""

# Text stays text that can be searched and edited; dates stay out so that the same chart gives the same file.
_ABOUT: dict[str, dict[str, str | None]] = {
    "png": {"Software": NAME},
    "svg": {"Creator": NAME, "Date": None},
    "pdf": {"Creator": NAME, "Producer": NAME, "CreationDate": None},
}
_SETTINGS = {"svg.fonttype": "none", "pdf.fonttype": 42, "svg.hashsalt": "vmo", "path.simplify": True}


def picture(draw: Draw, width: float, height: float, kind: str, *, sharpness: float = PNG_SHARPNESS) -> bytes:
    """Draw a chart of a size in logical pixels into the bytes of a file of a kind in `FORMATS`."""
    with mpl.rc_context(_SETTINGS):  # type: ignore[arg-type]  # the stubs list no single settings
        figure = Figure(figsize=(width / LOGICAL_DPI, height / LOGICAL_DPI), dpi=LOGICAL_DPI)
        FigureCanvasAgg(figure)
        draw(figure.add_subplot())
        out = BytesIO()
        figure.savefig(out, format=kind, dpi=LOGICAL_DPI * sharpness, metadata=_ABOUT[kind])
        return out.getvalue()


def save_picture(path: Path, draw: Draw, width: float, height: float) -> None:
    """Save a chart; the ending says the format. Raises `WriteFailed`, and then leaves the old file as it was."""
    kind = path.suffix.lower().lstrip(".")
    if kind not in FORMATS:
        text = tr("{name}: this is not the name of a picture. End it in .png, .svg or .pdf.", name=path.name)
        raise WriteFailed(text)
    content = picture(draw, width, height, kind)
    write_bytes_safely(path, content)
