"""Names and numbers in sentences of the window: each in its place, whatever stands in it."""

import re
from pathlib import Path

import vmo_desktop
from vmo_desktop.ui.filled import filled

CHAINED = re.compile(r"""replace\(\s*f?["']%(?:[2-9]|\{)""")


def test_what_looks_like_a_place_in_a_name_stays_as_it_is() -> None:
    assert filled("%1 of %2: %1", "Grow %2 by 5%1", "12") == "Grow %2 by 5%1 of 12: Grow %2 by 5%1"


def test_places_may_stand_in_any_order_and_be_left_out() -> None:
    assert filled("%2 before %1, 100 %", "a", "b", "c") == "b before a, 100 %"


def test_no_sentence_is_filled_one_place_after_the_other() -> None:
    assert CHAINED.search('said.replace("%2", name)')
    found = [
        path.name
        for path in sorted(Path(vmo_desktop.__file__).parent.rglob("*.py"))
        if CHAINED.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
