"""Meridian's year after the workshop holds together, and a file of such a year says what is wrong with it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from vmo_desktop.domain.realization import Direction, Status
from vmo_desktop.errors import NotAllowed, SourceRefused
from vmo_desktop.exchange.library import SAMPLES, build_sample, sample_content
from vmo_desktop.exchange.road_csv import read_road
from vmo_desktop.exchange.value_csv import read_value
from vmo_desktop.exchange.workshop_csv import Keys
from vmo_desktop.exchange.workshop_toml import Frame, read_frame
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.operation import together
from vmo_desktop.workshop.ops.library import fill_workshop
from vmo_desktop.workshop.past import read_past
from vmo_desktop.workshop.portfolio import chosen
from vmo_desktop.workshop.realized import Realized, incomplete
from vmo_desktop.workshop.road_rows import StreamState
from vmo_desktop.workshop.scenario_problem import ScenarioProblem
from vmo_desktop.workshop.value_rows import CashKind, Series, Standing
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with Workshop.create(tmp_path / "w.vmo") as new:
        build_sample("meridian", new)
        yield new


def test_the_next_workshop_knows_what_was_recommended(workshop: Workshop) -> None:
    past = read_past(workshop.path)
    names = {each.id: each.code for each in past.snapshot.initiatives}
    left = [names[each] for each, standing in past.standings.items() if standing is Standing.NOT_FUNDED]
    assert left == ["M01", "M09", "M10", "M22", "M23", "M24"]


def test_the_year_changes_nothing_of_what_the_workshop_chose(workshop: Workshop) -> None:
    scenario = workshop.snapshot.choice.scenarios[0]
    portfolio = chosen(ScenarioProblem(workshop.results, scenario))
    initiatives = workshop.snapshot.initiatives
    left = [each.code for each, is_in in zip(initiatives, portfolio.is_funded, strict=True) if not is_in]
    assert left == ["M01", "M09", "M10", "M22", "M23", "M24"]
    assert portfolio.choice.cost == 13_730_000
    assert len(workshop.history()) == 1, "all of it is the step that the workshop begins with"


def test_cash_lines_spend_what_the_list_says_in_each_year(workshop: Workshop) -> None:
    money, snapshot = Money(workshop.snapshot), workshop.snapshot
    for initiative in snapshot.initiatives:
        rows = [row for row in money.rows_of(initiative.id) if row.kind is CashKind.COST and row.timing == "once"]
        lines = money.lines[initiative.id]
        once = [line for row, line in zip(money.rows_of(initiative.id), lines, strict=True) if row in rows]
        stated = [snapshot.choice.yearly_costs.get((initiative.id, year), 0.0) for year in range(2027, 2034)]
        np.testing.assert_allclose(money.series_of(tuple(once)).costs, stated, rtol=0, atol=1.0)
        assert all(row.low < row.likely < row.high and row.estimator for row in money.rows_of(initiative.id))  # type: ignore[operator]


def test_kpis_stand_in_every_way_that_they_can(workshop: Workshop) -> None:
    of = Realized(workshop.snapshot)
    assert 12 <= len(of.states) <= 20
    assert {state.status for state in of.states} == set(Status)
    assert {state.kpi.direction for state in of.states} == set(Direction)
    assert max(state.progress for state in of.states if state.progress == state.progress) > 1
    assert [state.kpi.name for state in of.overdue] == ["Heat pumps shipped with the connected controller"]
    assert sum(state.status is Status.OFF_TRACK for state in of.states) == 1
    assert any("Satisfaction" in state.kpi.name for state in of.states)
    assert all(state.kpi.owner and state.kpi.frozen_at for state in of.states)
    funded = {each.id for each in workshop.snapshot.initiatives if each.code not in {"M01", "M09", "M10", "M22"}}
    assert of.by_initiative.keys() <= funded
    days = {row.on for rows in workshop.snapshot.value.readings.values() for row in rows if row.series is Series.ACTUAL}
    assert (min(days), max(days)) == ("2027-01-31", "2027-12-31")
    assert len(of.by_objective) == len(workshop.snapshot.objectives)


def test_three_benefits_are_left_incomplete(workshop: Workshop) -> None:
    found = {row.name: incomplete(row) for row in workshop.snapshot.benefits if incomplete(row)}
    assert found == {
        "Installer sales kept": ("owner",),
        "Public tenders won": ("attribution",),
        "Search time saved": ("measure", "owner"),
    }


def test_learning_and_the_road_are_there(workshop: Workshop) -> None:
    value, road = workshop.snapshot.value, workshop.snapshot.road
    assert (len(value.reviews), len(value.lessons), len(value.wins)) == (5, 10, 5)
    assert all(lesson.tags and lesson.author for lesson in value.lessons)
    assert len(road.steps) == 10
    before, after = road.assessments
    for step in road.steps:
        former, latter = (
            np.median([row.level for (of, at, _), row in road.ratings.items() if of == each.id and at == step.id])
            for each in (before, after)
        )
        assert former < latter <= 4
    known = {each.id for each in road.steps}
    assert all(action.due_on and action.owner for action in road.actions)
    assert all(action.step_id in known or action.review_id is not None for action in road.actions)
    assert [stream.state for stream in road.streams] == [StreamState.CURRENT, StreamState.FUTURE]
    now, then = (road.stream_steps[stream.id] for stream in road.streams)
    assert [step.name for step in now] == [step.name for step in then]
    assert sum(step.initiative_id is not None for step in now) >= 6
    assert sum(step.wait_time for step in then) < sum(step.wait_time for step in now)


KEYS = Keys({"M01": 1}, {}, {})

CASES = [
    ("cash_lines.csv", "initiative,kind,likely\nM01,cost,much\n", "likely"),
    ("cash_lines.csv", "initiative,kind,benefit\nM01,cost,B99\n", "benefit"),
    ("kpis.csv", "key,name,driver\nK,Sales,NONE\n", "driver"),
    ("readings.csv", "kpi,on,actual\nK,2027-01-31,1\n", "kpi"),
    ("lessons.csv", "text,review\nAsk first.,R9\n", "review"),
    ("ratings.csv", "assessment,step,respondent,level,evidence\nA,Culture,Ines,1,\n", "assessment"),
    ("trainings.csv", "topic,owner\nJuggling,Ines\n", "topic"),
    ("stream_steps.csv", "stream,name\nV1,Build\n", "stream"),
]


@pytest.fixture
def frame() -> Frame:
    return read_frame(SAMPLES / "meridian" / "workshop.toml")


@pytest.mark.parametrize(("file", "text", "place"), CASES, ids=[f"{file}-{place}" for file, _, place in CASES])
def test_a_file_of_the_year_says_what_is_wrong(tmp_path: Path, frame: Frame, file: str, text: str, place: str) -> None:
    (tmp_path / file).write_text(text, encoding="utf-8")
    with pytest.raises(SourceRefused) as refused:
        together("", [*read_value(tmp_path, KEYS, frame), *read_road(tmp_path, KEYS, frame)])
    assert file in str(refused.value)
    assert place in str(refused.value)


def test_what_a_person_may_not_do_a_sample_may_not_do_either(tmp_path: Path, frame: Frame) -> None:
    folder = tmp_path / "year"
    folder.mkdir()
    (folder / "kpis.csv").write_text("key,name,baseline,target\nK,Sales,10,5\n", encoding="utf-8")
    content = replace(sample_content("smart-scale-2018"), after=read_value(folder, KEYS, replace(frame, road="")))
    with (
        Workshop.create(tmp_path / "w.vmo") as new,
        pytest.raises(NotAllowed, match="the target lies on the worse side"),
    ):
        new.do(fill_workshop(content))
