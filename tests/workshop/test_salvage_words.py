"""What was saved of a damaged file and what was lost, in sentences."""

import pytest

from vmo_desktop.store.damaged import LAST, Mend
from vmo_desktop.store.salvage import Loss, Salvaged
from vmo_desktop.workshop.salvage_words import loss_in_words, report_of


@pytest.mark.parametrize(
    ("loss", "words"),
    [
        (Loss("agreed_score", 1, (), is_altered=False), "agreed score: 1 row lost"),
        (Loss("agreed_score", 1200, (), is_altered=False), "agreed score: 1,200 rows lost"),
        (Loss("objective", None, (), is_altered=False), "objective: some rows lost, how many is not known"),
        (Loss("objective", 4, ((1, 1), (4, 6)), is_altered=False), "objective: 4 rows lost (row numbers: 1, 4–6)"),
        (Loss("objective", 6, ((2, 3), (7, LAST)), is_altered=False), "objective: 6 rows lost (row numbers: 2–3)"),
        (Loss("objective", 6, ((1, LAST),), is_altered=False), "objective: 6 rows lost"),
        (
            Loss("objective", 6, ((1, LAST - 1),), is_altered=False),
            f"objective: 6 rows lost (row numbers: 1–{LAST - 1})",
        ),
        (
            Loss("agreed_score", 0, (), is_altered=True),
            "agreed score: every row is there, and something in them is not as it was written",
        ),
    ],
)
def test_a_loss_is_told_by_table_number_and_place(loss: Loss, words: str) -> None:
    assert loss_in_words(loss) == words


def test_a_report_says_what_is_there_what_is_lost_and_whether_the_history_came_along() -> None:
    assert report_of(Salvaged(1, (), has_history=True)) == ["1 row saved.", "Nothing of the present state is missing."]
    assert report_of(Salvaged(1200, (Loss("win", 1, (), is_altered=False),), has_history=False)) == [
        "1,200 rows saved.",
        "win: 1 row lost",
        "The history could not be saved whole: the new file begins without one.",
    ]


def test_texts_of_which_letters_could_not_be_read_are_told_row_by_row() -> None:
    mends = (Mend(2, "name"), Mend(2, "class_name"), Mend(5, "notes"))
    assert report_of(Salvaged(9, (Loss("funding_level", 0, (), is_altered=True, mends=mends),), has_history=True)) == [
        "9 rows saved.",
        "funding level: every row is there, and something in them is not as it was written",
        "funding level, row 2: letters of name, class name could not be read and are � now",
        "funding level, row 5: letters of notes could not be read and are � now",
    ]
