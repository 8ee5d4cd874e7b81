"""The titles of the page that is shown: generated from the data until the facilitator writes one."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.titles import TITLED
from vmo_desktop.ui.theme import scaled
from vmo_desktop.ui.widgets.generated_text import GeneratedText
from vmo_desktop.ui.widgets.label import PlainLabel, TextRole


class PageTitles(QWidget):
    """A field for each section that begins on the page, or goes on there.

    Signals
    -------
    edited(str, str)
        A section's key, and its title; empty: the generated one again.
    """

    edited = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {section: GeneratedText(section_name(section), least=2) for section in TITLED}
        self._note = PlainLabel(role=TextRole.CAPTION, wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(8))
        layout.addWidget(PlainLabel(self.tr("Title of this page"), role=TextRole.LEAD))
        layout.addWidget(self._note)
        for section, field in self.fields.items():
            field.committed.connect(lambda title, key=section.value: self.edited.emit(key, title))
            field.hide()
            layout.addWidget(field)

    def show_titles(self, own: Mapping[str, str], generated: Mapping[Section, str], *, is_read_only: bool) -> None:
        """Take the titles that are written, and those that the data gives."""
        for section, field in self.fields.items():
            field.show_texts(own.get(section, ""), generated.get(section, ""))
            field.set_read_only(is_read_only)

    def show_sections(self, sections: Collection[Section]) -> None:
        """Show the fields of the page's sections, and where the title comes from when it has none."""
        for section, field in self.fields.items():
            field.setVisible(section in sections)
        notes = {
            Section.COVER: self.tr("It is the title of the workshop."),
            Section.ASK: self.tr("It is the decision requested, below."),
            Section.INITIATIVES: self.tr("Each initiative is headed by its name."),
        }
        self._note.setText(" ".join(notes[section] for section in sections if section in notes))
        self._note.setVisible(bool(self._note.text()))
