"""What sentences about an import call the fields that hold numbers and dates."""

from collections.abc import Mapping

from vmo_desktop.exchange.headings import field_places
from vmo_desktop.exchange.mapping import Field
from vmo_desktop.exchange.table import Column
from vmo_desktop.translation import Texts

tr = Texts("Import")

FIELD_WORDS: Mapping[Field, str] = {
    Field.COST: tr.mark("the cost"),
    Field.EFFORT: tr.mark("the effort"),
    Field.DURATION: tr.mark("the duration"),
    Field.START_DATE: tr.mark("the start"),
    Field.END_DATE: tr.mark("the end"),
    Field.RISK: tr.mark("the risk"),
    Field.CONFIDENCE: tr.mark("the confidence"),
}


def meant_number(column: Column) -> Field | None:
    """The field of numbers or dates that a heading means most surely; None where it means another, or nothing."""
    places = field_places(column.header)
    field = min(places, key=lambda each: each[1])[0] if places else None
    return field if field in FIELD_WORDS else None
