"""Builds the decision pack: a PDF that is a function of the open file alone."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from vmo_desktop.charts.numbers import on_paper
from vmo_desktop.errors import NotAllowed, WriteFailed
from vmo_desktop.report.document import PackDocument, Running, Unit
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.annex import annex
from vmo_desktop.report.pages.ask import ask
from vmo_desktop.report.pages.brief import brief
from vmo_desktop.report.pages.chart import chart
from vmo_desktop.report.pages.consensus import consensus
from vmo_desktop.report.pages.cover import cover
from vmo_desktop.report.pages.decisions import decisions
from vmo_desktop.report.pages.drivers import drivers
from vmo_desktop.report.pages.history import history
from vmo_desktop.report.pages.initiative import initiative
from vmo_desktop.report.pages.portfolio import portfolio
from vmo_desktop.report.pages.sign_off import sign_off
from vmo_desktop.report.pages.weights import weights
from vmo_desktop.report.preview import NotReadable, Preview
from vmo_desktop.report.sections import Section
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import StepRow
from vmo_desktop.workshop.safe_write import write_safely

tr = Texts("Pack")

Report = Callable[[int, int], None]
"""Hears progress as (done, of); may raise to stop the work."""

_PAGES: dict[Section, Callable[[Pack], list[Flowable]]] = {
    Section.COVER: cover,
    Section.ASK: ask,
    Section.PORTFOLIO: portfolio,
    Section.CHART: chart,
    Section.DRIVERS: drivers,
    Section.WEIGHTS: weights,
    Section.CONSENSUS: consensus,
    Section.HISTORY: history,
    Section.DECISIONS: decisions,
    Section.SIGN_OFF: sign_off,
}


def _silent(done: int, of: int) -> None:
    del done, of


def build_pack(
    results: Results,
    history: Sequence[StepRow],
    target: Path,
    report: Report = _silent,
    pages: Collection[int] | None = None,
) -> None:
    """Write the decision pack of a workshop to a file, or nothing when it fails or is stopped.

    `pages` are numbers from 0; None: all of them.
    """
    write_safely(target, lambda stream: write_pack(results, history, stream, report, pages), validate=_check)


def pack_bytes(results: Results, history: Sequence[StepRow], report: Report = _silent) -> bytes:
    """The decision pack of a workshop in memory, for the preview."""
    stream = BytesIO()
    write_pack(results, history, stream, report)
    return stream.getvalue()


def write_pack(
    results: Results,
    history: Sequence[StepRow],
    stream: BinaryIO,
    report: Report = _silent,
    pages: Collection[int] | None = None,
) -> None:
    """Write the decision pack of a workshop, or some of its pages, to a stream."""
    with on_paper():
        _write(results, history, stream, report, pages)


def _write(
    results: Results,
    history: Sequence[StepRow],
    stream: BinaryIO,
    report: Report,
    pages: Collection[int] | None,
) -> None:
    pack = Pack(Facts(results, tuple(history)))
    running = Running(
        title=pack.title,
        footer=pack.footer,
        made_at=history[-1].at if history else "",
        subject=results.snapshot.workshop.decision,
    )
    units = _units(pack)
    if not units:
        raise NotAllowed(tr("The decision pack has no pages. Tick at least one section."))
    PackDocument(stream, pack.page, running, pages).write(units, report)


def _units(pack: Pack) -> list[tuple[str, Unit]]:
    """The parts of the pack, each with the page template that it starts a page of; empty: it goes on where it is."""
    units: list[tuple[str, Unit]] = []
    for section in pack.sections:
        if section is Section.INITIATIVES:
            units += _initiatives(pack)
        elif section is Section.ANNEX:
            units += [(PackDocument.INNER if place == 0 else "", unit) for place, unit in enumerate(annex(pack))]
        elif section is Section.HISTORY and Section.ANNEX in pack.sections:
            units.append(("", partial(history, pack)))  # a short one needs no page of its own
        else:
            template = PackDocument.COVER if section is Section.COVER else PackDocument.INNER
            units.append((template, partial(_PAGES[section], pack)))
    return units


def _initiatives(pack: Pack) -> list[tuple[str, Unit]]:
    units: list[Unit] = [partial(initiative, pack, entry) for entry in pack.full_entries]
    if pack.brief_entries:
        units.append(partial(brief, pack, pack.brief_entries))
    return [(PackDocument.INNER if place == 0 else "", unit) for place, unit in enumerate(units)]


def _check(part: Path) -> None:
    """Refuse a file that a PDF reader cannot open."""
    try:
        Preview(part.read_bytes()).close()
    except NotReadable as error:
        raise WriteFailed(tr("The decision pack could not be checked after writing. Try again.")) from error
