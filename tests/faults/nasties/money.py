"""Amounts whose unit or currency stands elsewhere than in the cell, and numbers that a workbook shows as more."""

from collections.abc import Callable

from tests.faults.nasties.nasty import Door, End, Nasty, costs_of, written
from tests.faults.nasties.packages import book, formats, formatted, number, row, sheet, text

_ROWS = "A;1250\nB;3400\n"
_FULL = (1250.0, 3400.0)
_THOUSANDS, _MILLIONS = (1_250_000.0, 3_400_000.0), (1_250_000_000.0, 3_400_000_000.0)


def _titled(title: str, heading: str = "Cost") -> Callable[[], bytes]:
    return written(f"{title}\n\nName;{heading}\n{_ROWS}")


def _headed(heading: str) -> Callable[[], bytes]:
    return written(f"Name;{heading}\n{_ROWS}")


def _shown(code: str, one: str, heading: str = "Cost") -> Callable[[], bytes]:
    rows = (row(text("Name"), text(heading)), row(text("A"), formatted(one)), row(text("B"), formatted(one)))
    return lambda: book(sheet(*rows), more=formats(code))


def _coded(code: str, value: str) -> Callable[[], bytes]:
    """A workbook whose code is shown in a format; its name is read from there, as it has no other."""
    return lambda: book(sheet(row(text("Name"), text("Cost")), row(formatted(value), number("5"))), more=formats(code))


TITLES = (
    Nasty("title-dollars", "dollars in thousands, says the title", "a.csv", _titled("Plan (dollars in thousands)"),
          says="amounts were counted as row 1 says", costs=_THOUSANDS),
    Nasty("title-teur", "TEUR, says the title", "a.csv", _titled("Alle Betraege in TEUR"),
          says="amounts were multiplied by 1,000", costs=_THOUSANDS),
    Nasty("title-mio", "millions, says the title", "a.csv", _titled("Budget in Mio. EUR"), costs=_MILLIONS),
    Nasty("title-unsure", "a title that may speak of amounts", "a.csv", _titled("Jobs in thousands"),
          says="taken as they stand", costs=_FULL),
    Nasty("title-against-heading", "thousands above, euros in the heading", "a.csv",
          _titled("Plan (in thousands)", "Cost (EUR)"), says="taken as they stand", costs=_FULL),
    Nasty("title-currency", "another currency, says the title", "a.csv", _titled("All amounts in CHF"),
          says="amounts in CHF", costs=_FULL),
    Nasty("title-amount", "a title with an amount of its own", "a.csv", _titled("A $5 million bond"), costs=_FULL),
)  # fmt: skip

HEADINGS = (
    Nasty("lakhs", "lakhs in the heading", "a.csv", _headed("Cost (Rs. in Lakhs)"), says="multiplied by 100,000",
          costs=(125_000_000.0, 340_000_000.0)),
    Nasty("crore", "crore in the heading", "a.csv", _headed("Cost (Rs. Crore)"), says="multiplied by 10,000,000",
          costs=(12_500_000_000.0, 34_000_000_000.0)),
    Nasty("miles", "Spanish thousands in the heading", "a.csv", _headed("Monto (miles de euros)"), costs=_THOUSANDS),
    Nasty("mil", "Portuguese thousands in the heading", "a.csv", _headed("Custo (R$ mil)"), says="amounts in BRL",
          costs=_THOUSANDS),
    Nasty("mil-dollars", "mil beside dollars may be millions", "a.csv", _headed("Costo ($ mil)"),
          says="may say thousands or millions", costs=_FULL),
    Nasty("mil-english", "mil in an English heading is millions", "a.csv", _headed("Budget (mil)"),
          says="multiplied by 1,000,000", costs=_MILLIONS),
    Nasty("mil-alone", "mil in a heading that is not English", "a.csv", _headed("Custo (mil)"),
          says="may say thousands or millions", costs=_FULL),
    Nasty("mill", "Norwegian millions", "a.csv", _headed("Budget (mill.)"), says="multiplied by 1,000,000",
          costs=_MILLIONS),
    Nasty("times-thousand", "x 1000 in the heading", "a.csv", _headed("Cost ($ x 1000)"), costs=_THOUSANDS),
    Nasty("per-year", "a rate that nothing makes a cost", "a.csv", _headed("Cost (per year)"), costs=(None, None),
          says="was not taken for the cost, as it says"),
    Nasty("years-total", "budgets by year and their total below a title that says the unit", "a.csv",
          written("Plan (in k€),,,\nName,2027,2028,Total\nA,1000,250,1250\nB,3000,400,3400\n"), costs=_THOUSANDS,
          says="Column Total was taken for the cost"),
    Nasty("letter-k", "K in the heading", "a.csv", _headed("Cost (K)"), costs=_THOUSANDS),
    Nasty("letter-m", "M in the heading", "a.csv", _headed("Cost (M)"), costs=_MILLIONS),
    Nasty("amount-heading", "an amount in the heading", "a.csv", _headed("Cost (max. 5 million)"),
          says="may say thousands or millions", costs=_FULL),
    Nasty("hours-heading", "hours in the heading of costs", "a.csv", _headed("Cost (hours)"),
          says="1 column with amounts is not used: Cost (hours)"),
    Nasty("code-heading", "a currency in the heading", "a.csv", _headed("Costo (MXN)"), says="amounts in MXN",
          costs=_FULL),
)  # fmt: skip

CURRENCIES = (
    Nasty("reais", "Brazilian amounts", "a.csv", costs_of("R$ 1.130.009,78", "R$ 5,00"), says="amounts in BRL",
          costs=(1_130_009.78, 5.0)),
    Nasty("dollars", "three dollars", "a.csv", costs_of("C$ 300,000.00", "A$1,200,000", "HK$ 5"),
          says="amounts in AUD, CAD, HKD", costs=(300_000.0, 1_200_000.0, 5.0)),
    Nasty("rupees", "Rs., which several countries have", "a.csv", costs_of("Rs. 3,00,000", "Rs 12,00,000.5"),
          says="amounts in Rs were", costs=(300_000.0, 1_200_000.5)),
    Nasty("kronor", "kr, which several countries have", "a.csv", costs_of("300 000 kr", "5 kr"),
          says="amounts in kr were", costs=(300_000.0, 5.0)),
)  # fmt: skip

COLUMNS = (
    Nasty("currency-column", "a currency in each row", "a.csv", written("Name;Cost;Currency\nA;5;USD\nB;6;EUR\n"),
          says="amounts in EUR, USD", costs=(5.0, 6.0)),
    Nasty("transposed-units", "units beside headings that stand in a column", "a.csv",
          written("Name;Unit;A;B\nCost;k EUR;5;6\nOwner;;x;y\n"), costs=(5_000.0, 6_000.0), skipped=1),
    Nasty("size-column", "a size in each row", "a.csv", written("Name;Cost;Unit\nA;5;TEUR\nB;6;Mio. EUR\n"),
          says="Column Unit says", costs=(5.0, 6.0)),
)  # fmt: skip

FORMATS = (
    Nasty("format-mio", "millions in the number format", "a.xlsx", _shown('0.0" Mio. \u20ac"', "12.5"),
          says="multiplied by 1,000,000", costs=(12_500_000.0, 12_500_000.0)),
    Nasty("format-thousands", "thousands in the number format", "a.xlsx", _shown('#,##0" T\u20ac"', "500"),
          costs=(500_000.0, 500_000.0)),
    Nasty("format-comma", "a full amount shown in thousands", "a.xlsx", _shown("#,##0,", "12345"),
          costs=(12_345.0, 12_345.0)),
    Nasty("format-comma-heading", "a full amount shown in the thousands of its heading", "a.xlsx",
          _shown("#,##0,", "12345", "Cost (k\u20ac)"), says="stored in full", costs=(12_345.0, 12_345.0)),
    Nasty("format-both", "thousands in number format and heading", "a.xlsx",
          _shown('0" k\u20ac"', "12", "Cost (k\u20ac)"), costs=(12_000.0, 12_000.0)),
    Nasty("format-zeros", "thousands written by the number format", "a.xlsx", _shown('#,##0",000"', "12"),
          says="multiplied by 1,000", costs=(12_000.0, 12_000.0)),
    Nasty("format-words", "words that may make another amount of it", "a.xlsx", _shown('0.0" L"', "12"),
          says="taken without these words", costs=(12.0, 12.0)),
    Nasty("format-flow", "a cash flow in millions by its number format", "c.xlsx",
          lambda: book(sheet(row(text("Name"), number("0"), number("1")),
                             row(text("A"), number("-5"), formatted("12.5"))), more=formats('0.0" Mio"')),
          End.REFUSED, "Type the amount in full", door=Door.CASH),
    Nasty("format-chf", "a currency in the number format", "a.xlsx", _shown("[$CHF] #,##0", "5"),
          says="amounts in CHF", costs=(5.0, 5.0)),
    Nasty("format-real", "a sign in the number format", "a.xlsx", _shown('"R$" #,##0.00', "5"),
          says="amounts in BRL", costs=(5.0, 5.0)),
    Nasty("format-code", "letters that only the number format has", "a.xlsx", _coded('"P-"000', "12"),
          names=("P-012",)),
    Nasty("format-decimals", "a code 1.10", "a.xlsx", _coded("0.00", "1.1"), names=("1.10",)),
    Nasty("format-date", "a code of which Excel made a date", "a.xlsx", _coded("d-mmm", "46083"),
          says="Excel made a date", names=("2026-03-02",)),
    Nasty("year-cell", "a year as a number among days", "a.xlsx",
          lambda: book(sheet(row(text("Name"), text("Start date")), row(text("A"), formatted("46083")),
                             row(text("B"), number("2026"))), more=formats("yyyy-mm-dd")),
          says="this is a year without day and month", unread=1),
)  # fmt: skip

NASTIES = (*TITLES, *HEADINGS, *CURRENCIES, *COLUMNS, *FORMATS)
