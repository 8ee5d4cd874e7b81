"""Lists as offices keep them every day come in whole: rules for odd spreadsheets must not take anything from them."""

from pathlib import Path

import pytest

from tests.exchange.sources import plan_in_new


@pytest.mark.parametrize(
    "text",
    [
        "Project,Department\nProject Apollo,Department of Transport\nERP,Finance\nCRM,Sales\n",
        "Project,Theme\nProject Alpha,Theme A\nProject Beta,Theme B\nProject Gamma,Theme A\n",
        "Programme,Status\nProgramme office,Status quo\nERP,Open\nCRM,Open\n",
        "Initiative,Owner,Sponsor\nInitiative A,Owner A,Sponsor A\nInitiative B,Owner B,Sponsor B\nERP,Ann,Eve\n",
        "Project,Owner,Cost\nProject one,Owner one,Cost not yet given\nProject two,Owner two,300\nERP,Ann,400\n",
        "Project,Effort,Cost,Notes\nA,9,90,ok\nB,8,300,slow, cheap\nC,7,80,fine\n",
        "Project,Effort\nCRM,12,350\nERP,8,90\nPortal,9,70\n",
    ],
)
def test_no_row_is_lost(tmp_path: Path, text: str) -> None:
    made = plan_in_new(tmp_path, text)
    assert made.imported == text.count("\n") - 1


@pytest.mark.parametrize(
    "heading",
    ["Budget (2026-2028)", "Budget (2026/27)", "Cost (5 year)", "Total cost (3-year)", "Cost (multi-year)",
     "Cost (per project)", "Kosten (pro Projekt)", "Cost (incl. savings)"],
)  # fmt: skip
def test_what_a_cost_is_for_does_not_make_it_another_thing(tmp_path: Path, heading: str) -> None:
    made = plan_in_new(tmp_path, f"Project,{heading}\nBridge,200\nRoad,300\n")
    assert [each.values.get("cost") for each in made.initiatives] == [200, 300]


@pytest.mark.parametrize("heading", ["Effort (PM)", "Aufwand (PM)"])
def test_person_months_are_no_rate(tmp_path: Path, heading: str) -> None:
    made = plan_in_new(tmp_path, f"Project,{heading},Owner\nA,2,x\nB,3,y\n")
    assert [each.values.get("effort") for each in made.initiatives] == [40, 60]


@pytest.mark.parametrize(
    "remark", ["Note: licence costs (in thousands) are on sheet 2", "Note: ERP costs (in thousands) include licences"]
)
def test_a_remark_on_other_amounts_multiplies_none(tmp_path: Path, remark: str) -> None:
    made = plan_in_new(tmp_path, f"Project,Owner,Cost\nBridge,Ann,15000\nRoad,Ben,20000\n\n{remark},,\n")
    assert [each.values["cost"] for each in made.initiatives] == [15000, 20000]
    assert any("were taken as they stand" in each for each in made.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "Project,Cost,Lead\n" + f"A,100,{' ' * 254}x,y\n" * 60,
        f"{'in ' * 4000},Cost\nA,1\nB,2\n",
        "Idea,Class,Effect\n" + "\nProject,Programme,Cost\n\nRisk,Programme,Budget\n" * 1500,
    ],
    ids=["spaces", "heading", "classes"],
)  # fmt: skip
def test_long_cells_and_many_rows_take_no_long_time(tmp_path: Path, text: str) -> None:
    assert plan_in_new(tmp_path, text).rows_read > 1  # each took minutes, or had no end


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        ("Codice;Nome progetto;Responsabile;Stato;Data inizio;Data fine;Costo;Rischio",
         "code name owner status start_date end_date cost risk"),
        ("N.º;Designação do Projeto;Responsável;Situação;Data de Início;Data de Fim;Orçamento;Risco",
         "code name owner status start_date end_date cost risk"),
        ("ID;Projeto;Gerente;Situação;Início;Término;Custo estimado;Risco",
         "code name owner status start_date end_date cost risk"),
        ("Clave;Proyecto;Responsable;Estado;Fecha inicio;Fecha de término;Presupuesto;Riesgo",
         "name owner status start_date end_date cost risk"),
        ("N°;Projet;Porteur;Météo;Début;Fin;Coût;Risque", "code name owner status start_date end_date cost risk"),
        ("Lfd. Nr.;Maßnahme;Leitung;Ampel;Beginn;Ende;Kosten;Risiko",
         "code name owner status start_date end_date cost risk"),
        ("Work ID;Task Name;Assigned To;State;Kickoff;Finish;Budget;Risk",
         "code name owner status start_date end_date cost risk"),
        ("Req #;Feature;Assignee;Status;Start;Due date;Cost;Risk",
         "code name owner status start_date end_date cost risk"),
    ],
)  # fmt: skip
def test_headings_of_lists_in_several_languages_and_programs_are_known(
    tmp_path: Path, headings: str, fields: str
) -> None:
    rows = "K1;Alpha;Ann;Open;2027-01-05;2027-09-30;1000;20\nK2;Beta;Bo;Done;2027-02-05;2027-10-30;2000;30\n"
    made = plan_in_new(tmp_path, f"{headings}\n{rows}")
    assert " ".join(map(str, made.targets.values())) == fields
    assert not made.warnings


def test_notes_below_a_list_are_no_initiatives_and_say_what_amounts_are(tmp_path: Path) -> None:
    below = "\nNotes:,,\n1) Costs are in thousands of euros,,\n2) Without VAT,,\n"
    made = plan_in_new(tmp_path, f"Project,Owner,Cost\nBridge,Ann,15\nRoad,Ben,20\n{below}")
    assert [each.values["cost"] for each in made.initiatives] == [15000, 20000]
    assert [each.reason for each in made.skipped] == ["a remark below the table"] * 3


def test_page_numbers_between_rows_are_no_initiatives(tmp_path: Path) -> None:
    text = "Project,Owner,Cost\nBridge,Ann,15\nPage 1 of 2,,\nRoad,Ben,20\nPage 2 of 2,,\n"
    made = plan_in_new(tmp_path, text)
    assert [each.values["name"] for each in made.initiatives] == ["Bridge", "Road"]
    assert [each.reason for each in made.skipped] == ["a page number"] * 2
    assert not made.warnings


def test_a_plan_of_a_scheduling_program_comes_in_whole(tmp_path: Path) -> None:
    rows = "1,Build,100 days?,Mon 04/01/27,Fri 31/12/27\n2,Test,4 wks,Thu 05/08/27,Wed 01/09/27\n"
    made = plan_in_new(tmp_path, f"ID,Task Name,Duration,Start,Finish\n{rows}")
    assert [each.values["start_date"] for each in made.initiatives] == ["2027-01-04", "2027-08-05"]
    assert [each.values["end_date"] for each in made.initiatives] == ["2027-12-31", "2027-09-01"]
    assert [round(float(each.values["duration"]), 2) for each in made.initiatives] == [3.29, 0.92]
    assert not made.warnings
    assert not made.unread_cells


def test_labels_in_several_columns_are_all_taken(tmp_path: Path) -> None:
    made = plan_in_new(tmp_path, "Summary,Issue key,Labels,Labels,Labels\nA,S-1,web,ux,\nB,S-2,,,pay\n")
    assert [each.values["tags"] for each in made.initiatives] == ["web, ux", "pay"]
    assert not made.warnings


def test_a_share_of_work_done_is_no_status(tmp_path: Path) -> None:
    made = plan_in_new(tmp_path, "Projet;Avancement (%);Statut\nA;20;Ouvert\nB;50;Clos\n")
    assert [each.values["status"] for each in made.initiatives] == ["Ouvert", "Clos"]
    assert plan_in_new(tmp_path / "x", "Projet;Avancement (%)\nA;20\nB;50\n").unmapped == ("Avancement (%)",)


def test_numbered_titles_of_groups_are_told(tmp_path: Path) -> None:
    text = "No.,Initiative,Lead,Budget\n1,GROWTH,,\n1.1,Markets,Ann,500\n1.2,Partners,Bo,200\n2,COST,,\n2.1,IT,Cy,90\n"
    assert plan_in_new(tmp_path, text).warnings == (
        "Rows 2, 5 hold nothing but a name; they may be titles of groups, and no initiatives.",
    )
    ideas = "No.,Initiative,Lead,Budget\n1,Growth,,\n2,Markets,Ann,500\n3,Partners,Bo,200\n"
    assert not plan_in_new(tmp_path / "x", ideas).warnings


@pytest.mark.parametrize(
    "head",
    [
        "Projets (en k€),,,,\nCode,Libellé,2027,2028,Total\n",
        "Programme FY27,,,,\n(in thousands),,,,\nCode,Project,FY27,FY28,5-Year Total\n",
        "Code,Project,2027,2028,Total (k€)\n",
    ],
)
def test_where_years_are_budgeted_their_total_is_the_cost_and_that_is_told(tmp_path: Path, head: str) -> None:
    made = plan_in_new(tmp_path, f"{head}A,Bridge,120,80,200\nB,Road,60,60,120\n")
    assert [each.values["cost"] for each in made.initiatives] == [200_000, 120_000]
    assert any("Total" in note and "was taken for the cost" in note for note in made.notes)


def test_a_total_that_nothing_calls_money_is_not_taken_but_told_beside_a_cost(tmp_path: Path) -> None:
    assert "Total" in plan_in_new(tmp_path, "Project,Fit,Value,Total\nA,5,4,9\nB,3,3,6\n").unmapped
    made = plan_in_new(tmp_path / "x", "Project,Capex,Opex,Total\nA,100,20,120\nB,400,50,450\n")
    assert made.notes == ("Column Capex was taken for the cost; it could also be: Total.",)


def test_an_amount_at_completion_is_no_date(tmp_path: Path) -> None:
    made = plan_in_new(tmp_path, "Project,Budget,Forecast at completion\nA,1000,1100\nB,2000,2500\n")
    assert made.unmapped == ("Forecast at completion",)
    assert not made.warnings


def test_names_apart_from_a_list_are_told(tmp_path: Path) -> None:
    made = plan_in_new(tmp_path, "Project,Owner,Cost\nBridge,Ann,15\nRoad,Ben,20\n\nSolar roof,,\nWind park,,\n")
    assert made.imported == 2
    assert 'in rows 5, 6, stand texts alone, such as "Solar roof"; they were not read' in made.warnings[0]


@pytest.mark.parametrize(
    "below",
    ["Legend:,,\nG = on track,,", "Confidential,,", "Prepared by Ann,,", "1) Without VAT,,", "Source: Office,,"],
)
def test_what_offices_write_below_a_list_is_no_matter_of_a_warning(tmp_path: Path, below: str) -> None:
    made = plan_in_new(tmp_path, f"Project,Owner,Cost\nBridge,Ann,15\nRoad,Ben,20\n\n{below}\n")
    assert made.imported == 2
    assert not made.warnings


def test_bare_durations_beside_days_are_told(tmp_path: Path) -> None:
    made = plan_in_new(tmp_path, "Project,Duration,Cost\nBridge,6,15\nRoad,45 days,20\n")
    assert made.warnings == (
        'Column Duration: "6" was taken for months, although other durations are such as "45 days".',
    )
