import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont, QFontInfo, QRawFont
from pytestqt.modeltest import ModelTester

from vmo_desktop.charts.theme import FAMILY
from vmo_desktop.domain.amounts import is_amount
from vmo_desktop.ui.cell_model import TypedCell, Unreadable
from vmo_desktop.ui.clipboard import rows_of, tsv_of
from vmo_desktop.ui.live import LiveWorkshop
from vmo_desktop.ui.models.initiative_fields import COLUMN_OF, FIELDS, FieldKind, read_texts
from vmo_desktop.ui.models.initiative_model import InitiativeModel
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives, delete_initiatives, reorder_initiatives
from vmo_desktop.workshop.rows import InitiativeRow

HOSTILE = '=1+1 <img src=x> $\\frac$ \u202eabc "q" a\tb\nc'
LOCALES = ("en_GB", "de_DE", "fr_FR", "de_CH", "pl_PL", "hi_IN")


@pytest.fixture
def model(small_live: LiveWorkshop) -> InitiativeModel:
    model = InitiativeModel(small_live)
    small_live.changed.connect(model.show_changes)
    return model


def texts(model: InitiativeModel, name: str) -> list[str]:
    return [str(model.index(row, COLUMN_OF[name]).data() or "") for row in range(len(model.ids))]


def test_it_is_a_proper_model_through_edits(
    model: InitiativeModel, small_live: LiveWorkshop, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)
    ids = model.ids
    small_live.do(add_initiatives([{"name": "New"}]))
    small_live.do(reorder_initiatives([ids[2], ids[0], ids[1], model.ids[3]]))
    small_live.do(delete_initiatives([ids[0]]))
    assert texts(model, "name") == ["Robots", "Ledger", "New"]
    qtmodeltester.check(model)


def test_the_font_of_the_program_has_the_sign_of_the_blank_row(model: InitiativeModel) -> None:
    sign = str(model.headerData(len(model.ids), Qt.Orientation.Vertical))
    font = QFont([FAMILY])
    assert QFontInfo(font).family() == FAMILY
    assert all(QRawFont.fromFont(font).supportsCharacter(ord(each)) for each in sign)


def test_titles_name_the_units(model: InitiativeModel, small_live: LiveWorkshop) -> None:
    small_live.do(edit_workshop({"currency": "PLN", "effort_unit": "story points"}))
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(len(FIELDS))]
    assert {"Cost (PLN)", "Effort (story points)", "Duration (months)", "Risk (%)"} <= set(titles)


def test_the_decimals_of_a_column_align(model: InitiativeModel, small_live: LiveWorkshop) -> None:
    small_live.do(add_initiatives([{"name": "Half", "effort": 1.5}]))
    assert texts(model, "effort") == ["120.0", "80.0", "300.0", "1.5"]


def test_sorting_is_for_the_eye_only_and_numbers_sort_as_numbers(
    model: InitiativeModel, small_live: LiveWorkshop
) -> None:
    model.sort(COLUMN_OF["cost"], Qt.SortOrder.DescendingOrder)
    assert texts(model, "name") == ["Robots", "Portal", "Ledger"]
    assert [row.name for row in small_live.snapshot.initiatives] == ["Portal", "Ledger", "Robots"]
    assert not model.is_in_own_order
    model.sort(-1)
    assert texts(model, "name") == ["Portal", "Ledger", "Robots"]


def test_codes_sort_by_their_numbers_and_empty_cells_come_last(
    model: InitiativeModel, small_live: LiveWorkshop
) -> None:
    small_live.do(add_initiatives([{"code": "P10"}, {"code": "P2"}, {"name": "no code"}]))
    model.sort(COLUMN_OF["code"])
    assert texts(model, "code") == ["L1", "P1", "P2", "P10", "R1", ""]
    model.sort(COLUMN_OF["code"], Qt.SortOrder.DescendingOrder)
    assert texts(model, "code")[-1] == ""


def test_a_row_stays_where_it_is_while_it_is_edited(model: InitiativeModel) -> None:
    model.sort(COLUMN_OF["name"])
    assert texts(model, "name") == ["Ledger", "Portal", "Robots"]
    assert model.setData(model.index(0, COLUMN_OF["name"]), "Zebra")
    assert texts(model, "name") == ["Zebra", "Portal", "Robots"]


def test_filtering_by_all_columns_and_by_one(model: InitiativeModel) -> None:
    model.filter_by("digital")
    assert texts(model, "name") == ["Portal", "Robots"]
    assert model.hidden_count == 1
    model.filter_by("digital", COLUMN_OF["name"])
    assert texts(model, "name") == []
    model.filter_by("")
    assert model.hidden_count == 0


def test_what_is_typed_below_the_last_row_is_a_new_initiative(model: InitiativeModel, small_live: LiveWorkshop) -> None:
    assert model.setData(model.index(3, COLUMN_OF["name"]), "Typed")
    assert [row.name for row in small_live.snapshot.initiatives][-1] == "Typed"
    assert model.rowCount() == 5


def test_empty_lines_below_the_last_row_make_nothing(model: InitiativeModel, small_live: LiveWorkshop) -> None:
    before = small_live.snapshot.step
    assert model.write_cells([TypedCell(3, 0, ""), TypedCell(4, COLUMN_OF["is_mandatory"], "no")]) == []
    assert small_live.snapshot.step == before


def test_the_check_box_sets_and_clears_mandatory(model: InitiativeModel, small_live: LiveWorkshop) -> None:
    index = model.index(0, COLUMN_OF["is_mandatory"])
    assert model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert small_live.snapshot.initiatives[0].is_mandatory
    assert index.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    assert model.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not small_live.snapshot.initiatives[0].is_mandatory


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("cost", "1,234.5", 1234.5),
        ("cost", "€ 3.2m", 3_200_000.0),
        ("cost", "(500)", -500.0),
        ("cost", "", None),
        ("risk", "35 %", 35.0),
        ("risk", "35", 35.0),
        ("effort", "0", 0.0),
        ("start_date", "2027-03-31", "2027-03-31"),
        ("start_date", "31/03/2027", "2027-03-31"),
        ("start_date", "31 March 2027", "2027-03-31"),
        ("start_date", "Dec 2027", "2027-12-01"),
        ("end_date", "Dec 2027", "2027-12-31"),
        ("end_date", "Q1 2027", "2027-03-31"),
        ("end_date", "", ""),
        ("is_mandatory", "Yes", True),
        ("is_mandatory", "x", True),
        ("is_mandatory", "", False),
        ("name", "  kept  ", "  kept  "),
    ],
)
def test_what_a_text_means_in_a_field(name: str, text: str, value: object) -> None:
    QLocale.setDefault(QLocale("en_GB"))
    assert read_texts(FIELDS[COLUMN_OF[name]].kind, [text]) == [value]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("cost", "12 apples", "“12 apples” is not a number"),
        ("cost", "nan", "not a number"),
        ("cost", "1_000", "not a number"),
        ("cost", "1e400", "not a number"),
        ("cost", "12 %", "not a number"),
        ("risk", "140", "from 0 to 100"),
        ("effort", "-3", "less than nothing"),
        ("start_date", "soon", "not a date"),
        ("is_mandatory", "perhaps", "neither yes nor no"),
        ("cost", "{text} {0}", "“{text} {0}” is not a number"),
    ],
)
def test_what_a_field_refuses_in_words(name: str, text: str, words: str) -> None:
    (found,) = read_texts(FIELDS[COLUMN_OF[name]].kind, [text])
    assert isinstance(found, Unreadable)
    assert words in found.reason


def test_a_pasted_column_tells_together_how_its_numbers_are_written() -> None:
    QLocale.setDefault(QLocale("en_GB"))
    assert read_texts(FieldKind.MONEY, ["1.234", "5.000,50"]) == [1234.0, 5000.5]
    assert read_texts(FieldKind.MONEY, ["1.234", "7"]) == [1.234, 7.0]


@pytest.mark.parametrize("locale", LOCALES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    numbers=st.lists(
        st.none()
        | st.floats(-1e15, 1e15).filter(is_amount)
        | st.integers(-(10**9), 10**9).map(lambda cents: cents / 100),
        min_size=3,
        max_size=3,
    ),
    names=st.lists(st.text(max_size=12) | st.just(HOSTILE), min_size=3, max_size=3),
)
def test_a_copied_block_comes_back_exactly_in_every_locale(
    small_live: LiveWorkshop, locale: str, numbers: list[float | None], names: list[str]
) -> None:
    QLocale.setDefault(QLocale(locale))
    try:
        model = InitiativeModel(small_live)
        columns = [COLUMN_OF["name"], COLUMN_OF["cost"]]
        rows = [
            InitiativeRow(
                id=each.id, position=each.position, code=each.code, name=name, description="", sponsor="", owner="",
                class_name="", status="", effort=None, cost=number, duration=None, start_date="", end_date="",
                risk=None, confidence=None, tags="", notes="", is_mandatory=False,
            )
            for each, name, number in zip(small_live.snapshot.initiatives, names, numbers, strict=True)
        ]  # fmt: skip
        model._rows = {row.id: row for row in rows}
        block = rows_of(tsv_of([[model.copied_cell(row, column).text for column in columns] for row in range(3)]))
        read = [read_texts(FIELDS[column].kind, [line[at] for line in block]) for at, column in enumerate(columns)]
        assert read == [names, [None if number is None else number for number in numbers]]
    finally:
        QLocale.setDefault(QLocale("en_GB"))


def test_hostile_text_is_kept_and_shown_as_text(model: InitiativeModel, small_live: LiveWorkshop) -> None:
    long_name = "x" * 5000
    model.write_cells([TypedCell(0, COLUMN_OF["name"], HOSTILE), TypedCell(1, COLUMN_OF["name"], long_name)])
    assert [row.name for row in small_live.snapshot.initiatives[:2]] == [HOSTILE, long_name]
    tip = model.index(0, COLUMN_OF["name"]).data(Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img" in tip


def test_every_kind_of_field_is_known() -> None:
    assert {field.kind for field in FIELDS} == set(FieldKind)
    assert {field.name for field in FIELDS} == set(InitiativeRow.__slots__) - {"id", "position"}
