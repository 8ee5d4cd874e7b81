"""Scores that are counted from money over time, in the place of typed ones."""

from dataclasses import replace

import numpy as np

from vmo_desktop.changes import Key
from vmo_desktop.domain.scales import FloatArray
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.money import Money
from vmo_desktop.workshop.rows import AgreedScoreRow, DriverRow, ScoreSource
from vmo_desktop.workshop.snapshot import Cell, Snapshot

tr = Texts("Workshop")


def measured(money: Money, source: ScoreSource) -> FloatArray:
    """What a source says of each initiative: money, or percent; NaN where it says nothing."""
    if source is ScoreSource.NPV:
        return money.npv
    return 100 * money.measured(lambda series: series.roi)


def with_money_scores(snapshot: Snapshot) -> Snapshot:
    """The snapshot with the scores of drivers that are counted; the same one where none is."""
    counted = [driver for driver in snapshot.leaves if driver.source is not ScoreSource.TYPED]
    if not counted:
        return snapshot
    money, scores = Money(snapshot), typed_scores(snapshot)
    for driver in counted:
        scores |= _scores(money, driver)
    return replace(snapshot, agreed_scores=scores)


def typed_scores(snapshot: Snapshot) -> dict[Cell, AgreedScoreRow]:
    """The agreed scores that stand in the file."""
    counted = {driver.id for driver in snapshot.leaves if driver.source is not ScoreSource.TYPED}
    return {cell: row for cell, row in snapshot.agreed_scores.items() if cell[1] not in counted}


def recounted(before: Snapshot, after: Snapshot) -> frozenset[Key]:
    """The cells whose counted scores a step changed, as if they had been written."""
    drivers = {each.id for of in (before, after) for each in of.leaves if each.source is not ScoreSource.TYPED}
    if not drivers:
        return frozenset()
    cells = before.agreed_scores.keys() | after.agreed_scores.keys()
    return frozenset(
        cell for cell in cells if cell[1] in drivers and before.agreed_scores.get(cell) != after.agreed_scores.get(cell)
    )


def _scores(money: Money, driver: DriverRow) -> dict[Cell, AgreedScoreRow]:
    found = {}
    for initiative, number in zip(money.snapshot.initiatives, measured(money, driver.source).tolist(), strict=True):
        if not np.isnan(number):
            within = min(max(number, driver.low), driver.high)
            said = _said(number, driver, money.snapshot.workshop.currency)
            found[initiative.id, driver.id] = AgreedScoreRow(initiative.id, driver.id, within, said)
    return found


def _said(number: float, driver: DriverRow, currency: str) -> str:
    of_npv = driver.source is ScoreSource.NPV
    amount = f"NPV {number:,.0f} {currency}".strip() if of_npv else f"ROI {number:,.1f} %"
    if driver.low <= number <= driver.high:
        return tr("Counted from cash lines: {amount}", amount=amount)
    return tr("Counted from cash lines: {amount}, beyond the end of the scale", amount=amount)
