"""Approving freezes what the portfolio is to be judged by."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.keyboard import shown
from tests.workshop.choosing import chosen_by
from tests.workshop.promised import make_promised
from vmo_desktop.ui.dialogs.approve_dialog import ApproveDialog
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.workshop.ops.kpis import KPIS


def test_the_kpis_of_the_portfolio_are_named_and_frozen_with_the_approval(qtbot: QtBot, tmp_path: Path) -> None:
    with make_promised(tmp_path / "w.vmo") as workshop:
        third, second = workshop.snapshot.initiatives[2].id, workshop.snapshot.initiatives[1].id
        workshop.do(KPIS.add([{"name": "Not funded", "baseline": 0.0, "target": 1.0, "initiative_id": third},
                              {"name": "No target", "baseline": 0.0, "initiative_id": second}]))  # fmt: skip
        live = LiveWorkshop(workshop)
        dialog = ApproveDialog(live, chosen_by(workshop))
        shown(qtbot, dialog)
        model = dialog.promises.model
        told = [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]
        assert told[0] == ["KPI 0", "300", "200", "31/12/2027", "is frozen"]
        assert told[-1] == ["No target", "0", "–", "", "stays open: baseline or target is missing"]
        assert len(told) == 7, "KPIs of what is not funded are none of the approval's"
        step = workshop.step
        dialog.buttons.does.click()
        assert workshop.step == step + 1
        frozen = {kpi.name: bool(kpi.frozen_at) for kpi in live.snapshot.value.kpis}
        assert frozen == {**{f"KPI {place}": True for place in range(6)}, "Not funded": False, "No target": False}
        live.undo()
        assert not any(kpi.frozen_at for kpi in live.snapshot.value.kpis)


def test_without_kpis_the_dialog_says_nothing_of_them(qtbot: QtBot, tmp_path: Path) -> None:
    with make_promised(tmp_path / "w.vmo") as workshop:
        workshop.do(KPIS.delete([kpi.id for kpi in workshop.snapshot.value.kpis]))
        dialog = ApproveDialog(LiveWorkshop(workshop), chosen_by(workshop))
        shown(qtbot, dialog)
        assert not dialog.promises.isVisible()
