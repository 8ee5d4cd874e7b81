"""What a sample says of the time after the workshop: money, benefits and what they lead to, KPIs and their readings.

Files, each optional::

    cash_lines.csv  initiative, benefit (key), and fields of `CashLineRow`
    benefits.csv    key, needs (codes of further initiatives) and leads_to (keys) of what `workshop_csv` reads
    kpis.csv        key, and fields of `KpiRow` with initiative, benefit, driver and objective
    readings.csv    kpi (key), on, plan, forecast, actual, note
    reviews.csv     key, initiative, on, author, expected, happened, why, change
    lessons.csv     text, tags, on, author, initiative, driver, review (key)
    wins.csv        title, text, people, on, initiative

The settings of both stand in `workshop.toml`.
"""

from collections.abc import Mapping
from pathlib import Path

from vmo_desktop.exchange.listed_csv import Columns, ids_of, listed
from vmo_desktop.exchange.workshop_csv import Keys, benefit_records, records
from vmo_desktop.exchange.workshop_toml import Frame
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.benefits import set_enablers, set_leads_to
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.ops.kpis import KPIS, NewReading, edit_realization, freeze_kpis, set_readings
from vmo_desktop.workshop.ops.reviews import LESSONS, REVIEWS, WINS
from vmo_desktop.workshop.value_rows import Series


def read_value(folder: Path, keys: Keys, frame: Frame) -> tuple[Operation, ...]:
    """What was done, in its order."""
    benefits = {
        record.text("key"): number for number, record in enumerate(benefit_records(folder), 1) if record.text("key")
    }
    settings = ((edit_finance, frame.finance), (edit_realization, frame.realization))
    return (
        *(edit(values) for edit, values in settings if values),
        *_benefit_network(folder, keys, benefits),
        CASH_LINES.add(listed(folder / "cash_lines.csv", _cash_line(keys, benefits), ("initiative", "kind"))),
        *_kpis(folder, keys, benefits),
        *_learned(folder, keys),
    )


def _benefit_network(folder: Path, keys: Keys, benefits: Mapping[str, int]) -> list[Operation]:
    found: list[Operation] = []
    for number, record in enumerate(benefit_records(folder), 1):
        if needs := record.any_of("needs", keys.initiatives):
            found.append(set_enablers(number, needs))
        if after := record.any_of("leads_to", benefits):
            found.append(set_leads_to(number, after))
    return found


def _cash_line(keys: Keys, benefits: Mapping[str, int]) -> Columns:
    return Columns(
        texts=("kind", "name", "expense", "timing", "unit", "estimator", "note"),
        numbers=("start", "ramp", "duration", "most_delay", "low", "likely", "high"),
        references={"initiative": keys.initiatives, "benefit": benefits},
    )


def _kpis(folder: Path, keys: Keys, benefits: Mapping[str, int]) -> list[Operation]:
    """KPIs with their readings; what is frozen is frozen when its plan is there."""
    path = folder / "kpis.csv"
    columns = Columns(
        texts=("name", "unit", "direction", "baseline_on", "due_on", "frequency", "owner"),
        numbers=("baseline", "target", "weight"),
        references={
            "benefit": benefits, "initiative": keys.initiatives, "driver": keys.drivers, "objective": keys.objectives,
        },
        others=("key", "frozen_at"),
    )  # fmt: skip
    ids = ids_of(path, columns, "key")
    frozen: dict[str, list[int]] = {}
    for record in records(path, ("key",), columns.names):
        if record.text("frozen_at"):
            frozen.setdefault(record.text("frozen_at"), []).append(ids[record.text("key")])
    return [
        KPIS.add(listed(path, columns, ("key", "name"))),
        set_readings(_readings(folder, ids)),
        *(freeze_kpis(each, at) for at, each in frozen.items()),
    ]


def _readings(folder: Path, kpis: Mapping[str, int]) -> list[NewReading]:
    return [
        NewReading(
            record.one_of("kpi", kpis), series, record.text("on"), record.number(series),
            record.text("note") if series is Series.ACTUAL else "",
        )
        for record in records(folder / "readings.csv", ("kpi", "on"), (*Series, "note"))
        for series in Series
        if record.text(series)
    ]  # fmt: skip


def _review(keys: Keys) -> Columns:
    texts = ("on", "author", "expected", "happened", "why", "change")
    return Columns(texts, references={"initiative": keys.initiatives}, others=("key",))


def review_ids(folder: Path, keys: Keys) -> dict[str, int]:
    """The id of each review by its key."""
    return ids_of(folder / "reviews.csv", _review(keys), "key")


def _learned(folder: Path, keys: Keys) -> list[Operation]:
    known = {"initiative": keys.initiatives}
    lesson = Columns(
        ("text", "tags", "on", "author"),
        references={**known, "driver": keys.drivers, "review": review_ids(folder, keys)},
    )
    win = Columns(("title", "text", "people", "on"), references=known)
    return [
        REVIEWS.add(listed(folder / "reviews.csv", _review(keys), ("key", "expected"))),
        LESSONS.add(listed(folder / "lessons.csv", lesson, ("text",))),
        WINS.add(listed(folder / "wins.csv", win, ("title",))),
    ]
