"""The model card: in plain words what was maximised within what, what is not known, and the model in formulas."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from vmo_desktop import __version__
from vmo_desktop.charts.robustness_words import basis_text
from vmo_desktop.report.choice_facts import ChoiceFacts
from vmo_desktop.report.choice_words import scenario_name
from vmo_desktop.report.counts import initiatives, value_drivers
from vmo_desktop.report.numbers import percent_cell
from vmo_desktop.report.pack import Pack
from vmo_desktop.report.pages.choice_page import page_head
from vmo_desktop.report.pages.model_formulas import formulas, options_table
from vmo_desktop.report.safe_text import name_in_sentence
from vmo_desktop.report.sections import Section
from vmo_desktop.report.styles import styles
from vmo_desktop.report.text import Strong, para
from vmo_desktop.translation import Texts
from vmo_desktop.workshop.choice_rows import Aim

tr = Texts("Pack")


def model(pack: Pack) -> list[Flowable]:
    """The flowables of the model card."""
    choice, look = pack.facts.choice, styles()
    flowables = page_head(pack, Section.MODEL)
    if choice is None:
        return flowables
    flowables += [para(Strong(name), f" {text}", style=look.body) for name, text in _told(pack, choice) if text]
    return [*flowables, *formulas(pack, choice), *options_table(pack, choice)]


def _told(pack: Pack, choice: ChoiceFacts) -> Sequence[tuple[str, str]]:
    return (
        (tr("What is maximised."), _aim(choice)),
        (tr("Within what."), _conditions(choice)),
        (tr("Weights."), _weights(pack, choice)),
        (tr("Data."), _data(pack, choice)),
        (tr("Method."), _method(choice)),
        (tr("What it does not know."), _unknown()),
    )


def _aim(choice: ChoiceFacts) -> str:
    what = tr("The summed value of what is funded, in points, in the scenario “{scenario}”.").format(
        scenario=scenario_name(choice)
    )
    if choice.scenario.aim is Aim.CONFIDENT_VALUE:
        what = tr(
            "The summed value times confidence of what is funded, in the scenario “{scenario}”.",
            scenario=scenario_name(choice),
        )
    if choice.of.is_of_money:
        return _of_money(choice)
    pairs = tr("Pairs that are funded together count with what they bring besides.") if choice.of.synergies else ""
    ties = tr("Among portfolios of the same value the cheapest is taken.")
    return " ".join(text for text in (what, pairs, ties) if text)


def _of_money(choice: ChoiceFacts) -> str:
    finance = choice.of.snapshot.value.finance
    return tr(
        "The summed net present value of what is funded, in {currency}, in the scenario “{scenario}”: cash lines of "
        "{periods} periods, as is likeliest, discounted at {rate} a year. Value, weights, scores and what pairs bring "
        "have no part in it. Among portfolios that are worth as much the cheapest is taken.",
        currency=choice.of.snapshot.workshop.currency or tr("money"), scenario=scenario_name(choice),
        periods=finance.periods, rate=percent_cell(finance.discount_rate),
    )  # fmt: skip


def _conditions(choice: ChoiceFacts) -> str:
    of = choice.of
    counted = (
        (len(of.limit_rows), tr.counted(len(of.limit_rows), "{n} further limit.", "{n} further limits.")),
        (
            len(of.links),
            tr.counted(
                len(of.links), "{n} dependency between initiatives.", "{n} dependencies between initiatives."
            ),
        ),
        (
            len(of.forced_in),
            tr.counted(
                len(of.forced_in), "{n} initiative is mandatory or forced in.",
                "{n} initiatives are mandatory or forced in.",
            ),
        ),
        (len(of.forced_out), tr.counted(len(of.forced_out), "{n} is forced out.", "{n} are forced out.")),
    )  # fmt: skip
    return " ".join(
        [
            tr("No budget.") if of.budget is None else tr("The budget."),
            *(text for count, text in counted if count),
            tr("An initiative is funded whole or not at all, unless it has levels or may be funded in part."),
        ]
    )


def _weights(pack: Pack, choice: ChoiceFacts) -> str:
    if choice.of.is_of_money:
        return ""
    drivers = value_drivers(len(pack.snapshot.leaves))
    names = {each.id: each.name for each in pack.snapshot.weight_sets}
    own = choice.scenario.weight_set_id
    if own is None:
        return tr("Those of the workshop on {drivers}, by class where a set is bound to it.", drivers=drivers)
    return tr("The set “{name}” on {drivers}.", name=name_in_sentence(names[own], 60), drivers=drivers)


def _data(pack: Pack, choice: ChoiceFacts) -> str:
    of = choice.of
    lacking = sum(lack is not None for lack in of.lacking)
    is_scored = pack.facts.results.is_scored
    missing = int((~is_scored).sum())
    assumed = sum(each is not None for each in of.assumptions)
    said = [
        tr("{count} with {options} ways to fund them.", count=initiatives(len(of.lacking)), options=len(of.options)),
        tr.counted(missing, "{n} of {all} scores is missing.", "{n} of {all} scores are missing.", all=is_scored.size),
        tr.counted(lacking, "{n} initiative cannot be chosen for want of a number.",
                   "{n} initiatives cannot be chosen for want of a number.") if lacking else "",
        tr.counted(assumed, "{n} initiative counts as the scenario assumes it.",
                   "{n} initiatives count as the scenario assumes them.") if assumed else "",
    ]  # fmt: skip
    return " ".join(text for text in said if text)


def _method(choice: ChoiceFacts) -> str:
    said = tr(
        "Integer programming (solver HiGHS) in VMO Desktop {version}: every portfolio is either found or ruled out, so "
        "that the best is proven, or the gap that is left is told. Value, cost and conditions of what the solver finds "
        "are computed again by the program.",
        version=__version__,
    )
    tested = choice.robustness
    if tested is None:
        return f"{said} {tr('No random numbers are drawn.')}"
    drawn = tr(
        "Robustness is tested with random numbers that are the same each time: {basis}", basis=basis_text(tested)
    )
    return f"{said} {drawn}"


def _unknown() -> str:
    return tr(
        "How sure scores, costs and weights are; anything that nobody wrote down as a driver, a limit or a dependency; "
        "that values of initiatives may not simply add up; what will change after the day of the workshop. It proves "
        "what is best by these numbers, not that the numbers are right."
    )
