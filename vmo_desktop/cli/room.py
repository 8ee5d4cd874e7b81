"""`vmo participants` and `vmo ballots`: who votes, ballots out and in; never a vote."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vmo_desktop.cli.command import AT_FAULT, DONE, Command
from vmo_desktop.cli.output import plain, say, write, write_json
from vmo_desktop.errors import NotAllowed, VmoError
from vmo_desktop.workshop.room_rows import RoundRow
from vmo_desktop.workshop.rows import Paper
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.workshop import Workshop

if TYPE_CHECKING:
    from vmo_desktop.exchange.ballot_reading import ReadBallot


def _describe_participants(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--add", type=Path, metavar="PEOPLE.csv", help="add those listed: name, role, group, weight")
    parser.add_argument("--json", action="store_true")


def _participants(options: argparse.Namespace) -> int:
    with Workshop.open(options.file, for_reading=options.add is None) as workshop:
        if options.add is not None:
            from vmo_desktop.exchange.participant_list import add_listed  # noqa: PLC0415

            workshop.do(add_listed(options.add, workshop.snapshot))
        snapshot = workshop.snapshot
    people = [_person(snapshot, each.id) for each in snapshot.participants]
    if options.json:
        write_json({"participants": people})
        return DONE
    for person in people:
        absent = "" if person["present"] else "absent"
        words = f"{person['name']}  {person['role']}  {person['group']}  {person['voting_weight']:g}  {absent}"
        write(plain(words))
    return DONE


def _person(snapshot: Snapshot, participant_id: int) -> dict[str, Any]:
    row = next(each for each in snapshot.participants if each.id == participant_id)
    drivers = {driver.id: driver.code for driver in snapshot.leaves}
    initiatives = {each.id: each.code or each.name for each in snapshot.initiatives}
    return {
        "name": row.name,
        "role": row.role,
        "group": row.group,
        "voting_weight": row.voting_weight,
        "present": row.is_present,
        "does_not_score": [drivers[each] for who, each in sorted(snapshot.barred_drivers) if who == row.id],
        "owns": [initiatives[each] for who, each in sorted(snapshot.interests) if who == row.id],
    }


def _describe_ballots(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="export|read")
    out = verbs.add_parser("export", help="write a ballot for everybody present")
    out.add_argument("file", type=Path, metavar="FILE")
    out.add_argument("--round", metavar="ROUND", help="name or number of the round (default: the newest open one)")
    out.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    out.add_argument("--pdf", action="store_true", help="one PDF for printing instead of Excel workbooks")
    out.add_argument("--paper", choices=[each.value for each in Paper], help="default: that of the decision pack")
    out.set_defaults(run_verb=_export)
    back = verbs.add_parser("read", help="take in ballots that came back")
    back.add_argument("file", type=Path, metavar="FILE")
    back.add_argument("ballots", type=Path, nargs="+", metavar="BALLOT", help="workbooks, or folders of them")
    back.add_argument("--empty-is-no-opinion", action="store_true", help="take empty cells as no opinion")
    back.add_argument("--json", action="store_true")
    back.set_defaults(run_verb=_read)


def _ballots(options: argparse.Namespace) -> int:
    return int(options.run_verb(options))


def _export(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.ballot_files import export_ballots  # noqa: PLC0415
    from vmo_desktop.exchange.ballot_identity import workshop_key  # noqa: PLC0415
    from vmo_desktop.workshop.ballot_form import forms_of  # noqa: PLC0415

    with Workshop.read(options.file) as workshop:
        snapshot = workshop.snapshot
    asked = _round(snapshot, options.round)
    forms = forms_of(snapshot, asked.id)
    if options.pdf:
        from vmo_desktop.report.ballot_paper import export_paper  # noqa: PLC0415

        written = [export_paper(forms, Paper(options.paper or snapshot.pack.paper), options.to)]
    else:
        written = export_ballots(forms, workshop_key(snapshot), options.to)
    for path in written:
        write(plain(str(path)))
    return DONE


def _round(snapshot: Snapshot, wanted: str | None) -> RoundRow:
    """The round of a name or number; the newest open one where none is given."""
    from vmo_desktop.workshop.ballot_form import open_rounds  # noqa: PLC0415
    from vmo_desktop.workshop.named_round import named_round  # noqa: PLC0415

    if wanted is not None:
        return named_round(snapshot, wanted)
    newest = next(iter(open_rounds(snapshot)), None)
    if newest is None:
        raise NotAllowed("No round is open. Open one in the window first.")
    return newest


def _read(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.ballot_files import listed_files  # noqa: PLC0415
    from vmo_desktop.exchange.ballot_identity import workshop_key  # noqa: PLC0415
    from vmo_desktop.exchange.ballot_reading import read_ballots  # noqa: PLC0415

    with Workshop.open(options.file) as workshop:
        if workshop.is_read_only:
            raise NotAllowed("Somebody else has the workshop open, so no ballot can be taken in. Close it there first.")
        found = read_ballots(listed_files(options.ballots), workshop.snapshot, workshop_key(workshop.snapshot))
        if options.empty_is_no_opinion:
            found = tuple(each.with_no_opinion() for each in found)
        outcomes = [_taken(workshop, each) for each in found]
    names = {each.id: each.name for each in workshop.snapshot.rounds}
    records = [
        {
            "file": ballot.path.name,
            "taken": not sentences,
            "round": names.get(ballot.round_id, ""),
            "participant": ballot.participant,
            "refused": sentences,
        }
        for ballot, sentences in outcomes
    ]
    if options.json:
        write_json({"ballots": records})
    else:
        _print_outcome(records)
    return DONE if all(record["taken"] for record in records) else AT_FAULT


def _taken(workshop: Workshop, ballot: "ReadBallot") -> "tuple[ReadBallot, list[str]]":
    """Take a good ballot in; with why it was not."""
    if not ballot.is_good:
        return ballot, list(ballot.sentences)
    try:
        workshop.do(ballot.take_in())
    except VmoError as error:
        return ballot, [f"{ballot.path.name}: {error}"]
    return ballot, []


def _print_outcome(records: list[dict[str, Any]]) -> None:
    for record in records:
        if record["taken"]:
            write(plain(f"{record['file']}: taken for {record['participant']}, {record['round']}"))
        for sentence in record["refused"]:
            say(f"refused: {sentence}")
    taken = sum(record["taken"] for record in records)
    write(f"{taken} of {len(records)} ballots taken.")


COMMANDS = (
    Command("participants", "list who takes part, or add them from a CSV file", _participants, _describe_participants),
    Command("ballots", "write ballots for an open round, or take in those that came back", _ballots, _describe_ballots),
)
