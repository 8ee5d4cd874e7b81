"""The commands that show a page which is no stage."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from vmo_desktop.ui.command import Command, Menu, When


def _tr(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Actions", text))


PAGE_ACTIONS: tuple[Command, ...] = (
    Command("page.frontier", _tr("&Frontier"), Menu.WORKSHOP, "page.frontier",
            _tr("The most value for every amount of money"), icon="frontier", when=When.OPEN, starts_section=True,
            submenu="pages"),
    Command("page.balance", _tr("&Balance"), Menu.WORKSHOP, "page.balance",
            _tr("Where the money goes: by class, by driver and by year"), icon="balance", when=When.OPEN,
            submenu="pages"),
    Command("page.finance", _tr("F&inance"), Menu.WORKSHOP, "page.finance",
            _tr("What initiatives and portfolios cost and bring over time, and how sure that is"), icon="finance",
            when=When.OPEN, submenu="pages"),
    Command("page.scenarios", _tr("&Scenarios"), Menu.WORKSHOP, "page.scenarios",
            _tr("Compare ways to choose, and approve one"), icon="choose", when=When.OPEN, submenu="pages"),
    Command("page.sensitivity", _tr("S&ensitivity"), Menu.WORKSHOP, "page.sensitivity",
            _tr("What another weight or score would change"), icon="sensitivity", when=When.OPEN, submenu="pages"),
    Command("page.robustness", _tr("&Robustness"), Menu.WORKSHOP, "page.robustness",
            _tr("How sure the portfolio is while weights and scores may vary"), icon="robustness", when=When.OPEN,
            submenu="pages"),
    Command("page.benefits", _tr("Be&nefits"), Menu.WORKSHOP, "page.benefits",
            _tr("What value is promised, how it is seen, and who answers for it"), icon="benefits", when=When.OPEN,
            submenu="pages.value"),
    Command("page.kpis", _tr("&KPIs"), Menu.WORKSHOP, "page.kpis",
            _tr("What is measured to see whether value comes true, and its readings"), icon="kpis", when=When.OPEN,
            submenu="pages.value"),
    Command("page.roadmap", _tr("Road&map"), Menu.WORKSHOP, "page.roadmap",
            _tr("What is to be done on the road, by whom and until when"), icon="roadmap", when=When.OPEN,
            submenu="pages.road"),
    Command("page.people", _tr("Peo&ple of the road"), Menu.WORKSHOP, "page.people",
            _tr("Whom the road concerns, how they are kept informed, and what they learn"), icon="people",
            when=When.OPEN, submenu="pages.road"),
    Command("page.aspects", _tr("PM&O and VMO"), Menu.WORKSHOP, "page.aspects",
            _tr("Where the organisation stands between a PMO and a VMO, and where it wants to be"), icon="aspects",
            when=When.OPEN, submenu="pages.road"),
    Command("page.streams", _tr("Va&lue streams"), Menu.WORKSHOP, "page.streams",
            _tr("How long work takes from step to step, where it is held up, and what would change that"),
            icon="streams", when=When.OPEN, submenu="pages.road"),
    Command("page.reviews", _tr("Re&views"), Menu.WORKSHOP, "page.reviews",
            _tr("Look back at initiatives: reviews, lessons and wins"), icon="reviews", when=When.OPEN,
            submenu="pages.value"),
    Command("page.calibration", _tr("C&alibration"), Menu.WORKSHOP, "page.calibration",
            _tr("How much of what was promised came true, by driver, class and who estimated it"), icon="calibration",
            when=When.OPEN, submenu="pages.value"),
    Command("page.since", _tr("Since last &time"), Menu.WORKSHOP, "page.since",
            _tr("What changed since the workshop that this one was begun from"), icon="since", when=When.OPEN,
            submenu="pages.value"),
    Command("workshop.weights", _tr("&Weights"), Menu.WORKSHOP, "workshop.show_weights",
            _tr("Elicit the weights of the drivers by questions, together or by everybody alone"), "Ctrl+Shift+W",
            icon="weights", when=When.OPEN, submenu="pages"),
    Command("workshop.history", _tr("&History"), Menu.WORKSHOP, "workshop.show_history",
            _tr("Every step, and the ranking as it stood then"), "Ctrl+H", icon="history", when=When.OPEN,
            submenu="pages"),
)  # fmt: skip
"""In the order of their menus."""
