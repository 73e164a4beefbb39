"""OpenDocument text: paragraphs with what LibreOffice renders around them.

Read from the XML itself, as Word files are, with the same guards; see `docx` for
what these letters depend on. Heads and feet come once each, before and after the body.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from ..document import Footnote
from ..errors import UnreadableError
from ..text import Line, Region, Text
from .characters import clean
from .markup import local
from .odt_lists import Lists
from .odt_story import Shared, Story
from .odt_styles import OFFICE, STYLE, TEXT, Styles
from .packed import Packed
from .story import Notes, Pages

_TITLE = ".//{http://purl.org/dc/elements/1.1/}title"
_ENCRYPTED = ("encryption-data", "encrypted-key")


def read(data: bytes) -> Text:
    """An OpenDocument text (.odt) as paragraphs."""
    packed = Packed(data, "OpenDocument file")
    _refuse_encrypted(packed)
    content = packed.xml("content.xml")
    text = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or text is None:
        raise UnreadableError("not an OpenDocument text (there is no letter in it)")
    styles = packed.xml("styles.xml")
    shared = Shared(Styles(styles, content), Lists(styles, content), Notes(), [])
    body = _body(text, shared)
    heads, feet = (_around(content, styles, shared, region) for region in _EDGES)
    return Text(
        lines=(*heads, *body, *feet),
        paragraphs=True,
        notes=tuple(_notes(shared)),
        title=_title(packed),
        form="odt",
    )


_EDGES: tuple[Region, Region] = ("header", "footer")


def _refuse_encrypted(packed: Packed) -> None:
    manifest = packed.xml("META-INF/manifest.xml")
    hidden = manifest is not None and any(local(e) in _ENCRYPTED for e in manifest.iter())
    if hidden or "encrypted-package" in packed.names:
        raise UnreadableError("encrypted: it cannot be read without its password")


def _body(text: etree._Element, shared: Shared) -> list[Line]:
    """The lines of the letter; pages are only known where the file tells of any."""
    pages = Pages()
    lines = list(Story(shared, pages, "body", "box").lines(text))
    if not pages.turned:
        lines = [replace(line, page=None) for line in lines]
    if not any(line.region == "body" for line in lines):
        lines = [replace(line, region="body") for line in lines]
    return lines


def _around(
    content: etree._Element, styles: etree._Element | None, shared: Shared, region: Region
) -> list[Line]:
    """The lines of all heads or feet of the pages that the letter uses, equal ones once."""
    found: dict[str, Line] = {}
    for master in _masters(content, styles, shared):
        first = master.get(f"{STYLE}next-style-name", "") not in {"", master.get(f"{STYLE}name")}
        letterhead = first and region == "header"
        for element in master:
            if local(element).startswith(region) and element.get(f"{STYLE}display") != "false":
                story = Story(shared, Pages(), region, "box" if letterhead else region)
                for line in story.lines(element):
                    found.setdefault(line.text, replace(line, page=None))
    return list(found.values())


def _masters(
    content: etree._Element, styles: etree._Element | None, shared: Shared
) -> Iterator[etree._Element]:
    """The kinds of pages that are used: the first, those that paragraphs ask for, what follows."""
    known = {} if styles is None else {
        master.get(f"{STYLE}name", ""): master for master in styles.iter(f"{STYLE}master-page")
    }  # fmt: skip
    used = {p.get(f"{TEXT}style-name", "") for p in content.iter(f"{TEXT}p", f"{TEXT}h")}
    named = [m for (_, style), m in shared.styles.masters.items() if style in used]
    waiting, seen = [*(named or list(known)[:1])], set()
    while waiting:
        name = waiting.pop(0)
        if name in known and name not in seen:
            seen.add(name)
            yield known[name]
            waiting.append(known[name].get(f"{STYLE}next-style-name", ""))


def _notes(shared: Shared) -> Iterator[Footnote]:
    """The bodies of the notes in the order of their marks."""
    for mark, note in enumerate(list(shared.bodies), 1):
        body = note.find(f"{TEXT}note-body")
        story = Story(replace(shared, notes=Notes(), bodies=[]), Pages(), "note", "note")
        lines = () if body is None else story.lines(body)
        yield Footnote(str(mark), " ".join(line.text.strip() for line in lines))


def _title(packed: Packed) -> str | None:
    meta = packed.xml("meta.xml")
    title = None if meta is None else meta.findtext(_TITLE)
    return clean(" ".join((title or "").split())) or None
