"""Workshops, their packs, and what can be read of a pack."""

import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from tests.made_once import made_once
from tests.pdfs import opened
from vmo_desktop.exchange.library import build_sample
from vmo_desktop.report.build import build_pack
from vmo_desktop.report.facts import Facts
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.scores import set_rationale, set_scores
from vmo_desktop.workshop.workshop import Workshop

FRAME = {"title": "Digital portfolio 2027", "decision": "Which initiatives do we fund?", "organisation": "Example plc",
         "date": "2027-03-09", "currency": "EUR", "budget": 2_000_000.0}  # fmt: skip


@made_once
def make_workshop(path: Path, names: list[str], *, cost: float = 500_000.0) -> Workshop:
    """A workshop of initiatives with these names, the first of which is worth most, on two drivers."""
    workshop = Workshop.create(path, author="Ines")
    workshop.do(edit_workshop(FRAME))
    workshop.do(add_driver("Growth"))
    workshop.do(add_driver("Resilience"))
    rows = [
        {"code": f"P{place:02d}", "name": name, "cost": cost, "effort": 10.0 + place}
        for place, name in enumerate(names, start=1)
    ]
    workshop.do(add_initiatives(rows))
    growth, resilience = (driver.id for driver in workshop.snapshot.leaves)
    ids = [initiative.id for initiative in workshop.snapshot.initiatives]
    scores = {(each, growth): max(4.0 - place, 0.0) for place, each in enumerate(ids)}
    workshop.do(set_scores({**scores, **{(each, resilience): 2.0 for each in ids}}))
    return workshop


@made_once
def make_sample(path: Path, name: str) -> Workshop:
    """A sample of the library."""
    workshop = Workshop.create(path)
    build_sample(name, workshop)
    return workshop


def facts_of(workshop: Workshop) -> Facts:
    """What the pack says about a workshop."""
    return Facts(workshop.results, workshop.history())


def explain(workshop: Workshop, place: int, rationale: str) -> None:
    """Give a score of the initiative at a place a rationale."""
    snapshot = workshop.snapshot
    initiative_id, driver_id = snapshot.initiatives[place].id, snapshot.leaves[0].id
    workshop.do(set_rationale(initiative_id=initiative_id, driver_id=driver_id, rationale=rationale))


def write(workshop: Workshop, target: Path) -> Path:
    """Write the pack of a workshop."""
    build_pack(workshop.results, workshop.history(), target)
    return target


@dataclass(frozen=True)
class Box:
    """A piece of text on a page, in points from below."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


class ReadPack:
    """A PDF as a reader sees it."""

    def __init__(self, path: Path) -> None:
        self.raw = path.read_bytes()
        with opened(self.raw) as document:
            count = range(len(document))
            self.sizes = [document.get_page_size(index) for index in count]
            texts: list[str] = [document[index].get_textpage().get_text_range() for index in count]
        self.pages = [" ".join(text.split()) for text in texts]

    @property
    def text(self) -> str:
        """All text, with lines joined."""
        return " ".join(self.pages)

    @property
    def letters(self) -> str:
        """All text without any space: how a name can be found however it is wrapped."""
        return "".join(self.text.split())

    def boxes(self, index: int) -> list[Box]:
        """Pieces of text of a page."""
        with opened(self.raw) as document:
            page = document[index].get_textpage()
            places = [page.get_rect(number) for number in range(page.count_rects())]
            return [
                Box(left, low, right, top, page.get_text_bounded(left, low, right, top))
                for left, low, right, top in places
            ]

    def letter_boxes(self, index: int) -> list[Box]:
        """Each letter of a page."""
        with opened(self.raw) as document:
            page = document[index].get_textpage()
            places = [page.get_charbox(number) for number in range(page.count_chars())]
            return [
                Box(left, low, right, top, page.get_text_range(number, 1))
                for number, (left, low, right, top) in enumerate(places)
            ]

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Outline as level, title and page from 0."""
        with opened(self.raw) as document:
            return [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]

    def page_of(self, text: str) -> int:
        """The first page that holds a text."""
        return next(index for index, page in enumerate(self.pages) if text in page)

    def metadata(self) -> dict[str, str]:
        """The document information."""
        with opened(self.raw) as document:
            found: dict[str, str] = document.get_metadata_dict()
        return found

    def unpacked(self) -> bytes:
        """All bytes, streams decompressed."""
        streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", self.raw, re.DOTALL)
        return self.raw + b"\n".join(_inflated(stream) for stream in streams)

    def readable(self) -> bytes:
        """All text, and what stands outside of streams: no bytes that spell a short word by chance."""
        return b"\n".join([self.text.encode(), *re.split(rb"stream\r?\n.*?endstream", self.raw, flags=re.DOTALL)])


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return b""
