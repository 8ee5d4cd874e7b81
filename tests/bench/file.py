"""The workshop file: a score edit against the bare commit, opening a file of 90,000 votes, scoring a large matrix."""

import random
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from sqlalchemy import Connection, create_engine, insert, select
from sqlalchemy.orm import Session

from tests.bench.harness import Row, as_in_the_program, benchmark, faster, interleave, within
from vmo_desktop.domain.ranking import competition_ranks
from vmo_desktop.domain.valuation import weighted_values
from vmo_desktop.store.room_tables import Round, Vote
from vmo_desktop.workshop.operation import Operation
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.participants import add_participant
from vmo_desktop.workshop.ops.scores import set_score, set_scores
from vmo_desktop.workshop.rows import RankBy
from vmo_desktop.workshop.workshop import Workshop

INITIATIVES, DRIVERS, PEOPLE = 300, 15, 20


def large_workshop(path: Path, *, with_votes: bool) -> Workshop:
    """A file of 300 initiatives and 15 drivers, all scored, and the votes of 20 people if asked."""
    workshop = Workshop.create(path)
    for number in range(DRIVERS):
        workshop.do(add_driver(f"Driver {number}"))
    workshop.do(
        add_initiatives([{"name": f"Initiative {n}", "cost": 10.0 + n, "effort": 1.0 + n} for n in range(INITIATIVES)])
    )
    drivers = [driver.id for driver in workshop.snapshot.leaves]
    rows = [initiative.id for initiative in workshop.snapshot.initiatives]
    rng = random.Random(1)
    workshop.do(set_scores({(row, driver): float(rng.randint(0, 4)) for row in rows for driver in drivers}))
    if with_votes:
        for number in range(PEOPLE):
            workshop.do(add_participant({"name": f"Person {number}"}))
        votes = [
            {
                "round_id": 1,
                "initiative_id": row,
                "driver_id": driver,
                "participant_id": person.id,
                "value": float(rng.randint(0, 4)),
            }
            for row in rows
            for driver in drivers
            for person in workshop.snapshot.participants
        ]

        def apply(connection: Connection) -> str:
            connection.execute(insert(Round).values(id=1, position=1, name="Round 1", state="revealed"))
            connection.execute(insert(Vote), votes)
            return "votes"

        workshop.do(Operation(apply))
    return workshop


@benchmark
def score_edit_against_the_bare_commit() -> Iterable[Row]:
    """P16: history, check and snapshot of a typed score, against one updated row in the same journal mode."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = large_workshop(Path(folder) / "w.vmo", with_votes=False)
        raw = sqlite3.connect(Path(folder) / "raw.db", isolation_level=None)
        raw.execute("PRAGMA journal_mode = DELETE")
        raw.execute("PRAGMA synchronous = EXTRA")
        raw.execute("CREATE TABLE s (i INTEGER, d INTEGER, v REAL, PRIMARY KEY (i, d))")
        cells = list(workshop.snapshot.agreed_scores)
        raw.executemany("INSERT INTO s VALUES (?, ?, 1.0)", cells)
        rng = random.Random(2)

        def ours() -> None:
            initiative_id, driver_id = rng.choice(cells)
            workshop.do(set_score(initiative_id=initiative_id, driver_id=driver_id, value=float(rng.randint(0, 4))))

        def bare() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("UPDATE s SET v = ? WHERE i = ? AND d = ?", (rng.random(), *rng.choice(cells)))
            raw.execute("COMMIT")

        as_in_the_program()
        times = interleave({"ours": ours, "bare": bare}, 200)
        yield within("P16", "score edit committed", times["ours"], times["bare"], name="bare commit", goal=2)
        raw.close()
        workshop.close()


@benchmark
def opening_a_large_file() -> Iterable[Row]:
    """P17: open, check and rank 300 x 15 scores with 90,000 votes beside them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "w.vmo"
        large_workshop(path, with_votes=True).close()

        def ours() -> None:
            with Workshop.open(path) as workshop:
                ranking = workshop.results.ranking(RankBy.VALUE)
                if len(ranking.order) != INITIATIVES:
                    raise AssertionError

        def scan() -> None:
            raw = sqlite3.connect(path)
            raw.execute("SELECT sum(value) FROM score").fetchone()
            raw.execute("SELECT sum(value) FROM agreed_score").fetchone()
            raw.close()

        def check() -> None:
            raw = sqlite3.connect(path)
            raw.execute("PRAGMA integrity_check(1)").fetchone()
            raw.execute("PRAGMA foreign_key_check").fetchone()
            raw.close()

        engine = create_engine(f"sqlite:///{path}")

        def entities() -> None:
            with Session(engine) as session:
                session.scalars(select(Vote)).all()

        times = interleave({"ours": ours, "check": check, "scan": scan, "entities": entities}, 5)
        yield within("P17", "open and rank, 90,000 votes", times["ours"], times["scan"], name="SUM scan", goal=2.5)
        share = times["check"].median / times["ours"].median
        yield Row("", "SQLite's checks of the file alone", f"{times['check'].median:.2f} ms", f"{share:.0%} of it")
        yield faster(
            "P17", "open and rank, 90,000 votes", times["ours"], times["entities"], name="ORM entities", goal=35
        )


@benchmark
def scoring_a_large_matrix() -> Iterable[Row]:
    """P7: value and rank of 1000 initiatives on 20 drivers for the mean of 30 people."""
    rng = np.random.default_rng(3)
    points = rng.uniform(0, 100, (1000, 20, 30))
    weights = rng.dirichlet(np.ones(20))
    shares = np.repeat(weights / 30, 30)
    flat = points.reshape(1000, -1)

    def ours() -> None:
        competition_ranks(weighted_values(points.mean(axis=2), weights).value)

    def bare() -> None:
        competition_ranks(flat @ shares)

    times = interleave({"ours": ours, "bare": bare, "read": points.sum}, 100)
    reference = weighted_values(points.mean(axis=2), weights).value
    if not np.allclose(flat @ shares, reference):
        raise AssertionError
    yield within("P7", "score 1000 x 20 x 30 and rank", times["ours"], times["read"], name="reading it", goal=1.5)
    ratio = times["bare"].median / times["read"].median
    yield Row("", "one product and ranks alone", f"{times['bare'].median:.2f} ms", f"{ratio:.2f} x reading it")
