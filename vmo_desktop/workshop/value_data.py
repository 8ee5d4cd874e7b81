"""The part of a snapshot that is about value: money over time, benefits, KPIs, reviews."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from vmo_desktop.workshop.row_lists import grouped, in_position
from vmo_desktop.workshop.value_rows import (
    BenefitLinkRow,
    CarriedRow,
    CashLineRow,
    EnablerRow,
    FinanceRow,
    KpiRow,
    LessonRow,
    PriorRow,
    ReadingRow,
    RealizationRow,
    ReviewRow,
    Series,
    WinRow,
)

VALUE_ROWS: Mapping[str, type] = {
    "finance": FinanceRow,
    "cash_line": CashLineRow,
    "enabler": EnablerRow,
    "benefit_link": BenefitLinkRow,
    "kpi": KpiRow,
    "reading": ReadingRow,
    "realization": RealizationRow,
    "review": ReviewRow,
    "lesson": LessonRow,
    "win": WinRow,
    "prior": PriorRow,
    "carried": CarriedRow,
}
"""The row class of each table of value."""


@dataclass(frozen=True)
class ValueData:
    """All rows of value; lists are in display order.

    `cash_lines` is by initiative id, `enablers` by benefit id (ids of further initiatives), `leads_to` by benefit id
    (ids of benefits), `readings` by KPI id and series, by day.
    """

    finance: FinanceRow
    cash_lines: Mapping[int, tuple[CashLineRow, ...]]
    enablers: Mapping[int, tuple[int, ...]]
    leads_to: Mapping[int, tuple[int, ...]]
    kpis: tuple[KpiRow, ...]
    readings: Mapping[tuple[int, Series], tuple[ReadingRow, ...]]
    realization: RealizationRow
    reviews: tuple[ReviewRow, ...]
    lessons: tuple[LessonRow, ...]
    wins: tuple[WinRow, ...]
    priors: tuple[PriorRow, ...]
    carried: tuple[CarriedRow, ...]

    @cached_property
    def kpi_by_id(self) -> Mapping[int, KpiRow]:
        """Every KPI by id."""
        return {kpi.id: kpi for kpi in self.kpis}


def build_value(tables: Mapping[str, tuple[Any, ...]]) -> ValueData:
    """Put the rows of value's tables together, in display order."""
    enablers = grouped(tables["enabler"], "benefit_id")
    links = grouped(tables["benefit_link"], "benefit_id")
    readings: dict[tuple[int, Series], list[ReadingRow]] = {}
    for row in sorted(tables["reading"], key=lambda each: each.on):
        readings.setdefault((row.kpi_id, row.series), []).append(row)
    return ValueData(
        finance=tables["finance"][0],
        cash_lines=grouped(in_position(tables["cash_line"]), "initiative_id"),
        enablers={key: tuple(sorted(row.initiative_id for row in rows)) for key, rows in enablers.items()},
        leads_to={key: tuple(sorted(row.leads_to_id for row in rows)) for key, rows in links.items()},
        kpis=in_position(tables["kpi"]),
        readings={key: tuple(rows) for key, rows in readings.items()},
        realization=tables["realization"][0],
        reviews=in_position(tables["review"]),
        lessons=in_position(tables["lesson"]),
        wins=in_position(tables["win"]),
        priors=tables["prior"],
        carried=tables["carried"],
    )
