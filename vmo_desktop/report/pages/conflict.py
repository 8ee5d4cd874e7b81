"""Why no portfolio meets all conditions, and what would free it: on the first page and with the recommendation."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from vmo_desktop.charts.condition_words import condition_text, relief_text
from vmo_desktop.report import captions, choice_words
from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.numbers import NONE
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.safe_text import one_line, shortened
from vmo_desktop.report.styles import styles
from vmo_desktop.report.tables import clamped, head, spread, table
from vmo_desktop.report.text import para
from vmo_desktop.report.worth import unit_said, worth
from vmo_desktop.translation import Texts

tr = Texts("Pack")

_LONGEST = 240
"""Characters of a condition."""


def conflict_key_figures(pack: Pack, choice: ChoiceFacts) -> list[tuple[str, str, str]]:
    """That nothing can be recommended, in numbers."""
    figures, found = pack.figures, choice.conflict
    freeing = next((each for each in found.reliefs if each.is_enough), None) if found is not None else None
    return [
        (tr("Portfolio"), tr("none"), tr("meets all conditions")),
        (tr("In conflict"), NONE if found is None else str(len(found.members)), tr("conditions")),
        (
            tr("NPV after the first relief") if choice.of.is_of_money else tr("Value after the first relief"),
            NONE if freeing is None else worth(figures, choice.of, freeing.objective),
            figures.money_unit if choice.of.is_of_money else tr("points, at best"),
        ),
        (tr("Budget"), NONE if choice.of.budget is None else figures.money_text(choice.of.budget), ""),
    ]


def conflict(pack: Pack, choice: ChoiceFacts) -> list[Flowable]:
    """Which conditions cannot be met together, and each way to free them."""
    look, found = styles(), choice.conflict
    if found is None:
        return [para(choice_words.conflict(choice), style=look.body)]
    said = [tr("Any one of them may give way; together they rule out every portfolio.")]
    if found.is_smallest:
        said.append(tr("No smaller set of conditions is in conflict."))
    points = [
        para(shortened(one_line(condition_text(choice.of, each)), _LONGEST), style=look.point, bullet="–")
        for each in found.members
    ]
    return [
        para(tr("These conditions cannot be met together"), style=look.table_title),
        para(" ".join(said), style=look.body),
        *points,
        *reliefs(pack, choice),
    ]


def reliefs(pack: Pack, choice: ChoiceFacts) -> list[Flowable]:
    """What would free the conflict, the cheapest first; nothing where none was found."""
    found = choice.conflict
    if found is None:
        return []
    widths = spread([0, 110], pack.page.text_width)
    best = tr("NPV of the best then") if choice.of.is_of_money else tr("Value of the best then")
    rows: list[Sequence[object]] = [head(tr("Change"), best, numbers=(1,))]
    rows += [
        [
            clamped(relief_text(choice.of, each), widths[0]),
            worth(pack.figures, choice.of, each.objective) if each.is_enough else tr("not enough alone"),
        ]
        for each in found.reliefs
    ]
    what = tr("The cheapest first; each by itself, and limits moved as little as possible.")
    return [
        para(tr("What would free them"), style=styles().table_title),
        captions.above(pack.facts, what, unit_said(pack.figures, choice.of)),
        table(rows, widths, numbers=(1,)),
    ]
