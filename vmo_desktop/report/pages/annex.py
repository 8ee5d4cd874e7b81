"""The annex: how values come about, and every number behind them."""

from reportlab.platypus import CondPageBreak, Flowable

from vmo_desktop import __version__
from vmo_desktop.report.document import Bookmark, Unit
from vmo_desktop.report.fonts import missing_characters
from vmo_desktop.report.pack import LONG_FRAME, LONG_NAME, Pack, key_of
from vmo_desktop.report.pages.agreement import agreement
from vmo_desktop.report.pages.matrices import matrices
from vmo_desktop.report.pages.sums import sums
from vmo_desktop.report.safe_text import one_line, shortened, spelt
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import styles
from vmo_desktop.report.text import Strong, para
from vmo_desktop.report.titles import title_of
from vmo_desktop.translation import Texts

tr = Texts("Pack")

_SPELT = 12

_METHOD = (
    (
        tr.mark("Points."),
        tr.mark(
            "Each agreed score is turned into 0 to 100 points by its driver's scale: a level is worth the points "
            "beside it, and what lies between two levels, or between the ends of a measure, is interpolated in a "
            "straight line, unless a value function of its own is drawn with its scale. The ends are fixed, so adding "
            "or removing an initiative changes nobody else's value."
        ),
    ),
    (
        tr.mark("Weights."),
        tr.mark(
            "Points given among siblings of the tree are turned into shares; the weight of a driver is the product of "
            "the shares on its way down the tree. The weights of all drivers add up to 100 %. An initiative is weighed "
            "by the set bound to its class, or by the default set."
        ),
    ),
    (
        tr.mark("Value."),
        tr.mark(
            "The sum over all drivers of weight × points. It lies between 0 and 100. Cost and effort are never part "
            "of it."
        ),
    ),
    (
        tr.mark("Value for money."),
        tr.mark("Value divided by cost, {per}. It is unknown where value or cost is unknown or cost is 0."),
    ),
    (
        tr.mark("Missing scores."),
        tr.mark(
            "A missing score is never counted as zero. The value is then a range, from 0 points to 100 points for "
            "every missing score; the initiative gets no rank and stands at the end, by the middle of its range."
        ),
    ),
    (
        tr.mark("Ranks."),
        tr.mark(
            "Equal values share a rank and the next one is left out (1, 2, 2, 4); their order is that of the list."
        ),
    ),
    (
        tr.mark("Budget line."),
        tr.mark(
            "Costs are added up in the shown order; the line lies before the first initiative that would pass the "
            "budget or whose cost is unknown. This is a ranking order, not an optimum: a different set may fit the "
            "budget better."
        ),
    ),
)


def annex(pack: Pack) -> list[Unit]:
    """The annex in parts, so that progress can be told and the work stopped between them."""
    units: list[Unit] = [lambda: _method(pack)]
    if pack.snapshot.initiatives:
        units.append(lambda: sums(pack))
    if pack.snapshot.initiatives and pack.snapshot.leaves:
        units += matrices(pack)
    units += agreement(pack)
    units.append(lambda: _long_texts(pack))
    return units


def _method(pack: Pack) -> list[Flowable]:
    look, figures = styles(), pack.figures
    texts = [(tr.marked(name), tr.marked(text, per=figures.per_unit)) for name, text in _METHOD]
    missing = _missing_characters(pack)
    if missing:
        shown = " ".join(spelt(character) for character in sorted(missing)[:_SPELT])
        text = tr("What the fonts cannot draw stands as its code point: {characters}.", characters=shown)
        texts.append((tr("Characters."), text))
    texts.append((tr("Program."), f"VMO Desktop {__version__}; {pack.facts.source}."))
    return [
        Bookmark(key_of(Section.ANNEX), section_name(Section.ANNEX)),
        para(section_name(Section.ANNEX), style=look.eyebrow),
        para(title_of(pack.facts, Section.ANNEX), style=look.page_title),
        *(para(Strong(name), f" {text}", style=look.body) for name, text in texts),
    ]


def _missing_characters(pack: Pack) -> frozenset[str]:
    """Characters of the workshop's texts that are spelt out in the pack."""
    snapshot = pack.snapshot
    texts = [text for row in snapshot.initiatives for text in (row.name, row.description, row.notes)]
    texts += [text for row in snapshot.drivers for text in (row.name, row.description)]
    texts += [score.rationale for score in snapshot.agreed_scores.values()]
    seen = {character for character in set().union(*texts) if character.isprintable()}
    return missing_characters("".join(seen))


def _long_texts(pack: Pack) -> list[Flowable]:
    look, frame = styles(), pack.snapshot.workshop
    texts = [
        (label, text)
        for label, text, limit in (
            (tr("Title"), frame.title, LONG_NAME),
            (tr("Organisation"), frame.organisation, LONG_NAME),
            (tr("Decision"), frame.decision, LONG_FRAME),
            (tr("Purpose"), frame.purpose, LONG_FRAME),
        )
        if len(one_line(text)) > limit
    ]
    texts += [
        (shortened(entry.initiative.code, 24) or tr("Place {place}", place=entry.place + 1), entry.initiative.name)
        for entry in pack.facts.entries
        if len(one_line(entry.initiative.name)) > LONG_NAME and Section.INITIATIVES not in pack.sections
    ]
    texts += [
        (tr("Driver {code}", code=shortened(driver.code, 12)), driver.name)
        for driver in pack.snapshot.drivers
        if len(one_line(driver.name)) > LONG_NAME
    ]
    if not texts:
        return []
    return [
        CondPageBreak(90),
        para(tr("Texts that were shortened, in full"), style=look.title),
        *(para(Strong(f"{label}: "), text, style=look.body) for label, text in texts),
    ]
