"""What a copy for sharing holds and leaves out, line by line."""

from collections import defaultdict

import pytest

from vmo_desktop.workshop.sharing import Shared, left_out_words, staying_words

ALWAYS = "the frame with the facilitator's name, the agenda, the words of the pack, the settings"
BEHIND = {
    "participant": ("1 participant, with PIN, interests and support",
                    "1,200 participants, with their PINs, interests and support"),
    "round": ("1 round, with its questions and every vote of it",
              "1,200 rounds, with their questions and every vote of them"),
    "dissent": ("1 recorded dissent", "1,200 recorded dissents"),
    "rating": ("1 rating of the road by one respondent", "1,200 ratings of the road by single respondents"),
    "note": ("1 note or decision of the day", "1,200 notes and decisions of the day"),
}  # fmt: skip
ALONG = {
    "initiative": ("1 initiative, with its owner and sponsor", "1,200 initiatives, with their owners and sponsors"),
    "driver": ("1 value driver, with scale and weight", "1,200 value drivers and groups, with scales and weights"),
    "agreed_score": ("1 agreed score, with its rationale", "1,200 agreed scores, with their rationales"),
    "scenario": (
        "1 scenario, with limits, reasons and approval",
        "1,200 scenarios, with limits, reasons and approvals",
    ),
    "cash_line": ("1 line of money, with its estimator", "1,200 lines of money, with their estimators"),
    "benefit": ("1 benefit", "1,200 benefits"),
    "kpi": ("1 KPI, with its readings", "1,200 KPIs, with their readings"),
    "review": ("1 review", "1,200 reviews"),
    "lesson": ("1 lesson", "1,200 lessons"),
    "win": ("1 win", "1,200 wins"),
    "stakeholder": ("1 stakeholder, with influence and attitude", "1,200 stakeholders, with influence and attitude"),
    "action": ("1 action of the plan", "1,200 actions of the plan"),
    "stream": ("1 value stream", "1,200 value streams"),
}


def _shared(steps: int = 0, notes: int = 0, **rows: int) -> Shared:
    return Shared(defaultdict(int, rows), steps, notes)


def test_of_an_empty_workshop_nothing_stays_behind() -> None:
    assert left_out_words(_shared()) == ()
    assert staying_words(_shared()) == (ALWAYS,)


@pytest.mark.parametrize("table", [*BEHIND, *ALONG])
def test_each_kind_is_counted_on_its_side_alone(table: str) -> None:
    for count, place in ((1, 0), (1200, 1)):
        shared = _shared(**{table: count})
        assert left_out_words(shared) == ((BEHIND[table][place],) if table in BEHIND else ())
        assert staying_words(shared) == ((ALONG[table][place], ALWAYS) if table in ALONG else (ALWAYS,))


def test_the_history_and_notes_stay_behind() -> None:
    assert left_out_words(_shared(1, 1)) == (
        "the history: 1 step, and what was deleted or changed before",
        "1 note or prompt beside an initiative, scenario, benefit or the like",
    )
    assert left_out_words(_shared(1200, 2)) == (
        "the history: 1,200 steps, and what was deleted or changed before",
        "2 notes and prompts beside initiatives, scenarios, benefits and the like",
    )
