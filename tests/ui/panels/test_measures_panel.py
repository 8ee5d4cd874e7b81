"""Agreement of the room: empty until the reveal, then key figures, people, pairs and drivers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.small_workshop import make_small_workshop
from tests.voted_room import make_voted_room, vote
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.correlation_model import CorrelationModel
from vmo_desktop.ui.models.driver_agreement_model import DriverAgreementModel
from vmo_desktop.ui.models.fact_model import FactModel
from vmo_desktop.ui.models.profile_model import ProfileColumn, ProfileModel
from vmo_desktop.ui.panels.measures_panel import MeasuresPanel
from vmo_desktop.ui.selection import Selection
from vmo_desktop.ui.widgets.key_figure import KeyFigureTile
from vmo_desktop.workshop.ops.participants import add_participant, edit_participant
from vmo_desktop.workshop.ops.rounds import close_round, reveal_round


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_voted_room(tmp_path / "room.vmo", initiatives=8, people=4, missing=0.0) as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def panel(live: LiveWorkshop, qtbot: QtBot) -> MeasuresPanel:
    return _shown(live, qtbot)


def _shown(live: LiveWorkshop, qtbot: QtBot) -> MeasuresPanel:
    made = MeasuresPanel(live, Selection(live))
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def _texts(panel: MeasuresPanel) -> str:
    return "\n".join(sorted(label.text() for label in panel.findChildren(QLabel) if label.isVisible()))


def test_each_key_figure_says_in_a_sentence_what_it_means(panel: MeasuresPanel) -> None:
    assert len(panel.findChildren(KeyFigureTile)) == 5
    texts = _texts(panel)
    assert "on the order of the initiatives." in texts
    assert "Kendall's W (Schmidt 1997), p = 0.001" in texts
    assert "4 of 4 participants; 8 of 8 initiatives" in texts


def test_people_pairs_and_drivers_are_a_click_apart(panel: MeasuresPanel) -> None:
    for place, table in enumerate(panel.tables):
        panel.choice.button(place).click()
        assert [each.isVisible() for each in panel.tables] == [each is table for each in panel.tables]
    assert panel.people.rowCount() == 4
    assert panel.drivers.rowCount() == 6
    assert panel.pairs.index(0, 1).data() == ""
    assert panel.pairs.index(0, 2).data() == panel.pairs.index(1, 1).data()
    assert panel.pairs.headerData(1, panel.tables[1].grid.horizontalHeader().orientation()) == "AB"


def test_a_renamed_participant_is_renamed_here_too(panel: MeasuresPanel, live: LiveWorkshop) -> None:
    assert live.do(edit_participant(1, {"name": "Anna Bergman"}))
    assert panel.people.index(0, ProfileColumn.NAME).data() == "Anna Bergman"


def test_nothing_is_shown_before_a_round_is_revealed(tmp_path: Path, qtbot: QtBot) -> None:
    with make_small_workshop(tmp_path / "small.vmo") as workshop:
        live = LiveWorkshop(workshop)
        live.do(add_participant({"name": "Anna"}))
        panel = _shown(live, qtbot)
        assert "once a round of votes is revealed" in _texts(panel)
        assert panel.findChildren(KeyFigureTile) == []


def test_another_round_comes_into_the_choice_when_it_is_revealed(
    panel: MeasuresPanel, live: LiveWorkshop, qtbot: QtBot
) -> None:
    before = _texts(panel)
    assert panel.rounds.isHidden()
    round_id = vote(live.workshop, "Round 2", seed=5)
    panel.rebuild()
    qtbot.waitUntil(lambda: _texts(panel) == before)
    assert live.do(close_round(round_id))
    assert live.do(reveal_round(round_id))
    assert [panel.rounds.itemText(place) for place in range(panel.rounds.count())] == ["Round 1", "Round 2"]
    panel.show_round(round_id)
    qtbot.waitUntil(lambda: len(_texts(panel).splitlines()) == len(before.splitlines()))
    assert _texts(panel) != before


@pytest.mark.parametrize("kind", [ProfileModel, CorrelationModel, DriverAgreementModel])
def test_the_models_keep_the_rules_of_qt(
    kind: type[FactModel], panel: MeasuresPanel, qtmodeltester: ModelTester
) -> None:
    (model,) = [each for each in (panel.people, panel.pairs, panel.drivers) if isinstance(each, kind)]
    qtmodeltester.check(model)
