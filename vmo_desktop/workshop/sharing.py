"""What a copy for sharing holds and leaves out, in words for window and command line alike."""

from vmo_desktop.store.sharing import LEFT_OUT, Shared
from vmo_desktop.translation import Texts

__all__ = ("LEFT_OUT", "Shared", "left_out_words", "staying_words")

tr = Texts("Sharing")


def left_out_words(shared: Shared) -> tuple[str, ...]:
    """What stays behind, a line each; votes are never counted, since some may still be secret."""
    rows = shared.rows
    counts = (
        (shared.steps, tr.counted(shared.steps, "the history: 1 step, and what was deleted or changed before",
                                  "the history: {n} steps, and what was deleted or changed before")),
        (rows["participant"], tr.counted(rows["participant"], "1 participant, with PIN, interests and support",
                                         "{n} participants, with their PINs, interests and support")),
        (rows["round"], tr.counted(rows["round"], "1 round, with its questions and every vote of it",
                                   "{n} rounds, with their questions and every vote of them")),
        (rows["dissent"], tr.counted(rows["dissent"], "1 recorded dissent", "{n} recorded dissents")),
        (rows["rating"], tr.counted(rows["rating"], "1 rating of the road by one respondent",
                                    "{n} ratings of the road by single respondents")),
        (rows["note"], tr.counted(rows["note"], "1 note or decision of the day", "{n} notes and decisions of the day")),
        (shared.notes, tr.counted(shared.notes, "1 note or prompt beside an initiative, scenario, benefit or the like",
                                  "{n} notes and prompts beside initiatives, scenarios, benefits and the like")),
    )  # fmt: skip
    return tuple(words for number, words in counts if number)


def staying_words(shared: Shared) -> tuple[str, ...]:
    """What goes along, a line each."""
    rows = shared.rows
    counts = (
        (rows["initiative"], tr.counted(rows["initiative"], "1 initiative, with its owner and sponsor",
                                        "{n} initiatives, with their owners and sponsors")),
        (rows["driver"], tr.counted(rows["driver"], "1 value driver, with scale and weight",
                                    "{n} value drivers and groups, with scales and weights")),
        (rows["agreed_score"], tr.counted(rows["agreed_score"], "1 agreed score, with its rationale",
                                          "{n} agreed scores, with their rationales")),
        (rows["scenario"], tr.counted(rows["scenario"], "1 scenario, with limits, reasons and approval",
                                      "{n} scenarios, with limits, reasons and approvals")),
        (rows["cash_line"], tr.counted(rows["cash_line"], "1 line of money, with its estimator",
                                       "{n} lines of money, with their estimators")),
        (rows["benefit"], tr.counted(rows["benefit"], "1 benefit", "{n} benefits")),
        (rows["kpi"], tr.counted(rows["kpi"], "1 KPI, with its readings", "{n} KPIs, with their readings")),
        (rows["review"], tr.counted(rows["review"], "1 review", "{n} reviews")),
        (rows["lesson"], tr.counted(rows["lesson"], "1 lesson", "{n} lessons")),
        (rows["win"], tr.counted(rows["win"], "1 win", "{n} wins")),
        (rows["stakeholder"], tr.counted(rows["stakeholder"], "1 stakeholder, with influence and attitude",
                                         "{n} stakeholders, with influence and attitude")),
        (rows["action"], tr.counted(rows["action"], "1 action of the plan", "{n} actions of the plan")),
        (rows["stream"], tr.counted(rows["stream"], "1 value stream", "{n} value streams")),
    )  # fmt: skip
    return (
        *(words for number, words in counts if number),
        tr("the frame with the facilitator's name, the agenda, the words of the pack, the settings"),
    )
