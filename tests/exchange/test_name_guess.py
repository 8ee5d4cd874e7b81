"""The name is never guessed without a word, and codes are not taken for it where there are words."""

from pathlib import Path

import pytest

from tests.exchange.sources import import_text, new_workshop, plan_in_new, table_of
from vmo_desktop.exchange.draft import ImportDraft
from vmo_desktop.exchange.mapping import Field, SourceOptions
from vmo_desktop.exchange.plan import ImportPlan


def names(made: ImportPlan) -> list[object]:
    return [each.values.get("name") for each in made.initiatives]


@pytest.mark.parametrize(
    ("text", "column", "first"),
    [
        ("unit,thing,what\n005,I.000010.01,Le Famollens en ville\n005,I.000027.01,Part cantonale\n", "what",
         "Le Famollens en ville"),
        ("Case,Works,Volume\nC-01,Bridge repair on Main St,7\nC-02,School roof,8\n", "Works",
         "Bridge repair on Main St"),
        ("Decided on,Works\n2025-05-28 00:00:00,Bridge repair\n2025-05-29 00:00:00,School roof\n", "Works",
         "Bridge repair"),
        ("Case,Volume\nC-01,7\nC-02,8\n", "Case", "C-01"),
        ("Ref code,Works,Volume\nC-01,Bridge repair,7\nC-02,School roof,8\n", "Works", "Bridge repair"),
        ("Owner,Works\nAnn,Bridge repair\nBob,School roof\n", "Works", "Bridge repair"),
        ("Project #,Works\nDSF0000897947,P.S. 34\nDSF0000897946,P.S. 35\n", "Works", "P.S. 34"),
    ],
)  # fmt: skip
def test_a_guessed_name_is_told_and_rather_words_than_codes(tmp_path: Path, text: str, column: str, first: str) -> None:
    made = plan_in_new(tmp_path, text)
    assert names(made)[0] == first
    assert f"No heading names the initiative; column {column} was taken." in made.notes


@pytest.mark.parametrize(
    "text",
    [
        "Code,Region,Cost\n" + "".join(f"C{row},{'NS'[row % 2]},{row}\n" for row in range(6)),
        "Code,Cost\nC1,5\nC2,6\n",
        "Name,Works\nC-01,Bridge repair\n",
        "Service,Objet,Libellé\n005,I.000010.01,Pont\n005,I.000027.01,Gare\n",
    ],
)
def test_nothing_is_guessed_beside_codes_of_groups_nor_where_a_heading_says_it(tmp_path: Path, text: str) -> None:
    assert not any("No heading names" in note for note in plan_in_new(tmp_path, text).notes)


def test_initiatives_that_are_known_by_their_code_keep_their_names(tmp_path: Path) -> None:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        import_text(workshop, "code,name\nA1,Portal\nA2,Atlas\n")
        import_text(workshop, "code,cost,what the board said\nA1,5,go on with it\nA2,6,wait a year\n")
        assert [each.name for each in workshop.snapshot.initiatives] == ["Portal", "Atlas"]


def test_nothing_is_guessed_any_more_when_somebody_has_chosen(tmp_path: Path) -> None:
    table = table_of("Works,Place\nBridge repair,Main St\nSchool roof,Elm Ave\n")
    with new_workshop(tmp_path / "w.vmo") as workshop:
        draft = ImportDraft.begin(table.raw, SourceOptions(), workshop.snapshot)
        assert draft.plan().notes == ("No heading names the initiative; column Works was taken.",)
        assert draft.with_target(0, None).with_target(1, Field.NAME).plan().notes == ()


@pytest.mark.parametrize("heading", ["Project #", "Project No.", "Project№", "Projekt-Nr.", "Ref code"])
def test_numbers_of_projects_are_codes(tmp_path: Path, heading: str) -> None:
    made = plan_in_new(tmp_path, f"{heading},Project\n10021,Bridge repair\n10022,School roof\n")
    assert made.targets == {heading: Field.CODE, "Project": Field.NAME}


def test_a_number_of_projects_is_no_code(tmp_path: Path) -> None:
    assert plan_in_new(tmp_path, "Name,No. of projects\nPortal,3\nAtlas,4\n").unmapped == ("No. of projects",)


@pytest.mark.parametrize("heading", ["Initiatives", "Projekte", "Obra"])
def test_many_initiatives_head_their_names_too(tmp_path: Path, heading: str) -> None:
    made = plan_in_new(tmp_path, f"{heading},Cost\nBridge repair,5\nSchool roof,6\n")
    assert (names(made), made.notes) == (["Bridge repair", "School roof"], ())
