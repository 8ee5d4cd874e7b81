"""P5: the placing of labels, beside libraries that do only that."""

from collections.abc import Callable, Iterable

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tests.bench.harness import Row, benchmark, faster, has_package, interleave, skipped
from vmo_desktop.charts.labels import LabelRequest, place_labels


@benchmark
def label_placement() -> Iterable[Row]:
    """P5: a hundred labels."""
    rng = np.random.default_rng(1)
    x, y = np.clip(rng.normal(540, 250, 100), 0, 1080), np.clip(rng.normal(340, 160, 100), 0, 680)
    requests = [LabelRequest(key, float(x[key]), float(y[key]), 6.0, (120.0,)) for key in range(100)]

    def ours() -> int:
        return len(place_labels(requests, width=1080, height=680, label_height=13))

    variants: dict[str, Callable[[], object]] = {"ours": ours}
    names = [f"Initiative number {key:03d}" for key in range(100)]
    if has_package("adjustText"):
        variants["adjustText"] = lambda: _adjust_text(x, y, names)
    if has_package("textalloc"):
        variants["textalloc"] = lambda: _textalloc(x, y, names)
    found = interleave(variants, 7, warm_up=1)
    placed = ours()
    yield Row("P5", "labels placed of 100, none overlapping", str(placed), "", ">= 90", placed >= 90)
    for name, goal in (("adjustText", 500.0), ("textalloc", 100.0)):
        if name in found:
            yield faster("P5", "placing 100 labels", found["ours"], found[name], name=name, goal=goal)
        else:
            yield skipped("P5", "placing 100 labels", name)


def _figure() -> Figure:
    figure = Figure(figsize=(10.8, 6.8), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, 1080)
    axes.set_ylim(0, 680)
    return figure


def _adjust_text(x: np.ndarray, y: np.ndarray, names: list[str]) -> None:
    from adjustText import adjust_text

    figure = _figure()
    axes = figure.axes[0]
    texts = [axes.text(float(a), float(b), name, fontsize=8) for a, b, name in zip(x, y, names, strict=True)]
    adjust_text(texts, x=x, y=y, ax=axes)


def _textalloc(x: np.ndarray, y: np.ndarray, names: list[str]) -> None:
    import textalloc

    figure = _figure()
    textalloc.allocate(figure.axes[0], x, y, names, x_scatter=x, y_scatter=y, textsize=8)
