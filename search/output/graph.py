"""A graph of citations: an edge list for a spreadsheet, GraphML for programs that draw it.

GraphML (http://graphml.graphdrawing.org) is read by Gephi, yEd, Cytoscape, igraph and
networkx. A node is written when it is first met and an edge behind its two nodes, so
that a graph of any size is written as it comes.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO
from xml.etree import ElementTree as ET

from ..graph import Edge, Node
from . import rows
from .xml_text import xml_text

FORMS = ("csv", "tsv", "graphml")
NAMESPACE = "http://graphml.graphdrawing.org/xmlns"

COLUMNS: dict[str, Callable[[Edge], str]] = {
    "source": lambda edge: edge.source.id,
    "target": lambda edge: edge.target.id,
    "place": lambda edge: edge.place,
    "times": lambda edge: str(edge.times),
    "printed": lambda edge: edge.printed,
    "source_kind": lambda edge: edge.source.kind,
    "source_letter": lambda edge: edge.source.letter or edge.source.id,
    "source_title": lambda edge: edge.source.title,
    "source_date": lambda edge: edge.source.day,
    "source_ministers": lambda edge: "; ".join(edge.source.people),
    "target_kind": lambda edge: edge.target.kind,
    "target_title": lambda edge: edge.target.title,
    "target_date": lambda edge: edge.target.day,
}
"""The columns of an edge list in order, each with what it takes from an edge."""

_KEYS = {
    "node": {"kind": "string", "title": "string", "date": "string", "ministers": "string",
             "letter": "string"},
    "edge": {"place": "string", "times": "int", "printed": "string"},
}  # fmt: skip


def write(edges: Iterable[Edge], form: str, out: TextIO) -> int:
    """Write edges as they come, in one of `FORMS`; returns how many there were."""
    if form != "graphml":
        return rows.write(edges, COLUMNS, form, out)
    out.writelines(_head())
    met: set[str] = set()
    written = 0
    for edge in edges:
        for node in (edge.source, edge.target):
            if node.id not in met:
                met.add(node.id)
                out.write(_node(node))
        out.write(_edge(edge))
        written += 1
    out.write("</graph>\n</graphml>\n")
    return written


def _head() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield f'<graphml xmlns="{NAMESPACE}">\n'
    for what, keys in _KEYS.items():
        for name, kind in keys.items():
            yield f'<key id="{what}-{name}" for="{what}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="citations" edgedefault="directed">\n'


def _node(node: Node) -> str:
    said = {
        "kind": node.kind,
        "title": node.title,
        "date": node.day,
        "ministers": "; ".join(node.people),
        "letter": node.letter,
    }
    return _element("node", {"id": node.id}, said)


def _edge(edge: Edge) -> str:
    said = {"place": edge.place, "times": str(edge.times), "printed": edge.printed}
    return _element("edge", {"source": edge.source.id, "target": edge.target.id}, said)


def _element(what: str, given: dict[str, str], said: dict[str, str]) -> str:
    """A node or an edge with its data, as one line."""
    element = ET.Element(what, {name: xml_text(value) for name, value in given.items()})
    for name, value in said.items():
        if value:
            ET.SubElement(element, "data", key=f"{what}-{name}").text = xml_text(value)
    return ET.tostring(element, encoding="unicode") + "\n"
