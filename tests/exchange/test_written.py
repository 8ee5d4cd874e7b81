"""A file that was not written whole is not taken for one."""

from pathlib import Path

import pytest

from tests.exchange.sources import new_workshop
from vmo_desktop.exchange.export import export_data
from vmo_desktop.exchange.written import check_csv, check_json, check_workbook
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.safe_write import NotWhole

CHECKS = {"xlsx": check_workbook, "csv": check_csv, "json": check_json}


@pytest.mark.parametrize("ending", CHECKS)
def test_half_a_file_is_refused_and_a_whole_one_passes(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"out.{ending}"
    with new_workshop(tmp_path / "w.vmo") as workshop:
        workshop.do(add_initiatives([{"code": "A", "name": 'a "quoted"\nname'}, {"code": "B", "name": "=1"}]))
        export_data(workshop.results, path)
    CHECKS[ending](path)
    content = path.read_bytes()
    for length in (0, 10, len(content) // 2, len(content) - 4):
        path.write_bytes(content[:length])
        with pytest.raises(NotWhole):
            CHECKS[ending](path)


def test_a_workbook_with_a_damaged_part_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    with new_workshop(tmp_path / "w.vmo") as workshop:
        export_data(workshop.results, path)
    content = bytearray(path.read_bytes())
    content[200:260] = bytes(60)
    path.write_bytes(content)
    with pytest.raises(NotWhole):
        check_workbook(path)
