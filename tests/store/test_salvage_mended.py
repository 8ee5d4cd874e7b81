"""Texts of which some letters cannot be read: the row stays, and what stands in their place is told."""

import sqlite3
from contextlib import closing
from enum import Enum
from pathlib import Path
from typing import get_type_hints

import pytest
from sqlalchemy import String

from tests.forged import forge
from tests.store.small_copy import copy_small
from vmo_desktop.store.base import Base
from vmo_desktop.store.damaged import Mend
from vmo_desktop.store.free_texts import FREE_TEXTS
from vmo_desktop.workshop.backups import Loss, Salvaged, salvage
from vmo_desktop.workshop.snapshot import ROWS, VOTES
from vmo_desktop.workshop.workshop import Workshop

MENDED = "Ro\ufffdots"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copy_small(tmp_path / "w.vmo")


def damage(path: Path, script: str) -> None:
    """Run a script, in which `BAD` is a text with a letter that cannot be read."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.executescript("PRAGMA foreign_keys = OFF; " + script.replace("BAD", "CAST(x'526fff6f7473' AS TEXT)"))


def saved(path: Path) -> Salvaged:
    return salvage(path, path.with_name("saved.vmo"))


def test_an_initiative_stays_with_its_scores_when_a_letter_of_its_name_cannot_be_read(path: Path) -> None:
    damage(path, "UPDATE initiative SET name = BAD, notes = CAST(x'ff' AS TEXT) WHERE id = 3")
    came = saved(path)
    assert came.losses == (
        Loss("initiative", 0, (), is_altered=True, mends=(Mend(3, "name"), Mend(3, "notes"))),
    )  # fmt: skip
    assert not came.has_history
    with Workshop.open(path.with_name("saved.vmo")) as workshop:
        assert workshop.check() == []
        assert [each.name for each in workshop.snapshot.initiatives] == ["Portal", "Ledger", MENDED]
        assert workshop.snapshot.initiatives[2].notes == "\ufffd"
        assert len(workshop.snapshot.agreed_scores) == 5


def test_the_frame_stays_when_its_title_cannot_be_read_whole(path: Path) -> None:
    damage(path, "UPDATE workshop SET title = BAD")
    assert saved(path).losses == (Loss("workshop", 0, (), is_altered=True, mends=(Mend(1, "title"),)),)
    with Workshop.open(path.with_name("saved.vmo")) as workshop:
        assert (workshop.snapshot.workshop.title, workshop.snapshot.workshop.currency) == (MENDED, "EUR")


def test_a_word_of_the_program_that_cannot_be_read_costs_its_row(path: Path) -> None:
    damage(path, "UPDATE driver SET direction = BAD WHERE id = 2")
    came = saved(path)
    assert {each.table: each.mends for each in came.losses} == dict.fromkeys(
        ("agreed_score", "driver", "scale_level", "weight"), ()
    )
    with Workshop.open(path.with_name("saved.vmo")) as workshop:
        assert [each.id for each in workshop.snapshot.drivers] == [1]


def test_a_row_that_is_lost_is_not_told_as_mended(path: Path) -> None:
    damage(path, "UPDATE initiative SET name = BAD, cost = 'much' WHERE id = 2")
    came = saved(path)
    assert Loss("initiative", 1, ((2, 2),), is_altered=False) in came.losses


def test_of_two_drivers_whose_codes_are_the_same_once_mended_the_first_stays(path: Path) -> None:
    damage(path, "UPDATE driver SET code = CAST(CASE id WHEN 1 THEN x'fe' ELSE x'ff' END AS TEXT)")
    came = saved(path)
    assert Loss("driver", 1, ((2, 2),), is_altered=False, mends=(Mend(1, "code"),)) in came.losses
    with Workshop.open(path.with_name("saved.vmo")) as workshop:
        assert [(each.id, each.code) for each in workshop.snapshot.drivers] == [(1, "\ufffd")]


def test_what_was_mended_is_told_without_a_seal_too(path: Path) -> None:
    damage(path, "DROP TABLE seal; UPDATE initiative SET name = BAD WHERE id = 3")
    assert saved(path).losses == (Loss("initiative", 0, (), is_altered=True, mends=(Mend(3, "name"),)),)


def test_a_text_that_is_too_long_once_mended_costs_its_own_row_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE initiative SET notes = CAST(? AS TEXT) WHERE id = 2", (b"\xff" * 6_000_000,))
    assert Loss("initiative", 1, ((2, 2),), is_altered=False) in saved(path).losses
    with Workshop.open(path.with_name("saved.vmo")) as workshop:
        assert [each.id for each in workshop.snapshot.initiatives] == [1, 3]


def test_a_letter_that_stands_for_one_that_could_not_be_read_is_one_like_others(path: Path) -> None:
    forge(path, "UPDATE initiative SET name = 'Ro\ufffdots' WHERE id = 3")
    assert saved(path).losses == ()


def test_only_texts_that_the_program_does_not_read_itself_are_free() -> None:
    for name, columns in FREE_TEXTS.items():
        hints = get_type_hints({**ROWS, **VOTES}[name])
        for column in columns.split():
            assert isinstance(Base.metadata.tables[name].columns[column].type, String), (name, column)
            assert not issubclass(hints[column], Enum), (name, column)
