"""The aspects in which PMO and VMO differ, as a list that is edited in place."""

from PySide6.QtCore import QCoreApplication

from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.models.cell_words import cannot
from vmo_desktop.ui.models.record_model import RecordList, Words
from vmo_desktop.ui.number_text import number_text, read_number
from vmo_desktop.workshop.ops.road import ASPECTS


def aspect_list() -> RecordList:
    """What the list is: its columns, and how it is read and written."""
    share = Words(_written, _read_share)
    return RecordList(
        columns=(
            ("name", _tr("Aspect")), ("pmo", _tr("PMO")), ("vmo", _tr("VMO")), ("today", _tr("Today (%)")),
            ("target", _tr("Target (%)")),
        ),
        prompts=(_tr("Add an aspect …"),),
        needs=_tr("An aspect needs a name. To delete the row press Ctrl+Delete."),
        read=lambda snapshot: snapshot.road.aspects,
        add=lambda values: ASPECTS.add([values]),
        edit=ASPECTS.edit,
        delete=ASPECTS.delete,
        order=ASPECTS.reorder,
        words={"today": share, "target": share},
        numbers=frozenset({"today", "target"}),
    )  # fmt: skip


def _written(share: float | None) -> str:
    return "" if share is None else number_text(round(100 * share, 6))


def _read_share(text: str) -> float | Unreadable | None:
    bare = text.removesuffix("%").strip()
    if not bare:
        return None
    number = read_number(bare)
    if number is None or not 0 <= number <= 100:
        return cannot(_tr("“%1” is not between PMO and VMO. Type a percentage from 0 to 100."), text)
    return number / 100


def _tr(text: str) -> str:
    return QCoreApplication.translate("AspectList", text)
