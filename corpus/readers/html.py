"""Web pages: the printed letter without the site around it.

Made for the pages of officielebekendmakingen.nl and tweedekamer.nl (RECORD.md 2.6),
fit for any page: every block is a line, what belongs to the site is left out.
Pages differ too much over the years to rely on their class names, so those are
hints here and never conditions.
"""

import re
from typing import cast

from lxml import etree

from ..errors import UnreadableError
from ..text import Text
from . import limits, metadata
from .characters import clean, decode
from .html_elements import is_note, text_length
from .html_walk import Walk
from .wrapping import is_wrapped

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_MAIN = (
    "//main",
    "//*[@role='main']",
    "//*[@id='main-column']",
    "//*[@id='main']",
    "//*[@id='content']",
    "//article",
)
_ERROR = re.compile(
    r"\W*(?:(?:fout|error|http)\W*[45]\d\d\b"
    r"|[45]\d\d\W+(?:not found|forbidden|internal|bad|service|gone|unauthorized|niet gevonden)"
    r"|(?:de |deze |the )?(?:opgevraagde |gevraagde )?"
    r"(?:pagina|publicatie|document|bestand|page|file)\b.{0,20}"
    r"(?:niet gevonden|not found|bestaat niet)"
    r"|(?:not found|niet gevonden|access denied|(?:fout|error)(?:melding|pagina)?)\W*$)",
    re.IGNORECASE,
)
_LONGEST_ERROR = 2_000


def read(data: bytes) -> Text:
    """A web page as lines; an error page of a site is an `UnreadableError`."""
    root = _tree(data)
    walk = Walk()
    for part in _parts(root):
        walk.read(part)
    title = _title(root)
    if not walk.lines:
        raise UnreadableError("no text")
    heading = next((line.text for line in walk.lines if line.heading), walk.lines[0].text)
    wrong = next((words for words in (title, heading) if words and _ERROR.match(words)), None)
    if wrong and sum(len(line.text) for line in walk.lines) < _LONGEST_ERROR:
        raise UnreadableError(f"no text: an error page of a site ({wrong[:60]})")
    wrapped = is_wrapped([(line.text, int(line.gap or bool(line.number))) for line in walk.lines])
    return Text(
        tuple(walk.lines),
        paragraphs=not wrapped,
        notes=walk.notes,
        title=title,
        form="html",
        metadata=metadata.pairs_of(root),
    )


def _tree(data: bytes) -> etree._Element:
    limits.check_tags(data)
    declared = _CHARSET.search(data[:4096])
    text = decode(data, declared[1].decode("ascii") if declared else None).replace("\0", "")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root: etree._Element | None = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError) as error:
        raise UnreadableError(f"not HTML that can be read: {error}") from None
    if root is None:
        raise UnreadableError("no text")
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableError("not HTML that can be read: nested too deep")
    return root


def _parts(root: etree._Element) -> list[etree._Element]:
    """The part of the page that is its text, with notes that stand outside it."""
    everything = text_length(root)
    for path in _MAIN:
        found = cast("list[etree._Element]", root.xpath(path))
        if len(found) == 1 and text_length(found[0]) * 3 > everything:
            inside = set(found[0].iter())
            notes = [e for e in root.iter() if is_note(e) and e not in inside]
            return [found[0], *notes]
    return [root]


def _title(root: etree._Element) -> str | None:
    """The title in the page's metadata, else the one in the browser's bar."""
    for meta in root.iter("meta"):
        if meta.get("name", "").lower() in {"dc.title", "dcterms.title"}:
            title = clean(" ".join(meta.get("content", "").split()))
            if title:
                return title
    return clean(" ".join((root.findtext(".//title") or "").split())) or None
