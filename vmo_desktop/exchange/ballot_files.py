"""The ballots of a round as files in a folder, and the files that come back."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from vmo_desktop.errors import NotAllowed, WriteFailed
from vmo_desktop.exchange.written import check_workbook
from vmo_desktop.paths import free_name, safe_stem
from vmo_desktop.progress import Report
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.ballot_form import BallotForm
from vmo_desktop.workshop.safe_write import write_safely

tr = Texts("Ballot")


def export_ballots(forms: Sequence[BallotForm], key: bytes, folder: Path, report: Report | None = None) -> list[Path]:
    """Write one workbook a participant into a folder; all of them or none.

    A file that is there already stays: it may be a ballot that was filled in. `report` hears (done, of) and may raise
    to stop. Raises `WriteFailed` when the disk refuses.
    """
    # XlsxWriter is slow to import: only where a workbook is written
    from vmo_desktop.exchange.ballot_workbook import write_ballot  # noqa: PLC0415

    if not folder.is_dir():
        raise WriteFailed(tr("{name} is no folder. Choose one that is there.", name=folder.name))
    taken = {path.name.casefold() for path in folder.iterdir()}
    written: list[Path] = []
    try:
        for done, form in enumerate(forms):
            if report is not None:
                report(done, len(forms))
            target = folder / free_name(ballot_stem(form), ".xlsx", taken)
            write_safely(target, partial(write_ballot, form, key), validate=check_workbook)
            written.append(target)
        if report is not None:
            report(len(forms), len(forms))  # the last moment at which it can be stopped
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise
    return written


def ballot_stem(form: BallotForm) -> str:
    """The name of a ballot's file, without its ending."""
    who = safe_stem(form.participant.name, "")[:40].strip() or f"{form.participant.id}"
    return safe_stem(f"{safe_stem(form.round.name, '')[:30]} - {who}", "")


def listed_files(paths: Sequence[Path]) -> list[Path]:
    """Files as given, and the workbooks in folders; each once.

    Raises `NotAllowed` when there is none.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        inside = sorted(path.glob("*.xlsx")) if path.is_dir() else [path]
        for each in inside:
            if not each.name.startswith(("~$", ".")):
                found.setdefault(each.resolve(), each)
    if not found:
        raise NotAllowed(tr("There is no Excel workbook (.xlsx) to read. Choose the files that came back."))
    return list(found.values())
