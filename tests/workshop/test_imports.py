from pathlib import Path

import pytest

from vmo_desktop.errors import ScoreRefused
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.imports import ImportedInitiative, import_initiatives
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    workshop = Workshop.create(tmp_path / "w.vmo")
    workshop.do(add_driver("Growth"))
    return workshop


def test_an_import_adds_and_changes_in_one_step(workshop: Workshop) -> None:
    driver = workshop.snapshot.leaves[0].id
    portal = ImportedInitiative({"code": "P1", "name": "Portal"}, {driver: 3.0})
    workshop.do(import_initiatives(source="a.csv", added=[portal], changed={}))
    first = workshop.snapshot.initiatives[0].id
    changed = {first: ImportedInitiative({"cost": 5.0}, {driver: 1.0})}
    workshop.do(import_initiatives(source="b.csv", added=[ImportedInitiative({"name": "Atlas"})], changed=changed))
    assert workshop.undo_label == "Import b.csv: 1 added, 1 updated"
    row = workshop.snapshot.initiatives[0]
    assert (row.code, row.name, row.cost) == ("P1", "Portal", 5.0)
    assert workshop.snapshot.agreed_scores[first, driver].value == 1.0
    workshop.undo()
    assert [each.name for each in workshop.snapshot.initiatives] == ["Portal"]
    assert workshop.snapshot.agreed_scores[first, driver].value == 3.0


def test_a_score_off_its_scale_writes_nothing(workshop: Workshop) -> None:
    driver = workshop.snapshot.leaves[0].id
    rows = [ImportedInitiative({"name": "Portal"}, {driver: 99.0})]
    with pytest.raises(ScoreRefused, match="99 is not on the scale"):
        workshop.do(import_initiatives(source="a.csv", added=rows, changed={}))
    assert workshop.snapshot.initiatives == ()


def test_rows_of_different_fields_come_in_as_they_stand_in_the_list_each_with_its_own_scores(
    workshop: Workshop,
) -> None:
    driver = workshop.snapshot.leaves[0].id
    listed: list[dict[str, object]] = [
        {"name": "A", "cost": 1.0},
        {"name": "B"},
        {"cost": 3.0, "name": "C"},
        {"name": "D", "owner": "Ines"},
    ]
    rows = [ImportedInitiative(values, {driver: float(place)}) for place, values in enumerate(listed)]
    workshop.do(import_initiatives(source="a.csv", added=rows, changed={}))
    found = workshop.snapshot.initiatives
    assert [(each.name, each.cost, each.owner) for each in found] == [
        ("A", 1.0, ""), ("B", None, ""), ("C", 3.0, ""), ("D", None, "Ines"),
    ]  # fmt: skip
    assert [workshop.snapshot.agreed_scores[each.id, driver].value for each in found] == [0.0, 1.0, 2.0, 3.0]
