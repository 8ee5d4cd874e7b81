"""What changed since the workshop that this one was begun from, in words and as a table."""

from vmo_desktop.charts.lettering import one_line
from vmo_desktop.charts.table_view import CellValue, ChartColumn, ChartTable
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.since import Change, Changed, Side, Since
from vmo_desktop.workshop.value_rows import Standing

tr = Texts("Chart")

_CHANGES = {
    Change.NEW: tr.mark("+ new"),
    Change.GONE: tr.mark("− gone"),
    Change.CHANGED: tr.mark("≠ changed"),
    Change.SAME: tr.mark("= as it was"),
}
_STANDINGS = {
    Standing.UNKNOWN: tr.mark("not decided"),
    Standing.FUNDED: tr.mark("funded"),
    Standing.NOT_FUNDED: tr.mark("not funded"),
}


def change_word(change: Change) -> str:
    """What became of an initiative, as a sign and a word."""
    return tr.marked(_CHANGES[change])


def standing_word(standing: Standing) -> str:
    """Whether an initiative gets money."""
    return tr.marked(_STANDINGS[standing])


def changed_name(row: Changed) -> str:
    """What an initiative is called, and was called where that is another name."""
    name = one_line(row.name) or one_line(row.code)
    former = one_line(row.former_name)
    return name if row.former_name == row.name else tr("{name} (was {former})", name=name, former=former)


def since_headline(since: Since) -> str:
    """What changed, in a sentence; '' where this workshop was begun anew."""
    if not since.source:
        return ""
    new, changed, gone = (len(since.of(each)) for each in (Change.NEW, Change.CHANGED, Change.GONE))
    if not (new or changed or gone):
        return tr("No initiative is new, changed or gone since {source}.", source=since.source)
    return tr(
        "Since {source}: {new} new, {changed} changed, {gone} gone.",
        source=since.source, new=str(new), changed=str(changed), gone=str(gone),
    )  # fmt: skip


def since_table(since: Since) -> ChartTable:
    """Every initiative then and now; the id of a row is its place counted from 1."""
    currency = since.results.snapshot.workshop.currency
    unit = f" ({currency})" if currency else ""
    number = {"is_number": True}
    columns = (
        ChartColumn(tr("Change")),
        ChartColumn(tr("Code")),
        ChartColumn(tr("Initiative")),
        ChartColumn(tr("Cost then") + unit, **number),
        ChartColumn(tr("Cost now") + unit, **number),
        ChartColumn(tr("Value then"), decimals=1, **number),
        ChartColumn(tr("Value now"), decimals=1, **number),
        ChartColumn(tr("Standing then")),
        ChartColumn(tr("Standing now")),
        ChartColumn(tr("Came true then (%)"), decimals=0, **number),
        ChartColumn(tr("Came true now (%)"), decimals=0, **number),
    )
    rows = tuple(_row(each) for each in since.rows)
    return ChartTable(tr("Since last time"), columns, rows, tuple(range(1, len(rows) + 1)))


def _row(row: Changed) -> tuple[CellValue, ...]:
    then, now = row.then, row.now
    return (
        change_word(row.change),
        row.code,
        changed_name(row),
        None if then is None else then.cost,
        None if now is None else now.cost,
        None if then is None else then.value,
        None if now is None else now.value,
        "" if then is None else standing_word(then.standing),
        "" if now is None else standing_word(now.standing),
        _percent(then),
        _percent(now),
    )


def _percent(side: Side | None) -> float | None:
    return None if side is None or side.progress is None else 100 * side.progress
