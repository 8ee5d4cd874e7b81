"""The Discuss stage as a facilitator works through it."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.room import PEOPLE, cells_of, make_big_room, make_room, vote
from tests.ui.keyboard import shown
from tests.waits import LONG_WAIT_MS
from vmo_desktop.ui.discussion_words import score_text
from vmo_desktop.ui.editors.discussion_lists import GROUPS, MAP, QUEUE
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.queue_model import QueueColumn
from vmo_desktop.ui.panels.discuss_panel import DiscussPanel
from vmo_desktop.ui.portfolio_desk import desk_of
from vmo_desktop.ui.selection import Selection
from vmo_desktop.workshop.ops.ballots import FilledBallot, Voted, take_in
from vmo_desktop.workshop.ops.frame import set_budget
from vmo_desktop.workshop.ops.participants import edit_participant, set_interests
from vmo_desktop.workshop.ops.rounds import close_round, open_round, reveal_round
from vmo_desktop.workshop.ops.scenarios import duplicate_scenario
from vmo_desktop.workshop.room_rows import Way
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """A, B and C of the same cost, of which the budget pays two; nobody has voted."""
    with make_room(tmp_path / "room.vmo") as workshop:
        yield workshop


@pytest.fixture
def live(workshop: Workshop, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    live = LiveWorkshop(workshop)
    yield live
    live.deleteLater()


def _split(workshop: Workshop) -> int:
    """C on Growth decides between B and C; A on Trust differs without consequence; the rest is agreed."""
    return vote(
        workshop,
        {name: [4, 3 + place % 2, 2, 2, 1 + 2 * (place % 2), 2] for place, name in enumerate(PEOPLE)},
        name="Round 1",
    )


def _panel(qtbot: QtBot, live: LiveWorkshop, *, width: int = 1180, height: int = 640) -> DiscussPanel:
    panel = DiscussPanel(live, Selection(live))
    shown(qtbot, panel, width=width, height=height)
    settle(qtbot, panel)
    return panel


def settle(qtbot: QtBot, panel: DiscussPanel) -> None:
    """Wait for the first order."""
    qtbot.waitUntil(lambda: panel.queue is None or panel.queue.is_ordered, timeout=LONG_WAIT_MS)


def _is_working(panel: DiscussPanel) -> bool:
    return panel.task.is_running


def _lines(panel: DiscussPanel) -> list[list[str]]:
    model = panel.lists.queue_model
    return [[model.text(each, column) for column in QueueColumn] for each in model.ids]


def test_the_decisive_cell_comes_first_and_says_why(qtbot: QtBot, workshop: Workshop, live: LiveWorkshop) -> None:
    _split(workshop)
    panel = _panel(qtbot, live)
    qtbot.waitUntil(lambda: panel.queue is not None and panel.queue.is_refined, timeout=LONG_WAIT_MS)
    first, second = _lines(panel)
    assert first[:3] == ["C", "Growth", "Split 2 | 2"]
    assert first[QueueColumn.DECIDES] == "this or B"
    assert second == ["A", "Trust", "Close, 3 to 4", "0 %", "changed nothing in 200 trials"]
    assert panel.card.title.whole_text == "C"
    assert panel.card.stake.text().startswith("Decides whether C or B is funded (")
    assert "Discuss from the top: 1 of 2 open cells" in panel.lists.state.text()


def test_accepting_goes_on_to_the_next_and_says_when_the_room_can_stop(
    qtbot: QtBot, workshop: Workshop, live: LiveWorkshop
) -> None:
    _split(workshop)
    panel = _panel(qtbot, live)
    assert panel.card.accept.text() == "Accept 2"
    panel.card.score.setText("3")
    assert panel.card.accept.text() == "Accept 3"
    QTest.keyClick(panel.card.score, Qt.Key.Key_Return)
    assert live.snapshot.agreed_scores[3, 1].value == 3.0
    settle(qtbot, panel)
    assert panel.lists.state.text() == "You can stop here: no open cell can change what is funded."
    assert panel.card.title.whole_text == "A"
    assert _lines(panel)[1][QueueColumn.DECIDES] == "accepted: 3"
    live.undo()
    settle(qtbot, panel)
    assert "You can stop" not in panel.lists.state.text()


def test_a_score_outside_the_votes_asks_for_a_reason(qtbot: QtBot, workshop: Workshop, live: LiveWorkshop) -> None:
    _split(workshop)
    panel = _panel(qtbot, live)
    panel.card.score.setText("4")
    panel.card.accept.click()
    assert "lies outside the votes" in panel.notice.text
    assert panel.card.reason.hasFocus()
    panel.card.reason.setText("The contract is signed")
    QTest.keyClick(panel.card.reason, Qt.Key.Key_Return)
    assert live.snapshot.agreed_scores[3, 1].rationale == "The contract is signed"
    assert not panel.notice.is_refusal


def test_what_is_no_score_is_refused_in_words(qtbot: QtBot, workshop: Workshop, live: LiveWorkshop) -> None:
    _split(workshop)
    panel = _panel(qtbot, live)
    panel.card.score.setText("nine")
    panel.card.accept.click()
    assert "nine" in panel.notice.text
    assert not live.snapshot.agreed_scores


def test_all_close_cells_are_accepted_at_once(qtbot: QtBot, workshop: Workshop, live: LiveWorkshop) -> None:
    _split(workshop)
    panel = _panel(qtbot, live)
    assert panel.head.close_button.text() == "Accept all 5 close ones"
    panel.head.close_button.click()
    assert len(live.snapshot.acceptances) == 5
    assert not panel.head.close_button.isEnabled()
    assert panel.head.close_button.text() == "No close ones to accept"
    assert panel.notice.text == "5 scores are accepted."
    live.undo()
    assert not live.snapshot.acceptances


def test_the_card_names_camps_owners_and_who_speaks_first(qtbot: QtBot, workshop: Workshop, live: LiveWorkshop) -> None:
    _split(workshop)
    live.do(set_interests(workshop.snapshot.participants[1].id, [3]))
    panel = _panel(qtbot, live)
    assert "Two camps. 1: Ana Lima, Cem Kaya · 3: Ben Otto, Dua Rahim" in panel.card.details.text()
    assert "Owner, counted: Ben Otto. Left out, the median were 1 (apart)." in panel.card.details.text()
    assert panel.card.strip.accessibleName() == "Votes: Ana Lima 1, Ben Otto 3, Cem Kaya 1, Dua Rahim 3"
    panel.head.owners.click()
    assert live.snapshot.room.leaves_out_owners
    assert "Owner, left out: Ben Otto. Counted, the median were 2 (split)." in panel.card.details.text()
    assert panel.card.first.text() == "First to speak: Dua Rahim (3)"


def test_what_people_wrote_beside_the_votes_that_count_is_told(
    qtbot: QtBot, workshop: Workshop, live: LiveWorkshop
) -> None:
    cell = cells_of(workshop)[4]
    for name, words in (("Round 1", ("too early", "")), ("Round 2", ("", "the contract\nis signed"))):
        workshop.do(open_round(name, [cell[0]], [cell[1]]))
        asked = workshop.snapshot.rounds[-1].id
        for person, score, said in zip(workshop.snapshot.participants, (1.0, 3.0), words, strict=False):
            workshop.do(take_in(asked, person.id, FilledBallot({cell: Voted(score, said)}), way=Way.LAPTOP))
        workshop.do(close_round(asked))
        workshop.do(reveal_round(asked))
    panel = _panel(qtbot, live)
    panel.lists.picked.emit((2, 0))
    assert "Ben Otto (3): the contract is signed" in panel.card.details.text()
    assert "too early" not in panel.card.details.text()
    panel.choose_round(workshop.snapshot.rounds[0].id)
    assert "Ana Lima (1): too early" in panel.card.details.text()


def test_movement_between_rounds_is_told_and_each_round_can_be_chosen(
    qtbot: QtBot, workshop: Workshop, live: LiveWorkshop
) -> None:
    first = _split(workshop)
    vote(workshop, {PEOPLE[0]: [3.0], PEOPLE[1]: [3.0]}, cells_of(workshop)[4:5], name="Round 2")
    panel = _panel(qtbot, live)
    panel.lists.picked.emit((2, 0))
    assert "Since Round 1: median 2 → 3; votes were 1 to 3." in panel.card.details.text()
    panel.choose_round(first)
    assert [line[:2] for line in _lines(panel)] == [["A", "Trust"]], "C has newer votes"
    panel.lists.picked.emit((2, 0))
    assert "median 2" in panel.card.facts.text()


def test_the_heat_map_and_the_groups_lead_to_the_cell_by_keyboard(
    qtbot: QtBot, workshop: Workshop, live: LiveWorkshop
) -> None:
    _split(workshop)
    panel = _panel(qtbot, live)
    panel.parts.choose(MAP)
    grid, model = panel.lists.map_table.grid, panel.lists.map_model
    assert model.text(3, 1) == "2 | 2"
    assert model.data(model.index(2, 1), Qt.ItemDataRole.AccessibleTextRole) == "C, Growth, Split 2 | 2, median 2"
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Up)
    assert panel.card.title.whole_text == "B"
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert panel.card.accept.hasFocus()
    panel.parts.choose(GROUPS)
    groups = panel.lists.group_model
    titles = [column.title for column in groups.columns()]
    assert titles == ["Initiative", "Driver", "Executives", "Project managers", "Difference"]
    assert [groups.text(groups.ids[0], column) for column in range(5)] == ["A", "Growth", "4", "4", "0"]


def test_the_largest_difference_between_groups_comes_first(
    qtbot: QtBot, workshop: Workshop, live: LiveWorkshop
) -> None:
    vote(workshop, {name: [2, 2, 2, 1 + place // 2 * 2, 2, 2] for place, name in enumerate(PEOPLE)})
    groups = _panel(qtbot, live).lists.group_model
    assert [groups.text(groups.ids[0], column) for column in range(5)] == ["B", "Trust", "1", "3", "2"]


def test_a_dissent_is_recorded_and_withdrawn(qtbot: QtBot, workshop: Workshop, live: LiveWorkshop) -> None:
    _split(workshop)
    panel = _panel(qtbot, live)
    assert not panel.card.dissents.button.isEnabled()
    panel.parts.choose(MAP)
    panel.card.accept.click()
    panel.card.dissents.person.choose(2)
    panel.card.dissents.reason.setText("Too low")
    panel.card.dissents.button.click()
    assert [(each.participant_id, each.reason) for each in live.snapshot.dissents] == [(2, "Too low")]
    withdraw = next(
        each
        for each in panel.card.dissents.findChildren(type(panel.card.accept))
        if each.accessibleName() == "Withdraw the dissent of Ben Otto"
    )
    withdraw.click()
    assert not live.snapshot.dissents


def test_a_dissent_that_is_half_typed_does_not_go_on_to_another_cell(
    qtbot: QtBot, workshop: Workshop, live: LiveWorkshop
) -> None:
    _split(workshop)
    panel = _panel(qtbot, live)
    panel.head.close_button.click()
    panel.lists.picked.emit((0, 0))
    panel.card.dissents.reason.setText("Too low")
    panel.lists.picked.emit((0, 1))
    assert panel.card.dissents.reason.text() == ""


def test_before_the_reveal_the_page_teaches_and_shows_no_vote(
    qtbot: QtBot, workshop: Workshop, live: LiveWorkshop
) -> None:
    panel = _panel(qtbot, live)
    assert panel.queue is None
    live.do(open_round("Round 1", [1], [1]))
    live.do(close_round(1))
    assert panel.queue is None
    assert not panel.card.isVisible()


def test_without_a_budget_the_queue_says_so(qtbot: QtBot, workshop: Workshop, live: LiveWorkshop) -> None:
    _split(workshop)
    panel = _panel(qtbot, live)
    live.do(set_budget(None))
    assert panel.lists.state.text().startswith("Without a budget")
    assert _lines(panel)[0][QueueColumn.DECIDES] == "60 % of the weight"


def test_a_narrow_page_shows_the_cell_in_turn(qtbot: QtBot, workshop: Workshop, live: LiveWorkshop) -> None:
    _split(workshop)
    panel = _panel(qtbot, live, width=600)
    assert not panel.card.isVisible()
    panel.lists.queue_table.grid.setFocus()
    QTest.keyClick(panel.lists.queue_table.grid, Qt.Key.Key_Return)
    assert panel.parts.place == panel.cell_place
    assert panel.card.accept.hasFocus()
    panel.parts.choose(QUEUE)
    assert not panel.card.isVisible()


def test_a_person_of_no_group_leaves_the_groups_to_be_given(
    qtbot: QtBot, workshop: Workshop, live: LiveWorkshop
) -> None:
    _split(workshop)
    for person in workshop.snapshot.participants:
        live.do(edit_participant(person.id, {"group": ""}))
    panel = _panel(qtbot, live)
    with qtbot.waitSignal(panel.page_wanted) as wanted:
        panel.lists.people_wanted.emit()
    assert wanted.args == ["vote"]
    assert not panel.lists.group_model.ids


def test_open_cells_are_worked_out_in_the_background(qtbot: QtBot, tmp_path: Path) -> None:
    with make_big_room(tmp_path / "big.vmo", 6, 24, 4) as workshop:
        live = LiveWorkshop(workshop)
        panel = DiscussPanel(live, Selection(live))
        assert panel.lists.state.text().startswith("Working out")
        shown(qtbot, panel, width=1180, height=640)
        qtbot.waitUntil(lambda: panel.queue is not None and panel.queue.is_ordered, timeout=LONG_WAIT_MS)
        assert panel.lists.state.text().startswith("Discuss from the top")
        chances = [
            panel.lists.queue_model.number(each, QueueColumn.CHANCE) or 0.0 for each in panel.lists.queue_model.ids
        ]
        assert chances == sorted(chances, reverse=True)
        first = panel.card.cell
        qtbot.waitUntil(lambda: "in 20 trials" in panel.lists.state.text(), timeout=LONG_WAIT_MS)
        assert panel.card.cell == first, "a better order does not take the cell away that is read"
        panel.hide()
        assert not _is_working(panel), "nobody looks"
        panel.show()
        assert _is_working(panel)
        panel.close()
        live.deleteLater()


def test_the_queue_is_about_the_scenario_in_hand(qtbot: QtBot, workshop: Workshop, live: LiveWorkshop) -> None:
    _split(workshop)
    live.do(duplicate_scenario(live.snapshot.choice.scenarios[0].id, "More money", {"budget": 30.0}))
    panel = _panel(qtbot, live)
    assert "Discuss from the top" in panel.lists.state.text()
    assert "the portfolio of the scenario" in panel.lists.state.text()
    desk_of(live).take(live.snapshot.choice.scenarios[1].id)
    settle(qtbot, panel)
    assert panel.lists.state.text().startswith("You can stop here"), "there is enough for all"
    assert panel.lists.state.text().endswith("What is funded is the portfolio of the scenario More money.")


def test_a_day_of_votes_is_shown_within_a_fifth_of_a_second(qtbot: QtBot, tmp_path: Path) -> None:
    with make_big_room(tmp_path / "big.vmo", 8, 24, 6) as workshop:
        live = LiveWorkshop(workshop)
        panel = DiscussPanel(live, Selection(live))
        shown(qtbot, panel, width=1180, height=640)
        best = 1.0
        for _ in range(5):
            begin = time.process_time()
            panel.rebuild()
            panel.grab()
            best = min(best, time.process_time() - begin)
        assert best < 0.2
        live.deleteLater()


def test_enter_accepts_what_the_button_names(qtbot: QtBot, workshop: Workshop, live: LiveWorkshop) -> None:
    _split(workshop)
    panel = _panel(qtbot, live)
    panel.lists.setFocus()
    QTest.keyClick(panel.lists.queue_table.grid, Qt.Key.Key_Return)
    assert panel.card.accept.hasFocus()
    QTest.keyClick(panel.card.accept, Qt.Key.Key_Return)
    assert live.snapshot.agreed_scores[3, 1].value == 2.0


def test_a_large_room_begins_and_goes_on_with_the_most_decisive_cell(qtbot: QtBot, tmp_path: Path) -> None:
    with make_big_room(tmp_path / "big.vmo", 6, 24, 4) as workshop:
        live = LiveWorkshop(workshop)
        panel = DiscussPanel(live, Selection(live))
        shown(qtbot, panel, width=1180, height=640)
        qtbot.waitUntil(lambda: panel.queue is not None and panel.queue.is_ordered, timeout=LONG_WAIT_MS)
        model = panel.lists.queue_model
        first, second = (model.cell_at(row) for row in range(2))
        assert panel.card.cell == first
        panel.card.accept.click()
        assert panel.task.is_running, "the next cell does not wait for it"
        assert panel.card.cell == second
        panel.close()
        live.deleteLater()


@pytest.mark.parametrize(("score", "text"), [(0.0, "0"), (2.0, "2"), (2.3333, "2.33"), (0.0123, "0.012")])
def test_a_small_score_is_not_shown_as_nothing(score: float, text: str) -> None:
    assert score_text(score) == text
