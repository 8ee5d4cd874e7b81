"""Placed labels never cover each other or a mark, stay inside, and do not jump."""

from functools import partial
from itertools import combinations
from math import hypot

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from vmo_desktop.charts.labels import LabelRequest, PlacedLabel, place_labels

WIDTH, HEIGHT, LABEL = 400.0, 300.0, 14.0


def marks(count: int, seed: int, pinned: int = -1) -> list[LabelRequest]:
    rng = np.random.default_rng(seed)
    return [
        LabelRequest(
            key,
            float(rng.uniform(0, WIDTH)),
            float(rng.uniform(0, HEIGHT)),
            float(rng.uniform(3, 18)),
            (float(rng.uniform(20, 120)), 24.0),
            is_pinned=key == pinned,
        )
        for key in range(count)
    ]


def overlaps(a: PlacedLabel, b: PlacedLabel) -> bool:
    return a.x < b.x + b.width and b.x < a.x + a.width and a.y < b.y + LABEL and b.y < a.y + LABEL


@given(st.integers(0, 120), st.integers(0, 10_000))
def test_no_two_labels_overlap_and_none_leaves_the_area(count: int, seed: int) -> None:
    placed = place_labels(marks(count, seed), width=WIDTH, height=HEIGHT, label_height=LABEL)
    assert not any(overlaps(a, b) for a, b in combinations(placed.values(), 2))
    for label in placed.values():
        assert 0 <= label.x <= WIDTH - label.width
        assert 0 <= label.y <= HEIGHT - LABEL


@given(st.integers(1, 80), st.integers(0, 10_000))
def test_labels_keep_off_every_mark(count: int, seed: int) -> None:
    requests = marks(count, seed)
    placed = place_labels(requests, width=WIDTH, height=HEIGHT, label_height=LABEL)
    for label in placed.values():
        for mark in requests:
            x = min(max(mark.x, label.x), label.x + label.width)
            y = min(max(mark.y, label.y), label.y + LABEL)
            # On each axis the bitmap's cells are two pixels wide, and half as much is lost where a middle is rounded.
            assert hypot(x - mark.x, y - mark.y) >= mark.radius - hypot(3.0, 3.0)


@given(st.integers(1, 80), st.integers(0, 10_000))
def test_a_second_placing_moves_nothing(count: int, seed: int) -> None:
    requests = marks(count, seed)
    first = place_labels(requests, width=WIDTH, height=HEIGHT, label_height=LABEL)
    again = place_labels(requests, width=WIDTH, height=HEIGHT, label_height=LABEL, former=first)
    assert all(again[key] == label for key, label in first.items())


@given(st.integers(2, 150), st.integers(0, 10_000))
def test_a_pinned_label_is_always_placed_when_its_mark_is_well_inside(count: int, seed: int) -> None:
    requests = [*marks(count, seed), LabelRequest(-1, 200, 150, 8, (120.0,), is_pinned=True)]
    assert -1 in place_labels(requests, width=WIDTH, height=HEIGHT, label_height=LABEL)


def test_the_most_important_label_wins_the_only_room() -> None:
    first = LabelRequest(7, 60, 24, 4, (100.0,))
    second = LabelRequest(8, 64, 24, 4, (100.0,))
    place = partial(place_labels, width=128, height=42, label_height=LABEL, furthest=0)
    assert set(place([first, second])) == {7}
    assert set(place([second, first])) == {8}


def test_a_shorter_text_is_used_where_the_long_one_finds_no_room() -> None:
    placed = place_labels([LabelRequest(1, 40, 20, 4, (200.0, 20.0))], width=80, height=40, label_height=LABEL)
    assert placed[1].text == 1


def test_a_mark_without_texts_wants_no_label_but_keeps_its_place() -> None:
    placed = place_labels([LabelRequest(1, 40, 20, 4, ())], width=80, height=40, label_height=LABEL)
    assert placed == {}


def test_blocked_boxes_stay_free() -> None:
    request = LabelRequest(1, 100, 50, 5, (60.0,))
    box = (100.0, 30.0, 100.0, 40.0)
    label = place_labels([request], width=200, height=100, label_height=LABEL, blocked=[box])[1]
    covers = label.x < 200 and label.x + 60 > 100 and label.y < 70 and label.y + LABEL > 30
    assert not covers


def test_nearly_all_of_a_hundred_labels_find_room() -> None:
    rng = np.random.default_rng(1)
    requests = [
        LabelRequest(key, float(x), float(y), 6.0, (120.0,))
        for key, (x, y) in enumerate(zip(rng.uniform(0, 1080, 100), rng.uniform(0, 680, 100), strict=True))
    ]
    assert len(place_labels(requests, width=1080, height=680, label_height=13)) >= 90
