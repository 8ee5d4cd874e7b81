"""Initials tell the people of the room apart."""

import pytest

from vmo_desktop.workshop.people import initials_of
from vmo_desktop.workshop.room_rows import ParticipantRow


def _people(*names: str, **chosen: str) -> list[ParticipantRow]:
    return [
        ParticipantRow(number, number, name, "", "", initials=chosen.get(f"of_{number}", ""))
        for number, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Anna Berg", "AB"),
        ("anna maria berg", "AB"),
        ("Anna-Maria", "AM"),
        ("Anna", "AN"),
        ("A", "A"),
        ("Anna (Chair) Berg", "AB"),
        ("Anna Berg (Chair)", "AB"),
        ("  ", "?"),
        ("(...)", "?"),
        ("Émile Zola", "ÉZ"),
    ],
)
def test_initials_are_those_of_the_first_and_the_last_word(name: str, initials: str) -> None:
    assert initials_of(_people(name)) == {0: initials}


def test_who_would_have_the_same_has_more_letters_of_the_last_word_and_then_a_number() -> None:
    people = _people("Anna Berg", "Axel Brandt", "Amir Berg", "Aron Bo", "Ada B", "Abe B", "Ava Be", "", "", "!")
    assert list(initials_of(people).values()) == ["AB", "ABr", "ABe", "ABo", "AB2", "AB3", "AB4", "?", "?1", "?2"]


def test_chosen_initials_come_first_whoever_is_listed_first() -> None:
    people = _people("Anna Berg", "Cem Kaya", "Bo", of_1=" ab ", of_2=" ")
    assert initials_of(people) == {0: "ABe", 1: "ab", 2: "BO"}
    assert list(initials_of(people)) == [0, 1, 2]
