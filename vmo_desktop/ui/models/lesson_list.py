"""Lessons as a list that is edited in place, of which a search and a tag let through some."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication

from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.action_list import review_names
from vmo_desktop.ui.models.cell_words import DAY
from vmo_desktop.ui.models.record_model import RecordList, Words
from vmo_desktop.ui.models.review_list import maybe_initiative
from vmo_desktop.ui.models.row_names import RowNames
from vmo_desktop.ui.search.entries import folded
from vmo_desktop.workshop.learned import tags_of
from vmo_desktop.workshop.ops.reviews import LESSONS
from vmo_desktop.workshop.snapshot import Snapshot
from vmo_desktop.workshop.value_rows import LessonRow


class LessonFilter:
    """Words that a lesson has to hold, in any order, without case and accents, and a tag that it has to carry.

    What is written while the filter is on stays in sight until the filter changes, whether it lets it through or not.
    """

    def __init__(self, texts: Callable[[LessonRow], Iterable[str]]) -> None:
        self._texts = texts
        self._words: tuple[str, ...] = ()
        self._tag = ""
        self._kept: set[int] = set()

    @property
    def is_on(self) -> bool:
        """Whether any lesson may be hidden."""
        return bool(self._words or self._tag)

    @property
    def tag(self) -> str:
        """The tag that lessons have to carry; empty: any or none."""
        return self._tag

    def set_words(self, text: str) -> None:
        """Let through lessons that hold all words of a text."""
        self._words = tuple(folded(text).split())
        self._kept.clear()

    def set_tag(self, tag: str) -> None:
        """Let through lessons with a tag; empty: all."""
        self._tag = tag
        self._kept.clear()

    def keep(self, lesson_ids: Iterable[int]) -> None:
        """Leave lessons in sight until the filter changes."""
        if self.is_on:
            self._kept.update(lesson_ids)

    def passes(self, lesson: LessonRow) -> bool:
        """Whether a lesson is shown."""
        if lesson.id in self._kept:
            return True
        if self._tag and folded(self._tag) not in map(folded, tags_of(lesson)):
            return False
        held = folded(" ".join(self._texts(lesson)))
        return all(word in held for word in self._words)


def lesson_texts(live: LiveWorkshop, lesson: LessonRow) -> list[str]:
    """Everything by which a lesson may be looked for, as its row shows it."""
    named = (
        maybe_initiative(live).write(lesson.initiative_id),
        driver_names(live).tell(lesson.driver_id),
        review_names(live).tell(lesson.review_id),
    )
    return [lesson.text, lesson.tags, lesson.author, DAY.write(lesson.on), *named]


def lesson_list(live: LiveWorkshop, shown: LessonFilter) -> RecordList:
    """What the list is: its columns, and how it is read and written."""
    drivers, reviews = driver_names(live), review_names(live)

    def read(snapshot: Snapshot) -> list[LessonRow]:
        return [each for each in snapshot.value.lessons if shown.passes(each)]

    return RecordList(
        columns=(
            ("text", _tr("Lesson")), ("tags", _tr("Tags")), ("initiative_id", _tr("Initiative")),
            ("driver_id", _tr("Driver")), ("review_id", _tr("Review")), ("on", _tr("Day")),
            ("author", _tr("Written by")),
        ),
        prompts=(_tr("Add a lesson …"),),
        needs=_tr("A lesson needs some words. To delete the row press Ctrl+Delete."),
        read=read,
        add=lambda values: LESSONS.add([values]),
        edit=LESSONS.edit,
        delete=LESSONS.delete,
        order=None,
        words={
            "initiative_id": maybe_initiative(live),
            "driver_id": Words(drivers.tell, drivers.read),
            "review_id": Words(reviews.tell, reviews.read),
            "on": DAY,
            "tags": Words(str, _read_tags),
        },
    )  # fmt: skip


def driver_names(live: LiveWorkshop) -> RowNames:
    """The drivers as a cell names them."""
    return RowNames(
        lambda: [(row.id, row.name or row.code) for row in live.snapshot.drivers],
        _tr("No driver is called “%1”."),
        _tr("Several drivers begin with “%1”. Type more of it."),
    )


def _read_tags(text: str) -> str:
    """Tags with commas between them, whatever they were typed with."""
    return ", ".join(filter(None, (" ".join(each.split()) for each in text.replace(";", ",").split(","))))


def _tr(text: str) -> str:
    return QCoreApplication.translate("LessonList", text)
