"""Who votes in a round, and who is next at the laptop."""

from collections.abc import Sequence

from vmo_desktop.workshop.snapshot import Snapshot


def voters(snapshot: Snapshot, round_id: int) -> Sequence[int]:
    """The participants who are present and are asked for something; those who have a ballot in any case."""
    asked = snapshot.round_drivers[round_id]
    return [
        each.id
        for each in snapshot.participants
        if (round_id, each.id) in snapshot.ballots
        or (each.is_present and any((each.id, driver_id) not in snapshot.barred_drivers for driver_id in asked))
    ]


def handed_in(snapshot: Snapshot, round_id: int) -> tuple[int, int]:
    """How many ballots of a round are handed in, and of how many voters."""
    people = voters(snapshot, round_id)
    return sum(is_done(snapshot, round_id, each) for each in people), len(people)


def is_done(snapshot: Snapshot, round_id: int, person_id: int) -> bool:
    """Whether a participant has handed in."""
    ballot = snapshot.ballots.get((round_id, person_id))
    return ballot is not None and ballot.is_done


def next_voter(snapshot: Snapshot, round_id: int, after: int | None) -> int | None:
    """The next voter who is present and not done, in the order of the list from somebody on; None when all are done."""
    people = list(voters(snapshot, round_id))
    start = people.index(after) + 1 if after in people else 0
    present = {each.id for each in snapshot.participants if each.is_present}
    ordered = [*people[start:], *people[:start]]
    return next((each for each in ordered if each in present and not is_done(snapshot, round_id, each)), None)
