"""Publication XML: the source of the official PDF and web page, with its structure.

Files of officielebekendmakingen.nl (`officiele-publicatie`, schema op-xsd-2012-2, and
the older `vraagdoc`; RECORD.md 2.6). The elements say what the other formats only
print, so a question or answer whose number stands alone, or that has none, gets the
line that is printed above it elsewhere: "Vraag 3", "Antwoord". All else stays as it
is written. Every element is a line of its own unless it is known to stand inside a
sentence, so that nothing of an unknown schema is lost or glued.
"""

import re

from lxml import etree

from ..errors import UnreadableError
from ..text import Line, Text
from . import html, metadata, sniff
from .characters import clean
from .markup import children, entity, local, said, tree, words
from .xml_notes import Notes

_PUBLICATION = {"officiele-publicatie", "kamervragen", "vraagdoc", "vragen", "reactie", "vraag"}
_NAMES = {
    "naam", "voornaam", "voornamen", "initialen", "voorvoegsel", "voorvoegsels", "achternaam",
    "geslachtsnaam", "functie",
}  # fmt: skip
_INLINE = _NAMES | {
    "nadruk", "extref", "intref", "dossierref", "sup", "inf", "sub", "b", "i", "u", "em", "spatie",
    "politiek", "partij", "organisatie", "kamervraagonderwerp", "datum", "plaats", "afkorting",
}  # fmt: skip
_UNSEEN = {"metadata", "meta", "metadata_gegevens", "colspec", "li.nr"}
_HEADINGS = {"kamervraagomschrijving", "omschr", "titel", "kop", "tussenkop", "nr", "nummer"}
_HEADED = {"vraag": "Vraag", "antwoord": "Antwoord", "kamervraagopmerking": "Mededeling"}
_NUMBER = ("nr", "nummer")
_MARKER = re.compile(
    r"\W*(?:vra(?:ag|gen)|antwoord(?:en)?|beantwoording|mededeling)\b", re.IGNORECASE
)
_LONGEST_MARKER = 60
_SPACE = re.compile(r"[ \t\r\n\f]+")


def read(data: bytes) -> Text:
    """A publication as paragraphs; a web page under its name is read as one."""
    if sniff.is_page(data):
        return _page(data)
    root = tree(data, "XML file")
    if local(root) == "metadata_gegevens":
        raise UnreadableError("metadata of a letter, without the letter itself")
    if not any(local(element) in _PUBLICATION for element in root.iter()):
        raise UnreadableError(f"XML, but no official publication (its root is {local(root)[:40]})")
    walk = _Walk(Notes(root))
    walk.block(root)
    found = metadata.pairs_of(root)
    return Text(
        tuple(walk.lines),
        paragraphs=True,
        notes=tuple(walk.notes.bodies),
        title=next((value for name, value in found if name == "title"), None),
        form="xml",
        metadata=found,
    )


def _page(data: bytes) -> Text:
    """A web page; one without a question or an answer is what a site gives for a missing file."""
    text = html.read(data)
    if not any(_MARKER.match(line.text) for line in text.lines):
        raise UnreadableError("an error page: a web page where the publication should be")
    return text


class _Walk:
    """Reads a tree into `lines`, one for every element that is no part of a sentence."""

    def __init__(self, notes: Notes) -> None:
        self.lines: list[Line] = []
        self.notes = notes
        self._text: list[str] = []
        self._around = {"heading": 0, "bold": 0, "italic": 0}
        self._plain = self._upright = False
        self._number: str | None = None
        self._last = dict.fromkeys(_HEADED, 0)
        self._before = ""
        self._printed: set[etree._Element] = set()

    def block(self, element: etree._Element) -> None:
        """An element that begins and ends a line, and all in it."""
        name = local(element)
        self._end()
        if name in _HEADED:
            self._head(element, name)
        elif name == "li":
            self._number = next((words(nr) for nr in children(element, "li.nr")), "") or None
        self._around["heading"] += name in _HEADINGS
        self._inside(element)
        self._end()
        self._around["heading"] -= name in _HEADINGS

    def _head(self, element: etree._Element, name: str) -> None:
        """The line above a question, an answer or a notice."""
        number = next(children(element, *_NUMBER), None)
        printed = "" if number is None else words(number, without=("noot", "nootref"))
        begins = next((t.strip() for t in map(str, element.itertext()) if t.strip()), "")
        if number is not None and printed:
            self._printed.add(number)
            marked = printed if _MARKER.match(printed) else f"{_HEADED[name]} {printed}"
            self._line(marked.rstrip(" .:)"))
        elif not _MARKER.match(begins) or len(begins) > _LONGEST_MARKER:
            self._line(self._unnumbered(name))
        last = re.findall(r"\d{1,3}", printed)[-1:] or [self._last[name] + 1]
        self._last[name] = int(last[0])
        self._before = name

    def _unnumbered(self, name: str) -> str:
        """The line for what has no number: questions count on, answers behind them all as well."""
        due = self._last[name] + 1
        after_another = name == "antwoord" and self._before == name and due <= self._last["vraag"]
        counted = name == "vraag" or after_another
        return f"{_HEADED[name]} {due}" if counted else _HEADED[name]

    def _line(self, text: str) -> None:
        self.lines.append(Line(clean(text), bold=True, heading=True, gap=bool(self.lines)))

    def _inside(self, element: etree._Element) -> None:
        self._write(element.text)
        for child in element:
            self._child(child, local(child), local(element))
            self._write(child.tail)

    def _child(self, child: etree._Element, name: str, around: str) -> None:
        if not name:
            self._write(entity(child))
        elif name == "noot":
            in_sentence = any(map(str.strip, self._text)) or around == "al" or around in _INLINE
            self._write(self.notes.mark(child) if in_sentence else "")
        elif name == "nootref":
            self._write(self.notes.reference(child))
        elif name == "br":
            self._end()
        elif name in _INLINE and around != "ondertekening":
            self._inline(child, name)
        elif name not in _UNSEEN and child not in self._printed:
            self.block(child)

    def _inline(self, element: etree._Element, name: str) -> None:
        if name in _NAMES and self._text and self._text[-1][-1:].isalnum():
            self._text.append(" ")
        look = said(element, "type") if name == "nadruk" else ""
        self._around["bold"] += look in {"vet", "halfvet", "vetcur"}
        self._around["italic"] += look in {"cur", "vetcur"}
        self._inside(element)
        self._around["bold"] -= look in {"vet", "halfvet", "vetcur"}
        self._around["italic"] -= look in {"cur", "vetcur"}

    def _write(self, text: str | None) -> None:
        if text:
            self._text.append(_SPACE.sub(" ", text))
            if any(c.isalnum() for c in text):
                self._plain |= not self._around["bold"] and not self._around["heading"]
                self._upright |= not self._around["italic"]

    def _end(self) -> None:
        """End the line in the making, if there is anything in it."""
        text = clean(_SPACE.sub(" ", clean("".join(self._text))).strip())
        if text:
            self.lines.append(
                Line(
                    text,
                    bold=not self._plain,
                    italic=not self._upright,
                    heading=bool(self._around["heading"]),
                    number=self._number,
                    gap=bool(self.lines),
                )
            )
            self._number = None
        self._text, self._plain, self._upright = [], False, False
