"""How pages break and what stands with figures and tables."""

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak

from tests.report.packs import ReadPack, make_sample, make_workshop, write
from vmo_desktop.exchange.library import build_template
from vmo_desktop.report.sections import Section, section_name
from vmo_desktop.report.tables import table
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.presentation import edit_pack, include_section
from vmo_desktop.workshop.rows import Paper
from vmo_desktop.workshop.workshop import Workshop


@pytest.fixture(scope="module", params=list(Paper))
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ReadPack:
    """The pack of the sample company on each paper."""
    folder = tmp_path_factory.mktemp("paper")
    with make_sample(folder / "w.vmo", "meridian") as workshop:
        workshop.do(edit_pack({"paper": request.param}))
        return ReadPack(write(workshop, folder / "p.pdf"))


def test_the_decision_is_one_page_on_each_paper(sample: ReadPack) -> None:
    page = sample.pages[1]
    assert "Decision requested" in page
    assert "not ranked" in page
    assert section_name(Section.RECOMMENDATION) in sample.pages[2]


TABLES = (
    "What is funded, and what comes next", "Ranked portfolio", "What the quadrants hold", "Category", "Objectives",
    "Scales", "What it is expected to bring", "The sums behind the decision",
    "Every agreed score", "Every contribution", "All steps",
)  # fmt: skip


@pytest.mark.parametrize("title", TABLES)
def test_every_figure_and_table_names_its_source(sample: ReadPack, title: str) -> None:
    pages = sample.pages[1:]  # the contents on the cover name sections, too
    page = next(page for page in pages if title in page)
    assert "Source: workshop file, step 2." in page


def test_the_header_names_the_section_that_the_page_begins_with(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", [f"Portal {place}" for place in range(12)]) as workshop:
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    page = read.pages[read.page_of("Every contribution")]
    assert "All steps" in page
    assert section_name(Section.ANNEX) in page


@pytest.mark.parametrize("template", ["value-management-office", "public-capital-programme", "rice", "wsjf"])
def test_the_heading_of_the_scales_stands_with_the_first_of_them(tmp_path: Path, template: str) -> None:
    with Workshop.create(tmp_path / "w.vmo") as workshop:
        build_template(template, workshop)
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
        first = workshop.snapshot.leaves[0]
    page = read.pages[read.page_of("Scales")]
    assert f"{first.code} {first.name}" in page[page.index("Scales") :]


def test_numbers_of_a_column_stand_with_their_points_below_each_other(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    canvas = Canvas(str(path))
    numbers = table([["Score"], ["3.125"], ["78"], ["100.5"]], [80], numbers=(0,), decimals=(0,))
    numbers.wrapOn(canvas, 200, 200)
    numbers.drawOn(canvas, 100, 100)
    canvas.save()
    letters = list(ReadPack(path).letter_boxes(0))
    first, second = (box for box in letters if box.text == ".")
    assert first.left == pytest.approx(second.left, abs=0.2)
    whole = next(box for box in letters if box.text == "8")
    assert abs(whole.right - first.left) < 2.5


def test_long_codes_are_whole_in_the_ranked_portfolio(tmp_path: Path) -> None:
    with make_sample(tmp_path / "w.vmo", "uk-major-projects-2023") as workshop:
        for section in Section:
            workshop.do(include_section(section, section is Section.PORTFOLIO))
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
        codes = [each.code for each in workshop.snapshot.initiatives]
    assert [code for code in codes if code not in read.text] == []


def test_no_row_of_a_table_is_left_alone_on_its_page() -> None:
    rows = [["Name"], *([str(number)] for number in range(20))]
    whole = table(rows, [80])
    _, height = whole.wrap(80, 1000)
    first, ends_page, rest = whole.split(80, height - 5)
    assert (len(first._cellvalues), len(rest._cellvalues)) == (1 + 18, 1 + 2)
    # Where the head and a row would still fit below, the page is broken all the same.
    assert isinstance(ends_page, CondPageBreak)
    assert ends_page.height > whole._rowHeights[0] + whole._rowHeights[-1]


@pytest.mark.parametrize("band", ["Above the line", "Below the line"])
def test_a_band_is_named_again_on_the_pages_that_it_goes_on_to(tmp_path: Path, band: str) -> None:
    with make_sample(tmp_path / "w.vmo", "smart-scale-2018") as workshop:
        for section in Section:
            workshop.do(include_section(section, section is Section.PORTFOLIO))
        pages = ReadPack(write(workshop, tmp_path / "p.pdf")).pages
        ends = [page.index(band) for page in pages if f"{band} (continued)" in page]
    assert len(ends) >= 2
    for page in pages:
        assert "Cost, M USD" in page
        assert "Cumulative cost, M USD" in page
        assert "Above the line" in page or "Below the line" in page


def test_the_sign_off_is_one_page_with_room_to_write(sample: ReadPack) -> None:
    assert "Decision of the committee" in sample.pages[-1]
    assert "Signature" in sample.pages[-1]


def test_the_people_of_the_workshop_have_lines_to_sign(sample: ReadPack) -> None:
    assert "Katrien Maes Chief financial officer" in sample.pages[-1]
    assert "Helena Lindgren Head of product development" in sample.pages[-1]


@pytest.mark.parametrize("paper", list(Paper))
def test_more_people_than_lines_are_counted_and_the_page_stays_one(tmp_path: Path, paper: Paper) -> None:
    with make_workshop(tmp_path / "w.vmo", ["Portal"]) as workshop:
        workshop.do(edit_pack({"paper": paper, "request": "Approve. " * 60}))
        for number in range(17):
            workshop.do(add_participant({"name": f"Person {number}", "role": "Director"}))
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    assert "Person 13 Director" in read.pages[-1]
    assert "Person 14" not in read.pages[-1]
    assert "3 further participants are in the workshop file" in read.pages[-1]
    assert "Decision of the committee" in read.pages[-1]
