"""Nothing gets into a file that it could not give back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert

from vmo_desktop.errors import NotAllowed
from vmo_desktop.store.bound import check_bound, check_numbers
from vmo_desktop.store.file import WorkshopFile, create_file
from vmo_desktop.store.history import begin_step
from vmo_desktop.store.tables import Objective

NO_NUMBER = (
    "This number is too large, too close to 0, or is none. Type one up to 1,000,000,000,000,000, counting in thousands "
    "or millions where that is needed."
)
NO_TEXT = "This text holds half of a letter, which no file can keep. Type that letter anew."


@pytest.fixture
def file(tmp_path: Path) -> Iterator[WorkshopFile]:
    file = create_file(tmp_path / "w.vmo")
    yield file
    file.close()


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (float("inf"), NO_NUMBER),
        (float("-inf"), NO_NUMBER),
        (float("nan"), NO_NUMBER),
        (1.001e15, NO_NUMBER),
        (-1e300, NO_NUMBER),
        (10**18, NO_NUMBER),
        (9e-101, NO_NUMBER),
        (-5e-324, NO_NUMBER),
        ("\ud800", NO_TEXT),
        ("smile \ud83d", NO_TEXT),
        ("\udfff!", NO_TEXT),
    ],
)
def test_what_no_file_can_give_back_is_refused_wherever_it_stands(value: object, says: str) -> None:
    for rows in ([(value,)], [("a", 1.5, value)], [(1,), ("b",), (value, None)]):
        with pytest.raises(NotAllowed) as refused:
            check_bound(rows)
        assert str(refused.value) == says


def test_all_else_may_be_bound() -> None:
    check_bound(
        [(None, 1, 10**15, -1e15, 1e15, 0.0, 1e-100, -5.6e-17, True), ("", "ascii", "Ä 漢 🙂", "\ud7ff\ue000", b"\xff")]
    )
    check_bound([])


def _write(file: WorkshopFile, rows: dict[str, object] | list[dict[str, object]]) -> None:
    with file.transaction() as connection:
        begin_step(file.raw, "do", None, "", "")
        connection.execute(insert(Objective), rows)


def test_neither_one_row_nor_many_carry_it_into_the_file(file: WorkshopFile) -> None:
    good, bad = {"position": 1, "text": "Grow", "measure": ""}, {"position": 2, "text": "\ud83d", "measure": ""}
    for rows in (bad, [good, bad]):
        with pytest.raises(NotAllowed):
            _write(file, rows)
    assert file.raw.execute("SELECT count(*) FROM objective").fetchone() == (0,)
    _write(file, good)
    assert file.raw.execute("SELECT text FROM objective").fetchall() == [("Grow",)]


def test_the_last_row_has_a_number_of_31_bits() -> None:
    check_numbers({"score": [(1, 2_147_483_647), (2, "a key in words")], "initiative": []})
    with pytest.raises(NotAllowed) as refused:
        check_numbers({"score": [(1, 2)], "initiative": [(3,), (2_147_483_648,)]})
    assert str(refused.value) == (
        "Nothing more can be added to initiative: the last one there has the highest number that there is. Delete that "
        "one first."
    )
