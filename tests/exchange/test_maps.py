"""The import maps that come with the program fit the template and sample that they belong to."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.conftest import shared_data
from vmo_desktop.exchange.importing import import_operation, plan_import, propose_map, read_source
from vmo_desktop.exchange.library import build_template, sample_content, template_content
from vmo_desktop.exchange.map_file import read_map
from vmo_desktop.exchange.mapping import DriverTarget, Field
from vmo_desktop.exchange.plan import ImportPlan
from vmo_desktop.paths import WORKSHOPS
from vmo_desktop.workshop.workshop import Workshop

MAPS = sorted((WORKSHOPS / "maps").glob("*.toml"))
PUBLISHED = Path(__file__).parents[1] / "data" / "smart_scale_2018_published.csv"


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with Workshop.create(tmp_path / "w.vmo") as new:
        yield new


def _import(workshop: Workshop, source: Path) -> ImportPlan:
    """Import with the map that is found by itself."""
    table = read_source(source)
    plan = plan_import(table, propose_map(table, workshop.snapshot), workshop.snapshot)
    workshop.do(import_operation(plan))
    return plan


def _errors(workshop: Workshop) -> tuple[float, float]:
    """The largest differences from the published benefits and scores."""
    with PUBLISHED.open(newline="") as lines:
        published = {row["code"]: (float(row["benefit"]), float(row["score"])) for row in csv.DictReader(lines)}
    benefits, scores = np.array([published[each.code] for each in workshop.snapshot.initiatives]).T
    results = workshop.results
    return (
        float(np.abs(results.valuation.value - benefits).max()),
        float(np.abs(results.value_for_money - scores).max()),
    )


def test_the_maps_are_there() -> None:
    assert [path.stem for path in MAPS] == ["gmpp-2018", "gmpp-2020", "gmpp-2022", "gmpp-2023", "smart-scale-2018"]


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_a_map_is_named_described_and_knows_its_files(path: Path) -> None:
    found = read_map(path)
    assert found.name
    assert 40 < len(found.description) <= 400
    assert len(found.header) >= 4
    fields = {column.target for column in found.columns}
    assert {Field.NAME, Field.COST} <= fields
    sources = [(column.source, column.occurrence) for column in found.columns]
    assert len(set(sources)) == len(sources)


@pytest.mark.parametrize("path", [path for path in MAPS if path.stem.startswith("gmpp")], ids=lambda path: path.stem)
def test_the_portfolio_maps_need_no_drivers_and_say_their_percentages(path: Path) -> None:
    found = read_map(path)
    assert not any(isinstance(column.target, DriverTarget) for column in found.columns)
    confidence = [dict(column.texts) for column in found.columns if column.target is Field.CONFIDENCE]
    assert confidence
    for texts in confidence:
        for colour, percent in texts.items():
            assert f"{colour} {percent:g}" in found.description


def test_the_smart_scale_map_fills_every_driver_and_names_the_transit_projects() -> None:
    found = read_map(WORKSHOPS / "maps" / "smart-scale-2018.toml")
    content = template_content("public-capital-programme")
    drivers = [column.target.code for column in found.columns if isinstance(column.target, DriverTarget)]
    assert sorted(drivers) == sorted(driver.code for driver in content.drivers if not driver.is_group)
    classes = {code: rule.name for rule in found.classes for code in rule.codes}
    transit = {each.code: each.class_name for each in sample_content("smart-scale-2018").initiatives}
    assert classes == {code: name for code, name in transit.items() if name.endswith(" transit")}
    assert len(classes) == 11


def _write_as_published(target: Path) -> None:
    """The sample's figures under the source's own headings, with a dash for zero."""
    found = read_map(WORKSHOPS / "maps" / "smart-scale-2018.toml")
    content = sample_content("smart-scale-2018")
    codes = {driver.code: driver.id for driver in content.drivers}
    scores = {(each.initiative_id, each.driver_id): each.value for each in content.agreed_scores}
    with target.open("w", encoding="cp1252", newline="") as file:
        lines = csv.writer(file)
        lines.writerow([column.source for column in found.columns])
        for row in content.initiatives:
            fields = {
                Field.CODE: row.code,
                Field.NAME: row.name,
                Field.CLASS: row.class_name[0],
                Field.SPONSOR: row.sponsor,
                Field.TAGS: row.tags.split(",")[0],
                Field.COST: f"{row.cost:,.0f}",
            }
            cells = []
            for column in found.columns:
                if isinstance(column.target, DriverTarget):
                    score = scores.get((row.id, codes[column.target.code]))
                    cells.append("" if score is None else repr(score) if score else " -    ")
                else:
                    cells.append(fields[column.target])
            lines.writerow(cells)


def test_the_smart_scale_map_is_found_by_itself_and_reproduces_the_published_figures(
    tmp_path: Path, workshop: Workshop
) -> None:
    _write_as_published(tmp_path / "projects.csv")
    build_template("public-capital-programme", workshop)
    plan = _import(workshop, tmp_path / "projects.csv")
    assert plan.mapping.name == "SMART SCALE 2018"
    assert (plan.rows_read, plan.imported, len(plan.rejected), len(plan.unread_cells)) == (404, 404, 0, 0)
    benefit, score = _errors(workshop)
    assert benefit < 1e-8
    assert score < 1e-7


def test_the_smart_scale_map_waits_for_the_template_with_its_drivers(tmp_path: Path, workshop: Workshop) -> None:
    _write_as_published(tmp_path / "projects.csv")
    assert propose_map(read_source(tmp_path / "projects.csv"), workshop.snapshot).name != "SMART SCALE 2018"


@pytest.mark.parametrize("source", shared_data("smart_scale/*.xlsx"), ids=lambda path: path.name)
def test_the_real_workbook_imports_by_itself(source: Path, workshop: Workshop) -> None:
    build_template("public-capital-programme", workshop)
    assert _import(workshop, source).imported == 404
    benefit, score = _errors(workshop)
    assert benefit < 1e-8
    assert score < 1e-7


@pytest.mark.parametrize("source", shared_data("smart_scale/ss-data.csv"), ids=lambda path: path.name)
def test_the_real_rounded_table_imports_by_itself(source: Path, workshop: Workshop) -> None:
    """Three decimals were published; the score divides by as little as 0.015 times ten million."""
    build_template("public-capital-programme", workshop)
    assert _import(workshop, source).imported == 404
    benefit, score = _errors(workshop)
    assert benefit < 0.005
    assert score < 0.05


EXPECTED = {
    "uk_2018": (133, 119, {10: 8, 30: 38, 50: 59, 70: 22, 90: 2, None: 4}),
    "uk_2020": (125, 113, {10: 11, 30: 32, 50: 59, 70: 18, 90: 3, None: 2}),
    "uk_2022": (235, 191, {10: 27, 50: 170, 90: 24, None: 14}),
    "uk_2023": (244, 193, {10: 23, 50: 183, 90: 26, None: 12}),
}
"""Rows, rows with a whole-life cost, and rows of each confidence."""


@pytest.mark.parametrize("source", shared_data("gmpp/uk_20??.csv"), ids=lambda path: path.stem)
def test_each_real_portfolio_finds_its_map_and_every_row_is_accounted_for(source: Path, workshop: Workshop) -> None:
    plan = _import(workshop, source)
    rows, costs, confidences = EXPECTED[source.stem]
    assert plan.mapping.name == f"UK major projects {source.stem[-4:]}"
    assert (plan.rows_read, plan.imported, plan.updated, len(plan.skipped), len(plan.rejected)) == (rows, rows, 0, 0, 0)
    initiatives = workshop.snapshot.initiatives
    assert sum(initiative.cost is not None for initiative in initiatives) == costs
    assert Counter(initiative.confidence for initiative in initiatives) == confidences
