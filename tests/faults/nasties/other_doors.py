"""Readings, people, ballots, judgements, cash flows, ratings, maps and roads: every other file that comes in."""

import random

from tests.faults.nasties.nasty import Door, End, Nasty, written
from tests.faults.nasties.packages import TABLE, book, number, parts, row, sheet, text, zipped

REFUSED = End.REFUSED
_KPI = "KPI;Date;Value\n"
_MAP = 'name = "M"\nheader = []\n'
_COLUMN = '[[column]]\nsource = "Name"\nfield = "name"\n'

READINGS = (
    Nasty("reading-nan", "nan and 1e400 as values", "r.csv", written(_KPI + "Calls;2027-01-01;nan\n"), REFUSED,
          "finite",
          door=Door.READINGS),
    Nasty("reading-good", "German numbers", "r.csv", written(_KPI + "calls ;01.02.2027;1.234,5\n"), door=Door.READINGS),
    Nasty("reading-two-numbers", "1,234 may be two numbers", "r.csv", written(_KPI + "Calls;2027-01-01;1,234\n"),
          REFUSED, "may be two numbers", door=Door.READINGS),
    Nasty("reading-two-days", "01/02/2027 may be two days", "r.csv", written(_KPI + "Calls;01/02/2027;5\n"), REFUSED,
          "may be two days", door=Door.READINGS),
    Nasty("reading-month", "a month without a day", "r.csv", written(_KPI + "Calls;Mar 2027;5\n"), REFUSED,
          "without a day", door=Door.READINGS),
    Nasty("reading-bare-thousands", "a comma in an amount that nothing quotes", "r.csv",
          written("KPI,Date,Value\nCalls,2027-01-01,1,234\n"), REFUSED, "divided", door=Door.READINGS),
    Nasty("reading-twice", "two readings of one day", "r.csv",
          written(_KPI + "Calls;2027-01-01;5\nCalls;2027-01-01;6\n"), REFUSED, "second reading", door=Door.READINGS),
    Nasty("reading-bomb", "an entity bomb", "r.xlsx",
          lambda: book(sheet(row(text("&x;")), head='<!DOCTYPE w [<!ENTITY x "y">]>')), REFUSED, door=Door.READINGS),
    Nasty("reading-error", "an error in a cell", "r.xlsx",
          lambda: book(sheet(row(text("KPI"), text("Date"), text("Value")),
                             row(text("Calls"), text("2027-01-01"), '<c t="e"><v>#N/A</v></c>'))), REFUSED, "error",
          door=Door.READINGS),
    Nasty("reading-inf", "INF in a cell of numbers", "r.xlsx",
          lambda: book(sheet(row(text("KPI"), text("Date"), text("Value")),
                             row(text("Calls"), text("2027-01-01"), number("INF")))), REFUSED, door=Door.READINGS),
)  # fmt: skip

PEOPLE = (
    Nasty("people-twins", "one name in two cases", "p.csv", written("Name,Role\nAda,x\nADA ,y\n"), REFUSED, "twice",
          door=Door.PEOPLE),
    Nasty("people-nameless", "a row with a role and no name", "p.csv", written("Name,Role\nAda,x\n,Chair\n"), REFUSED,
          "no name", door=Door.PEOPLE),
    Nasty("people-weight", "a weight that is nan", "p.csv", written("Name,Weight\nAda,nan\n"), REFUSED, "weight",
          door=Door.PEOPLE),
    Nasty("people-bare-thousands", "a weight whose comma nothing quotes", "p.csv",
          written("Name,Weight,Role\nAda,1,250,Chair\nBo,2,Member\n"), REFUSED, "divided", door=Door.PEOPLE),
    Nasty("people-override", "a direction override in a name", "p.csv", written("Name,Role\nAda\u202e,x\nBo,y\n"),
          door=Door.PEOPLE),
    Nasty("people-bomb", "a package that climbs", "p.xlsx", lambda: book(TABLE, more={"../x": b""}), REFUSED, "outside",
          door=Door.PEOPLE),
)  # fmt: skip

BALLOTS = (
    Nasty("ballot-none", "a workbook that is no ballot", "b.xlsx", lambda: book(TABLE), REFUSED, "no ballot",
          door=Door.BALLOT),
    Nasty("ballot-text", "a text named .xlsx", "b.xlsx", written("x"), REFUSED, door=Door.BALLOT),
    Nasty("ballot-deep", "an identity 100,000 lists deep", "b.xlsx",
          lambda: zipped(parts(sheet(*(row(text(each)) for each in ("vmo-ballot", "1", "0", "[" * 30_000))),
                               names=("vmo_ballot",))), REFUSED, "no ballot", door=Door.BALLOT),
)  # fmt: skip

TABLES = (
    Nasty("list-nan", "nan as a judgement", "j.csv", written("A;nan\nB;1\n"), REFUSED, door=Door.LIST),
    Nasty("cash-bare-thousands", "a comma in a flow that nothing quotes", "c.csv",
          written("Project,0,1,2\nA,-1,000,500,600\nB,-900,500,600\n"), REFUSED, "divided", door=Door.CASH),
    Nasty("list-wide", "a third number that nobody asked for", "j.csv", written("A;1;9\nB;2;8\n"), REFUSED,
          door=Door.LIST),
    Nasty("list-twins", "one name twice", "j.csv", written("A;1\na ;2\n"), REFUSED, "twice", door=Door.LIST),
    Nasty("list-bomb", "a package that climbs", "j.xlsx", lambda: book(TABLE, more={"../x": b""}), REFUSED, "outside",
          door=Door.LIST),
    Nasty("list-book", "judgements in a workbook", "j.xlsx", lambda: book(sheet(row(text("A"), number("1.234")),
          row(text("B"), number("2")))), door=Door.LIST),
    Nasty("list-huge", "a number of 400 digits", "j.csv", written(f"A;{'9' * 400}\nB;1\n"), REFUSED, door=Door.LIST),
    Nasty("matrix-zero", "1/0 as a judgement", "m.csv", written(";A;B\nA;1;1/0\nB;;1\n"), REFUSED, "fraction",
          door=Door.MATRIX),
    Nasty("matrix-ragged", "more columns than rows", "m.csv", written(";A;B\nA;1;2;3\nB;;1\n"), REFUSED, "rows",
          door=Door.MATRIX),
    Nasty("matrix-twins", "one name twice", "m.csv", written(";A;A\nA;1;2\nA;;1\n"), REFUSED, "twice",
          door=Door.MATRIX),
    Nasty("cash-inf", "inf as a flow", "c.csv", written("Name;0;1\nA;-100;inf\n"), REFUSED, door=Door.CASH),
    Nasty("cash-far", "a period a million years away", "c.csv", written("Name;Period;Flow\nA;0;-1\nA;9999999;5\n"),
          REFUSED, door=Door.CASH),
    Nasty("cash-day", "the 30th of February", "c.csv", written("Name;Date;Flow\nA;2027-02-30;-1\nA;2028-01-01;5\n"),
          REFUSED, door=Door.CASH),
    Nasty("cash-two-days", "01/02/2027 may be two days", "c.csv",
          written("Date,Flow\n01/02/2027,-1\n03/04/2027,5\n"), REFUSED, "may be two days", door=Door.CASH),
    Nasty("cash-empty", "a header and no flow", "c.csv", written("Name;0;1\n"), REFUSED, door=Door.CASH),
    Nasty("ratings-word", "a word as a score", "s.csv", written("Rater;A;B\nR1;1;lots\nR2;2;3\n"), REFUSED,
          door=Door.RATINGS),
    Nasty("ratings-inf", "1e999 as a score", "s.csv", written("Rater;A;B\nR1;1;1e999\nR2;2;3\n"), REFUSED,
          door=Door.RATINGS),
    Nasty("ratings-nothing", "a header alone", "s.csv", written("Rater;A;B\n"), REFUSED, door=Door.RATINGS),
)  # fmt: skip

SETTINGS = (
    Nasty("map-twice", "a key given twice", "m.toml", written(_MAP + 'name = "N"\n' + _COLUMN), REFUSED, "TOML",
          door=Door.MAP),
    Nasty("map-deep", "10,000 lists in each other", "m.toml", written(_MAP + f"x = {'[' * 10_000}{']' * 10_000}\n"),
          REFUSED, door=Door.MAP),
    Nasty("map-dotted", "a key of 5,000 names", "m.toml", written(".".join("a" * 5_000) + " = 1\n"), REFUSED,
          door=Door.MAP),
    Nasty("map-deep-inside", "a table 150 deep below a key that is read", "m.toml",
          written(_MAP + f"source.{'.'.join('a' * 150)} = 1\n" + _COLUMN), REFUSED, "deep", door=Door.MAP),
    Nasty("map-long", "two million letters of comment", "m.toml", written(_MAP + f"# {'x' * 2_000_000}\n" + _COLUMN),
          REFUSED, "large", door=Door.MAP),
    Nasty("map-nan", "a factor of nan", "m.toml", written(_MAP + _COLUMN + "factor = nan\n"), REFUSED, "finite",
          door=Door.MAP),
    Nasty("map-inf", "a text that stands for inf", "m.toml", written(_MAP + _COLUMN + "texts = { a = inf }\n"), REFUSED,
          "finite", door=Door.MAP),
    Nasty("map-large", "a factor of 400 digits", "m.toml", written(_MAP + _COLUMN + f"factor = {'9' * 400}\n"), REFUSED,
          "too large", door=Door.MAP),
    Nasty("map-unknown", "a key that is none", "m.toml", written(_MAP + "command = 'rm'\n" + _COLUMN), REFUSED,
          "command", door=Door.MAP),
    Nasty("map-latin", "a map that is no UTF-8", "m.toml", lambda: b'name = "\xe9"\n', REFUSED, "UTF-8", door=Door.MAP),
    Nasty("map-binary", "random bytes", "m.toml", lambda: random.Random(5).randbytes(5_000), REFUSED, door=Door.MAP),
    Nasty("map-row", "a header in row 1e300", "m.toml", written(_MAP + "[source]\nheader_row = 1e300\n" + _COLUMN),
          REFUSED, "too large", door=Door.MAP),
    Nasty("road-empty", "a road without steps", "r.toml", written('title = "x"\ndescription = "y"\n'), REFUSED, "step",
          door=Door.ROAD),
    Nasty("road-nan", "a target that is nan", "r.toml",
          written('title = "x"\ndescription = "y"\n[[step]]\nname = "a"\npurpose = ""\ntarget = nan\nimportance = 1\n'
                  'levels = ["0", "1"]\n'), REFUSED, door=Door.ROAD),
    Nasty("road-inf-importance", "an importance that is inf", "r.toml",
          written('title = "x"\ndescription = "y"\n[[step]]\nname = "a"\npurpose = ""\ntarget = 1\nimportance = inf\n'
                  'levels = ["0", "1"]\n'), REFUSED, "finite", door=Door.ROAD),
    Nasty("road-inf-month", "an action that starts in month inf", "r.toml",
          written('title = "x"\ndescription = "y"\n[[phase]]\nname = "p"\nstart = 0\nend = inf\n'), REFUSED,
          door=Door.ROAD),
)  # fmt: skip

NASTIES = (*READINGS, *PEOPLE, *BALLOTS, *TABLES, *SETTINGS)
