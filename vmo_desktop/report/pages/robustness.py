"""How sure the recommendation is: how often each initiative is chosen while weights and scores vary."""

from collections.abc import Sequence
from functools import partial

from reportlab.platypus import Flowable

from vmo_desktop.charts.acceptability import acceptability_height, draw_acceptability
from vmo_desktop.charts.robustness_words import (
    SIGNS,
    basis_text,
    class_word,
    classes_text,
    fallback_texts,
    name_of,
    percent,
    regret_text,
    shown_order,
)
from vmo_desktop.charts.theme import POINTS
from vmo_desktop.domain.robust_portfolio import Certainty
from vmo_desktop.report import captions
from vmo_desktop.report.numbers import NONE
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.pages.choice_page import page_head, titled_table, wrapped
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import clamped
from vmo_desktop.report.text import para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.robust_choice import Robustness

tr = Texts("Pack")

_OTHERS = 304.0
"""Points of the columns beside the names."""

ON_PAGE = 30
"""Initiatives in the figure; of longer lists those that are contested come first."""


def robustness(pack: Pack) -> list[Flowable]:
    """The flowables of the test."""
    choice, look = pack.facts.choice, styles()
    flowables = page_head(pack, Section.ROBUSTNESS)
    found = None if choice is None else choice.robustness
    if choice is None or found is None:
        return flowables
    said = [basis_text(found), *fallback_texts(found.uncertain), regret_text(found), classes_text(found)]
    flowables.append(para(" ".join(said), style=look.body))
    return [*flowables, *_figure(pack, found), *_contested(pack, found)]


def _figure(pack: Pack, found: Robustness) -> list[Flowable]:
    order = shown_order(found)
    theme, room = styles().theme, 0.62 * (pack.page.text_top - pack.page.text_bottom)
    most = min(ON_PAGE, len(order))
    while most > 1 and acceptability_height(theme, most) * POINTS > room:
        most -= 1
    places = [place for place, row in enumerate(order) if found.certainty[row] is Certainty.CONTESTED]
    middle = (places[0] + places[-1]) // 2 if places else 0
    first = min(max(middle - most // 2, 0), len(order) - most)
    draw = partial(draw_acceptability, found=found, theme=theme, first=first, most=most)
    hidden = len(order) - most
    caption = captions.below(
        pack.facts,
        tr("Chance of each initiative to be in the best portfolio, chosen anew for every sample; the surest first."),
        tr("{n} surer or less sure ones are not drawn.", n=hidden) if hidden else "",
    )
    return [Chart(draw, acceptability_height(theme, most) * POINTS), caption]


def _contested(pack: Pack, found: Robustness) -> list[Flowable]:
    """What is not sure, with how many of those who voted would fund it."""
    low, high = found.selection.intervals()
    rows: list[Sequence[object]] = [
        [
            clamped(name_of(found, row), pack.page.text_width - _OTHERS),
            wrapped(f"{SIGNS[found.certainty[row]]} {class_word(found.certainty[row])}"),
            wrapped(tr("funded") if found.is_funded[row] else tr("waiting")),
            percent(float(found.selection.chance[row])),
            f"{percent(float(low[row]))}–{percent(float(high[row]))}",
            _ruled(found, row),
        ]
        for row in shown_order(found)
        if found.certainty[row] is Certainty.CONTESTED
    ]
    heads = (
        (tr("Initiative"), 0.0), (tr("Class"), 62.0), (tr("Recommended"), 66.0), (tr("Chance"), 48.0),
        (tr("95 % interval"), 70.0), (tr("If each ruled"), 58.0),
    )  # fmt: skip
    what = tr("If each ruled: how many of the participants alone would fund it, by their own votes.")
    return titled_table(pack, tr("What is contested"), [what], heads, rows[:ON_PAGE], numbers=(3, 4, 5))


def _ruled(found: Robustness, row: int) -> str:
    alone = [] if found.rule is None else [place for place, each in enumerate(found.rule.rulers) if not each.is_group]
    if found.rule is None or not alone:
        return NONE
    return tr("{count} of {all}", count=int(found.rule.funded[alone, row].sum()), all=len(alone))
