"""XML from anywhere as a tree: nothing is expanded, nothing fetched, nothing without bound.

One parser for all formats that hold XML. An entity is never followed: a document
type that declares any is refused, as a bomb and a file of the machine both need it.
"""

import html
from collections.abc import Collection, Iterator
from typing import Any

from lxml import etree

from ..errors import UnreadableError
from . import limits


def tree(data: bytes, what: str, name: str = "") -> etree._Element:
    """The root of XML; raises `UnreadableError`, which calls it a broken `what`.

    `name` is the name of the part, for a file that consists of several. White space
    is kept, comments and processing instructions are not; depth is bounded by libxml2
    (256 elements), and the number of elements by `limits`.
    """
    limits.check_tags(data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        where = f"{name}: " if name else ""
        raise UnreadableError(f"a broken {what} ({where}{_words(error)})") from None
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and list(declared.iterentities()):
        raise UnreadableError(f"refused: {name or 'it'} declares entities of its own")
    return root


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def said(element: etree._Element, name: str) -> str:
    """An attribute by its name without namespace, or ''."""
    found = (v for k, v in element.attrib.items() if str(k).rpartition("}")[2] == name)
    return str(next(found, ""))


def entity(node: etree._Element) -> str:
    """What a reference to an entity (`&eacute;`) stands for, if HTML knows it; else nothing."""
    written = node.text or "" if node.tag is etree.Entity else ""
    meant = html.unescape(written)
    return "" if meant == written else meant


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of some names, in order."""
    return (child for child in element if local(child) in names)


def words(element: etree._Element, without: Collection[str] = ()) -> str:
    """All text in an element on one line, but for what is in elements of some names."""
    parts: list[str] = []
    _gather(element, without, parts)
    return " ".join("".join(parts).split())


def _gather(element: etree._Element, without: Collection[str], parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        if not isinstance(child.tag, str):
            parts.append(entity(child))
        elif local(child) not in without:
            _gather(child, without, parts)
        parts.append(child.tail or "")


def _words(error: Exception) -> str:
    return " ".join(str(error).split())
