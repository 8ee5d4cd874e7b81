"""Returned ballots: read in the limited process, checked whole, and taken in whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from vmo_desktop.errors import NotAllowed, SourceRefused
from vmo_desktop.exchange.ballot_cells import FilledSheet, Problem, Scale, read_filled
from vmo_desktop.exchange.ballot_identity import Identity, fingerprint, identity_of, is_of, scale_digest
from vmo_desktop.exchange.ballot_mark import SHEET
from vmo_desktop.exchange.reading import read_filled_sheets
from vmo_desktop.exchange.table import RawSheet
from vmo_desktop.progress import Report
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.ballot_form import BallotForm, form_of
from vmo_desktop.workshop.ballot_words import no_opinion
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted, take_in
from vmo_desktop.workshop.ops.scores import Cell
from vmo_desktop.workshop.room_rows import RoundState, Way
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Ballot")

_HANDED_OUT = tr.mark("Hand out the ballots of the round anew, and read the one that comes back.")


@dataclass(frozen=True)
class ReadBallot:
    """A file that came back: a whole ballot, or why it is none.

    `filled` holds no opinion where a cell is empty; it is taken only when that is wanted or nothing is empty.
    """

    path: Path
    problems: tuple[Problem, ...] = ()
    round_id: int = 0
    participant_id: int = 0
    participant: str = ""
    filled: FilledBallot | None = field(default=None, repr=False)

    @property
    def is_good(self) -> bool:
        """Whether it can be taken in as it is."""
        return self.filled is not None and not self.problems

    @property
    def is_only_unfinished(self) -> bool:
        """Whether empty cells are all that is wrong."""
        return self.filled is not None and bool(self.problems) and all(each.is_empty_cell for each in self.problems)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Why it is not taken; empty when it can be."""
        return tuple(each.sentence(self.path.name) for each in self.problems)

    def with_no_opinion(self) -> "ReadBallot":
        """The same ballot with no opinion in its empty cells."""
        return replace(self, problems=()) if self.is_only_unfinished else self

    def take_in(self) -> Operation:
        """Record this good ballot and seal it."""
        assert self.filled is not None  # noqa: S101 - asked of good ballots only
        return take_in(self.round_id, self.participant_id, self.filled, way=Way.WORKBOOK)


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.what)
        self.problem = problem


def read_ballots(
    paths: Sequence[Path], snapshot: Snapshot, key: bytes, report: Report | None = None
) -> tuple[ReadBallot, ...]:
    """Read returned files in the order given; none is taken in yet.

    Of equal ballots of one participant the first is good; of differing ones none is. `report` hears (done, of) in
    files, at least ten times a second; when it raises, nothing more is read.
    """
    found = []
    for done, path in enumerate(paths):
        beat = _beat(report, done, len(paths))
        beat(0, 0)
        found.append(read_ballot(path, snapshot, key, beat))
    return _without_doubles(found)


def _beat(report: Report | None, done: int, of: int) -> Report:
    return (lambda _, __: report(done, of)) if report is not None else lambda _, __: None


def read_ballot(path: Path, snapshot: Snapshot, key: bytes, report: Report | None = None) -> ReadBallot:
    """Read one returned file."""
    try:
        sheets = {each.sheet: each for each in read_filled_sheets(path, report)}
        identity = _identity(sheets, key)
        form = _asked(identity, snapshot)
    except SourceRefused as refused:
        again = tr("Open it in a spreadsheet program, save it as Excel workbook (.xlsx), and read that.")
        return ReadBallot(path, (Problem(refused.reason, again, refused.place.sheet),))
    except _Refused as refused:
        return ReadBallot(path, (refused.problem,))
    filled = [_filled_sheet(sheets, identity, place, form) for place in range(len(identity.sheets))]
    votes: dict[Cell, Voted] = {
        (initiative_id, sheet.driver_id): vote
        for sheet, each in zip(identity.sheets, filled, strict=True)
        for initiative_id, vote in each.votes.items()
    }
    problems = tuple(problem for each in filled for problem in each.problems)
    is_whole = len(votes) == len(form.initiatives) * len(form.drivers)
    if is_whole and len(problems) == len(votes) and all(each.is_empty_cell for each in problems):
        problems, votes = (Problem(tr("nothing is filled in."), tr("Ask for it to be filled in.")),), {}
    return ReadBallot(
        path,
        problems,
        form.round.id,
        form.participant.id,
        form.participant.name,
        FilledBallot(votes) if is_whole and votes else None,
    )


def _identity(sheets: dict[str, RawSheet], key: bytes) -> Identity:
    lines = [str(row.cells[0]) for row in sheets[SHEET].rows if row.cells] if SHEET in sheets else []
    identity = identity_of(lines)
    if identity is None:
        raise _Refused(
            Problem(
                tr("this is no ballot, or its hidden sheet is gone."),
                tr("Read the file that was handed out, filled in and saved as Excel workbook."),
            )
        )
    if identity.workshop != fingerprint(key):
        raise _Refused(
            Problem(
                tr('this ballot belongs to another workshop ("{title}").', title=identity.workshop_title),
                tr("Open that workshop to read it."),
            )
        )
    if not is_of(lines, key):
        raise _Refused(Problem(tr("the hidden part of this ballot was changed."), tr.marked(_HANDED_OUT)))
    return identity


def _asked(identity: Identity, snapshot: Snapshot) -> BallotForm:
    """What the round asks of the participant now; refused when that is not what the ballot asks."""
    asked = next((each for each in snapshot.rounds if each.id == identity.round_id), None)
    if asked is None:
        raise _Refused(Problem(tr("its round has been deleted."), tr.marked(_HANDED_OUT)))
    if asked.state is not RoundState.OPEN:
        state = tr("closed") if asked.state is RoundState.CLOSED else tr("revealed")
        what = tr("it is for {round}, which is {state}.", round=asked.name, state=state)
        remedy = tr("Open the round again to take it.") if asked.state is RoundState.CLOSED else tr.marked(_NEW_ROUND)
        raise _Refused(Problem(what, remedy))
    if all(each.id != identity.participant_id for each in snapshot.participants):
        raise _Refused(
            Problem(
                tr("its participant is not in this workshop any more."),
                tr("Add them again, and hand out a new ballot."),
            )
        )
    try:
        form = form_of(snapshot, identity.round_id, identity.participant_id)
    except NotAllowed as refused:
        raise _Refused(Problem(str(refused), tr.marked(_HANDED_OUT))) from refused
    ballot = snapshot.ballots.get((form.round.id, form.participant.id))
    if ballot is not None and ballot.is_done:
        what = tr(
            "the ballot of {name} for {round} is handed in already.", name=form.participant.name, round=asked.name
        )
        raise _Refused(Problem(what, tr("Start their ballot over first, if this one is to count instead.")))
    _refuse_older(identity, form)
    return form


_NEW_ROUND = tr.mark("Open a new round to vote again.")


def _refuse_older(identity: Identity, form: BallotForm) -> None:
    initiatives = {each.id for each in form.initiatives}
    scales = {each.driver.id: scale_digest(each) for each in form.drivers}
    if {each.driver_id for each in identity.sheets} != scales.keys():
        what = tr("it was handed out before the drivers that {name} scores were changed.", name=form.participant.name)
    elif any({row.initiative_id for row in each.rows} != initiatives for each in identity.sheets):
        what = tr("it was handed out before the initiatives of the round were changed.")
    elif any(scales[each.driver_id] != each.scale for each in identity.sheets):
        what = tr("it was handed out before a scale was changed, so its votes may mean something else.")
    else:
        return
    raise _Refused(Problem(what, tr.marked(_HANDED_OUT)))


def _filled_sheet(sheets: dict[str, RawSheet], identity: Identity, place: int, form: BallotForm) -> FilledSheet:
    asked = identity.sheets[place]
    if asked.name not in sheets:
        what = tr('the sheet "{sheet}" is missing or was renamed.', sheet=asked.name)
        return FilledSheet(problems=[Problem(what, tr("Fill in the ballot as it was handed out, and move nothing."))])
    driver = next(each for each in form.drivers if each.driver.id == asked.driver_id)
    none = frozenset(text.casefold() for text in (identity.no_opinion, no_opinion()))
    return read_filled(sheets[asked.name], asked, Scale(driver.low, driver.high, none, asked.is_percent))


def _without_doubles(found: Sequence[ReadBallot]) -> tuple[ReadBallot, ...]:
    """Refuse what comes more than once: an equal ballot after the first, and all where they differ."""
    judged = []
    for each in found:
        same = [other for other in found if other.filled and _whose(other) == _whose(each)] if each.filled else []
        others = ", ".join(other.path.name for other in same if other is not each)
        if any(other.filled != each.filled for other in same):
            what = tr("it differs from another ballot of {name}: {others}.", name=each.participant, others=others)
            remedy = tr("Read only the one that counts.")
            judged.append(replace(each, filled=None, problems=(Problem(what, remedy),)))
        elif same and same[0] is not each:
            what = tr("it is the same ballot as {other}.", other=same[0].path.name)
            judged.append(replace(each, filled=None, problems=(Problem(what, tr("Nothing is to be done.")),)))
        else:
            judged.append(each)
    return tuple(judged)


def _whose(ballot: ReadBallot) -> tuple[int, int]:
    return ballot.round_id, ballot.participant_id
