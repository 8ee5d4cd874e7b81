"""The import maps that come with the program fit the template and sample that they belong to."""

from pathlib import Path

import pytest

from vmo_desktop.exchange.library import sample_content, template_content
from vmo_desktop.exchange.map_file import read_map
from vmo_desktop.exchange.mapping import DriverTarget, Field
from vmo_desktop.paths import WORKSHOPS

MAPS = sorted((WORKSHOPS / "maps").glob("*.toml"))


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
