"""What the recommended scenario makes large, as the pack writes it: value in points, or net present value in money."""

from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.choice_words import NOTHING
from vmo_desktop.report.numbers import Figures, plain
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.scenario_problem import ScenarioProblem

tr = Texts("Pack")

NO_MONEY = 1e-6
"""Share of the pack's unit of money below which a difference reads as none."""


def worth(figures: Figures, of: ScenarioProblem, number: float | None) -> str:
    """A number for a table."""
    return figures.money(number) if of.is_of_money else figures.value(number)


def worth_head(figures: Figures, of: ScenarioProblem) -> str:
    """Heading of such numbers."""
    return _in_unit(figures, tr("NPV")) if of.is_of_money else tr("Value")


def more_head(figures: Figures, of: ScenarioProblem) -> str:
    """Heading of how much more there would be."""
    return _in_unit(figures, tr("More NPV")) if of.is_of_money else tr("More value")


def lost_head(figures: Figures, of: ScenarioProblem) -> str:
    """Heading of how much there would be less."""
    return _in_unit(figures, tr("NPV lost")) if of.is_of_money else tr("Value lost")


def unit_said(figures: Figures, of: ScenarioProblem) -> str:
    """In what such numbers are counted, for a caption."""
    if of.is_of_money:
        return tr("Net present value in {unit}.", unit=figures.money_unit)
    return tr("Value in points.")


def is_worth(choice: ChoiceFacts, figures: Figures, gained: float) -> bool:
    """Whether a difference can be read."""
    return gained > (NO_MONEY * figures.factor if choice.of.is_of_money else NOTHING)


def gain_said(choice: ChoiceFacts, figures: Figures, gained: float) -> str:
    """An amount within a sentence."""
    if choice.of.is_of_money:
        return tr("{money} of net present value", money=figures.money_text(gained))
    return tr("{value} points of value", value=plain(gained, figures.value_decimals))


def _in_unit(figures: Figures, title: str) -> str:
    return f"{title} ({figures.money_unit})" if figures.money_unit else title
