"""How a workshop stood at each step, in files whose rows did not all come by a step."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from vmo_desktop.workshop.ops.initiatives import delete_initiatives
from vmo_desktop.workshop.workshop import Workshop

DATA = Path(__file__).parents[1] / "data"

# Two people came at step 7 and scored at step 8, as schema 2 kept it.
ROOM = """
INSERT INTO step VALUES
    (7, 'edit', NULL, '2 participants added', 'Facilitator', '2026-11-27T03:19:10+00:00'),
    (8, 'edit', NULL, '2 scores', 'Facilitator', '2026-11-27T03:19:10+00:00');
INSERT INTO change VALUES (14, 7, 'participant', 'insert'), (15, 7, 'participant', 'insert'),
    (16, 8, 'score', 'insert'), (17, 8, 'score', 'insert');
INSERT INTO participant VALUES (7, 1, 'Anna', '', ''), (8, 2, 'Ben', '', '');
INSERT INTO history_participant SELECT id + 7, * FROM participant;
INSERT INTO score VALUES (1, 1, 7, 2.5), (2, 1, 8, 4.0);
INSERT INTO history_score SELECT initiative_id + 15, * FROM score;
"""


def test_a_file_in_which_people_had_scored_before_there_were_rounds_tells_of_each_of_its_steps(tmp_path: Path) -> None:
    path = tmp_path / "w.vmo"
    shutil.copy(DATA / "schema_2.vmo", path)
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(ROOM)
    with Workshop.open(path) as workshop:
        before = workshop.snapshot
        workshop.do(delete_initiatives([1]))
        then = [workshop.snapshot_at(step) for step in range(workshop.step + 1)]
        assert [len(each.initiatives) for each in then] == [0, 0, 2, 2, 2, 2, 2, 2, 2, 1]
        assert [len(each.round_initiatives.get(1, ())) for each in then] == [0, 0, 2, 2, 2, 2, 2, 2, 2, 1]
        assert [len(each.participants) for each in then] == [0, 0, 0, 0, 0, 0, 0, 2, 2, 2]
        assert [len(each.ballots) for each in then] == [0, 0, 0, 0, 0, 0, 0, 2, 2, 2]
        assert then[8] == before
