"""What changed since the workshop that this one was begun from."""

from collections.abc import Callable

from reportlab.platypus import Flowable

from vmo_desktop.charts.kpi_words import share_text
from vmo_desktop.charts.numbers import compact, points
from vmo_desktop.charts.since_words import change_word, changed_name, standing_word
from vmo_desktop.report.numbers import NONE
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.choice_page import fitted, page_head, titled_table, wrapped
from vmo_desktop.report.safe_text import shortened
from vmo_desktop.report.sections import Section
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.realized import Realized
from vmo_desktop.workshop.since import Change, Changed, Side, Since

tr = Texts("Pack")


def since(pack: Pack) -> list[Flowable]:
    """The flowables of what changed."""
    found = Since(pack.facts.results, Realized(pack.snapshot))
    return fitted(pack, lambda size: [*page_head(pack, Section.SINCE), *_initiatives(pack, found, size)])


def _initiatives(pack: Pack, found: Since, size: float) -> list[Flowable]:
    currency = pack.snapshot.workshop.currency
    unit = f", {currency}" if currency else ""
    heads = (
        (tr("Initiative"), 0.0), (tr("Change"), 54.0), (tr("Cost{unit}", unit=unit), 78.0),
        (tr("Value"), 60.0), (tr("Standing"), 116.0), (tr("Came true"), 62.0),
    )  # fmt: skip
    same = len(found.of(Change.SAME))
    rows = [_row(each, size) for each in found.rows if each.change is not Change.SAME]
    rows += [_row(each, size) for each in found.of(Change.SAME)]
    caption = [
        tr("Then and now, with {source}.", source=shortened(found.source, 120)),
        tr.counted(same, "{n} initiative is as it was.", "{n} initiatives are as they were.") if same else "",
        tr("Funded: in the approved portfolio; of the last workshop, without an approval, in the one it recommended."),
        tr("Came true: share of what the KPIs promised."),
    ]
    return titled_table(pack, tr("Initiatives then and now"), caption, heads, rows, numbers=(2, 3, 5), size=size)


def _row(row: Changed, size: float) -> list[object]:
    name = changed_name(row)
    return [
        wrapped(shortened(f"{row.code}  {name}" if row.code and row.code != name else name, 90), size),
        wrapped(change_word(row.change), size),
        _both(row, _cost),
        _both(row, _value),
        wrapped(_both(row, _standing), size),
        _both(row, _progress),
    ]


def _both(row: Changed, told: Callable[[Side], str]) -> str:
    """What stood there then and what stands there now; one of them where there is no other, or they are the same."""
    if row.then is None or row.now is None:
        side = row.then or row.now
        return NONE if side is None else told(side)
    then, now = told(row.then), told(row.now)
    return then if then == now else f"{then} → {now}"


def _cost(side: Side) -> str:
    return NONE if side.cost is None else compact(side.cost)


def _value(side: Side) -> str:
    return NONE if side.value is None else points(side.value)


def _standing(side: Side) -> str:
    return standing_word(side.standing)


def _progress(side: Side) -> str:
    return NONE if side.progress is None else share_text(side.progress)
