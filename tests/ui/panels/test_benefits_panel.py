"""The page of benefits: the register with what is missing, and the map of what leads to what."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import Key, press, shown
from tests.workshop.following import make_following
from vmo_desktop.ui.cell_model import TypedCell
from vmo_desktop.ui.follow_desk import follow_desk_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.panels.benefit_map_panel import BenefitMapPanel
from vmo_desktop.ui.panels.benefits_panel import INITIATIVE, LEADS_TO, NEEDS, SERVES, BenefitsPanel
from vmo_desktop.ui.selection import Selection

STATE = 2


@pytest.fixture
def live(tmp_path: Path, qtbot: QtBot) -> Iterator[LiveWorkshop]:
    del qtbot
    with make_following(tmp_path / "w.vmo") as workshop:
        yield LiveWorkshop(workshop)


@pytest.fixture
def panel(live: LiveWorkshop, qtbot: QtBot) -> BenefitsPanel:
    made = BenefitsPanel(live, Selection(live))
    shown(qtbot, made, width=1300)
    return made


def _write(panel: BenefitsPanel, row: int, cells: dict[int, str]) -> list[str]:
    refused = panel.benefits.model.write_cells([TypedCell(row, column, text) for column, text in cells.items()])
    return [each.reason for each in refused]


def test_what_a_benefit_lacks_is_told_until_it_is_there(panel: BenefitsPanel, qtmodeltester: ModelTester) -> None:
    model = panel.benefits.model
    assert model.index(0, STATE).data() == "! no observable outcome, attribution, measure, owner"
    assert panel.said.text() == "! One benefit is incomplete."
    assert not _write(panel, 0, {3: "Fewer calls", 4: "Answers are online", 5: "calls a week", 6: "Ines"})
    assert model.index(0, STATE).data() == "✓ complete"
    assert panel.said.text() == "Every benefit has an outcome, an attribution, a measure and an owner."
    qtmodeltester.check(model)


def test_a_row_is_added_with_all_it_names_as_one_step(panel: BenefitsPanel, live: LiveWorkshop) -> None:
    step = live.workshop.step
    texts = {0: "Happier staff", INITIATIVE: "b", SERVES: "risk", NEEDS: "C; D", LEADS_TO: "less"}
    assert not _write(panel, 1, texts)
    assert live.workshop.step == step + 1
    ids = [each.id for each in live.snapshot.initiatives]
    first, added = live.snapshot.benefits
    assert (added.name, added.initiative_id, added.driver_id) == ("Happier staff", ids[1], live.snapshot.leaves[1].id)
    assert live.snapshot.value.enablers[added.id] == (ids[2], ids[3])
    assert live.snapshot.value.leads_to[added.id] == (first.id,)
    live.undo()
    assert len(live.snapshot.benefits) == 1


def test_a_round_of_benefits_is_refused(panel: BenefitsPanel, live: LiveWorkshop) -> None:
    assert not _write(panel, 1, {0: "Happier staff", INITIATIVE: "B", LEADS_TO: "Less to answer"})
    (why,) = _write(panel, 0, {LEADS_TO: "Happier staff"})
    assert "would lead to itself" in why
    assert live.snapshot.benefits[0].id not in live.snapshot.value.leads_to


@pytest.mark.parametrize(
    ("column", "text", "why"),
    [
        (INITIATIVE, "Zeta", "No initiative is called"),
        (SERVES, "B", "No benefit, initiative, driver or objective is called"),
        (NEEDS, "Zeta", "No initiative is called"),
        (LEADS_TO, "Zeta", "No benefit is called"),
    ],
)
def test_names_of_nothing_are_refused(panel: BenefitsPanel, column: int, text: str, why: str) -> None:
    (reason,) = _write(panel, 0, {column: text})
    assert why in reason


def test_the_map_is_walked_and_marks_the_register(
    panel: BenefitsPanel, live: LiveWorkshop, qtbot: QtBot
) -> None:  # fmt: skip
    assert not _write(panel, 1, {0: "Happier staff", INITIATIVE: "B", LEADS_TO: "Less to answer"})
    chart = BenefitMapPanel(live, Selection(live))
    shown(qtbot, chart)
    qtbot.waitUntil(lambda: chart.chart.is_drawn, timeout=20_000)
    chart.chart.setFocus()
    press(Key.Key_End)
    assert chart.chart.accessibleDescription() == "Value driver Growth: brought by Less to answer"
    press(Key.Key_Left)
    assert chart.chart.accessibleDescription() == (
        "Benefit Less to answer: brought by A, Happier staff; leads to Growth; "
        "lacks observable outcome, attribution, measure, owner"
    )
    assert follow_desk_of(live).benefit_id == live.snapshot.benefits[0].id
    assert panel.benefits.grid.currentIndex().row() == 0
    chart.table_button.click()
    assert chart.model.index(0, 1).data() == "A, Happier staff"
    chart.close()


def test_a_benefit_of_the_register_stands_out_on_the_map(live: LiveWorkshop, qtbot: QtBot) -> None:
    chart = BenefitMapPanel(live, Selection(live))
    shown(qtbot, chart)
    follow_desk_of(live).look_at_benefit(live.snapshot.benefits[0].id)
    qtbot.waitUntil(lambda: chart.chart.is_drawn, timeout=20_000)
    assert chart.chart.accessibleDescription().startswith("Benefit Less to answer")
    chart.close()
