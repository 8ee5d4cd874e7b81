"""Edits of how the chart and the decision pack are shown."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, select, update

from vmo_desktop.store.tables import Chart, ChartLabel, Initiative, OmittedSection, Pack, PackTitle
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.labels import Told, changed_again
from vmo_desktop.workshop.rows import BubbleX, LabelChoice

_WORDS = {
    "x_field": "Chart: to the right",
    "size_field": "Chart: size",
    "colour_field": "Chart: colour",
    "value_threshold": "Value limit",
}
_SHORT = frozenset({"npv", "roi"})
"""Fields whose names are initials."""
_LIMITS = {
    BubbleX.EFFORT: "Effort limit",
    BubbleX.COST: "Cost limit",
    BubbleX.NPV: "NPV limit",
    BubbleX.ROI: "ROI limit",
    BubbleX.PROFITABILITY: "Profitability limit",
    BubbleX.PAYBACK: "Payback limit",
}


def edit_chart(values: Mapping[str, object]) -> Operation:
    """Change fields of the bubble chart, named as in `ChartRow`; the first names the step."""
    field = next(iter(values))

    def apply(connection: Connection) -> str:
        before = connection.execute(select(Chart)).mappings().one()
        connection.execute(update(Chart).values(dict(values)))
        word = _LIMITS[BubbleX(before["x_field"])] if field == "x_threshold" else _WORDS.get(field, "Quadrant")
        return Told("", [(word, _shown(field, before[field]), _shown(field, values[field]))])

    return Operation(apply, merge_key=("chart", *values), joined_label=changed_again)


def _shown(field: str, value: object) -> str:
    if field == "x_threshold" and value is None:
        return "median"
    if isinstance(value, float | int):
        return f"{value:,.15g}"
    said = str(value or "none").replace("_", " ")
    return said.upper() if said in _SHORT else said


def choose_label(initiative_id: int, choice: LabelChoice) -> Operation:
    """Show an initiative's name on the bubble chart where it fits, always or never."""

    def apply(connection: Connection) -> str:
        name = connection.scalar(select(Initiative.name).where(Initiative.id == initiative_id)) or ""
        connection.execute(delete(ChartLabel).where(ChartLabel.initiative_id == initiative_id))
        if choice is not LabelChoice.FITTING:
            connection.execute(insert(ChartLabel).values(initiative_id=initiative_id, choice=choice.value))
        how = "where it fits" if choice is LabelChoice.FITTING else choice.value
        return f"Chart: name of {name} {how}"

    return Operation(apply, merge_key=("chart_label", str(initiative_id)))


def reset_labels() -> Operation:
    """Show every name on the bubble chart where it fits."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(ChartLabel))
        return "Chart: all names where they fit"

    return Operation(apply)


def edit_pack(values: Mapping[str, object]) -> Operation:
    """Change paper, order or words of the decision pack, named as in `PackRow`."""

    def apply(connection: Connection) -> str:
        connection.execute(update(Pack).values(dict(values)))
        return "Decision pack: " + ", ".join(name.replace("_", " ") for name in values)

    return Operation(apply, merge_key=("pack", *sorted(values)))


def include_section(section: str, is_included: bool) -> Operation:
    """Put a section into the decision pack or leave it out."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(OmittedSection).where(OmittedSection.section == section))
        if not is_included:
            connection.execute(insert(OmittedSection).values(section=section))
        return f"Decision pack: {section} {'in' if is_included else 'out'}"

    return Operation(apply)


def edit_pack_title(section: str, title: str) -> Operation:
    """Put words of one's own in place of a generated title of the decision pack; empty: generated again."""

    def apply(connection: Connection) -> str:
        connection.execute(delete(PackTitle).where(PackTitle.section == section))
        if title:
            connection.execute(insert(PackTitle).values(section=section, title=title))
        return f"Decision pack: title of {section}{'' if title else ' generated'}"

    return Operation(apply, merge_key=("pack_title", section))
