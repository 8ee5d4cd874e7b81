"""The readable form of a workshop's frame: objectives, value drivers, scales and weights in one TOML file.

Keys of the file::

    title, description        what the library shows; both required
    road                      the set of texts that the road from PMO to VMO of a sample begins with
    template                  a template whose objectives, drivers and weights a sample takes over
    [workshop] [chart] [pack] [finance] [realization]
                              fields of the rows of these tables that differ from a new workshop's
    [[objective]]             key, text, measure
    [[group]]                 code, name, description, category, colour, points, group (the one above)
    [[driver]]                the same, and objectives (keys), and either
                              levels = [{ score, points, label, statement }, ...]
                              or measure = { low, high, unit, direction, curve, half, points }: the shape of the value
                              function is straight (or not given), exponential with the score that is worth half, or
                              points or step with points = [{ score, points }, ...] without the two ends
    [[weight_set]]            name, class, points = { CODE = points }: the points that differ from those of the drivers;
                              the first set is the default one
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from vmo_desktop.domain.three_point import Shape
from vmo_desktop.exchange.toml_table import TomlTable
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.rows import (
    BubbleX,
    ChartRow,
    CurveKind,
    CurvePointRow,
    Direction,
    DriverObjectiveRow,
    DriverRow,
    ObjectiveRow,
    PackRow,
    Paper,
    RankBy,
    ScaleKind,
    ScaleLevelRow,
    WeightRow,
    WeightSetRow,
    WorkshopRow,
)
from vmo_desktop.workshop.scale_of import scale_of_measure
from vmo_desktop.workshop.value_rows import FinanceRow, Period, RealizationRow

tr = Texts("Import")

CHOICES: Mapping[str, type[StrEnum]] = {
    "x_field": BubbleX,
    "paper": Paper,
    "order": RankBy,
    "period": Period,
    "shape": Shape,
}


@dataclass(frozen=True)
class Frame:
    """What one file of the library says; rows as in `vmo_desktop.workshop.ops.library.Content`."""

    title: str
    description: str
    template: str
    road: str
    workshop: Mapping[str, object]
    chart: Mapping[str, object]
    pack: Mapping[str, object]
    finance: Mapping[str, object]
    realization: Mapping[str, object]
    objectives: tuple[ObjectiveRow, ...]
    objective_ids: Mapping[str, int]
    drivers: tuple[DriverRow, ...]
    driver_objectives: tuple[DriverObjectiveRow, ...]
    scale_levels: tuple[ScaleLevelRow, ...]
    curve_points: tuple[CurvePointRow, ...]
    weight_sets: tuple[WeightSetRow, ...]
    weights: tuple[WeightRow, ...]

    @property
    def leaves(self) -> tuple[DriverRow, ...]:
        """The drivers that are scored."""
        return tuple(driver for driver in self.drivers if not driver.is_group)


def read_frame(path: Path) -> Frame:
    """Read the frame of a template or sample; refuses unknown keys, wrong types and codes that do not exist."""
    file = TomlTable.open(path)
    objectives, objective_ids = _objectives(file)
    tree = _Tree(objective_ids)
    for table in file.tables("group"):
        tree.add(table, is_group=True)
    for table in file.tables("driver"):
        tree.add(table, is_group=False)
    weight_sets, weights = _weights(file, tree)
    frame = Frame(
        title=file.text("title"),
        description=file.text("description"),
        template=file.text("template", ""),
        road=file.text("road", ""),
        workshop=_fields(file.table("workshop"), WorkshopRow),
        chart=_fields(file.table("chart"), ChartRow),
        pack=_fields(file.table("pack"), PackRow),
        finance=_fields(file.table("finance"), FinanceRow),
        realization=_fields(file.table("realization"), RealizationRow),
        objectives=objectives,
        objective_ids=objective_ids,
        drivers=tuple(tree.drivers),
        driver_objectives=tuple(tree.ties),
        scale_levels=tuple(tree.levels),
        curve_points=tuple(tree.curve_points),
        weight_sets=weight_sets,
        weights=weights,
    )
    file.finish()
    return frame


def _fields(table: TomlTable, row_class: type[Any]) -> dict[str, object]:
    """The fields of a one-row table that the file gives."""
    kinds = {field.name: str(field.type) for field in fields(row_class) if field.name != "id"}
    found: dict[str, object] = {}
    for key in table.given:
        kind = kinds.get(key, "")
        if key in CHOICES:
            found[key] = _choice(table, key, CHOICES[key])
        elif "float" in kind:
            found[key] = table.number(key)
        elif kind == str(int):
            found[key] = int(table.number(key))
        elif kind:
            found[key] = table.text(key)
    table.finish()
    return found


def _choice(table: TomlTable, key: str, choices: type[Any], default: str | None = None) -> Any:
    text = table.text(key, default)
    allowed = [str(choice) for choice in choices]
    if text not in allowed:
        raise table.refused(key, tr("needs one of {allowed}, not {text}.", allowed=", ".join(allowed), text=repr(text)))
    return choices(text)


def _objectives(file: TomlTable) -> tuple[tuple[ObjectiveRow, ...], dict[str, int]]:
    rows: list[ObjectiveRow] = []
    ids: dict[str, int] = {}
    for number, table in enumerate(file.tables("objective"), start=1):
        key = table.text("key")
        if key in ids:
            raise table.refused("key", tr("is used twice: {key}.", key=key))
        ids[key] = number
        rows.append(ObjectiveRow(number, number, table.text("text"), table.text("measure")))
        table.finish()
    return tuple(rows), ids


class _Tree:
    """The driver tree while it is read; ids count from 1 in the order of the file."""

    def __init__(self, objective_ids: Mapping[str, int]) -> None:
        self.drivers: list[DriverRow] = []
        self.ties: list[DriverObjectiveRow] = []
        self.levels: list[ScaleLevelRow] = []
        self.curve_points: list[CurvePointRow] = []
        self.points: dict[str, float] = {}
        self._objective_ids = objective_ids

    @property
    def ids(self) -> dict[str, int]:
        """Id of each code."""
        return {driver.code: driver.id for driver in self.drivers}

    def add(self, table: TomlTable, *, is_group: bool) -> None:
        """Read one group or driver."""
        code = table.text("code")
        if code in self.points:
            raise table.refused("code", tr("is used twice: {code}.", code=code))
        parent_id = self._parent(table)
        self.points[code] = table.number("points")
        driver_id = len(self.drivers) + 1
        measure = table.table("measure")
        row = DriverRow(
            id=driver_id,
            parent_id=parent_id,
            position=sum(driver.parent_id == parent_id for driver in self.drivers) + 1,
            is_group=is_group,
            code=code,
            name=table.text("name"),
            description=table.text("description", ""),
            category=table.text("category", ""),
            colour=table.text("colour", ""),
            scale=ScaleKind.MEASURE if measure.given else ScaleKind.LEVELS,
            direction=_choice(measure, "direction", Direction, "higher"),
            unit=measure.text("unit", ""),
            low=measure.number("low", 0.0),
            high=measure.number("high", 100.0),
            curve=_choice(measure, "curve", CurveKind, "straight"),
            half=measure.number("half") if "half" in measure.given else None,
        )
        self.curve_points += _read_curve(measure, row)
        self.drivers.append(row)
        for key in table.texts("objectives"):
            if key not in self._objective_ids:
                raise table.refused("objectives", tr("names an objective that does not exist: {key}.", key=key))
            self.ties.append(DriverObjectiveRow(driver_id, self._objective_ids[key]))
        self._read_levels(table, row)
        table.finish()

    def _parent(self, table: TomlTable) -> int | None:
        code = table.text("group", "")
        if not code:
            return None
        groups = {driver.code: driver.id for driver in self.drivers if driver.is_group}
        if code not in groups:
            raise table.refused("group", tr("names a group that is not above it in the file: {code}.", code=code))
        return groups[code]

    def _read_levels(self, table: TomlTable, driver: DriverRow) -> None:
        levels = table.tables("levels")
        if bool(levels) == (driver.is_group or driver.scale is ScaleKind.MEASURE):
            raise table.refused("levels", tr("belongs to a driver without a measure, and to every one of them."))
        used: set[float] = set()
        for level in levels:
            score, points = level.number("score"), level.number("points")
            if score in used or not 0 <= points <= 100:
                raise level.refused("score", tr("needs a score of its own, and points from 0 to 100."))
            used.add(score)
            statement = level.text("statement")
            number = len(self.levels) + 1
            self.levels.append(ScaleLevelRow(number, driver.id, score, points, level.text("label"), statement))
            level.finish()


def _read_curve(measure: TomlTable, driver: DriverRow) -> list[CurvePointRow]:
    """The points of a measure's value function; refuses a shape that its range cannot have."""
    if not driver.low < driver.high:
        raise measure.refused("high", tr("needs to be above low."))
    points: list[CurvePointRow] = []
    for table in measure.tables("points"):
        points.append(CurvePointRow(driver.id, table.number("score"), table.number("points")))
        table.finish()
    if (driver.half is None) == (driver.curve is CurveKind.EXPONENTIAL):
        raise measure.refused("half", tr("belongs to an exponential curve, and to every one of them."))
    if bool(points) != (driver.curve in (CurveKind.POINTS, CurveKind.STEP)):
        raise measure.refused("points", tr("belongs to a curve of points or steps, and to every one of them."))
    if not scale_of_measure(driver, [(point.score, point.points) for point in points]).scores:
        raise measure.refused("curve", tr("needs to lie inside low and high, and never to run back."))
    measure.finish()
    return points


def _weights(file: TomlTable, tree: _Tree) -> tuple[tuple[WeightSetRow, ...], tuple[WeightRow, ...]]:
    """Weight sets, each with points for every group and driver."""
    rows: list[WeightSetRow] = []
    weights: list[WeightRow] = []
    for number, table in enumerate(file.tables("weight_set"), start=1):
        name, class_name = table.text("name"), table.text("class", "")
        if class_name and class_name in {row.class_name for row in rows}:
            raise table.refused("class", tr("is bound to two weight sets: {class_name}.", class_name=class_name))
        rows.append(WeightSetRow(number, number, name, number == 1, class_name))
        own = table.numbers("points")
        for code in own:
            if code not in tree.points:
                raise table.refused("points", tr("names a driver that does not exist: {code}.", code=code))
        for code, driver_id in tree.ids.items():
            points = own.get(code, tree.points[code])
            if not 0 <= points < float("inf"):
                raise table.refused("points", tr("of {code} need to be 0 or more.", code=code))
            weights.append(WeightRow(number, driver_id, points, is_locked=False))
        table.finish()
    if tree.drivers and not rows:
        raise file.refused("weight_set", tr("is missing: give the drivers at least one weight set."))
    return tuple(rows), tuple(weights)
