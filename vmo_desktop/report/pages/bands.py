"""The headings in a table of initiatives: what is recommended and what not, or the sides of the budget's line."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from vmo_desktop.report import counts, words
from vmo_desktop.report.facts import Band, Entry, total
from vmo_desktop.report.graphics import StateMark
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.styles import RULE, colour, styles
from vmo_desktop.translation import Texts

tr = Texts("Pack")


def band_mark(pack: Pack, band: Band, entries: Sequence[Entry]) -> Flowable:
    """The heading of the funded or of the waiting ones."""
    if pack.facts.chosen is None:
        return line_mark(pack, band, entries)
    counted = counts.initiatives(len(entries))
    if band is Band.FUNDED:
        return StateMark(tr("Funded"), is_filled=True, note=counted)
    return StateMark(tr("Waiting"), is_filled=False, note=f"{counted}; {tr('not in the recommended portfolio')}")


def line_mark(pack: Pack, band: Band, entries: Sequence[Entry]) -> Flowable:
    """The heading of what is above or below the budget's line in the order; where nothing is chosen, the line funds."""
    figures = pack.figures
    cost = figures.money_text(total(entry.cost for entry in entries))
    note = f"{counts.initiatives(len(entries))}, {cost}"
    is_all = pack.facts.choice is None
    if band is Band.FUNDED:
        return StateMark(tr("Funded") if is_all else tr("Above the line"), is_filled=is_all, note=note)
    below = tr(
        "below the budget of {budget}: {order}",
        budget=figures.money_text(pack.snapshot.workshop.budget),
        order=words.not_an_optimum(),
    )
    return StateMark(tr("Waiting") if is_all else tr("Below the line"), is_filled=False, note=f"{note}; {below}")


def band_rules(place: int, band: Band, *, is_first: bool) -> list[tuple[object, ...]]:
    """How the row of a heading is set."""
    theme = styles().theme
    commands: list[tuple[object, ...]] = [
        ("SPAN", (0, place), (-1, place)),
        ("TOPPADDING", (0, place), (-1, place), 7),
        ("NOSPLIT", (0, place), (-1, place + 1)),
    ]
    if band is Band.WAITING and not is_first:
        commands.append(("LINEABOVE", (0, place), (-1, place), RULE, colour(theme.accent)))
    return commands
