from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop, table_of
from vmo_desktop.errors import SourceRefused
from vmo_desktop.exchange.draft import ImportDraft
from vmo_desktop.exchange.mapping import (
    ColumnMap,
    DateOrder,
    DecimalMark,
    DriverTarget,
    Existing,
    Field,
    ImportMap,
    SourceOptions,
)
from vmo_desktop.workshop.snapshot import Snapshot

TEXT = "name,rating,rating,cost,start\nA,Green,,1,1.2.2026\nB,,Red,2,3.4.2026\n"


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    with new_workshop(tmp_path / "w.vmo", {"FIT": {"name": "Strategic fit"}}) as workshop:
        return workshop.snapshot


@pytest.fixture
def draft(snapshot: Snapshot) -> ImportDraft:
    return ImportDraft.begin(table_of(TEXT).raw, SourceOptions(), snapshot)


def targets(draft: ImportDraft) -> list[object]:
    return [None if each is None else each.target for each in draft.columns]


def test_a_draft_begins_with_the_proposed_map(draft: ImportDraft) -> None:
    assert targets(draft) == [Field.NAME, None, None, Field.COST, Field.START_DATE]
    assert draft.plan().imported == 2


def test_each_decision_gives_a_new_draft(draft: ImportDraft) -> None:
    changed = draft.with_target(2, DriverTarget("FIT")).with_texts(2, [("Red", 0.0)]).with_factor(3, 1e3)
    changed = changed.with_decimal(3, DecimalMark.COMMA).with_dates(4, DateOrder.MONTH_FIRST)
    changed = changed.with_existing(Existing.SKIP)
    assert targets(draft)[2] is None
    assert changed.columns[2] == ColumnMap("rating", DriverTarget("FIT"), occurrence=2, texts=(("Red", 0.0),))
    assert changed.columns[3] == ColumnMap("cost", Field.COST, decimal=DecimalMark.COMMA, factor=1e3)
    assert changed.columns[4] == ColumnMap("start", Field.START_DATE, dates=DateOrder.MONTH_FIRST)
    assert changed.mapping.existing is Existing.SKIP
    assert [list(each.scores.values()) for each in changed.plan().initiatives] == [[], [0.0]]


def test_a_column_can_be_left_out_again(draft: ImportDraft) -> None:
    assert targets(draft.with_target(3, None))[3] is None
    with pytest.raises(SourceRefused, match="no column is known as the name"):
        draft.with_target(0, None).plan()


def test_columns_of_a_map_that_the_file_lacks_are_dropped_with_the_first_change(snapshot: Snapshot) -> None:
    mapping = ImportMap((ColumnMap("name", Field.NAME), ColumnMap("gone", Field.OWNER)), name="Ours")
    draft = ImportDraft.begin(table_of(TEXT).raw, SourceOptions(), snapshot, mapping)
    assert draft.with_factor(0, 1.0).mapping.columns == (ColumnMap("name", Field.NAME),)
    assert draft.by_headings().mapping.name == ""


def test_a_saved_map_finds_files_of_the_same_kind_again(draft: ImportDraft) -> None:
    saved = draft.saved_map("Ours")
    assert saved.name == "Ours"
    assert saved.header == ("name", "rating", "rating", "cost", "start")
    assert saved.fits(draft.table, frozenset({"FIT"}))
