"""Write many letters by the grammar of the record and hold their splitting against the truth.

    python -m benchmarks.letters 20000 [--seed 0] [--form official]

Every letter is made from a seed, so a failure can be made again. The exit status is 1
when any letter splits into something else than what was written.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator

from tests.letter_check import faults
from tests.letter_sites import ALL_FORMS as FORMS
from tests.letter_words import Choose

SHOWN = 5
"""Failures that are told in full."""


def failures(count: int, seed: int, names: list[str]) -> Iterator[tuple[str, int, int, list[str]]]:
    """Every letter: its form, seed, length in characters, and what is wrong with it."""
    for nth in range(count):
        name, own = names[nth % len(names)], seed + nth // len(names)
        text, truths = FORMS[name](Choose.seeded(own))
        length = sum(len(line.text) + 1 for line in text.lines)
        yield name, own, length, faults(text, truths)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("count", type=int, nargs="?", default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--form", choices=list(FORMS), action="append")
    args = parser.parse_args()
    started, characters = time.perf_counter(), 0
    written: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for name, seed, length, found in failures(args.count, args.seed, args.form or list(FORMS)):
        characters += length
        written[name] += 1
        wrong[name] += bool(found)
        if found and sum(wrong.values()) <= SHOWN:
            print(f"{name}, seed {seed}:", *found, sep="\n    ")
    seconds = time.perf_counter() - started
    print(f"{args.count} letters, {characters / 1e6:.1f} MB, {seconds:.0f} s")
    for name in written:
        print(f"  {name:12} {written[name]:6} written, {wrong[name]} wrong")
    return 1 if any(wrong.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
