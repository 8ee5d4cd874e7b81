"""Every part of the pages that have parts, shown one after the other."""

from collections.abc import Iterator

from tests.ui.fitting import settle
from vmo_desktop.ui.main_window import MainWindow
from vmo_desktop.ui.panels.uses_panel import UsesPanel
from vmo_desktop.ui.parted_panel import PartedPanel
from vmo_desktop.ui.reviews_page import LESSONS_PART, REVIEWS_PART, WINS_PART, ReviewsPage

LIST, USES, FUNDING, DEPENDENCIES = range(4)


def initiatives_stage(window: MainWindow) -> PartedPanel:
    """The stage, shown."""
    window.workbench.area.show_page("initiatives")
    page = window.workbench.area.page("initiatives")
    assert isinstance(page, PartedPanel)
    return page


def shown_parts(window: MainWindow) -> Iterator[str]:
    """Show each part, and each of its own parts, and give what it is called."""
    page = initiatives_stage(window)
    for place in (USES, FUNDING, DEPENDENCIES, LIST):
        page.show_part(place)
        settle()
        part = page.part(place)
        yield type(part).__name__
        if isinstance(part, UsesPanel):
            part.parts.choose(1)
            part.resources.setFocus()
            settle()
            yield "the resources of UsesPanel"
            part.parts.choose(0)
    window.workbench.area.show_page("reviews")
    back = window.workbench.area.page("reviews").findChild(ReviewsPage)
    assert back is not None
    for place in (LESSONS_PART, WINS_PART, REVIEWS_PART):
        back.show_part(place)
        settle()
        yield type(back.part(place)).__name__
