"""What people call the columns of a table of readings, and the series in it, in any language."""

from collections.abc import Mapping

from vmo_desktop.workshop.value_rows import Series

HEADINGS: Mapping[str, frozenset[str]] = {
    "kpi": frozenset(
        {"kpi", "kpis", "kpi name", "name", "measure", "indicator", "kennzahl", "indikator", "indicateur"}
    ),
    "series": frozenset({"series", "kind", "type", "reihe", "art", "serie", "série"}),
    "date": frozenset({"date", "day", "on", "as of", "datum", "tag", "stichtag"}),
    "value": frozenset({"value", "reading", "amount", "wert", "messwert", "valeur"}),
    "note": frozenset({"note", "notes", "comment", "notiz", "bemerkung", "kommentar"}),
}
"""What a column may be headed, by what it holds."""

SERIES: Mapping[str, Series] = {
    **dict.fromkeys(("plan", "planned", "soll"), Series.PLAN),
    **dict.fromkeys(("forecast", "expected", "prognose", "vorschau", "erwartet"), Series.FORECAST),
    **dict.fromkeys(("actual", "actuals", "real", "ist", "réel"), Series.ACTUAL),
}
"""What a series may be called; without a word a reading is an actual one."""
