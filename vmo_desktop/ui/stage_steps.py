"""What a facilitator does at each stage, in a few steps, and ready agendas of a day made of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


def _tr(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Day", text))


def said(text: str) -> str:
    """A text of these tables in the user's language."""
    return QCoreApplication.translate("Day", text)


STEPS: Mapping[str, tuple[str, ...]] = {
    "frame": (
        _tr("Say what is decided today, by whom, and with how much money."),
        _tr("Say what is out of scope, and who decides where the room cannot."),
        _tr("Agree on the rule: first everybody alone and blind, then talk."),
    ),
    "drivers": (
        _tr("Read each driver aloud: can it be measured, and does it tell initiatives apart?"),
        _tr("Take a clear winner and a clear loser: which driver is missing between them?"),
        _tr("Anchor every level with a statement before anybody weighs anything."),
    ),
    "weights": (
        _tr("Let everybody rank the drivers on paper first."),
        _tr("Ask for the swing: of all steps from worst to best, which would you take first?"),
        _tr("Name the judgement that contradicts the others most, and ask once more."),
    ),
    "initiatives": (
        _tr("One minute for each: what it delivers, for whom, by when."),
        _tr("Answer questions of fact; worth comes later."),
        _tr("Mark what is mandatory, and write down why."),
    ),
    "vote": (
        _tr("Score two initiatives together first, so that the levels mean the same to all."),
        _tr("For each driver begin with the strongest, so that the top is not spent too early."),
        _tr("Everybody votes alone, driver by driver; nobody sees a vote before the reveal."),
    ),
    "discuss": (
        _tr("Take the queue from its top: the highest and the lowest vote give their reasons first."),
        _tr("Two minutes for each cell; then accept a score, or vote on it once more."),
        _tr("Write down the reason, and dissent by name where somebody wishes it."),
        _tr("Stop when no open cell can change the portfolio."),
    ),
    "score": (
        _tr("Take one driver at a time and read its levels aloud."),
        _tr("Write down why wherever the room hesitated."),
    ),
    "rank": (
        _tr("Look at the line first: who is just above, who is just below?"),
        _tr("Ask what looks wrong: is it a missing driver, a weight or a score?"),
        _tr("What is put above the line by hand needs a reason."),
    ),
    "choose": (
        _tr("Compare with the ranking: what does the best portfolio take that the line leaves, and why?"),
        _tr("A force needs a reason and a name; read its price aloud."),
        _tr("Ask everybody how far they support it before it is approved."),
    ),
    "scenarios": (
        _tr("Begin with the scenarios of the loudest objections: do they choose anything else?"),
        _tr("Read aloud what is funded in all of them; talk only about the rest."),
        _tr("Ask each person by name how far they support it, and write down why not."),
    ),
    "frontier": (
        _tr("Find your proposal P first: what would B bring for the same money, and what would C save?"),
        _tr("Look where the curve bends: beyond, more money brings little."),
        _tr("Take a point to either side of the budget and read what comes and what goes."),
    ),
    "balance": (
        _tr("Read the largest and the smallest bar of each kind aloud: is that what the strategy says?"),
        _tr("Where a diamond stands far from its bar, ask whether the weight or the money is wrong."),
        _tr("If a class or a year should have less or more, set a limit on it and look at what it costs."),
    ),
    "finance": (
        _tr("Ask of each benefit: who says so, and what would the low case be?"),
        _tr("Read the chance of loss aloud, and the widest bar of the tornado: what would make it surer?"),
        _tr("Keep what is no money apart: name it beside the sum, never in it."),
    ),
    "sensitivity": (
        _tr("Ask first which weight the room doubts most, and sweep that one."),
        _tr("Read aloud how far the weight may move until the portfolio changes, and what then comes and goes."),
        _tr("Ask whether anybody would defend the smallest change that turns the result; if not, go on."),
    ),
    "robustness": (
        _tr("Read aloud what is safe: it needs no more debate today."),
        _tr("Take the contested ones in turn: which driver decides, and who in the room weighs it so?"),
        _tr("Compare what each would fund alone: the common core is where the room agrees."),
    ),
    "pack": (
        _tr("Read the first page aloud."),
        _tr("Ask everybody: do you support it, accept it, or object, and why?"),
        _tr("Agree on owners, dates, and the day of the review."),
    ),
    "follow": (
        _tr("Read the portfolio's progress aloud, then the bar that is furthest behind."),
        _tr("Ask its owner what is in the way, and who can clear it."),
        _tr("Ask for the readings that are overdue, by name and day."),
    ),
    "benefits": (
        _tr("For each benefit: what will somebody see or count that is not there today?"),
        _tr("Why would it come from this initiative, and not by itself?"),
        _tr("Name the person who answers for it; without one it is a hope."),
    ),
    "kpis": (
        _tr("For every promise: what would you see, count or be paid if it came true?"),
        _tr("Agree on baseline, target, day and owner; then freeze them."),
        _tr("Type each reading as it is told, with a note of what it leaves out."),
    ),
    "reviews": (
        _tr("Read aloud what was promised and what the KPIs say, before anybody explains."),
        _tr("Ask why until the answer is something that can be changed; the work is looked at, never the person."),
        _tr("Give each change an owner and a day, write down one lesson, and name a win."),
    ),
    "calibration": (
        _tr("Read the first line aloud: how much of what we promised came true?"),
        _tr("Ask without blame what the driver or class furthest left of the line has in common."),
        _tr("Take the ranges into the next estimates; leave out where there are too few."),
    ),
    "since": (
        _tr("Begin the day here: what is new, what is gone, and what came of what we funded?"),
        _tr("Where cost has grown: ask what was not known then."),
        _tr("Then score anew; nobody has to defend an old score."),
    ),
    "road": (
        _tr("Read a level's evidence aloud; ask who has seen it, where and when."),
        _tr("Rate alone first, then compare: the widest gap between two people is the best talk."),
        _tr("Give the largest gap an owner, a first action and a day."),
    ),
    "roadmap": (
        _tr("Read the overdue actions aloud: what is in the way, and who clears it until when?"),
        _tr("An action without an owner and a day is a wish: give it both, or delete it."),
        _tr("Look at the next three months only: is anybody named more than twice?"),
    ),
    "people": (
        _tr("Ask who can stop this, and who has not been spoken to yet."),
        _tr("For each who resists: what would they lose, and who do they listen to?"),
        _tr("Agree on one message, one channel and one messenger for each."),
    ),
    "aspects": (
        _tr("Read both ends of an aspect aloud; let everybody place today alone, then compare."),
        _tr("Ask for an example of last month that shows it."),
        _tr("Set the target for the end of the road, and take up the longest way first."),
    ),
    "streams": (
        _tr("Walk the stream backwards with those who do the work; write down what is, not what the rule says."),
        _tr("Ask before each step: how long does one piece of work lie here? Then read flow efficiency aloud."),
        _tr("Start at the bottleneck: which initiative improves it, and what will its times be then?"),
    ),
}
"""The steps of each stage, by the id of its page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a ready agenda; `stage` is a page of the window or empty."""

    title: str
    minutes: float
    stage: str = ""
    prompt: str = ""

    def values(self) -> Mapping[str, object]:
        """As a part of the agenda, in the user's language."""
        prompt = said(self.prompt) if self.prompt else ""
        return {"title": said(self.title), "minutes": self.minutes, "stage": self.stage, "prompt": prompt}


_WELCOME = _tr("Open with the question and the money. Who is missing, and who speaks for them?")
_DRIVERS = _tr("Were the drivers sent round before? Then ask only: what is missing, what is double?")
_WEIGHTS = _tr("A driver on which all are alike deserves little weight, however important it sounds.")
_PITCHES = _tr("Keep to the minute. Whoever sells is asked for a fact.")
_TOGETHER = _tr("Choose one strong and one weak initiative that everybody knows.")
_VOTE = _tr("Ask for quiet. Which hat does each wear: the department's or the whole house's?")
_DISCUSS = _tr("Outliers speak, the others ask. Nobody has to give in.")
_AGAIN = _tr("Only the cells that the talk has moved.")
_RANK = _tr("Say aloud what the last initiative above the line pushes out.")
_CHECK = _tr("Who would be unhappy with this list tomorrow, and why?")
_CLOSE = _tr("Read each decision back before the room breaks up.")

HALF_DAY = (
    Part(_tr("Welcome and frame"), 10, "frame", _WELCOME),
    Part(_tr("Value drivers and their scales"), 15, "drivers", _DRIVERS),
    Part(_tr("Weights"), 20, "weights", _WEIGHTS),
    Part(_tr("Two initiatives together"), 10, "vote", _TOGETHER),
    Part(_tr("Blind vote"), 40, "vote", _VOTE),
    Part(_tr("Break"), 15),
    Part(_tr("Reveal and discussion"), 60, "discuss", _DISCUSS),
    Part(_tr("The budget line"), 35, "rank", _RANK),
    Part(_tr("Decisions, owners, support"), 20, "pack", _CLOSE),
)
"""A morning for a room that has read the initiatives before."""

FULL_DAY = (
    Part(_tr("Welcome and frame"), 20, "frame", _WELCOME),
    Part(_tr("Value drivers and their scales"), 40, "drivers", _DRIVERS),
    Part(_tr("Weights"), 40, "weights", _WEIGHTS),
    Part(_tr("Break"), 15),
    Part(_tr("The initiatives, a minute each"), 45, "initiatives", _PITCHES),
    Part(_tr("Two initiatives together"), 15, "vote", _TOGETHER),
    Part(_tr("Blind vote"), 60, "vote", _VOTE),
    Part(_tr("Lunch"), 45),
    Part(_tr("Reveal and discussion"), 75, "discuss", _DISCUSS),
    Part(_tr("Second vote where it matters"), 20, "vote", _AGAIN),
    Part(_tr("Break"), 15),
    Part(_tr("The budget line"), 40, "rank", _RANK),
    Part(_tr("What looks wrong?"), 25, "rank", _CHECK),
    Part(_tr("Decisions, owners, support"), 25, "pack", _CLOSE),
)
"""A whole day for a room that meets the initiatives for the first time."""
