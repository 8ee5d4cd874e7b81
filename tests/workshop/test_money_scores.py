"""A value driver whose scores are counted from cash lines."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.workshop.choosing import A, B, C, D, make_choosing
from vmo_desktop.errors import NotAllowed, ScoreRefused
from vmo_desktop.workshop.ops.drivers import edit_driver
from vmo_desktop.workshop.ops.finance import CASH_LINES, edit_finance
from vmo_desktop.workshop.ops.money_scores import count_scores, type_scores
from vmo_desktop.workshop.ops.rounds import open_round
from vmo_desktop.workshop.ops.scores import set_rationale, set_score, set_scores
from vmo_desktop.workshop.rows import ScoreSource
from vmo_desktop.workshop.value_rows import CashKind
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    """Over two years, nothing discounted: A is worth 20, B -10, C 60; of D nothing is known."""
    with make_choosing(tmp_path / "w.vmo") as opened:
        opened.do(edit_finance({"discount_rate": 0.0, "periods": 3}))
        ids = [each.id for each in opened.snapshot.initiatives]
        opened.do(
            CASH_LINES.add(
                [
                    {"initiative_id": ids[place], "kind": CashKind.BENEFIT, "likely": likely, "start": 1.0}
                    for place, likely in ((A, 30.0), (B, 10.0), (C, 40.0))
                ]
            )
        )
        opened.do(count_scores(_driver(opened), ScoreSource.NPV, low=-20.0, high=40.0, unit="EUR"))
        yield opened


def _driver(workshop: Workshop) -> int:
    return workshop.snapshot.leaves[0].id


def test_scores_are_net_present_values_up_to_the_ends_of_the_scale(workshop: Workshop) -> None:
    scores = workshop.snapshot.scores[:, 0]
    assert scores[[A, B, C]].tolist() == [20.0, -10.0, 40.0]
    assert np.isnan(scores[D])
    assert workshop.results.points[[A, B, C], 0].tolist() == pytest.approx([200 / 3, 50 / 3, 100])
    ids = [each.id for each in workshop.snapshot.initiatives]
    told = [workshop.snapshot.agreed_scores[each, _driver(workshop)].rationale for each in (ids[A], ids[C])]
    assert told == [
        "Counted from cash lines: NPV 20 EUR", "Counted from cash lines: NPV 60 EUR, beyond the end of the scale",
    ]  # fmt: skip
    assert not workshop.results.valuation.is_complete[D]


def test_another_cash_line_is_another_score_at_once_and_undo_takes_it_back(workshop: Workshop) -> None:
    first = workshop.snapshot.initiatives[A].id
    line = workshop.snapshot.value.cash_lines[first][0].id
    changes = workshop.do(CASH_LINES.edit(line, {"likely": 33.0}))
    assert changes.rows["agreed_score"] == {(first, _driver(workshop))}
    assert workshop.snapshot.scores[A, 0] == 26
    undone = workshop.undo()
    assert undone is not None
    assert undone.touches("agreed_score")
    assert workshop.snapshot.scores[A, 0] == 20
    assert not workshop.do(CASH_LINES.edit(line, {"note": "by Ines"})).touches("agreed_score")


def test_other_scores_are_typed_beside_them_and_kept_apart(workshop: Workshop) -> None:
    risk = workshop.snapshot.leaves[1].id
    first = workshop.snapshot.initiatives[A].id
    workshop.do(set_score(initiative_id=first, driver_id=risk, value=3.0))
    workshop.do(edit_driver(risk, {"name": "Risks"}))
    assert workshop.snapshot.scores[A].tolist() == [20, 3]
    with Workshop.open(workshop.path, for_reading=True) as again:
        assert np.array_equal(again.snapshot.scores, workshop.snapshot.scores, equal_nan=True)
    assert workshop.check() == []


def test_none_is_typed_and_none_is_voted(workshop: Workshop) -> None:
    first, driver = workshop.snapshot.initiatives[A].id, _driver(workshop)
    with pytest.raises(ScoreRefused, match="counted from cash lines"):
        workshop.do(set_score(initiative_id=first, driver_id=driver, value=3.0))
    with pytest.raises(ScoreRefused, match="counted from cash lines"):
        workshop.do(set_scores({(first, driver): 3.0}))
    with pytest.raises(ScoreRefused, match="counted from cash lines"):
        workshop.do(set_rationale(initiative_id=first, driver_id=driver, rationale="why"))
    with pytest.raises(NotAllowed, match="not voted"):
        workshop.do(open_round("First", [first], [driver]))


def test_a_driver_that_is_asked_for_stays_typed_until_the_round_is_over(workshop: Workshop) -> None:
    risk = workshop.snapshot.leaves[1].id
    workshop.do(open_round("First", [workshop.snapshot.initiatives[A].id], [risk]))
    with pytest.raises(NotAllowed, match="First asks for scores on this driver"):
        workshop.do(count_scores(risk, ScoreSource.ROI, low=0.0, high=100.0, unit="%"))


def test_returns_count_in_percent_and_typed_scores_begin_anew(workshop: Workshop) -> None:
    driver = _driver(workshop)
    workshop.do(count_scores(driver, ScoreSource.ROI, low=-50.0, high=200.0, unit="%"))
    assert workshop.snapshot.scores[[A, B], 0].tolist() == pytest.approx([50, -100 / 3])
    workshop.do(type_scores(driver))
    assert np.isnan(workshop.snapshot.scores[:, 0]).all()
    workshop.undo()
    assert workshop.snapshot.scores[A, 0] == pytest.approx(50)
    at_first = workshop.snapshot_at(workshop.step - 3)
    assert at_first.driver_by_id[driver].source is ScoreSource.NPV
    assert at_first.scores[A, 0] == 20


def test_undoing_the_choice_brings_the_typed_scores_back(workshop: Workshop) -> None:
    workshop.undo()
    assert workshop.snapshot.scores[:, 0].tolist() == [4, 2, 0, 0]
