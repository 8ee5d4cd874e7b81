"""A screen reader has something to say at every cell."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication

from vmo_desktop.ui.spoken_cell import spoken_cell


def test_texts_ticks_and_empty_cells(qapp: QApplication) -> None:
    del qapp
    model = QStandardItemModel(1, 0)
    ticked, free = QStandardItem(), QStandardItem()
    ticked.setCheckState(Qt.CheckState.Checked)
    free.setCheckState(Qt.CheckState.Unchecked)
    model.appendRow([QStandardItem("12"), QStandardItem(), ticked, free])
    model.removeRow(0)
    model.setHorizontalHeaderLabels(["Cost", "Owner", "Mandatory", "Ready"])
    spoken = [spoken_cell(model, model.index(0, column)) for column in range(4)]
    assert spoken == ["12", "Owner: empty", "Mandatory: yes", "Ready: no"]
