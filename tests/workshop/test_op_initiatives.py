"""What edits of initiatives and imports write, say and refuse."""

from collections.abc import Callable, Iterator

import pytest

from tests.workshop.edited import BLANK, DEPOT, GROWTH, PORTAL, SPEED, done, make_edited, refused
from vmo_desktop.changes import Subject
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.imports import ImportedInitiative, import_initiatives
from vmo_desktop.workshop.ops.initiatives import (
    add_initiatives,
    delete_initiatives,
    edit_initiatives,
    reorder_initiatives,
)
from vmo_desktop.workshop.ops.scenarios import Approved, approve_scenario
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    with make_edited(tmp_path_factory.mktemp("initiatives") / "w.vmo") as made:
        yield made


def bring(
    *added: ImportedInitiative, changed: dict[int, ImportedInitiative] | None = None, source: str = "a.csv"
) -> Operation:
    return import_initiatives(source=source, added=added, changed=changed or {})


@pytest.mark.parametrize(
    ("operations", "label", "written"),
    [
        (
            lambda: [add_initiatives([{"name": "Wiki", "code": "W", "cost": 5.0}])],
            "Initiative added: Wiki",
            ["+initiative(4, 4, W, Wiki, 5.0, 0)"],
        ),
        (lambda: [add_initiatives([{"code": "W"}])], "Initiative added: W", ["+initiative(4, 4, W, 0)"]),
        (lambda: [add_initiatives([{}])], "Initiative added: unnamed", ["+initiative(4, 4, 0)"]),
        (
            lambda: [add_initiatives([{"name": "Wiki"}, {"name": "Bot"}])],
            "2 initiatives added",
            ["+initiative(4, 4, Wiki, 0)", "+initiative(5, 5, Bot, 0)"],
        ),
        (lambda: [add_initiatives([])], "0 initiatives added", []),
        (
            lambda: [edit_initiatives({PORTAL: {"cost": 1234.5}})],
            "Portal: cost none → 1,234.5",
            ["initiative[1].cost None > 1234.5"],
        ),
        (
            lambda: [edit_initiatives({PORTAL: {"cost": 1.0}}), edit_initiatives({PORTAL: {"cost": 2.0}})],
            "Portal: cost none → 2",
            ["initiative[1].cost None > 2.0"],
        ),
        (
            lambda: [edit_initiatives({PORTAL: {"name": "Port"}}), edit_initiatives({PORTAL: {"name": "Gate"}})],
            "Gate: name Portal → Gate",
            ["initiative[1].name Portal > Gate"],
        ),
        (
            lambda: [edit_initiatives({PORTAL: {"name": ""}})],
            "Initiative: name Portal → none",
            ["initiative[1].name Portal > "],
        ),
        (
            lambda: [edit_initiatives({PORTAL: {"cost": 1.0}}), edit_initiatives({DEPOT: {"cost": 2.0}})],
            "Initiative: cost none → 2",
            ["initiative[1].cost None > 1.0", "initiative[2].cost None > 2.0"],
        ),
        (
            lambda: [edit_initiatives({PORTAL: {"class_name": "IT", "start_date": "2027-01-01"}})],
            "Portal: class name, start date",
            ["initiative[1].class_name  > IT", "initiative[1].start_date  > 2027-01-01"],
        ),
        (
            lambda: [edit_initiatives({PORTAL: {"cost": 1.0}, BLANK: {"name": "Wiki"}})],
            "2 initiatives changed",
            ["initiative[1].cost None > 1.0", "initiative[3].name  > Wiki"],
        ),
        (
            lambda: [edit_initiatives({PORTAL: {"cost": 1.0}}, added=[{"name": "Wiki"}])],
            "1 initiative changed, 1 added",
            ["initiative[1].cost None > 1.0", "+initiative(4, 4, Wiki, 0)"],
        ),
        (lambda: [edit_initiatives({99: {"cost": 1.0}})], "Initiative", []),
        (lambda: [delete_initiatives([BLANK])], "Initiative deleted: unnamed", ["-initiative(3, 3, 0)"]),
        (
            lambda: [delete_initiatives([DEPOT])],
            "Initiative deleted: D2",
            ["-agreed_score(2, 1, 1.0)", "-initiative(2, 2, D2, 0)"],
        ),
        (
            lambda: [delete_initiatives([PORTAL])],
            "Initiative deleted: Portal",
            ["-agreed_score(1, 1, 3.0, Two markets)", "-initiative(1, 1, P1, Portal, 0)"],
        ),
        (
            lambda: [delete_initiatives([DEPOT, BLANK])],
            "2 initiatives deleted",
            ["-agreed_score(2, 1, 1.0)", "-initiative(2, 2, D2, 0)", "-initiative(3, 3, 0)"],
        ),
        (
            lambda: [reorder_initiatives([BLANK, DEPOT, PORTAL])],
            "Initiatives reordered",
            ["initiative[1].position 1 > 3", "initiative[3].position 3 > 1"],
        ),
        (
            lambda: [bring(ImportedInitiative({"name": "Wiki"}, {GROWTH: 2.0, SPEED: 30.0}))],
            "Import a.csv: 1 added",
            ["+agreed_score(4, 1, 2.0)", "+agreed_score(4, 2, 30.0)", "+initiative(4, 4, Wiki, 0)"],
        ),
        (
            lambda: [
                bring(
                    ImportedInitiative({"name": "Wiki"}, {GROWTH: 2.0}),
                    ImportedInitiative({"name": "Bot"}, {GROWTH: 0.0}),
                    changed={
                        PORTAL: ImportedInitiative({}, {GROWTH: 4.0}),
                        DEPOT: ImportedInitiative({"cost": 7.0}),
                    },
                    source="b.xlsx",
                )
            ],
            "Import b.xlsx: 2 added, 2 updated",
            [
                "agreed_score[1, 1].value 3.0 > 4.0",
                "+agreed_score(4, 1, 2.0)",
                "+agreed_score(5, 1, 0.0)",
                "initiative[2].cost None > 7.0",
                "+initiative(4, 4, Wiki, 0)",
                "+initiative(5, 5, Bot, 0)",
            ],
        ),
        (
            lambda: [bring(changed={PORTAL: ImportedInitiative({"cost": 7.0})})],
            "Import a.csv: 1 updated",
            ["initiative[1].cost None > 7.0"],
        ),
        (lambda: [bring()], "Import a.csv: 0 added", []),
    ],
)
def test_what_is_written(
    workshop: Workshop, operations: Callable[[], list[Operation]], label: str, written: list[str]
) -> None:
    assert done(workshop, *operations()) == (label, written)


def test_only_typing_one_cell_again_is_one_step(workshop: Workshop) -> None:
    steps = len(workshop.history())
    for cost in (1.0, 2.0):
        workshop.do(edit_initiatives({PORTAL: {"cost": cost}}))
    assert len(workshop.history()) == steps + 1
    for cost in (1.0, 2.0):
        workshop.do(edit_initiatives({PORTAL: {"cost": cost, "effort": cost}}))
    for _ in range(2):
        workshop.do(edit_initiatives({PORTAL: {"cost": 3.0}}, added=[{}]))
    assert len(workshop.history()) == steps + 5
    for _ in range(5):
        workshop.undo()


def test_an_import_keeps_what_was_there_as_a_backup() -> None:
    assert bring().brings_in


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (
            lambda: bring(ImportedInitiative({"name": "Wiki"}, {GROWTH: 5.0})),
            "ScoreRefused: Wiki on Growth: 5 is not on the scale. Type a number from 0 to 4.",
        ),
        (
            lambda: bring(changed={PORTAL: ImportedInitiative({"cost": 7.0}, {SPEED: 9.0})}),
            "ScoreRefused: Portal on Speed: 9 is not on the scale. Type a number from 10 to 50.",
        ),
    ],
)
def test_what_is_refused_writes_nothing(workshop: Workshop, operation: Callable[[], Operation], sentence: str) -> None:
    assert refused(workshop, operation()) == sentence


@pytest.mark.parametrize(
    ("approved", "deleted", "called"),
    [([PORTAL, DEPOT], [DEPOT, PORTAL], "Portal"), ([DEPOT], [DEPOT, PORTAL], "D2"), ([BLANK], [BLANK], "unnamed")],
)
def test_an_initiative_of_an_approved_portfolio_stays(
    workshop: Workshop, approved: list[int], deleted: list[int], called: str
) -> None:
    chosen = [Approved(each, "", 1.0, 9.0, 5.0) for each in approved]
    workshop.do(approve_scenario(1, chosen, status="optimal", value=9, bound=9, cost=5))
    words = "which stays as it is. Take the approval back first."
    sentence = f"NotAllowed: {called} is in the approved portfolio of Base case, {words}"
    assert refused(workshop, delete_initiatives(deleted)) == sentence
    workshop.undo()


def test_the_order_is_no_step_of_an_initiative_that_keeps_its_place(workshop: Workshop) -> None:
    changes = workshop.do(reorder_initiatives([BLANK, DEPOT, PORTAL]))
    assert changes.rows == {"initiative": {(PORTAL,), (BLANK,)}}
    assert "Initiatives reordered" not in [each.label for each in workshop.history(Subject("initiative", DEPOT))]
    workshop.undo()
