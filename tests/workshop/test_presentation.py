"""How chart and pack are shown, as it is edited: what each step says and what it leaves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.workshop.doing import label_of
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.presentation import (
    choose_label,
    edit_chart,
    edit_pack,
    edit_pack_title,
    include_section,
    reset_labels,
)
from vmo_desktop.workshop.rows import LabelChoice
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    with Workshop.create(tmp_path / "w.vmo") as opened:
        opened.do(add_initiatives([{"name": "Portal"}, {"name": "Depot"}]))
        yield opened


@pytest.mark.parametrize(
    ("axis", "name"),
    [
        ("effort", "Effort"),
        ("cost", "Cost"),
        ("npv", "NPV"),
        ("roi", "ROI"),
        ("profitability", "Profitability"),
        ("payback", "Payback"),
    ],
)
def test_a_limit_to_the_right_is_called_by_what_lies_there(workshop: Workshop, axis: str, name: str) -> None:
    workshop.do(edit_chart({"x_field": axis}))
    assert workshop.snapshot.chart.x_field == axis
    assert label_of(workshop, edit_chart({"x_threshold": 1234.5})) == f"{name} limit median → 1,234.5"
    assert label_of(workshop, edit_chart({"x_threshold": None})) == f"{name} limit median → median", "one step"


def test_each_choice_of_the_chart_says_what_it_was_and_is(workshop: Workshop) -> None:
    assert label_of(workshop, edit_chart({"x_field": "roi"})) == "Chart: to the right effort → ROI"
    workshop.do(edit_chart({"value_threshold": 55.0}))
    assert workshop.history()[-1].label == "Value limit 50 → 55"
    assert label_of(workshop, edit_chart({"colour_field": "class_name"})).startswith("Chart: colour ")
    assert label_of(workshop, edit_chart({"size_field": "risk"})).startswith("Chart: size ")
    assert workshop.history()[-1].label.endswith(" → risk")
    assert (workshop.snapshot.chart.value_threshold, workshop.snapshot.chart.size_field) == (55.0, "risk")


def test_a_name_is_shown_where_it_fits_always_or_never(workshop: Workshop) -> None:
    portal, depot = (each.id for each in workshop.snapshot.initiatives)
    steps = len(workshop.history())
    assert label_of(workshop, choose_label(portal, LabelChoice.ALWAYS)) == "Chart: name of Portal always"
    assert label_of(workshop, choose_label(portal, LabelChoice.NEVER)) == "Chart: name of Portal never"
    assert len(workshop.history()) == steps + 1
    workshop.do(choose_label(depot, LabelChoice.ALWAYS))
    assert workshop.snapshot.chart_labels == {portal: LabelChoice.NEVER, depot: LabelChoice.ALWAYS}
    assert label_of(workshop, choose_label(portal, LabelChoice.FITTING)) == "Chart: name of Portal where it fits"
    assert workshop.snapshot.chart_labels == {depot: LabelChoice.ALWAYS}
    assert label_of(workshop, reset_labels()) == "Chart: all names where they fit"
    assert workshop.snapshot.chart_labels == {}


def test_the_pack_is_changed_cut_and_given_titles_of_ones_own(workshop: Workshop) -> None:
    words = {"request": "Approve", "cost_and_benefit": "9 M for 30 M"}
    assert label_of(workshop, edit_pack(words)) == "Decision pack: request, cost and benefit"
    assert workshop.snapshot.pack.request == "Approve"
    assert label_of(workshop, include_section("annex", False)) == "Decision pack: annex out"
    workshop.do(include_section("chart", False))
    workshop.do(include_section("chart", False))
    assert workshop.snapshot.omitted_sections == {"annex", "chart"}
    assert label_of(workshop, include_section("annex", True)) == "Decision pack: annex in"
    assert workshop.snapshot.omitted_sections == {"chart"}

    assert label_of(workshop, edit_pack_title("chart", "Where we stand")) == "Decision pack: title of chart"
    workshop.do(edit_pack_title("chart", "Where we are"))
    workshop.do(edit_pack_title("annex", "More"))
    assert workshop.snapshot.pack_titles == {"chart": "Where we are", "annex": "More"}
    assert label_of(workshop, edit_pack_title("chart", "")) == "Decision pack: title of chart generated"
    assert workshop.snapshot.pack_titles == {"annex": "More"}
