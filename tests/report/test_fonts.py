"""Which face draws what, and how wide text is."""

import pytest

from vmo_desktop.report.fonts import ELLIPSIS, Face, elided, missing_characters, runs, text_width


@pytest.mark.parametrize("text", ["Portal", "Zażółć", "Ωμέγα", "Привіт", "12.5 – 30 %", "“quoted” • → ≤"])
def test_latin_greek_and_cyrillic_stay_in_one_face(text: str) -> None:
    assert list(runs(text, Face.REGULAR)) == [(Face.REGULAR, text)]


def test_other_scripts_fall_back_run_by_run() -> None:
    found = list(runs("Plan שלום ok", Face.SEMIBOLD))
    assert "".join(text for _, text in found) == "Plan שלום ok"
    assert {face for face, _ in found} == {Face.SEMIBOLD, Face.FALLBACK_BOLD}


def test_what_no_face_has_is_spelt_out() -> None:
    assert "".join(text for _, text in runs("漢", Face.REGULAR)) == "[U+6F22]"
    assert missing_characters("a漢б") == {"漢"}
    assert missing_characters("plain") == frozenset()


def test_elided_text_fits_and_keeps_what_fits() -> None:
    text = "A long name of an initiative"
    assert elided(text, Face.REGULAR, 10, 1000) == text
    short = elided(text, Face.REGULAR, 10, 60)
    assert short.endswith(ELLIPSIS)
    assert text_width(short, Face.REGULAR, 10) <= 60
    assert text.startswith(short[:-1])


def test_figures_have_one_width() -> None:
    assert len({round(text_width(digit, Face.REGULAR, 10), 6) for digit in "0123456789"}) == 1
