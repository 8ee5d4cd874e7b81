"""The samples' figures: what was published comes out, every row is accounted for, and Meridian holds together."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from vmo_desktop.errors import SourceRefused
from vmo_desktop.exchange import library
from vmo_desktop.exchange.choice_csv import read_choice
from vmo_desktop.exchange.library import build_sample, sample_content
from vmo_desktop.exchange.workshop_csv import Keys
from vmo_desktop.workshop.choice_rows import GroupKind
from vmo_desktop.workshop.rows import BubbleX, RankBy
from vmo_desktop.workshop.workshop import Workshop

PUBLISHED = Path(__file__).parents[1] / "data" / "smart_scale_2018_published.csv"


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with Workshop.create(tmp_path / "w.vmo") as new:
        yield new


def test_published_smart_scale_figures_come_out(workshop: Workshop) -> None:
    build_sample("smart-scale-2018", workshop)
    with PUBLISHED.open(newline="") as lines:
        published = {row["code"]: (float(row["benefit"]), float(row["score"])) for row in csv.DictReader(lines)}
    codes = [initiative.code for initiative in workshop.snapshot.initiatives]
    assert set(codes) == published.keys()
    assert len(codes) == 404
    assert workshop.results.valuation.is_complete.all()
    benefits, scores = np.array([published[code] for code in codes]).T
    np.testing.assert_allclose(workshop.results.valuation.value, benefits, rtol=0, atol=1e-8)
    np.testing.assert_allclose(workshop.results.value_for_money, scores, rtol=0, atol=1e-7)


def test_smart_scale_classes_are_area_types_and_transit() -> None:
    content = sample_content("smart-scale-2018")
    counts = Counter(initiative.class_name for initiative in content.initiatives)
    assert counts == {"A": 106, "B": 86, "C": 85, "D": 116, "A transit": 8, "B transit": 2, "C transit": 1}
    bound = {each.class_name for each in content.weight_sets if each.class_name}
    assert bound == set(counts)
    assert sum(initiative.cost or 0 for initiative in content.initiatives) == 8_564_743_577


def test_uk_figures_are_accounted_for(workshop: Workshop) -> None:
    build_sample("uk-major-projects-2023", workshop)
    snapshot = workshop.snapshot
    assert len(snapshot.initiatives) == 244
    assert sum(initiative.cost is not None for initiative in snapshot.initiatives) == 193
    assert len(snapshot.benefits) == 110
    assert sum(initiative.confidence is not None for initiative in snapshot.initiatives) == 232
    scored = dict(zip((driver.code for driver in snapshot.leaves), workshop.results.is_scored.sum(axis=0), strict=True))
    assert scored == {"RETURN": 102, "DELIVERY": 232, "BUDGET": 206}
    assert workshop.results.valuation.is_complete.sum() == 95
    assert "Open Government Licence v3.0" in next(e for e in library.samples() if e.name.startswith("uk")).description


def test_uk_ratio_follows_from_cost_and_benefit(workshop: Workshop) -> None:
    build_sample("uk-major-projects-2023", workshop)
    snapshot = workshop.snapshot
    driver = next(driver for driver in snapshot.leaves if driver.code == "RETURN")
    benefits = {benefit.initiative_id: benefit.most_likely for benefit in snapshot.benefits}
    for initiative in snapshot.initiatives:
        benefit = benefits.get(initiative.id)
        score = snapshot.agreed_scores.get((initiative.id, driver.id))
        if benefit is None or not initiative.cost:
            assert score is None
        else:
            assert score is not None
            assert score.value == pytest.approx(min(max(benefit / initiative.cost, 0), 4), abs=5e-5)


def test_meridian_is_a_portfolio_that_needs_a_decision(workshop: Workshop) -> None:
    build_sample("meridian", workshop)
    snapshot, results = workshop.snapshot, workshop.results
    budget = snapshot.workshop.budget
    assert budget is not None
    assert budget < results.costs.sum()
    assert sum(initiative.is_mandatory for initiative in snapshot.initiatives) == 3
    assert sum(initiative.cost or 0 for initiative in snapshot.initiatives if initiative.is_mandatory) < budget
    assert (~results.is_scored).sum() == 3
    assert (~results.valuation.is_complete).sum() == 3
    assert len(snapshot.benefits) >= 24
    for benefit in snapshot.benefits:
        assert benefit.low is not None
        assert benefit.most_likely is not None
        assert benefit.high is not None
        assert 0 < benefit.low <= benefit.most_likely <= benefit.high
    assert {initiative.sponsor for initiative in snapshot.initiatives} == {each.name for each in snapshot.participants}
    assert all(initiative.start_date < initiative.end_date for initiative in snapshot.initiatives)
    line = results.ranking(RankBy.VALUE).line
    assert line is not None
    assert 5 < line.funded < 20
    assert snapshot.chart.x_field is BubbleX.EFFORT


def test_meridian_dependencies_hold_no_circle() -> None:
    content = sample_content("meridian")
    requires = {(each.initiative_id, each.requires_id) for each in content.dependencies}
    assert len(requires) >= 8
    done: set[int] = set()
    waiting = {initiative.id for initiative in content.initiatives}
    while ready := {each for each in waiting if all(b in done for a, b in requires if a == each)}:
        done |= ready
        waiting -= ready
    assert waiting == set()


def test_meridian_says_what_its_initiatives_use_and_how_they_hang_together(workshop: Workshop) -> None:
    build_sample("meridian", workshop)
    snapshot, choice = workshop.snapshot, workshop.snapshot.choice
    for initiative in snapshot.initiatives:
        years = {year: amount for (each, year), amount in choice.yearly_costs.items() if each == initiative.id}
        assert sum(years.values()) == initiative.cost
        assert years.keys() <= {2027, 2028, 2029}
        assert min(years) == int(initiative.start_date[:4])
        used = sum(amount for (each, _, _), amount in choice.demands.items() if each == initiative.id)
        assert used <= (initiative.effort or 0)
    assert [(row.name, row.unit) for row in choice.resources] == [("Software developers", "person-days")]
    code = {each.id: each.code for each in snapshot.initiatives}
    assert {code[each]: [level.cost for level in levels] for each, levels in choice.funding_levels.items()} == {
        "M09": [1_700_000.0, 2_900_000.0]
    }
    assert {code[each]: share for each, share in choice.least_shares.items()} == {"M17": 0.5}
    assert [(row.kind, [code[each] for each in choice.members[row.id]]) for row in choice.groups] == [
        (GroupKind.AT_MOST_ONE, ["M18", "M23"])
    ]
    assert [(code[row.first_id], code[row.second_id], row.saving) for row in choice.synergies] == [
        ("M06", "M16", 60_000.0)
    ]


@pytest.mark.parametrize(
    ("file", "line", "place"),
    [
        ("yearly_costs.csv", "initiative,year,amount\nM01,2027,much\n", "amount"),
        ("demands.csv", "initiative,resource,period,amount\nM01,Cranes,,5\n", "resource"),
        ("partial_funding.csv", "initiative,least_share\nM01,0\n", "least_share"),
        ("groups.csv", "kind,initiatives,reason\nnever,M01 M02,\n", "kind"),
        ("groups.csv", "kind,initiatives,reason\nat-most-one,M01 M99,\n", "initiatives"),
    ],
)
def test_a_file_of_the_choice_says_what_is_wrong(tmp_path: Path, file: str, line: str, place: str) -> None:
    (tmp_path / file).write_text(line, encoding="utf-8")
    with pytest.raises(SourceRefused) as refused:
        read_choice(tmp_path, Keys({"M01": 1, "M02": 2}, {}, {}))
    assert file in str(refused.value)
    assert place in str(refused.value)


def test_meridian_votes_lie_on_the_scales_around_the_agreed_score() -> None:
    content = sample_content("meridian")
    votes: dict[tuple[int, int], list[float]] = {}
    for vote in content.votes:
        assert vote.value in (0, 1, 2, 3, 4)
        votes.setdefault((vote.initiative_id, vote.driver_id), []).append(vote.value)
    agreed = {(score.initiative_id, score.driver_id): score for score in content.agreed_scores}
    assert len(votes) == 24 * 6
    for cell, values in votes.items():
        assert 6 <= len(values) <= 8
        value = agreed[cell].value
        if value is None:
            assert max(values) - min(values) >= 3
            assert agreed[cell].rationale.startswith("Open: ")
        else:
            assert abs(float(np.median(values)) - value) <= 0.5
