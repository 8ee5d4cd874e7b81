"""A mistake in a template or sample is named with its key."""

from pathlib import Path

import pytest

from vmo_desktop.errors import SourceRefused
from vmo_desktop.exchange.workshop_toml import read_frame
from vmo_desktop.workshop.scale_of import scale_of

FRAME = """
title = "T"
description = "D"
[[group]]
code = "G"
name = "Group"
points = 1
[[driver]]
code = "A"
name = "A"
group = "G"
points = 1
levels = [{ score = 0, points = 0, label = "None", statement = "Nothing." }]
[[weight_set]]
name = "W"
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('title = "T"', "title = 1", r"f\.toml: the key title needs a text in quotes, not 1\."),
        ('name = "A"', 'nam = "A"', r"the key driver\[1\]\.name is missing\."),
        ('name = "A"', 'name = "A"\ncolor = "red"', r"the key driver\[1\]\.color is not a key that belongs here\."),
        ('code = "A"', 'code = "G"', r"driver\[1\]\.code is used twice: G\."),
        ('group = "G"', 'group = "H"', r"driver\[1\]\.group names a group that is not above it in the file: H\."),
        ("points = 0", "points = 101", r"levels\[1\]\.score needs a score of its own, and points from 0 to 100\."),
        ("levels = ", "measure = { low = 1, high = 1 }\nlevels = ", r"measure\.high needs to be above low\."),
        ("levels = ", "measure = { low = 0, high = 1 }\nlevels = ", r"levels belongs to a driver without a measure"),
        ('name = "W"', 'name = "W"\npoints = { X = 1 }', r"points names a driver that does not exist: X\."),
        ('[[weight_set]]\nname = "W"', "", r"the key weight_set is missing"),
        (
            "[[group]]",
            "[pack]\norder = 'size'\n[[group]]",
            r"pack\.order needs one of value, value-for-money, not 'size'",
        ),
        ("[[group]]", "[workshop]\nbudget = 'much'\n[[group]]", r"workshop\.budget needs a number, not 'much'\."),
        ("[[group]]", "[[group", r"f\.toml: this is not readable TOML in UTF-8"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_key(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "f.toml"
    path.write_text(FRAME, encoding="utf-8")
    assert read_frame(path).leaves[0].name == "A"
    path.write_text(FRAME.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SourceRefused, match=message):
        read_frame(path)


MEASURED = """
title = "T"
description = "D"
[[driver]]
code = "A"
name = "A"
points = 1
measure = { low = 0, high = 10, unit = "h", direction = "lower", CURVE }
[[weight_set]]
name = "W"
"""


def _file(tmp_path: Path, curve: str) -> Path:
    path = tmp_path / "f.toml"
    path.write_text(MEASURED.replace("CURVE", curve), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("curve", "worth"),
    [
        ("curve = 'straight'", 80),
        ("curve = 'exponential', half = 2", 50),
        ("curve = 'points', points = [{ score = 4, points = 20 }]", 60),
        ("curve = 'step', points = [{ score = 4, points = 20 }, { score = 1, points = 70 }]", 20),
    ],
)
def test_a_measure_has_the_shape_that_the_file_says(tmp_path: Path, curve: str, worth: float) -> None:
    frame = read_frame(_file(tmp_path, curve))
    scale = scale_of(frame.leaves[0], frame.scale_levels, frame.curve_points)
    assert float(scale.value(2.0)) == pytest.approx(worth)


@pytest.mark.parametrize(
    ("curve", "message"),
    [
        ("curve = 'bent'", r"measure\.curve needs one of straight, exponential, points, step, not 'bent'"),
        ("curve = 'exponential'", r"measure\.half belongs to an exponential curve"),
        ("half = 3", r"measure\.half belongs to an exponential curve"),
        ("curve = 'exponential', half = 10", r"measure\.curve needs to lie inside low and high"),
        ("curve = 'step'", r"measure\.points belongs to a curve of points or steps"),
        ("curve = 'straight', points = [{ score = 4, points = 20 }]", r"measure\.points belongs to"),
        (
            "curve = 'points', points = [{ score = 4, points = 20 }, { score = 6, points = 30 }]",
            r"measure\.curve needs to lie inside low and high, and never to run back",
        ),
        ("curve = 'points', points = [{ score = 4, points = 20, label = 'x' }]", r"points\[1\]\.label is not a key"),
    ],
)
def test_a_shape_that_cannot_be_is_named_with_its_key(tmp_path: Path, curve: str, message: str) -> None:
    with pytest.raises(SourceRefused, match=message):
        read_frame(_file(tmp_path, curve))
