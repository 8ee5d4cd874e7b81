"""Paths of matplotlib in the operators of PDF."""

from functools import lru_cache

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Transform

_FAR = 20_000.0
_LETTERS = {int(Path.MOVETO): "m", int(Path.LINETO): "l", int(Path.CURVE3): "c", int(Path.CURVE4): "c"}


@lru_cache(maxsize=512)
def _template(codes: bytes, decimals: int) -> str:
    """Operators of a path with these codes, to be filled with its coordinates."""
    point = f"%.{decimals}f %.{decimals}f"
    parts = []
    place = 0
    while place < len(codes):
        code = codes[place]
        if code == Path.CURVE4:
            parts.append(f"{point} {point} {point} c")
            place += 3
        else:
            parts.append("h" if code == Path.CLOSEPOLY else f"{point} {_LETTERS[code]}")
            place += 1
    return " ".join(parts)


def path_operators(path: Path, transform: Transform | None, decimals: int = 2) -> str:
    """A path in the operators of PDF."""
    vertices = path.vertices if transform is None else transform.transform(path.vertices)
    points = np.asarray(vertices, dtype=np.float64)
    if path.codes is None:
        codes = np.full(len(points), Path.LINETO, dtype=np.uint8)
        codes[:1] = Path.MOVETO
    else:
        codes = np.asarray(path.codes, dtype=np.uint8)
    if not np.isfinite(points).all() or (codes == Path.CURVE3).any() or (codes == Path.STOP).any():
        return _by_segment(path, transform, decimals)
    shown = points[codes != Path.CLOSEPOLY]
    # Readers of PDF lose their way far beyond the page.
    return _template(codes.tobytes(), decimals) % tuple(np.clip(shown, -_FAR, _FAR).ravel().tolist())


def _by_segment(path: Path, transform: Transform | None, decimals: int) -> str:
    """As `path_operators`, for the paths that have gaps or quadratic curves."""
    written = []
    last = (0.0, 0.0)
    for raw, code in path.iter_segments(transform, simplify=False, remove_nans=True):
        points = [min(max(float(number), -_FAR), _FAR) for number in raw]
        if code == Path.CURVE3:
            (x0, y0), (cx, cy, x, y) = last, points
            points = [(x0 + 2 * cx) / 3, (y0 + 2 * cy) / 3, (x + 2 * cx) / 3, (y + 2 * cy) / 3, x, y]
        if code == Path.CLOSEPOLY:
            written.append("h")
            continue
        written.append(" ".join(f"{number:.{decimals}f}" for number in points) + f" {_LETTERS[int(code)]}")
        last = (points[-2], points[-1])
    return " ".join(written)
