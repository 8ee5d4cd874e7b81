"""What the Discuss page says about votes, in words."""

from collections.abc import Sequence
from math import floor, log10

import numpy as np
from PySide6.QtCore import QCoreApplication

from vmo_desktop.charts.agreement_look import agreement_word
from vmo_desktop.domain.consensus import Agreement
from vmo_desktop.domain.discussion import Outlook
from vmo_desktop.domain.discussion_trials import Stakes
from vmo_desktop.ui.filled import filled
from vmo_desktop.ui.number_text import decimal_text, number_text
from vmo_desktop.workshop.discussion_queue import DiscussionQueue, QueueLine
from vmo_desktop.workshop.results import shown_name
from vmo_desktop.workshop.revealed_votes import RevealedVotes
from vmo_desktop.workshop.scenario_problem import Lacks
from vmo_desktop.workshop.snapshot import Snapshot

Place = tuple[int, int]
"""Row and column of a cell."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Discussion", text)


def percent_text(share: float) -> str:
    """A share in whole percent; a small one is not nothing."""
    if 0 < share < 0.01:
        return _tr("less than 1 %")
    return _tr("{share} %").format(share=decimal_text(100 * share, 0))


def score_text(score: float) -> str:
    """A score or median; what lies between levels keeps two decimals, a small one two digits that are not zero."""
    size = abs(score)
    return number_text(round(score, 1 - floor(log10(size)) if 0 < size < 0.1 else 2))


def range_text(votes: RevealedVotes, cell: Place) -> str:
    """From the lowest to the highest vote that counts."""
    low, high = votes.in_unit_of(np.array([votes.consensus.low[cell], votes.consensus.high[cell]]), cell[1])
    if low == high:
        return _tr("all {score}").format(score=score_text(float(low)))
    return _tr("{low} to {high}").format(low=score_text(float(low)), high=score_text(float(high)))


def agreement_text(votes: RevealedVotes, cell: Place) -> str:
    """How far the votes on a cell agree: "Split 2 | 3" or "Apart, 0 to 4"."""
    agreement = Agreement(int(votes.consensus.agreement[cell]))
    word = agreement_word(agreement)
    word = word[:1].upper() + word[1:]
    camps = votes.camps(*cell)
    if camps is not None:
        return f"{word} {len(camps[0])} | {len(camps[1])}"
    if not votes.consensus.count[cell]:
        return _tr("Nobody voted")
    return f"{word}, {range_text(votes, cell)}"


def why_text(queue: DiscussionQueue, line: QueueLine) -> str:
    """Why a cell stands where it does in the queue: "Split 2 | 3; decides whether A or B is funded (34 %)"."""
    said = agreement_text(queue.votes, (line.row, line.column))
    return f"{said}; {stake_text(queue, line)}"


def brief_stake_text(queue: DiscussionQueue, line: QueueLine) -> str:
    """What a cell decides, where its own initiative and the chance stand beside it already."""
    if line.is_accepted or not line.chance or not line.decides:
        return stake_text(queue, line)
    if queue.is_in_parts(line.row):
        return _tr("how far this is funded")
    others = [row for row in line.decides if row != line.row]
    name = shown_name(queue.results.snapshot.initiatives[others[0]]) if others else ""
    if line.row not in line.decides:
        return _tr("whether %1 is funded").replace("%1", name)
    return _tr("this or %1").replace("%1", name) if others else _tr("whether this is funded")


def stake_text(queue: DiscussionQueue, line: QueueLine) -> str:
    """What resolving a cell can do."""
    snapshot = queue.results.snapshot
    if line.is_accepted:
        return _tr("accepted: {score}").format(score=score_text(float(snapshot.scores[line.row, line.column])))
    weight = float(queue.of.weights[line.row, line.column])
    if not weight > 0:
        return _tr("without weight")
    if queue.is_settled:
        return _tr("cannot change what is funded")
    if line.chance is None or queue.stakes is None:
        return _tr("{weight} of the weight").format(weight=percent_text(weight))
    if not line.chance:
        return _tr("changed nothing in {number} trials").format(number=queue.stakes.trials)
    names = [shown_name(snapshot.initiatives[row]) for row in line.decides]
    chance = percent_text(line.chance)
    if queue.is_in_parts(line.row):
        text = _tr("decides how far %1 is funded (%2)")
        return filled(text, shown_name(snapshot.initiatives[line.row]), chance)
    if len(names) > 1:
        text = _tr("decides whether %1 or %2 is funded (%3)")
        return filled(text, names[0], names[1], chance)
    return filled(_tr("decides whether %1 is funded (%2)"), names[0], chance)


def why_empty_text(snapshot: Snapshot) -> str:
    """Why there is nothing to discuss yet, and what to do."""
    if any(each.weight_set_id is None for each in snapshot.rounds):
        return _tr(
            "The votes are still secret. Close the round and reveal it: "
            "then this page says which few disagreements can change what is funded."
        )
    return _tr(
        "Nobody has voted yet. Open a round, let everybody score alone, and reveal it: "
        "then this page says which few disagreements can change what is funded."
    )


def state_text(queue: DiscussionQueue, lines: Sequence[QueueLine]) -> str:
    """Whether the room can stop, and else what is left to discuss."""
    if queue.contest is None:
        return _tr("Without a budget nothing tells what is funded: the cells are in the order of spread times weight.")
    if queue.is_approved:
        text = _tr("You can stop here: the scenario %1 is approved, and no score changes what it funds.")
        return text.replace("%1", queue.scenario.name)
    if queue.of.is_of_money:
        text = _tr(
            "You can stop here: the scenario %1 makes net present value large, and no score changes what it funds."
        )
        return text.replace("%1", queue.scenario.name)
    if queue.is_settled:
        return _tr("You can stop here: no open cell can change what is funded.")
    if queue.stakes is not None and queue.stakes.outlook is Outlook.IMPOSSIBLE:
        text = _tr(
            "No portfolio meets all conditions of the scenario %1: the cells are in the order of spread times weight."
        )
        return text.replace("%1", queue.scenario.name)
    if queue.stakes is None or not queue.stakes.trials:
        return _tr("Working out what the open cells can change …")
    return _trials_text(queue.stakes, [line for line in lines if not line.is_accepted])


def _trials_text(stakes: Stakes, still_open: Sequence[QueueLine]) -> str:
    decisive = sum(1 for line in still_open if line.chance)
    text = _tr("Discuss from the top: {decisive} of {open} open cells changed what is funded in {trials} trials.")
    if not decisive and stakes.outlook is Outlook.UNPROVEN:
        text = _tr(
            "None of {open} open cells changed what is funded in {trials} trials; "
            "that none can is not proven while an initiative with open cells is funded in part."
        )
    elif not decisive:
        text = _tr("What is funded can still change, but in none of {trials} trials one of {open} open cells did it.")
    return text.format(decisive=decisive, open=len(still_open), trials=stakes.trials)


def rest_text(queue: DiscussionQueue) -> str:
    """Which portfolio is meant where there are several, and how many initiatives cannot be in it."""
    said = []
    if queue.contest is not None and len(queue.results.snapshot.choice.scenarios) > 1:
        said.append(_tr("What is funded is the portfolio of the scenario %1.").replace("%1", queue.scenario.name))
    count = sum(1 for lack in queue.of.lacking if lack is Lacks.VALUE)
    if count == 1:
        said.append(_tr("One initiative has cells without any score; it cannot be funded."))
    elif count:
        text = _tr("{count} initiatives have cells without any score; they cannot be funded.")
        said.append(text.format(count=count))
    return " ".join(said)


def names_text(votes: RevealedVotes, people: Sequence[int]) -> str:
    """Some people by name."""
    return ", ".join(votes.people[place].name for place in people)


def speakers_text(votes: RevealedVotes, cell: Place) -> str:
    """Who explains a vote first, each with the vote."""
    first = votes.speakers(*cell)
    if not first:
        return _tr("Nobody is far from the median.") if votes.consensus.count[cell] > 1 else ""
    said = [f"{votes.people[each].name} ({score_text(float(votes.scores[each, *cell]))})" for each in first]
    return _tr("First to speak: {names}").format(names=", ".join(said))


def camps_text(votes: RevealedVotes, cell: Place) -> str:
    """Who stands in which camp; empty where the room is not split."""
    camps = votes.camps(*cell)
    if camps is None:
        return ""
    said = []
    for camp in camps:
        scores = sorted({float(votes.scores[each, *cell]) for each in camp})
        ends = score_text(scores[0]) if len(scores) == 1 else f"{score_text(scores[0])}-{score_text(scores[-1])}"
        said.append(f"{ends}: {names_text(votes, camp)}")
    return _tr("Two camps. {low} · {high}").format(low=said[0], high=said[1])


def reasons_text(votes: RevealedVotes, cell: Place) -> str:
    """What people wrote beside their votes, a line each; empty where nobody did."""
    said = []
    for place, reason in votes.reasons(*cell):
        score = float(votes.scores[place, *cell])
        vote = _tr("no opinion") if np.isnan(score) else score_text(score)
        said.append(f"{votes.people[place].name} ({vote}): {reason}")
    return "\n".join(said)


def movement_text(votes: RevealedVotes, cell: Place) -> str:
    """What moved since the round before that asked for the cell; empty where there is none."""
    former = votes.before(*cell)
    if former is None:
        return ""
    text = _tr("Since {round}: median {before} → {now}; votes were {range}.")
    return text.format(
        round=former.round_of(*cell).name,
        before=score_text(float(former.medians[cell])),
        now=score_text(float(votes.medians[cell])),
        range=range_text(former, cell),
    )


def owners_text(votes: RevealedVotes, cell: Place) -> str:
    """Which votes are owners' on their own initiative, and what the result is the other way; empty without."""
    row, column = cell
    owners = [place for place in range(len(votes.people)) if votes.is_owner[place, row]]
    owners = [place for place in owners if not np.isnan(votes.scores[place, row, column])]
    if not owners:
        return ""
    other = float(votes.in_unit_of(votes.other_consensus.median[cell], column))
    word = agreement_word(Agreement(int(votes.other_consensus.agreement[cell])))
    is_left_out = votes.snapshot.room.leaves_out_owners
    text = _tr("Owner, left out: {names}. Counted, the median were {median} ({word}).")
    if not is_left_out:
        text = _tr("Owner, counted: {names}. Left out, the median were {median} ({word}).")
    if np.isnan(other):
        text = _tr("Owner: {names}. There are no other votes.")
    return text.format(names=names_text(votes, owners), median=score_text(other), word=word)


def votes_text(votes: RevealedVotes, cell: Place) -> str:
    """Every vote by name, as it is read out."""
    row, column = cell
    said = []
    for place, person in enumerate(votes.people):
        score = votes.scores[place, row, column]
        if not np.isnan(score):
            said.append(f"{person.name} {score_text(float(score))}")
    return ", ".join(said)
