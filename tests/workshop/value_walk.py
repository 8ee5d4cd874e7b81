"""Random edits of value and of the road, for the walk over every operation of a workshop."""

import random

from vmo_desktop.domain.forecast import Timing
from vmo_desktop.domain.realization import Direction
from vmo_desktop.exchange.road_library import roads
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops import benefits, finance, kpis, reviews, road, streams
from vmo_desktop.workshop.ops.listed import Listed
from vmo_desktop.workshop.ops.road_begin import begin_road
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import CashKind, Series

NAMES = ("Fewer calls", "", "<b>Größe</b> & Süße", "=1+1")
DAYS = ("2027-03-31", "2027-06-30", "2028-01-01")
ROADS = roads()


def _listed(rng: random.Random, listed: Listed, rows: list[int], values: dict[str, object]) -> Operation:
    """An edit of any list."""
    if not rows or rng.random() < 0.5:
        return listed.add([values] * rng.randint(1, 2))
    return rng.choice(
        [
            listed.edit(rng.choice(rows), values),
            listed.edit_many(dict.fromkeys(rows[:2], values)),
            listed.reorder(rows[::-1]),
            listed.delete(rows[:1]),
        ]
    )


def money_step(rng: random.Random, at: Snapshot) -> Operation | None:
    """An edit of money over time, or of the benefits register."""
    settings = {"discount_rate": rng.uniform(-0.5, 0.5), "periods": rng.randint(1, 40), "first_period": "2027"}
    if not at.initiatives:
        return finance.edit_finance(settings)
    initiative_id = rng.choice(at.initiatives).id
    likely = rng.uniform(0, 1e6)
    line = {"initiative_id": initiative_id, "kind": rng.choice([*CashKind]), "name": rng.choice(NAMES),
            "timing": rng.choice([*Timing]), "start": float(rng.randint(0, 3)), "likely": likely, "high": likely * 2,
            "low": rng.choice((None, likely / 2))}  # fmt: skip
    lines = [row.id for row in at.value.cash_lines.get(initiative_id, ())]
    choices = [
        finance.edit_finance(settings),
        _listed(rng, finance.CASH_LINES, lines, line),
        benefits.add_benefit(initiative_id, {"name": rng.choice(NAMES), "measure": "calls a week"}),
    ]
    if at.benefits:
        benefit_id, other = rng.choice(at.benefits).id, rng.choice(at.benefits).id
        choices += [
            benefits.edit_benefit(benefit_id, {"low": rng.choice((None, 1.0)), "high": 2.0, "owner": "Ines"}),
            benefits.set_enablers(benefit_id, [initiative_id]),
            benefits.delete_benefits([benefit_id]),
        ]
        if other > benefit_id:
            choices.append(benefits.set_leads_to(benefit_id, [other]))
    return rng.choice(choices)


def follow_step(rng: random.Random, at: Snapshot) -> Operation | None:
    """An edit of KPIs, readings, reviews, lessons or wins."""
    name, day = rng.choice(NAMES), rng.choice(DAYS)
    ids = [kpi.id for kpi in at.value.kpis]
    kpi = {"name": name, "direction": Direction.MINIMISE, "baseline": 80.0, "target": rng.uniform(0, 80)}
    choices = [
        kpis.edit_realization({"at_risk": rng.uniform(0, 0.8), "as_of": rng.choice(("", day))}),
        _listed(rng, reviews.REVIEWS, [row.id for row in at.value.reviews], {"expected": name, "on": day}),
        _listed(rng, reviews.LESSONS, [row.id for row in at.value.lessons], {"text": name, "tags": "money"}),
        _listed(rng, reviews.WINS, [row.id for row in at.value.wins], {"title": name}),
        _listed(rng, reviews.ACTIONS, [row.id for row in at.road.actions], {"text": name, "due_on": day}),
        kpis.KPIS.add([kpi]),
    ]
    if ids:
        kpi_id, value = rng.choice(ids), rng.choice((None, rng.uniform(0, 100)))
        choices += [
            _listed(rng, kpis.KPIS, ids, kpi),
            kpis.freeze_kpis(ids[:2], "2027-01-31T10:00:00+01:00"),
            kpis.unfreeze_kpis(ids[:2], "counted anew"),
            kpis.delete_kpis([kpi.id for kpi in at.value.kpis if not kpi.frozen_at][:1]),
            kpis.set_readings([kpis.NewReading(kpi_id, rng.choice([*Series][1:]), day, value)]),
            kpis.edit_kpi(kpi_id, {"owner": name}),
        ]
    return rng.choice(choices)


def road_step(rng: random.Random, at: Snapshot) -> Operation | None:
    """An edit of the road's steps, assessments and people, or of a value stream."""
    name, day = rng.choice(NAMES), rng.choice(DAYS)
    step_ids = [row.id for row in at.road.steps]
    stream_ids = [row.id for row in at.road.streams]
    assessment_ids = [row.id for row in at.road.assessments]
    choices = [
        _listed(rng, road.STEPS, step_ids, {"name": name, "target": rng.choice((None, 3.0))}),
        _listed(rng, road.ASSESSMENTS, assessment_ids, {"name": name, "on": day}),
        _listed(rng, road.STAKEHOLDERS, [row.id for row in at.road.stakeholders], {"name": name, "influence": 4.0}),
        _listed(rng, road.TRAININGS, [row.id for row in at.road.trainings], {"role": name, "due_on": day}),
        _listed(rng, road.ASPECTS, [row.id for row in at.road.aspects], {"name": name, "today": rng.random()}),
        _listed(rng, streams.STREAMS, stream_ids, {"name": name}),
    ]
    if not step_ids:
        choices.append(begin_road(rng.choice(ROADS)))
    if step_ids:
        step_id, level = rng.choice(step_ids), rng.randrange(4)
        choices += [
            road.write_level(step_id, level, name, former=rng.choice((None, level, 1))),
            road.delete_levels(step_id, [level, 3]),
        ]
        if assessment_ids:
            assessment_id = rng.choice(assessment_ids)
            choices += [
                road.rate(assessment_id, step_ids[:2], name, {"level": rng.choice((None, 2.0)), "evidence": name}),
                road.drop_respondent(assessment_id, name),
                road.add_respondents(assessment_id, [name, rng.choice(NAMES)]),
                road.rename_respondent(assessment_id, name, rng.choice(NAMES)),
            ]
    if stream_ids:
        stream_id = rng.choice(stream_ids)
        rows = [row.id for row in at.road.stream_steps.get(stream_id, ())]
        values: dict[str, object] = {"stream_id": stream_id, "name": name, "wait_time": rng.uniform(0, 9)}
        choices += [
            _listed(rng, streams.STREAM_STEPS, rows, values),
            streams.draw_future(stream_id, name),
            streams.duplicate_stream(stream_id, name),
            streams.edit_stream(stream_id, {"unit": rng.choice(("days", "hours")), "customer": name}),
        ]
    return rng.choice(choices)
