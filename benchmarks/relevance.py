"""What each step of analysis and ranking gains, on judged queries and on letters themselves.

    python benchmarks/relevance.py                  the set judged over the samples
    python benchmarks/relevance.py COLLECTION       also a folder with documents.jsonl(.xz),
                                                    topics.tsv and qrels.txt (TREC form)
    python benchmarks/relevance.py --letters FOLDER also tasks that letters themselves set

Each step is switched on on top of those above it, in the program itself, and the queries
are run as `search --any`. Given are the mean average precision (of the first 1,000), the
recall at 100, and p: how likely chance alone gives a difference to the step above as
large as this one (paired randomisation over the queries, 10,000 draws; Smucker, Allan and
Carterette, "A comparison of statistical significance tests", 2007).

Letters set two tasks: their subject is the query that must find their answers when these
are indexed alone (title to answer, average precision), and each question must find its own
answer among all answers (question to answer, reciprocal rank).
"""

import argparse
import json
import lzma
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from corpus.document import Document, Question
from corpus.records import from_json
from indexer import analysis, chunks
from indexer.lemmas import stem
from indexer.letters import default_letters
from search.engine import Engine, backend
from search.find import Request, page_of, understood

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "corpus" / "samples" / "letters"
DEEP, DRAWS = 1000, 10_000

Queries = dict[str, str]
Judged = dict[str, set[str]]


@dataclass(frozen=True)
class Step:
    """A step, and what stands in its place while it is off."""

    name: str
    off: dict[str, Any]
    related: bool = False


def _nothing(*_: Any) -> Any:
    return iter(())


def _no_words(_: str) -> tuple[str, ...]:
    return ()


def _term(work: Callable[[str], str]) -> Callable[[str], str]:
    return lambda folded: work(analysis.bare(folded))


FLAT = {"subject": 2, "question": 2, "answer": 2}
STEPS = (
    Step("words as printed, without case and accents", {"indexer.forms._term": _term(str)}),
    Step("a stemmer (Kraaij-Pohlmann, else Porter)", {"indexer.forms._term": _term(stem)}),
    Step("lemmas, and the stemmer for unknown words", {}),
    Step(
        "parts of compounds",
        {"indexer.compounds.Splitter.spans": _nothing, "search.meaning.units": _no_words},
    ),
    Step("subject and question weigh more", {"search.engines.terms.FIELD_WEIGHTS": FLAT}),
    Step("words of the same family", {"search.meaning.kin": lambda term: []}),
    Step("four characters of the subject", {"search.meaning.grams": lambda word: {}}),
    Step("words learned from the index", {"search.find.learn": lambda engine, query: query}),
    Step("`--related`", {}, related=True),
)
REPLACING = 2  # the first steps replace each other, the others add up


@contextmanager
def switched(on: int) -> Iterator[Request]:
    """The program with the steps up to `on`, and the request they make."""
    off = STEPS[on].off if on < REPLACING else {}
    for step in STEPS[max(on + 1, REPLACING + 1) :]:
        off = {**step.off, **off}
    patches = [patch(name, value) for name, value in off.items()]
    for one in patches:
        one.start()
    _forget()
    try:
        yield Request(limit=DEEP, any_word=True, related=STEPS[on].related)
    finally:
        for one in patches:
            one.stop()
        _forget()


def _forget() -> None:
    analysis._forms.clear()
    chunks.forget()


@contextmanager
def indexed(documents: Sequence[Document]) -> Iterator[Engine]:
    with TemporaryDirectory() as folder:
        backend("whoosh").create(Path(folder))
        with backend("whoosh").writer(Path(folder)) as writer:
            writer.add(documents)
            writer.commit()
        engine = backend("whoosh").open(Path(folder))
        try:
            yield engine
        finally:
            engine.close()


def ranked(engine: Engine, request: Request, text: str) -> list[str]:
    asked = understood(engine, replace(request, text=text), date.today())
    return [match.unit for match in page_of(engine, asked, request).matches]


def precision(found: Sequence[str], right: set[str]) -> float:
    """Average precision."""
    total = hits = 0.0
    for rank, unit in enumerate(found, 1):
        if unit in right:
            hits += 1
            total += hits / rank
    return total / len(right)


def chance(differences: Sequence[float]) -> float:
    """How often a random sign on every difference makes their sum as large."""
    real, drawn = abs(sum(differences)) - 1e-12, random.Random(1)
    moved = [value for value in differences if value]
    extreme = sum(
        abs(sum(value if drawn.random() < 0.5 else -value for value in moved)) >= real
        for _ in range(DRAWS)
    )
    return (extreme + 1) / (DRAWS + 1)


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def table(documents: Sequence[Document], queries: Queries, judged: Judged) -> None:
    print(f"\n{len(documents)} documents, {len(judged)} queries\n")
    print("| step | MAP | R@100 | gain | p |\n|---|---|---|---|---|")
    before: list[float] | None = None
    for on, step in enumerate(STEPS):
        with switched(on) as request, indexed(documents) as engine:
            found = {topic: ranked(engine, request, queries[topic]) for topic in judged}
        now = [precision(found[topic], right) for topic, right in judged.items()]
        recall = [len(right & set(found[t][:100])) / len(right) for t, right in judged.items()]
        row = f"| {step.name} | {mean(now):.3f} | {mean(recall):.3f} |"
        if before is None:
            print(f"{row} | |", flush=True)
        else:
            gains = [a - b for a, b in zip(now, before, strict=True)]
            print(f"{row} {mean(gains):+.3f} | {chance(gains):.4f} |", flush=True)
        before = now


def tasks(documents: Sequence[Document]) -> None:
    """What letters ask of themselves."""
    titled = [one for one in documents if one.subject and any(u.answer for u in one.units)]
    bare = [
        replace(one, subject=None, units=tuple(replace(u, questions=()) for u in one.units))
        for one in documents
    ]
    asked = [(q, u.id) for one in documents for u in one.units for q in u.questions if u.answer]
    print(f"\n{len(titled)} subjects, {len(asked)} questions\n")
    print("| step | title to answer, MAP | question to answer, MRR |\n|---|---|---|")
    for on, step in enumerate(STEPS):
        with switched(on) as request, indexed(bare) as engine:
            titles = [
                precision(
                    ranked(engine, request, one.subject or ""),
                    {unit.id for unit in one.units if unit.answer},
                )
                for one in titled
            ]
            questions = [
                precision(ranked(engine, request, _text(question)), {unit})
                for question, unit in asked
            ]
        print(f"| {step.name} | {mean(titles):.3f} | {mean(questions):.3f} |", flush=True)


def _text(question: Question) -> str:
    return question.text[:2000].replace('"', " ").replace("(", " ").replace(")", " ") or "?"


def letters(folder: Path) -> list[Document]:
    read = default_letters()
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    found = [one for path in paths for one in read(path) if isinstance(one, Document)]
    return list({one.id: one for one in found}.values())


def collection(folder: Path) -> list[Document]:
    path = folder / "documents.jsonl"
    packed = folder / "documents.jsonl.xz"
    content = path.read_bytes() if path.exists() else lzma.decompress(packed.read_bytes())
    return [from_json(json.loads(line), "") for line in content.splitlines()]


def judgements(folder: Path) -> tuple[Queries, Judged]:
    lines = (folder / "topics.tsv").read_text("utf-8").splitlines()
    queries = dict(line.split("\t", 1) for line in lines if line)
    judged: Judged = defaultdict(set)
    for line in (folder / "qrels.txt").read_text("utf-8").splitlines():
        topic, _, unit, right = line.split()
        if int(right) > 0:
            judged[topic].add(unit)
    return queries, judged


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("collection", nargs="?", type=Path)
    parser.add_argument("--letters", type=Path)
    given = parser.parse_args()
    table(letters(SAMPLES), *judgements(HERE / "relevance"))
    if given.collection:
        table(collection(given.collection), *judgements(given.collection))
    if given.letters:
        tasks(letters(given.letters))


if __name__ == "__main__":
    main()
