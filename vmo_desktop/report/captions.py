"""What stands with every figure and table: units, how to read it, and from which step of which file it is."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from vmo_desktop.report.facts import Facts
from vmo_desktop.report.numbers import Figures
from vmo_desktop.report.styles import styles
from vmo_desktop.report.text import para
from vmo_desktop.translation import Texts

tr = Texts("Pack")


def above(facts: Facts, *sentences: str) -> Flowable:
    """The caption of a table: before it, as tables go on over pages."""
    return _caption(facts, sentences, styles().caption_above)


def below(facts: Facts, *sentences: str) -> Flowable:
    """The caption of a figure."""
    return _caption(facts, sentences, styles().caption)


def cost_head(figures: Figures) -> str:
    """The head of a column of costs, with its unit on every page that the table goes on to."""
    return tr("Cost, {unit}", unit=figures.money_unit) if figures.money_unit else tr("Cost")


def cumulative_head(figures: Figures) -> str:
    """The head of a column of costs that are added up downward."""
    unit = figures.money_unit
    return tr("Cumulative cost, {unit}", unit=unit) if unit else tr("Cumulative cost")


def beside(facts: Facts, *sentences: str) -> Flowable:
    """The caption of what stands in columns, before them."""
    return _caption(facts, sentences, styles().dense_caption)


def _caption(facts: Facts, sentences: tuple[str, ...], style: ParagraphStyle) -> Flowable:
    source = tr("Source: {source}.", source=facts.source)
    return para(" ".join(sentence for sentence in (*sentences, source) if sentence), style=style)
