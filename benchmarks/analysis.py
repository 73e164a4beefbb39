"""How fast text becomes terms, and how much compounds add to an index.

    python benchmarks/analysis.py FILE.jsonl [DOCUMENTS]

FILE holds documents as `kamerzoek.documents/1`, one a line. One core; "cold" is the
first time that the texts are seen, "warm" any later time. The list of terms is what an
engine's index is made from; Whoosh's token objects are for what of Whoosh asks for them.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

LOADING = """
import array, functools, pathlib, time, typing
start = time.perf_counter()
from indexer.lexicon import Lexicon
Lexicon.open().lemma("kinderen")
print((time.perf_counter() - start) * 1000)
"""


def texts(path: Path, documents: int | None) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in islice(lines, documents):
            document = json.loads(line)
            yield document["subject"] or ""
            for unit in document["units"]:
                yield from (question["text"] for question in unit["questions"])
                yield unit["answer"] or ""


def rate(name: str, analyse: Callable[[str], int], found: list[str]) -> None:
    start = time.perf_counter()
    count = sum(map(analyse, found))
    seconds = time.perf_counter() - start
    print(f"{name:28} {count / seconds:>12,.0f} tokens/s   ({count:,} in {seconds:.2f} s)")


def growth(found: list[str]) -> None:
    """Parts beside words: how often they occur, and how many postings they make."""
    from indexer.analysis import feed

    occurrences = postings = part_occurrences = part_postings = 0
    for made in map(feed, found):
        occurrences += sum(map(len, made.places.values()))
        postings += len(made.places)
        part_occurrences += sum(made.parts.values())
        part_postings += len(made.parts)
    print(f"{'parts for each word':28} {part_occurrences / occurrences:>12.1%}")
    print(f"{'postings of parts to words':28} {part_postings / postings:>12.1%}")


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    loading = [
        float(subprocess.run([sys.executable, "-c", LOADING], capture_output=True).stdout)
        for _ in range(5)
    ]
    print(f"{'loading the word list':28} {min(loading):>12.1f} ms")

    from indexer.analysis import feed, terms, tokens
    from indexer.analyzer import DutchAnalyzer

    documents = int(sys.argv[2]) if len(sys.argv) > 2 else None
    found = list(texts(Path(sys.argv[1]), documents))
    analyzer = DutchAnalyzer()
    rate("terms, cold", lambda text: len(terms(text)), found)
    rate("terms, warm", lambda text: len(terms(text)), found)
    rate("terms and parts, positions", lambda text: feed(text).length, found)
    rate("tokens with offsets", lambda text: sum(1 for _ in tokens(text)), found)
    rate(
        "Whoosh tokens",
        lambda text: sum(1 for _ in analyzer(text, positions=True, chars=True)),
        found,
    )
    growth(found)


if __name__ == "__main__":
    main()
