"""`vmo weights` of a workshop: what follows from the judgements that it holds, down the tree, and refusals in words."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.workshop.weighing import LEVELS, alone, ids, make_weighing, ratios, set_id
from vmo_desktop.cli import main
from vmo_desktop.workshop.ops.drivers import Level, set_levels
from vmo_desktop.workshop.ops.judgements import set_judgements, set_method
from vmo_desktop.workshop.ops.weights import add_weight_set, set_points
from vmo_desktop.workshop.rows import Question, WeightMethod
from vmo_desktop.workshop.workshop import Workshop

PAIRS = (
    ("Growth", "Risk", 3), ("Growth", "Trust", 5), ("Trust", "Risk", 1 / 3),
    ("Growth", "Customers", 1), ("Customers", "Risk", 3), ("Customers", "Trust", 5),
)  # fmt: skip


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Growth, Risk, Trust and Customers compared in pairs; Reach and Loyalty below Customers by swings only."""
    with make_weighing(tmp_path / "w.vmo") as opened:
        opened.do(set_judgements(set_id(opened), Question.RATIO, ratios(opened, *PAIRS)))
        opened.do(set_judgements(set_id(opened), Question.SWING, alone(opened, Reach=100, Loyalty=60)))
        opened.do(set_points(set_id(opened), {ids(opened)["Reach"]: 30.0, ids(opened)["Loyalty"]: 10.0}))
        yield opened


def _json(workshop: Workshop, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    assert main(["weights", str(workshop.path), "--json", *more]) == 0
    record = json.loads(capsys.readouterr().out)
    assert isinstance(record, dict)
    return record


def _refusal(workshop: Workshop, capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["weights", str(workshop.path), "--json", *more]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def _by_name(record: dict[str, Any], weights: dict[str, float]) -> dict[str, float]:
    return {record["names"][code]: weight for code, weight in weights.items()}


def test_comparisons_give_weights_that_multiply_down_the_tree(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    record = _json(workshop, capsys, "--method", "pairwise")
    top, customers = record["groups"]
    assert top["group"] is None
    assert top["source"] == "judgements"
    shares = {"Growth": 0.3899, "Risk": 0.1524, "Trust": 0.0679, "Customers": 0.3899}
    assert _by_name(record, top["weights"]) == pytest.approx(shares, abs=5e-5)
    assert top["consistency_ratio"] == pytest.approx(0.0163, abs=5e-5)
    assert top["acceptable"] is True
    assert record["names"][customers["group"]] == "Customers"
    assert customers["source"] == "points"
    assert _by_name(record, customers["weights"]) == {"Reach": 0.75, "Loyalty": 0.25}
    overall = _by_name(record, record["weights"])
    assert list(overall) == ["Growth", "Risk", "Trust", "Reach", "Loyalty"]
    above = _by_name(record, top["weights"])["Customers"]
    assert overall["Reach"] == above * 0.75
    assert math.fsum(overall.values()) == pytest.approx(1, abs=1e-15)


def test_the_method_of_the_set_is_asked_where_none_is_named(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop.do(set_method(set_id(workshop), WeightMethod.SWING))
    record = _json(workshop, capsys)
    assert record["method"] == "swing"
    top, customers = record["groups"]
    assert [top["source"], customers["source"]] == ["points", "judgements"]
    assert _by_name(record, customers["weights"]) == pytest.approx({"Reach": 0.625, "Loyalty": 0.375})
    assert "consistency_ratio" not in customers


def test_without_judgements_the_stored_points_count(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    record = _json(workshop, capsys)
    assert [group["source"] for group in record["groups"]] == ["points", "points"]
    stored = workshop.results.set_weights[set_id(workshop)].tolist()
    assert list(record["weights"].values()) == stored


def test_a_named_set_has_weights_of_its_own(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    workshop.do(add_weight_set("Bridges", class_name="Bridge"))
    bridges = workshop.snapshot.weight_sets[-1].id
    workshop.do(set_judgements(bridges, Question.RANK, alone(workshop, Reach=2, Loyalty=1)))
    record = _json(workshop, capsys, "--set", "Bridges", "--method", "rank-sum")
    assert (record["weight_set"], record["class"]) == ("Bridges", "Bridge")
    assert _by_name(record, record["weights"])["Loyalty"] == pytest.approx(1 / 4 * 2 / 3)


def test_what_is_missing_contradicts_or_is_stale_is_told(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    taken_back = ratios(workshop, ("Growth", "Trust", 1 / 9), ("Trust", "Risk", 1 / 3))
    taken_back |= dict.fromkeys(ratios(workshop, ("Customers", "Risk", 1), ("Customers", "Trust", 1)))
    workshop.do(set_judgements(set_id(workshop), Question.RATIO, taken_back))
    workshop.do(set_levels(ids(workshop)["Reach"], [*LEVELS[:1], Level(5, 100, "Vast", "Everybody")]))
    record = _json(workshop, capsys, "--method", "pairwise")
    codes = {name: code for code, name in record["names"].items()}
    top = record["groups"][0]
    assert sorted(map(sorted, top["missing"])) == sorted(
        sorted((codes[name], codes["Customers"])) for name in ("Risk", "Trust")
    )
    assert top["consistency_ratio"] is None
    assert top["contradiction"]["triple"] == [codes[name] for name in ("Growth", "Risk", "Trust")]
    assert record["stale"] == [codes["Reach"]]
    assert main(["weights", str(workshop.path), "--method", "pairwise"]) == 0
    out = capsys.readouterr().out
    assert "contradict each other most (by a factor of 81)" in out
    assert "Given before their scale had its present range: Reach." in out


def test_at_a_terminal_the_weights_come_with_where_they_are_from(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["weights", str(workshop.path), "--method", "pairwise"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Default, by pairwise\n")
    assert "38.99%" in out
    assert "Top level: by the answers; consistency ratio 0.016" in out
    assert "Customers: by the stored points" in out


def test_a_method_without_answers_is_refused(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    said = _refusal(workshop, capsys, "--method", "rank-sum")
    assert '"Default" holds no answers for the method rank-sum' in said
    assert "It holds answers for: swing, pairwise, pairwise-geometric." in said


def test_a_set_without_any_answers_says_how_to_see_its_points(
    workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop.do(add_weight_set("Bridges"))
    assert "leave it out for its points" in _refusal(workshop, capsys, "--set", "Bridges", "--method", "swing")


def test_answers_that_give_no_weights_yet_are_refused(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    workshop.do(set_judgements(set_id(workshop), Question.RANK, alone(workshop, Reach=1)))
    assert "give no weights yet" in _refusal(workshop, capsys, "--method", "rank-sum")


def test_a_set_that_is_not_there_is_refused(workshop: Workshop, capsys: pytest.CaptureFixture[str]) -> None:
    assert 'There is no weight set "Roads". There are: Default.' in _refusal(workshop, capsys, "--set", "Roads")


def test_a_workshop_is_known_by_its_first_bytes(
    workshop: Workshop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop.close()
    renamed = workshop.path.rename(tmp_path / "judgements.csv")
    assert main(["weights", str(renamed), "--method", "swing"]) == 0
    assert "Default, by swing" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"", b"A,1\nB,2\n"])
def test_a_workshop_that_is_missing_or_damaged_is_refused_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    path = tmp_path / "w.vmo"
    if content is not None:
        path.write_bytes(content)
    assert main(["weights", str(path)]) == 1
    assert capsys.readouterr().err.startswith("vmo: w.vmo: ")


@pytest.mark.parametrize("more", [(), ("--method", "points", "--set", "Default")])
def test_a_table_needs_a_method_and_has_no_set(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...]
) -> None:
    path = tmp_path / "judgements.csv"
    path.write_text("A,1\nB,2\n", encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        main(["weights", str(path), *more])
    assert stopped.value.code == 2
    assert "a table" in capsys.readouterr().err
