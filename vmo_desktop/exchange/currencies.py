"""Which money amounts are in, as far as a text says: the one table of signs, words and codes of currencies."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

ANY = "¤"
"""Stands for each currency in what `without_currencies` gives: units are known by it, whatever the currency is."""

_IN_USE = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL "
    "HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL "
    "MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON "
    "RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH "
    "UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG"
)
_PLAIN = "EUR USD GBP CHF JPY CNY SEK NOK DKK PLN CZK HUF RON BGN AUD CAD NZD INR BRL ZAR SGD HKD MXN KRW ILS"
_CODES, _PLAIN_CODES = frozenset(_IN_USE.split()), frozenset(_PLAIN.split())
"""Codes that are known in small letters and anywhere; the others could be words, such as ALL, TOP and PEN."""

_WORDS_TOO = frozenset({"ALL", "TOP", "TRY"})

_DOLLARS = "USD AUD CAD NZD SGD HKD TWD MXN ARS CLP COP BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD"
_FRANCS = "CHF XAF XOF XPF BIF CDF DJF GNF KMF RWF"
_SIGNS: Mapping[str, str] = {
    "€": "EUR", **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("£", "pound", "pounds"), "GBP"),
    **dict.fromkeys(("$", "dollar", "dollars"), _DOLLARS),
    **dict.fromkeys(("us$", "usd$"), "USD"), **dict.fromkeys(("r$", "reais"), "BRL"),
    **dict.fromkeys(("c$", "ca$", "can$"), "CAD"), **dict.fromkeys(("a$", "au$"), "AUD"), "nz$": "NZD", "hk$": "HKD",
    **dict.fromkeys(("s$", "sg$"), "SGD"), "nt$": "TWD", "mx$": "MXN",
    **dict.fromkeys(("¥", "yen", "yuan"), "JPY CNY"), "rmb": "CNY",
    **dict.fromkeys(("kr", "kronor", "kroner", "kronen"), "SEK NOK DKK ISK"), "kč": "CZK",
    **dict.fromkeys(("fr", "franc", "francs", "franken"), _FRANCS), "sfr": "CHF",
    **dict.fromkeys(("rs", "rupee", "rupees"), "INR PKR LKR NPR MUR SCR"), "₹": "INR", "rp": "IDR", "rm": "MYR",
    "ksh": "KES", "tsh": "TZS", "ush": "UGX", "rand": "ZAR", "s/": "PEN", "b/": "PAB", "bs": "BOB", "ft": "HUF",
    **dict.fromkeys(("dh", "dhs"), "AED MAD"), "dt": "TND",
    **dict.fromkeys(("us dollar", "us dollars"), "USD"), "canadian dollars": "CAD", "australian dollars": "AUD",
    "hong kong dollars": "HKD", "singapore dollars": "SGD", "new zealand dollars": "NZD", "swiss francs": "CHF",
    "swedish kronor": "SEK", "norwegian kroner": "NOK", "danish kroner": "DKK", "mexican pesos": "MXN",
    **dict.fromkeys(("peso", "pesos"), "MXN ARS CLP COP DOP PHP UYU CUP"),
    **dict.fromkeys(("zł", "złotych", "zloty"), "PLN"), "lei": "RON MDL",
    **dict.fromkeys(("₽", "руб"), "RUB"), "грн": "UAH", "лв": "BGN", "tl": "TRY",
    "₩": "KRW KPW", "₺": "TRY", "₪": "ILS", "฿": "THB", "₫": "VND", "₦": "NGN", "₱": "PHP", "₴": "UAH",
    "₸": "KZT", "₾": "GEL", "₡": "CRC", "₲": "PYG", "₵": "GHS", "₼": "AZN", "֏": "AMD", "৳": "BDT", "៛": "KHR",
    "₭": "LAK", "₮": "MNT",
}  # fmt: skip
"""Codes that a sign or a word may stand for; one that stands for several is named as it is written."""

LONGEST = max(len(name) for name in _SIGNS if " " not in name)

_SHORT = frozenset("kr fr sfr rs rp rm ksh tsh ush rmb lei rand s/ b/ bs ft dt dh dhs tl".split())  # noqa: SIM905
"""Signs of letters that mean money only where a currency is expected: beside a number, in brackets, or last."""

_TOKEN = re.compile(rf"\b(?:{'|'.join(name for name in _SIGNS if ' ' in name)})\b|[^\W\d_]+\$?|[^\w\s]", re.IGNORECASE)
_WITH_SIZE = re.compile(
    rf"(?:mn|[kmt])?(?P<name>{'|'.join(sorted(_PLAIN_CODES))}|kr)(?:[kmt]|mn|mio|mln|bn|mrd)?", re.IGNORECASE
)
_DOLLARS_LAST = re.compile(r".+(?P<name>\$)")
_EXPECTED_AFTER = re.compile(r"(?:[\d(\[/]|\b(?:in|en|em))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where a text names a currency, by what, and the codes that it may mean."""

    start: int
    end: int
    written: str
    codes: tuple[str, ...]

    def name(self, own: str) -> str:
        """The code that is meant; our own where it may be ours, and the sign itself where it may be several."""
        codes = self.codes
        if own in codes:
            return own
        return codes[0] if len(codes) == 1 else self.written


def currencies_in(texts: Iterable[str], own: str) -> list[str]:
    """Names of the currencies that texts name, sorted; a sign that may be our own currency is."""
    ours = _codes_of(own.strip())
    mine = ours[0] if len(ours) == 1 else own
    names: dict[tuple[str, ...], str] = {}
    for mention in (each for text in texts for each in _mentions(text)):
        name = mention.name(mine)
        known = names.get(mention.codes or (name,), name)
        names[mention.codes or (name,)] = min(name, known, key=len)  # "$", where "dollars" are named as well
    # Where "USD" is named, "$" beside it says no more; one that may be ours stays.
    sure = {name for codes, name in names.items() if codes == (name,)}
    said = {name for codes, name in names.items() if name == mine or len(codes) < 2 or sure.isdisjoint(codes)}
    return sorted({own if name == mine else name for name in said})


def without_currencies(text: str) -> str:
    """A text with `ANY` for each currency in it: "Cost (TCHF)" is "Cost (T¤)"."""
    parts, done = [], 0
    for mention in _mentions(text):
        parts += [text[done : mention.start], ANY]
        done = mention.end
    return "".join((*parts, text[done:]))


def is_currency(word: str) -> bool:
    """Whether a word beside a number says what money the number is."""
    return bool(_codes_of(word)) or _is_sign(word)


def _mentions(text: str) -> Iterator[_Mention]:
    for found in _TOKEN.finditer(text):
        (start, end), word = found.span(), found[0]
        codes = _codes_of(word)
        if not codes and (joined := _WITH_SIZE.fullmatch(word) or _DOLLARS_LAST.fullmatch(word)):
            word, codes = joined["name"], _codes_of(joined["name"])
            start, end = found.start() + joined.start("name"), found.start() + joined.end("name")
        if not codes and not _is_sign(word):
            continue
        if _is_expected(text, word, found.start(), found.end()):
            end += text.startswith(".", end) and word[-1].isalpha()
            yield _Mention(start, end, word, codes)


def _codes_of(word: str) -> tuple[str, ...]:
    """The codes that a word may mean; none when it is no currency, or one that nobody has a code for."""
    code = word.upper()
    if code in _CODES and (code in _PLAIN_CODES or word == code):
        return (code,)
    sign = word.casefold()
    if sign not in _SIGNS and sign.endswith("$") and code[:-1] in _CODES:
        return (code[:-1],)
    return tuple(_SIGNS.get(sign, "").split())


def _is_sign(word: str) -> bool:
    return len(word) == 1 and unicodedata.category(word) == "Sc"


def _is_expected(text: str, word: str, start: int, end: int) -> bool:
    """Whether a word that may be no currency stands where one belongs."""
    if word.casefold() not in _SHORT and (word.upper() in _PLAIN_CODES or word.upper() not in _CODES):
        return True
    after = text[end:].lstrip(" .")
    is_last = not after and word not in _WORDS_TOO
    return is_last or after[0:1] in tuple("0123456789)]") or bool(_EXPECTED_AFTER.search(text[:start].rstrip(" .")))
