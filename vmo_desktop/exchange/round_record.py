"""Agreement in a revealed round as a plain record, for JSON: full precision, unknown numbers None."""

from typing import Any

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.errors import NotAllowed
from vmo_desktop.exchange.agreement_record import agreement_record
from vmo_desktop.exchange.ranking_record import known
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.group_measures import GroupMeasures, Profile, group_measures
from vmo_desktop.workshop.key_figures import key_figures
from vmo_desktop.workshop.named_round import named_round
from vmo_desktop.workshop.results import Results, shown_name
from vmo_desktop.workshop.room_rows import RoundRow
from vmo_desktop.workshop.round_votes import revealed_rounds
from vmo_desktop.workshop.snapshot import Snapshot

tr = Texts("Agreement")


def round_record(results: Results, name: str | None) -> dict[str, Any]:
    """How far the room agrees in a revealed round: the one of a name or number, or the last.

    Raises `NotAllowed` when there is no such round on scores, or it is not revealed: then nothing of its votes is told.
    """
    found = _round(results.snapshot, name)
    measures = group_measures(results, found.id)
    votes = measures.votes
    people = [each.name for each in votes.participants]
    items = [each.code or shown_name(each) for each in votes.initiatives]
    return {
        "round": found.name,
        "raters": people,
        "items": items,
        "drivers": [each.code for each in votes.drivers],
        "leaves_out_owners": results.snapshot.room.leaves_out_owners,
        **agreement_record(measures.order, people, items),
        "krippendorff_alpha_cells": known(measures.cells.alpha),
        "within_group_agreement": {
            "median": known(measures.median_within),
            "joint": {item: known(value) for item, value in zip(items, measures.joint, strict=True)},
            "cells": {item: _by_driver(measures, row) for item, row in zip(items, measures.within, strict=True)},
        },
        "by_driver": {
            each.driver.code: {
                "within_group_agreement": known(each.within),
                **agreement_record(each.agreement, people, items),
            }
            for each in measures.by_driver
        },
        "participants": [_profile(each) for each in measures.profiles],
        "verdicts": [
            {"measure": each.name, "meaning": each.meaning, "source": each.source} for each in key_figures(measures)
        ],
    }


def _round(snapshot: Snapshot, name: str | None) -> RoundRow:
    revealed = revealed_rounds(snapshot)
    if name is None:
        if not revealed:
            raise NotAllowed(tr("No round on scores is revealed yet; nothing is told about votes before."))
        return revealed[-1]
    found = named_round(snapshot, name)
    if found.weight_set_id is not None:
        raise NotAllowed(tr('"{name}" is a round on weights; agreement is measured on scores.', name=found.name))
    if found not in revealed:
        raise NotAllowed(tr('"{name}" is not revealed yet; nothing is told about its votes before.', name=found.name))
    return found


def _by_driver(measures: GroupMeasures, row: FloatArray) -> dict[str, float | None]:
    return {driver.code: known(value) for driver, value in zip(measures.votes.drivers, row, strict=True)}


def _profile(profile: Profile) -> dict[str, Any]:
    return {
        "name": profile.participant.name,
        "group": profile.participant.group,
        "votes": profile.votes,
        "leniency": known(profile.leniency),
        "spread": known(profile.spread),
        "lowest": known(profile.low),
        "highest": known(profile.high),
        "share_at_ends": known(profile.ends),
        "spearman_with_others": known(profile.rho),
    }
