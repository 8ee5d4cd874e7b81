"""What stands with every figure and table: units, how to read it, and from which step of which file it is."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from vmo_desktop.report.facts import Facts
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


def _caption(facts: Facts, sentences: tuple[str, ...], style: ParagraphStyle) -> Flowable:
    source = tr("Source: {source}.", source=facts.source)
    return para(" ".join(sentence for sentence in (*sentences, source) if sentence), style=style)
