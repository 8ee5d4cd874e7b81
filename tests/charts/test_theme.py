"""Design tokens: legible in every theme, distinguishable without full colour vision."""

from itertools import combinations

import numpy as np
import pytest

from vmo_desktop.charts.theme import CONTRAST, DARK, LIGHT, THEMES, Theme, contrast, font_files, is_colour, mixed

GROUNDS = ("paper", "surface", "raised", "sunken")
TEXTS = ("text", "text_secondary", "text_faint", "accent", "amber", "red", "quadrant")
GRAPHICS = ("line_strong", "accent", "accent_hover", "amber", "red", "funded", "waiting", "out", "focus")
SOFT = ("accent_soft", "amber_soft", "red_soft", "selection", "score_low", "score_high", "quadrant_best")

themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())


@themes
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", TEXTS)
def test_text_has_a_contrast_of_at_least_4_5(theme: Theme, role: str, ground: str) -> None:
    assert contrast(getattr(theme, role), getattr(theme, ground)) >= 4.5


@themes
@pytest.mark.parametrize("ground", ["paper", "surface", "raised"])
@pytest.mark.parametrize("role", GRAPHICS)
def test_graphics_have_a_contrast_of_at_least_3(theme: Theme, role: str, ground: str) -> None:
    assert contrast(getattr(theme, role), getattr(theme, ground)) >= 3.0


@pytest.mark.parametrize("ground", GROUNDS)
def test_strong_contrast_is_7_for_text_and_4_5_for_graphics(ground: str) -> None:
    on = getattr(CONTRAST, ground)
    assert min(contrast(getattr(CONTRAST, role), on) for role in TEXTS) >= 7
    assert min(contrast(getattr(CONTRAST, role), on) for role in GRAPHICS) >= 4.5
    assert min(contrast(mark.colour, on) for mark in CONTRAST.categories) >= 4.5
    assert contrast(CONTRAST.line, on) >= 4.5, "every border can be seen"


def test_strong_contrast_holds_on_tints_and_fills() -> None:
    tints = [getattr(CONTRAST, role) for role in SOFT] + [CONTRAST.score_tint(share / 20) for share in range(21)]
    assert min(contrast(CONTRAST.text, tint) for tint in tints) >= 7
    for fill in (CONTRAST.accent, CONTRAST.accent_hover):
        assert contrast(CONTRAST.on_accent, fill) >= 7
    for role in ("amber", "red", "accent"):
        assert contrast(getattr(CONTRAST, role), getattr(CONTRAST, f"{role}_soft")) >= 7
    assert min(contrast(CONTRAST.text_on(mark.colour), mark.colour) for mark in CONTRAST.categories) >= 7


@themes
@pytest.mark.parametrize("ground", SOFT)
def test_text_is_legible_on_every_tint(theme: Theme, ground: str) -> None:
    assert contrast(theme.text, getattr(theme, ground)) >= 4.5


@themes
def test_text_is_legible_on_every_score_tint_and_on_the_accent(theme: Theme) -> None:
    assert min(contrast(theme.text, theme.score_tint(share)) for share in np.linspace(0, 1, 21)) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.on_accent, theme.accent_hover) >= 4.5
    for soft in ("amber", "red", "accent"):
        assert contrast(getattr(theme, soft), getattr(theme, f"{soft}_soft")) >= 4.5


@themes
def test_marks_stand_off_every_ground(theme: Theme) -> None:
    colours = [mark.colour for mark in theme.categories] + [theme.sequence(share) for share in (0, 0.5, 1)]
    for colour in colours:
        for ground in ("paper", "surface", "raised", "quadrant_best"):
            minimum = 2.7 if colour == theme.sequence_low else 3.0
            assert contrast(colour, getattr(theme, ground)) >= minimum


# Machado, Oliveira & Fernandes (2009), severity 1.0: how dichromats see linear RGB.
DICHROMATS = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
}


def lab(colour: str, matrix: list[list[float]]) -> np.ndarray:
    rgb = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(matrix) @ linear, 0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ seen
    f = np.cbrt(xyz / np.array([0.9505, 1.0, 1.089]))
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@themes
@pytest.mark.parametrize("kind", DICHROMATS)
def test_marks_differ_in_shape_and_the_first_ones_in_colour_without_full_colour_vision(theme: Theme, kind: str) -> None:
    assert len({mark.marker for mark in theme.categories}) == len(theme.categories)
    seen = [lab(mark.colour, DICHROMATS[kind]) for mark in theme.categories[:3]]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)) >= 12


@themes
def test_sixty_four_categories_have_marks_of_their_own(theme: Theme) -> None:
    assert len({theme.category(index) for index in range(64)}) == 64


def test_a_colour_chosen_from_the_palette_is_the_same_hue_in_every_theme() -> None:
    chosen = LIGHT.categories[2].colour
    assert LIGHT.driver(0, chosen) == chosen
    assert DARK.driver(0, chosen.lower()) == DARK.categories[2].colour


def test_a_driver_keeps_its_own_colour_and_a_wrong_one_is_ignored() -> None:
    assert LIGHT.driver(3, "#123456") == "#123456"
    assert LIGHT.driver(0, "red; }") == LIGHT.categories[0].colour
    assert len({LIGHT.driver(index) for index in range(24)}) == 24


def test_mixing_ends_at_its_ends() -> None:
    assert mixed("#102030", "#FFFFFF", 0) == "#102030"
    assert mixed("#102030", "#FFFFFF", 1) == "#FFFFFF"
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_both_themes_have_the_same_measures() -> None:
    for theme in THEMES.values():
        assert (theme.type, theme.space, theme.row_height) == (LIGHT.type, LIGHT.space, LIGHT.row_height)
    assert LIGHT.zoomed(2.0).type.body == 26
    assert all(is_colour(mark.colour) for theme in THEMES.values() for mark in theme.categories)


def test_text_on_a_colour_is_legible() -> None:
    for theme in THEMES.values():
        for mark in theme.categories:
            assert contrast(theme.text_on(mark.colour), mark.colour) >= 3.9


def test_every_font_file_exists() -> None:
    assert all(path.is_file() for path in font_files().all())
