"""What a publication says of itself beside its text: `metadata.xml` and its twins.

officielebekendmakingen.nl gives every publication a small file of names and values
(RECORD.md 2.6), repeats them as `<meta>` in the head of its web page, and some
files of publication XML carry them inside. Names are cut to their last word, in
small letters, as sources differ in the rest: `OVERHEIDop.vraagNummer` is
`vraagnummer`. Values stay as they are written; `indexer.metadata` judges them.

    <metadata_gegevens><metadata name="DC.identifier" scheme="" content="ah-tk-…"/>
"""

from collections.abc import Iterator

from lxml import etree

from ..errors import UnreadableError
from .characters import clean
from .markup import local, tree

Pairs = tuple[tuple[str, str], ...]
"""Names and values, in order; a name may come more than once."""

_PREFIXES = ("dc.", "dcterms.", "overheid.", "overheidop.")
_MOST = 200
_LONGEST = 5_000


def read(data: bytes) -> Pairs:
    """The pairs of a metadata file; raises `UnreadableError` for what is none."""
    pairs = pairs_of(tree(data, "metadata file"))
    if not pairs:
        raise UnreadableError("no metadata in it")
    return pairs


def pairs_of(root: etree._Element) -> Pairs:
    """The pairs in a tree of XML or HTML: of all `metadata` and `meta` elements of known names."""
    return tuple(dict.fromkeys(_pairs(root)))[:_MOST]


def _pairs(root: etree._Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        if local(element) in {"metadata", "meta"}:
            name = str(element.get("name", "")).strip().lower()
            content = clean(" ".join(str(element.get("content", "")).split()))
            if name.startswith(_PREFIXES) and content and len(content) <= _LONGEST:
                yield name.rpartition(".")[2], content
