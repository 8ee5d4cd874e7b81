"""Builds the decision pack: a PDF that is a function of the open file alone."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportlab.platypus import Flowable

from vmo_desktop.charts.numbers import on_paper
from vmo_desktop.errors import NotAllowed
from vmo_desktop.progress import Report, silent
from vmo_desktop.report.document import PackDocument, Running, Unit
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.alignment import alignment
from vmo_desktop.report.pages.annex import annex
from vmo_desktop.report.pages.ask import ask
from vmo_desktop.report.pages.aspects import aspects
from vmo_desktop.report.pages.brief import brief
from vmo_desktop.report.pages.calibration import calibration
from vmo_desktop.report.pages.chart import chart
from vmo_desktop.report.pages.consensus import consensus
from vmo_desktop.report.pages.cover import cover
from vmo_desktop.report.pages.decisions import decisions
from vmo_desktop.report.pages.drivers import drivers
from vmo_desktop.report.pages.frontier import frontier
from vmo_desktop.report.pages.history import history
from vmo_desktop.report.pages.initiative import initiative
from vmo_desktop.report.pages.learned import learned
from vmo_desktop.report.pages.model import model
from vmo_desktop.report.pages.money import money_over_time
from vmo_desktop.report.pages.people import people
from vmo_desktop.report.pages.portfolio import portfolio
from vmo_desktop.report.pages.prices import prices
from vmo_desktop.report.pages.recommendation import recommendation
from vmo_desktop.report.pages.road import road
from vmo_desktop.report.pages.roadmap import roadmap
from vmo_desktop.report.pages.robustness import robustness
from vmo_desktop.report.pages.scenarios import scenarios
from vmo_desktop.report.pages.sensitivity import sensitivity
from vmo_desktop.report.pages.sign_off import sign_off
from vmo_desktop.report.pages.since import since
from vmo_desktop.report.pages.support import support
from vmo_desktop.report.pages.value_report import value_report
from vmo_desktop.report.pages.value_streams import value_streams
from vmo_desktop.report.pages.weights import weights
from vmo_desktop.report.preview import Preview
from vmo_desktop.report.searches import Searches
from vmo_desktop.report.sections import Section
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import StepRow
from vmo_desktop.workshop.safe_write import write_safely

tr = Texts("Pack")

_PAGES: dict[Section, Callable[[Pack], list[Flowable]]] = {
    Section.COVER: cover,
    Section.ASK: ask,
    Section.PORTFOLIO: portfolio,
    Section.CHART: chart,
    Section.DRIVERS: drivers,
    Section.WEIGHTS: weights,
    Section.CONSENSUS: consensus,
    Section.RECOMMENDATION: recommendation,
    Section.PRICES: prices,
    Section.FRONTIER: frontier,
    Section.SCENARIOS: scenarios,
    Section.ALIGNMENT: alignment,
    Section.MONEY: money_over_time,
    Section.SENSITIVITY: sensitivity,
    Section.ROBUSTNESS: robustness,
    Section.SUPPORT: support,
    Section.MODEL: model,
    Section.VALUE: value_report,
    Section.ROAD: road,
    Section.ROADMAP: roadmap,
    Section.PEOPLE: people,
    Section.ASPECTS: aspects,
    Section.STREAMS: value_streams,
    Section.LEARNED: learned,
    Section.CALIBRATION: calibration,
    Section.SINCE: since,
    Section.HISTORY: history,
    Section.DECISIONS: decisions,
    Section.SIGN_OFF: sign_off,
}


def build_pack(
    results: Results,
    history: Sequence[StepRow],
    target: Path,
    report: Report = silent,
    pages: Collection[int] | None = None,
    *,
    searches: Searches | None = None,
) -> None:
    """Write the decision pack of a workshop to a file, or nothing when it fails or is stopped.

    `pages` are numbers from 0; None: all of them. `searches` may know what was found for a pack before.
    """
    facts = Facts(results, tuple(history), searches=searches or Searches())
    write_safely(target, lambda stream: _write(facts, stream, report, pages), validate=partial(_check, facts))


def pack_bytes(results: Results, history: Sequence[StepRow], report: Report = silent) -> bytes:
    """The decision pack of a workshop in memory."""
    return bytes_of(Facts(results, tuple(history)), report)


def bytes_of(facts: Facts, report: Report = silent) -> bytes:
    """The decision pack in memory of a workshop about which something was asked before."""
    stream = BytesIO()
    _write(facts, stream, report, None)
    return stream.getvalue()


@on_paper()
def _write(facts: Facts, stream: BinaryIO, report: Report, pages: Collection[int] | None) -> None:
    facts.pulse.report_to(report)
    pack = Pack(facts)
    running = Running(
        title=pack.title,
        footer=pack.footer,
        made_at=facts.history[-1].at if facts.history else "",
        subject=facts.snapshot.workshop.decision,
    )
    units = _units(pack)
    if not units:
        raise NotAllowed(tr("The decision pack has no pages. Tick at least one section."))
    PackDocument(stream, pack.page, running, pages).write(units, facts.pulse.tell)


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


def _check(facts: Facts, part: Path) -> None:
    """Refuse a file that a PDF reader cannot open; after this it is too late to stop."""
    Preview(part.read_bytes()).close()
    facts.pulse.beat(1, 1)
