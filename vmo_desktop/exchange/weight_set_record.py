"""The weights of a weight set as they follow from what was said of them, as a plain record for JSON.

Only what the room's facilitator recorded enters: votes on weights reach a set when they are taken over, never before.
"""

from collections.abc import Sequence
from typing import Any

from vmo_desktop.domain.weights import normalised
from vmo_desktop.errors import NotAllowed
from vmo_desktop.exchange.consistency_record import consistency_record
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import Question, WeightMethod, WeightSetRow
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.weighting import (
    QUESTION,
    Sheet,
    groups,
    overall_weights,
    sheet_of,
    shown_driver,
    stale_drivers,
)

tr = Texts("Workshop")


def weight_set_record(snapshot: Snapshot, name: str | None, method: WeightMethod | None) -> dict[str, Any]:
    """Weights of every driver, overall and within its group, by code.

    They follow from the answers to the method, or to the set's own; a group of which these give no weights keeps its
    points. Raises `NotAllowed` when there is no such set, or the answers to a method that is asked for give no weights.
    """
    weight_set = _named_set(snapshot, name)
    by = method or weight_set.method
    sheets = {each: sheet_of(snapshot, weight_set.id, each, "{:g}".format).by(by) for each in groups(snapshot)}
    if method is not None:
        _check_answered(weight_set, method, list(sheets.values()))
    shares = {
        driver_id: float(share)
        for sheet in sheets.values()
        if sheet.derived.is_ready
        for driver_id, share in zip(sheet.ids, sheet.derived.shares, strict=True)
    }
    overall = overall_weights(snapshot, weight_set.id, shares)
    return {
        "weight_set": weight_set.name,
        "class": weight_set.class_name,
        "method": by.value,
        "weights": {driver.code: overall[driver.id] for driver in snapshot.leaves},
        "names": {driver.code: shown_driver(driver) for driver in snapshot.drivers},
        "groups": [_group(snapshot, weight_set.id, parent_id, sheet) for parent_id, sheet in sheets.items()],
        "stale": [driver.code for driver in stale_drivers(snapshot, weight_set.id)],
    }


def _named_set(snapshot: Snapshot, name: str | None) -> WeightSetRow:
    """The newest weight set of a name; the default one where none is given."""
    wanted = [each for each in snapshot.weight_sets if (each.is_default if name is None else each.name == name)]
    if wanted:
        return wanted[-1]
    if not snapshot.weight_sets:
        raise NotAllowed(tr("The workshop has no weight set."))
    known = ", ".join(each.name for each in snapshot.weight_sets)
    raise NotAllowed(tr('There is no weight set "{wanted}". There are: {known}.', wanted=name or "", known=known))


def _check_answered(weight_set: WeightSetRow, method: WeightMethod, sheets: Sequence[Sheet]) -> None:
    """Refuse a method whose answers give no weights in any group."""
    if any(sheet.derived.is_ready for sheet in sheets):
        return
    if any(sheet.votes for sheet in sheets):
        raise NotAllowed(
            tr(
                'The answers for the method {method} in "{set}" give no weights yet: some are missing or do not fit.',
                method=method.value,
                set=weight_set.name,
            )
        )
    answered = ", ".join(each.value for each in WeightMethod if any(QUESTION[each] in one.answers for one in sheets))
    if not answered:
        raise NotAllowed(
            tr(
                '"{set}" holds no answers for the method {method}, nor for any other: leave it out for its points.',
                set=weight_set.name,
                method=method.value,
            )
        )
    raise NotAllowed(
        tr(
            '"{set}" holds no answers for the method {method}. It holds answers for: {answered}.',
            set=weight_set.name,
            method=method.value,
            answered=answered,
        )
    )


def _group(snapshot: Snapshot, weight_set_id: int, parent_id: int | None, sheet: Sheet) -> dict[str, Any]:
    parent = None if parent_id is None else snapshot.driver_by_id[parent_id]
    codes = {driver_id: snapshot.driver_by_id[driver_id].code for driver_id in sheet.ids}
    derived = sheet.derived
    points = [snapshot.points(weight_set_id, driver_id) for driver_id in sheet.ids]
    shares = derived.shares if derived.is_ready else normalised(points)
    record: dict[str, Any] = {
        "group": None if parent is None else parent.code,
        "source": "judgements" if derived.is_ready else "points",
        "missing": [[codes[each] for each in dict.fromkeys(pair)] for pair in derived.missing],
        "weights": dict(zip(codes.values(), shares.tolist(), strict=True)),
    }
    if sheet.question is Question.RATIO and sheet.votes:
        record |= consistency_record(tuple(codes.values()), sheet.matrix)
    return record
