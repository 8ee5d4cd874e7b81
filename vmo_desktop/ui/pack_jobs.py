"""What the pack panel has done in threads: building the pack, drawing its pages, writing the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from vmo_desktop.report.build import build_pack, pack_bytes
from vmo_desktop.report.preview import PageImage, Preview
from vmo_desktop.ui.task import Report
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import StepRow
from vmo_desktop.workshop.snapshot import Snapshot

THUMBNAILS_AT_ONCE = 6


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as a picture, with its text for a screen reader."""

    index: int
    image: QImage
    text: str


def preview_job(snapshot: Snapshot, history: Sequence[StepRow]) -> Callable[[Report], bytes]:
    """Build the pack of a snapshot in memory."""
    # Results of its own: those of the window are filled by the window's thread meanwhile.
    return lambda report: pack_bytes(Results(snapshot), history, report)


def page_job(preview: Preview, index: int, width: int) -> Callable[[Report], DrawnPage]:
    """Draw one page."""
    return lambda _: DrawnPage(index, _picture(preview.image(index, width)), preview.text(index))


def thumbnails_job(preview: Preview, indices: Sequence[int], width: int) -> Callable[[Report], list[DrawnPage]]:
    """Draw some pages small."""

    def draw(report: Report) -> list[DrawnPage]:
        drawn = []
        for done, index in enumerate(indices):
            report(done, len(indices))
            drawn.append(DrawnPage(index, _picture(preview.image(index, width)), ""))
        return drawn

    return draw


def export_job(
    snapshot: Snapshot, history: Sequence[StepRow], target: Path, pages: Sequence[int] | None = None
) -> Callable[[Report], Path]:
    """Write the pack of a snapshot, or some of its pages, to a file."""

    def write(report: Report) -> Path:
        build_pack(Results(snapshot), history, target, report, pages)
        return target

    return write


def _picture(image: PageImage) -> QImage:
    shared = QImage(image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32)
    return shared.copy()
