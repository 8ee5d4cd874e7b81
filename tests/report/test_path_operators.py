"""Paths in the operators of PDF."""

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from vmo_desktop.report.path_operators import path_operators


def test_lines_and_closing() -> None:
    path = Path([(0, 0), (1, 0), (1, 1), (0, 0)], closed=True)
    assert path_operators(path, Affine2D().scale(10)) == "0.00 0.00 m 10.00 0.00 l 10.00 10.00 l h"


def test_a_circle_is_made_of_cubic_curves() -> None:
    written = path_operators(Path.unit_circle(), None)
    assert written.count(" c") == 8
    assert written.endswith("h")


def test_quadratic_curves_become_cubic() -> None:
    path = Path([(0, 0), (3, 3), (6, 0)], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    assert path_operators(path, None) == "0.00 0.00 m 2.00 2.00 4.00 2.00 6.00 0.00 c"


def test_gaps_begin_anew() -> None:
    path = Path([(0, 0), (1, 1), (np.nan, np.nan), (2, 2), (3, 3)])
    assert path_operators(path, None) == "0.00 0.00 m 1.00 1.00 l 2.00 2.00 m 3.00 3.00 l"


def test_what_is_far_away_is_brought_near() -> None:
    assert path_operators(Path([(0, 0), (1e12, 0)]), None) == "0.00 0.00 m 20000.00 0.00 l"
