"""The annex: how values come about, and every number behind them."""

from collections.abc import Iterator, Sequence

import numpy as np
from reportlab.platypus import CondPageBreak, Flowable

from vmo_desktop import __version__
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.report import captions
from vmo_desktop.report.document import Bookmark, Unit
from vmo_desktop.report.facts import Entry
from vmo_desktop.report.fonts import Face, missing_characters, text_width
from vmo_desktop.report.numbers import NONE, percent_cell, plain, score
from vmo_desktop.report.pack import LONG_FRAME, LONG_NAME, Pack, key_of
from vmo_desktop.report.pages.sums import sums
from vmo_desktop.report.safe_text import one_line, shortened, spelt
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import BETWEEN, Line, head, spread, table
from vmo_desktop.report.text import Strong, para
from vmo_desktop.report.titles import title_of
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name

tr = Texts("Pack")

DRIVERS_IN_A_TABLE = 9
_NAME_WIDTH = 132.0
_SPELT = 12

_METHOD = (
    (
        tr.mark("Points."),
        tr.mark(
            "Each agreed score is turned into 0 to 100 points by its driver's scale: a level is worth the points "
            "beside it, and what lies between two levels, or between the ends of a measure, is interpolated in a "
            "straight line. The ends are fixed, so adding or removing an initiative changes nobody else's value."
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
        units += [_scores(pack, block) for block in _blocks(pack)]
        units += [_contributions(pack, block) for block in _blocks(pack)]
    units.append(lambda: _long_texts(pack))
    return units


def _blocks(pack: Pack) -> Iterator[range]:
    count = len(pack.snapshot.leaves)
    tables = -(-count // DRIVERS_IN_A_TABLE)
    size = -(-count // tables)
    for start in range(0, count, size):
        yield range(start, min(start + size, count))


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


def _caption(pack: Pack, block: range, unit: str) -> Flowable:
    """What the codes in the head stand for, and the unit."""
    leaves = pack.snapshot.leaves
    names = "; ".join(f"{shortened(leaves[c].code, 12)} {shortened(leaves[c].name, 60)}" for c in block)
    return captions.above(pack.facts, f"{names}.", unit)


def _scores(pack: Pack, block: range) -> Unit:
    def unit() -> list[Flowable]:
        look = styles()
        scores = pack.snapshot.scores
        texts = [[score(number) if np.isfinite(number) else NONE for number in row] for row in scores[:, block]]
        title = tr("Every agreed score")
        return [
            CondPageBreak(150),
            Bookmark(f"scores-{block.start}", title, level=1),
            para(_titled(pack, title, block), style=look.table_title),
            _caption(pack, block, tr("Each score on the scale of its driver; a dash: no score.")),
            _matrix(pack, block, [], texts, last=None),
        ]

    return unit


def _contributions(pack: Pack, block: range) -> Unit:
    def unit() -> list[Flowable]:
        look, results = styles(), pack.facts.results
        contributions: FloatArray = results.valuation.contributions[:, block]
        texts = [[plain(float(number), 2) for number in row] for row in contributions]
        is_last = block.stop == len(pack.snapshot.leaves)
        title = tr("Every contribution (weight × points)")
        return [
            CondPageBreak(150),
            Bookmark(f"contributions-{block.start}", title, level=1),
            para(_titled(pack, title, block), style=look.table_title),
            _caption(pack, block, tr("In points of value; a dash: no score.")),
            _matrix(pack, block, _weight_rows(pack, block), texts, last=tr("Value") if is_last else None),
        ]

    return unit


def _titled(pack: Pack, title: str, block: range) -> str:
    count = len(pack.snapshot.leaves)
    if len(block) == count:
        return title
    return tr(
        "{title}, drivers {first} to {last} of {count}",
        title=title,
        first=block.start + 1,
        last=block.stop,
        count=count,
    )


def _weight_rows(pack: Pack, block: range) -> list[tuple[str, list[str]]]:
    weights = pack.facts.results.set_weights
    return [
        (tr("Weight: {set}", set=each.name), [percent_cell(float(weights[each.id][column])) for column in block])
        for each in pack.snapshot.weight_sets
    ]


def _matrix(
    pack: Pack,
    block: range,
    weights: Sequence[tuple[str, list[str]]],
    texts: Sequence[Sequence[str]],
    last: str | None,
) -> Flowable:
    leaves = pack.snapshot.leaves
    has_value = last is not None
    columns = len(block) + has_value
    numbers = tuple(range(1, columns + 1))
    codes = [shortened(leaves[column].code, 8) for column in block]
    room = (pack.page.text_width - _NAME_WIDTH) / columns
    width = min(_widest([*zip(*texts, *(shares for _, shares in weights), strict=True)], [*codes, last or ""]), room)
    rows: list[Sequence[object]] = [head(tr("Initiative"), *codes, *([last] if last else []), numbers=numbers)]
    rows += [[Line(name, is_strong=True), *numbers_of, *[""] * has_value] for name, numbers_of in weights]
    for entry in pack.facts.entries:
        row: list[object] = [Line(_named(entry)), *texts[entry.row]]
        if has_value:
            row.append(pack.figures.value(entry.value))
        rows.append(row)
    widths = spread([0, *[width] * columns], pack.page.text_width)
    return table(rows, widths, numbers=numbers, decimals=() if weights else numbers, is_tight=True)


def _widest(columns: Sequence[Sequence[str]], heads: Sequence[str]) -> float:
    """Points that a column needs whose numbers stand with their decimal points below each other."""
    needed = [text_width(name, Face.SEMIBOLD, 8.5) for name in heads]
    for column in columns:
        parts = [number.partition(".") for number in set(column)]
        whole = max(text_width(before, Face.REGULAR, 8.5) for before, _, _ in parts)
        needed.append(whole + max(text_width(dot + after, Face.REGULAR, 8.5) for _, dot, after in parts))
    return max(needed, default=0.0) + 2 * BETWEEN + 1.0


def _named(entry: Entry) -> str:
    initiative = entry.initiative
    return f"{initiative.code}  {initiative.name}".strip() if initiative.name else shown_name(initiative)


def _long_texts(pack: Pack) -> list[Flowable]:
    look, frame = styles(), pack.snapshot.workshop
    paged = {entry.initiative.id for entry in pack.paged_entries}
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
        if len(one_line(entry.initiative.name)) > LONG_NAME and entry.initiative.id not in paged
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
