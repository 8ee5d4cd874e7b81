"""What an analysis says of a whole workshop."""

from pathlib import Path

from tests.portfolio import make_portfolio
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.rows import RankBy


def test_mandatory_initiatives_below_the_line_are_known_best_first(tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "a.vmo", budget=5e6) as workshop:
        results = workshop.results
        funded = results.is_funded(RankBy.VALUE)
        waiting = {
            each.id for row, each in enumerate(workshop.snapshot.initiatives) if each.is_mandatory and not funded[row]
        }

        found = results.unfunded_mandatory(RankBy.VALUE)

        assert waiting
        assert {each.id for each in found} == waiting
        values = [results.valuation.value[workshop.snapshot.initiative_index[each.id]] for each in found]
        assert values == sorted(values, reverse=True)


def test_no_mandatory_initiative_is_unfunded_where_the_budget_pays_for_all_or_is_not_given(tmp_path: Path) -> None:
    with make_portfolio(tmp_path / "a.vmo", budget=1e12) as workshop:
        assert workshop.results.unfunded_mandatory(RankBy.VALUE) == ()

        workshop.do(edit_workshop({"budget": None}))

        assert workshop.results.unfunded_mandatory(RankBy.VALUE) == ()
