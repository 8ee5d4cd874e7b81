"""Every rule of the domain: what breaks it, what just does not, and what is said."""

# ruff: noqa: S608 - statements of our own

import sqlite3
from collections.abc import Iterator

import pytest

from tests.store.memory import laid_out
from vmo_desktop.store.rules import _RULES, Finding, Severity, breaks_of_damage, broken_rules

BEFORE = "Open a copy of the workshop from before."

# Growth is scored on levels from 1 to 3, Cost saved by a measure from 10 to 20, in euros that are worth more.
SOUND = """
INSERT INTO driver (id, position, is_group, code, name, description, category, colour, scale, direction, unit, low,
    high)
VALUES (1, 1, 0, 'D1', 'Growth', '', '', '', 'levels', 'higher', '', 0, 100),
       (2, 2, 0, 'D2', 'Saving', '', '', '', 'measure', 'higher', '', 10, 20),
       (3, 3, 1, 'D3', 'Group', '', '', '', 'levels', 'higher', '', 0, 0);
INSERT INTO scale_level (id, driver_id, score, points, label, statement)
VALUES (1, 1, 1, 0, '', ''), (2, 1, 3, 1, '', '');
INSERT INTO initiative SELECT 5, 1, 'A', 'Portal', '', '', '', '', '', 1, 1, 1, '', '', 1, 1, '', '', 0;
INSERT INTO initiative SELECT 6, 2, '', 'Ledger', '', '', '', '', '', 1, 1, 1, '', '', 1, 1, '', '', 0;
INSERT INTO initiative SELECT 7, 3, '', 'Robots', '', '', '', '', '', 1, 1, 1, '', '', 1, 1, '', '', 0;
INSERT INTO agreed_score VALUES (5, 1, 1, ''), (6, 1, 3, ''), (5, 2, 10, ''), (6, 2, 20, ''), (7, 1, NULL, '');
INSERT INTO weight VALUES (1, 1, 0, 0), (1, 2, 0.5, 0);
"""


@pytest.fixture
def raw() -> Iterator[sqlite3.Connection]:
    with laid_out() as raw:
        raw.executescript(SOUND)
        yield raw


def warning(where: str, what: str, remedy: str, table: str, row: int | None) -> Finding:
    return Finding(Severity.WARNING, where, what, remedy, table, row)


AGAIN = "Score this cell again."
CURVE = "UPDATE driver SET curve = 'points' WHERE id = 2; INSERT INTO curve_point VALUES "
LEAVES = warning("driver", "Saving has a value function that leaves its range or runs back", "Draw it again.",
                 "curve_point", None)  # fmt: skip
HALF = warning("driver", "Saving has a half of its value function that is not inside its range",
               "Say again what is worth half.", "driver", 2)  # fmt: skip
SETS = "{} weight sets are the default one"
OTHER_SET = "INSERT INTO weight_set (id, position, name, is_default, class_name, method) VALUES (9, 2, 'B', {}, '', '')"

BROKEN = (
    ("UPDATE driver SET is_group = 1 WHERE id = 1",
     [Finding(Severity.ERROR, "driver", "Growth is a group and is scored", BEFORE, "driver", 1)]),
    ("UPDATE driver SET parent_id = 2 WHERE id = 1",
     [Finding(Severity.ERROR, "driver", "Growth lies in a driver that is no group", BEFORE, "driver", 1)]),
    *(
        (f"UPDATE agreed_score SET value = {value} WHERE driver_id = 2 AND initiative_id = 5",
         [warning("score", "Portal on Saving lies outside the driver's range", AGAIN, "agreed_score", 3)])
        for value in (9.99, 20.01)
    ),
    *(
        (f"UPDATE agreed_score SET value = {value} WHERE driver_id = 1 AND initiative_id = 6",
         [warning("score", "Ledger on Growth lies outside the levels of the scale", AGAIN, "agreed_score", 2)])
        for value in (0.99, 3.01)
    ),
    ("DELETE FROM agreed_score; DELETE FROM scale_level WHERE id = 2",
     [warning("driver", "Growth has fewer than two levels", "Add levels to its scale.", "driver", 1)]),
    ("UPDATE initiative SET code = 'A' WHERE id <> 7",
     [warning("initiative code", "A (2 times) is used more than once", "Give each initiative a code of its own.",
              "initiative", 6)]),
    ("UPDATE weight SET points = 0",
     [warning("weight set", "Default gives no points to any driver", "Give points to its drivers.", "weight_set", 1)]),
    (OTHER_SET.format(0),
     [warning("weight set", "B gives no points to any driver", "Give points to its drivers.", "weight_set", 9)]),
    ("UPDATE weight SET points = -0.1 WHERE driver_id = 1",
     [Finding(Severity.ERROR, "weight", "Default, Growth is below 0", BEFORE, "weight", 1)]),
    ("UPDATE weight_set SET is_default = 0",
     [Finding(Severity.ERROR, "weight set", SETS.format(0), BEFORE, "weight_set")]),
    (OTHER_SET.format(1) + "; INSERT INTO weight VALUES (9, 1, 1, 0)",
     [Finding(Severity.ERROR, "weight set", SETS.format(2), BEFORE, "weight_set")]),
    ("UPDATE driver SET parent_id = 3 WHERE id IN (2, 3)",
     [Finding(Severity.ERROR, "driver", f"{name} is in a group that leads back to itself", BEFORE, "driver", row)
      for row, name in ((2, "Saving"), (3, "Group"))]),
    ("DELETE FROM agreed_score; UPDATE driver SET low = 20 WHERE id = 2",
     [warning("driver", "Saving has a range whose low end is not below its high end", "Correct the range.", "driver",
              2)]),
    *((f"UPDATE driver SET curve = 'exponential', half = {half} WHERE id = 2", [HALF]) for half in (10, 20)),
    *((f"{CURVE}{points}", [LEAVES]) for points in (
        "(2, 10, 50)", "(2, 20, 50)", "(2, 15, -0.1)", "(2, 15, 100.1)", "(2, 15, 50), (2, 16, 49.9)")),
    (f"UPDATE driver SET direction = 'lower'; {CURVE}(2, 15, 50), (2, 16, 50.1)", [LEAVES]),
    ("UPDATE workshop SET value_for_money_per = 0",
     [warning("frame", "Value for money per 0.0 is not a positive amount", "Enter a positive amount.", "workshop", 1)]),
)  # fmt: skip

KEPT = (
    "",
    "UPDATE initiative SET code = ''",
    "DELETE FROM agreed_score; DELETE FROM weight; DELETE FROM scale_level; DELETE FROM driver",
    "UPDATE driver SET parent_id = 3 WHERE id IN (1, 2)",
    "DELETE FROM agreed_score; UPDATE driver SET low = 19.9 WHERE id = 2",
    "UPDATE driver SET low = 5, high = 5, curve = 'exponential', half = 5 WHERE id = 1",
    "UPDATE driver SET is_group = 1, low = 9, high = 9 WHERE id = 2; DELETE FROM agreed_score",
    "UPDATE driver SET curve = 'exponential', half = 10.1 WHERE id = 2",
    f"{CURVE}(2, 10.1, 0), (2, 15, 0), (2, 19.9, 100)",
    f"UPDATE driver SET direction = 'lower'; {CURVE}(2, 10.1, 100), (2, 15, 50), (2, 19.9, 50)",
    f"{CURVE}(2, 9, 500); UPDATE driver SET curve = 'straight'",
    "UPDATE workshop SET value_for_money_per = 0.01",
)


@pytest.mark.parametrize(("script", "findings"), BROKEN)
def test_what_breaks_a_rule_is_told_and_nothing_else(
    raw: sqlite3.Connection, script: str, findings: list[Finding]
) -> None:
    raw.executescript(script)
    assert list(broken_rules(raw)) == findings
    assert list(breaks_of_damage(raw)) == [each for each in findings if each.severity is Severity.ERROR]


@pytest.mark.parametrize("script", KEPT)
def test_what_just_keeps_the_rules_is_sound(raw: sqlite3.Connection, script: str) -> None:
    raw.executescript(script)
    assert list(broken_rules(raw)) == []


def test_there_is_a_case_for_every_rule() -> None:
    told = {(each.table, each.severity, each.remedy) for _, findings in BROKEN for each in findings}
    assert told == {(rule.table, rule.severity, rule.remedy) for rule in _RULES}
    ends = {rule.what for rule in _RULES}
    assert ends == {end for end in ends if any(each.what.endswith(end) for _, found in BROKEN for each in found)}
