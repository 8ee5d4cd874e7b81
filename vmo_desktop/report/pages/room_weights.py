"""The weights of every participant in a revealed round, and the room's by two ways."""

from reportlab.platypus import CondPageBreak, Flowable

from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.report import captions
from vmo_desktop.report.numbers import percent_cell, plain, score
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import head, spread, table
from vmo_desktop.report.text import Strong, para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.group_weighting import RoomWeights, room_weights
from vmo_desktop.workshop.rows import Question, RoundRow

tr = Texts("Pack")

COLUMNS = 7
"""So many drivers fit beside each other."""


def room(pack: Pack, of_round: RoundRow) -> list[Flowable]:
    """The flowables of one revealed round on weights."""
    look = styles()
    caption = tr(
        "Joined judgements treat the room as one mind, joined priorities as separate ones (Forman & Peniwati 1998). "
        "Only who is present counts, by voting weight."
    )
    flowables: list[Flowable] = [
        CondPageBreak(140),
        para(tr("By participants: {round}", round=shortened(of_round.name, 60)), style=look.subtitle),
        captions.above(pack.facts, caption),
    ]
    for each in room_weights(pack.snapshot, of_round, score):
        count = len(each.sheet.drivers)
        flowables += [_grid(pack, each, range(at, min(at + COLUMNS, count))) for at in range(0, count, COLUMNS)]
    return flowables


def _grid(pack: Pack, each: RoomWeights, places: range) -> Flowable:
    look = styles()
    has_ratio = each.sheet.question is Question.RATIO and len(each.sheet.drivers) > 2
    numbers = tuple(range(1, len(places) + 1 + has_ratio))
    names = [shortened(each.sheet.drivers[place].name, 32) for place in places]
    column = min(64.0, (pack.page.text_width - 130 - 48 * has_ratio) / len(places))
    widths = spread([0, *[column] * len(places), *[48.0] * has_ratio], pack.page.text_width)
    rows = [head(tr("Participant"), *names, *[tr("Consistency ratio")] * has_ratio, numbers=numbers)]

    def row(name: str, shares: FloatArray, ratio: str, *, is_strong: bool) -> None:
        label = para(Strong(name) if is_strong else shortened(name, 60), style=look.cell)
        rows.append([label, *(percent_cell(shares[place]) for place in places), *[ratio] * has_ratio])

    for member in each.members:
        found = member.consistency
        row(member.participant.name, member.shares, plain(None if found is None else found.ratio, 2), is_strong=False)
    row(tr("Median"), each.median, "", is_strong=True)
    row(tr("Joined judgements"), each.of_judgements, "", is_strong=True)
    row(tr("Joined priorities"), each.of_priorities, "", is_strong=True)
    return table(rows, widths, numbers=numbers)
