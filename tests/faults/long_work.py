"""All kinds of long work, as the window has them done in threads, on a workshop of 404 initiatives."""

import csv
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtPrintSupport import QPrinter

from vmo_desktop.charts.finance_tables import finance_table
from vmo_desktop.domain.conflict import find_conflict
from vmo_desktop.exchange.ballot_files import export_ballots
from vmo_desktop.exchange.ballot_identity import workshop_key
from vmo_desktop.exchange.ballot_reading import read_ballots
from vmo_desktop.exchange.draft import ImportDraft
from vmo_desktop.exchange.export import export_data
from vmo_desktop.exchange.library import sample_content
from vmo_desktop.exchange.mapping import SourceOptions
from vmo_desktop.exchange.reading import read_raw_sheet
from vmo_desktop.exchange.readings import look_at_readings
from vmo_desktop.progress import Report
from vmo_desktop.report.ballot_paper import write_ballots
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.searches import Searches
from vmo_desktop.ui.pack_jobs import export_job, preview_job, words_job
from vmo_desktop.ui.pack_printing import make_printer, print_job
from vmo_desktop.ui.thumbnails import thumbnail_job
from vmo_desktop.workshop.ballot_form import BallotForm, forms_of
from vmo_desktop.workshop.cash import cash_of_portfolio
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.money_risk import find_risk
from vmo_desktop.workshop.ops.imports import ImportedInitiative, import_initiatives
from vmo_desktop.workshop.ops.kpis import KPIS
from vmo_desktop.workshop.ops.library import fill_workshop
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.rounds import open_round
from vmo_desktop.workshop.portfolio import Portfolio, chosen
from vmo_desktop.workshop.portfolio_frontier import find_portfolio_frontier
from vmo_desktop.workshop.price_tags import more_tags, no_tags
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.robust_choice import RobustChoice
from vmo_desktop.workshop.rows import Paper
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.scenario_sensitivity import ScenarioSensitivity
from vmo_desktop.workshop.workshop import Workshop
from vmo_desktop.workshop.written_step import WrittenStep

Job = Callable[[Report], object]

ROWS = 3000
"""Rows of the spreadsheets that are read."""

ASKED = 60
"""Initiatives of the round whose ballots go out and come back."""


@dataclass(frozen=True, slots=True)
class Work:
    """A job that begins anew each time it is made, about how many seconds it lasts at rest, and what it writes.

    `finds_half`: what is half there after it, in words; it also takes back what came in whole.
    """

    make: Callable[[], Job]
    lasts: float
    target: Path | None = None
    finds_half: Callable[[], str] = lambda: ""


class Bench:
    """The workshop and the files that work is about; each is made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.out = folder / "out"
        self.out.mkdir()
        self.file = folder / "long.vmo"
        with Workshop.create(self.file, author="A") as workshop:
            workshop.do(fill_workshop(sample_content("smart-scale-2018")))
            workshop.do(KPIS.add([{"name": "Trips a day"}]))
            for name in ("Ann", "Ben", "Cem"):
                workshop.do(add_participant({"name": name}))
            at = workshop.snapshot
            asked = [each.id for each in at.initiatives[:ASKED]]
            workshop.do(open_round("Round", asked, [each.id for each in at.leaves]))
            self.snapshot, self.history = workshop.snapshot, workshop.history()

    def works(self) -> dict[str, Work]:
        """Every kind of work, by name."""
        out, history, shown = self.out, self.history, self.snapshot
        pdf = out / "pack.pdf"
        return {
            "choice": Work(lambda: partial(_choice, self.of), 0.1),
            "frontier": Work(lambda: partial(find_portfolio_frontier, self.of.problem, self.of.budget_index), 0.2),
            "weight sweep": Work(lambda: partial(_sweep, self.of), 1.5),
            "weight map": Work(lambda: partial(_map, self.of), 2.0),
            "margins": Work(lambda: partial(ScenarioSensitivity(self.of).funding_margins, self.portfolio), 1.5),
            "prices": Work(lambda: partial(_prices, self.portfolio), 2.0),
            "reliefs": Work(lambda: partial(_reliefs, self.of), 0.3),
            "robustness": Work(lambda: partial(RobustChoice(self.portfolio).advance, 2000), 3.0),
            "money table": Work(lambda: partial(finance_table, Money(shown)), 0.2),
            "money samples": Work(lambda: partial(_samples, self.portfolio), 0.3),
            "csv": Work(lambda: partial(_read, self.csv), 0.4),
            "xlsx": Work(lambda: partial(_read, self.xlsx), 1.0),
            "import plan": Work(lambda: self.draft.plan, 0.2),
            "import writing": Work(self.coming_in.make, 0.5, finds_half=self.coming_in.finds_half),
            "readings": Work(lambda: partial(_readings, self.readings, self), 0.4),
            "ballots out": Work(lambda: partial(export_ballots, self.forms, self.key, out), 0.3),
            "ballots back": Work(lambda: partial(_back, self.ballots, self), 1.2),
            "ballots on paper": Work(lambda: partial(_paper, self, out / "b.pdf"), 0.6, out / "b.pdf"),
            "data as xlsx": Work(lambda: partial(_data, self, out / "d.xlsx"), 0.3, out / "d.xlsx"),
            "data as csv": Work(lambda: partial(_data, self, out / "d.csv"), 0.03, out / "d.csv"),
            "data as json": Work(lambda: partial(_data, self, out / "d.json"), 0.15, out / "d.json"),
            "pack words": Work(lambda: words_job(shown, history, Searches()), 1.5),
            "pack preview": Work(lambda: preview_job(Facts(Results(shown), history)), 3.0),
            "pack": Work(lambda: export_job(shown, history, pdf, None, Searches()), 3.0, pdf),
            "print": Work(lambda: _print(self.pdf, out / "print.pdf"), 0.6),
            "thumbnail": Work(lambda: thumbnail_job(self.file, is_dark=False), 0.3),
        }

    @property
    def of(self) -> ScenarioProblem:
        """What the first scenario may choose, with nothing known yet."""
        return ScenarioProblem(Results(self.snapshot), self.snapshot.choice.scenarios[0])

    @cached_property
    def portfolio(self) -> Portfolio:
        """What it chooses."""
        return chosen(self.of)

    @cached_property
    def csv(self) -> Path:
        """A spreadsheet as text."""
        path = self.folder / "rows.csv"
        with path.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows(_rows())
        return path

    @cached_property
    def xlsx(self) -> Path:
        """The same as a workbook."""
        book, path = Workbook(write_only=True), self.folder / "rows.xlsx"
        sheet = book.create_sheet("Rows")
        for row in _rows():
            sheet.append(row)
        book.save(path)
        return path

    @cached_property
    def draft(self) -> ImportDraft:
        """The import of it."""
        return ImportDraft.begin(read_raw_sheet(self.csv), SourceOptions(), self.snapshot, None)

    @cached_property
    def coming_in(self) -> "ComingIn":
        """An import that is written into a workshop of its own."""
        return ComingIn(self.folder / "into.vmo")

    @cached_property
    def readings(self) -> Path:
        """Readings of a KPI."""
        path = self.folder / "readings.csv"
        days = (
            f"Trips a day,actual,20{year:02}-{month:02}-01,{month}\n"
            for year in range(10, 99)
            for month in range(1, 13)
        )
        path.write_text("KPI,Series,Date,Value\n" + "".join(days), encoding="utf-8")
        return path

    @cached_property
    def key(self) -> bytes:
        """What ballots are sealed with."""
        return workshop_key(self.snapshot)

    @cached_property
    def forms(self) -> tuple[BallotForm, ...]:
        """The ballots of everybody."""
        return forms_of(self.snapshot, self.snapshot.rounds[0].id)

    @cached_property
    def ballots(self) -> list[Path]:
        """The ballots, as they went out."""
        folder = self.folder / "ballots"
        folder.mkdir()
        return export_ballots(self.forms, self.key, folder)

    @cached_property
    def pdf(self) -> bytes:
        """The ballots on paper: something to print."""
        path = self.folder / "paper.pdf"
        _paper(self, path, lambda _done, _of: None)
        return path.read_bytes()


class ComingIn:
    """An import of many rows that is written, and taken back where it came in."""

    def __init__(self, path: Path) -> None:
        self._workshop = Workshop.create(path, author="A")
        self._written: list[WrittenStep] = []
        added = [ImportedInitiative({"code": f"N{row}", "name": f"Initiative {row}"}) for row in range(2 * ROWS)]
        self._operation = import_initiatives(source="rows.csv", added=added, changed={})

    def make(self) -> Job:
        """The writing of it, in a thread."""
        return lambda report: self._written.append(self._workshop.write(self._operation, report))

    def finds_half(self) -> str:
        """Whether the file holds anything but none of it, or all of it where that was acknowledged."""
        for each in self._written:
            self._workshop.follow(each)
        held = len(self._workshop.snapshot.initiatives)
        wanted = len(self._written) * 2 * ROWS
        with Workshop.read(self._workshop.path) as there:
            number, wrong = len(there.snapshot.initiatives), there.check()
        if self._written:
            self._workshop.undo()
            self._written.clear()
        is_right = held == number == wanted and not wrong
        return "" if is_right else f"{number} rows are in the file, {held} held, {wanted} told; {wrong}"


def _rows() -> list[list[str]]:
    head = ["Code", "Name", "Cost", "Owner", "Start"]
    return [head, *([f"N{row}", f"Initiative {row}", f"{1000 + row}", "Team", "2027-01-01"] for row in range(ROWS))]


def _choice(of: ScenarioProblem, report: Report) -> object:
    return chosen(of, report=report)


def _sweep(of: ScenarioProblem, report: Report) -> object:
    return ScenarioSensitivity(of).portfolio_sweep(0, report)


def _map(of: ScenarioProblem, report: Report) -> object:
    return ScenarioSensitivity(of).portfolio_map(0, 1, report)


def _prices(portfolio: Portfolio, report: Report) -> object:
    return more_tags(more_tags(no_tags(portfolio), report), report)


def _reliefs(of: ScenarioProblem, report: Report) -> object:
    """Each of these alone leaves nothing to choose: more must be spent than the budget, and more than there is."""
    problem, index = of.problem, of.budget_index
    assert index is not None
    limit = replace(problem.limits[index], least=problem.limits[index].most * 2)
    return find_conflict(replace(problem, limits=(*problem.limits, limit)), report)


def _samples(portfolio: Portfolio, report: Report) -> object:
    return find_risk(cash_of_portfolio(Money(portfolio.of.snapshot), portfolio), report)


def _read(path: Path, report: Report) -> object:
    return read_raw_sheet(path, report=report)


def _readings(path: Path, bench: Bench, report: Report) -> object:
    return look_at_readings(path, bench.snapshot, report)


def _back(paths: list[Path], bench: Bench, report: Report) -> object:
    return read_ballots(paths, bench.snapshot, bench.key, report)


def _paper(bench: Bench, target: Path, report: Report) -> None:
    write_ballots(bench.forms, Paper.A4, target, report)


def _data(bench: Bench, path: Path, report: Report) -> None:
    export_data(Results(bench.snapshot), path, known={}, report=report)


def _print(data: bytes, path: Path) -> Job:
    printer = make_printer("Pack", Paper.A4)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return print_job(data, printer, list(range(6)))
