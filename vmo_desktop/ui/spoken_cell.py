"""What a screen reader says of a table's cell: its text, or the title of its column and what it holds."""

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

Role = Qt.ItemDataRole


def spoken_cell(model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex) -> str:
    """Say what a cell holds; never nothing, or the listener would not know where the keyboard is."""
    shown = model.data(index, Role.DisplayRole)
    if shown:
        return str(shown)
    title = str(model.headerData(index.column(), Qt.Orientation.Horizontal) or "")
    ticked = model.data(index, Role.CheckStateRole)
    if ticked is None:
        words = QCoreApplication.translate("SpokenCell", "empty")
    elif Qt.CheckState(ticked) is Qt.CheckState.Checked:
        words = QCoreApplication.translate("SpokenCell", "yes")
    else:
        words = QCoreApplication.translate("SpokenCell", "no")
    return f"{' '.join(title.split())}: {words}" if title else words
