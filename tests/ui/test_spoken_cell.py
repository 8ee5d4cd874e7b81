"""A screen reader has something to say at every cell."""

from PySide6.QtWidgets import QApplication

from vmo_desktop.ui.spoken_cell import spoken_cell
from vmo_desktop.ui.widgets.text_model import TextCell, TextModel


def test_texts_ticks_and_empty_cells(qapp: QApplication) -> None:
    del qapp
    model = TextModel()
    model.show_titles(["Cost", "Owner", "Mandatory", "Ready"])
    model.show_rows([[TextCell("12"), TextCell(), TextCell(is_ticked=True), TextCell(is_ticked=False)]])
    spoken = [spoken_cell(model, model.index(0, column)) for column in range(4)]
    assert spoken == ["12", "Owner: empty", "Mandatory: yes", "Ready: no"]
