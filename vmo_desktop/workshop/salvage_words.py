"""What was saved of a damaged file and what was lost, in sentences."""

from itertools import groupby
from operator import attrgetter

from vmo_desktop.store.damaged import LAST
from vmo_desktop.store.salvage import Loss, Salvaged
from vmo_desktop.translation import Texts

tr = Texts("Workshop")


def report_of(came: Salvaged) -> list[str]:
    """Sentences for a person: how much is there, what is lost table by table, and whether the history came along."""
    said = [tr.counted(came.kept, "{n} row saved.", "{n} rows saved.")]
    said += [words for loss in came.losses for words in (loss_in_words(loss), *mends_in_words(loss))]
    if not came.losses:
        said.append(tr("Nothing of the present state is missing."))
    if not came.has_history:
        said.append(tr("The history could not be saved whole: the new file begins without one."))
    return said


def loss_in_words(loss: Loss) -> str:
    """What is lost of one table."""
    table = loss.table.replace("_", " ")
    if loss.is_altered:
        return tr("{table}: every row is there, and something in them is not as it was written", table=table)
    if loss.rows is None:
        lost = tr("{table}: some rows lost, how many is not known", table=table)
    else:
        lost = tr.counted(loss.rows, "{table}: {n} row lost", "{table}: {n} rows lost", table=table)
    known = [(first, last) for first, last in loss.ranges if last < LAST]  # else the end of the table is lost as well
    if not known:
        return lost
    where = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in known)
    return tr("{lost} (row numbers: {where})", lost=lost, where=where)


def mends_in_words(loss: Loss) -> list[str]:
    """In which texts letters could not be read: a sentence for each row."""
    return [
        tr(
            "{table}, row {row}: letters of {fields} could not be read and are � now",
            table=loss.table.replace("_", " "),
            row=row,
            fields=", ".join(mend.column.replace("_", " ") for mend in mends),
        )
        for row, mends in groupby(loss.mends, attrgetter("row"))
    ]
