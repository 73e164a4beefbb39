"""The hand-judged set over the samples: that it is sound, and that the ranking stays good."""

from functools import cache

from benchmarks.relevance import (
    HERE,
    SAMPLES,
    Judged,
    Queries,
    chance,
    indexed,
    judgements,
    letters,
    mean,
    precision,
    ranked,
)
from corpus.document import Document
from search.find import Request


@cache
def samples() -> list[Document]:
    return letters(SAMPLES)


def judged() -> tuple[Queries, Judged]:
    return judgements(HERE / "relevance")


def test_every_judgement_is_of_a_query_and_a_unit_that_there_are() -> None:
    queries, right = judged()
    units = {unit.id for document in samples() for unit in document.units}
    units |= {document.id for document in samples() if not document.units}
    assert queries.keys() == right.keys()
    assert len(queries) >= 30
    assert set().union(*right.values()) <= units


def test_what_was_judged_to_answer_a_query_is_found_and_comes_first() -> None:
    queries, right = judged()
    with indexed(samples()) as engine:
        request = Request(limit=1000, any_word=True)
        found = {topic: ranked(engine, request, text) for topic, text in queries.items()}
    assert mean([precision(found[topic], units) for topic, units in right.items()]) > 0.75
    assert mean([len(set(found[topic]) & units) / len(units) for topic, units in right.items()]) > (
        0.85
    )


def test_chance_tells_luck_from_gain() -> None:
    assert chance([0.1, 0.2, 0.1, 0.3, 0.1, 0.2, 0.1, 0.1, 0.2, 0.1]) < 0.01
    assert chance([0.1, -0.1, 0.2, -0.2]) > 0.9
    assert chance([0.0, 0.0]) == 1.0
