"""Numbers, days and names as people, programs and attackers write them."""

from tests.faults.nasties.nasty import End, Nasty, costs_of, starts_of, written

NUMBERS = (
    Nasty("point-and-comma", "1,234.5", "a.csv", costs_of("1,234.5", "7"), costs=(1234.5, 7.0)),
    Nasty("comma-and-point", "1.234,5", "a.csv", costs_of("1.234,5", "7"), costs=(1234.5, 7.0)),
    Nasty("one-thousand", "1,234 may be two numbers", "a.csv", costs_of("1,234", "5,678"), End.ASKED),
    Nasty("contradiction", "1.5 and 1,5 in one column", "a.csv", costs_of("1.5", "1,5"), End.ASKED, unread=1),
    Nasty("spaces", "no-break, thin and narrow spaces", "a.csv", costs_of("1\u00a0234,5", "1\u2009234", "1\u202f234"),
          costs=(1234.5, 1234.0, 1234.0)),
    Nasty("apostrophes", "Swiss thousands", "a.csv", costs_of("1'234.5", "1\u2019234"), costs=(1234.5, 1234.0)),
    Nasty("parentheses", "a negative amount in parentheses", "a.csv", costs_of("(500)", "5"), costs=(-500.0, 5.0)),
    Nasty("minus-behind", "500- and a real minus", "a.csv", costs_of("500-", "\u2212500"), costs=(-500.0, -500.0)),
    Nasty("percent", "a percentage as an amount", "a.csv", costs_of("12 %", "5"), unread=1, costs=(None, 5.0)),
    Nasty("currency", "signs and codes of currencies", "a.csv", costs_of("£12,343.96", "EUR 5", "7 USD"),
          costs=(12343.96, 5.0, 7.0)),
    Nasty("magnitude", "£3.2m", "a.csv", costs_of("£3.2m", "4k"), costs=(3_200_000.0, 4000.0)),
    Nasty("underscore", "1_000, which Python takes", "a.csv", costs_of("1_000", "5"), unread=1, costs=(None, 5.0)),
    Nasty("nan", "nan, inf and their like", "a.csv", costs_of("nan", "inf", "-Infinity", "1e400", "5"), unread=4,
          costs=(None, None, None, None, 5.0)),
    Nasty("minus-zero", "a negative zero and a denormal", "a.csv", costs_of("-0.0", "5e-324"), costs=(0.0, 5e-324)),
    Nasty("largest", "the largest double and one beyond", "a.csv", costs_of("1.7976931348623157e308", "1.8e308"),
          unread=1, costs=(1.7976931348623157e308, None)),
    Nasty("many-digits", "a number of 400 digits", "a.csv", costs_of("9" * 400, "5"), unread=1, costs=(None, 5.0)),
    Nasty("long-fraction", "90 decimals", "a.csv", costs_of("0." + "3" * 90, "5"), costs=(1 / 3, 5.0)),
    Nasty("hexadecimal", "0x10, 0b1, 1e, e5, 1.", "a.csv", costs_of("0x10", "0b1", "1e", "e5", "1.", *"56789"),
          unread=5, costs=(None, None, None, None, None, 5.0, 6.0, 7.0, 8.0, 9.0)),
    Nasty("full-width", "full-width digits", "a.csv", costs_of("\uff11\uff12\uff0e\uff15", "5"), costs=(12.5, 5.0)),
    Nasty("arabic-digits", "digits of another script", "a.csv", costs_of("\u0661\u0662", "5"), unread=1,
          costs=(None, 5.0)),
    Nasty("superscript", "digits that are no digits", "a.csv", costs_of("5\u00b2", "\u2460", "5"), unread=2,
          costs=(None, None, 5.0)),
    Nasty("exempt", "a sentence with a number in it", "a.csv", costs_of("Exempt under Section 43", "5"), unread=1,
          costs=(None, 5.0)),
    Nasty("range", "two numbers in one cell", "a.csv", costs_of("5-7", "5 to 7", "5/7", "5"), unread=3,
          costs=(None, None, None, 5.0)),
    Nasty("bidi-number", "a number under a direction override", "a.csv", costs_of("\u202e123", "5"), unread=1,
          costs=(None, 5.0)),
    Nasty("zero-width-number", "zero-width space between digits", "a.csv", costs_of("12\u200b3", "5"),
          costs=(123.0, 5.0)),
    Nasty("formula-number", "an amount that is a formula", "a.csv", costs_of("=1+1", "'-5", "5"), unread=1,
          costs=(None, -5.0, 5.0)),
    Nasty("error-values", "what spreadsheets show for errors", "a.csv", costs_of("#REF!", "#N/A", "#DIV/0!", "5"),
          unread=3, costs=(None, None, None, 5.0)),
    Nasty("accounting-dash", "dashes for zero and for nothing", "a.csv", costs_of(" -    ", "-", "n/a", "5"),
          costs=(0.0, None, None, 5.0)),
    Nasty("indian", "lakh and crore", "a.csv", costs_of("12,34,567.5", "2 crore"), costs=(1_234_567.5, 20_000_000.0)),
    Nasty("no-cents", "dashes where cents would be", "a.csv", costs_of("1.250.000,- €", "3.400.000,-", "80.000,--"),
          costs=(1_250_000.0, 3_400_000.0, 80_000.0)),
    Nasty("euro-words", "currencies in words", "a.csv", costs_of("300.000 Euro", "1,5 Mio. Franken", "2.000,5 pounds"),
          costs=(300_000.0, 1_500_000.0, 2000.5)),
    Nasty("codes-before", "codes and signs of the world", "a.csv",
          costs_of("KES 250,000.50", "RM 250,000", "S/ 250,000", "COP$ 2,000", "7 TND"),
          costs=(250_000.5, 250_000.0, 250_000.0, 2000.0, 7.0)),
    Nasty("counted", "thousands and millions glued to currencies", "a.csv", costs_of("500 T€", "7,5 TEUR", "3 M$"),
          costs=(500_000.0, 7500.0, 3_000_000.0)),
    Nasty("all-unread", "a cost column of words alone", "a.csv", costs_of("under review", "see note"),
          costs=(None, None), says="looks like the cost, but none of its 2 cells could be read"),
    Nasty("bad-groups", "groups that are none", "a.csv", costs_of("1,23", "1,234,5", "12.5"), End.ASKED,
          unread=2, costs=(None, None, 12.5)),
)  # fmt: skip

DAYS = (
    Nasty("two-days", "01/02/2026 may be two days", "a.csv", starts_of("01/02/2026", "03/04/2026"), End.ASKED),
    Nasty("one-order", "one day that decides for all", "a.csv", starts_of("01/02/2026", "31/03/2026")),
    Nasty("both-orders", "days that contradict each other", "a.csv", starts_of("31/03/2026", "03/31/2026"), End.ASKED,
          unread=1),
    Nasty("short-years", "30.06.08 and 30.06.1908", "a.csv", starts_of("30.06.08", "30.06.1908")),
    Nasty("no-such-month", "2012-30-09", "a.csv", starts_of("2012-30-09", "2026-01-01"), unread=1),
    Nasty("no-such-day", "29 and 30 February", "a.csv", starts_of("29.02.2027", "30.02.2028", "29.02.2028"), unread=2),
    Nasty("year-zero", "years 0, 1 and 9999", "a.csv", starts_of("0000-01-01", "0001-01-01", "9999-12-31"), unread=1),
    Nasty("serials", "day numbers as text", "a.csv", starts_of("45000", "99999", "1"), unread=2),
    Nasty("words", "TBC, Q3 2026, 2027", "a.csv", starts_of("TBC", "Q3 2026", "2027", "2026-05-05"), unread=3),
    Nasty("all-seasons", "a start column of seasons", "a.csv", starts_of("spring 26", "H1 of 2027"),
          says="looks like the start, but none of its 2 cells could be read"),
    Nasty("times", "days with times and zones", "a.csv", starts_of("2026-05-05T23:59:59Z", "2026-05-05 00:00")),
    Nasty("arabic-day", "a day in other digits", "a.csv", starts_of("\u0662\u0660\u0662\u0666-01-01", "2026-05-05"),
          unread=1),
    Nasty("backwards", "an end before its start", "a.csv",
          written("Name,Start date,End date\nA,2026-05-05,2025-01-01\nB,2026-01-01,2026-02-01\n"), names=("A", "B")),
)  # fmt: skip


def _named(*names: str) -> bytes:
    quoted = ('"{}"'.format(name.replace('"', '""')) for name in names)
    return ("Name;Cost\n" + "".join(f"{name};5\n" for name in quoted)).encode()


def _kept(name: str, why: str, *names: str, kept: tuple[str, ...] | None = None) -> Nasty:
    return Nasty(name, why, "a.csv", lambda: _named(*names), names=kept or names)


NAMES = (
    _kept("composed", "one name composed and decomposed", "Caf\u00e9", "Cafe\u0301", kept=("Cafe\u0301",)),
    _kept("case", "one name in three cases", "Portal", "PORTAL", "portal", kept=("portal",)),
    _kept("sharp-s", "STRASSE and Stra\u00dfe", "Stra\u00dfe", "STRASSE", kept=("STRASSE",)),
    _kept("spaces-inside", "one name with more white space", "A  b", "A b", "A\u00a0b", kept=("A\u00a0b",)),
    _kept("zero-width-twin", "one name with a zero-width space", "Portal", "Por\u200btal", kept=("Por\u200btal",)),
    _kept("override", "a name under a direction override", "Abc\u202efdp.exe", "B"),
    _kept("override-twin", "one name with a direction override", "Portal", "\u202ePortal", kept=("\u202ePortal",)),
    _kept("soft-hyphen-twin", "one name with a soft hyphen", "Portal", "Por\u00adtal", kept=("Por\u00adtal",)),
    _kept("isolates", "unbalanced isolates", "\u2066\u2067A", "B\u2069\u2069"),
    _kept("family", "an emoji of five joined ones", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "B"),
    _kept("combining", "two hundred accents on one letter", "A" + "\u0301" * 200, "B"),
    _kept("long", "5,000 letters", "A" * 5_000, "B"),
    _kept("devices", "names of devices and paths", "CON", "../x", "C:\\Windows", "a/b", "x."),
    _kept("formulas", "names that are formulas", "=1+1", "+1", "@SUM(A1)", "-1+2|cmd", '=HYPERLINK("http://x")'),
    _kept("apostrophe-formula", "our own apostrophe before a formula", "'=1+1", "'quoted", kept=("=1+1", "'quoted")),
    _kept("wide-formula", "a full-width equals sign", "\uff1d1+1", "B"),
    _kept("markup", "markup and scripts", "<img src=x onerror=alert(1)>", "<b>R&D</b> <5 %", "$\\frac{1}{2}$",
          "_label"),
    _kept("sql", "a name that drops tables", "'); DROP TABLE initiative; --", "B"),
    _kept("format", "a name in braces and per cents", "{name} %1 %s {0}", "{", "B"),
    _kept("controls", "bells and escapes", "A\x07\x1b[31m", "B"),
    _kept("last-plane", "letters beyond the basic plane", "\U0010ffff\U00020000", "\ufffe\uffff"),
    _kept("null-word", "names that programs take for nothing", "null", "None", "NaN", "undefined", "TRUE", "0"),
    _kept("numbers", "names that are numbers", "007", "1e5", "1,234"),
)  # fmt: skip

NASTIES = (*NUMBERS, *DAYS, *NAMES)
