"""Findings about an open workshop file: structure, references and the rules of the domain."""

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    severity: str
    where: str
    what: str
    remedy: str


_RULES = (
    (
        "SELECT initiative.name || ' on ' || driver.name FROM agreed_score "
        "JOIN driver ON driver.id = driver_id JOIN initiative ON initiative.id = initiative_id "
        "WHERE driver.scale = 'measure' AND (value < driver.low OR value > driver.high)",
        "score",
        "lies outside the driver's range",
        "Score this cell again.",
    ),
    (
        "SELECT initiative.name || ' on ' || driver.name FROM agreed_score "
        "JOIN driver ON driver.id = driver_id JOIN initiative ON initiative.id = initiative_id "
        "WHERE driver.scale = 'levels' AND (value < (SELECT min(score) FROM scale_level WHERE driver_id = driver.id) "
        "OR value > (SELECT max(score) FROM scale_level WHERE driver_id = driver.id))",
        "score",
        "lies outside the levels of the scale",
        "Score this cell again.",
    ),
    (
        "SELECT name FROM driver WHERE is_group = 0 AND scale = 'levels' "
        "AND (SELECT count(*) FROM scale_level WHERE driver_id = driver.id) < 2",
        "driver",
        "has fewer than two levels",
        "Add levels to its scale.",
    ),
    (
        "SELECT code || ' (' || count(*) || ' times)' FROM initiative WHERE code <> '' "
        "GROUP BY code HAVING count(*) > 1",
        "initiative code",
        "is used more than once",
        "Give each initiative a code of its own.",
    ),
    (
        "SELECT name FROM weight_set WHERE coalesce("
        "(SELECT sum(points) FROM weight WHERE weight_set_id = weight_set.id), 0) <= 0 "
        "AND EXISTS (SELECT 1 FROM driver)",
        "weight set",
        "gives no points to any driver",
        "Give points to its drivers.",
    ),
    (
        "SELECT weight_set.name || ', ' || driver.name FROM weight "
        "JOIN weight_set ON weight_set.id = weight_set_id JOIN driver ON driver.id = driver_id WHERE points < 0",
        "weight",
        "is below 0",
        "Give it points of 0 or more.",
    ),
    (
        "SELECT count(*) || ' weight sets' FROM weight_set WHERE is_default HAVING count(*) <> 1",
        "weight set",
        "are the default one",
        "Make one of them the default.",
    ),
    (
        "WITH RECURSIVE reached(id) AS (SELECT id FROM driver WHERE parent_id IS NULL "
        "UNION SELECT driver.id FROM driver JOIN reached ON driver.parent_id = reached.id) "
        "SELECT name FROM driver WHERE id NOT IN (SELECT id FROM reached)",
        "driver",
        "is in a group that leads back to itself",
        "Open a copy of the workshop from before.",
    ),
    (
        "SELECT name FROM driver WHERE is_group = 0 AND scale = 'measure' AND NOT low < high",
        "driver",
        "has a range whose low end is not below its high end",
        "Correct the range.",
    ),
    (
        "SELECT name FROM driver WHERE is_group = 0 AND scale = 'measure' AND curve = 'exponential' "
        "AND NOT (half > low AND half < high)",
        "driver",
        "has a half of its value function that is not inside its range",
        "Say again what is worth half.",
    ),
    (
        "SELECT DISTINCT driver.name FROM curve_point JOIN driver ON driver.id = driver_id WHERE driver.is_group = 0 "
        "AND driver.scale = 'measure' AND driver.curve IN ('points', 'step') AND (NOT (score > low AND score < high) "
        "OR NOT points BETWEEN 0 AND 100 OR EXISTS (SELECT 1 FROM curve_point AS other WHERE "
        "other.driver_id = driver.id AND other.score > curve_point.score AND CASE driver.direction "
        "WHEN 'higher' THEN other.points < curve_point.points ELSE other.points > curve_point.points END))",
        "driver",
        "has a value function that leaves its range or runs back",
        "Draw it again.",
    ),
    (
        "SELECT 'Value for money per ' || value_for_money_per FROM workshop WHERE value_for_money_per <= 0",
        "frame",
        "is not a positive amount",
        "Enter a positive amount.",
    ),
)


def check_file(raw: sqlite3.Connection) -> list[Finding]:
    """Everything found; an empty list means that the file is sound."""
    findings = [
        Finding("error", "file", str(text), "Open a copy of the workshop from before.")
        for (text,) in raw.execute("PRAGMA integrity_check").fetchall()
        if text != "ok"
    ]
    findings += [
        Finding("error", str(table), f"row {row} refers to a row of {parent} that is gone", "Open a copy from before.")
        for table, row, parent, _ in raw.execute("PRAGMA foreign_key_check").fetchall()
    ]
    for query, where, what, remedy in _RULES:
        findings += [Finding("warning", where, f"{name} {what}", remedy) for (name,) in raw.execute(query).fetchall()]
    return findings
