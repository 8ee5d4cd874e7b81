"""A workshop whose portfolio is followed: two KPIs, one of them with readings for half a year."""

from pathlib import Path

from tests.made_once import made_once
from tests.workshop.choosing import make_choosing
from vmo_desktop.domain.realization import Direction
from vmo_desktop.workshop.ops import benefits
from vmo_desktop.workshop.ops.kpis import KPIS, NewReading, set_readings
from vmo_desktop.workshop.value_rows import Frequency, Series
from vmo_desktop.workshop.workshop import Workshop


def add_kpis(workshop: Workshop) -> None:
    """Calls fall from 200 to 160 on their way to 100 within 2027, for A's benefit and Growth; Sales have no reading."""
    first = workshop.snapshot.initiatives[0].id
    workshop.do(benefits.add_benefit(first, {"name": "Less to answer", "driver_id": workshop.snapshot.leaves[0].id}))
    calls = {"name": "Calls a week", "unit": "calls", "direction": Direction.MINIMISE, "baseline": 200.0,
             "target": 100.0, "baseline_on": "2027-01-01", "due_on": "2027-12-31", "frequency": Frequency.QUARTER,
             "benefit_id": workshop.snapshot.benefits[0].id}  # fmt: skip
    workshop.do(KPIS.add([calls]))
    calls_id = workshop.snapshot.value.kpis[0].id
    days = {"2027-03-31": 180.0, "2027-06-30": 160.0}
    workshop.do(set_readings([NewReading(calls_id, Series.ACTUAL, on, value) for on, value in days.items()]))


@made_once
def make_following(path: Path) -> Workshop:
    """A new workshop with KPIs."""
    workshop = make_choosing(path)
    add_kpis(workshop)
    workshop.do(KPIS.add([{"name": "Sales", "baseline": 0.0, "target": 10.0, "weight": 3.0}]))
    return workshop
