"""The news of watches as an Atom feed (RFC 4287), for feed readers.

An entry is one piece of news: a unit of a watch, or that it was answered or published. Its id
is a `tag:` URI (RFC 4151) made of the watch and the unit, so that a feed that is written anew
has the same entries with the same ids and moments; `kamerzoek.invalid` is nobody's (RFC 2606).
It links to zoek.officielebekendmakingen.nl where the letter says under which number it is
there. Its content is the whole question and answer, as escaped HTML; what XML cannot hold
is left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TextIO
from urllib.parse import quote
from xml.etree import ElementTree as ET

from ..batches import Batch
from ..citation import citation
from ..news import News
from ..watches import Watch
from .news_text import about, asks
from .words import answered_by, dated, listed, question_label
from .xml_text import xml_text

NAMESPACE = "http://www.w3.org/2005/Atom"
_AUTHORITY = "tag:kamerzoek.invalid,2026"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of some `watches` of the file that has the `token`; `named` when they were chosen."""

    token: str
    watches: Sequence[Watch]
    named: bool
    news: Sequence[tuple[Batch, News]]


def write(feed: Feed, out: TextIO) -> None:
    """Write a feed; the same news give the same bytes."""
    root = _feed(feed)
    ET.indent(root)
    out.write('<?xml version="1.0" encoding="utf-8"?>\n')
    out.write(ET.tostring(root, encoding="unicode") + "\n")


def _feed(feed: Feed) -> ET.Element:
    names = sorted(watch.name for watch in feed.watches)
    about_all = f"watch/{'/'.join(map(_part, names))}" if feed.named else "watches"
    updated = max((batch.made for batch, _ in feed.news), default=None)
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "nl"})
    _text(root, "id", f"{_AUTHORITY}:{feed.token}/{about_all}")
    _text(root, "title", f"Kamerzoek: {listed(names)}" if feed.named else "Kamerzoek")
    if len(feed.watches) == 1:
        _text(root, "subtitle", asks(feed.watches[0]))
    _text(root, "updated", updated or max((one.added for one in feed.watches), default=_NEVER))
    _author(root, "Kamerzoek")
    _text(root, "generator", "Kamerzoek")
    for batch, one in feed.news:
        root.append(_entry(feed, batch, one))
    return root


_NEVER = "1970-01-01T00:00:00+00:00"


def _entry(feed: Feed, batch: Batch, news: News) -> ET.Element:
    document, unit = news.hit.document, news.hit.unit
    cited = citation(news.hit.entry)
    entry = ET.Element("entry")
    watch = f"{batch.watch.name}: " if len(feed.watches) > 1 else ""
    numbered = f" · {question_label(unit.numbers)}" if unit.numbers else ""
    sort = "" if news.what == "new" else f"{news.what.capitalize()}: "
    subject = (document.subject or cited.line) + numbered
    _text(entry, "title", watch + sort + subject)
    _text(entry, "id", _id(feed.token, batch.watch, news))
    _text(entry, "updated", batch.made)
    for author in cited.authors:
        _author(entry, author.name)
    if cited.address:
        ET.SubElement(entry, "link", rel="alternate", type="text/html", href=cited.address)
    ET.SubElement(entry, "category", term=xml_text(batch.watch.name))
    if news.hit.snippets:
        _text(entry, "summary", " … ".join(one.text for one in news.hit.snippets))
    content = _text(entry, "content", "\n".join(_content(news, cited.line)))
    content.set("type", "html")
    return entry


def _id(token: str, watch: Watch, news: News) -> str:
    """An entry's id: the same news of the same watch have it, and nothing else has."""
    what = "" if news.what == "new" else f"/{news.what}"
    unit = "/".join(_part(part) for part in news.key.removeprefix("=").split("#"))
    return f"{_AUTHORITY}:{token}/{watch.id}/{unit}{what}"


def _part(text: str) -> str:
    return quote(text, safe="")


def _content(news: News, cited: str) -> Iterator[str]:
    document = news.hit.document
    by = " · ".join(filter(None, (dated(document), answered_by(document))))
    yield f"<p>{_html(by)}</p>"
    if said := about(news):
        yield f"<p><em>{_html(said)}</em></p>"
    for question in news.hit.unit.questions:
        yield f"<h3>{_html(question_label(question.numbers))}</h3>"
        yield from _paragraphs(question.text)
    if news.hit.unit.answer is not None:
        yield "<h3>Antwoord</h3>"
        yield from _paragraphs(news.hit.unit.answer)
    yield f"<p><small>{_html(cited)} · {_html(news.hit.unit.id)}</small></p>"


def _paragraphs(text: str) -> Iterator[str]:
    return (f"<p>{_html(line)}</p>" for line in text.split("\n") if line.strip())


def _html(text: str) -> str:
    return escape(text)


def _author(parent: ET.Element, name: str) -> None:
    _text(ET.SubElement(parent, "author"), "name", name)


def _text(parent: ET.Element, name: str, text: str) -> ET.Element:
    made = ET.SubElement(parent, name)
    made.text = xml_text(text)
    return made
