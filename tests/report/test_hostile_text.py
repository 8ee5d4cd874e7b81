"""Text of users is data in the pack: kept exactly, run nowhere, never over the edge of the page."""

from pathlib import Path

import pytest

from tests.report.packs import ReadPack, explain, make_workshop, write
from vmo_desktop.report.styles import MARGIN
from vmo_desktop.workshop.ops.drivers import Level, add_driver, set_levels
from vmo_desktop.workshop.ops.frame import add_objective, edit_workshop
from vmo_desktop.workshop.ops.initiatives import edit_initiatives

WORDS = " ".join(f"word{number}" for number in range(1000))[:5000]
HOSTILE = [
    "=1+1",
    '<img src="/etc/hostname">',
    "R&D <5 %",
    "$\\frac$ from $5M to $10M",
    "&lt;b&gt; &amp; </para><br/>",
    '<a href="javascript:alert(1)">x</a>',
    "Ωμέγα και ψυχή",
    "Привіт, Київ",
    "Zażółć gęślą jaźń",
    "Çalışma đủ thứ",
    "Name of a hundred and twenty characters " + "n" * 80,
    WORDS,
    "ÿ" * 5000,
]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> ReadPack:
    folder = tmp_path_factory.mktemp("hostile")
    with make_workshop(folder / "w.vmo", HOSTILE, cost=100_000.0) as workshop:
        workshop.do(edit_workshop({"title": WORDS, "decision": WORDS, "organisation": "o" * 500, "facilitator": WORDS,
                                   "purpose": WORDS}))  # fmt: skip
        workshop.do(add_objective(WORDS, WORDS))
        workshop.do(add_driver("d" * 200, values={"description": WORDS, "category": WORDS, "colour": "no colour"}))
        workshop.do(
            set_levels(workshop.snapshot.leaves[0].id, [Level(0, 0, "l" * 300, WORDS), Level(1e12, 100, "<b>", WORDS)])
        )
        fields = {
            "description": WORDS,
            "notes": WORDS + "z" * 5000,
            "owner": WORDS,
            "sponsor": "s" * 5000,
            "tags": "<i>",
        }
        workshop.do(
            edit_initiatives({each.id: {**fields, "code": "c" * 60} for each in workshop.snapshot.initiatives[:2]})
        )
        explain(workshop, 0, WORDS + " " + "q" * 5000)
        return ReadPack(write(workshop, folder / "p.pdf"))


@pytest.mark.parametrize("name", HOSTILE[:-1], ids=range(len(HOSTILE) - 1))
def test_a_name_is_kept_exactly(pack: ReadPack, name: str) -> None:
    assert "".join(name.split()) in pack.letters


def test_a_name_that_breaks_nowhere_is_kept_over_pages(pack: ReadPack) -> None:
    first = next(page for _, title, page in pack.bookmarks() if "ÿ" in title)
    last = pack.page_of("How the numbers come about")
    # The heading has the beginning, the text below it the whole name.
    assert 5000 <= "".join(pack.pages[first:last]).count("ÿ") <= 5200


def test_long_frame_texts_are_in_the_annex_in_full(pack: ReadPack) -> None:
    annex = "".join("".join(pack.pages[pack.page_of("How the numbers come about") :]).split())
    assert "".join(WORDS.split()) in annex


def test_no_text_leaves_the_page(pack: ReadPack) -> None:
    for index, (width, height) in enumerate(pack.sizes):
        for box in pack.boxes(index):
            assert box.left >= MARGIN - 2, (index, box)
            assert box.right <= width - MARGIN + 2, (index, box)
            assert 20 <= box.bottom <= box.top <= height - 20, (index, box)


def test_no_file_was_read_in(pack: ReadPack) -> None:
    assert b"/Subtype /Image" not in pack.raw
    for name in (b"/URI", b"/JavaScript", b"/Launch"):
        assert name not in pack.raw


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("abc\u202egnp.exe", "abc⟦RLO⟧gnp.exe"),
        ("tab\tand\nbreak", "tab and break"),
        ("bell\x07", "bell[U+0007]"),
        ("rocket \U0001f680", "rocket [U+1F680]"),
        ("soft\u00adhyphen", "softhyphen"),
        ("e\u0301", "é"),
    ],
)
def test_what_cannot_be_drawn_is_spelt_out(tmp_path: Path, name: str, shown: str) -> None:
    with make_workshop(tmp_path / "w.vmo", [name, "Other"]) as workshop:
        read = ReadPack(write(workshop, tmp_path / "p.pdf"))
    assert shown in read.text
    assert ("stands as its code point: [U+1F680]" in read.text) == ("rocket" in name)


def test_an_initiative_without_any_text_still_has_a_name(tmp_path: Path) -> None:
    with make_workshop(tmp_path / "w.vmo", ["Portal", ""]) as workshop:
        nameless = workshop.snapshot.initiatives[1].id
        workshop.do(edit_initiatives({nameless: {"code": "", "cost": None, "effort": None}}))
        assert f"Initiative {nameless}" in ReadPack(write(workshop, tmp_path / "p.pdf")).text
