"""The Pack stage: choose the pages, read them, word the ask, write the PDF."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from vmo_desktop.errors import VmoError
from vmo_desktop.report.facts import Facts
from vmo_desktop.report.preview import Preview
from vmo_desktop.report.searches import Searches
from vmo_desktop.report.sections import LONG_LIST
from vmo_desktop.ui.counts import counted
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.pack_jobs import (
    NO_WORDS,
    THUMBNAILS_AT_ONCE,
    DrawnPage,
    Words,
    page_job,
    preview_job,
    thumbnails_job,
    words_job,
)
from vmo_desktop.ui.pack_output import PackOutput
from vmo_desktop.ui.pack_pages import sections_of
from vmo_desktop.ui.panel import Panel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.task import LatestTask
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.empty_state import EmptyState
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole
from vmo_desktop.ui.widgets.pack_columns import PackColumns
from vmo_desktop.ui.widgets.pack_foot import PackFoot
from vmo_desktop.ui.widgets.pack_options import PackOptions
from vmo_desktop.ui.widgets.page_strip import PageStrip
from vmo_desktop.ui.widgets.page_view import PageView
from vmo_desktop.ui.widgets.preview_head import PreviewHead
from vmo_desktop.ui.widgets.scroller import Scroller
from vmo_desktop.ui.widgets.section_ticks import SectionTicks
from vmo_desktop.workshop.ops.presentation import edit_pack, edit_pack_title, include_section

SEARCHING = 0.7
"""The part of building a preview that searches take, as far as anybody can tell before."""


class PackPanel(Panel):
    """Sections and pages at the left, the page in the middle, the words and the export at the right."""

    def __init__(self, live: LiveWorkshop, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(live, selection, parent)
        self.setObjectName("pack_panel")
        self.sections = SectionTicks()
        self.strip = PageStrip()
        self.page = PageView()
        self.options = PackOptions()
        self.foot = PackFoot()
        self._searches = Searches()
        self.output = PackOutput(live, self.foot, self._searches, self)
        self.head = PreviewHead()
        self._is_stopped = False
        self._empty = EmptyState("")
        self._middle = QStackedWidget()
        self._teller, self._builder, self._painter, self._thumbnailer = (LatestTask(self) for _ in range(4))
        self._preview: Preview | None = None
        self._thumbnails_due: list[int] = []
        self._words = NO_WORDS
        self._starts: tuple[int, ...] = ()
        self._due: Callable[[], None] | None = None
        self._lay_out()
        self._middle.setFocusProxy(self.page)
        self.setFocusProxy(self.columns)
        self._connect()
        self.rebuild()

    @override
    def bring_out(self, part: QWidget) -> None:
        """Show the foot, where it is folded away."""
        if part is self.foot:
            self.columns.show_foot()

    @override
    def rebuild(self) -> None:
        """Show what is set, and build the preview anew."""
        snapshot = self.live.snapshot
        is_read_only = self.live.workshop.is_read_only
        has_many = len(snapshot.initiatives) > LONG_LIST
        self.sections.show_sections(snapshot.omitted_sections, has_many=has_many, is_read_only=is_read_only)
        self._show_words()
        self._builder.stop()
        self._is_stopped = False
        self.head.show_building(0.0)
        self._teller.start(words_job(snapshot, self.live.workshop.history(), self._searches))

    @property
    def is_settled(self) -> bool:
        """Whether everything that is due is drawn."""
        tasks = (self._teller, self._builder, self._painter, self._thumbnailer, self.output)
        return not any(task.is_running for task in tasks)

    def export(self) -> None:
        """Write the pages that are asked for as PDF; the preview is waited for when it has to tell which these are."""
        self.columns.show_foot()
        self._due = self.export if self.output.needs_preview and self._builds_anew() else None
        if self._due is None:
            self.output.export(self._preview)

    def print_pack(self) -> None:
        """Print the pages that are asked for; the preview is waited for."""
        self.columns.show_foot()
        self._due = self.print_pack if self._builds_anew() else None
        if self._due is None and self._preview is not None:
            self.output.print_pages(self._preview, self.page.index)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs in threads."""
        for task in (self._teller, self._builder, self._painter, self._thumbnailer, self.output):
            task.wait()
        if self._preview is not None:
            self._preview.close()
            self._preview = None
        super().closeEvent(event)

    # The preview

    @property
    def _is_building(self) -> bool:
        return self._teller.is_running or self._builder.is_running

    def _builds_anew(self) -> bool:
        """Whether the preview is being built, also again after a stop: the pages that are shown are then of before."""
        if self._is_stopped:
            self.rebuild()
        return self._is_building

    def _stop_or_build(self) -> None:
        if self._is_stopped:
            self.rebuild()
            return
        self._due = None
        self._teller.stop()
        self._builder.stop()
        self._is_stopped = True
        self.head.show_stopped(has_pages=self._preview is not None)

    def _on_progressed(self, done: int, of: int) -> None:
        self.head.show_building(SEARCHING + (1 - SEARCHING) * done / of)

    def _show_words(self) -> None:
        """Show what is written, or else the words and titles that were generated last."""
        snapshot, is_read_only = self.live.snapshot, self.live.workshop.is_read_only
        self.options.show_pack(snapshot.pack, self._words.first_page, is_read_only=is_read_only)
        self.options.titles.show_titles(snapshot.pack_titles, self._words.titles, is_read_only=is_read_only)

    def _on_told(self, told: tuple[Facts, Words]) -> None:
        facts, self._words = told
        self._show_words()
        self._builder.start(preview_job(facts))

    def _on_built(self, data: bytes) -> None:
        self._painter.wait()
        self._thumbnailer.wait()
        if self._preview is not None:
            self._preview.close()
        self._preview = preview = Preview(data)
        self._middle.setCurrentWidget(self.page)
        words_of = self.tr("Page %1")
        titles = tuple(words_of.replace("%1", str(index + 1)) for index in range(preview.pages))
        self.strip.show_document(preview.sizes, titles)
        self.page.show_document(preview.sizes)
        self.strip.select(self.page.index)
        paper = self.live.snapshot.pack.paper.value
        count = counted(preview.pages, self.tr("1 page"), self.tr("%n pages"))
        self.head.show_built(f"{count}, {paper}")
        self._thumbnails_due = list(range(preview.pages))
        self._draw_thumbnails()
        self._starts = preview.section_starts()
        self._show_titles()
        if self._due is not None:
            self._due()

    def _on_build_failed(self, error: Exception) -> None:
        self._due = None
        self.head.show_built("")
        if not isinstance(error, VmoError):
            raise error
        self._empty.set_sentence(str(error))
        self._middle.setCurrentWidget(self._empty)
        self.strip.show_lines(())

    def _show_titles(self) -> None:
        """Offer the titles of the page that is shown."""
        if len(self._starts) == len(self._words.sections):
            self.options.titles.show_sections(sections_of(self.page.index, self._words.sections, self._starts))

    def _draw_page(self) -> None:
        if self._preview is not None:
            self._painter.start(page_job(self._preview, self.page.index, self.page.pixel_width))

    def _on_drawn(self, drawn: DrawnPage) -> None:
        if drawn.index == self.page.index:
            self.page.show_image(drawn.image, drawn.text)

    def _draw_thumbnails(self) -> None:
        if self._preview is None or not self._thumbnails_due:
            return
        now, self._thumbnails_due = (
            self._thumbnails_due[:THUMBNAILS_AT_ONCE],
            self._thumbnails_due[THUMBNAILS_AT_ONCE:],
        )
        self._thumbnailer.start(thumbnails_job(self._preview, now, self.strip.thumbnail_width))

    def _on_thumbnails(self, drawn: list[DrawnPage]) -> None:
        for page in drawn:
            self.strip.show_image(page.index, page.image)
        self._draw_thumbnails()

    # Building the panel

    def _on_ticked(self, section: str, is_in: bool) -> None:
        self.live.do(include_section(section, is_in))

    def _on_edited(self, field: str, value: object) -> None:
        self.live.do(edit_pack({field: value}))

    def _on_titled(self, section: str, title: str) -> None:
        self.live.do(edit_pack_title(section, title))

    def _connect(self) -> None:
        self.sections.ticked.connect(self._on_ticked)
        self.options.edited.connect(self._on_edited)
        self.options.titles.edited.connect(self._on_titled)
        self.strip.picked.connect(self.page.show_page)
        self.page.turned.connect(self.strip.select)
        self.page.turned.connect(self._show_titles)
        self.page.wanted.connect(self._draw_page)
        self._teller.progressed.connect(lambda done, of: self.head.show_building(SEARCHING * done / of))
        self._builder.progressed.connect(
            lambda done, of: self.head.show_building(SEARCHING + (1 - SEARCHING) * done / of)
        )
        self._teller.finished.connect(self._on_told)
        self._teller.failed.connect(self._on_build_failed)
        self._builder.finished.connect(self._on_built)
        self._builder.failed.connect(self._on_build_failed)
        self._painter.finished.connect(self._on_drawn)
        self._thumbnailer.finished.connect(self._on_thumbnails)
        self.head.search.pressed.connect(self._stop_or_build)
        self.foot.export_button.clicked.connect(self.export)
        self.foot.print_button.clicked.connect(self.print_pack)
        self.foot.pages.returnPressed.connect(self.export)

    def _lay_out(self) -> None:
        self._middle.addWidget(self.page)
        self._middle.addWidget(self._empty)
        self.columns = PackColumns(self._make_left(), self._make_middle(), self._make_words(), self.foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)

    def _make_left(self) -> QWidget:
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(scaled(16), scaled(12), scaled(8), 0)
        layout.addWidget(PlainLabel(self.tr("In the pack"), role=TextRole.LEAD))
        layout.addWidget(self.sections)
        layout.addSpacing(scaled(4))
        layout.addWidget(self.strip, 1)
        return Scroller(left)

    def _make_middle(self) -> QWidget:
        middle = QWidget()
        middle.setFocusProxy(self._middle)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self._middle, 1)
        return middle

    def _make_words(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes would change the width of texts while they are laid out.
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.options)
        return scroll
