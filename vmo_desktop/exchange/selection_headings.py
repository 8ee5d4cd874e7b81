"""The headings of a table to select from, and the names of its rows that hold limits."""

from collections.abc import Mapping

NAME, VALUE, COST, SHARE, LEVEL = "name", "value", "cost", "least share", "level of"
HEADINGS: Mapping[str, str] = {
    **dict.fromkeys(("code", "id", "name", "project", "initiative", "option", "item"), NAME),
    **dict.fromkeys(("value", "values", "benefit", "profit", "npv", "score"), VALUE),
    **dict.fromkeys(("cost", "costs", "price", "investment", "weight"), COST),
    **dict.fromkeys(("least share", "minimum share", "min share"), SHARE),
    **dict.fromkeys(("level of", "levels of"), LEVEL),
}
MOST_NAMES = frozenset({"limit", "limits", "budget", "capacity", "most", "maximum", "max"})
LEAST_NAMES = frozenset({"least", "minimum", "min"})
