"""In the annex: how far the room agreed in the last revealed round, and what the coach notes.

How single participants used the scales is shown to the room only: a pack goes further than the room.
"""

from math import isnan

from reportlab.platypus import CondPageBreak, Flowable

from vmo_desktop.report import captions
from vmo_desktop.report.document import Bookmark, Unit
from vmo_desktop.report.numbers import NONE, plain
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import head, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.coach import coach_notes
from vmo_desktop.workshop.group_measures import GroupMeasures, group_measures
from vmo_desktop.workshop.key_figures import KeyFigure, key_figures
from vmo_desktop.workshop.round_votes import revealed_rounds

tr = Texts("Pack")

_LEAST = 0.001
"""A smaller probability is printed as smaller than this."""

_NOTE = 400
"""Characters of a note of the coach."""


def agreement(pack: Pack) -> list[Unit]:
    """The page of the room, where a round is revealed, and that of the coach, where it has notes."""
    units: list[Unit] = []
    if revealed_rounds(pack.snapshot):
        units.append(lambda: _room(pack))
    if coach_notes(pack.facts.results):
        units.append(lambda: _coach(pack))
    return units


def _room(pack: Pack) -> list[Flowable]:
    look = styles()
    last = revealed_rounds(pack.snapshot)[-1]
    measures = group_measures(pack.facts.results, last.id)
    figures = key_figures(measures)
    basis = tr(
        "Kendall's W and the intraclass correlations: {complete} The others: {single}",
        complete=figures[0].basis,
        single=figures[1].basis,
    )
    owners = tr("Owners' votes on their own initiatives are left out.") if pack.snapshot.room.leaves_out_owners else ""
    return [
        CondPageBreak(200),
        Bookmark("agreement", tr("How far the room agreed"), level=1),
        para(tr("How far the room agreed: {round}", round=shortened(last.name, 60)), style=look.table_title),
        captions.above(pack.facts, basis, owners),
        _figures(pack, figures),
        _drivers(pack, measures),
    ]


def _figures(pack: Pack, figures: tuple[KeyFigure, ...]) -> Flowable:
    look = styles()
    rows = [
        [
            para(each.name, style=look.cell),
            _number(each.value),
            para(f"{each.meaning}{_chance(each.probability)}", style=look.cell),
            para(each.source, style=look.cell),
        ]
        for each in figures
    ]
    heads = head(tr("Measure"), "", tr("What it says"), tr("Reading by"), numbers=(1,))
    return table([heads, *rows], spread([120, 40, 0, 110], pack.page.text_width), numbers=(1,))


def _drivers(pack: Pack, measures: GroupMeasures) -> Flowable:
    look = styles()
    names = tr("Driver"), tr("People"), tr("Initiatives"), tr("Kendall's W"), tr("Within group"), tr("ICC of the mean")
    numbers = (1, 2, 3, 4, 5)
    rows = [
        [
            para(shortened(each.driver.name, 80), style=look.cell),
            str(int(each.agreement.people.sum())),
            str(int(each.agreement.items.sum())),
            _number(each.agreement.concordance.w),
            _number(each.within),
            _number(each.agreement.intraclass.two_way_agreement_mean),
        ]
        for each in measures.by_driver
    ]
    widths = spread([0, 48, 56, 64, 56, 76], pack.page.text_width)
    return table([head(*names, numbers=numbers), *rows], widths, numbers=numbers)


def _coach(pack: Pack) -> list[Flowable]:
    look = styles()
    rows = [
        [para(shortened(text, _NOTE), style=look.cell) for text in (each.what, each.mend)]
        for each in coach_notes(pack.facts.results)
    ]
    heads = head(tr("What was noted"), tr("What may mend it"))
    said = tr(
        "Found in the agreed scores, the weights and the last revealed round; questions to the room, no verdicts."
    )
    half = pack.page.text_width / 2
    return [
        CondPageBreak(150),
        Bookmark("coach", tr("What the scores may not say"), level=1),
        para(tr("What the scores may not say"), style=look.table_title),
        captions.above(pack.facts, said),
        table([heads, *rows], [half, half]),
    ]


def _number(value: float) -> str:
    return NONE if isnan(value) else plain(value, 2)


def _chance(probability: float) -> str:
    if isnan(probability):
        return ""
    return f" p < {plain(_LEAST, 3)}." if probability < _LEAST else f" p = {plain(probability, 3)}."
