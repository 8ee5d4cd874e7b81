"""Templates and samples: each builds in one step and is complete in itself."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from vmo_desktop.errors import NotAllowed, SourceRefused
from vmo_desktop.exchange import library
from vmo_desktop.exchange.library import build_sample, build_template, sample_content, template_content
from vmo_desktop.workshop.ops.frame import add_objective, edit_workshop
from vmo_desktop.workshop.ops.library import Content
from vmo_desktop.workshop.rows import ScaleKind
from vmo_desktop.workshop.workshop import Workshop

TEMPLATES = ["public-capital-programme", "rice", "value-effort", "value-management-office", "wsjf"]
SAMPLES = ["meridian", "smart-scale-2018", "uk-major-projects-2023"]


def _content(name: str) -> Content:
    return template_content(name) if name in TEMPLATES else sample_content(name)


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with Workshop.create(tmp_path / "w.vmo", author="Ines") as new:
        yield new


def test_the_library_lists_what_there_is() -> None:
    assert sorted(entry.name for entry in library.templates()) == TEMPLATES
    assert library.templates()[0].name == "value-management-office"
    assert [entry.name for entry in library.samples()] == SAMPLES
    counts = {entry.name: (entry.initiatives, entry.drivers, entry.participants) for entry in library.samples()}
    assert counts == {
        "meridian": (24, 6, 8),
        "smart-scale-2018": (404, 13, 0),
        "uk-major-projects-2023": (244, 3, 0),
    }
    for entry in (*library.templates(), *library.samples()):
        assert 5 < len(entry.title) <= 60
        assert 40 < len(entry.description) <= 500


def test_an_unknown_name_is_refused_with_the_known_ones(workshop: Workshop) -> None:
    with pytest.raises(SourceRefused, match=r"no template of this name\. Choose one of: .*wsjf"):
        build_template("../samples/meridian", workshop)
    assert workshop.history() == ()


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_fills_a_new_workshop_as_one_step(name: str, workshop: Workshop) -> None:
    changes = build_template(name, workshop)
    assert changes.label.startswith("Template: ")
    assert len(workshop.history()) == 1
    assert workshop.snapshot.leaves
    assert workshop.snapshot.initiatives == ()
    default = workshop.snapshot.default_weight_set
    assert default is not None
    assert default.class_name == ""
    before = workshop.snapshot_at(0)
    assert before.drivers == ()
    assert [each.name for each in before.weight_sets] == ["Default"]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_fills_a_new_workshop_as_one_step_that_lasts(name: str, workshop: Workshop) -> None:
    changes = build_sample(name, workshop)
    assert changes.label.startswith("Sample: ")
    path, snapshot = workshop.path, workshop.snapshot
    workshop.close()
    with Workshop.open(path) as reopened:
        after = reopened.snapshot
        assert (after.initiatives, after.agreed_scores, after.benefits) == (
            snapshot.initiatives,
            snapshot.agreed_scores,
            snapshot.benefits,
        )
        assert reopened.check() == []


def test_a_workshop_with_content_is_left_alone(workshop: Workshop) -> None:
    workshop.do(add_objective("Our own"))
    with pytest.raises(NotAllowed, match="already has content"):
        build_sample("meridian", workshop)
    assert len(workshop.history()) == 1
    assert workshop.snapshot.drivers == ()


def test_undo_ends_at_what_the_workshop_began_with(workshop: Workshop) -> None:
    build_sample("meridian", workshop)
    assert workshop.undo_label is None
    workshop.do(edit_workshop({"title": "Ours"}))
    assert workshop.undo() is not None
    assert workshop.undo() is None
    assert len(workshop.snapshot.initiatives) == 24
    assert workshop.redo() is not None
    assert workshop.snapshot.workshop.title == "Ours"


@pytest.mark.parametrize("name", TEMPLATES + SAMPLES)
def test_weights_of_every_set_sum_to_one(name: str, workshop: Workshop) -> None:
    (build_template if name in TEMPLATES else build_sample)(name, workshop)
    for weights in workshop.results.set_weights.values():
        assert weights.sum() == pytest.approx(1, abs=1e-12)
        assert (weights >= 0).all()
    nodes = {driver.id for driver in workshop.snapshot.drivers}
    for weight_set in workshop.snapshot.weight_sets:
        assert {driver for each, driver in workshop.snapshot.weights if each == weight_set.id} == nodes


@pytest.mark.parametrize("name", TEMPLATES + SAMPLES)
def test_every_level_has_a_statement_of_its_own_and_every_driver_a_description(name: str) -> None:
    content = _content(name)
    levels = Counter(level.driver_id for level in content.scale_levels)
    for driver in content.drivers:
        assert 10 < len(driver.description) <= 200, driver.name
        assert len(driver.code) <= 8
        assert driver.category in ("financial", "operational", "strategic", "evidence")
        assert (levels[driver.id] >= 3) == (not driver.is_group and driver.scale is ScaleKind.LEVELS)
    statements = [(level.driver_id, level.statement) for level in content.scale_levels]
    assert len(set(statements)) == len(statements)
    for level in content.scale_levels:
        assert 10 < len(level.statement) <= 160
        assert level.statement.endswith(".")
        assert level.label


@pytest.mark.parametrize("name", TEMPLATES + SAMPLES)
def test_scales_run_from_0_to_100_points_and_rise(name: str) -> None:
    content = _content(name)
    lowest = 5 if name == "wsjf" else 0
    for driver in content.drivers:
        levels = sorted((level.score, level.points) for level in content.scale_levels if level.driver_id == driver.id)
        points = [each for _, each in levels]
        if levels:
            assert (points[0], points[-1]) == (lowest, 100)
            assert all(low < high for low, high in pairwise(points))


@pytest.mark.parametrize("name", SAMPLES)
def test_no_narrative_of_a_source_came_along(name: str) -> None:
    content = sample_content(name)
    for initiative in content.initiatives:
        assert 3 < len(initiative.name) <= 80
        assert len(initiative.description) <= 160
        assert len(initiative.notes) <= 160
        texts = (initiative.name, initiative.description, initiative.notes, initiative.tags, initiative.sponsor)
        assert not any(re.search(r"[\x00-\x1f\x80-\x9f\ufffd]|  ", text) for text in texts)
        assert all(text == text.strip() for text in texts)
    assert all(len(score.rationale) <= 240 for score in content.agreed_scores)


def test_wsjf_value_for_money_orders_as_the_published_formula(workshop: Workshop) -> None:
    """SAFe's weighted shortest job first: (value + time criticality + risk reduction) / job size."""
    build_template("wsjf", workshop)
    snapshot, results = workshop.snapshot, workshop.results
    parts = np.array([(8, 3, 1), (1, 1, 1), (20, 13, 5), (5, 5, 20), (2, 13, 3)], dtype=float)
    sizes = np.array([5.0, 1, 20, 8, 13])
    points = np.column_stack(
        [snapshot.scales[driver.id].value(parts[:, column]) for column, driver in enumerate(snapshot.leaves)]
    )
    weights = next(iter(results.set_weights.values()))
    np.testing.assert_allclose(points @ weights / sizes, parts.sum(axis=1) / sizes * 5 / 3, rtol=1e-12)


def test_rice_value_orders_as_reach_times_impact_times_confidence(workshop: Workshop) -> None:
    build_template("rice", workshop)
    snapshot = workshop.snapshot
    reach, impact, confidence = ([level.score for level in snapshot.levels[driver.id]] for driver in snapshot.leaves)
    scales = [snapshot.scales[driver.id] for driver in snapshot.leaves]
    weights = next(iter(workshop.results.set_weights.values()))
    grid = np.array([(r, i, c) for r in reach for i in impact for c in confidence])
    value = sum(weight * scale.value(grid[:, k]) for k, (weight, scale) in enumerate(zip(weights, scales, strict=True)))
    product = np.log(grid.prod(axis=1))
    expected = 100 * (product - product.min()) / (product.max() - product.min())
    np.testing.assert_allclose(value, expected, atol=0.02)
