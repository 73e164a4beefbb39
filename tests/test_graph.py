"""Citations as a graph: its nodes and edges, and that other programs read it."""

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import networkx
import pytest

from corpus.document import Reference
from search.backends import BACKENDS
from search.find import Request, find
from search.graph import Edge, Level, Node, edges
from search.output import graph
from tests.asking import TODAY, opened
from tests.test_citing import EARLIER, LATER, LETTERS, OTHER

SEVEN, EIGHT = "kst-36410-7", "kst-36410-8"
L = "ah-tk-20232024-101"


def found(level: Level = "unit", name: str = "whoosh", **asked: Any) -> list[Edge]:
    request = Request(**{"kind": ("answers",), **asked}, sort="newest", limit=None)
    with opened(*LETTERS, name=name) as engine:
        return list(edges(engine, find(engine, request, TODAY).hits, level))


def told(made: Iterable[Edge]) -> set[tuple[str, str, str]]:
    return {(edge.source.id, edge.target.id, edge.place) for edge in made}


UNITS = {
    ("2024Z00777#1", "kst-36410-VI-3", "answer"),
    (L, "ah-tk-20222023-12", "header"),
    (L, "kst-36999", "footnote"),
    (f"{L}#1", SEVEN, "question"),
    (f"{L}#2", SEVEN, "answer"),
    (f"{L}#2", "ah-tk-20222023-12", "question"),
    (f"{L}#3", EIGHT, "footnote"),
}


@pytest.mark.parametrize("name", BACKENDS)
def test_units_cite_and_their_letter_where_no_unit_does(name: str) -> None:
    assert told(found(name=name)) == UNITS


def test_of_letters_every_edge_is_the_letters() -> None:
    made = found("letter")
    assert told(made) == {(source.partition("#")[0], *rest) for source, *rest in UNITS}
    assert {edge.source.kind for edge in made} == {"letter"}


def test_a_search_gives_the_edges_of_its_hits() -> None:
    assert told(found(text="vraag:kent")) == {edge for edge in UNITS if edge[0] in {L, f"{L}#1"}}


def test_a_letter_of_the_index_is_one_node_by_whatever_it_is_cited() -> None:
    targets = {edge.target for edge in found() if edge.target.kind == "letter"}
    (node,) = targets
    assert (node.id, node.title, node.day) == (EARLIER.id, "De veerpont in 2022", "2022-11-02")


def test_an_edge_counts_how_often() -> None:
    motie = next(edge for edge in found() if edge.source.id == f"{L}#1")
    assert (motie.times, motie.printed) == (2, "motie Aardema")


def written(made: Iterable[Edge], form: str) -> str:
    out = io.StringIO()
    graph.write(made, form, out)
    return out.getvalue()


def test_networkx_reads_what_is_written() -> None:
    made = found()
    read = networkx.read_graphml(io.BytesIO(written(made, "graphml").encode()))
    assert {(a, b, data["place"]) for a, b, data in read.edges(data=True)} == UNITS
    assert read.is_directed()
    assert read.nodes[f"{L}#1"] == {
        "kind": "unit", "title": "De veerpont in 2024", "date": "2024-03-12",
        "ministers": "Van Zuylekom", "letter": L,
    }  # fmt: skip
    assert read.nodes[SEVEN] == {"kind": "motie"}
    assert {data["times"] for _, _, data in read.edges(data=True)} == {1, 2}


NASTY = "<b>\"pont\" & 'dijk'</b>\x00\x1b[31m\uffff ]]> =1+1"


def test_whatever_a_record_holds_graphml_stays_graphml() -> None:
    edge = Edge(Node(NASTY, "unit", NASTY), Node("x", NASTY), "answer", 1, NASTY)
    read = networkx.read_graphml(io.BytesIO(written([edge], "graphml").encode()))
    ((source, target, data),) = read.edges(data=True)
    clean = "<b>\"pont\" & 'dijk'</b>[31m ]]> =1+1"
    assert (source, target, data["printed"]) == (clean, "x", clean)


def test_an_edge_list_is_a_table_and_runs_nothing() -> None:
    edge = Edge(Node("=1+1", "unit"), Node("-x", "kamerstuk"), "answer", 3, "a\tb\nc")
    (row,) = csv.DictReader(io.StringIO(written([edge], "csv")))
    assert (row["source"], row["target"], row["times"]) == ("'=1+1", "'-x", "3")
    assert written([edge], "tsv").splitlines()[1].count("\t") == len(graph.COLUMNS) - 1


def test_edges_come_while_letters_are_read() -> None:
    """Nothing waits for all letters: of a list that breaks, the first edges are there."""

    def breaking(hits: Iterable[Any]) -> Iterable[Any]:
        yield from hits
        raise RuntimeError

    with opened(OTHER, LATER) as engine:
        hits = find(engine, Request(kind=("answers",), sort="newest", limit=None), TODAY)
        made = edges(engine, breaking(hits.hits))
        assert next(iter(made)).source.id == "2024Z00777#1"


def test_a_letter_that_cites_nothing_has_no_edges() -> None:
    with opened(EARLIER, replace(OTHER, references=())) as engine:
        hits = find(engine, Request(kind=("answers",), sort="newest", limit=None), TODAY)
        assert not list(edges(engine, hits.hits))


def test_a_note_of_two_units_is_cited_by_both() -> None:
    units = tuple(replace(unit, notes=("1",)) for unit in LATER.units)
    noted = Reference("kamerstuk", EIGHT, "36 410, nr. 8", "footnote", nth=0)
    both = replace(LATER, units=units, references=(noted,))
    with opened(both) as engine:
        hits = find(engine, Request(kind=("answers",), sort="newest", limit=None), TODAY)
        assert {edge.source.id for edge in edges(engine, hits.hits)} == {u.id for u in units}
