"""Edits of how the chart and the decision pack are shown."""

from collections.abc import Mapping

from sqlalchemy import Connection, delete, insert, update

from vmo_desktop.store.tables import Chart, OmittedSection, Pack
from vmo_desktop.workshop.operation import Operation


def edit_chart(values: Mapping[str, object]) -> Operation:
    """Change fields of the bubble chart, named as in `ChartRow`."""

    def apply(connection: Connection) -> str:
        connection.execute(update(Chart).values(dict(values)))
        return "Chart: " + ", ".join(name.replace("_", " ") for name in values)

    return Operation(apply, merge_key=("chart", *sorted(values)))


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
