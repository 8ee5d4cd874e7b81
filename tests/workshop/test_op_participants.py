"""What edits of the people in the room write, say and refuse."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.workshop.edited import (
    ANA,
    BEN,
    DEPOT,
    GROWTH,
    PORTAL,
    SKILL,
    SPEED,
    done,
    kept,
    make_edited,
    refused,
)
from vmo_desktop.workshop.choice_rows import Degree
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.ballots import Voted, write_votes
from vmo_desktop.workshop.ops.participants import (
    add_participant,
    add_participants,
    bar_drivers,
    delete_participants,
    edit_participant,
    reorder_participants,
    set_interests,
    set_pin,
)
from vmo_desktop.workshop.ops.rounds import close_round, open_round, reveal_round
from vmo_desktop.workshop.ops.scenarios import approve_scenario, set_support
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with make_edited(tmp_path_factory.mktemp("participants") / "w.vmo") as made:
        yield made


@pytest.mark.parametrize(
    ("operations", "label", "written"),
    [
        (
            lambda: [add_participant({"name": "Cem", "role": "CFO"})],
            "Participant added: Cem",
            ["+participant(3, 3, Cem, CFO, 1.0, 1)"],
        ),
        (
            lambda: [add_participants([{"name": "Cem"}, {"name": "Dia", "voting_weight": 2.0}])],
            "2 participants added",
            ["+participant(3, 3, Cem, 1.0, 1)", "+participant(4, 4, Dia, 2.0, 1)"],
        ),
        (
            lambda: [edit_participant(BEN, {"role": "CTO", "is_present": False})],
            "Participant changed: Ben",
            ["participant[2].role  > CTO", "participant[2].is_present 1 > 0"],
        ),
        (
            lambda: [edit_participant(BEN, {"name": "Benno"})],
            "Participant changed: Benno",
            ["participant[2].name Ben > Benno"],
        ),
        (
            lambda: [bar_drivers(ANA, [SPEED, GROWTH]), bar_drivers(BEN, [GROWTH]), bar_drivers(ANA, [SKILL])],
            "Drivers scored by Ana changed",
            ["+barred_driver(1, 4)", "+barred_driver(2, 1)"],
        ),
        (lambda: [bar_drivers(ANA, [SPEED]), bar_drivers(ANA, [])], "Drivers scored by Ana changed", []),
        (
            lambda: [set_interests(ANA, [DEPOT, PORTAL]), set_interests(BEN, [PORTAL]), set_interests(ANA, [DEPOT])],
            "Initiatives owned by Ana changed",
            ["+interest(1, 2)", "+interest(2, 1)"],
        ),
        (lambda: [set_interests(BEN, [PORTAL]), set_interests(BEN, [])], "Initiatives owned by Ben changed", []),
        (lambda: [set_pin(ANA, None)], "PIN removed: Ana", []),
        (lambda: [set_pin(ANA, "")], "PIN removed: Ana", []),
        (
            lambda: [reorder_participants([BEN, ANA])],
            "Participants reordered",
            ["participant[1].position 1 > 2", "participant[2].position 2 > 1"],
        ),
        (
            lambda: [bar_drivers(ANA, [SPEED]), delete_participants([ANA])],
            "Participant deleted: Ana",
            ["-participant(1, 1, Ana, 1.0, 1)"],
        ),
        (
            lambda: [delete_participants([ANA, BEN])],
            "2 participants deleted",
            ["-participant(1, 1, Ana, 1.0, 1)", "-participant(2, 2, Ben, 1.0, 1)"],
        ),
    ],
)
def test_what_is_written(
    workshop: Workshop, operations: Callable[[], list[Operation]], label: str, written: list[str]
) -> None:
    assert done(workshop, *operations()) == (label, written)


def test_a_pin_is_written_for_its_owner_alone_and_never_readable(workshop: Workshop) -> None:
    label, written = done(workshop, set_pin(ANA, "1111"), set_pin(BEN, "2222"), set_pin(ANA, "1234"))
    assert label == "PIN set: Ana"
    assert [re.sub("[0-9a-f]{32,}", "x", each) for each in written] == ["+pin(1, x, x)", "+pin(2, x, x)"]


def test_typing_about_one_person_is_one_step(workshop: Workshop) -> None:
    steps = len(workshop.history())
    for role in ("C", "CTO"):
        workshop.do(edit_participant(BEN, {"role": role}))
    assert len(workshop.history()) == steps + 1
    workshop.do(edit_participant(ANA, {"role": "CEO"}))
    assert len(workshop.history()) == steps + 2
    workshop.undo()
    workshop.undo()


def test_who_voted_in_a_revealed_round_is_not_deleted(tmp_path: Path) -> None:
    with make_edited(tmp_path / "w.vmo") as workshop:
        workshop.do(open_round("Revealed", [PORTAL], [GROWTH]))
        workshop.do(write_votes(1, ANA, {(PORTAL, GROWTH): Voted(2.0)}, way=Way.LAPTOP))
        workshop.do(close_round(1))
        workshop.do(open_round("Open", [PORTAL], [GROWTH]))
        workshop.do(write_votes(2, BEN, {(PORTAL, GROWTH): Voted(2.0)}, way=Way.LAPTOP))
        workshop.do(reveal_round(1))

        sentence = "Ana has voted in a revealed round, which stays as it is. Mark them absent instead."
        assert refused(workshop, delete_participants([BEN, ANA])) == f"NotAllowed: {sentence}"
        label, written = kept(workshop, delete_participants([BEN]))
        assert label == "Participant deleted: Ben"
        assert written == ["-ballot(2, 2, 0, laptop)", "-participant(2, 2, Ben, 1.0, 1)", "-vote(2, 2, 1, 1, 2.0)"]


def test_who_supported_an_approved_scenario_is_not_deleted(workshop: Workshop) -> None:
    workshop.do(set_support(1, BEN, Degree.FULL))
    workshop.do(set_support(1, ANA, Degree.FULL))
    workshop.do(approve_scenario(1, [], status="optimal", value=0, bound=0, cost=0))
    words = "which is approved and stays as it is. Mark them absent instead, or take the approval back first."
    for people, first in (([BEN, ANA], "Ana"), ([BEN], "Ben")):
        sentence = f"NotAllowed: {first} said how far they support Base case, {words}"
        assert refused(workshop, delete_participants(people)) == sentence
    for _ in range(3):
        workshop.undo()
