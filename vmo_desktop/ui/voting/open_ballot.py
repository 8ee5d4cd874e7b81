"""The ballot of the one person who sits at the laptop: read once, written key by key, forgotten when they leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vmo_desktop.ui.attempt import refusal_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.score_reader import ScoreReader
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.ballots import Pair, Voted, hand_in, withdraw_votes, write_votes, write_weight_votes
from vmo_desktop.workshop.ops.scores import Cell
from vmo_desktop.workshop.room_rows import ParticipantRow, RoundRow, VoteRow, Way

ENOUGH_FOR_DRIFT = 12
"""From so many cells on, an early one is asked a second time at the end."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a ballot: one driver, and the initiatives that are voted on together.

    `is_again`: one early cell is asked once more, its first vote out of sight.
    """

    driver_id: int
    initiative_ids: tuple[int, ...]
    is_again: bool = False

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells of the page, from the top."""
        return tuple((initiative_id, self.driver_id) for initiative_id in self.initiative_ids)


class OpenBallot:
    """One participant's votes in one open round, before they are handed in.

    Raises `NotAllowed` as `Workshop.own_ballot` does.
    """

    def __init__(self, live: LiveWorkshop, round_id: int, participant_id: int, pin: str | None) -> None:
        self._live = live
        snapshot = live.snapshot
        own = live.workshop.own_ballot(round_id, participant_id, pin)
        self.round: RoundRow = next(each for each in snapshot.rounds if each.id == round_id)
        self.person: ParticipantRow = next(each for each in snapshot.participants if each.id == participant_id)
        self._votes = {cell: Voted(row.value, row.rationale, row.again) for cell, row in own.votes.items()}
        self._weights = {pair: row.value for pair, row in own.weight_votes.items()}
        self._sheets = self._asked()
        self._readers: dict[int, ScoreReader] = {}

    def _asked(self) -> tuple[Sheet, ...]:
        snapshot, round_id = self._live.snapshot, self.round.id
        asked, drivers = snapshot.round_initiatives[round_id], snapshot.round_drivers[round_id]
        rows = tuple(each.id for each in snapshot.initiatives if each.id in asked)
        return tuple(
            Sheet(driver.id, rows)
            for driver in snapshot.leaves
            if driver.id in drivers and (self.person.id, driver.id) not in snapshot.barred_drivers
        )

    # What is asked

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell that is asked, in the order of the ballot."""
        return tuple(cell for sheet in self._sheets for cell in sheet.cells)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages, in order; the last one asks an early cell again where the ballot is long enough."""
        again = self._again_cell()
        return self._sheets if again is None else (*self._sheets, Sheet(again[1], (again[0],), is_again=True))

    def _again_cell(self) -> Cell | None:
        """The cell that is asked twice: one of the first third of the ballot, once that is voted on."""
        asked = next((cell for cell, vote in self._votes.items() if vote.again is not None), None)
        cells = self.cells
        early = cells[: len(cells) // 3]
        if asked is not None or len(cells) < ENOUGH_FOR_DRIFT or not all(map(self.has_vote, early)):
            return asked
        start = (7 * self.person.id + self.round.id) % len(early)
        return next((cell for cell in (*early[start:], *early[:start]) if self.value(cell) is not None), None)

    def reader(self, driver_id: int) -> ScoreReader:
        """The scale of a driver as typing sees it."""
        if driver_id not in self._readers:
            snapshot = self._live.snapshot
            driver = snapshot.driver_by_id[driver_id]
            self._readers[driver_id] = ScoreReader(driver, snapshot.scales[driver_id], snapshot.levels[driver_id])
        return self._readers[driver_id]

    def is_owned(self, initiative_id: int) -> bool:
        """Whether the participant owns an initiative."""
        return (self.person.id, initiative_id) in self._live.snapshot.interests

    # What is voted

    def has_vote(self, cell: Cell) -> bool:
        """Whether there is a vote or “no opinion”."""
        return cell in self._votes

    def value(self, cell: Cell) -> float | None:
        """The vote; None for no opinion and where there is no vote yet."""
        vote = self._votes.get(cell)
        return None if vote is None else vote.value

    def again(self, cell: Cell) -> float | None:
        """The vote of the second asking."""
        vote = self._votes.get(cell)
        return None if vote is None else vote.again

    def rationale(self, cell: Cell) -> str:
        """The reason that was typed."""
        vote = self._votes.get(cell)
        return "" if vote is None else vote.rationale

    @property
    def progress(self) -> tuple[int, int]:
        """How many cells have a vote, and how many there are."""
        cells = self.cells
        return sum(self.has_vote(cell) for cell in cells), len(cells)

    @property
    def rows(self) -> tuple[VoteRow, ...]:
        """The votes as rows, for what reads a ballot as a whole."""
        key = self.round.id, self.person.id
        return tuple(VoteRow(*key, *cell, vote.value, vote.rationale, vote.again) for cell, vote in self._votes.items())

    @property
    def judgements(self) -> Mapping[Pair, float]:
        """The votes on weights."""
        return dict(self._weights)

    def vote(self, cell: Cell, value: float | None) -> str:
        """Vote, None: no opinion; the sentence why it was refused, or an empty text."""
        before = self._votes.get(cell, Voted(None))
        return self._write(cell, replace(before, value=value))

    def vote_again(self, cell: Cell, value: float) -> str:
        """Answer the second asking."""
        return self._write(cell, replace(self._votes[cell], again=value))

    def explain(self, cell: Cell, text: str) -> str:
        """Give a reason in one line for a cell that has a vote."""
        line = " ".join(text.split())
        if not self.has_vote(cell) or line == self.rationale(cell):
            return ""
        return self._write(cell, replace(self._votes[cell], rationale=line))

    def withdraw(self, cell: Cell) -> str:
        """Leave a cell without a vote again."""
        if not self.has_vote(cell):
            return ""
        sentence = self._do(withdraw_votes(self.round.id, self.person.id, [cell], way=Way.LAPTOP))
        if not sentence:
            del self._votes[cell]
        return sentence

    def judge(self, judgements: Mapping[Pair, float]) -> str:
        """Vote on weights: all judgements in place of those before."""
        sentence = self._do(write_weight_votes(self.round.id, self.person.id, judgements, way=Way.LAPTOP))
        if not sentence:
            self._weights = dict(judgements)
        return sentence

    def hand_in(self) -> str:
        """Seal the ballot; from then on it is not read here any more."""
        return self._do(hand_in(self.round.id, self.person.id))

    def forget(self) -> None:
        """Hold nothing of the person any more."""
        self._votes.clear()
        self._weights.clear()

    def _write(self, cell: Cell, vote: Voted) -> str:
        sentence = self._do(write_votes(self.round.id, self.person.id, {cell: vote}, way=Way.LAPTOP))
        if not sentence:
            self._votes[cell] = vote
        return sentence

    def _do(self, operation: Operation) -> str:
        return refusal_of(self._live, operation)


def left_over(ballot: OpenBallot) -> Sequence[Cell]:
    """The cells without a vote."""
    return [cell for cell in ballot.cells if not ballot.has_vote(cell)]
