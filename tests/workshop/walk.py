"""A random walk over every operation of a workshop, for the tests of undo, history and files."""

import random
from collections.abc import Callable

from tests.workshop.choice_walk import scenario_step, use_step
from tests.workshop.value_walk import follow_step, money_step, road_step
from vmo_desktop.domain.trade_off import Answer
from vmo_desktop.errors import VmoError
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops import (
    agreement,
    curves,
    day,
    drivers,
    frame,
    initiatives,
    judgements,
    participants,
    presentation,
    rounds,
    scores,
    weights,
)
from vmo_desktop.workshop.room_rows import NoteKind
from vmo_desktop.workshop.rows import CurveKind, LabelChoice, Question, WeightMethod
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.workshop import Workshop

NAMES = ("Portal", "Archive", "Ärzte & Söhne <5 %", "=1+1", "مرحبا", "x" * 300, "", "O'Brien; DROP TABLE step")

Choice = Callable[[random.Random, Snapshot], Operation | None]


def _pick(rng: random.Random, rows: object) -> int | None:
    ids = [row.id for row in rows]  # type: ignore[attr-defined] # any sequence of rows with an id
    return rng.choice(ids) if ids else None


def _add_driver(rng: random.Random, at: Snapshot) -> Operation | None:
    groups = [None, *(driver.id for driver in at.drivers if driver.is_group)]
    return drivers.add_driver(rng.choice(NAMES), parent_id=rng.choice(groups), is_group=rng.random() < 0.3)


def _edit_driver(rng: random.Random, at: Snapshot) -> Operation | None:
    driver_id = _pick(rng, at.drivers)
    values = {"name": rng.choice(NAMES), "category": "own", "scale": rng.choice(("levels", "measure"))}
    return None if driver_id is None else drivers.edit_driver(driver_id, values)


def _move_driver(rng: random.Random, at: Snapshot) -> Operation | None:
    driver_id = _pick(rng, at.drivers)
    groups = [None, *(driver.id for driver in at.drivers if driver.is_group)]
    return None if driver_id is None else drivers.move_driver(driver_id, parent_id=rng.choice(groups), position=0)


def _set_levels(rng: random.Random, at: Snapshot) -> Operation | None:
    driver_id = _pick(rng, at.leaves)
    levels = [drivers.Level(score, rng.uniform(0, 100), rng.choice(NAMES)) for score in range(rng.randint(2, 6))]
    return None if driver_id is None else drivers.set_levels(driver_id, levels)


def _curve(rng: random.Random, at: Snapshot) -> Operation | None:
    driver_id = _pick(rng, at.leaves)
    if driver_id is None:
        return None
    score, points = rng.uniform(1, 99), rng.uniform(0, 100)
    return rng.choice(
        (
            curves.set_curve(driver_id, rng.choice([*CurveKind])),
            curves.set_half(driver_id, score, by_keys=rng.random() < 0.5),
            curves.set_curve_points(driver_id, [(score, points)]),
            curves.move_curve_point(driver_id, 0, (score, points), by_keys=rng.random() < 0.5),
            drivers.edit_driver(driver_id, {"direction": rng.choice(("higher", "lower"))}),
            drivers.edit_driver(driver_id, {"high": rng.uniform(100, 200)}),
        )
    )


def _delete_driver(rng: random.Random, at: Snapshot) -> Operation | None:
    driver_id = _pick(rng, at.drivers)
    return None if driver_id is None or rng.random() < 0.6 else drivers.delete_drivers([driver_id])


def _points(rng: random.Random, at: Snapshot) -> Operation | None:
    driver_id, set_id = _pick(rng, at.drivers), _pick(rng, at.weight_sets)
    if driver_id is None or set_id is None:
        return None
    return weights.set_points(set_id, {driver_id: rng.uniform(0, 50)})


def _weight_set(rng: random.Random, at: Snapshot) -> Operation | None:
    set_id = _pick(rng, at.weight_sets)
    driver_id = _pick(rng, at.drivers)
    choices: list[Operation] = [
        weights.add_weight_set(rng.choice(NAMES), class_name=rng.choice(("", "A", "B"))),
        weights.add_weight_set("Copy", copy_of=set_id),
    ]
    if set_id is not None:
        choices += [
            weights.edit_weight_set(set_id, name=rng.choice(NAMES), class_name=rng.choice(("", "A"))),
            weights.make_default(set_id),
            weights.delete_weight_set(set_id),
        ]
    if set_id is not None and driver_id is not None:
        choices.append(weights.set_locked(set_id, driver_id, rng.random() < 0.5))
    return rng.choice(choices)


def _initiatives(rng: random.Random, at: Snapshot) -> Operation | None:
    first = _pick(rng, at.initiatives)
    rows: list[dict[str, object]] = [
        {"name": rng.choice(NAMES), "cost": rng.choice((None, rng.uniform(0, 1e6))), "class_name": rng.choice("AB")}
        for _ in range(rng.randint(1, 4))
    ]
    order = [initiative.id for initiative in at.initiatives]
    rng.shuffle(order)
    choices = [initiatives.add_initiatives(rows), initiatives.reorder_initiatives(order)]
    if first is not None:
        edit: dict[str, object] = {"name": rng.choice(NAMES), "effort": rng.uniform(0, 100)}
        choices.append(initiatives.edit_initiatives({first: edit}, added=rows[:1]))
        choices.append(initiatives.edit_initiatives({first: {"notes": rng.choice(NAMES)}}))
        if rng.random() < 0.4:
            choices.append(initiatives.delete_initiatives([first]))
    return rng.choice(choices)


def _scores(rng: random.Random, at: Snapshot) -> Operation | None:
    initiative_id, driver_id = _pick(rng, at.initiatives), _pick(rng, at.leaves)
    if initiative_id is None or driver_id is None:
        return None
    scale = at.scales[driver_id]
    value = rng.choice((None, rng.uniform(scale.low, scale.high) if scale.scores else None))
    block = {(row.id, driver_id): value for row in at.initiatives}
    return rng.choice(
        (
            scores.set_score(initiative_id=initiative_id, driver_id=driver_id, value=value),
            scores.set_scores(block),
            scores.set_rationale(initiative_id=initiative_id, driver_id=driver_id, rationale=rng.choice(NAMES)),
        )
    )


def _frame(rng: random.Random, at: Snapshot) -> Operation | None:
    objective_id, driver_id = _pick(rng, at.objectives), _pick(rng, at.drivers)
    choices = [
        frame.edit_workshop({"title": rng.choice(NAMES), "budget": rng.choice((None, 1e6))}),
        frame.set_budget(rng.choice((None, 2e6))),
        frame.step_budget(rng.uniform(0, 3e6)),
        frame.add_objective(rng.choice(NAMES), "15 %"),
        presentation.edit_chart({"x_threshold": rng.uniform(0, 9)}),
        presentation.edit_pack({"request": rng.choice(NAMES)}),
        presentation.include_section("annex", rng.random() < 0.5),
        presentation.edit_pack_title("chart", rng.choice(NAMES)),
        presentation.reset_labels(),
        participants.add_participant({"name": rng.choice(NAMES)}),
        participants.add_participants([{"name": rng.choice(NAMES)}, {"name": rng.choice(NAMES), "role": "CFO"}]),
    ]
    if objective_id is not None:
        choices += [
            frame.edit_objective(objective_id, {"text": rng.choice(NAMES)}),
            frame.delete_objectives([objective_id]),
        ]
        if driver_id is not None:
            choices.append(frame.tie_driver(driver_id, [objective_id]))
    if at.initiatives:
        choices.append(presentation.choose_label(at.initiatives[-1].id, rng.choice([*LabelChoice])))
    if at.participants:
        person = at.participants[0].id
        choices += [
            participants.edit_participant(person, {"role": rng.choice(NAMES)}),
            participants.delete_participants([person]),
        ]
    return rng.choice(choices)


def _room(rng: random.Random, at: Snapshot) -> Operation | None:
    person, round_id = _pick(rng, at.participants), _pick(rng, at.rounds)
    initiatives_, drivers_ = [row.id for row in at.initiatives], [row.id for row in at.leaves]
    choices = [rounds.leave_out_owners(is_left_out=rng.random() < 0.5)]
    if initiatives_ and drivers_:
        choices.append(rounds.open_round(rng.choice(NAMES), initiatives_[:3], drivers_[:2]))
    if person is not None:
        choices += [
            participants.bar_drivers(person, drivers_[:1]),
            participants.set_interests(person, initiatives_[:2]),
            participants.set_pin(person, rng.choice((None, "1234"))),
        ]
    if round_id is not None:
        choices += [
            rounds.close_round(round_id),
            rounds.reopen_round(round_id),
            rounds.hide_progress(round_id, is_hidden=rng.random() < 0.5),
            rounds.discard_round(round_id),
        ]
    return rng.choice(choices)


def _judgements(rng: random.Random, at: Snapshot) -> Operation | None:
    set_id, first, second = _pick(rng, at.weight_sets), _pick(rng, at.drivers), _pick(rng, at.drivers)
    if set_id is None or first is None or second is None or first == second:
        return None
    return rng.choice(
        (
            judgements.set_method(set_id, rng.choice([*WeightMethod])),
            judgements.set_judgements(set_id, Question.SWING, {(first, first): rng.choice((None, 100.0, 40.0))}),
            judgements.set_judgements(set_id, Question.RATIO, {(first, second): rng.choice((1 / 3, 5.0))}),
            judgements.clear_judgements(set_id, Question.RATIO, [first, second]),
            judgements.answer_trade_off(set_id, (first, second), 0.5, rng.choice((None, *Answer))),
            judgements.take_weights(set_id, {first: rng.uniform(0, 100)}, source="swing"),
            judgements.confirm_weights(set_id, [first]),
        )
    )


def _agreement(rng: random.Random, at: Snapshot) -> Operation | None:
    initiative_id, driver_id, person = _pick(rng, at.initiatives), _pick(rng, at.leaves), _pick(rng, at.participants)
    round_id = _pick(rng, at.rounds)
    if initiative_id is None or driver_id is None or person is None or round_id is None:
        return None
    accepted = agreement.Accepted(round_id, 1.0, rng.choice(NAMES))
    return rng.choice(
        (
            agreement.accept_votes(initiative_id, driver_id, accepted),
            agreement.accept_all({(initiative_id, driver_id): accepted}),
            agreement.record_dissent(initiative_id, driver_id, person, rng.choice(NAMES)),
            agreement.withdraw_dissent(initiative_id, driver_id, person),
        )
    )


def _day(rng: random.Random, at: Snapshot) -> Operation | None:
    item_id, note_id, initiative_id = _pick(rng, at.agenda), _pick(rng, at.notes), _pick(rng, at.initiatives)
    kind = rng.choice([*NoteKind])
    choices = [
        day.add_agenda_items([{"title": rng.choice(NAMES), "minutes": rng.uniform(0, 90)} for _ in range(2)]),
        day.reorder_agenda([item.id for item in reversed(at.agenda)]),
        day.add_note(rng.choice(NAMES), kind=kind, initiative_id=initiative_id),
    ]
    if item_id is not None:
        choices += [
            day.edit_agenda_item(item_id, {"prompt": rng.choice(NAMES)}),
            day.delete_agenda_items([item_id]),
        ]
    if note_id is not None:
        choices += [
            day.edit_note(note_id, rng.choice(NAMES), kind=kind, initiative_id=initiative_id),
            day.delete_notes([note_id]),
        ]
    return rng.choice(choices)


CHOICES: tuple[Choice, ...] = (
    _add_driver, _edit_driver, _move_driver, _set_levels, _curve, _delete_driver, _points, _weight_set,
    _initiatives, _initiatives, _scores, _scores, _scores, _frame, _room, _judgements, _agreement, _day,
    scenario_step, use_step, money_step, follow_step, road_step,
)  # fmt: skip


def step(workshop: Workshop, rng: random.Random) -> bool:
    """Do one random operation; False when it made no sense or was refused."""
    operation = rng.choice(CHOICES)(rng, workshop.snapshot)
    if operation is None:
        return False
    try:
        workshop.do(operation)
    except VmoError:
        return False
    return True
