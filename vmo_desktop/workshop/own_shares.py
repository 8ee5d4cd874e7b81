"""The weights of all drivers that each participant gave in the revealed rounds on a weight set."""

from collections.abc import Mapping

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.domain.weights import normalised, tree_weights
from vmo_desktop.workshop.group_weighting import RoomWeights, revealed_rounds, room_weights
from vmo_desktop.workshop.snapshot import Snapshot


def own_weights(snapshot: Snapshot, weight_set_id: int) -> Mapping[int, FloatArray]:
    """Weights of the leaves, summing to 1, by the id of each participant who gave some; of each group the newest.

    Where somebody gave none in a group, or a driver was not asked about, the weights of the set stand in.
    """
    points: dict[int, dict[int, float]] = {}
    for each in revealed_rounds(snapshot, weight_set_id):
        for room in room_weights(snapshot, each, str):
            for participant_id, given in _given(snapshot, weight_set_id, room).items():
                points.setdefault(participant_id, {}).update(given)
    return {each: _of_leaves(snapshot, weight_set_id, points[each]) for each in points}


def _given(snapshot: Snapshot, weight_set_id: int, room: RoomWeights) -> Mapping[int, Mapping[int, float]]:
    """Points of a group's drivers by participant: together as many as in the set, so that others keep their part."""
    ids = room.sheet.ids
    together = sum(snapshot.points(weight_set_id, each) for each in ids) or 1.0
    return {
        member.participant.id: dict(zip(ids, (member.shares * together).tolist(), strict=True))
        for member in room.members
        if member.is_counted
    }


def _of_leaves(snapshot: Snapshot, weight_set_id: int, points: Mapping[int, float]) -> FloatArray:
    drivers = snapshot.drivers
    index = {driver.id: node for node, driver in enumerate(drivers)}
    parents = [None if driver.parent_id is None else index[driver.parent_id] for driver in drivers]
    told = [points.get(driver.id, snapshot.points(weight_set_id, driver.id)) for driver in drivers]
    overall = tree_weights(parents, told)
    return normalised([overall[node] for node, driver in enumerate(drivers) if not driver.is_group])
