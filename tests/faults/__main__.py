"""Make faults: `python -m tests.faults [NAME ...] [--tries N | --short] [--seed S]`; without names, all of them."""

import argparse
import logging
import os
import random
import tempfile
import time
from pathlib import Path

from tests.faults.fault import faults

_MOST_FINDINGS = 60


def main() -> int:
    """Run what was asked for and print the counts of each."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    logging.getLogger().addHandler(logging.NullHandler())  # what the program logs is not the count
    known = faults()
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*known, []], metavar="NAME", help=", ".join(known))
    parser.add_argument("--tries", type=int, help="how many times each (default: the long form)")
    parser.add_argument("--short", action="store_true", help="as often as a whole test run does it")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other faults")
    asked = parser.parse_args()
    is_clean = True
    for name in asked.names or known:
        fault = known[name]
        tries = asked.tries or (fault.short if asked.short else fault.long)
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            os.environ["VMO_HOME"] = str(Path(folder) / "home")
            (Path(folder) / "work").mkdir()
            tally = fault.run(tries, random.Random(asked.seed), Path(folder) / "work")
        print(f"{name}: {fault.promise}\n  {tally}; {time.monotonic() - start:.0f} s, seed {asked.seed}", flush=True)
        for finding in tally.findings[:_MOST_FINDINGS]:
            print(f"  ! {finding}", flush=True)
        is_clean &= tally.is_clean
    return 0 if is_clean else 1


if __name__ == "__main__":
    raise SystemExit(main())
