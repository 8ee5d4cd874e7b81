"""What the pack panel has done in threads: building the pack, drawing its pages, writing the file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from vmo_desktop.charts.numbers import on_paper
from vmo_desktop.progress import Report
from vmo_desktop.report import words
from vmo_desktop.report.build import build_pack, bytes_of
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.preview import PageImage, Preview
from vmo_desktop.report.pulse import Pulse
from vmo_desktop.report.searches import Searches
from vmo_desktop.report.sections import SECTIONS, Section
from vmo_desktop.report.titles import TITLED, generated_title
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


@dataclass(frozen=True, slots=True)
class Words:
    """What the data says in a pack: the sections with pages, their titles, and the words of the first page."""

    sections: tuple[Section, ...]
    titles: Mapping[Section, str]
    first_page: Mapping[str, str]


NO_WORDS = Words((), {}, {})
"""Before anything was generated."""


def words_job(
    snapshot: Snapshot, history: Sequence[StepRow], searches: Searches
) -> Callable[[Report], tuple[Facts, Words]]:
    """What a snapshot says; what is recommended is searched for, so that this is no work for the window's thread."""

    def say(report: Report) -> tuple[Facts, Words]:
        # Results of its own: those of the window are filled by the window's thread meanwhile.
        facts = Facts(Results(snapshot), tuple(history), Pulse(report), searches)
        with on_paper():
            pack, titles = Pack(facts), {}
            for place, section in enumerate(SECTIONS):
                facts.pulse.tell(place, len(SECTIONS))
                if pack.has(section) and section in TITLED:
                    titles[section] = generated_title(facts, section)
            first_page = {
                "request": words.request(facts),
                "recommendation": words.recommendation(facts),
                "cost_and_benefit": words.cost_and_benefit(facts),
            }
        return facts, Words(pack.sections, titles, first_page)

    return say


def preview_job(facts: Facts) -> Callable[[Report], bytes]:
    """Build the pack of a workshop in memory."""
    return lambda report: bytes_of(facts, report)


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
    snapshot: Snapshot, history: Sequence[StepRow], target: Path, pages: Sequence[int] | None, searches: Searches
) -> Callable[[Report], Path]:
    """Write the pack of a snapshot, or some of its pages, to a file."""

    def write(report: Report) -> Path:
        build_pack(Results(snapshot), history, target, report, pages, searches=searches)
        return target

    return write


def _picture(image: PageImage) -> QImage:
    shared = QImage(image.pixels, image.width, image.height, image.stride, QImage.Format.Format_RGB32)
    return shared.copy()
