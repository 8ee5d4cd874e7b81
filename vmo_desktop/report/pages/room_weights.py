"""The weights of every participant in a revealed round, and the room's by two ways."""

from collections.abc import Callable, Sequence

import numpy as np
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether

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
from vmo_desktop.workshop.room_rows import RoundRow

tr = Texts("Pack")

COLUMNS = 7
"""So many drivers fit beside each other."""

Column = tuple[RoomWeights, int]
"""The weights of a group, and the place of a driver in it."""


def room(pack: Pack, of_round: RoundRow) -> list[Flowable]:
    """The flowables of one revealed round on weights."""
    look = styles()
    caption = tr(
        "Share of the group. Joined judgements treat the room as one mind, joined priorities as separate ones "
        "(Forman & Peniwati 1998). Everybody who voted counts, by voting weight."
    )
    rooms = room_weights(pack.snapshot, of_round, score)
    columns = [(each, place) for each in rooms for place in range(len(each.sheet.drivers))]
    parts = [columns[at : at + COLUMNS] for at in range(0, len(columns), COLUMNS)]
    title = para(tr("By participants: {round}", round=shortened(of_round.name, 60)), style=look.subtitle)
    flowables: list[Flowable] = [CondPageBreak(140), title, captions.above(pack.facts, caption)]
    flowables += [KeepTogether([_grid(pack, part)]) for part in parts]
    return flowables + [para(text, style=look.body) for text in map(_consistency, rooms) if text]


def _grid(pack: Pack, columns: Sequence[Column]) -> Flowable:
    look = styles()
    numbers = tuple(range(1, len(columns) + 1))
    width = min(64.0, (pack.page.text_width - 110) / len(columns))
    widths = spread([0, *[width] * len(columns)], pack.page.text_width)
    names = [shortened(each.sheet.drivers[place].name, 32) for each, place in columns]
    rows = [head(tr("Participant"), *names, numbers=numbers)]

    for person, member in enumerate(columns[0][0].members):
        shares = [percent_cell(each.members[person].shares[place]) for each, place in columns]
        rows.append([para(shortened(member.participant.name, 60), style=look.cell), *shares])
    room_rows: tuple[tuple[str, Callable[[RoomWeights], FloatArray]], ...] = (
        (tr("Median"), lambda each: each.median),
        (tr("Joined judgements"), lambda each: each.of_judgements),
        (tr("Joined priorities"), lambda each: each.of_priorities),
    )
    for name, of_room in room_rows:
        shares = [percent_cell(of_room(each)[place]) for each, place in columns]
        rows.append([para(Strong(name), style=look.cell), *shares])
    return table(rows, widths, numbers=numbers, is_tight=True)


def _consistency(each: RoomWeights) -> str:
    """The consistency ratios of everybody's comparisons of a group of three or more."""
    ratios = [
        f"{shortened(member.participant.name, 40)} {plain(found.ratio, 2)}"
        for member in each.members
        if (found := member.consistency) is not None and np.isfinite(found.ratio)
    ]
    if not ratios or len(each.sheet.drivers) < 3:
        return ""
    names = ", ".join(shortened(driver.name, 40) for driver in each.sheet.drivers)
    return tr("Consistency ratios ({drivers}): {ratios}.", drivers=names, ratios=", ".join(ratios))
