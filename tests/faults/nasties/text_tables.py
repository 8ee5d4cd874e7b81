"""Text tables: bytes, line ends, delimiters, quotes and shapes that are not as they should be."""

from tests.faults.nasties.nasty import End, Nasty, written

REFUSED = End.REFUSED
AB = ("A", "B")
TABLE = "Name,Cost\nA,5\nB,6\n"
COSTS = (5.0, 6.0)


def _wide() -> bytes:
    return ("Name," + ",".join(f"c{each}" for each in range(2_500)) + "\nA" + ",1" * 2_500 + "\n").encode()


def _half_wide() -> bytes:
    header = "Name," + ",".join(f"c{each}" for each in range(1_500))
    return f"{header}\nA{',1' * 1_500}\nB{',1' * 1_500}\n".encode()


NASTIES = (
    Nasty("empty", "no byte at all", "a.csv", bytes, REFUSED, "empty"),
    Nasty("blank", "nothing but white space", "a.csv", written(" \n\t\n \r\n"), REFUSED, "empty"),
    Nasty("only-mark", "nothing but a byte order mark", "a.csv", lambda: b"\xef\xbb\xbf", REFUSED, "empty"),
    Nasty("only-nul", "4 KiB of NUL", "a.csv", lambda: bytes(4096), REFUSED, "empty"),
    Nasty("only-header", "headings and no row", "a.csv", written("Name,Cost\n"), REFUSED, "no row of data"),
    Nasty("bom", "UTF-8 with its mark", "a.csv", written("\ufeff" + TABLE), names=AB, costs=COSTS),
    Nasty("utf-16", "UTF-16 with its mark", "a.csv", written(TABLE, "utf-16"), names=AB, costs=COSTS),
    Nasty("utf-16-bare", "UTF-16 without a mark", "a.csv", written(TABLE, "utf-16-le"), names=AB, costs=COSTS),
    Nasty("utf-16-big", "UTF-16 big end first, no mark", "a.csv", written(TABLE, "utf-16-be"), names=AB, costs=COSTS),
    Nasty("utf-32", "UTF-32 with its mark", "a.csv", written(TABLE, "utf-32"), names=AB, costs=COSTS),
    Nasty("utf-16-odd", "UTF-16 that lacks its last byte", "a.csv",
          lambda: TABLE.encode("utf-16")[:-1], names=AB, says="not utf-16", unread=1),
    Nasty("cp1252", "Windows-1252 with pound and dash", "a.csv",
          written("Name,Cost\nCaf\u00e9 \u2013 \u00a3,5\nB,6\n", "cp1252"), names=("Café – £", "B")),
    Nasty("cp1252-hole", "a byte that Windows-1252 lacks", "a.csv",
          lambda: b"Name,Cost\nA\x9dB\xe9,5\nB,6\n", says="no character of Windows-1252", names=("A\x9dBé", "B")),
    Nasty("half-utf-8", "UTF-8 cut inside a letter", "a.csv", lambda: "Name,Cost\nA,5\nBé".encode()[:-1],
          names=("A", "BÃ")),
    Nasty("surrogate", "UTF-8 of half a pair", "a.csv", lambda: b"Name,Cost\nA\xed\xa0\x80,5\nB,6\n"),
    Nasty("overlong", "an overlong slash", "a.csv", lambda: b"Name,Cost\nA\xc0\xaf,5\nB,6\n"),
    Nasty("nul-inside", "NUL in names", "a.csv", lambda: b"Name,Cost\nA\0a,5\nB,6\n", says="NUL", names=("Aa", "B")),
    Nasty("binary", "random bytes with an honest ending", "a.csv",
          lambda: bytes(range(1, 32)) * 200, REFUSED, "binary"),
    Nasty("cr-only", "line ends of old Macs", "a.csv", written(TABLE.replace("\n", "\r")), names=AB, costs=COSTS),
    Nasty("mixed-ends", "CR, LF and CRLF in one file", "a.csv", written("Name,Cost\rA,5\r\nB,6\n"), names=AB),
    Nasty("crcrlf", "CR CR LF, as a bad transfer leaves", "a.csv", written("Name,Cost\r\r\nA,5\r\r\nB,6\r\r\n"),
          names=AB),
    Nasty("no-last-end", "no line end at the end", "a.csv", written("Name,Cost\nA,5\nB,6"), names=AB, costs=COSTS),
    Nasty("form-feed", "form feeds and U+2028 in names", "a.csv", written("Name,Cost\nA\x0cx,5\nB\u2028y,6\n"),
          names=("A\x0cx", "B\u2028y")),
    Nasty("embedded-ends", "a cell of three lines", "a.csv", written('Name,Cost\n"A\nb\r\nc",5\nB,6\n'),
          names=("A\nb\nc", "B")),
    Nasty("open-quote", "a quotation mark never closed", "a.csv",
          written('Name,Cost\n"A,5\nB,6\nC,7\n'), REFUSED, "never closed"),
    Nasty("stray-quote", "inches inside a name", "a.csv", written('Name,Cost\nA 5" pipe,5\nB,6\n'),
          names=('A 5" pipe', "B")),
    Nasty("doubled-quotes", "quotes of quotes", "a.csv", written('Name,Cost\n"""A"" x",5\nB,6\n'), names=('"A" x',
          "B")),
    Nasty("semicolon", "semicolons and decimal commas", "a.csv", written("Name;Cost\nA;1,5\nB;2,25\n"),
          costs=(1.5, 2.25)),
    Nasty("tab", "tabs", "a.txt", written("Name\tCost\nA\t5\nB\t6\n"), names=AB, costs=COSTS),
    Nasty("bar", "bars", "a.txt", written("Name|Cost\nA|5\nB|6\n"), names=AB, costs=COSTS),
    Nasty("sep-line", "Excel's sep line", "a.csv", written("sep=;\nName;Cost\nA;5\nB;6\n"), names=AB, costs=COSTS),
    Nasty("sep-mad", "a sep line that names a quotation mark", "a.csv", written('sep="\nName,Cost\nA,5\nB,6\n')),
    Nasty("sep-line-end", "a sep line that names nothing", "a.csv", written("sep=\r\nName,Cost\nA,5\nB,6\n"),
          names=AB),
    Nasty("one-column", "names alone", "a.csv", written("Name\nA\nB\n"), names=AB),
    Nasty("no-header", "no headings", "a.csv", written("A,5\nB,6\n"), names=AB, says="Column 2"),
    Nasty("two-headers", "the header given twice", "a.csv", written("Name,Cost\nA,5\nName,Cost\nB,6\n"), names=AB,
          skipped=1),
    Nasty("twin-headings", "two columns of one name", "a.csv", written("Name,Cost,Cost\nA,5,9\nB,,6\n"), names=AB,
          costs=COSTS),
    Nasty("no-heading", "a column without heading", "a.csv", written("Name,,Cost\nA,x,5\nB,y,6\n"), costs=COSTS),
    Nasty("huge-heading", "a heading of 200,000 letters", "a.csv",
          written(f"Name,Cost,{'x' * 200_000}\nA,5,1\nB,6,1\n"), costs=COSTS),
    Nasty("ragged-short", "rows that end early", "a.csv", written("Name,Cost,Owner\nA\nB,6\nC,7,x\n"),
          costs=(None, 6.0, 7.0)),
    Nasty("ragged-long", "a row that goes on", "a.csv", written("Name,Cost\nA,5\nB,6,7,8\nC,7\n"),
          says="More cells than headings in row 3"),
    Nasty("transposed", "initiatives as columns", "a.csv", written("Name,A,B\nCost,5,6\nOwner,x,y\n"), names=AB,
          costs=COSTS),
    Nasty("titles-above", "three lines of titles", "a.csv", written("Portfolio\nDraft\n\nName,Cost\nA,5\nB,6\n"),
          names=AB),
    Nasty("totals", "a row of totals", "a.csv", written("Name,Cost\nA,5\nB,6\nTotal,11\n"), names=AB, skipped=1),
    Nasty("nameless", "a row without a name", "a.csv", written("Name,Cost\nA,5\n,6\nB,7\n"), names=AB, rejected=1),
    Nasty("invisible-name", "a name of zero-width spaces", "a.csv", written("Name,Cost\nA,5\n\u200b\ufeff,6\nB,7\n"),
          names=AB, rejected=1),
    Nasty("too-wide", "2,501 columns", "a.csv", _wide, REFUSED, "more than 2,000 cells", is_heavy=True),
    Nasty("wide", "1,501 columns", "a.csv", _half_wide, names=AB, is_heavy=True),
    Nasty("long-cell", "a cell of 200,000 letters", "a.csv", written(f"Name,Notes\nA,{'x' * 200_000}\nB,y\n"),
          names=AB),
    Nasty("too-long-cell", "a cell of 2,000,000 letters", "a.csv", written(f"Name,Notes\nA,{'x' * 2_000_000}\nB,y\n"),
          REFUSED, "more than 1,048,576 characters", is_heavy=True),
    Nasty("too-many-rows", "60,000 rows", "a.csv",
          lambda: b"Name,Cost\n" + b"".join(b"I%d,5\n" % each for each in range(60_000)), REFUSED, "50,000",
          is_heavy=True),
    Nasty("one-too-many", "50,001 rows", "a.csv",
          lambda: b"Name,Cost\n" + b"".join(b"I%d,5\n" % each for each in range(50_001)), REFUSED, "50,000",
          is_heavy=True),
    Nasty("html", "a web page named .csv", "a.csv", written("<html><table><tr><td>Name</td></tr></table></html>"),
          REFUSED, "web page"),
    Nasty("xml", "XML with an entity bomb, named .csv", "a.csv",
          written('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "&c;&c;">]><a>&b;</a>'), REFUSED, "XML"),
    Nasty("json", "JSON named .csv", "a.csv", written('{"name": "A"}\n'), REFUSED, ""),
    Nasty("image", "a picture named .csv", "a.csv", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), REFUSED, "picture"),
    Nasty("database", "a database named .csv", "a.csv", lambda: b"SQLite format 3\0" + bytes(100), REFUSED, "database"),
)  # fmt: skip
