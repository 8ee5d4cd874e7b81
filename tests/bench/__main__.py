"""Run the benchmarks: `python -m tests.bench [MODULE ...] [--json]`; each module in a process of its own."""

import argparse
import os

from tests.bench.harness import as_json, machine, modules, run_apart, run_here, table


def main() -> None:
    """Run what was asked for and print one table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the window sets it
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("modules", nargs="*", choices=[*modules(), []], help="benchmarks to run (default: all)")
    parser.add_argument("--json", action="store_true", help="print JSON, for a history of figures")
    parser.add_argument("--here", action="store_true", help="run in this process")
    asked = parser.parse_args()
    run = run_here if asked.here else run_apart
    rows = [row for name in asked.modules or modules() for row in run(name)]
    if asked.json:
        print(as_json(rows))
    else:
        print(", ".join(f"{name} {value}" for name, value in machine().items()))
        print(table(rows))


if __name__ == "__main__":
    main()
