"""Sensitivity: how the value swings with each weight, the weight that matters most, and the smallest changes."""

from collections.abc import Callable, Sequence
from functools import partial

from reportlab.platypus import Flowable

from vmo_desktop.charts.crossing_data import CrossingData
from vmo_desktop.charts.crossing_lines import draw_crossing_lines
from vmo_desktop.charts.theme import POINTS
from vmo_desktop.charts.tornado import TornadoData, draw_tornado, tornado_height
from vmo_desktop.domain.weight_change import NearestChange, WeightChange
from vmo_desktop.report import captions, sensitivity_words
from vmo_desktop.report.numbers import NONE, plain
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import fitted, kept, page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.sensitivity_facts import SensitivityFacts, Stretch
from vmo_desktop.report.styles import styles
from vmo_desktop.report.text import para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.sensitivity_words import share_text, weights_change_text
from vmo_desktop.workshop.weight_sensitivity import SWING

tr = Texts("Pack")

_LINES = 0.46
"""Height of the figure of lines as a part of its width."""

_CELL = 320
"""Characters of a cell at most."""


def sensitivity(pack: Pack) -> list[Flowable]:
    """The flowables of the sensitivity."""
    choice = pack.facts.choice
    flowables = page_head(pack, Section.SENSITIVITY)
    found = None if choice is None else choice.sensitivity
    if found is None:
        return flowables
    flowables.append(para(sensitivity_words.lead(found), style=styles().body))
    flowables += [*_tornado(pack, found), *_lines(pack, found)]
    return fitted(
        pack, lambda size: [*flowables, *_weights(pack, found, size), *_smallest(pack, found, size)]
    )  # fmt: skip


def _tornado(pack: Pack, found: SensitivityFacts) -> list[Flowable]:
    swings, theme = found.tornado, styles().theme
    if swings is None:
        return []
    low, high = (tuple(share_text(each) for each in side.tolist()) for side in (swings.low, swings.high))
    names = sensitivity_words.driver_names(found)
    data = TornadoData(swings.swings, names, low, high, tr("the recommended portfolio"))
    most = 0.4 * (pack.page.text_top - pack.page.text_bottom)
    caption = captions.below(
        pack.facts,
        tr("Value of the portfolio, points, while one weight goes {swing} points of percent down and up.",
           swing=round(100 * SWING)),
        tr("The other weights keep their proportions; the same initiatives stay funded."),
    )  # fmt: skip
    figure = Chart(partial(draw_tornado, data=data, theme=theme), min(tornado_height(data, theme) * POINTS, most))
    title = para(tr("How the value swings with each weight"), style=styles().table_title)
    return kept(pack, title, figure, caption)


def _lines(pack: Pack, found: SensitivityFacts) -> list[Flowable]:
    """Values over the weight that matters most."""
    column, theme = found.decisive, styles().theme
    names = sensitivity_words.driver_names(found)
    data = CrossingData(found.sweeps[column], names[column], sensitivity_words.initiative_names(found))
    draw = partial(draw_crossing_lines, data=data, theme=theme)
    caption = captions.below(
        pack.facts,
        tr(
            "Value of each initiative, points; the thick line is whoever is first. Lines cross where the order changes."
        ),
        tr("The dotted line is the weight as it is."),
    )
    said = tr("The weight that matters most: {driver}", driver=shortened(names[column], 60))
    title = para(said, style=styles().table_title)
    return kept(pack, title, Chart(draw, _LINES * pack.page.text_width), caption)


def _weights(pack: Pack, found: SensitivityFacts, size: float) -> list[Flowable]:
    """How far the weight of each driver may move."""
    names = sensitivity_words.driver_names(found)
    rows: list[Sequence[object]] = [
        [
            wrapped(shortened(names[column], 60), size),
            sensitivity_words.present_weights(found, column),
            *([_stretch(found.portfolio_stretch(column))] if found.portfolio_sweeps else []),
            _stretch(found.first_stretch(column)),
            wrapped(shortened(sensitivity_words.nearest_move(found, column), _CELL), size),
        ]
        for column in range(len(names))
    ]
    heads = (
        (tr("Driver"), 96.0), (tr("Weight"), 42.0),
        *(((tr("Portfolio stays the best"), 66.0),) if found.portfolio_sweeps else ()),
        (tr("The first stays first"), 66.0), (tr("What changes first"), 0.0),
    )  # fmt: skip
    caption = [tr("Between which weights; the others keep their proportions.")]
    if found.is_cut_short:
        caption.append(tr("Some searches were cut short: between the changes other portfolios may be better."))
    return titled_table(pack, tr("One weight at a time"), caption, heads, rows, size=size)


def _stretch(stretch: Stretch | None) -> str:
    return NONE if stretch is None else f"{share_text(stretch[0])} – {share_text(stretch[1])}"


def _smallest(pack: Pack, found: SensitivityFacts, size: float) -> list[Flowable]:
    """The smallest changes of weights, in sum and in length."""
    rows: list[Sequence[object]] = []
    portfolios, first = found.nearest_portfolio, found.nearest_first
    if portfolios is not None:
        rows += _kinds(found, portfolios.change, sensitivity_words.rival_portfolio, size)
    if first is not None:
        rows += _kinds(found, first, sensitivity_words.rival_first, size)
    heads = ((tr("What changes"), 150.0), (tr("Smallest"), 74.0), (tr("Distance"), 48.0), (tr("Weights then"), 0.0))
    caption = [
        tr("In sum: as few points of percent as possible are moved in all, counted at the driver that loses and at the "
           "one that gains. In length: the shortest way (Euclid), which spreads the change over the drivers."),
        tr("Portfolios: those that one weight moved alone can bring.") if portfolios is not None else "",
    ]  # fmt: skip
    return titled_table(pack, tr("The smallest change of weights"), caption, heads, rows, numbers=(2,), size=size)


def _kinds(
    found: SensitivityFacts,
    nearest: NearestChange,
    tell: Callable[[SensitivityFacts, WeightChange], str],
    size: float,
) -> list[Sequence[object]]:
    weights, names = found.sensitivity.weighed.shared_weights, sensitivity_words.driver_names(found)
    if weights is None:
        return []
    return [
        [
            wrapped(shortened(tell(found, change), _CELL), size),
            word,
            plain(100 * change.distance, 1),
            wrapped(shortened(weights_change_text(change, weights, names), _CELL), size),
        ]
        for word, change in ((tr("in sum"), nearest.total), (tr("in length"), nearest.euclidean))
        if change is not None
    ]
