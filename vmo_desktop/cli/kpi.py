"""`vmo kpi` and `vmo dashboard`: where KPIs stand, and what came true of what was promised."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vmo_desktop.cli.command import DONE, Command
from vmo_desktop.cli.output import plain, write, write_json
from vmo_desktop.workshop.workshop import Workshop

if TYPE_CHECKING:
    from vmo_desktop.workshop.realized import Realized


def _describe_kpi(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.vmo", help="a workshop")
    parser.add_argument(
        "--readings", type=Path, metavar="TABLE", help="first take in readings (CSV or XLSX): KPI, series, date, value"
    )
    parser.add_argument("--json", action="store_true")


def _kpi(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.calibration_record import calibration_record  # noqa: PLC0415
    from vmo_desktop.exchange.kpi_record import kpis_record  # noqa: PLC0415
    from vmo_desktop.workshop.calibration import Calibration  # noqa: PLC0415
    from vmo_desktop.workshop.realized import Realized  # noqa: PLC0415
    from vmo_desktop.workshop.since import Since  # noqa: PLC0415

    with Workshop.open(options.file, for_reading=options.readings is None) as workshop:
        if options.readings is not None:
            from vmo_desktop.exchange.readings import read_readings  # noqa: PLC0415
            from vmo_desktop.workshop.ops.kpis import set_readings  # noqa: PLC0415

            workshop.do(set_readings(read_readings(options.readings, workshop.snapshot)))
        realized = Realized(workshop.snapshot)
        since = Since(workshop.results, realized)
        record = {**kpis_record(realized), "calibration": calibration_record(Calibration(realized), since)}
    if options.json:
        write_json(record)
    else:
        _print_kpis(record)
    return DONE


def _print_kpis(record: Mapping[str, Any]) -> None:
    write(f"as of {record['as_of'] or '–'}")
    write(
        f"{'baseline':>10} {'target':>10} {'actual':>10} {'progress':>8} {'planned':>8} {'at end':>10}  "
        f"{'status':<9}  KPI"
    )
    for each in record["kpis"]:
        numbers = " ".join(f"{_number(each[name]):>10}" for name in ("baseline", "target", "actual"))
        shares = " ".join(f"{_share(each[name]):>8}" for name in ("progress", "planned"))
        unit = f" ({each['unit']})" if each["unit"] else ""
        late = f"; reading overdue since {each['next_due']}" if each["overdue"] else ""
        said = plain(f"{each['name']}{unit}{late}")
        write(f"{numbers} {shares} {_number(each['at_completion']):>10}  {each['status']:<9}  {said}")
    _print_calibration(record["calibration"])


def _print_calibration(record: Mapping[str, Any]) -> None:
    for each in (*record["groups"], *record["priors"]):
        of = f"{each['of']} {each['name']}".strip()
        came = f"{_share(each['middle'])} ({_share(each['low'])} to {_share(each['high'])})"
        count = "1 promise" if each["promises"] == 1 else f"{each['promises']} promises"
        few = "" if each["enough"] else ", too few to say"
        source = f", from {each['source']}" if each.get("source") else ""
        write(plain(f"promises of {of}: {came} came true, {count}{few}{source}"))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.6g}"


def _share(value: float | None) -> str:
    return "" if value is None else f"{100 * value:,.1f} %"


def _describe_dashboard(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.vmo", help="a workshop")
    parser.add_argument("--json", action="store_true")


def _dashboard(options: argparse.Namespace) -> int:
    from vmo_desktop.exchange.kpi_record import dashboard_record  # noqa: PLC0415
    from vmo_desktop.workshop.realized import Realized  # noqa: PLC0415

    with Workshop.read(options.file) as workshop:
        realized = Realized(workshop.snapshot)
        record = {**dashboard_record(realized), "value": _value(workshop, realized)}
    if options.json:
        write_json(record)
    else:
        _print_dashboard(record)
    return DONE


def _value(workshop: Workshop, realized: "Realized") -> dict[str, Any] | None:
    """What the recommended scenario's portfolio contributes; None where there is none."""
    from vmo_desktop.exchange.contribution_record import contribution_record  # noqa: PLC0415
    from vmo_desktop.workshop.contribution import Contribution  # noqa: PLC0415
    from vmo_desktop.workshop.portfolio import chosen  # noqa: PLC0415
    from vmo_desktop.workshop.scenario_problem import ScenarioProblem  # noqa: PLC0415

    scenario = workshop.snapshot.choice.recommended
    if scenario is None or not realized.states:
        return None
    portfolio = chosen(ScenarioProblem(workshop.results, scenario))
    return contribution_record(Contribution(portfolio, realized)) if portfolio.choice.is_found else None


def _print_value(value: Mapping[str, Any]) -> None:
    write(plain(f"scenario {value['scenario']}: {_points(value)}"))
    for each in value["initiatives"]:
        write(plain(f"initiative {each['code']}: {_points(each)}"))
    for each in value["objectives"]:
        write(plain(f"objective {each['name']}: {_points(each)}, {_share(each['share'])} of the value"))


def _points(each: Mapping[str, Any]) -> str:
    said = f"{_number(each['realized_points']) or '–'} of {_number(each['promised_points'])} points of value came true"
    return f"{said}, ROI {_share(each['roi'])}" if each.get("roi") is not None else said


def _print_dashboard(record: Mapping[str, Any]) -> None:
    write(f"as of {record['as_of'] or '–'}")
    write(f"{'progress':>9} {'planned':>9} {'at end':>9}  KPIs")
    _print_promise("the whole portfolio", record["portfolio"])
    for kind in ("initiatives", "drivers", "objectives", "benefits"):
        for each in record[kind]:
            code = each.get("code") or ""
            _print_promise(f"{kind[:-1]} {code} {each['name']}", each)
    for each in record["quarters"]:
        write(f"{_share(each['realized']):>9} {_share(each['planned']):>9} {'':>9}  {'':>4}  by {each['on']}")
    if record["value"] is not None:
        _print_value(record["value"])
    for each in record["overdue"]:
        write(plain(f"overdue since {each['due']}: {each['name']}"))
    for each in record["incomplete_benefits"]:
        write(plain(f"benefit {each['name']} lacks {', '.join(each['lacks'])}"))


def _print_promise(name: str, each: Mapping[str, Any]) -> None:
    shares = " ".join(f"{_share(each[key]):>9}" for key in ("progress", "planned", "at_completion"))
    write(f"{shares}  {each['kpis']:>4}  {plain(name)}")


COMMANDS = (
    Command("kpi", "where every KPI stands, and readings taken in", _kpi, _describe_kpi),
    Command("dashboard", "what came true of what was promised", _dashboard, _describe_dashboard),
)
