"""A workshop after a year: promises of two classes, drivers and estimators, with what came of them."""

from pathlib import Path

from tests.made_once import made_once
from tests.workshop.choosing import make_choosing
from vmo_desktop.domain.realization import Direction
from vmo_desktop.workshop.ops.benefits import add_benefit
from vmo_desktop.workshop.ops.finance import CASH_LINES
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives
from vmo_desktop.workshop.ops.kpis import KPIS, NewReading, set_readings
from vmo_desktop.workshop.ops.reviews import LESSONS
from vmo_desktop.workshop.value_rows import CashKind, Series
from vmo_desktop.workshop.workshop import Workshop

SHARES = (0.5, 0.6, 0.7, 0.8, 0.9, 1.2)
"""How much of each promise came true, in the order of the KPIs."""


@made_once
def make_promised(path: Path) -> Workshop:
    """Six promises of 100 each due by the end of 2027: five of class Digital by Ines, the last one of class Plant."""
    workshop = make_choosing(path)
    workshop.do(edit_workshop({"title": "Portfolio 2027", "date": "2027-01-15", "organisation": "Meridian"}))
    first, second = (each.id for each in workshop.snapshot.initiatives[:2])
    workshop.do(edit_initiatives({first: {"class_name": "Digital"}, second: {"class_name": "Plant"}}))
    driver = workshop.snapshot.leaves[0].id
    workshop.do(add_benefit(first, {"name": "Fewer calls", "driver_id": driver}))
    benefit = workshop.snapshot.benefits[0].id
    line = {"initiative_id": first, "kind": CashKind.BENEFIT, "name": "Saved", "likely": 1000.0, "estimator": "Ines",
            "benefit_id": benefit}  # fmt: skip
    workshop.do(CASH_LINES.add([line]))
    promise = {"direction": Direction.MINIMISE, "baseline": 300.0, "target": 200.0, "baseline_on": "2027-01-01",
               "due_on": "2027-12-31"}  # fmt: skip
    kpis = [{**promise, "name": f"KPI {place}", "benefit_id": benefit} for place in range(5)]
    workshop.do(KPIS.add([*kpis, {**promise, "name": "KPI 5", "initiative_id": second}]))
    readings = [
        NewReading(kpi.id, Series.ACTUAL, "2027-12-31", 300.0 - 100.0 * share)
        for kpi, share in zip(workshop.snapshot.value.kpis, SHARES, strict=True)
    ]
    workshop.do(set_readings(readings))
    workshop.do(LESSONS.add([{"text": "Ask the plant first", "initiative_id": second, "on": "2027-11-02"}]))
    return workshop
