"""`vmo select` and `vmo scenarios` of a workshop."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.workshop.choosing import approve, make_choosing
from vmo_desktop.cli import main
from vmo_desktop.workshop.choice_rows import Degree, LimitOf
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.limits import add_limit
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario, set_support
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Base has 70 to spend, Less 60, and Bound may fund one only of the small ones, and must fund one."""
    path = tmp_path / "w.vmo"
    with make_choosing(path) as workshop:
        workshop.do(duplicate_scenario(1, "Less", {"budget": 60.0}))
        workshop.do(duplicate_scenario(1, "Bound"))
        workshop.do(add_limit(3, LimitOf.COUNT, {"class_name": "Small", "least": 1.0, "most": 1.0}))
        workshop.do(add_participant({"name": "Ann"}))
        workshop.do(set_support(1, 1, Degree.RESERVED, "with a gate"))
    return path


@pytest.fixture
def answer(capfd: pytest.CaptureFixture[str]) -> Any:
    def ask(*arguments: object) -> Any:
        assert main([*map(str, arguments), "--json"]) == 0
        return json.loads(capfd.readouterr().out)

    return ask


def test_the_recommended_scenario_is_chosen_with_bound_and_standing(file: Path, answer: Any) -> None:
    record = answer("select", file)
    assert {key: record[key] for key in ("status", "objective", "bound", "gap", "cost", "selected", "scenario")} == {
        "status": "optimal", "objective": 125.0, "bound": 125.0, "gap": 0.0, "cost": 70.0, "selected": ["A", "B"],
        "scenario": "Base",
    }  # fmt: skip
    assert [(each["code"], each["standing"]) for each in record["initiatives"]] == [
        ("A", "funded"), ("B", "funded"), ("C", "waiting"), ("D", "waiting"),
    ]  # fmt: skip


def test_a_named_scenario_tells_what_is_used_of_its_limits(file: Path, answer: Any) -> None:
    record = answer("select", file, "--scenario", "Bound")
    assert record["selected"] == ["A", "C"]
    assert record["limits"] == [
        {"name": "budget", "of": "budget", "resource": None, "period": "", "class": "", "least": None, "most": 70.0,
         "used": 60.0},
        {"name": "count of Small", "of": "count", "resource": None, "period": "", "class": "Small", "least": 1.0,
         "most": 1.0, "used": 1.0},
    ]  # fmt: skip


def test_another_budget_is_tried_without_writing_it(file: Path, answer: Any) -> None:
    assert answer("select", file, "--budget", "60")["selected"] == ["A", "C"]
    assert answer("select", file)["selected"] == ["A", "B"]


def test_what_a_condition_costs_is_told_by_code(file: Path, answer: Any) -> None:
    tags = answer("select", file, "--scenario", "Bound", "--prices")["price_tags"]
    assert {"condition": {"kind": "least", "limit": "count of Small", "bound": 1.0}, "value_lost": 25.0} in tags


def test_a_scenario_that_cannot_be_met_names_what_contradicts(file: Path, answer: Any) -> None:
    record = answer("select", file, "--scenario", "Bound", "--budget", "5")
    assert record["status"] == "infeasible"
    assert record["objective"] is None
    assert [each["limit"] for each in record["conflict"]] == ["budget", "count of Small"]


def test_an_initiative_of_which_something_is_unknown_is_named(file: Path, answer: Any) -> None:
    with Workshop.open(file) as workshop:
        workshop.do(edit_initiatives({1: {"cost": None}}))
    record = answer("select", file)
    assert record["lacking"] == {"A": "cost"}
    assert record["initiatives"][0]["standing"] == "lacking"


def test_all_scenarios_stand_beside_each_other(file: Path, answer: Any) -> None:
    record = answer("scenarios", file)
    base, less, _ = record["scenarios"]
    assert (base["name"], base["recommended"], base["approval"]) == ("Base", True, None)
    assert less["against_recommended"] == {
        "added": ["C"], "removed": ["B"], "changed": [], "value": -25.0, "same_values": True,
        "value_by_recommended": -25.0, "cost": -10.0, "count": 0,
    }  # fmt: skip
    assert [each["spend"] for each in base["alignment"]["drivers"]] == [62.5, 7.5]
    assert base["alignment"]["classes"] == {"Large": 70.0, "Small": 0.0}
    assert base["support"]["reserved"] == 1
    assert base["support"]["participants"] == [{"name": "Ann", "degree": "reserved", "note": "with a gate"}]
    assert record["membership"]["scenarios"] == ["Base", "Less", "Bound"]
    assert [(each["code"], each["count"], each["of"]) for each in record["membership"]["initiatives"]] == [
        ("A", 3, 3), ("B", 1, 3), ("C", 2, 3), ("D", 0, 3),
    ]  # fmt: skip


def test_an_approved_portfolio_is_told_as_it_was_approved(file: Path, answer: Any) -> None:
    with Workshop.open(file) as workshop:
        approve(workshop)
        workshop.do(edit_initiatives({1: {"cost": None}}))
    assert answer("select", file)["selected"] == ["A", "B"]
    approval = answer("scenarios", file)["scenarios"][0]["approval"]
    assert (approval["status"], approval["value"], approval["cost"]) == ("optimal", 125.0, 70.0)


def test_a_reader_sees_values_marks_and_differences(file: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["scenarios", str(file)]) == 0
    said = capfd.readouterr().out
    assert "Base (recommended)" in said
    assert "Less against the recommended: + C, - B" in said
    assert main(["select", str(file)]) == 0
    assert "The best portfolio, proven: value 125, cost 70" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [(["--scenario", "None"], "No scenario is named"), (["--budget", "much"], "no amount of money")],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    arguments: list[str], sentence: str, file: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["select", str(file), *arguments]) == 1
    assert sentence in capfd.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["{file}", "--from", "x.csv"], ["{file}", "--in", "A"], ["--scenario", "x"]])
def test_a_workshop_and_a_table_do_not_go_together(arguments: list[str], file: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["select", *(each.format(file=file) for each in arguments)])


def test_the_nearest_weights_that_would_change_it_are_told(
    file: Path, answer: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    record = answer("select", file, "--prices")
    # Growth brings A and B, risk B and C: at a half each, all pairs that fit are worth the same.
    shift = {"driver": "Growth", "weight_set": "Default", "from": 0.75, "to": pytest.approx(0.5)}
    assert record["weight_changes"] == dict.fromkeys("ABCD", shift)
    assert record["weight_changes_known_up_to"] is None
    assert main(["select", str(file), "--prices"]) == 0
    assert "would decide otherwise:\n  A: Growth from 75 % to 50 % (Default)\n" in capfd.readouterr().out
