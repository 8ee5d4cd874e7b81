"""The whole of a text of which a cell or a title shows the beginning: asked for by a role, and copied."""

from PySide6.QtCore import QAbstractItemModel, Qt

from vmo_desktop.ui.widgets.label import beginning

WHOLE_TEXT = Qt.ItemDataRole.UserRole
"""Role of the text of which a cell or a title shows as much as it can."""


def title_for(role: int, text: str) -> str | None:
    """What a header says of its title in a role; None where the role asks for something else."""
    if role == WHOLE_TEXT:
        return text
    return beginning(text) if role == Qt.ItemDataRole.DisplayRole else None


def whole_title(model: QAbstractItemModel, column: int) -> str:
    """The title of a column as it is copied."""
    across = Qt.Orientation.Horizontal
    whole = model.headerData(column, across, WHOLE_TEXT)
    return str((model.headerData(column, across) if whole is None else whole) or "")
