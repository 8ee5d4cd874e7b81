"""How initiatives hang together: what requires what, groups, and what two bring together."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.choosing import A, B, C, make_choosing
from tests.workshop.doing import label_of, refusal_of
from vmo_desktop.workshop.choice_rows import DependencyGroupRow, GroupKind, SynergyRow
from vmo_desktop.workshop.ops.dependencies import (
    add_group,
    add_synergy,
    delete_groups,
    delete_synergies,
    drop_requirement,
    edit_group,
    edit_synergy,
    require,
)
from vmo_desktop.workshop.workshop import Workshop

TWO = "Choose two different initiatives."
TOGETHER = "Choose at least two initiatives that hang together."


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with make_choosing(tmp_path / "w.vmo") as opened:
        yield opened


def _ids(workshop: Workshop) -> tuple[int, int, int]:
    a, b, c = (workshop.snapshot.initiatives[row].id for row in (A, B, C))
    return a, b, c


def test_what_requires_what_with_its_reason(workshop: Workshop) -> None:
    a, b, c = _ids(workshop)

    def required() -> dict[tuple[int, int], str]:
        return {(each.initiative_id, each.requires_id): each.reason for each in workshop.snapshot.dependencies}

    assert refusal_of(workshop, require(a, a)) == TWO
    assert label_of(workshop, require(a, b, "Data")) == "A requires B"
    workshop.do(require(a, c))
    workshop.do(require(b, a))
    workshop.do(require(a, b, "Its data"))
    assert required() == {(a, b): "Its data", (a, c): "", (b, a): ""}
    assert label_of(workshop, drop_requirement(a, b)) == "A no longer requires B"
    assert required() == {(a, c): "", (b, a): ""}


def test_groups_come_at_the_end_and_change_whole(workshop: Workshop) -> None:
    a, b, c = _ids(workshop)

    def groups() -> list[tuple[DependencyGroupRow, tuple[int, ...]]]:
        choice = workshop.snapshot.choice
        return [(each, choice.members[each.id]) for each in choice.groups]

    assert label_of(workshop, add_group(GroupKind.AT_MOST_ONE, [b, a, b], "One of them")) == "Dependency added"
    workshop.do(add_group(GroupKind.ALL_OR_NONE, [b, c]))
    (first, members), (second, others) = groups()
    assert first == DependencyGroupRow(first.id, 1, GroupKind.AT_MOST_ONE, "One of them")
    assert second == DependencyGroupRow(second.id, 2, GroupKind.ALL_OR_NONE, "")
    assert (members, others) == ((a, b), (b, c))

    assert label_of(workshop, edit_group(first.id, GroupKind.AT_LEAST_ONE, [c], "Law")) == "Dependency changed"
    assert groups() == [
        (DependencyGroupRow(first.id, 1, GroupKind.AT_LEAST_ONE, "Law"), (c,)),
        (second, (b, c)),
    ]
    assert label_of(workshop, delete_groups([first.id])) == "Dependency deleted"
    assert groups() == [(second, (b, c))]
    workshop.undo()
    assert label_of(workshop, delete_groups([first.id, second.id])) == "2 dependencies deleted"
    assert groups() == []


def test_a_group_has_two_initiatives_unless_at_least_one_of_it_is_needed(workshop: Workshop) -> None:
    a, b, _ = _ids(workshop)
    for kind in (GroupKind.ALL_OR_NONE, GroupKind.AT_MOST_ONE):
        assert refusal_of(workshop, add_group(kind, [a, a])) == TOGETHER
    assert refusal_of(workshop, add_group(GroupKind.AT_LEAST_ONE, [])) == TOGETHER
    workshop.do(add_group(GroupKind.AT_LEAST_ONE, [a]))
    group = workshop.snapshot.choice.groups[0].id
    assert refusal_of(workshop, edit_group(group, GroupKind.ALL_OR_NONE, [b])) == TOGETHER


def test_what_two_bring_together(workshop: Workshop) -> None:
    a, b, c = _ids(workshop)

    def synergies() -> tuple[SynergyRow, ...]:
        return workshop.snapshot.choice.synergies

    assert refusal_of(workshop, add_synergy(a, a, {"value": 5.0})) == TWO
    told = label_of(workshop, add_synergy(a, b, {"value": 5.0, "saving": 2.0, "reason": "One team"}))
    assert told == "Synergy added: A and B"
    workshop.do(add_synergy(b, c, {"saving": 1.0}))
    first, second = synergies()
    assert first == SynergyRow(first.id, a, b, 5.0, 2.0, "One team")
    assert second == SynergyRow(second.id, b, c, 0.0, 1.0, "")

    steps = len(workshop.history())
    workshop.do(edit_synergy(first.id, {"value": 6.0}))
    assert label_of(workshop, edit_synergy(first.id, {"value": -6.0})) == "Synergy changed"
    assert len(workshop.history()) == steps + 1
    workshop.do(edit_synergy(second.id, {"value": 1.0}))
    workshop.do(edit_synergy(second.id, {"saving": 9.0}))
    assert len(workshop.history()) == steps + 3
    assert refusal_of(workshop, edit_synergy(first.id, {"second_id": a})) == TWO
    assert [(each.value, each.saving) for each in synergies()] == [(-6.0, 2.0), (1.0, 9.0)]

    assert label_of(workshop, delete_synergies([first.id])) == "Synergy deleted"
    assert [each.id for each in synergies()] == [second.id]
    workshop.undo()
    assert label_of(workshop, delete_synergies([first.id, second.id])) == "2 synergies deleted"
    assert synergies() == ()
