"""Which money amounts are in, as far as a spreadsheet says."""

import re
from collections.abc import Iterable

SIGN = r"[£$€¥₹]"
CODE = r"(?:eur|usd|gbp|chf|jpy|sek|nok|dkk|pln|czk|aud|cad|nzd|inr|brl|zar)"

_BY_SIGN = {"£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR"}
_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "SGD", "HKD"})
_MENTION = re.compile(rf"(?P<sign>{SIGN})|(?<![^\W\d_])[kmt]?(?P<code>{CODE})(?![^\W\d_])", re.IGNORECASE)


def currencies_in(texts: Iterable[str], own: str) -> list[str]:
    """Codes of the currencies that texts name, sorted; a dollar is our own where ours is one, else that of the US."""
    dollar = own if own in _DOLLARS else "USD"
    mentions = (found for text in texts for found in _MENTION.finditer(text))
    return sorted(
        {found["code"].upper() if found["code"] else _BY_SIGN.get(found["sign"], dollar) for found in mentions}
    )
