from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop, table_of
from vmo_desktop.exchange.automatic import automatic_map
from vmo_desktop.exchange.headings import bare_key
from vmo_desktop.exchange.mapping import DriverTarget, Field
from vmo_desktop.exchange.money_units import money_factor

MEASURE = {"scale": "measure", "low": 0.0, "high": 100.0}


def mapped(tmp_path: Path, text: str, **drivers: str) -> dict[str, str]:
    """Headings and what they are mapped to; drivers given as code=name are measures from 0 to 100."""
    measures = {code: {"name": name, **MEASURE} for code, name in drivers.items()}
    with new_workshop(tmp_path / "w.vmo", measures) as workshop:
        found = automatic_map(table_of(text), workshop.snapshot)
    return {
        each.source: each.target.code if isinstance(each.target, DriverTarget) else each.target.value
        for each in found.columns
    }


def test_public_capital_headings(tmp_path: Path) -> None:
    text = (
        "App Id,Area Type,Organization Name,Project Title,Enviro Impact Score,Access to Jobs,Total Congestion,"
        "Project Benefit Score,Total Project $,Score Divided by Total Cost,SMART SCALE Request $,Benefit Rank\n"
        "1,A,City,Bridge,10,20,30,40,100,5,90,1\n2,B,County,Road,11,21,31,41,101,6,91,2\n"
    )
    found = mapped(tmp_path, text, ENV="Environmental impact", JOBS="Access to jobs", CON="Congestion")
    assert found == {
        "App Id": "code",
        "Area Type": "class",
        "Organization Name": "sponsor",
        "Project Title": "name",
        "Enviro Impact Score": "ENV",
        "Access to Jobs": "JOBS",
        "SMART SCALE Request $": "cost",
    }


def test_major_project_headings(tmp_path: Path) -> None:
    text = (
        "project_number;project_name;department;report_category;colour_rating;colour_rating;rating_comment;"
        "start_date;wlc_baseline_incl_NCG;budget_comment;TOTAL Baseline Benefits (£m)\n"
        "A_1;Alpha;MOD;Military;Amber;;fine;2020-01-01;£1;none;5\n"
        "A_2;Beta;DfT;Transport;;Red;late;2021-01-01;Exempt;none;6\n"
    )
    assert mapped(tmp_path, text) == {
        "project_number": "code",
        "project_name": "name",
        "department": "sponsor",
        "report_category": "class",
        "colour_rating": "status",
        "start_date": "start_date",
        "wlc_baseline_incl_NCG": "cost",
    }


def test_a_department_is_the_class_where_nothing_better_is(tmp_path: Path) -> None:
    assert mapped(tmp_path, "Sponsor,Department,Project\nEve,IT,A\nBob,HR,B\n")["Department"] == "class"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Initiative ID", "code"),
        ("Unique Investment Identifier", "code"),
        ("Business owner", None),
        ("Senior Responsible Owner", "sponsor"),
        ("Project Manager", "owner"),
        ("MPA RAG Rating", "status"),
        ("IPA Delivery Confidence Assessment", "status"),
        ("Departmental commentary on RAG rating", None),
        ("Planned Start Date", "start_date"),
        ("Projected/Actual Completion Date", "end_date"),
        ("Tags", "tags"),
        ("Rank", None),
        ("Weighted total", None),
        ("Score", None),
        ("Verantwortliche", "owner"),
        ("Chef de projet", "owner"),
        ("Jefe de proyecto", "owner"),
        ("Eigenaar", "owner"),
        ("Commanditaire", "sponsor"),
        ("Patrocinador", "sponsor"),
        ("Opdrachtgever", "sponsor"),
        ("Projektstatus", "status"),
        ("Statut", "status"),
        ("Estado del proyecto", "status"),
        ("Projectstart", "start_date"),
        ("Date de début", "start_date"),
        ("Date debut", "start_date"),
        ("Fecha de inicio", "start_date"),
        ("Geplanter Beginn", "start_date"),
        ("Date de fin prévue", "end_date"),
        ("Fecha fin", "end_date"),
        ("Einddatum", "end_date"),
        ("Kostenstelle", None),
        ("Budgetverantwortung", None),
    ],
)
def test_headings_mean_a_field_or_nothing(tmp_path: Path, heading: str, field: str | None) -> None:
    cells = ("2020-01-01", "2021-02-03") if field in ("start_date", "end_date") else ("x1", "x2")
    text = f"Name,{heading}\nAlpha,{cells[0]}\nBeta,{cells[1]}\n"
    assert mapped(tmp_path, text).get(heading) == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Kosten gesamt", "cost"),
        ("Kosten (gesamt)", "cost"),
        ("Gesamte Kosten", "cost"),
        ("Geplante Kosten", "cost"),
        ("Geplantes Budget", "cost"),
        ("Budget gesamt in TEUR", "cost"),
        ("Projektbudget", "cost"),
        ("Investitionskosten", "cost"),
        ("Cost, total", "cost"),
        ("Cost of project (planned)", "cost"),
        ("Coût total du projet", "cost"),
        ("Cout estime", "cost"),
        ("Budget prévu", "cost"),
        ("Coste total", "cost"),
        ("Presupuesto estimado", "cost"),
        ("Totale kosten", "cost"),
        ("Begroting", "cost"),
        ("Geschatte kosten", "cost"),
        ("Aufwand gesamt", "effort"),
        ("Aufwand in PT", "effort"),
        ("Geschätzter Aufwand", "effort"),
        ("Effort total estimé", "effort"),
        ("Charge estimée (j/h)", "effort"),
        ("Esfuerzo estimado", "effort"),
        ("Inspanning", "effort"),
        ("Risiko in %", "risk"),
        ("Risque du projet", "risk"),
        ("Riesgo", "risk"),
        ("Risico", "risk"),
        ("Cost per unit", None),
        ("Kosten pro Jahr", None),
        ("Cost remaining", None),
        ("Gesamt", None),
        ("Total", None),
    ],
)
def test_words_of_a_heading_count_in_any_order_and_language(tmp_path: Path, heading: str, field: str | None) -> None:
    text = f'Name;"{heading}"\nAlpha;12\nBeta;40\n'
    assert mapped(tmp_path, text).get(heading) == field


def test_cells_must_bear_out_what_the_heading_says(tmp_path: Path) -> None:
    found = mapped(tmp_path, "Name,Cost,Start date,Risk\nAlpha,see annex,soon,high\nBeta,unknown,later,low\n")
    assert found == {"Name": "name"}


def test_a_driver_wins_over_a_field_of_the_same_name(tmp_path: Path) -> None:
    assert mapped(tmp_path, "Name,Risk\nAlpha,5\nBeta,6\n", R="Risk")["Risk"] == "R"


def test_a_column_off_the_scale_is_not_the_driver(tmp_path: Path) -> None:
    assert "Growth" not in mapped(tmp_path, "Name,Growth\nAlpha,5000\nBeta,6000\n", G="Growth")


def test_of_two_columns_the_surer_one_is_the_driver(tmp_path: Path) -> None:
    assert mapped(tmp_path, "Name,Growth,Growth score\nA,1,2\nB,3,4\n", G="Growth") == {"Name": "name", "Growth": "G"}


def test_two_columns_that_could_be_one_driver_are_left_to_the_user(tmp_path: Path) -> None:
    assert mapped(tmp_path, "Name,Growth level,Growth score\nA,1,2\nB,3,4\n", G="Growth") == {"Name": "name"}


def test_level_labels_count_as_scores(tmp_path: Path) -> None:
    with new_workshop(tmp_path / "w.vmo", {"FIT": {"name": "Strategic fit"}}) as workshop:
        found = automatic_map(table_of("Name,Strategic fit\nA,High\nB,low\n"), workshop.snapshot)
    assert DriverTarget("FIT") in {each.target for each in found.columns}


def test_the_code_is_the_column_that_tells_rows_apart(tmp_path: Path) -> None:
    rows = "".join(f"U{row // 3},Group {row // 3},P{row},Thing {row}\n" for row in range(30))
    text = "Unique Investment Identifier,Investment Title,Project ID,Project Name\n" + rows
    assert mapped(tmp_path, text) == {"Project ID": "code", "Project Name": "name"}


def test_without_a_known_heading_the_first_text_column_is_the_name(tmp_path: Path) -> None:
    assert mapped(tmp_path, "xyzzy,plugh\nAlpha,1\nBeta,2\nGamma,3\n") == {"xyzzy": "name"}


def test_fractions_below_a_percentage_field_become_percentages(tmp_path: Path) -> None:
    with new_workshop(tmp_path / "w.vmo") as workshop:
        columns = automatic_map(table_of("Name,Confidence\nA,0.8\nB,1\n"), workshop.snapshot).columns
    assert {each.target: each.factor for each in columns} == {Field.NAME: 1.0, Field.CONFIDENCE: 100.0}


@pytest.mark.parametrize(
    ("heading", "key", "factor"),
    [
        ("Cost (£m)", "cost", 1e6),
        ("Planned Cost ($ M)", "planned cost", 1e6),
        ("Cost in EUR million", "cost", 1e6),
        ("Budget k€", "budget", 1e3),
        ("Cost £000", "cost", 1e3),
        ("Cost (k)", "cost", 1e3),
        ("Cost [in m]", "cost", 1e6),
        ("Cost (mm)", "cost", 1e6),
        ("Kosten (TEUR)", "kosten", 1e3),
        ("Kosten in T€", "kosten", 1e3),
        ("Cost KEUR", "cost", 1e3),
        ("Budget MEUR", "budget", 1e6),
        ("Budget (MSEK)", "budget", 1e6),
        ("Kosten in Mrd. EUR", "kosten", 1e9),
        ("Cost (EUR)", "cost", 1.0),
        ("Amount in euros", "amount", 1.0),
        ("Estimated Cost (Rs. in Lakhs)", "estimated cost", 1e5),
        ("Cost (Rs. Crore)", "cost", 1e7),
        ("Cost (Rs. Cr.)", "cost", 1e7),
        ("Monto (miles de euros)", "monto", 1e3),
        ("Monto (miles de millones de pesos)", "monto", 1e9),
        ("Custo (R$ mil)", "custo", 1e3),
        ("Custo (milhões de reais)", "custo", 1e6),
        ("Cost ($ mil)", "cost", 1e6),
        ("Budget (mil)", "budget", 1e6),
        ("Cost (mill.)", "cost", 1e6),
        ("Costo ($ mil)", "costo", 1.0),
        ("Custo (mil)", "custo", 1.0),
        ("Budget (R$ mil)", "budget", 1e3),
        ("Cost ($ x 1000)", "cost", 1e3),
        ("Cost x1000", "cost", 1e3),
        ("Cost ($1,000s)", "cost", 1e3),
        ("Cost ($000)", "cost", 1e3),
        ("Kosten (in 1.000.000 €)", "kosten", 1e6),
        ("Kosten in 1000 Fr.", "kosten", 1e3),
        ("Kosten (Mio. Fr.)", "kosten", 1e6),
        ("Cost (K)", "cost", 1e3),
        ("Cost (M)", "cost", 1e6),
        ("Cost EURm", "cost", 1e6),
        ("Kostnad (tkr)", "kostnad", 1e3),
        ("Costo (MXN)", "costo", 1.0),
        ("Budget (max. 5,000 EUR)", "budget", 1.0),
        ("Cost (max 5 million EUR)", "cost", 1.0),
        ("Cost (100k)", "cost", 1.0),
        ("Cost (€, rounded to thousands)", "cost", 1.0),
        ("Náklady (mil. Kč)", "náklady", 1.0),
        ("Budget K$", "budget", 1e3),
        ("Cost ($B)", "cost", 1e9),
        ("Cost (10^6 USD)", "cost", 1e6),
        ("Kosten (10³ €)", "kosten", 1e3),
        ("Budget 2026 (k€)", "budget 2026", 1e3),
        ("Monto (mdp)", "monto", 1e6),
        ("Monto (miles)", "monto", 1e3),
        ("Monto en miles", "monto", 1e3),
        ("Бюджет (тыс. руб.)", "бюджет", 1e3),
        ("费用（万元）", "费用 万元", 1e4),
        ("Whole Life Cost (£bn)", "whole life cost", 1e9),
        ("Kosten (T€)", "kosten", 1e3),
        ("Kosten T€", "kosten", 1e3),
        ("Kosten in 1'000 CHF", "kosten", 1e3),
        ("Kosten in 1.000 €", "kosten", 1e3),
        ("Kosten in 1.000.000 EUR", "kosten", 1e6),
        ("Budget TPLN", "budget", 1e3),
        ("Cost [M]", "cost", 1e6),
        ("Cost 1", "cost 1", 1.0),
        ("Cost (10000)", "cost", 1.0),
        ("Programme management cost", "programme management cost", 1.0),
    ],
)
def test_units_in_a_heading_count(heading: str, key: str, factor: float) -> None:
    assert (bare_key(heading), money_factor(heading)) == (key, factor)
