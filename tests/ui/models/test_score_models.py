import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from tests.ui.small_workshop import driver_id, initiative_id
from vmo_desktop.ui.cell_model import TypedCell, Unreadable
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.score_list_model import ListColumn, ScoreListModel
from vmo_desktop.ui.models.score_model import ScoreModel
from vmo_desktop.ui.score_reader import ScoreReader
from vmo_desktop.workshop.ops.drivers import Level, add_driver, delete_drivers, edit_driver, set_levels
from vmo_desktop.workshop.ops.scores import set_rationale, set_score
from vmo_desktop.workshop.ops.weights import set_points


@pytest.fixture
def model(small_live: LiveWorkshop) -> ScoreModel:
    model = ScoreModel(small_live)
    small_live.changed.connect(model.show_changes)
    return model


def reader(live: LiveWorkshop, name: str = "Growth") -> ScoreReader:
    snapshot = live.snapshot
    found = snapshot.driver_by_id[driver_id(live.workshop, name)]
    return ScoreReader(found, snapshot.scales[found.id], snapshot.levels[found.id])


def test_it_is_a_proper_model_while_drivers_come_and_go(
    model: ScoreModel, small_live: LiveWorkshop, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)
    small_live.do(add_driver("Speed"))
    assert model.columnCount() == 3
    small_live.do(delete_drivers([driver_id(small_live.workshop, "Risk")]))
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(2)] == ["Growth", "Speed"]
    qtmodeltester.check(model)


def test_a_score_tells_views_of_its_one_cell_and_never_resets(model: ScoreModel, small_live: LiveWorkshop) -> None:
    told: list[tuple[int, int, int, int]] = []
    resets: list[None] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), first.column(), last.row(), last.column()))

    model.dataChanged.connect(note)
    model.modelReset.connect(lambda: resets.append(None))
    model.layoutChanged.connect(lambda: resets.append(None))
    ids = {"initiative_id": model.ids[2], "driver_id": driver_id(small_live.workshop, "Risk")}
    small_live.do(set_score(value=2, **ids))
    assert told == [(2, 1, 2, 1)]
    small_live.undo()
    assert told == [(2, 1, 2, 1)] * 2
    assert not resets
    assert model.index(2, 1).data() == ""


def test_progress_counts_by_row_and_by_column(model: ScoreModel, small_live: LiveWorkshop) -> None:
    assert [model.row_progress(row) for row in range(3)] == [(2, 2), (2, 2), (1, 2)]
    assert [model.column_progress(column) for column in range(2)] == [(3, 3), (2, 3)]
    ids = {"initiative_id": model.ids[2], "driver_id": driver_id(small_live.workshop, "Risk")}
    small_live.do(set_score(value=2, **ids))
    assert model.row_progress(2) == (2, 2)


def test_a_driver_without_weight_needs_no_scores(model: ScoreModel, small_live: LiveWorkshop) -> None:
    default = small_live.snapshot.default_weight_set
    assert default is not None
    small_live.do(set_points(default.id, {driver_id(small_live.workshop, "Risk"): 0.0}))
    assert model.row_progress(2) == (1, 1)
    assert model.column_progress(1) == (0, 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3.0), ("2.5", 2.5), ("2,5", 2.5), ("", None), ("extreme", 4.0), ("Mod", 2.0), (" 1 ", 1.0)],
)
def test_what_a_text_means_on_a_scale_of_levels(small_live: LiveWorkshop, text: str, value: float | None) -> None:
    assert reader(small_live).read(text) == value


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12 apples", "“12 apples” is not a number and no level of Growth is called so. Type 0, 1, 2, 3 or 4."),
        ("9", "“9” is not on the scale of Growth. Type a number from 0 to 4."),
        ("nan", "“nan” is not a number"),
        ("50%", "not on the scale"),
    ],
)
def test_what_a_scale_refuses_in_words(small_live: LiveWorkshop, text: str, words: str) -> None:
    found = reader(small_live).read(text)
    assert isinstance(found, Unreadable)
    assert words in found.reason


def test_one_key_is_a_score_only_where_every_level_is_one_digit(small_live: LiveWorkshop) -> None:
    assert reader(small_live).is_one_key
    small_live.do(set_levels(driver_id(small_live.workshop, "Risk"), [Level(0, 0), Level(1, 20), Level(13, 100)]))
    assert not reader(small_live, "Risk").is_one_key
    small_live.do(add_driver("Cost", values={"scale": "measure", "low": 0.0, "high": 9.0}))
    assert not reader(small_live, "Cost").is_one_key


def test_a_measure_reads_its_unit(small_live: LiveWorkshop) -> None:
    small_live.do(add_driver("Distance", values={"scale": "measure", "low": 0.0, "high": 90.0, "unit": "km"}))
    assert reader(small_live, "Distance").read("12 km") == 12.0
    found = reader(small_live, "Distance").read("91")
    assert isinstance(found, Unreadable)
    assert found.reason.endswith("Type a number from 0 to 90 km.")


def test_a_share_is_read_as_percent_where_the_scale_ends_at_one(small_live: LiveWorkshop) -> None:
    small_live.do(add_driver("Share", values={"scale": "measure", "low": 0.0, "high": 1.0}))
    assert reader(small_live, "Share").read("80 %") == 0.8
    small_live.do(edit_driver(driver_id(small_live.workshop, "Share"), {"unit": "%", "high": 100.0}))
    assert reader(small_live, "Share").read("80 %") == 80.0


def test_a_pasted_block_is_one_step_and_refused_cells_are_told(model: ScoreModel, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    refused = model.write_cells([TypedCell(0, 0, "1"), TypedCell(0, 1, "strong"), TypedCell(1, 0, "seven")])
    assert [(each.where, each.text) for each in refused] == [("Ledger, Growth", "seven")]
    assert [model.index(0, column).data() for column in range(2)] == ["1", "3"]
    assert small_live.snapshot.step == before + 1


def test_the_list_shows_one_driver_or_one_initiative(small_live: LiveWorkshop, qtmodeltester: ModelTester) -> None:
    model = ScoreListModel(small_live)
    small_live.changed.connect(model.show_changes)
    model.show_driver(driver_id(small_live.workshop, "Growth"))
    assert [model.index(row, ListColumn.SCORE).data() for row in range(3)] == ["3", "1", "4"]
    assert model.index(0, ListColumn.MEANING).data() == "Strong"
    qtmodeltester.check(model)
    model.show_initiative(initiative_id(small_live.workshop, "Robots"))
    assert [model.headerData(row, Qt.Orientation.Vertical) for row in range(2)] == ["Growth", "Risk"]
    assert [model.index(row, ListColumn.SCORE).data() for row in range(2)] == ["4", ""]
    qtmodeltester.check(model)


def test_scores_and_rationales_pasted_together_are_one_step(small_live: LiveWorkshop) -> None:
    model = ScoreListModel(small_live)
    model.show_driver(driver_id(small_live.workshop, "Risk"))
    before = small_live.snapshot.step
    typed = [TypedCell(0, ListColumn.SCORE, "4"), TypedCell(0, ListColumn.RATIONALE, "Two audits <b>passed</b>")]
    assert model.write_cells(typed) == []
    assert small_live.snapshot.step == before + 1
    row = small_live.snapshot.agreed_scores[model.ids[0], driver_id(small_live.workshop, "Risk")]
    assert (row.value, row.rationale) == (4.0, "Two audits <b>passed</b>")


def test_the_tooltip_holds_meaning_and_rationale_as_text(model: ScoreModel, small_live: LiveWorkshop) -> None:
    ids = {"initiative_id": model.ids[0], "driver_id": driver_id(small_live.workshop, "Growth")}
    small_live.do(set_rationale(rationale="<img src=x>", **ids))
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Strong" in tip
    assert "<img" not in tip
