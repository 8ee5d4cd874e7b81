"""The words and signs that say of a number that it is money, and of how many."""

import unicodedata
from collections.abc import Mapping
from decimal import Decimal

_ISO = (
    "aed afn amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd btn bwp byn bzd cad cdf chf clp "
    "cny cop crc cup cve czk djf dkk dop dzd egp ern etb eur fjd fkp gbp gel ghs gip gmd gnf gtq gyd hkd hnl htg huf "
    "idr ils inr iqd irr isk jmd jod jpy kes kgs khr kmf kpw krw kwd kyd kzt lak lbp lkr lrd lsl lyd mad mdl mga mkd "
    "mmk mnt mop mru mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub "
    "rwf sar sbd scr sdg sek sgd shp sle sos srd ssp stn svc syp szl thb tjs tmt tnd try ttd twd tzs uah ugx usd uyu "
    "uzs ves vnd vuv wst xaf xcd xof xpf yer zar zmw zwg"
)
"""The codes of ISO 4217 but ALL and TOP, which stand beside numbers as words."""

_CODES = frozenset(_ISO.split())

_LOCAL = frozenset("kr fr sfr zł kč lei ft rs rm rp ksh tsh ush s/ b/ bs dh dhs dt".split())  # noqa: SIM905
_NAMES = frozenset(
    "euro euros dollar dollars pound pounds franc francs franken peso pesos yen rupee rupees rand reais".split()  # noqa: SIM905
)
_DOLLARS = frozenset("us a au c ca nz hk s r nt mx ar cl col cop rd".split())  # noqa: SIM905
"""What stands before a dollar sign to tell whose dollars, pesos or reais they are."""

LONGEST = max(map(len, _NAMES))

_COUNTED: Mapping[str, int] = {
    **dict.fromkeys(("k", "t"), 10**3),
    **dict.fromkeys(("m", "mn", "mio"), 10**6),
    **dict.fromkeys(("bn", "mrd"), 10**9),
}


def is_currency(word: str) -> bool:
    """Whether a word or sign names a currency: "EUR", "RM", "dollars", "US$", "€"."""
    if len(word) == 1 and unicodedata.category(word) == "Sc":
        return True
    name = word.casefold().rstrip(".")
    return name in _CODES | _LOCAL | _NAMES or (name.endswith("$") and name[:-1] in _DOLLARS)


def counted_in(word: str) -> Decimal | None:
    """How many one stands for where a currency is written together with it: 1,000 for "TEUR", "kUSD" and "T€"."""
    name = word.casefold().rstrip(".")
    for currency in (name[-1:], name[-3:]):
        counted = _COUNTED.get(name.removesuffix(currency))
        if counted and (currency in _CODES or unicodedata.category(currency[0]) == "Sc"):
            return Decimal(counted)
    return None
