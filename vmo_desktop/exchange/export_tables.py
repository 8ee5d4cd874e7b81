"""A workshop as plain tables, for every format that it is exported to."""

from dataclasses import dataclass

from vmo_desktop.exchange.automatic import SCORE_PREFIX
from vmo_desktop.exchange.mapping import PERCENT_FIELDS, Field
from vmo_desktop.exchange.table import name_key
from vmo_desktop.workshop.results import Results
from vmo_desktop.workshop.rows import CurveKind, CurvePointRow, DriverRow, ScaleKind
from vmo_desktop.workshop.snapshot import Snapshot

Plain = str | float | bool | None


@dataclass(frozen=True, slots=True)
class ExportTable:
    """A named table; every row is as long as the header."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]


def field_heading(field: Field) -> str:
    """How our own files head a field; the importer knows every one of these."""
    words = field.value.replace("_", " ").capitalize()
    return f"{words} (%)" if field in PERCENT_FIELDS else words


_FIELD_KEYS = frozenset(name_key(text) for field in Field for text in (field_heading(field), field.value))


def score_heading(driver: DriverRow) -> str:
    """The driver's code, marked as a score where a field has that name."""
    return f"{SCORE_PREFIX.capitalize()} {driver.code}" if name_key(driver.code) in _FIELD_KEYS else driver.code


def initiatives_table(snapshot: Snapshot) -> ExportTable:
    """All fields of the initiatives, then one column of agreed scores a driver."""
    header = (*map(field_heading, Field), *map(score_heading, snapshot.leaves))
    rows = []
    for initiative in snapshot.initiatives:
        fields = (getattr(initiative, field.attribute) for field in Field)
        cells = (snapshot.agreed_scores.get((initiative.id, driver.id)) for driver in snapshot.leaves)
        rows.append((*fields, *(cell.value if cell else None for cell in cells)))
    return ExportTable("Initiatives", header, tuple(rows))


def drivers_table(snapshot: Snapshot) -> ExportTable:
    """The tree of drivers, groups before what is in them."""
    header = (
        "Code", "Name", "In group", "Is a group", "Category", "Description", "Scale", "Direction", "Unit",
        "Low", "High", "Curve", "Half", "Scores",
    )  # fmt: skip
    rows = tuple(
        (
            driver.code,
            driver.name,
            "" if driver.parent_id is None else snapshot.driver_by_id[driver.parent_id].code,
            driver.is_group,
            driver.category,
            driver.description,
            "" if driver.is_group else driver.scale.value,
            "" if driver.is_group else driver.direction.value,
            driver.unit,
            *_range(snapshot, driver),
            *_curve(driver),
            "" if driver.is_group else driver.source.value or "agreed",
        )
        for driver in snapshot.drivers
    )
    return ExportTable("Drivers", header, rows)


def _range(snapshot: Snapshot, driver: DriverRow) -> tuple[Plain, Plain]:
    scale = None if driver.is_group else snapshot.scales[driver.id]
    return (scale.low, scale.high) if scale is not None and scale.scores else (None, None)


def _curve(driver: DriverRow) -> tuple[Plain, Plain]:
    is_measure = not driver.is_group and driver.scale is ScaleKind.MEASURE
    return (driver.curve.value, curve_half(driver)) if is_measure else ("", None)


def curve_half(driver: DriverRow) -> float | None:
    """The score that is worth half, where a driver's value function is bent by one."""
    is_bent = driver.scale is ScaleKind.MEASURE and driver.curve is CurveKind.EXPONENTIAL
    return driver.half if is_bent and not driver.is_group else None


def curve_points(snapshot: Snapshot, driver: DriverRow) -> tuple[CurvePointRow, ...]:
    """The points of a driver's value function, where its shape has some."""
    has_some = driver.scale is ScaleKind.MEASURE and driver.curve in (CurveKind.POINTS, CurveKind.STEP)
    return snapshot.curve_points.get(driver.id, ()) if has_some and not driver.is_group else ()


def curves_table(snapshot: Snapshot) -> ExportTable:
    """The points of every value function that has some, the ends of the ranges not among them."""
    rows = tuple(
        (driver.code, point.score, point.points)
        for driver in snapshot.leaves
        for point in curve_points(snapshot, driver)
    )
    return ExportTable("Value functions", ("Driver", "Score", "Points"), rows)


def levels_table(snapshot: Snapshot) -> ExportTable:
    """The anchored levels of every scale."""
    rows = tuple(
        (driver.code, level.score, level.points, level.label, level.statement)
        for driver in snapshot.leaves
        for level in snapshot.levels[driver.id]
    )
    return ExportTable("Levels", ("Driver", "Score", "Points", "Label", "Statement"), rows)


def weights_table(results: Results) -> ExportTable:
    """Points as given and the overall weight that follows, for each weight set and node."""
    snapshot = results.snapshot
    rows: list[tuple[Plain, ...]] = []
    for weight_set in snapshot.weight_sets:
        overall = results.set_weights[weight_set.id]
        for driver in snapshot.drivers:
            column = snapshot.leaf_index.get(driver.id)
            rows.append(
                (
                    weight_set.name,
                    weight_set.class_name,
                    weight_set.is_default,
                    driver.code,
                    snapshot.points(weight_set.id, driver.id),
                    None if column is None else float(overall[column]),
                )
            )
    header = ("Weight set", "Class", "Is default", "Driver", "Points", "Overall weight")
    return ExportTable("Weights", header, tuple(rows))
