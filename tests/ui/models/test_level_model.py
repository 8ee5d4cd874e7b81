"""The ladder of a scale."""

import pytest
from pytestqt.modeltest import ModelTester

from vmo_desktop.ui.cell_model import TypedCell
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.level_model import LevelColumn, LevelModel

SCORE, POINTS, LABEL, STATEMENT = LevelColumn


@pytest.fixture
def model(small_live: LiveWorkshop) -> LevelModel:
    """The ladder of Growth, from Extreme down to None."""
    growth = small_live.snapshot.leaves[0].id
    model = LevelModel(small_live, small_live)
    model.show_driver(growth)
    small_live.changed.connect(lambda: model.show_driver(growth))
    return model


def written(live: LiveWorkshop) -> list[tuple[float, float]]:
    return [(level.score, level.points) for level in live.snapshot.levels[live.snapshot.leaves[0].id]]


def test_the_model_keeps_the_rules_of_qt(model: LevelModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_the_best_level_is_on_top_and_an_empty_row_below(model: LevelModel) -> None:
    assert [level.label for level in model.levels] == ["Extreme", "Strong", "Moderate", "Low", "None"]
    assert model.rowCount() == 6
    assert model.index(0, POINTS).data() == "100"


def test_statements_and_points_are_written(model: LevelModel, small_live: LiveWorkshop) -> None:
    assert model.setData(model.index(0, STATEMENT), "More than 3 M a year")
    assert model.setData(model.index(1, POINTS), "80")
    assert model.levels[0].statement == "More than 3 M a year"
    assert written(small_live)[3] == (3, 80)


@pytest.mark.parametrize(
    ("column", "text", "reason"),
    [
        (POINTS, "120", "0 to 100"),
        (POINTS, "-1", "0 to 100"),
        (SCORE, "high", "not a number"),
        (SCORE, "3", "Another level"),
        (SCORE, "", "not a number"),
        (SCORE, "3.5", "outside"),
    ],
)
def test_bad_text_is_refused_in_words(
    model: LevelModel, small_live: LiveWorkshop, column: int, text: str, reason: str
) -> None:
    before = written(small_live)
    refused = model.write_cells([TypedCell(0, column, text)])
    assert [reason in each.reason for each in refused] == [True]
    assert written(small_live) == before


def test_typing_a_score_between_two_adds_a_level_on_the_line(model: LevelModel, small_live: LiveWorkshop) -> None:
    assert model.setData(model.index(5, SCORE), "2.5")
    assert written(small_live) == [(0, 0), (1, 25), (2, 50), (2.5, 62.5), (3, 75), (4, 100)]


def test_typing_a_statement_below_adds_a_level_above_all(model: LevelModel, small_live: LiveWorkshop) -> None:
    assert model.setData(model.index(5, STATEMENT), "Beyond everything")
    assert written(small_live)[-1] == (5, 100)
    assert model.levels[0].statement == "Beyond everything"


def test_a_pasted_ladder_is_one_step(model: LevelModel, small_live: LiveWorkshop) -> None:
    cells = [TypedCell(row, STATEMENT, f"Statement {row}") for row in range(5)]
    assert not model.write_cells(cells)
    assert [level.statement for level in model.levels] == [f"Statement {row}" for row in range(5)]
    small_live.undo()
    assert not any(level.statement for level in model.levels)


def test_a_level_that_holds_the_range_of_scores_cannot_go(model: LevelModel, small_live: LiveWorkshop) -> None:
    assert "outside" in model.delete_rows([0])
    assert len(written(small_live)) == 5
    assert not model.delete_rows([2])
    assert [score for score, _ in written(small_live)] == [0, 1, 3, 4]
    assert not model.delete_rows([9])


def test_nothing_typed_is_nothing_written(model: LevelModel, small_live: LiveWorkshop) -> None:
    step = small_live.workshop.step
    assert not model.write_cells([TypedCell(5, SCORE, "")])
    assert small_live.workshop.step == step
