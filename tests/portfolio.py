"""Made-up portfolios of any size, always the same for a seed: for charts and benchmarks."""

from pathlib import Path

import numpy as np

from tests.made_once import made_once
from vmo_desktop.workshop.ops.drivers import add_driver
from vmo_desktop.workshop.ops.frame import edit_workshop
from vmo_desktop.workshop.ops.initiatives import add_initiatives
from vmo_desktop.workshop.ops.scores import set_scores
from vmo_desktop.workshop.workshop import Workshop

NAMES = (
    "Customer portal", "Data platform", "Invoice automation", "CRM renewal", "Warehouse robots", "Cyber resilience",
    "Mobile app", "ERP upgrade", "Paperless HR", "Energy monitoring", "Fleet telematics", "Chat assistant",
    "Supplier hub", "Pricing engine", "Recruiting suite", "Cloud migration", "Digital twin of the plant",
    "Self-service analytics", "Identity management", "E-learning", "Contract archive", "Field service tablets",
    "Web shop relaunch", "Quality vision system",
)  # fmt: skip
CLASSES = ("Growth", "Efficiency", "Compliance", "Infrastructure")

HOSTILE_NAMES = (
    r"$\frac{a}{b}$ costs $5", "<img src=x onerror=alert(1)>", "_x hidden?", "شركة ABC תוכנה", "x" * 5_000,
    "two\nlines\tand a tab", "\u202egnirts", "=1+1", "%1 %2 {0}", "🚀 漢字", "", "& < > \" '",
)  # fmt: skip
"""Names that some part of a program could take for something else than a name."""


@made_once
def make_portfolio(
    path: Path, count: int = 24, *, drivers: int = 6, missing: float = 0.0, budget: float | None = 2e7, seed: int = 1
) -> Workshop:
    """Make a workshop of so many scored initiatives; `missing` is the share of scores left out."""
    rng = np.random.default_rng(seed)
    workshop = Workshop.create(path, author="Ines")
    workshop.do(edit_workshop({"title": "Portfolio", "budget": budget}))
    for number in range(drivers):
        workshop.do(add_driver(f"Driver {number + 1}"))
    workshop.do(add_initiatives([_initiative(rng, number) for number in range(count)]))
    snapshot = workshop.snapshot
    scores = {}
    for initiative in snapshot.initiatives:
        level = rng.normal(2.0, 0.8)
        for driver in snapshot.leaves:
            score = float(np.clip(round(rng.normal(level, 0.9)), 0, 4))
            if rng.random() >= missing:
                scores[initiative.id, driver.id] = score
    workshop.do(set_scores(scores))
    return workshop


def _initiative(rng: np.random.Generator, number: int) -> dict[str, object]:
    turn = number // len(NAMES)
    return {
        "code": f"I{number + 1:03d}",
        "name": NAMES[number % len(NAMES)] + (f" {turn + 1}" if turn else ""),
        "cost": float(round(rng.lognormal(13.5, 0.6), -3)),
        "effort": float(round(rng.lognormal(6.0, 0.6))),
        "class_name": CLASSES[number % len(CLASSES)],
        "status": ("Proposed", "Approved")[number % 2],
        "sponsor": f"Sponsor {number % 13}",
        "risk": float(rng.integers(5, 60)),
        "is_mandatory": number % 11 == 5,
    }
