"""How far the room agreed: the heat map, what stayed split, what was accepted outside of the votes, and dissents."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from reportlab.platypus import CondPageBreak, Flowable

from vmo_desktop.charts.agreement_look import SIGNS, agreement_word
from vmo_desktop.charts.agreement_map import agreement_map_height, asked_rows, draw_agreement_map
from vmo_desktop.charts.theme import POINTS
from vmo_desktop.domain.consensus import Agreement
from vmo_desktop.report import captions, counts
from vmo_desktop.report.document import Bookmark
from vmo_desktop.report.numbers import NONE, brief_score, listed
from vmo_desktop.report.pack import Pack, key_of
from vmo_desktop.report.pages.chart import Chart
from vmo_desktop.report.safe_text import name_in_sentence, shortened
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import clamped, head, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.report.titles import title_of
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.agreements import scores_outside
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.revealed_votes import RevealedVotes, newest_votes

tr = Texts("Pack")

ON_PAGE = 28
"""Initiatives in a map, so that it fits a page below the title."""

ROOM = 90.0
"""Points that a table needs to begin."""

_WIDTHS = (132.0, 92.0)
"""Points of the columns of initiatives and drivers."""

_SCORE = 56.0
_NAMES = 6


def consensus(pack: Pack) -> list[Flowable]:
    """The flowables of the votes' page."""
    look, votes = styles(), newest_votes(pack.snapshot)
    flowables: list[Flowable] = [
        Bookmark(key_of(Section.CONSENSUS), section_name(Section.CONSENSUS)),
        para(section_name(Section.CONSENSUS), style=look.eyebrow),
        para(title_of(pack.facts, Section.CONSENSUS), style=look.page_title),
    ]
    if votes is None:
        return flowables
    return [*flowables, *_map(pack, votes), *_split(pack, votes), *_outside(pack), *_dissents(pack)]


def _map(pack: Pack, votes: RevealedVotes) -> list[Flowable]:
    theme, rows = styles().theme, len(asked_rows(votes))
    figures: list[Flowable] = []
    for first in range(0, rows, ON_PAGE):
        most = min(ON_PAGE, rows - first)
        draw = partial(draw_agreement_map, votes=votes, theme=theme, first=first, most=most)
        figures.append(Chart(draw, agreement_map_height(theme, most) * POINTS))
    rounds = listed((each.name for each in votes.rounds), _NAMES)
    owners = ""
    if votes.is_owner.any():
        is_out = pack.snapshot.room.leaves_out_owners
        owners = tr("Owners' votes on their own initiatives are left out.")
        owners = owners if is_out else tr("Owners' votes on their own initiatives are counted.")
    caption = captions.below(
        pack.facts,
        tr("Votes of {people} in {rounds}; of each cell the newest.", people=counts.participants(len(votes.people)),
           rounds=rounds),
        _key(),
        owners,
    )  # fmt: skip
    return [*figures, caption]


def _key() -> str:
    said = (Agreement.UNANIMOUS, Agreement.CLOSE, Agreement.APART)
    signs = "; ".join(f"{SIGNS[each]} {agreement_word(each)}" for each in said)
    return tr("{signs}; 2 | 3: split, two against three.", signs=signs)


def _split(pack: Pack, votes: RevealedVotes) -> list[Flowable]:
    places = np.argwhere((votes.consensus.agreement == Agreement.SPLIT) & votes.is_asked)
    rows = []
    for row, column in ((int(row), int(column)) for row, column in places):
        camps = votes.camps(row, column) or ((), ())
        lower, upper = (_camp(votes, row, column, camp) for camp in camps)
        cells = [lower, upper, _score(float(pack.snapshot.scores[row, column]))]
        rows.append([*_names(pack, row, column), *cells])
    camp = (pack.page.text_width - sum(_WIDTHS) - _SCORE) / 2
    heads = ((tr("Lower camp"), camp), (tr("Upper camp"), 0.0), (tr("Agreed score"), _SCORE))
    words = tr("Where the room is split"), tr("Two camps with nobody in between, by name.")
    return _table(pack, words, heads, rows)


def _camp(votes: RevealedVotes, row: int, column: int, camp: Sequence[int]) -> str:
    scores = sorted({float(votes.scores[place, row, column]) for place in camp})
    ends = _score(scores[0]) if len(scores) == 1 else f"{_score(scores[0])}–{_score(scores[-1])}"
    names = listed((name_in_sentence(votes.people[place].name, 40) for place in camp), _NAMES)
    return f"{ends}: {names}"


def _outside(pack: Pack) -> list[Flowable]:
    rows = [
        [
            *_names(pack, each.row, each.column),
            tr("nobody voted") if np.isnan(each.low) else f"{_score(each.low)}–{_score(each.high)}",
            _score(each.value),
            shortened(_last_line(each.reason), 300) or NONE,
        ]
        for each in scores_outside(pack.snapshot)
    ]
    heads = ((tr("Votes"), 60.0), (tr("Agreed score"), _SCORE), (tr("Reason"), 0.0))
    words = tr("Agreed outside of the votes"), tr("Scores on each driver's scale.")
    return _table(pack, words, heads, rows)


def _dissents(pack: Pack) -> list[Flowable]:
    snapshot = pack.snapshot
    people = {each.id: each.name for each in snapshot.participants}
    rows = []
    for each in snapshot.dissents:
        column = snapshot.leaf_index.get(each.driver_id)
        if column is None:
            continue
        row = snapshot.initiative_index[each.initiative_id]
        agreed = float(snapshot.scores[row, column])
        said = [people[each.participant_id], _score(agreed if each.score is None else each.score), _score(agreed)]
        rows.append([*_names(pack, row, column), *said, shortened(each.reason, 300) or NONE])
    heads = ((tr("Who"), 90.0), (tr("Dissents from"), _SCORE), (tr("Agreed now"), _SCORE), (tr("Reason"), 0.0))
    return _table(pack, (tr("Dissents"), tr("Recorded at the wish of those who dissent.")), heads, rows)


def _table(
    pack: Pack, words: tuple[str, str], heads: Sequence[tuple[str, float]], rows: list[list[str]]
) -> list[Flowable]:
    """A table about cells below a title and a caption; the columns after the cell's names have widths, 0 the rest."""
    if not rows:
        return []
    title, caption = words
    widths = spread([*_WIDTHS, *(width for _, width in heads)], pack.page.text_width)
    cells = [[clamped(text, width, lines=8) for text, width in zip(row, widths, strict=True)] for row in rows]
    return [
        CondPageBreak(ROOM),
        para(title, style=styles().table_title),
        captions.above(pack.facts, caption),
        table([head(tr("Initiative"), tr("Driver"), *(name for name, _ in heads)), *cells], widths, is_tight=True),
    ]


def _names(pack: Pack, row: int, column: int) -> tuple[str, str]:
    driver = pack.snapshot.leaves[column]
    return shown_name(pack.snapshot.initiatives[row]), driver.name or driver.code


def _last_line(rationale: str) -> str:
    """What was said last: the reason of an acceptance stands below the rationale that was there before."""
    return (rationale.strip().splitlines() or [""])[-1]


def _score(number: float) -> str:
    return NONE if np.isnan(number) else brief_score(number)
