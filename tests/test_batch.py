"""Many queries in one process."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest

from search.batch import Topic, run, topics
from search.engine import Engine, backend
from search.find import Request
from tests.factories import letter


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    data: Path = tmp_path_factory.mktemp("index")
    backend("whoosh").create(data)
    with backend("whoosh").writer(data) as writer:
        writer.add(
            [
                letter(("Vaart de pont?", "De pont vaart."), id="pont a", subject=None),
                letter(("En de kade?", "Een pont ook."), id="kade", subject=None),
            ]
        )
        writer.commit()
    opened = backend("whoosh").open(data)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("t1\tde pont", Topic("t1", "de pont"), id="id, tab, query"),
        pytest.param("\ufefft1\tde pont\r\n", Topic("t1", "de pont"), id="as Windows writes it"),
        pytest.param(" t1 \ta\tb", Topic("t1", "a\tb"), id="blanks and tabs in a query"),
        pytest.param("t1\t", Topic("t1", ""), id="an empty query is told when it is run"),
        pytest.param("pont", "line 1: no tab between an id and a query", id="no tab"),
        pytest.param("\tpont", "line 1: '' is no id: one word is wanted", id="no id"),
        pytest.param("t 1\tpont", "line 1: 't 1' is no id: one word is wanted", id="two words"),
    ],
)
def test_a_line_is_a_query_or_told(line: str, expected: Topic | str) -> None:
    assert list(topics([line])) == [expected]


def test_blank_lines_are_nothing_and_ids_are_used_once() -> None:
    assert list(topics(["\n", "a\tx\n", "  \n", "a\ty\n"])) == [
        Topic("a", "x"),
        "line 4: the id 'a' is there twice",
    ]


def test_trec_lines_have_topic_unit_rank_and_score(engine: Engine) -> None:
    out, told = StringIO(), list[str]()
    lines = ["t1\tpont", "bad", "t2\t?!", "t3\tzeppelin", "t4\tkade"]
    done = run(engine, lines, Request(limit=10), "trec", out, told.append)
    rows = [line.split(" ") for line in out.getvalue().splitlines()]
    assert [(row[0], row[1], row[2], row[3], row[5]) for row in rows] == [
        ("t1", "Q0", "pont_a#1", "1", "kamerzoek"),
        ("t1", "Q0", "kade#1", "2", "kamerzoek"),
        ("t4", "Q0", "kade#1", "1", "kamerzoek"),
    ]
    assert float(rows[0][4]) > float(rows[1][4]) > 0
    assert [line.partition(":")[0] for line in told] == ["line 2", "t2"]
    assert (done.bad, done.queries, done.found, done.hits) == (2, 4, 2, 3)


def test_limit_and_options_hold_for_every_query(engine: Engine) -> None:
    out = StringIO()
    request = Request(limit=1, offset=1, any_word=True)
    run(engine, ["t1\tpont kade"], request, "trec", out, print)
    assert out.getvalue().split(" ")[3] == "2"


def test_jsonl_lines_are_hits_with_their_topic(engine: Engine) -> None:
    out = StringIO()
    run(engine, ["t1\tpont"], Request(), "jsonl", out, print)
    hits = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [(hit["topic"], hit["rank"], hit["unit"]) for hit in hits] == [
        ("t1", 1, "pont a#1"),
        ("t1", 2, "kade#1"),
    ]
    assert hits[0]["snippets"][0]["text"] == "Vaart de pont?"
