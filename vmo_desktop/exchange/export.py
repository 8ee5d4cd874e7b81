"""Exporting a workshop's data; the file's ending chooses the format."""

from collections.abc import Mapping
from pathlib import Path

from vmo_desktop.errors import NotAllowed
from vmo_desktop.exchange.written import check_csv, check_json, check_workbook
from vmo_desktop.progress import Report, silent
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.portfolio import Portfolio, chosen
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.safe_write import write_safely
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

tr = Texts("Import")


LONGEST_SEARCH = 20.0
"""Seconds after which the best portfolio of a scenario found so far is written, with its bound."""


def export_data(
    results: Results,
    path: Path,
    *,
    known: Mapping[int, Portfolio] | None = None,
    report: Report | None = None,
    marks_formulas: bool = True,
) -> None:
    """Write initiatives, scores, drivers, weights and scenarios; an old file stays as it is when that fails.

    `known` are portfolios of scenarios, by id: the others are chosen, which can be slow, with `report` told of it.
    `marks_formulas`: texts of CSV that a spreadsheet program would calculate get an apostrophe in front, which our
    import takes off again; without it they are written as they are, for programs that take CSV as text.

    Raises `NotAllowed` for another ending than .xlsx, .csv and .json, and `WriteFailed` when the disk refuses.
    """
    ending = path.suffix.lower()
    portfolios: Mapping[int, Portfolio] = {}
    if ending == ".xlsx":
        # XlsxWriter is slow to import: only where a workbook is written
        from vmo_desktop.exchange.writer_xlsx import write_xlsx as write  # noqa: PLC0415

        validate = check_workbook
        portfolios = _portfolios(results, known, report)
    elif ending == ".csv":
        from vmo_desktop.exchange.writer_csv import write_csv, write_plain_csv  # noqa: PLC0415

        validate = check_csv
        write = write_csv if marks_formulas else write_plain_csv
    elif ending == ".json":
        from vmo_desktop.exchange.writer_json import write_json as write  # noqa: PLC0415

        validate = check_json
        portfolios = _portfolios(results, known, report)
    else:
        raise NotAllowed(
            tr("{name}: data can be exported as .xlsx, .csv or .json. Choose one of these endings.", name=path.name)
        )
    # Written at a stretch: of thousands of initiatives in half a second.
    tell = report or silent

    def check(part: Path) -> None:
        tell(1, 1)
        validate(part)
        tell(1, 1)  # the last moment at which it can be stopped

    tell(0, 1)
    write_safely(path, lambda stream: write(results, portfolios, stream), validate=check)


def _portfolios(results: Results, known: Mapping[int, Portfolio] | None, report: Report | None) -> dict[int, Portfolio]:
    found = known or {}
    return {
        each.id: found.get(each.id) or chosen(ScenarioProblem(results, each), time_limit=LONGEST_SEARCH, report=report)
        for each in results.snapshot.choice.scenarios
    }
