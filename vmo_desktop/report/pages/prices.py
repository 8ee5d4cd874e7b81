"""Price tags: what more budget brings, what each condition costs, and what would decide otherwise."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from vmo_desktop.charts.price_words import changes_text, more_text, price_text, turning_text
from vmo_desktop.domain.portfolio import Choice
from vmo_desktop.domain.turning_points import TurningPoint
from vmo_desktop.report.choice_facts import LOOKED_AT, MOST_SWEPT, ChoiceFacts
from vmo_desktop.report.numbers import NONE
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.choice_page import fitted, page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.report.tables import clamped
from vmo_desktop.report.worth import is_worth, lost_head, more_head, unit_said, worth
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.results import shown_name

tr = Texts("Pack")

_NAMES = 190.0
"""Points of the column of names."""

_MOST = 30
_THEN = 260
"""So many conditions, and so many characters of what would change."""


def prices(pack: Pack) -> list[Flowable]:
    """The flowables of the prices."""
    choice = pack.facts.choice
    flowables = page_head(pack, Section.PRICES)
    if choice is None:
        return flowables
    return fitted(
        pack,
        lambda size: [
            *flowables, *_more(pack, choice, size), *_conditions(pack, choice, size), *_turning(pack, choice, size),
        ],
    )  # fmt: skip


def _more(pack: Pack, choice: ChoiceFacts, size: float) -> list[Flowable]:
    rows = [
        [
            wrapped(more_text(choice.portfolio, each), size),
            worth(pack.figures, choice.of, each.value_gained),
            wrapped(_then(pack, choice, each.value_gained, each.then, tr("brings nothing")), size),
        ]
        for each in choice.more
    ]
    caption = [tr("By choosing again, exactly."), unit_said(pack.figures, choice.of)]
    heads = ((tr("What if"), 150.0), (more_head(pack.figures, choice.of), 58.0), (tr("Then"), 0.0))
    return titled_table(pack, tr("What more budget brings"), caption, heads, rows, numbers=(1,), size=size)


def _conditions(pack: Pack, choice: ChoiceFacts, size: float) -> list[Flowable]:
    found = sorted(choice.prices, key=lambda each: -each.value_lost)
    dear = [each for each in found if is_worth(choice, pack.figures, each.value_lost)]
    rows = [
        [
            wrapped(one_line(price_text(choice.portfolio, each)), size),
            worth(pack.figures, choice.of, each.value_lost),
            wrapped(_then(pack, choice, each.value_lost, each.without, ""), size),
        ]
        for each in dear[:_MOST]
    ]
    caption = [
        tr("What is lost to a force, dependency or limit: how much more the best portfolio without it is worth.")
    ]
    free, hidden = len(found) - len(dear), len(dear) - len(rows)
    if hidden:
        caption.append(tr.counted(hidden, "{n} more costs less.", "{n} more cost less."))
    if free:
        caption.append(tr.counted(free, "{n} other costs nothing.", "{n} others cost nothing."))
    heads = ((tr("What if"), 150.0), (lost_head(pack.figures, choice.of), 58.0), (tr("Then"), 0.0))
    return titled_table(pack, tr("What conditions cost"), caption, heads, rows, numbers=(1,), size=size)


def _then(pack: Pack, choice: ChoiceFacts, gained: float, then: Choice, nothing: str) -> str:
    is_told = is_worth(choice, pack.figures, gained)
    return shortened(changes_text(choice.portfolio, then), _THEN) if is_told else nothing


def _turning(pack: Pack, choice: ChoiceFacts, size: float) -> list[Flowable]:
    line = choice.next_in_line
    funded = [each for each in choice.turning if each.is_funded and each.replacement == each.replacement]
    dropping = sorted(funded, key=lambda each: each.replacement)
    shown = tr("Of each kind at most {n} are looked at: those with the nearest value for money.", n=LOOKED_AT)
    lost = tr("{lost}: if it were decided otherwise all the same.", lost=lost_head(pack.figures, choice.of))
    moved = tr("A weight moves alone, the others keep their proportions.")
    if choice.shifts is None:
        moved = tr("Weights are looked at in lists of up to {n} initiatives.", n=MOST_SWEPT)
    about = [lost, shown] if choice.of.is_of_money else [lost, moved, shown]
    return [
        *_points(pack, choice, tr("Next in line"), [tr("Waiting, the closest first."), *about], line, size=size),
        *_points(pack, choice, tr("First to drop"), [tr("Funded, the closest first."), *about], dropping, size=size),
    ]


def _points(
    pack: Pack, choice: ChoiceFacts, title: str, caption: Sequence[str], points: Sequence[TurningPoint], *, size: float
) -> list[Flowable]:
    initiatives = choice.of.snapshot.initiatives
    rows = [
        [
            clamped(shown_name(initiatives[each.row]), _NAMES, size=size),
            worth(pack.figures, choice.of, each.replacement) if each.replacement == each.replacement else NONE,
            wrapped(turning_text(choice.portfolio, each, choice.shifts), size),
        ]
        for each in points
    ]
    heads = (
        (tr("Initiative"), _NAMES), (lost_head(pack.figures, choice.of), 58.0), (tr("What would change that"), 0.0),
    )  # fmt: skip
    return titled_table(pack, title, caption, heads, rows, numbers=(1,), size=size)
