"""What a ballot asks: the questions of a round to one participant, whether in a workbook, on paper or elsewhere."""

from collections.abc import Collection
from dataclasses import dataclass

from vmo_desktop.errors import NotAllowed
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.room_rows import ParticipantRow, RoundRow, RoundState
from vmo_desktop.workshop.rows import DriverRow, InitiativeRow, ScaleKind, ScaleLevelRow, WorkshopRow
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Workshop")


@dataclass(frozen=True, slots=True)
class AskedDriver:
    """A driver with its scale; `levels` lowest first, empty for a measure; `low` and `high` bound a vote."""

    driver: DriverRow
    levels: tuple[ScaleLevelRow, ...]
    low: float
    high: float

    @property
    def is_measure(self) -> bool:
        """Whether a vote is a number in the driver's unit rather than a level."""
        return self.driver.scale is ScaleKind.MEASURE


@dataclass(frozen=True)
class BallotForm:
    """Every initiative on every driver that the participant scores; `own` holds the initiatives that they own."""

    frame: WorkshopRow
    round: RoundRow
    participant: ParticipantRow
    initiatives: tuple[InitiativeRow, ...]
    drivers: tuple[AskedDriver, ...]
    own: frozenset[int]


def open_rounds(snapshot: Snapshot) -> tuple[RoundRow, ...]:
    """Rounds on scores that take ballots, the newest first."""
    return tuple(
        each for each in reversed(snapshot.rounds) if each.state is RoundState.OPEN and each.weight_set_id is None
    )


def form_of(snapshot: Snapshot, round_id: int, participant_id: int) -> BallotForm:
    """The ballot of one participant in an open round on scores.

    Raises `NotAllowed` when the round takes no such ballot, a scale is missing, or they score none of its drivers.
    """
    asked = _open_round(snapshot, round_id)
    participant = next(each for each in snapshot.participants if each.id == participant_id)
    drivers = _asked_drivers(snapshot, round_id, participant_id)
    if not drivers:
        raise NotAllowed(
            tr("{name} scores none of the drivers of this round, so there is no ballot.", name=participant.name)
        )
    return BallotForm(
        frame=snapshot.workshop,
        round=asked,
        participant=participant,
        initiatives=tuple(each for each in snapshot.initiatives if each.id in snapshot.round_initiatives[round_id]),
        drivers=drivers,
        own=frozenset(own for owner, own in snapshot.interests if owner == participant_id),
    )


def forms_of(
    snapshot: Snapshot, round_id: int, participant_ids: Collection[int] | None = None
) -> tuple[BallotForm, ...]:
    """The ballots of these participants; None: of everybody present who scores a driver of the round.

    Raises `NotAllowed` as `form_of` does, and when nobody is asked.
    """
    _open_round(snapshot, round_id)
    if participant_ids is None:
        asked = [
            each for each in snapshot.participants if each.is_present and _asked_drivers(snapshot, round_id, each.id)
        ]
    else:
        asked = [each for each in snapshot.participants if each.id in participant_ids]
    if not asked:
        raise NotAllowed(tr("Nobody is asked in this round. Add participants, or mark those who vote as present."))
    return tuple(form_of(snapshot, round_id, each.id) for each in asked)


def _open_round(snapshot: Snapshot, round_id: int) -> RoundRow:
    asked = next((each for each in snapshot.rounds if each.id == round_id), None)
    if asked is None or asked.state is not RoundState.OPEN:
        raise NotAllowed(tr("This round is not open, so no ballot is taken. Open a new round to vote again."))
    if asked.weight_set_id is not None:
        raise NotAllowed(
            tr("{round} is on weights, which have no ballots to hand out. Vote on the laptop.", round=asked.name)
        )
    return asked


def _asked_drivers(snapshot: Snapshot, round_id: int, participant_id: int) -> tuple[AskedDriver, ...]:
    wanted = [
        driver
        for driver in snapshot.leaves
        if driver.id in snapshot.round_drivers[round_id] and (participant_id, driver.id) not in snapshot.barred_drivers
    ]
    for driver in wanted:
        if not snapshot.scales[driver.id].scores:
            raise NotAllowed(
                tr("{driver} has no scale to vote on. Give it one on the page Drivers.", driver=driver.name)
            )
    return tuple(_asked(snapshot, driver) for driver in wanted)


def _asked(snapshot: Snapshot, driver: DriverRow) -> AskedDriver:
    scale = snapshot.scales[driver.id]
    levels = () if driver.scale is ScaleKind.MEASURE else snapshot.levels[driver.id]
    return AskedDriver(driver, levels, scale.low, scale.high)
