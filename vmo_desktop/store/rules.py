"""The rules of the domain that a file's rows must keep, each as a query for the rows that break it.

An error is what no operation ever writes: such a file is damaged. A warning is what can be put right in the window.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    severity: Severity
    where: str
    what: str
    remedy: str
    table: str = ""
    """The table in which it was found, if it is in one."""
    row: int | None = None
    """The number of the row, if it is one row."""


_LONGEST_NAME = 200
"""Letters of a name in a sentence: a planted one may have a million."""

_BEFORE = "Open a copy of the workshop from before."


@dataclass(frozen=True, slots=True)
class _Rule:
    """What must not be: the query tells row number and name of each row that breaks it."""

    table: str
    query: str
    where: str
    what: str
    remedy: str
    severity: Severity = Severity.WARNING


_SCORED = (
    "SELECT agreed_score.rowid, initiative.name || ' on ' || driver.name FROM agreed_score "
    "JOIN driver ON driver.id = driver_id JOIN initiative ON initiative.id = initiative_id "
)

_RULES = (
    _Rule(
        "agreed_score",
        f"{_SCORED} WHERE driver.scale = 'measure' AND (value < driver.low OR value > driver.high)",
        "score",
        "lies outside the driver's range",
        "Score this cell again.",
    ),
    _Rule(
        "agreed_score",
        f"{_SCORED} WHERE driver.scale = 'levels' AND (value < "  # noqa: S608 - our constants
        "(SELECT min(score) FROM scale_level WHERE driver_id = driver.id) "
        "OR value > (SELECT max(score) FROM scale_level WHERE driver_id = driver.id))",
        "score",
        "lies outside the levels of the scale",
        "Score this cell again.",
    ),
    _Rule(
        "driver",
        "SELECT id, name FROM driver WHERE is_group = 0 AND scale = 'levels' "
        "AND (SELECT count(*) FROM scale_level WHERE driver_id = driver.id) < 2",
        "driver",
        "has fewer than two levels",
        "Add levels to its scale.",
    ),
    _Rule(
        "initiative",
        "SELECT max(id), code || ' (' || count(*) || ' times)' FROM initiative WHERE code <> '' "
        "GROUP BY code HAVING count(*) > 1",
        "initiative code",
        "is used more than once",
        "Give each initiative a code of its own.",
    ),
    _Rule(
        "weight_set",
        "SELECT id, name FROM weight_set WHERE coalesce("
        "(SELECT sum(points) FROM weight WHERE weight_set_id = weight_set.id), 0) <= 0 "
        "AND EXISTS (SELECT 1 FROM driver)",
        "weight set",
        "gives no points to any driver",
        "Give points to its drivers.",
    ),
    _Rule(
        "weight",
        "SELECT weight.rowid, weight_set.name || ', ' || driver.name FROM weight "
        "JOIN weight_set ON weight_set.id = weight_set_id JOIN driver ON driver.id = driver_id WHERE points < 0",
        "weight",
        "is below 0",
        _BEFORE,
        Severity.ERROR,
    ),
    _Rule(
        "weight_set",
        "SELECT NULL, count(*) || ' weight sets' FROM weight_set WHERE is_default HAVING count(*) <> 1",
        "weight set",
        "are the default one",
        _BEFORE,
        Severity.ERROR,
    ),
    _Rule(
        "driver",
        "WITH RECURSIVE reached(id) AS (SELECT id FROM driver WHERE parent_id IS NULL "
        "UNION SELECT driver.id FROM driver JOIN reached ON driver.parent_id = reached.id) "
        "SELECT id, name FROM driver WHERE id NOT IN (SELECT id FROM reached)",
        "driver",
        "is in a group that leads back to itself",
        _BEFORE,
        Severity.ERROR,
    ),
    _Rule(
        "driver",
        "SELECT id, name FROM driver WHERE is_group "
        "AND id IN (SELECT driver_id FROM agreed_score UNION SELECT driver_id FROM vote)",
        "driver",
        "is a group and is scored",
        _BEFORE,
        Severity.ERROR,
    ),
    _Rule(
        "driver",
        "SELECT id, name FROM driver WHERE parent_id IN (SELECT id FROM driver WHERE NOT is_group)",
        "driver",
        "lies in a driver that is no group",
        _BEFORE,
        Severity.ERROR,
    ),
    _Rule(
        "driver",
        "SELECT id, name FROM driver WHERE is_group = 0 AND scale = 'measure' AND NOT low < high",
        "driver",
        "has a range whose low end is not below its high end",
        "Correct the range.",
    ),
    _Rule(
        "driver",
        "SELECT id, name FROM driver WHERE is_group = 0 AND scale = 'measure' AND curve = 'exponential' "
        "AND NOT (half > low AND half < high)",
        "driver",
        "has a half of its value function that is not inside its range",
        "Say again what is worth half.",
    ),
    _Rule(
        "curve_point",
        "SELECT DISTINCT NULL, driver.name FROM curve_point JOIN driver ON driver.id = driver_id "
        "WHERE driver.is_group = 0 "
        "AND driver.scale = 'measure' AND driver.curve IN ('points', 'step') AND (NOT (score > low AND score < high) "
        "OR NOT points BETWEEN 0 AND 100 OR EXISTS (SELECT 1 FROM curve_point AS other WHERE "
        "other.driver_id = driver.id AND other.score > curve_point.score AND CASE driver.direction "
        "WHEN 'higher' THEN other.points < curve_point.points ELSE other.points > curve_point.points END))",
        "driver",
        "has a value function that leaves its range or runs back",
        "Draw it again.",
    ),
    _Rule(
        "workshop",
        "SELECT id, 'Value for money per ' || value_for_money_per FROM workshop WHERE value_for_money_per <= 0",
        "frame",
        "is not a positive amount",
        "Enter a positive amount.",
    ),
)


def broken_rules(raw: sqlite3.Connection) -> Iterator[Finding]:
    """Every row that breaks a rule; a rule that cannot be asked of a damaged file raises `sqlite3.Error`."""
    return (finding for rule in _RULES for finding in _breaks(raw, rule))


def breaks_of_damage(raw: sqlite3.Connection) -> Iterator[Finding]:
    """Those rows alone that no operation ever writes."""
    return (finding for rule in _RULES if rule.severity is Severity.ERROR for finding in _breaks(raw, rule))


def _breaks(raw: sqlite3.Connection, rule: _Rule) -> Iterator[Finding]:
    for row, name in raw.execute(rule.query):
        yield Finding(rule.severity, rule.where, f"{_told(str(name))} {rule.what}", rule.remedy, rule.table, row)


def _told(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
