"""`python -m bench`: every measure, reference and product interleaved; then a table and JSON."""

from __future__ import annotations

import argparse
import resource
import signal
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from bench import measures, report, rounds
from bench.product import Product

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def main() -> int:
    """0 unless data was lost: a missed goal is said, it does not fail."""
    options = _arguments()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    _allow_many_sockets()
    chosen = [each for each in measures.ALL if not options.only or each.number in options.only]
    with _product(reference_only=options.reference_only) as product:
        count = 1 if options.quick else options.rounds
        results = rounds.run(chosen, product, count, quick=options.quick)
    print(report.table(chosen, results))
    report.write_json(chosen, results)
    print(f"\n{report.RESULTS}")
    return 1 if results.lost_data(chosen) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="at least 3 for a figure that counts")
    parser.add_argument("--only", type=int, nargs="+", metavar="N", help="these measures alone")
    parser.add_argument("--quick", action="store_true", help="one round, to see that all works")
    parser.add_argument("--reference-only", action="store_true", help="without the product")
    return parser.parse_args()


def _allow_many_sockets() -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _product(*, reference_only: bool) -> AbstractContextManager[Product | None]:
    return nullcontext() if reference_only else Product()


if __name__ == "__main__":
    sys.exit(main())
