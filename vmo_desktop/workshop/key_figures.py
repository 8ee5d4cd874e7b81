"""Measures of a revealed round in plain words: what each of them says, by published rules of thumb."""

from collections.abc import Sequence
from dataclasses import dataclass

from vmo_desktop.domain.grades import ALPHA, CONCORDANCE, INTRACLASS, SIGNIFICANT, WITHIN_GROUP, Grades
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.group_measures import GroupMeasures

tr = Texts("Agreement")


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A measure; `probability` is the chance of so much agreement at random, NaN where the measure has none.

    `meaning` says in a sentence what the value tells, `basis` what it is made of, `source` whose rule of thumb it is.
    """

    name: str
    value: float
    probability: float
    meaning: str
    basis: str
    source: str


_ORDER = (
    tr.mark("The room hardly agrees on the order of the initiatives."),
    tr.mark("The room agrees a little on the order of the initiatives."),
    tr.mark("The room agrees fairly on the order of the initiatives."),
    tr.mark("The room agrees strongly on the order of the initiatives."),
    tr.mark("The room agrees almost wholly on the order of the initiatives."),
)
_WITHIN = (
    tr.mark("On a usual cell the votes lie as far apart as by chance."),
    tr.mark("On a usual cell the votes agree weakly."),
    tr.mark("On a usual cell the votes agree moderately."),
    tr.mark("On a usual cell the votes agree strongly."),
    tr.mark("On a usual cell the votes agree very strongly."),
)
_MEAN = (
    tr.mark("The mean of the room tells the initiatives apart poorly."),
    tr.mark("The mean of the room tells the initiatives apart moderately well."),
    tr.mark("The mean of the room tells the initiatives apart well."),
    tr.mark("The mean of the room tells the initiatives apart very well."),
)
_ONE = (
    tr.mark("One participant alone would tell the initiatives apart poorly."),
    tr.mark("One participant alone would tell the initiatives apart moderately well."),
    tr.mark("One participant alone would tell the initiatives apart well."),
    tr.mark("One participant alone would tell the initiatives apart very well."),
)
_SCORES = (
    tr.mark("Single scores agree too little for firm conclusions from one person's."),
    tr.mark("Single scores agree enough for careful conclusions from one person's."),
    tr.mark("Single scores agree so well that one person's could stand for the others."),
)
_NO_MEANING = tr.mark("There are too few votes to tell, or they are all alike.")
_BY_CHANCE = tr.mark("So much agreement on the order may well come by chance.")


def key_figures(measures: GroupMeasures) -> tuple[KeyFigure, ...]:
    """The measures of a round that the room looks at, the order of the initiatives first."""
    order, cells = measures.order, measures.cells
    complete = tr(
        "{people} of {voters} participants; {items} of {initiatives} initiatives, on which all of these voted in full.",
        people=int(order.people.sum()),
        voters=len(order.people),
        items=int(order.items.sum()),
        initiatives=len(order.items),
    )
    single = tr("every vote on every cell, of incomplete ballots too.")
    concordance, intraclass = order.concordance, order.intraclass
    mean, one = intraclass.two_way_agreement_mean, intraclass.two_way_agreement
    is_chance = concordance.probability > SIGNIFICANT
    return (
        KeyFigure(
            tr("Kendall's W"),
            concordance.w,
            concordance.probability,
            tr.marked(_BY_CHANCE) if is_chance else _said(CONCORDANCE, concordance.w, _ORDER),
            complete,
            tr("Schmidt 1997"),
        ),
        _figure(
            tr("Within-group agreement"),
            measures.median_within,
            _said(WITHIN_GROUP, measures.median_within, _WITHIN),
            single,
            tr("LeBreton & Senter 2008"),
        ),
        _figure(
            tr("Intraclass correlation, mean"), mean, _said(INTRACLASS, mean, _MEAN), complete, tr("Koo & Li 2016")
        ),
        _figure(tr("Intraclass correlation, one"), one, _said(INTRACLASS, one, _ONE), complete, tr("Koo & Li 2016")),
        _figure(
            tr("Krippendorff's alpha"), cells.alpha, _said(ALPHA, cells.alpha, _SCORES), single, tr("Krippendorff 2004")
        ),
    )


def _figure(name: str, value: float, meaning: str, basis: str, source: str) -> KeyFigure:
    return KeyFigure(name, value, float("nan"), meaning, basis, source)


def _said(grades: Grades, value: float, words: Sequence[str]) -> str:
    grade = grades.grade(value)
    return tr.marked(_NO_MEANING if grade is None else words[grade])
