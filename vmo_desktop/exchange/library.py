"""The library: templates and samples that come with the program as readable TOML and CSV.

A template is `templates/NAME.toml`; a sample is a folder `samples/NAME` with `workshop.toml` and CSV files. The formats
are described in `vmo_desktop.exchange.workshop_toml`, `workshop_csv`, `choice_csv`, `value_csv` and `road_csv`.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from vmo_desktop.changes import Changes
from vmo_desktop.errors import CellPlace, SourceRefused
from vmo_desktop.exchange import workshop_csv
from vmo_desktop.exchange.choice_csv import read_choice
from vmo_desktop.exchange.road_csv import read_road
from vmo_desktop.exchange.value_csv import read_value
from vmo_desktop.exchange.workshop_toml import Frame, read_frame
from vmo_desktop.paths import WORKSHOPS
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.ops.library import Content, fill_workshop
from vmo_desktop.workshop.workshop import Workshop

tr = Texts("Import")

TEMPLATES = WORKSHOPS / "templates"
SAMPLES = WORKSHOPS / "samples"
FRAME_FILE = "workshop.toml"


FIRST_TEMPLATE = "value-management-office"
"""The template that serves most newcomers."""

QUICK_TEMPLATE = "value-effort"
"""The template for who has a list and no drivers yet: few drivers, so that every initiative is scored in minutes."""


class EntryKind(StrEnum):
    """What an entry of the library starts a workshop with."""

    TEMPLATE = "template"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One template or sample, as a list shows it; `name` is what the command line takes."""

    kind: EntryKind
    name: str
    title: str
    description: str
    drivers: int
    weight_sets: int
    initiatives: int
    participants: int


def templates() -> tuple[LibraryEntry, ...]:
    """The templates, by name."""
    return tuple(_entry(EntryKind.TEMPLATE, name) for name in names(EntryKind.TEMPLATE))


def samples() -> tuple[LibraryEntry, ...]:
    """The samples, by name."""
    return tuple(_entry(EntryKind.SAMPLE, name) for name in names(EntryKind.SAMPLE))


def names(kind: str) -> list[str]:
    """The names of an `EntryKind`, in the order of the start page; no file is read."""
    if EntryKind(kind) is EntryKind.TEMPLATE:
        found = (path.stem for path in TEMPLATES.glob("*.toml"))
        return sorted(found, key=lambda name: (name != FIRST_TEMPLATE, name))
    return sorted(path.parent.name for path in SAMPLES.glob(f"*/{FRAME_FILE}"))


def check_name(kind: str, name: str) -> None:
    """Refuse a name that is not listed: only a listed one becomes part of a path, and no file is made for another."""
    known = names(kind)
    if name not in known:
        raise SourceRefused(
            CellPlace(name),
            tr("there is no {kind} of this name.", kind=EntryKind(kind)),
            tr("Choose one of: {known}.", known=", ".join(known)),
        )


def build_template(name: str, workshop: Workshop) -> Changes:
    """Fill a new workshop with a template, as one step."""
    return workshop.do(fill_workshop(template_content(name)))


def build_sample(name: str, workshop: Workshop) -> Changes:
    """Fill a new workshop with a sample, as one step."""
    return workshop.do(fill_workshop(sample_content(name)))


def template_content(name: str) -> Content:
    """The rows of a template."""
    frame = read_frame(_template(name))
    if frame.template:
        raise SourceRefused(
            CellPlace(f"{name}.toml"), tr("a template cannot build on another."), tr("Correct the file.")
        )
    return _content(f"Template: {frame.title}", frame, frame)


def sample_content(name: str) -> Content:
    """The rows of a sample."""
    folder = _sample(name)
    frame = read_frame(folder / FRAME_FILE)
    base = _base(frame)
    initiatives = workshop_csv.read_initiatives(folder)
    participants = workshop_csv.read_participants(folder)
    keys = workshop_csv.Keys.of(initiatives, base.leaves, participants, base.objective_ids)
    return replace(
        _content(f"Sample: {frame.title}", frame, base),
        participants=participants,
        initiatives=initiatives,
        agreed_scores=workshop_csv.read_agreed_scores(folder, keys),
        votes=workshop_csv.read_votes(folder, keys),
        dependencies=workshop_csv.read_dependencies(folder, keys),
        benefits=workshop_csv.read_benefits(folder, keys),
        choice=read_choice(folder, keys),
        after=(*read_value(folder, keys, frame), *read_road(folder, keys, frame)),
    )


def _base(frame: Frame) -> Frame:
    """The frame that holds the drivers: the template's, or the sample's own."""
    return read_frame(_template(frame.template)) if frame.template else frame


def _content(label: str, frame: Frame, base: Frame) -> Content:
    return Content(
        label=label,
        frame={**base.workshop, **frame.workshop},
        chart={**base.chart, **frame.chart},
        pack={**base.pack, **frame.pack},
        objectives=base.objectives,
        drivers=base.drivers,
        driver_objectives=base.driver_objectives,
        scale_levels=base.scale_levels,
        curve_points=base.curve_points,
        weight_sets=base.weight_sets,
        weights=base.weights,
    )


def _template(name: str) -> Path:
    check_name(EntryKind.TEMPLATE, name)
    return TEMPLATES / f"{name}.toml"


def _sample(name: str) -> Path:
    check_name(EntryKind.SAMPLE, name)
    return SAMPLES / name


@cache
def _entry(kind: EntryKind, name: str) -> LibraryEntry:
    """What a list shows of one, read once: it is asked for whenever a window opens."""
    folder = SAMPLES / name
    frame = read_frame(TEMPLATES / f"{name}.toml" if kind is EntryKind.TEMPLATE else folder / FRAME_FILE)
    base = _base(frame)
    is_sample = kind is EntryKind.SAMPLE
    return LibraryEntry(
        kind=kind,
        name=name,
        title=frame.title,
        description=frame.description,
        drivers=len(base.leaves),
        weight_sets=len(base.weight_sets),
        initiatives=workshop_csv.count_records(folder / "initiatives.csv") if is_sample else 0,
        participants=workshop_csv.count_records(folder / "participants.csv") if is_sample else 0,
    )
