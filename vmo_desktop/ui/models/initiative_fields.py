"""The fields of an initiative as columns: their kinds, and what a typed or pasted text means in each."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from vmo_desktop.exchange.numbers import Number
from vmo_desktop.ui.cell_model import Unreadable
from vmo_desktop.ui.number_text import date_text, number_text
from vmo_desktop.ui.typed_numbers import NotANumber, read_dates, read_numbers
from vmo_desktop.ui.widgets.label import beginning
from vmo_desktop.workshop.rows import WorkshopRow

CONTEXT = "InitiativeFields"


class FieldKind(Enum):
    """What a field holds."""

    TEXT = auto()
    LONG_TEXT = auto()
    MONEY = auto()
    AMOUNT = auto()
    PERCENT = auto()
    DATE = auto()
    END_DATE = auto()
    FLAG = auto()


NUMBERS = (FieldKind.MONEY, FieldKind.AMOUNT, FieldKind.PERCENT)
DATES = (FieldKind.DATE, FieldKind.END_DATE)


@dataclass(frozen=True, slots=True)
class InitiativeField:
    """A column: the field's name in `InitiativeRow`, its title and its width in pixels at 100 %."""

    name: str
    title: str
    kind: FieldKind
    width: int


def _tr(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("InitiativeFields", text))


FIELDS: tuple[InitiativeField, ...] = (
    InitiativeField("code", _tr("Code"), FieldKind.TEXT, 76),
    InitiativeField("name", _tr("Name"), FieldKind.TEXT, 250),
    InitiativeField("class_name", _tr("Class"), FieldKind.TEXT, 120),
    InitiativeField("status", _tr("Status"), FieldKind.TEXT, 110),
    InitiativeField("is_mandatory", _tr("Mandatory"), FieldKind.FLAG, 92),
    InitiativeField("effort", _tr("Effort"), FieldKind.AMOUNT, 130),
    InitiativeField("cost", _tr("Cost"), FieldKind.MONEY, 120),
    InitiativeField("duration", _tr("Duration"), FieldKind.AMOUNT, 134),
    InitiativeField("start_date", _tr("Start"), FieldKind.DATE, 104),
    InitiativeField("end_date", _tr("End"), FieldKind.END_DATE, 104),
    InitiativeField("risk", _tr("Risk"), FieldKind.PERCENT, 84),
    InitiativeField("confidence", _tr("Confidence"), FieldKind.PERCENT, 120),
    InitiativeField("sponsor", _tr("Sponsor"), FieldKind.TEXT, 150),
    InitiativeField("owner", _tr("Owner"), FieldKind.TEXT, 150),
    InitiativeField("tags", _tr("Tags"), FieldKind.TEXT, 150),
    InitiativeField("description", _tr("Description"), FieldKind.LONG_TEXT, 260),
    InitiativeField("notes", _tr("Notes"), FieldKind.LONG_TEXT, 260),
)
"""The columns of the table, in order; code and name stay in sight while the others scroll."""

COLUMN_OF = {field.name: column for column, field in enumerate(FIELDS)}

_YES = {"1", "true", "x", "✓", "✔", "☑"}
_NO = {"", "0", "false", "-", "–", "☐"}


def title(field: InitiativeField, frame: WorkshopRow) -> str:
    """The title of a column with the unit of its numbers."""
    name = QCoreApplication.translate(CONTEXT, field.title)
    units = {
        "effort": frame.effort_unit,
        "cost": frame.currency,
        "duration": QCoreApplication.translate(CONTEXT, "months"),
        "risk": "%",
        "confidence": "%",
    }
    unit = beginning(units.get(field.name, ""))
    return f"{name} ({unit})" if unit else name


def yes_word() -> str:
    """What a set flag is called when it is copied."""
    return QCoreApplication.translate(CONTEXT, "yes")


def no_word() -> str:
    """What a flag that is not set is called."""
    return QCoreApplication.translate(CONTEXT, "no")


def read_texts(kind: FieldKind, texts: Sequence[str], known: Sequence[float | None] = ()) -> list[object | Unreadable]:
    """Read the texts of one column, typed or pasted together, some of them with the numbers that they mean."""
    if kind in NUMBERS:
        found = zip(texts, read_numbers(texts, known=known), strict=True)
        return [_checked(kind, text, number) for text, number in found]
    if kind in DATES:
        dates = zip(texts, read_dates(texts, is_end=kind is FieldKind.END_DATE), strict=True)
        sentence = _tr("“{text}” is not a date. Type it as {day}.")
        return [_cannot(sentence, text) if iso is None else iso for text, iso in dates]
    if kind is FieldKind.FLAG:
        return [_flag(text) for text in texts]
    return list(texts)


def _flag(text: str) -> bool | Unreadable:
    word = text.strip().casefold()
    if word in _NO or word == no_word().casefold():
        return False
    if word in _YES or word == yes_word().casefold():
        return True
    return _cannot(_tr("“{text}” is neither yes nor no. Type yes or no."), text)


def _checked(kind: FieldKind, text: str, number: Number | NotANumber | None) -> float | Unreadable | None:
    if number is None:
        return None
    is_percent = kind is FieldKind.PERCENT
    if isinstance(number, NotANumber) or (number.is_percent and not is_percent):
        return _cannot(_tr("“{text}” is not a number. Type digits, such as {example}."), text)
    value = float(number.value)
    if is_percent and not 0 <= value <= 100:
        return _cannot(_tr("“{text}” is not a percentage. Type a number from 0 to 100."), text)
    if kind is FieldKind.AMOUNT and value < 0:
        return _cannot(_tr("“{text}” is less than nothing. Type 0 or more."), text)
    return value


def _cannot(sentence: str, text: str) -> Unreadable:
    shown = " ".join((text if len(text) <= 40 else text[:39] + "…").split())
    return Unreadable(
        QCoreApplication.translate(CONTEXT, sentence).format(
            text=shown, example=number_text(1234.5), day=date_text("2027-03-31")
        )
    )
